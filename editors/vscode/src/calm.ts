// Work that follows the typing, but not letter by letter.

import type { Disposable } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient/node";

const REST = 250;

/** Does the work once the calls have rested. */
export class Calm implements Disposable {
  private waiting: NodeJS.Timeout | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  call(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.work().catch((error: unknown) => this.failed(error)), REST);
  }

  dispose(): void {
    clearTimeout(this.waiting);
  }

  /** A request that was overtaken by a later letter is made anew; a server that went away tells so itself. */
  private failed(error: unknown): void {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified) {
      this.call();
    }
  }
}
