// Kava in VS Code. What is known of programmes the server knows; this shows it.

import { type ExtensionContext, commands, workspace } from "vscode";
import { Explanations, SCHEME, explain } from "./explain";
import { Preview } from "./preview";
import type { Argument } from "./programmes";
import { Report } from "./report";
import { Server } from "./server";
import { totals } from "./totals";

export async function activate(context: ExtensionContext): Promise<void> {
  const server = new Server(context);
  const preview = new Preview(context, server);
  const report = new Report(context);
  server.shows("kava.preview", (argument: Argument) => preview.show(argument));

  const offer: [string, () => Promise<void>][] = [
    ["kava.showPreview", () => preview.showAtCursor()],
    ["kava.showReport", () => report.showAtCursor(server)],
    ["kava.showExplanation", explain],
    ["kava.restart", () => server.start()],
  ];
  context.subscriptions.push(
    server,
    preview,
    ...totals(server),
    ...offer.map(([name, act]) => commands.registerCommand(name, act)),
    workspace.registerTextDocumentContentProvider(SCHEME, new Explanations(server)),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("kava")) {
        void server.start();
      }
    }),
  );
  await server.start();
}
