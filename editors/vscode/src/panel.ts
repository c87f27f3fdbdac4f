// A panel beside the text that shows pages of the server's making. They are shown in frames that run
// no script and load nothing.

import { randomBytes } from "node:crypto";
import { type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window } from "vscode";

/** A page with the name on its tab. */
export interface Sheet {
  name: string;
  html: string;
}

export class Panel {
  private panel: WebviewPanel | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly kind: string,
  ) {}

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /** Opens it if need be, and brings it to the front. */
  show(title: string, sheets: Sheet[]): void {
    this.panel ??= this.opened();
    this.panel.reveal(ViewColumn.Beside, true);
    this.update(title, sheets);
  }

  /** Shows other sheets where the reader is, if it is open. */
  update(title: string, sheets: Sheet[]): void {
    if (this.panel) {
      this.panel.title = title;
      void this.panel.webview.postMessage(sheets);
    }
  }

  private opened(): WebviewPanel {
    const media = Uri.joinPath(this.context.extensionUri, "dist");
    const panel = window.createWebviewPanel(
      this.kind,
      "Kava",
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: true },
    );
    const script = panel.webview.asWebviewUri(Uri.joinPath(media, "panel.js")).toString();
    panel.webview.html = frame(script);
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}

function frame(script: string): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>
  html, body { height: 100%; margin: 0; padding: 0; }
  body { display: flex; flex-direction: column; }
  nav { display: flex; gap: .25rem; padding: .5rem .5rem 0; }
  nav:empty { display: none; }
  button {
    font: inherit; color: inherit; background: none; cursor: pointer;
    border: 0; border-bottom: 2px solid transparent; padding: .25rem .75rem;
  }
  button[aria-selected=true] { border-color: var(--vscode-focusBorder); font-weight: 600; }
  iframe { flex: 1; border: 0; background: #fff; }
  iframe[hidden] { display: none; }
</style>
</head>
<body>
<nav role="tablist"></nav>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
