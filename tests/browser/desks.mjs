// The desks: an entry goes its whole way, the keys of the queue, and no page of theirs has anything that axe finds, in any
// language, at either width.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { RULES, judged, sticksOut } from "./every_page.mjs";
import { journey, somebody } from "./journey.mjs";
import { languages } from "./paths.mjs";

/** The path of a page below its language. */
const below = (address, base) => new URL(address, base).pathname.slice(3);

/** Work on every desk, and the pages that show it. */
const setting = async (suite) => {
  const { base } = suite;
  const ministry = await somebody(suite, "en", "ministry@education.ma", ["--role", "GOVERNMENT", "--country", "MA", "--country", "FR"]);
  const curator = await somebody(suite, "en", "curator@registry.example", ["--role", "CURATOR"]);
  const other = await somebody(suite, "en", "other@registry.example", ["--role", "CURATOR"]);
  const admin = await somebody(suite, "en", "admin@registry.example", ["--role", "ADMIN"]);
  const begin = async (slug, change) => {
    await ministry.page.goto(`${base}/en/desk/platforms/${slug}`);
    await ministry.page.click(`button[value=${change}]`);
    return below(ministry.page.url(), base);
  };
  const update = await begin("lumni", "change");
  await ministry.page.fill("#operator", "France Télévisions and partners");
  await ministry.page.click("button[value='add:name']");
  await ministry.page.fill("#name-1-language", "ar");
  await ministry.page.fill("#name-1", "لومني");
  const summary = await ministry.page.inputValue("#summary-0");
  await ministry.page.fill("#summary-0", summary.replace(/\w+\W*$/, "and more."));
  await ministry.page.click("button[value=SUBMIT]");
  const look = below(ministry.page.url(), base);
  await ministry.page.click("button[value=SUBMIT]");
  await other.page.goto(`${base}/en${update}`);
  await other.page.click("button[value=TAKE]");
  const draft = await begin("lumni", "change");
  const end = await begin("lumni", "retire");
  await fetch(`${base}/en/platforms/test-dead/report`, { method: "POST", body: "kind=DOES_NOT_OPEN&words=Nothing+since+Monday", redirect: "manual", headers: { "content-type": "application/x-www-form-urlencoded" } });
  await curator.page.goto(`${base}/en/desk/queue?kind=REPORTED`);
  const flag = below(await curator.page.locator(".queue a").first().getAttribute("href"), base);
  await admin.page.goto(`${base}/en/desk/accounts`);
  const account = below(await admin.page.locator("tbody a").first().getAttribute("href"), base);
  await ministry.page.goto(`${base}/en${draft}`);
  await ministry.page.fill("#operator", "Another");
  await ministry.page.click(".actions button[value=save]");
  const pages = [
    [ministry, {
      desk: "/desk", entries: "/desk/platforms", entry: "/desk/platforms/lumni", proposals: "/desk/proposals", draft, sent: update, end,
      new: "/desk/new?country=MA", sheet: "/desk/sheet", me: "/desk/me",
    }],
    [curator, { "curators-desk": "/desk", queue: "/desk/queue", flag, review: update, news: "/desk/news", figures: "/desk/figures", jobs: "/desk/jobs", policy: "/desk/policy" }],
    [other, { decision: update }],
    [admin, { "admins-desk": "/desk", accounts: "/desk/accounts", account, mail: "/desk/mail", events: "/desk/events" }],
  ];
  return { pages, look, people: [ministry, curator, other, admin] };
};

const audit = async ({ axe, base, report }, page, path, language, width, status = 200) => {
  await page.setViewportSize({ width, height: 800 });
  const answer = await page.goto(`${base}/${language}${path}`);
  const where = `${path.replace(/[0-9a-f-]{36}/, "…")} in ${language} at ${width}`;
  report.check(answer.status() === status, where, `status ${answer.status()}`);
  const found = await judged(page, axe, RULES);
  report.check(found.length === 0, where, found.join("; "));
  const out = await page.evaluate(sticksOut);
  report.check(!out, where, `sticks out: ${out}`);
};

/** A form that was refused: the list of faults has the focus, and all is as sound as the empty form. */
const refused = async ({ axe, base, report }, page, language) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${base}/${language}/desk/new?country=MA`);
  await page.fill("#url", "no address");
  await page.click("button[value=SUBMIT]");
  const where = `refused form in ${language}`;
  const found = await judged(page, axe, RULES);
  report.check(found.length === 0, where, found.join("; "));
  report.check((await page.evaluate(() => document.activeElement.id)) === "faults", where, "the focus is not at the faults");
  await page.click("#faults a[href='#url']");
  report.check((await page.evaluate(() => document.activeElement.id)) === "url", where, "a fault does not lead to its box");
};

/** The keys of the queue move, tick, open and help, and mean nothing in a box. */
const keys = async ({ base, report }, page) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${base}/en/desk/queue`);
  const at = () => page.evaluate(() => [...document.querySelectorAll("#queue a")].indexOf(document.activeElement));
  report.check((await at()) === 0, "keys", "the queue does not have the focus");
  if ((await page.locator("#queue a").count()) > 1) {
    await page.keyboard.press("j");
    report.check((await at()) === 1, "keys", "j does not go on");
    await page.keyboard.press("k");
  }
  await page.keyboard.press("x");
  report.check(await page.isChecked("#queue input >> nth=0"), "keys", "x does not tick");
  await page.keyboard.press("?");
  report.check(await page.isVisible("#keys"), "keys", "? does not help");
  await page.keyboard.press("Escape");
  await page.focus("#queue a");
  await page.keyboard.press("o");
  await page.waitForURL(/\/(flags|proposals)\//);
};

export const desks = async (suite) => {
  await journey(suite, { language: "ar", country: "MA", host: "river.example.ma", scripts: true });
  await journey(suite, { language: "fr", country: "BF", host: "fleuve.example.bf", scripts: false });
  const { pages, look, people } = await setting(suite);
  const [ministry, curator] = people;
  suite.report.check(look.endsWith("/send"), "desks", "nothing is looked at before it is sent");
  await keys(suite, curator.page);
  for (const language of languages) {
    for (const [{ page }, paths] of pages) for (const path of Object.values(paths)) for (const width of [360, 1280]) await audit(suite, page, path, language, width);
    await refused(suite, ministry.page, language);
    process.stdout.write(` ${language}`);
  }
  console.log();
  for (const { context } of people) await context.close();
};

/** Pictures of every page of the desks. */
export const deskShots = async (suite, folder) => {
  mkdirSync(folder, { recursive: true });
  const { pages, people } = await setting(suite);
  for (const [language, width] of [["en", 1280], ["fr", 360], ["fr", 1280], ["ar", 360], ["ar", 1280]]) {
    for (const [{ page }, paths] of pages) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${suite.base}/${language}${path}`);
        await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`), fullPage: true });
      }
    }
  }
  for (const { context } of people) await context.close();
};
