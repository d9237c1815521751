// The pages in a browser: what every page must hold in every language, and what people do with them. Prints tables and
// every fault; ends with 1 when there is one. Usage: suite.mjs PROGRAM [--shots FOLDER]

import { createRequire } from "node:module";
import { join } from "node:path";
import { deskShots, desks } from "./desks.mjs";
import { axeTable, everyPage } from "./every_page.mjs";
import { people } from "./people.mjs";
import { shots } from "./shots.mjs";
import { wire } from "./wire.mjs";
import { world } from "./world.mjs";

const require = createRequire(join(process.env.BROWSER_MODULES, "package.json"));
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const [program, ...options] = process.argv.slice(2);
const folder = options[0] === "--shots" ? options[1] : null;

/** Counts what was looked at, and keeps what was wrong. */
const report = {
  looked: 0,
  faults: [],
  check(holds, where, what) {
    this.looked += 1;
    if (!holds) this.faults.push(`${where}: ${what}`);
    return holds;
  },
};

const begun = Date.now();
const registry = await world(program);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const suite = { browser, axe, base: registry.address, invite: registry.invite, report };
  if (folder) {
    await shots(suite, folder);
    await deskShots(suite, join(folder, "desks"));
  }
  else {
    const step = async (title, part) => { console.log(`\n${title}`); await part(suite); };
    await step("What comes over the wire", wire);
    await step("What people do", people);
    await step("The desks: whole ways, keys, and every page by axe", desks);
    await step("Every page, by axe and by measure", everyPage);
    axeTable(report);
  }
} finally {
  await browser.close();
  await registry.stop();
}
if (!folder) {
  for (const fault of report.faults) console.log(`FAULT ${fault}`);
  console.log(`\n${report.looked} looked at, ${report.faults.length} wrong (in ${Math.round((Date.now() - begun) / 1000)} s)`);
  process.exitCode = report.faults.length || report.looked < 500 ? 1 : 0;
}
