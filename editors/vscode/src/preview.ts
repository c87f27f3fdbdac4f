// The preview beside the text: the form for the registry and the record for the catalogue of the
// programme at the cursor, while it is written.

import { type Disposable, type ExtensionContext, workspace } from "vscode";
import { Calm } from "./calm";
import { Panel, type Sheet } from "./panel";
import { type Argument, wantedAtCursor } from "./programmes";
import type { Server } from "./server";
import { words } from "./words";

interface Answer {
  /** The form, a page. */
  html: string;
  /** The record, in the order of the feed. */
  json: string;
}

export class Preview implements Disposable {
  private readonly panel: Panel;
  private readonly calm = new Calm(() => this.renew());
  private readonly listening: Disposable;
  private shown: Argument | undefined;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
  ) {
    this.panel = new Panel(context, "kava.preview");
    this.listening = workspace.onDidChangeTextDocument(() => this.panel.isOpen && this.calm.call());
  }

  async showAtCursor(): Promise<void> {
    const programme = await wantedAtCursor(this.server);
    if (programme) {
      await this.show(programme);
    }
  }

  async show(argument: Argument): Promise<void> {
    this.shown = argument;
    this.panel.show(...(await this.sheets(argument)));
  }

  dispose(): void {
    this.calm.dispose();
    this.listening.dispose();
  }

  private async renew(): Promise<void> {
    if (this.shown) {
      this.panel.update(...(await this.sheets(this.shown)));
    }
  }

  private async sheets(argument: Argument): Promise<[string, Sheet[]]> {
    const { html, json } = await this.server.execute<Answer>("kava.preview", argument);
    const sheets = [
      { name: words().form, html },
      { name: words().record, html: page(JSON.stringify(JSON.parse(json), undefined, 2)) },
    ];
    return [words().previewOf(argument.programme), sheets];
  }
}

function page(text: string): string {
  const escaped = text.replace(/[&<]/g, (char) => (char === "&" ? "&amp;" : "&lt;"));
  const style = "font: 13px/1.5 monospace; white-space: pre-wrap; margin: 1rem";
  return `<!doctype html><meta charset="utf-8"><body style="${style}">${escaped}`;
}
