// An entry goes its whole way in a real browser: invited, drafted, sent, sent back, sent again, accepted, reported, answered
// and retired. Once in Arabic, once without scripts.

/** A browser of somebody who was invited, signed in. */
export const somebody = async ({ browser, base, invite }, language, email, roles, options) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  const page = await context.newPage();
  await page.goto(`${base}/${language}${invite(email, ...roles)}`);
  await page.click("main form button");
  await page.waitForURL(`**/${language}/desk`);
  return { context, page };
};

const WORDS = {
  ar: {
    name: "مدرسة النهر", authority: "وزارة التربية", question: "أي الصفوف؟",
    summary: "دروس لجميع صفوف التعليم الابتدائي مع تمارين ومقاطع مرئية متاحة للجميع مجانًا.",
  },
  fr: {
    name: "École du fleuve", authority: "Ministère de l’Éducation", question: "Pour quelles classes ?",
    summary: "Des leçons pour toutes les classes du primaire, avec des exercices et des vidéos libres.",
  },
};

const fill = async (page, values) => {
  for (const [selector, value] of Object.entries(values)) await page.fill(selector, value);
};

/** Sends a proposal that is open, by the last look. */
const send = async (page) => {
  await page.click("button[value=SUBMIT]");
  await page.waitForURL(/\/send$/);
  await page.click("button[value=SUBMIT]");
  await page.waitForSelector(".notice.done");
};

/** From an empty form to an entry in force, sent back once. */
const listed = async ({ base, report }, { language, country, host }, ministry, curator) => {
  const words = WORDS[language];
  const where = `journey in ${language}`;
  await ministry.goto(`${base}/${language}/desk/new?country=${country}`);
  await fill(ministry, { "#name-0-language": language, "#name-0": words.name, "#url": "not an address" });
  await ministry.click("button[value=SUBMIT]");
  report.check((await ministry.locator("#faults a").count()) > 0, where, "a broken draft was taken");
  report.check((await ministry.inputValue("#name-0")) === words.name, where, "what was typed is lost");
  report.check((await ministry.getAttribute("#url", "aria-describedby"))?.includes("url-fault"), where, "the fault is not beside its box");
  await ministry.click("button[value='add:name']");
  await fill(ministry, { "#name-1-language": "en", "#name-1": "River School" });
  await fill(ministry, { "#summary-0-language": language, "#summary-0": words.summary, "#url": `https://${host}/`, "#languages-0": language, "#authority": words.authority, "#sources": `https://list.${host}/` });
  for (const [name, value] of [["levels", "ISCED_1"], ["audiences", "LEARNERS"], ["subjects", "GENERAL"]]) await ministry.check(`input[name=${name}][value=${value}]`);
  for (const [id, value] of [["kind", "CONTENT_PORTAL"], ["access", "OPEN"], ["lifecycle", "ACTIVE"]]) await ministry.selectOption(`#${id}`, value);
  await send(ministry);
  const draft = ministry.url().split("?")[0];
  await curator.goto(`${base}/${language}/desk/queue?country=${country}`);
  await curator.click(`.queue a >> text=${words.name}`);
  await curator.click("button[value=TAKE]");
  await curator.check("input[value=INCOMPLETE]");
  await curator.fill("#text", words.question);
  await curator.click("button[value=REQUEST_CHANGES]");
  await ministry.goto(draft);
  report.check((await ministry.textContent("main")).includes(words.question), where, "the question does not arrive");
  await ministry.check("input[name=levels][value=ISCED_2]");
  await send(ministry);
  await curator.goto(draft);
  await curator.click("button[value=TAKE]");
  await curator.click("button[value=ACCEPT]");
  report.check(curator.url().includes("/desk/queue"), where, `not accepted: ${await curator.locator("#faults").allTextContents()}`);
  return draft;
};

/** From a visitor's report by the government's answer to a tombstone. */
const ended = async ({ base, report }, { language, country }, ministry, curator, visitor) => {
  const words = WORDS[language];
  const where = `journey in ${language}`;
  const entry = async () => {
    await ministry.goto(`${base}/${language}/desk/platforms`);
    return ministry.locator(`tbody a:has-text("${words.name}")`).first();
  };
  let link = await entry();
  // The catalogue follows the database a moment later.
  for (let tried = 0; tried < 40 && (await link.count()) === 0; tried += 1) { await ministry.waitForTimeout(250); link = await entry(); }
  const slug = (await link.getAttribute("href")).split("/").pop();
  await visitor.goto(`${base}/${language}/platforms/${slug}/report`);
  await visitor.check("input[value=WRONG_ENTRY]");
  await visitor.click("main form button[type=submit]");
  await visitor.waitForURL(/sent=1/);
  await ministry.goto(`${base}/${language}/desk/platforms/${slug}`);
  await ministry.click("section[aria-labelledby=flags] a");
  const flag = ministry.url();
  await ministry.check("input[name=reply][value=RETIRED]");
  await ministry.click("section[aria-labelledby=answer] button");
  report.check(/\/desk\/proposals\//.test(ministry.url()), where, "the answer begins no retirement");
  await ministry.check("input[name=reason][value=CLOSED]");
  await ministry.fill("#date", "2026-11-01");
  await send(ministry);
  const end = ministry.url().split("?")[0];
  await curator.goto(`${base}/${language}/desk/queue?kind=RETIRE&country=${country}`);
  await curator.click(`.queue a >> text=${words.name}`);
  await curator.click("button[value=TAKE]");
  await curator.click("button[value=ACCEPT]");
  report.check((await curator.locator("#sure-fault").count()) === 1, where, "what cannot be undone was done at once");
  await curator.check("#sure");
  await curator.click("button[value=ACCEPT]");
  report.check(curator.url().includes("/desk/queue"), where, `not retired: ${await curator.locator("#faults").allTextContents()}`);
  let tomb = 0;
  for (let tried = 0; tried < 40 && !tomb; tried += 1) {
    await visitor.goto(`${base}/${language}/platforms/${slug}`);
    tomb = await visitor.locator(".tomb").count();
    if (!tomb) await visitor.waitForTimeout(250);
  }
  report.check(tomb > 0, where, "there is no tombstone");
  return { slug, flag, end };
};

/** The whole way, in one language, with scripts or without. */
export const journey = async (suite, way) => {
  const options = { javaScriptEnabled: way.scripts };
  const roles = ["--role", "GOVERNMENT", "--country", way.country];
  const ministry = await somebody(suite, way.language, `ministry@${way.host}`, roles, options);
  const curator = await somebody(suite, way.language, `curator@${way.host}`, ["--role", "CURATOR"], options);
  const visitor = await suite.browser.newContext(options);
  const draft = await listed(suite, way, ministry.page, curator.page);
  const rest = await ended(suite, way, ministry.page, curator.page, await visitor.newPage());
  for (const context of [ministry.context, curator.context, visitor]) await context.close();
  return { draft, ...rest };
};
