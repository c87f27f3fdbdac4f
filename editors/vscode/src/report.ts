// The board's page of the programme at the cursor, in a panel beside the text.

import type { ExtensionContext } from "vscode";
import { Panel } from "./panel";
import { wantedAtCursor } from "./programmes";
import type { Server } from "./server";
import { words } from "./words";

export class Report {
  private readonly panel: Panel;

  constructor(context: ExtensionContext) {
    this.panel = new Panel(context, "kava.report");
  }

  async showAtCursor(server: Server): Promise<void> {
    const programme = await wantedAtCursor(server);
    if (programme) {
      const { html } = await server.execute<{ html: string }>("kava.report", programme);
      const title = words().reportOf(programme.programme);
      this.panel.show(title, [{ name: title, html }]);
    }
  }
}
