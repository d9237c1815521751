// Which pages are looked at, and in which languages.

export const languages = ["en", "fr", "es", "ar", "ru", "zh"];

/** By name: the path below the language, and the status that it should have. */
export const pages = {
  home: ["/", 200],
  list: ["/platforms", 200],
  narrowed: ["/platforms?country=FR&level=ISCED_2", 200],
  searched: ["/platforms?q=math&sort=UPDATED_AT_DESC", 200],
  "second leaf": ["/platforms?page=2", 200],
  "nothing found": ["/platforms?country=FR&q=kiswahili", 200],
  "wrong address": ["/platforms?country=XX&page=-1", 400],
  countries: ["/countries", 200],
  country: ["/countries/FR", 200],
  "empty country": ["/countries/TV", 200],
  languages: ["/languages", 200],
  language: ["/languages/ar", 200],
  coverage: ["/coverage", 200],
  "coverage by language": ["/coverage?by=language", 200],
  platform: ["/platforms/test-healthy", 200],
  "dead platform": ["/platforms/test-dead", 200],
  "hostile platform": ["/platforms/test-script", 200],
  "long names": ["/platforms/test-long", 200],
  "long names in a list": ["/platforms?q=test&country=FR", 200],
  "Arabic platform": ["/platforms/test-arabic", 200],
  "Chinese platform": ["/platforms/test-chinese", 200],
  tombstone: ["/platforms/test-retired", 200],
  report: ["/platforms/test-healthy/report", 200],
  thanks: ["/platforms/test-healthy/report?sent=1", 200],
  about: ["/about", 200],
  changes: ["/changes", 200],
  developers: ["/developers", 200],
  status: ["/status", 200],
  statistics: ["/statistics", 200],
  missing: ["/platforms/lumni-2", 404],
  "beyond the list": ["/platforms?page=400", 404],
  "sign in": ["/sign-in", 200],
};
