// Every page of the built examples: by html-validate, by axe in headless Chromium at two widths and in
// both colour schemes, and by opening it with scripts switched off. Then pages made wrong on purpose.

import { existsSync, readFileSync, readdirSync, writeFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { Table } from "../suite.mjs";

const [built, tools] = process.argv.slice(2).map((path) => resolve(path));
const tool = createRequire(join(tools, "package.json"));
const { HtmlValidate } = tool("html-validate");
const { chromium } = tool("playwright-core");
const axe = readFileSync(tool.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A narrow phone in the dark, and a desk by day.
const VIEWS = [
  { width: 320, colorScheme: "dark" },
  { width: 1200, colorScheme: "light" },
];
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Layout of the bytes, and self-closing forms: both are HTML.
    "no-trailing-whitespace": "off",
    "no-inline-style": "error",
    "void-style": "off",
    "doctype-style": "off",
    "long-title": "off",
  },
});

const pages = readdirSync(built, { recursive: true })
  .filter((name) => name.includes("/site/") && name.endsWith(".html"))
  .sort()
  .map((name) => join(built, name));

async function markup(path) {
  const report = await validator.validateString(readFileSync(path, "utf8"), path);
  return report.results.flatMap((result) =>
    result.messages.map((it) => `${it.ruleId} ${it.line}:${it.column} ${it.message}`),
  );
}

// What no validator knows of this site.
function own(path) {
  const html = readFileSync(path, "utf8");
  const faults = [];
  for (const [, href] of html.matchAll(/ href="([^"#:]+)"/g)) {
    if (!existsSync(resolve(dirname(path), decodeURI(href)))) faults.push(`a link leads nowhere: ${href}`);
  }
  if (/<script(?! type="application\/ld\+json")/.test(html)) faults.push("a script");
  for (const [, json] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    try {
      JSON.parse(json);
    } catch {
      faults.push("JSON-LD that is no JSON");
    }
  }
  const isDoor = dirname(path).endsWith("/site");
  if (!isDoor && (html.match(/rel="alternate" hreflang=/g) ?? []).length !== 2) {
    faults.push("not in two languages");
  }
  return faults;
}

async function shown(browser, path, views) {
  const faults = [];
  for (const { width, colorScheme } of views) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${wide} wide at ${width}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: values }), TAGS);
    faults.push(...violations.map((it) => `${it.id} at ${width} ${colorScheme}: ${it.nodes[0].target}`));
    await context.close();
  }
  return faults;
}

// Each choice alone, with scripts switched off: exactly the programmes that have it stay.
async function filters(browser, path) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  const faults = [];
  let choices = 0;
  const visible = () => page.locator(".programme:visible").count();
  const all = await visible();
  for (const select of await page.locator("select").all()) {
    for (const option of await select.locator("option").all()) {
      const value = await option.getAttribute("value");
      if (value === "") continue;
      choices += 1;
      await select.selectOption(value);
      const having = await page.locator(`.programme[data-has~="${value}"]`).count();
      const now = await visible();
      if (now !== having || now === 0) faults.push(`${value}: ${now} of ${having} shown`);
      await select.selectOption("");
    }
  }
  if ((await visible()) !== all) faults.push("no way back to all");
  await context.close();
  return { faults, choices };
}

const isIndex = (path) => /\/(et|en)\/index\.html$/.test(path);

async function faultsOf(browser, path, views = VIEWS) {
  const found = [...(await markup(path)), ...own(path), ...(await shown(browser, path, views))];
  if (isIndex(path)) found.push(...(await filters(browser, path)).faults);
  return found;
}

const swap = (old, put) => (html) => html.replace(old, put);
const INDEX = {
  "a language that is not said": swap(/<html lang="en">/, "<html>"),
  "a language that is none": swap(/<html lang="en">/, '<html lang="zz-qq-x">'),
  "a page without a title": swap(/<title>.*?<\/title>/, ""),
  "a choice without a label": swap(/<label for="field">.*?<\/label>/, ""),
  "a label of nothing": swap(/<label for="field">/, '<label for="nothing">'),
  "an id twice": swap(/id="credits"/, 'id="field"'),
  "a heading left out": (html) => html.replaceAll("<h3>", "<h5>").replaceAll("</h3>", "</h5>"),
  "a picture without words": swap(/<h1>/, '<img src="x.png"><h1>'),
  "a link without words": swap(/<h1>/, '<a href="index.html"></a><h1>'),
  "a button without words": swap(/<h1>/, '<button type="button"></button><h1>'),
  "an element that is not closed": swap(/<\/ul>/, ""),
  "a link in a link": swap(/<h3><a /, '<h3><a href="index.html">x<a '),
  "a list item on its own": swap(/<h1>/, "<li>x</li><h1>"),
  "a term without its list": swap(/<h1>/, "<dt>x</dt><h1>"),
  "a role that is none": swap(/<main /, '<main role="mian" '),
  "letters that cannot be seen": swap(/<\/head>/, "<style>.kind{color:#ddd}</style></head>"),
  "a page that cannot be enlarged": swap(/initial-scale=1"/, 'initial-scale=1, maximum-scale=1, user-scalable=no"'),
  "two main parts": swap(/<\/main>/, "</main><main>x</main>"),
  "a page wider than a phone": swap(/<h1>/, '<div class="x"></div><style>.x{width:60rem;height:1px}</style><h1>'),
  "a filter that does nothing": swap(/body:has\(#language-\d+:checked\)[^\n]*\n/, ""),
  "a filter that hides too much": swap(/(language-\d+:checked\) \.programme):not\([^)]*\)/, "$1"),
  "a link that leads nowhere": swap(/href="programmes\/[^"]*"/, 'href="programmes/nothing.html"'),
  "a script": swap(/<\/head>/, "<script>1</script></head>"),
  "JSON-LD that is broken off": swap(/<\/head>/, '<script type="application/ld+json">{"a": "</script></head>'),
  "a page in one language": swap(/<link rel="alternate" hreflang="et"[^>]*>/, ""),
  "an attribute that is none": swap(/<h1>/, '<h1 aria-labelled="x">'),
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const table = new Table("html-validate and axe");
let choices = 0;
for (const path of pages) {
  const found = await faultsOf(browser, path);
  // The page, and the choices of its filters, each of which was tried.
  const tried = isIndex(path) ? (await filters(browser, path)).choices : 0;
  choices += tried;
  table.document(relative(built, path), found, 1 + tried);
}
const sample = pages.find((path) => path.endsWith("taltech/site/en/index.html"));
const html = readFileSync(sample, "utf8");
const changedPage = join(dirname(sample), "changed-index.html");
for (const [name, change] of Object.entries(INDEX)) {
  const changed = change(html);
  const path = name.includes("filter") ? sample : changedPage;
  writeFileSync(path, changed);
  const caught = changed !== html && (await faultsOf(browser, path, [{ width: 320, colorScheme: "light" }])).length > 0;
  writeFileSync(sample, html);
  table.mutation(name, caught);
}
rmSync(changedPage, { force: true });
await browser.close();
if (choices === 0) throw new Error("no choice of a filter was tried");
table.end();
