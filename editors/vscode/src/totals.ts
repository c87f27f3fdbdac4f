// The status bar: the totals of the programme at the cursor.

import { type Disposable, type StatusBarItem, StatusBarAlignment, window, workspace } from "vscode";
import { Calm } from "./calm";
import { atCursor } from "./programmes";
import type { Server } from "./server";
import { words } from "./words";

export function totals(server: Server): Disposable[] {
  const item = window.createStatusBarItem("kava.totals", StatusBarAlignment.Left);
  item.name = "Kava";
  item.command = "kava.showPreview";
  const calm = new Calm(() => show(server, item));
  calm.call();
  return [
    item,
    calm,
    server.onDidStart(() => calm.call()),
    window.onDidChangeActiveTextEditor(() => calm.call()),
    window.onDidChangeTextEditorSelection(() => calm.call()),
    workspace.onDidChangeTextDocument(() => calm.call()),
  ];
}

async function show(server: Server, item: StatusBarItem): Promise<void> {
  const programme = await atCursor(server);
  if (!programme) {
    item.hide();
    return;
  }
  item.text = programme.totals;
  item.tooltip = words().totals;
  item.show();
}
