// Pictures of the main pages, for people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { languages, pages } from "./paths.mjs";

const MAIN = ["home", "narrowed", "platform", "country", "coverage", "report", "tombstone", "missing", "about", "statistics"];

export const shots = async ({ browser, base }, folder) => {
  mkdirSync(folder, { recursive: true });
  const take = async (language, width, scheme) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const page = await context.newPage();
    for (const name of MAIN) {
      await page.goto(`${base}/${language}${pages[name][0]}`);
      const file = `${name.replaceAll(" ", "-")}-${language}-${width}${scheme === "dark" ? "-dark" : ""}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: name !== "coverage" });
    }
    await context.close();
  };
  for (const language of languages) for (const width of [360, 1280]) await take(language, width, "light");
  for (const language of ["en", "ar"]) await take(language, 1280, "dark");
  console.log(`Pictures are in ${folder}`);
};
