"""schema.org documents against what one search engine asks of courses, as far as it was written down.

The shapes are a transcription of its documentation, kept with the standards: no validator of its own.
"""

import json

from shacl import Shapes, graph
from suite import STANDARDS, Table, catalogues, drop, mutated, of_type, put

COURSE = of_type("Course")
PROGRAM = of_type("EducationalOccupationalProgram")
INSTANCE = of_type("CourseInstance")
OFFER = of_type("Offer")

MUTATIONS = [
    ("a course without a name", COURSE, drop("name")),
    ("a course without a description", COURSE, drop("description")),
    ("a course without a provider", COURSE, drop("provider")),
    ("a course without an instance", COURSE, drop("hasCourseInstance")),
    ("a course without an offer", COURSE, drop("offers")),
    ("an instance without a mode", INSTANCE, drop("courseMode")),
    ("a mode that is not listed", INSTANCE, put("courseMode", "on-site")),
    ("an instance without its workload", INSTANCE, drop("courseWorkload")),
    ("a workload in words", INSTANCE, put("courseWorkload", "156 hours")),
    ("an offer without a category", OFFER, drop("category")),
    ("a category that is not listed", OFFER, put("category", "Cheap")),
    ("a program without a name", PROGRAM, drop("name")),
    ("a program without a provider", PROGRAM, drop("provider")),
]


def main():
    context = json.loads((STANDARDS / "schema-org" / "vocab" / "schemaorgcontext.jsonld").read_text())["@context"]
    shapes = Shapes([STANDARDS / "schema-org" / "google-course-list.ttl"])

    def data(document):
        return graph({**document, "@context": context})

    table = Table("pySHACL on the course list")
    print(table.validator)
    for folder in catalogues():
        nodes = []
        for path in sorted((folder / "schema-org" / "programmes").glob("*.jsonld")):
            sample = json.loads(path.read_text())
            nodes += sample["@graph"]
        triples = data({"@graph": nodes})
        table.document(folder.name, shapes.pyshacl(triples), sum(shapes.focus(triples).values()))
    for title, nodes, edit in MUTATIONS:
        changed = mutated(sample, nodes, edit)
        table.mutation(title, changed is not None and shapes.pyshacl(data(changed)))
    table.end(least_mutations=len(MUTATIONS))


main()
