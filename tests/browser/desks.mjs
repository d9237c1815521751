// The desks: an entry goes its way in Arabic, in a real browser; and no page of theirs has anything that axe finds, in any
// language, at either width.

import { RULES, judged, sticksOut } from "./every_page.mjs";
import { languages } from "./paths.mjs";

/** A browser of somebody who was invited, signed in. */
const somebody = async ({ browser, base, invite }, email, roles, options) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  const page = await context.newPage();
  await page.goto(`${base}/ar${invite(email, ...roles)}`);
  await page.click("main form button");
  await page.waitForURL(/\/ar\/desk$/);
  return { context, page };
};

const fill = async (page, values) => {
  for (const [selector, value] of Object.entries(values)) await page.fill(selector, value);
};

/** From an empty form to an accepted entry, sent back once. */
const journey = async (suite, ministry, curator) => {
  const { base, report } = suite;
  await ministry.goto(`${base}/ar/desk/new?country=MA`);
  await fill(ministry, { "#name-0-language": "ar", "#name-0": "مدرسة النهر", "#url": "not an address" });
  await ministry.click("button[value=SUBMIT]");
  report.check((await ministry.locator("#faults a").count()) > 0, "journey", "a broken draft was taken");
  report.check((await ministry.inputValue("#name-0")) === "مدرسة النهر", "journey", "what was typed is lost");
  await fill(ministry, {
    "#summary-0-language": "ar", "#summary-0": "دروس لجميع صفوف التعليم الابتدائي مع تمارين ومقاطع مرئية متاحة للجميع مجانًا.",
    "#url": "https://river.example.ma/", "input[name=languages] >> nth=0": "ar", "#authority": "وزارة التربية",
    "#sources": "https://education.example.ma/list",
  });
  for (const [name, value] of [["levels", "ISCED_1"], ["audiences", "LEARNERS"], ["subjects", "GENERAL"]]) await ministry.check(`input[name=${name}][value=${value}]`);
  for (const [id, value] of [["kind", "CONTENT_PORTAL"], ["access", "OPEN"], ["lifecycle", "ACTIVE"]]) await ministry.selectOption(`#${id}`, value);
  await ministry.click("button[value=SUBMIT]");
  report.check((await ministry.locator(".notice.done").count()) === 1, "journey", `not sent: ${await ministry.locator("#faults").allTextContents()}`);
  const draft = ministry.url().split("?")[0];
  await curator.goto(`${base}/ar/desk/queue`);
  await curator.click(".queue a >> text=مدرسة النهر");
  await curator.click("button[value=TAKE]");
  await curator.check("input[value=INCOMPLETE]");
  await curator.fill("#text", "أي الصفوف؟");
  await curator.click("button[value=REQUEST_CHANGES]");
  await ministry.goto(draft);
  report.check((await ministry.textContent("main")).includes("أي الصفوف؟"), "journey", "the question does not arrive");
  await ministry.check("input[name=levels][value=ISCED_2]");
  await ministry.click("button[value=SUBMIT]");
  await curator.goto(draft);
  await curator.click("button[value=TAKE]");
  await curator.click("button[value=ACCEPT]");
  report.check(curator.url().includes("/desk/queue"), "journey", `not accepted: ${await curator.locator("#faults").allTextContents()}`);
  await ministry.goto(`${base}/ar/desk/platforms`);
  report.check((await ministry.textContent("main")).includes("مدرسة النهر"), "journey", "the entry is not there");
  return draft;
};

const audit = async ({ axe, base, report }, page, path, language, width) => {
  await page.setViewportSize({ width, height: 800 });
  const answer = await page.goto(`${base}/${language}${path}`);
  const where = `${path.replace(/[0-9a-f-]{36}/, "…")} in ${language} at ${width}`;
  report.check(answer.status() === 200, where, `status ${answer.status()}`);
  const found = await judged(page, axe, RULES);
  report.check(found.length === 0, where, found.join("; "));
  const out = await page.evaluate(sticksOut);
  report.check(!out, where, `sticks out: ${out}`);
};

export const desks = async (suite) => {
  const ministry = await somebody(suite, "ministry@education.ma", ["--role", "GOVERNMENT", "--country", "MA"], { javaScriptEnabled: true });
  const curator = await somebody(suite, "curator@registry.example", ["--role", "CURATOR"]);
  const admin = await somebody(suite, "admin@registry.example", ["--role", "ADMIN"]);
  const draft = new URL(await journey(suite, ministry.page, curator.page)).pathname.slice(3);
  await ministry.page.goto(`${suite.base}/ar/desk/platforms`);
  const entry = new URL(await ministry.page.locator("tbody a").first().getAttribute("href"), suite.base).pathname.slice(3);
  await ministry.page.goto(`${suite.base}/ar${entry}`);
  await ministry.page.click("button[value=change]");
  const change = new URL(ministry.page.url()).pathname.slice(3);
  await fetch(`${suite.base}/en/platforms/test-dead/report`, { method: "POST", body: "kind=DOES_NOT_OPEN", redirect: "manual", headers: { "content-type": "application/x-www-form-urlencoded" } });
  await curator.page.goto(`${suite.base}/en/desk/queue`);
  const flag = new URL(await curator.page.locator(".queue a").first().getAttribute("href"), suite.base).pathname.slice(3);
  const pages = [
    [ministry, ["/desk", "/desk/platforms", entry, "/desk/proposals", draft, change, "/desk/new?country=MA", "/desk/sheet", "/desk/me"]],
    [curator, ["/desk", "/desk/queue", flag, draft, "/desk/jobs"]],
    [admin, ["/desk", "/desk/accounts", "/desk/mail", "/desk/events"]],
  ];
  for (const language of languages) {
    for (const [{ page }, paths] of pages) for (const path of paths) for (const width of [360, 1280]) await audit(suite, page, path, language, width);
    process.stdout.write(` ${language}`);
  }
  console.log();
  for (const { context } of [ministry, curator, admin]) await context.close();
};
