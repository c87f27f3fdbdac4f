// What the validators in Node share: where things are, and the table at the end.

import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const STANDARDS = resolve(ROOT, "../shared/standards");
export const TOOLS = join(ROOT, "target/conformance-tools");
const BUILT = join(ROOT, "target/conformance");

/** From where `.ci/conformance` has installed it. */
export const tool = createRequire(join(TOOLS, "package.json"));

export const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The folders of the built examples, one a catalogue. */
export function catalogues() {
  const folders = readdirSync(BUILT).sort();
  if (folders.length === 0) throw new Error(`no documents in ${BUILT}`);
  return folders;
}

/** The JSON-LD documents of a target, by name. */
export function documents(target, below = "") {
  return catalogues().flatMap((catalogue) => {
    const folder = join(BUILT, catalogue, target, below);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((name) => name.endsWith(".jsonld")).sort();
    return files.map((name) => ({
      catalogue,
      name: join(catalogue, target, below, name),
      json: readJson(join(folder, name)),
    }));
  });
}

/** How many programmes of a catalogue's own feed are offered: every other document must hold them. */
export function offered(catalogue) {
  const { programmes } = readJson(join(BUILT, catalogue, "catalogue/catalogue.json"));
  return programmes.filter((it) => it.intakes.some((intake) => intake.withdrawn !== true)).length;
}

export class Table {
  constructor(validator) {
    Object.assign(this, { validator, failures: [], valid: 0, caught: 0, mutations: 0 });
    console.log(validator);
  }

  document(name, faults, focus) {
    const all = focus === 0 ? [...faults, "nothing was validated"] : faults;
    console.log(`  ${all.length === 0 ? "valid   " : "INVALID "} ${name} (${focus} nodes)`);
    for (const fault of all.slice(0, 10)) console.log(`           ${fault}`);
    if (all.length === 0) this.valid += 1;
    else this.failures.push(name);
  }

  mutation(name, caught) {
    this.mutations += 1;
    if (caught) this.caught += 1;
    else this.failures.push(name);
    console.log(`  ${caught ? "caught  " : "MISSED  "} ${name}`);
  }

  end(least = 20) {
    console.log(
      `${this.validator}: ${this.valid} documents valid, ` +
        `${this.caught} of ${this.mutations} mutations caught`,
    );
    if (this.mutations < least) throw new Error(`${this.validator}: fewer than ${least} mutations`);
    if (this.failures.length > 0) throw new Error(`${this.validator} failed: ${this.failures.join(", ")}`);
  }
}
