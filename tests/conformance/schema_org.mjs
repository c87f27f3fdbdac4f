// schema.org: the documents as TypeScript, checked against the types of schema-dts. One program for all.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Table, TOOLS, documents, offered, tool } from "./suite.mjs";

const ts = tool("typescript");
const folder = join(TOOLS, "schema-org");

const node = (type) => (document) => document["@graph"].filter((it) => it["@type"] === type);
const inner = (type, key) => (document) => node(type)(document).flatMap((it) => it[key] ?? []);
const set = (key, value) => (it) => (it[key] = value);

const PROGRAM = node("EducationalOccupationalProgram");
const COURSE = node("Course");
const OFFER = inner("Course", "offers");
const INSTANCE = inner("Course", "hasCourseInstance");
const PLACE = (document) => INSTANCE(document).flatMap((it) => it.location ?? []);

const MUTATIONS = [
  ["a type that is not there", COURSE, set("@type", "Kursus")],
  ["no type at all", COURSE, (it) => delete it["@type"]],
  ["a program with a language, for which it has no slot", PROGRAM, set("inLanguage", "et")],
  ["a program that teaches, for which it has no slot", PROGRAM, set("teaches", "x")],
  ["credits that are yes", PROGRAM, set("numberOfCredits", true)],
  ["places in words", PROGRAM, set("maximumEnrollment", true)],
  ["a deadline that is a number", PROGRAM, set("applicationDeadline", 20260821)],
  ["a start that is a number", PROGRAM, set("startDate", 2026)],
  ["a provider that is a number", PROGRAM, set("provider", 74000323)],
  ["a course that is a text", PROGRAM, set("hasCourse", "DM-101")],
  ["an identifier that is a number", PROGRAM, set("identifier", 259389)],
  ["a credential of another type", PROGRAM, set("educationalCredentialAwarded", { "@type": "Diploma" })],
  ["a name that is a list of languages", COURSE, set("name", { et: "Andmed", en: "Data" })],
  ["a name that is missing its type", COURSE, set("name", 7)],
  ["a code that is a number", COURSE, set("courseCode", 101)],
  ["ECTS, for which there is no slot", COURSE, set("ectsCredits", 6)],
  ["an instance of another type", COURSE, set("hasCourseInstance", { "@type": "Offer", price: 1 })],
  ["a syllabus that is a text", COURSE, set("syllabusSections", "first part")],
  ["an offer without its type", OFFER, (it) => delete it["@type"]],
  ["a price that is neither number nor text", OFFER, set("price", false)],
  ["a currency that is a number", OFFER, set("priceCurrency", 978)],
  ["a workload that is a number", INSTANCE, set("courseWorkload", 156)],
  ["room for no number of learners", INSTANCE, set("maximumAttendeeCapacity", false)],
  ["a location that is a number", INSTANCE, set("location", 37)],
  ["an address with a county, for which there is no slot", PLACE, (it) => set("county", "EE-37")(it.address)],
  ["a country that is a number", PLACE, (it) => set("addressCountry", 233)(it.address)],
  ["another context", (document) => [document], set("@context", "http://example.ee")],
  ["no graph", (document) => [document], (it) => delete it["@graph"]],
];

function mutated(document, nodes, edit) {
  const changed = structuredClone(document);
  const found = nodes(changed);
  found.forEach(edit);
  return found.length > 0 ? changed : null;
}

/** The errors of each document, by the name of its file. */
function checked(sources) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = sources.map((json, at) => {
    const file = join(folder, `${at}.ts`);
    const literal = JSON.stringify(json, null, 1);
    writeFileSync(file, `import type { Graph } from "schema-dts";\nexport const it: Graph = ${literal};\n`);
    return file;
  });
  const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] };
  const program = ts.createProgram(files, options);
  const text = (it) => ts.flattenDiagnosticMessageText(it.messageText, " ").slice(0, 300);
  const broken = program.getGlobalDiagnostics().concat(program.getOptionsDiagnostics());
  if (broken.length > 0) throw new Error(broken.map(text).join("\n"));
  return files.map((file) => program.getSemanticDiagnostics(program.getSourceFile(file)).map(text));
}

const all = [...documents("schema-org", "programmes"), ...documents("schema-org")];
const sample = all.find((it) => PLACE(it.json).length > 0 && OFFER(it.json).length > 0).json;
const changed = MUTATIONS.map(([, nodes, edit]) => mutated(sample, nodes, edit));
const found = checked([...all.map((it) => it.json), ...changed.map((it) => it ?? sample)]);

const table = new Table("schema-dts types of schema.org");
all.forEach(({ catalogue, name, json }, at) => {
  const faults = [...found[at]];
  const list = json["@graph"].find((it) => it["@type"] === "ItemList");
  if (list && list.numberOfItems !== offered(catalogue)) faults.push("not every programme is listed");
  table.document(name, faults, json["@graph"].length);
});
MUTATIONS.forEach(([title], at) => {
  table.mutation(title, changed[at] !== null && found[all.length + at].length > 0);
});
table.end();
