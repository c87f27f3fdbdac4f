// The programme at the cursor, as the server's lens above it tells.

import { type TextEditor, window } from "vscode";
import { type CodeLens, CodeLensRequest, CodeLensResolveRequest } from "vscode-languageclient/node";
import type { Server } from "./server";
import { words } from "./words";

export interface Programme {
  /** Its totals in one line. */
  totals: string;
  argument: Argument;
}

/** What the server wants to know to show it. */
export interface Argument {
  uri: string;
  programme: string;
}

/** The same, of which the reader is told when there is none. */
export async function wantedAtCursor(server: Server): Promise<Argument | undefined> {
  const programme = await atCursor(server);
  if (!programme) {
    void window.showInformationMessage(words().noProgramme);
  }
  return programme?.argument;
}

export async function atCursor(server: Server): Promise<Programme | undefined> {
  const client = server.running();
  const editor = written();
  if (!client || !editor) {
    return undefined;
  }
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
  const lenses = (await client.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const lens = nearest(lenses, editor.selection.active.line);
  if (!lens) {
    return undefined;
  }
  const { command } = lens.command ? lens : await client.sendRequest(CodeLensResolveRequest.type, lens);
  return command && { totals: command.title, argument: command.arguments?.[0] };
}

/** The text that is written, or stands beside the panel that is looked at. */
function written(): TextEditor | undefined {
  const editors = window.activeTextEditor ? [window.activeTextEditor] : window.visibleTextEditors;
  return editors.find((editor) => editor.document.languageId === "kava");
}

/** The last one that stands at or above the line; above all of them, the first. */
function nearest(lenses: CodeLens[], line: number): CodeLens | undefined {
  const inOrder = [...lenses].sort((one, other) => one.range.start.line - other.range.start.line);
  return inOrder.filter((lens) => lens.range.start.line <= line).at(-1) ?? inOrder[0];
}
