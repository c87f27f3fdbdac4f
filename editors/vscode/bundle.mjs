// One file for the extension, one for the page in the preview: what is installed has no node_modules.
import { build } from "esbuild";

const shared = { bundle: true, minify: true, target: "es2022", legalComments: "linked", logLevel: "warning" };

await build({
  ...shared,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  platform: "node",
  format: "cjs",
  external: ["vscode"],
});
await build({ ...shared, entryPoints: ["webview/panel.ts"], outfile: "dist/panel.js", platform: "browser" });
