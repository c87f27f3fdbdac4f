// Kava in VS Code. What is known of programmes the server knows; this shows it.

import { type ExtensionContext, commands, workspace } from "vscode";
import { Explanations, SCHEME } from "./explain";
import { Preview } from "./preview";
import type { Argument } from "./programmes";
import { Report } from "./report";
import { Server } from "./server";
import { totals } from "./totals";

export async function activate(context: ExtensionContext): Promise<void> {
  const server = new Server(context);
  const preview = new Preview(context, server);
  const report = new Report(context);
  const explanations = new Explanations();
  server.shows("kava.preview", (argument: Argument) => preview.show(argument));

  const offer: [string, (argument?: string) => Promise<void>][] = [
    ["kava.showPreview", () => preview.showAtCursor()],
    ["kava.showReport", () => report.showAtCursor(server)],
    ["kava.showExplanation", (code) => explanations.show(server, code)],
    ["kava.restart", () => server.start()],
  ];
  context.subscriptions.push(
    server,
    preview,
    ...totals(server),
    ...offer.map(([name, act]) => commands.registerCommand(name, act)),
    workspace.registerTextDocumentContentProvider(SCHEME, explanations),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("kava")) {
        void server.start();
      }
    }),
  );
  await server.start();
}
