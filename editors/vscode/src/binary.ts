// Where the server's program is: as set, else the one carried along, else the one on the PATH.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { type ExtensionContext, workspace } from "vscode";
import { words } from "./words";

const NAME = process.platform === "win32" ? "kava.exe" : "kava";

/** Its path, or why there is none. */
export function binary(context: ExtensionContext): { path: string } | { why: string } {
  const set = workspace.getConfiguration("kava").get<string>("path");
  if (set) {
    return isAbsolute(set) && isProgram(set) ? { path: set } : { why: words().notThere(set) };
  }
  const carried = context.asAbsolutePath(join("bin", `${process.platform}-${process.arch}`, NAME));
  const found = [carried, ...onPath()].find(isProgram);
  return found ? { path: found } : { why: words().notFound };
}

/** Looked up here and not by the system, which on Windows looks into the opened folder first. */
function onPath(): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, NAME));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
