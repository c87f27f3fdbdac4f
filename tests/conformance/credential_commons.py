"""The record shape of Credential Commons 0.1, in two SHACL engines."""

import json

from shacl import Shapes, graph
from suite import STANDARDS, Table, catalogues, drop, mutated, of_type, programmes, put

PROFILES = STANDARDS / "credential-commons" / "profiles"
CREDENTIAL = of_type("MicroCredential")
COHORT = of_type("Cohort")
# The profile asks for a text without a language, a decimal above nought, a run that names what it runs.
MUTATIONS = [
    ("a credential without a name", CREDENTIAL, drop("name")),
    ("a name that is a number", CREDENTIAL, put("name", 7)),
    ("a name in a language", CREDENTIAL, put("name", {"@value": "Andmed", "@language": "et"})),
    ("a name that is a node", CREDENTIAL, put("name", {"@id": "urn:x:name"})),
    ("a second name in a language", CREDENTIAL, put("name", ["Andmed", {"@value": "Data", "@language": "en"}])),
    ("a credential without credits", CREDENTIAL, drop("ectsCredits")),
    ("no credits at all", CREDENTIAL, put("ectsCredits", 0)),
    ("credits below nothing", CREDENTIAL, put("ectsCredits", -6)),
    ("credits as a text", CREDENTIAL, put("ectsCredits", {"@value": "6 EAP"})),
    ("credits as an integer", CREDENTIAL,
     put("ectsCredits", {"@value": "6", "@type": "xsd:integer"})),
    ("credits that are a node", CREDENTIAL, put("ectsCredits", {"@id": "urn:x:credits"})),
    ("one right and one wrong number of credits", CREDENTIAL, put("ectsCredits", [6, 0])),
    ("a credential without a language", CREDENTIAL, drop("language")),
    ("no language in the list", CREDENTIAL, put("language", [])),
    ("a credential without a provider", CREDENTIAL, drop("provider")),
    ("nobody in the place of the provider", CREDENTIAL, put("provider", None)),
    ("a cohort without a name", COHORT, drop("name")),
    ("a cohort with a number for a name", COHORT, put("name", 2026)),
    ("a cohort with a name in a language", COHORT, put("name", {"@value": "Voor", "@language": "et"})),
    ("a cohort that delivers nothing", COHORT, drop("delivers")),
    ("a cohort that delivers a text", COHORT, put("delivers", {"@value": "data-basics"})),
    ("a cohort that delivers what has no id", COHORT, put("delivers", {"name": "Andmed"})),
    ("a cohort without a start", COHORT, drop("startDate")),
    ("a cohort with an empty start", COHORT, put("startDate", None)),
]


def with_context(document, context):
    """The context comes from the standard's own files: nothing is fetched."""
    return graph({**document, "@context": context})


def main():
    context = json.loads((PROFILES / "context" / "haridus.jsonld").read_text())["@context"]
    shapes = Shapes(sorted((PROFILES / "shapes").glob("*.ttl")))
    documents = []
    for folder in catalogues():
        path = folder / "credential-commons" / "credential-commons-0.1.jsonld"
        documents.append((folder, json.loads(path.read_text())))
    smallest = min((it for _, it in documents), key=lambda it: len(str(it)))
    for engine, faults_of in (("pySHACL", shapes.pyshacl), ("rudof", shapes.second)):
        table = Table(f"{engine} on Credential Commons 0.1")
        print(table.validator)
        for folder, document in documents:
            data = with_context(document, context)
            focus = shapes.focus(data)
            faults = faults_of(data)
            if len(list(CREDENTIAL(document))) != offered(folder):
                faults.append("not every programme of the feed that is offered is here")
            if not focus.get("Cohort"):
                faults.append("no cohort was looked at")
            table.document(folder.name, faults, sum(focus.values()))
        for title, nodes, edit in MUTATIONS:
            changed = mutated(smallest, nodes, edit)
            table.mutation(title, changed is not None and faults_of(with_context(changed, context)))
        moved = {**context, "cc": "https://credentialcommons.org/ns/0.2/"}
        table.mutation("another version's namespace: nothing is looked at", not shapes.focus(with_context(smallest, moved)))
        table.end()


def offered(folder):
    """Programmes with an intake that is not withdrawn, or not withdrawn themselves."""
    def is_offered(programme):
        live = [it for it in programme["intakes"] if it["withdrawn"] is not True]
        return bool(live) or programme["withdrawn"] is None

    return sum(map(is_offered, programmes(folder)))


main()
