// The registry that the browser sees: the real seed, and entries of every odd kind, whose addresses are on this machine.
// Some of them are checked for real; days of the past are put into the database. Nothing leaves the machine: addresses of
// the seed are never checked.

import { spawn, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PAGES = new URL("../fixtures/pages/", import.meta.url);
const SUMMARY = "A platform that exists for one test, with a summary of the length that summaries have.";

/** A site for each slug: a healthy page, nothing, or a parked domain. */
const sites = () =>
  new Promise((ready) => {
    const healthy = readFileSync(new URL("healthy/en.html", PAGES));
    const server = createServer((request, response) => {
      if (request.url.startsWith("/dead")) response.writeHead(404).end("<h1>Not Found</h1>");
      else if (!/^\/test-[a-z]+\/$/.test(request.url)) response.writeHead(404).end("<h1>Not Found</h1>");
      else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(healthy);
    });
    server.listen(0, "127.0.0.1", () => ready(server));
  });

const record = (slug, at, more) => ({
  slug, name: { en: `School ${slug}` }, url: `${at}/${slug}/`, url_basis: "own", country: "FR", languages: ["fr", "en"],
  levels: ["ISCED_1", "ISCED_2"], audiences: ["LEARNERS", "TEACHERS"], kind: "CONTENT_PORTAL", subjects: ["MATHEMATICS"],
  access: "OPEN", operator: "Agency for Digital Education", authority: "Ministry of Education", launched: 2020,
  lifecycle: "ACTIVE", summary: { en: SUMMARY }, sources: ["https://source.example/a"], confidence: "sourced", ...more,
});

const records = (at) => [
  record("test-healthy", at, { name: { en: "Learning Commons", fr: "Ressources communes" } }),
  record("test-dead", at),
  record("test-script", at, {
    name: { en: "<script>alert(1)</script>" },
    summary: { en: `"><img src=x onerror=alert(2)> and more words, so that this is as long as a summary has to be.` },
  }),
  record("test-long", at, { name: { en: "W".repeat(200), de: "Donaudampfschifffahrtsgesellschaftskapitänsmütze ".repeat(4).trim() } }),
  record("test-arabic", at, { name: { ar: "منصة التعليم الوطنية" }, summary: { ar: "منصة موجودة من أجل اختبار واحد، ولها ملخص بالطول الذي تكون عليه الملخصات عادة في السجل." }, country: "EG", languages: ["ar"] }),
  record("test-chinese", at, { name: { zh: "国家智慧教育公共服务平台" }, summary: { zh: "这是一个为测试而存在的平台，其简介的长度与名录中通常的简介长度相同，因此这里还要多写一些文字才够。" }, country: "CN", languages: ["zh"] }),
  record("test-retired", at, { lifecycle: "RETIRED", lifecycle_note: "Closed in 2021." }),
];

/** Days of every kind before today, for the strip. */
const days = (database, slug) => {
  const kinds = [[3, 0, 0], [3, 0, 0], [3, 0, 0], [1, 2, 0], [0, 2, 0], [0, 0, 2], [3, 0, 0]];
  const rows = Array.from({ length: 88 }, (_, back) => {
    const [hits, misses, unknowns] = kinds[Math.floor(back / 11) % kinds.length];
    const status = hits ? "UP" : misses ? "DOWN" : "BLOCKED";
    return `((SELECT id FROM platforms WHERE slug = '${slug}'), date('now', '-${back + 1} day'), 'main', ${hits}, ${misses}, ${unknowns}, '${status}', '${status}')`;
  });
  const sql = `INSERT INTO check_days (platform_id, day, vantage, hits, misses, unknowns, worst, last) VALUES ${rows.join(",")};
               UPDATE roll_up_heads SET rolled_until = date('now');`;
  execFileSync("sqlite3", [database, sql]);
};

/** Starts the registry; gives its address, its folder, and how it is stopped. */
export const world = async (program) => {
  const folder = mkdtempSync(join(tmpdir(), "portolan-browser-"));
  const server = await sites();
  const at = `http://127.0.0.1:${server.address().port}`;
  const kept = Object.entries(process.env).filter(([name]) => !/^(PORTOLAN_|DATABASE_URL)/.test(name));
  const env = {
    ...Object.fromEntries(kept), PORTOLAN_CRAWLER__ALLOW_PRIVATE_ADDRESSES: "true", PORTOLAN_CRAWLER__CANARIES: "[]",
    PORTOLAN_LOG__FILTER: "warn",
  };
  const run = (...args) => execFileSync(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const serve = () =>
    new Promise((ready, failed) => {
      const child = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--no-crawler"], { cwd: folder, env });
      let [out, log] = ["", ""];
      child.stderr.on("data", (text) => (log += text));
      child.stdout.on("data", (text) => {
        out += text;
        const found = out.match(/Portolan is at (\S+)/);
        if (found) ready({ child, address: found[1], log: () => log });
      });
      child.on("exit", (code) => failed(new Error(`the program ended with ${code}: ${out}${log}`)));
    });
  const stop = (running) => new Promise((done) => { running.child.removeAllListeners("exit"); running.child.on("exit", done); running.child.kill("SIGTERM"); });

  const first = await serve();
  await stop(first);
  writeFileSync(join(folder, "made.json"), JSON.stringify(records(at)));
  run("import", "made.json");
  const checked = ["test-healthy", "test-dead"];
  // The sites are served by this very process, so the check must not block it.
  for (const slug of checked) await new Promise((done, failed) => {
    const child = spawn(program, ["crawl", "--platform", slug], { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    child.stderr.on("data", (text) => (log += text));
    child.on("exit", (code) => (code === 0 ? done() : failed(new Error(`crawl --platform ${slug}: ${log}`))));
  });
  checked.forEach((slug) => days(join(folder, "data", "portolan.db"), slug));
  const running = await serve();
  return {
    address: running.address, log: running.log,
    /** Makes an account and gives the path that signs it in. */
    invite: (email, ...roles) => run("account", "invite", email, ...roles).toString().match(/\/sign-in\/[0-9a-f]+/)[0],
    stop: async () => { await stop(running); server.close(); rmSync(folder, { recursive: true, force: true }); },
  };
};
