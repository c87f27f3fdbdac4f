// What a director sees in VS Code: a broken programme in a real one, in a browser, with a picture of
// each moment to be looked at. Fails if the text of what is to be seen is not there.
//
//   node test/see.mjs CODE_SERVER PICTURES
//
// target/kava.vsix must be there (editors/vscode/package.sh), and /usr/bin/chromium (apt-get install
// chromium). CODE_SERVER is a folder with what drives it; any npm will do, the Node that runs it comes along:
//
//   mkdir CODE_SERVER && cd CODE_SERVER
//   npm install --ignore-scripts code-server@4.139.1 playwright-core && npm install node@24
//   cd node_modules/code-server/lib/vscode && npm install --omit=dev --ignore-scripts

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [installed, pictures] = process.argv.slice(2).map((path) => resolve(path));
const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const { chromium } = createRequire(join(installed, "package.json"))("playwright-core");
const PORT = 8377;
const PATIENCE = 60_000;

const home = mkdtempSync(join(tmpdir(), "kava-see-"));
const folder = join(home, "catalogue");
const state = ["--user-data-dir", join(home, "user"), "--extensions-dir", join(home, "extensions")];

// Only what would stand between the reader and the text is turned off.
const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  "kava.asOf": "2026-06-10",
  "kava.lang": "en",
};

function codeServer(...more) {
  const node = join(installed, "node_modules/node/bin/node");
  return [node, [join(installed, "node_modules/code-server"), ...state, ...more]];
}

function prepare() {
  cpSync(join(root, "tests/editors/catalogue"), folder, { recursive: true });
  mkdirSync(join(home, "user/User"), { recursive: true });
  writeFileSync(join(home, "user/User/settings.json"), JSON.stringify(SETTINGS));
  mkdirSync(pictures, { recursive: true });
  const [node, args] = codeServer("--install-extension", join(root, "target/kava.vsix"));
  const done = spawnSync(node, args, { encoding: "utf8" });
  if (done.status !== 0) {
    throw new Error(done.stderr + done.stdout);
  }
}

async function open(browser) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  await arrived(page, `http://127.0.0.1:${PORT}/?folder=${folder}`);
  await page.getByRole("treeitem", { name: "programme.kava" }).first().dblclick();
  return page;
}

async function arrived(page, address) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await page.goto(address);
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((wait) => setTimeout(wait, 200));
    }
  }
}

/** Waits for it, and takes the picture once the page has rested. */
async function see(page, name, ...things) {
  for (const thing of things) {
    await thing.first().waitFor();
  }
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  console.log(`vscode: ${name}`);
}

/** Types into the field that the keys open. */
async function ask(page, keys, words) {
  const field = page.locator(".quick-input-widget input[type=text]");
  await page.keyboard.press(keys);
  await field.waitFor();
  await page.keyboard.type(words);
}

async function command(page, title) {
  await ask(page, "F1", title);
  await page.getByRole("option", { name: title }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

async function goTo(page, line, column) {
  await ask(page, "Control+g", `${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

async function look(page) {
  await see(page, "1 lens and totals", page.locator(".codelens-decoration"), page.locator(".statusbar-item").getByText("ECTS"));

  await page.locator(".monaco-editor .view-lines").first().click();
  await goTo(page, 32, 5);
  await see(page, "2 squiggle", page.locator(".squiggly-error"));

  await command(page, "Show or Focus Hover");
  await see(page, "3 message with its clause", page.getByText("clause 1.1"));
  await page.keyboard.press("Escape");

  await goTo(page, 30, 10);
  await command(page, "Show or Focus Hover");
  await see(page, "4 card of a course", page.locator(".monaco-hover").getByText("Questions"));
  await page.keyboard.press("Escape");

  await goTo(page, 27, 4);
  await command(page, "Quick Fix...");
  await see(page, "5 the fixes", page.locator(".action-widget"));
  await page.keyboard.press("Escape");

  await goTo(page, 33, 10);
  await page.keyboard.press("Control+Space");
  await see(page, "6 what may stand here", page.locator(".suggest-widget"));
  await page.keyboard.press("Escape");

  await goTo(page, 3, 1);
  await page.locator(".codelens-decoration a").first().click();
  const panel = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
  const sheet = panel.frameLocator("iframe").first();
  await see(page, "7 preview, the form", sheet.getByText("Basics of Data"));
  await panel.getByRole("tab").nth(1).click();
  await see(page, "8 preview, the record", panel.frameLocator("iframe").nth(1).getByText('"Basics of Data'));

  await page.locator(".monaco-editor .view-lines").first().click();
  await goTo(page, 32, 6);
  await command(page, "Show or Focus Hover");
  await page.locator(".monaco-hover").locator("a", { hasText: "degree-share" }).dispatchEvent("click");
  await see(page, "9 a finding explained", page.getByRole("tab", { name: /degree-share/ }));

  await page.getByRole("tab", { name: /programme.kava/ }).click();
  await command(page, "Kava: Report for the board beside the text");
  await see(page, "10 report for the board", page.getByRole("tab", { name: "Report: data-basics" }));
}

prepare();
const [node, args] = codeServer("--auth", "none", "--bind-addr", `127.0.0.1:${PORT}`);
const server = spawn(node, args, { stdio: "ignore" });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
let page;
try {
  page = await open(browser);
  await look(page);
} catch (error) {
  await page?.screenshot({ path: join(pictures, "failed.png") });
  throw error;
} finally {
  await browser.close();
  server.kill();
  rmSync(home, { recursive: true, force: true });
}
