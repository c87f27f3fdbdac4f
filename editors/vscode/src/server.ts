// The language server: started, asked, started again.

import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  commands,
  window,
  workspace,
} from "vscode";
import { ExecuteCommandRequest, LanguageClient, type Middleware } from "vscode-languageclient/node";
import { binary } from "./binary";
import { ADDRESS } from "./explain";
import { lang, words } from "./words";

export class Server implements Disposable {
  private client: LanguageClient | undefined;
  private turn = Promise.resolve();
  private readonly started = new EventEmitter<void>();
  private readonly shown = new Map<string, (argument: never) => Promise<void>>();
  /** A server has begun to answer. */
  readonly onDidStart = this.started.event;

  constructor(private readonly context: ExtensionContext) {}

  /** What the editor does where a lens calls this command of the server. */
  shows<T>(command: string, show: (argument: T) => Promise<void>): void {
    this.shown.set(command, show);
  }

  /** Anew if it runs; one start after another. The client tells itself why one failed. */
  start(): Promise<void> {
    this.turn = this.turn.then(() => this.startNow()).catch(() => undefined);
    return this.turn;
  }

  private async startNow(): Promise<void> {
    await this.stop();
    const found = binary(this.context);
    if ("why" in found) {
      void complain(found.why);
      return;
    }
    const command = { command: found.path, args: ["lsp"] };
    this.client = new LanguageClient("kava", "Kava", command, {
      documentSelector: [{ language: "kava", scheme: "file" }],
      initializationOptions: wishes(),
      middleware: this.middleware(),
    });
    await this.client.start();
    this.started.fire();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  /** The running client, for requests that the editor offers no way to make. */
  running(): LanguageClient | undefined {
    return this.client?.isRunning() ? this.client : undefined;
  }

  /** Has the server carry out a command. */
  async execute<T>(command: string, argument: unknown): Promise<T> {
    const client = this.running();
    if (!client) {
      throw new Error(words().notRunning);
    }
    const params = { command, arguments: [argument] };
    return client.sendRequest(ExecuteCommandRequest.type, params) as Promise<T>;
  }

  dispose(): void {
    void this.stop();
    this.started.dispose();
  }

  /** The client offers the server's commands to the editor, where a lens calls them. */
  private middleware(): Middleware {
    return {
      executeCommand: (command, args, next) => {
        const show = this.shown.get(command);
        return show ? show(args[0] as never) : next(command, args);
      },
    };
  }
}

/** What the server is told when it starts; what is not set is left to it. */
function wishes(): Record<string, string> {
  const settings = workspace.getConfiguration("kava");
  const asOf = settings.get<string>("asOf");
  const moment = settings.get<string>("moment");
  return { lang: lang(), docs: ADDRESS, ...(asOf && { asOf }), ...(moment && { moment }) };
}

async function complain(why: string): Promise<void> {
  if (await window.showErrorMessage(why, words().settings)) {
    await commands.executeCommand("workbench.action.openSettings", "kava.path");
  }
}
