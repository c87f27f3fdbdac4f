// Every key of every JSON-LD document means something: expanded in safe mode, which refuses to drop
// anything. Contexts come from the standards' own files; nothing is fetched.

import { join } from "node:path";

import { STANDARDS, Table, documents, readJson, tool } from "./suite.mjs";

const jsonld = tool("jsonld");

const CONTEXTS = {
  "https://schema.org": "schema-org/vocab/schemaorgcontext.jsonld",
  "https://credentialcommons.org/profiles/context/haridus.jsonld":
    "credential-commons/profiles/context/haridus.jsonld",
};

async function documentLoader(url) {
  const path = CONTEXTS[url];
  if (!path) throw new Error(`${url} is not at hand`);
  return { contextUrl: null, documentUrl: url, document: readJson(join(STANDARDS, path)) };
}

async function faults(document) {
  try {
    const quads = await jsonld.toRDF(document, { safe: true, documentLoader });
    return { count: quads.length, faults: [] };
  } catch (error) {
    const what = error.details?.event?.message ?? error.message;
    return { count: 1, faults: [`${what} ${JSON.stringify(error.details?.event?.details ?? {}).slice(0, 200)}`] };
  }
}

const all = [
  ...documents("elm"),
  ...documents("credential-commons"),
  ...documents("schema-org", "programmes"),
  ...documents("schema-org"),
];
const table = new Table("jsonld.js in safe mode");
for (const { name, json } of all) {
  const found = await faults(json);
  table.document(name, found.faults, found.count);
}
const targets = ["elm", "credential-commons", "schema-org"];
const graph = (json) => json["@graph"] ?? json.graph;
for (const target of targets) {
  const { json } = all.find(({ name }) => name.includes(`/${target}/`));
  const edits = [
    // The context of schema.org takes any key for one of its own; the types of schema-dts do not.
    ...(target === "schema-org" ? [] : [["a key that nothing defines", (it) => (graph(it).at(-1).madeUp = "x")]]),
    ["an id that is no address", (it) => (graph(it).at(-1)["@id"] = "no address at all") && delete graph(it).at(-1).id],
    ["a type that nothing defines", (it) => (graph(it).at(-1)["@type"] = "Made up") && delete graph(it).at(-1).type],
  ];
  for (const [title, edit] of edits) {
    const changed = structuredClone(json);
    edit(changed);
    table.mutation(`${target}: ${title}`, (await faults(changed)).faults.length > 0);
  }
}
table.end(8);
