// What people do: find a platform without scripts, by keyboard alone, in print, in forced colours; and what the script adds.

const withPage = async ({ browser, base }, options, act) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  try {
    await act(page, base, context);
  } finally {
    await context.close();
  }
};

/** From `/` to a platform for lower secondary mathematics, in two clicks, without a script. */
const finds = (suite, language) =>
  withPage(suite, { javaScriptEnabled: false, locale: language, viewport: { width: 360, height: 800 } }, async (page, base) => {
    const where = `two clicks in ${language}`;
    await page.goto(`${base}/`);
    suite.report.check(page.url() === `${base}/${language}/`, where, `the browser's language led to ${page.url()}`);
    await page.selectOption("select[name=country]", "TH");
    await page.selectOption("select[name=level]", "ISCED_2");
    await page.selectOption("select[name=subject]", "MATHEMATICS");
    await page.click(".finder button");
    await page.click(".card h3 a");
    suite.report.check(page.url().startsWith(`${base}/${language}/platforms/`), where, `ended at ${page.url()}`);
    suite.report.check((await page.locator("a.button[href^=http]").count()) === 1, where, "no way to open the platform");
  });

const listsWithoutScript = (suite) =>
  withPage(suite, { javaScriptEnabled: false }, async (page, base) => {
    const { report } = suite;
    await page.goto(`${base}/en/platforms`);
    await page.click("#facet-level a >> text=Primary education");
    report.check(page.url().endsWith("?level=ISCED_1"), "filter without a script", page.url());
    await page.click(".leaves [rel=next]");
    report.check(page.url().endsWith("?level=ISCED_1&page=2"), "leafing without a script", page.url());
    await page.click(".chips a");
    report.check(page.url().endsWith("/platforms"), "removing a filter without a script", page.url());
    await page.fill("#q", "kolibri");
    await page.press("#q", "Enter");
    report.check((await page.locator(".card").count()) > 0, "searching without a script", "finds nothing");
  });

const reports = (suite) =>
  withPage(suite, { javaScriptEnabled: false }, async (page, base) => {
    const { report } = suite;
    await page.goto(`${base}/fr/platforms/test-healthy/report`);
    await page.fill("#words", "Texte « typé » <b>");
    await page.click("form[method=post] button");
    report.check((await page.locator("#faults a").count()) === 1, "report", "the fault is not shown");
    report.check((await page.inputValue("#words")) === "Texte « typé » <b>", "report", "what was typed is lost");
    await page.check("input[value=WRONG_ENTRY]");
    await page.click("form[method=post] button");
    report.check(page.url().endsWith("?sent=1"), "report", `was not taken: ${page.url()}`);
  });

const suggests = (suite) =>
  withPage(suite, {}, async (page, base) => {
    const { report } = suite;
    await page.goto(`${base}/en/`);
    await page.focus("#q");
    await page.keyboard.type("fran");
    await page.waitForSelector(".suggestions li");
    report.check((await page.getAttribute("#q", "aria-expanded")) === "true", "suggestions", "are not announced");
    await page.keyboard.press("Escape");
    report.check(!(await page.isVisible(".suggestions")), "suggestions", "Escape does not close them");
    await page.keyboard.type("c");
    await page.waitForSelector(".suggestions li");
    await page.keyboard.press("ArrowDown");
    const chosen = await page.getAttribute("#q", "aria-activedescendant");
    report.check(chosen && (await page.getAttribute(`#${chosen}`, "aria-selected")) === "true", "suggestions", "the arrow chooses none");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/(countries|languages|platforms)\//);
  });

const filtersInPlace = (suite) =>
  withPage(suite, {}, async (page, base) => {
    const { report } = suite;
    await page.goto(`${base}/en/platforms`);
    await page.evaluate(() => (window.stayed = true));
    const link = page.locator("#facet-level a", { hasText: "Primary education" });
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/level=ISCED_1$/);
    await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
    report.check(await page.evaluate(() => window.stayed === true), "filter with the script", "loads the page anew");
    report.check(await page.evaluate(() => document.activeElement?.textContent.includes("Primary education")), "filter with the script", "loses the focus");
    report.check((await page.getAttribute(".editions a[hreflang=fr]", "href")).endsWith("level=ISCED_1"), "filter with the script", "other languages show another list");
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector(".chips"));
    report.check(await page.evaluate(() => window.stayed === true), "going back", "loads the page anew");
    await page.goto(`${base}/en/platforms/test-healthy`);
    const [words, exact] = await page.evaluate(() => { const time = document.querySelector("time[data-moment]"); return [time.textContent, time.title]; });
    report.check(/ago|now|this minute/.test(words) && /UTC/.test(exact), "times", `say ${words}, with ${exact}`);
  });

/** Walks through a page by Tab: all that can be used is reached, and seen to be. */
const walks = (suite, path) =>
  withPage(suite, {}, async (page, base) => {
    const { report } = suite;
    await page.goto(`${base}${path}`);
    const wanted = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.closest(".away"))
        .filter((element) => !(element.type === "radio" && element !== element.form.querySelector(`[name=${element.name}]`))).length);
    await page.evaluate(() => { document.activeElement?.blur(); window.reached = new Set(); window.unseen = []; });
    for (let steps = 0; steps < wanted + 20; steps += 1) {
      await page.keyboard.press("Tab");
      const first = await page.evaluate((isFirst) => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        window.reached.add(element);
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle === "none" || outlineWidth === "0px") window.unseen.push(element.outerHTML.slice(0, 80));
        return isFirst ? element.className : null;
      }, steps === 0);
      if (steps === 0) report.check(first === "skip", `keyboard on ${path}`, `the first stop is ${first}`);
    }
    const [reached, unseen] = await page.evaluate(() => [window.reached.size, window.unseen]);
    report.check(reached >= wanted, `keyboard on ${path}`, `${reached} of ${wanted} stops reached`);
    report.check(unseen.length === 0, `keyboard on ${path}`, `no visible focus on ${unseen.slice(0, 3).join(" ")}`);
    await page.goto(`${base}${path}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    report.check(page.url().endsWith("#content"), `keyboard on ${path}`, "the skip link leads nowhere");
  });

const otherMedia = (suite) =>
  withPage(suite, {}, async (page, base) => {
    const { report } = suite;
    for (const path of ["/en/platforms/test-healthy", "/en/platforms?country=FR"]) {
      await page.emulateMedia({ media: "print" });
      await page.goto(`${base}${path}`);
      const shown = await page.evaluate(() => [...document.querySelectorAll("nav, form, .filters, .chips")].filter((element) => element.checkVisibility()).map(({ className, tagName }) => `${tagName}.${className}`));
      report.check(shown.length === 0, `${path} in print`, `shows ${shown.join(", ")}`);
      report.check((await page.pdf()).length > 5_000, `${path} in print`, "makes no document");
    }
    await page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
    await page.goto(`${base}/en/platforms/test-healthy`);
    report.check(/\S/.test(await page.textContent(".mark")), "forced colours", "a status has no word");
    const moves = await page.evaluate(() => [...document.querySelectorAll("*")].some((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0));
    report.check(!moves, "reduced motion", "something moves");
  });

export const people = async (suite) => {
  for (const language of ["ar", "zh", "fr"]) await finds(suite, language);
  await listsWithoutScript(suite);
  await reports(suite);
  await suggests(suite);
  await filtersInPlace(suite);
  for (const path of ["/en/", "/ar/platforms?country=EG", "/en/platforms/test-healthy", "/en/platforms/test-healthy/report"]) await walks(suite, path);
  await otherMedia(suite);
};
