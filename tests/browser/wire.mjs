// What a browser loads for a page, from nothing: how many bytes in how many requests, from where; and that it has nothing
// to complain about.

import { pages } from "./paths.mjs";

const KB = 1024;

const load = async ({ browser, base, report }, name, path, status) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send("Network.enable");
  let bytes = 0;
  const urls = [];
  inspector.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  page.on("request", (request) => urls.push(request.url()));
  page.on("console", (line) => {
    const expected = line.type() === "error" && status !== 200 && line.text().includes(`status of ${status}`);
    if (line.type() === "error" && !expected) report.check(false, name, `the browser says: ${line.text()}`);
  });
  page.on("pageerror", (error) => report.check(false, name, `the script fails: ${error.message}`));
  page.on("dialog", (dialog) => { report.check(false, name, `a script of others runs: ${dialog.message()}`); dialog.dismiss(); });
  const answer = await page.goto(`${base}${path}`, { waitUntil: "networkidle" });
  const most = name === "home" ? 100 : 60;
  report.check(bytes <= most * KB, name, `${bytes} bytes; at most ${most} KB`);
  report.check(urls.length <= 5, name, `${urls.length} requests: ${urls.join(" ")}`);
  report.check(urls.every((url) => url.startsWith(base) || url.startsWith("data:")), name, `asks others: ${urls.join(" ")}`);
  report.check((await context.cookies()).length === 0, name, "sets a cookie");
  const policy = answer.headers()["content-security-policy"] ?? "";
  report.check(policy.startsWith("default-src 'none'") && !policy.includes("unsafe"), name, `policy: ${policy}`);
  const hreflang = await page.locator("link[hreflang]").count();
  report.check(hreflang === 7 || (await page.locator("meta[name=robots]").count()) === 1, name, `${hreflang} links to other languages`);
  await context.close();
  return [name, urls.length, (bytes / KB).toFixed(1)];
};

export const wire = async (suite) => {
  const rows = [];
  for (const [name, [path, status]] of Object.entries(pages)) rows.push(await load(suite, name, `/fr${path}`, status));
  rows.push(await load(suite, "home", "/ar/", 200));
  console.log("| page | requests | KB, cold |\n| --- | --- | --- |");
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
  const script = await fetch(`${suite.base}${(await (await fetch(`${suite.base}/en/`)).text()).match(/\/static\/site\.[^"]+\.js/)[0]}`);
  const length = (await script.arrayBuffer()).byteLength;
  suite.report.check(length < 10 * KB, "script", `${length} bytes; less than 10 KB`);
};
