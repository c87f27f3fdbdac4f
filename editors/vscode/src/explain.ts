// The page of a finding at the cursor, or of one in the file, beside the text.

import {
  type Diagnostic,
  EventEmitter,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  commands,
  languages,
  window,
} from "vscode";
import type { Server } from "./server";
import { words } from "./words";

export const SCHEME = "kava-explanation";

/** Where a finding's code leads to. */
export const ADDRESS = "command:kava.showExplanation?%5B%22{code}%22%5D";

/** The pages as the server wrote them, in Markdown, which the editor itself knows to show. */
export class Explanations implements TextDocumentContentProvider {
  private readonly pages = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: Uri): string {
    return this.pages.get(uri.path) ?? "";
  }

  /** Of this code, to which a finding links, else of the one that the reader chooses. */
  async show(server: Server, linked?: string): Promise<void> {
    const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
    const code = linked ?? (editor && (await chosen(editor)));
    if (code && editor) {
      const uri = editor.document.uri.toString();
      await this.open(code, await server.execute("kava.explain", { uri, code }));
    }
  }

  private async open(code: string, { markdown }: { markdown: string }): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `${code}.md` });
    this.pages.set(uri.path, markdown);
    this.changed.fire(uri);
    await commands.executeCommand("markdown.showPreviewToSide", uri);
  }
}

/** The code at the cursor if there is one, else that of the finding which the reader picks. */
async function chosen(editor: TextEditor): Promise<string | undefined> {
  const found = languages.getDiagnostics(editor.document.uri).filter((it) => it.source === "kava");
  if (found.length === 0) {
    void window.showInformationMessage(words().noFinding);
    return undefined;
  }
  const here = found.filter((it) => it.range.contains(editor.selection.active));
  if (here.length === 1) {
    return here.map(code)[0];
  }
  const offered = here.length > 0 ? here : found;
  const picks = offered.map((it) => ({ label: code(it), description: firstLine(it) }));
  const picked = await window.showQuickPick(picks, { placeHolder: words().whichFinding });
  return picked?.label;
}

function code({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

const firstLine = ({ message }: Diagnostic): string => message.split("\n", 1)[0] ?? "";
