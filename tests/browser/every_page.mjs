// What must hold of every page in every language: axe finds nothing, nothing sticks out, texts say their language, and the
// browser has nothing to complain about.

import { languages, pages } from "./paths.mjs";

export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const violations = new Map();

/** What axe says of an open page. */
export const judged = (page, axe, rules) =>
  page.evaluate(async ([source, only]) => {
    if (!window.axe) new Function(source)();
    const found = await window.axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join(", ")}`);
  }, [axe, rules]);

/** Elements that are wider than the window and not inside something that scrolls. */
export const sticksOut = () => {
  const wide = document.documentElement.scrollWidth > innerWidth;
  if (!wide) return null;
  const scrolls = (element) => element && (/(auto|scroll|hidden)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const outside = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement);
  });
  return outside.slice(0, 3).map(({ tagName, className, id }) => `${tagName}.${className}#${id}`).join(", ") || "something";
};

/** Directions and languages, as the document has them. */
const tongue = () => ({
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
  unmarked: [...document.querySelectorAll("bdi[lang]")].filter((text) => !text.dir && !text.closest("[dir=ltr],[dir=rtl]")).length,
  map: getComputedStyle(document.querySelector("svg.map") ?? document.body).direction,
  strip: (() => {
    const strip = document.querySelector("svg.strip");
    if (!strip) return null;
    const bars = strip.querySelectorAll("rect");
    return bars[0].getBoundingClientRect().left < bars[bars.length - 1].getBoundingClientRect().left;
  })(),
  mark: document.querySelector(".mark-of").getBoundingClientRect().left < innerWidth / 2,
});

const look = async ({ browser, axe, base, report }, language) => {
  const open = async (width, scheme) => {
    // Axe is put into the page by the inspector, which the policy of the page does not bind; evaluating text is another
    // matter, so the policy is set aside here and watched in a context of its own.
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP: true });
    return [context, await context.newPage()];
  };
  for (const [width, scheme, rules] of [[1280, "light", RULES], [360, "light", RULES], [360, "dark", ["wcag2aa"]]]) {
    if (scheme === "dark" && !["en", "ar"].includes(language)) continue;
    const [context, page] = await open(width, scheme);
    for (const [name, [path, status]] of Object.entries(pages)) {
      const where = `${name} in ${language} at ${width}${scheme === "dark" ? ", dark" : ""}`;
      const answer = await page.goto(`${base}/${language}${path}`);
      report.check(answer.status() === status, where, `status ${answer.status()} instead of ${status}`);
      const found = await judged(page, axe, rules);
      report.check(found.length === 0, where, found.join("; "));
      violations.set(`${name}|${language}`, (violations.get(`${name}|${language}`) ?? 0) + found.length);
      for (const narrow of width === 360 ? [360, 320] : [1280, 640]) {
        await page.setViewportSize({ width: narrow, height: 800 });
        const out = await page.evaluate(sticksOut);
        report.check(!out, `${where}, ${narrow} wide`, `sticks out: ${out}`);
      }
      await page.setViewportSize({ width, height: 800 });
      if (scheme === "dark") continue;
      const { lang, dir, map, strip, mark, unmarked } = await page.evaluate(tongue);
      report.check(lang === language && dir === (language === "ar" ? "rtl" : "ltr"), where, `is ${lang}, ${dir}`);
      report.check(unmarked === 0, where, `${unmarked} foreign texts without a direction`);
      if (name === "home") report.check(map === "ltr", where, "the map is mirrored");
      if (strip !== null) report.check(strip, where, "the strip is mirrored");
      if (width === 1280) report.check(mark === (language !== "ar"), where, "the mark is on the wrong side");
    }
    await context.close();
  }
};

export const everyPage = async (suite) => {
  for (const language of languages) {
    await look(suite, language);
    process.stdout.write(` ${language}`);
  }
  console.log();
};

/** How much axe found, by page and language. */
export const axeTable = () => {
  console.log(`\n| axe | ${languages.join(" | ")} |\n| --- |${languages.map(() => " --- |").join("")}`);
  for (const name of Object.keys(pages)) {
    console.log(`| ${name} | ${languages.map((language) => violations.get(`${name}|${language}`) ?? "-").join(" | ")} |`);
  }
};
