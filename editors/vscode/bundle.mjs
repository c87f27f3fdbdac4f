// One file for the extension, one for the page in the preview: what is installed has no node_modules.
// Whoever wrote a part of it is named in licences.txt.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const shared = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };

const { metafile } = await build({
  ...shared,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  platform: "node",
  format: "cjs",
  external: ["vscode"],
  metafile: true,
});
await build({ ...shared, entryPoints: ["webview/panel.ts"], outfile: "dist/panel.js", platform: "browser" });

const inputs = Object.keys(metafile.inputs);
const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
const packages = [...new Set(folders)].filter(Boolean).sort();
writeFileSync("dist/licences.txt", packages.map(licence).join("\n\n"));

function licence(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) {
    throw new Error(`${folder} has no licence`);
  }
  const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
  return `${name}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}`;
}
