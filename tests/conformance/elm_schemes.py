"""ELM: every concept is one of the scheme that its property takes, by the published vocabulary.

The shapes leave it open for most properties: a level would do for a mode.
"""

import json

from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from suite import STANDARDS, Table, catalogues, everywhere, mutated, of_type, put

SNB = "http://data.europa.eu/snb/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"

# By the name of the property: the scheme, as the end of its address.
SCHEMES = {
    "mode": SNB + "learning-assessment/25831c2",
    "ISCEDFCode": SNB + "isced-f/25831c2",
    "EQFLevel": SNB + "eqf/25831c2",
    "educationLevel": SNB + "eqf/25831c2",
    "framework": SNB + "education-credit/25831c2",
    "language": AUTHORITY + "language",
    "defaultLanguage": AUTHORITY + "language",
    "countryCode": AUTHORITY + "country",
    "unit": AUTHORITY + "currency",
}

SPECIFICATION = of_type("elm:LearningAchievementSpecification")
OPPORTUNITY = of_type("elm:LearningOpportunity")
LEVEL = SNB + "eqf/6"
ONLINE = SNB + "learning-assessment/920fbb3cbe"
ESTONIAN = AUTHORITY + "language/EST"

MUTATIONS = [
    ("a level for a mode", OPPORTUNITY, put("mode", LEVEL)),
    ("a mode that is not there", OPPORTUNITY, put("mode", SNB + "learning-assessment/0000000000")),
    ("the scheme of modes for a mode", OPPORTUNITY, put("mode", SCHEMES["mode"])),
    ("a mode among others", SPECIFICATION, put("mode", [ONLINE, LEVEL])),
    ("a mode for a field of study", SPECIFICATION, put("ISCEDFCode", [ONLINE])),
    ("a language for a level", SPECIFICATION, put("EQFLevel", ESTONIAN)),
    ("a mode for a level", SPECIFICATION, put("educationLevel", ONLINE)),
    ("a level for a language", SPECIFICATION, put("language", [LEVEL])),
    ("a country for a language", OPPORTUNITY, put("defaultLanguage", AUTHORITY + "country/EST")),
    ("a level for a system of credits", of_type("elm:CreditPoint"), put("framework", LEVEL)),
    ("a language for a country", of_type("elm:Address"), put("countryCode", ESTONIAN)),
    ("a country for a currency", of_type("elm:Amount"), put("unit", AUTHORITY + "country/EST")),
]


def concepts(document):
    """Each property that takes a concept, with each of its values."""
    for node in everywhere(document["graph"]):
        for name in SCHEMES.keys() & node.keys():
            values = node[name] if isinstance(node[name], list) else [node[name]]
            for value in values:
                yield name, value


def main():
    vocabulary = Graph().parse(STANDARDS / "elm" / "cv.ttl")
    known = {
        name: {str(it) for it in vocabulary.subjects(SKOS.inScheme, URIRef(scheme))}
        for name, scheme in SCHEMES.items()
    }

    def faults(document):
        return [f"{name}: {value}" for name, value in concepts(document) if value not in known[name]]

    table = Table("schemes of the concepts of ELM")
    print(table.validator)
    samples = []
    for folder in catalogues():
        for path in sorted((folder / "elm").glob("*.jsonld")):
            document = json.loads(path.read_text())
            table.document(f"{folder.name}/{path.name}", faults(document), sum(1 for _ in concepts(document)))
            samples.append(document)
    sample = max(samples, key=lambda it: len(str(it)))
    for title, nodes, edit in MUTATIONS:
        changed = mutated(sample, nodes, edit)
        table.mutation(title, changed is not None and faults(changed))
    table.end(least_mutations=len(MUTATIONS))


main()
