// The page of a finding's code, beside the text.

import {
  type Diagnostic,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  ViewColumn,
  commands,
  languages,
  window,
  workspace,
} from "vscode";
import type { Server } from "./server";
import { words } from "./words";

export const SCHEME = "kava-explanation";

/** Where a finding's code leads to; package.json says that the editor is to show such a page laid out. */
export const ADDRESS = `${SCHEME}:/{code}.md`;

/** The pages as the server writes them, in Markdown, which the editor itself knows to show. */
export class Explanations implements TextDocumentContentProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent({ path }: Uri): Promise<string> {
    const asking = workspace.textDocuments.find((document) => document.languageId === "kava");
    const code = path.slice("/".length, -".md".length);
    const argument = { uri: asking?.uri.toString(), code };
    const { markdown } = await this.server.execute<{ markdown: string }>("kava.explain", argument);
    return markdown;
  }
}

/** Of the finding at the cursor if there is one, else of the one that the reader picks. */
export async function explain(): Promise<void> {
  const editor = window.activeTextEditor;
  const code = editor && (await chosen(editor));
  if (code) {
    const uri = Uri.parse(ADDRESS.replace("{code}", code));
    await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", ViewColumn.Beside);
  }
}

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
