"""OOAPI 6.0: its JSON Schema, its extensible enumerations, and names that it does not know.

The specification marks enumerations as `x-ooapi-extensible-enum`, which JSON Schema passes over, and
forbids no unknown name. Both are checked here: a value is listed or begins with `x-`, and every
property is one that the specification describes.
"""

import json

import jsonschema
from jsonschema.validators import extend

from suite import STANDARDS, Table, catalogues, drop, mutated, programmes, put

PAGES = {
    "programmes": "/programmes",
    "courses": "/courses",
    "learning-outcomes": "/learning-outcomes",
    "programme-offerings": "/organisations/{organisationId}/programme-offerings",
    "organisations": "/organisations",
}
IDS = {
    "programmes": "programmeId",
    "courses": "courseId",
    "learning-outcomes": "learningOutcomeId",
    "programme-offerings": "programmeOfferingId",
    "organisations": "organisationId",
}


def items(kind):
    """The items of a page; the kind names the page that a mutation is for."""

    def find(document):
        return document["items"]

    return kind, find


def inner(kind, *keys):
    def find(document):
        nodes = document["items"]
        for key in keys:
            nodes = [it[key] for it in nodes if it.get(key)]
            nodes = [one for it in nodes for one in (it if isinstance(it, list) else [it])]
        return nodes

    return kind, find


def page(kind):
    return kind, lambda document: [document]


PROGRAMME = items("programmes")
COURSE = items("courses")
OUTCOME = items("learning-outcomes")
OFFERING = items("programme-offerings")
ORGANISATION = items("organisations")
PRICE = inner("programme-offerings", "priceInformation")
PERIOD = inner("programme-offerings", "enrolmentPeriods")
ADDRESS = inner("programme-offerings", "addresses")

MUTATIONS = [
    ("a programme without an id", PROGRAMME, drop("programmeId")),
    ("an id that is no UUID", PROGRAMME, put("programmeId", "data-basics")),
    ("a programme without a code", PROGRAMME, drop("primaryCode")),
    ("a programme without a name", PROGRAMME, drop("name")),
    ("a programme with an empty list of names", PROGRAMME, put("name", [])),
    ("a programme without a type", PROGRAMME, drop("programmeType")),
    ("a type that is not listed", PROGRAMME, put("programmeType", "micro-credential")),
    ("a level that is not listed", PROGRAMME, put("levelOfQualification", "EQF 7")),
    ("an award that is not listed", PROGRAMME, put("qualificationAwarded", "microdegree")),
    ("a document that is not listed", PROGRAMME, put("formalDocument", "paper")),
    ("a mode that is not listed", PROGRAMME, put("modesOfDelivery", ["on-site"])),
    ("a field of study of one digit", PROGRAMME, put("fieldsOfStudy", "6")),
    ("a duration in words", PROGRAMME, put("duration", "two semesters")),
    ("a language in words", PROGRAMME, put("teachingLanguages", ["Estonian"])),
    ("no language in the list", PROGRAMME, put("teachingLanguages", [])),
    ("a page that is no address", PROGRAMME, put("link", "see the website")),
    ("a name that the specification does not know", PROGRAMME, put("titel", "x")),
    ("credits as a string", inner("programmes", "studyLoad"), put("value", "6")),
    ("a unit that is not listed", inner("programmes", "studyLoad"), put("studyLoadUnit", "EAP")),
    ("a name without a language", inner("programmes", "name"), drop("language")),
    ("a code of an unknown type", inner("programmes", "primaryCode"), put("codeType", "course_code")),
    ("a day in place of a moment", PROGRAMME, put("validFrom", "2026-08-31")),
    ("a course without a name", COURSE, drop("name")),
    ("a course of a programme by code", COURSE, put("programmeIds", ["data-basics"])),
    ("an outcome without a name", OUTCOME, drop("name")),
    ("an outcome without a code", OUTCOME, drop("primaryCode")),
    ("an intake without an id", OFFERING, drop("programmeOfferingId")),
    ("a start that is a day", OFFERING, put("startDateTime", "2026-08-31")),
    ("fewer places than none", OFFERING, put("maxNumberStudents", -1)),
    ("a fee as a number", PRICE, put("amount", 540)),
    ("a fee with a comma", PRICE, put("amount", "540,00")),
    ("a fee below nothing", PRICE, put("amount", "-1")),
    ("a fee without its type", PRICE, drop("costType")),
    ("a fee with a note", PRICE, put("note", "x")),
    ("a period without its start", PERIOD, drop("startDateTime")),
    ("an address without its type", ADDRESS, drop("addressType")),
    ("a country by its name", ADDRESS, put("countryCode", {"iso3166-1-alpha2": "Eesti"})),
    ("an organisation without a type", ORGANISATION, drop("organisationType")),
    ("an organisation of a type not listed", ORGANISATION, put("organisationType", "university")),
    ("a page without a number", page("programmes"), drop("pageNumber")),
    ("a page without its items", page("programmes"), drop("items")),
    ("page nought", page("programmes"), put("pageNumber", 0)),
]


def extensible(_, listed, value, __):
    if isinstance(value, str) and value not in listed and not value.startswith("x-"):
        yield jsonschema.ValidationError(f"{value!r} is not listed and does not begin with x-")


Validator = extend(jsonschema.Draft202012Validator, {"x-ooapi-extensible-enum": extensible})


def members(schemas):
    """The schemas that others are put together of: unknown names are judged where they are."""
    for schema in schemas.values():
        for part in schema.get("allOf", []):
            if "$ref" in part:
                yield part["$ref"].rsplit("/", 1)[-1]


def closed(specification):
    """Every object of the specification, with the names it describes and no others."""
    schemas = specification["components"]["schemas"]
    parts = {*members(schemas), "Pagination"} - {"Programme", "Organisation", "LearningOutcome"}
    for name, schema in schemas.items():
        describes = "properties" in schema or "allOf" in schema
        if describes and name not in parts and name not in ("Ext", "Consumer"):
            schema["unevaluatedProperties"] = False
    return specification


def validators(specification):
    """For each kind of page what the path that it answers promises."""
    for kind, path in PAGES.items():
        answer = specification["paths"][path]["get"]["responses"]["200"]
        schema = answer["content"]["application/json"]["schema"]
        whole = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "components": specification["components"],
            "unevaluatedProperties": False,
            **schema,
        }
        yield kind, Validator(whole, format_checker=jsonschema.FormatChecker())


def pages(folder, kind):
    paths = sorted((folder / "ooapi" / kind).glob("*.json"), key=lambda it: int(it.stem))
    return [(path, json.loads(path.read_text())) for path in paths]


def dangling(folder):
    """References to what is not there, which no schema notices."""
    known = {
        it[IDS[kind]] for kind in PAGES for _, document in pages(folder, kind) for it in document["items"]
    }
    for kind in PAGES:
        for _, document in pages(folder, kind):
            for item in document["items"]:
                for key, value in item.items():
                    if key.endswith(("Id", "Ids")) and value is not None:
                        for one in value if isinstance(value, list) else [value]:
                            if one not in known:
                                yield f"{kind}: {key} {one} is nowhere"


def main():
    specification = closed(json.loads((STANDARDS / "ooapi" / "schema" / "ooapiv6.json").read_text()))
    table = Table("JSON Schema and enumerations of OOAPI 6.0")
    print(table.validator)
    by_kind = dict(validators(specification))
    service = Validator({"components": specification["components"], "$ref": "#/components/schemas/Service"},
                        format_checker=jsonschema.FormatChecker())
    samples = {}
    for folder in catalogues():
        for kind, validator in by_kind.items():
            for path, document in pages(folder, kind):
                faults = [f"{it.json_path}: {it.message[:200]}" for it in validator.iter_errors(document)]
                table.document(f"{folder.name}/{kind}/{path.name}", faults, len(document["items"]))
                if folder.name == "taltech":
                    samples[kind] = document
        found = sum(len(document["items"]) for _, document in pages(folder, "programmes"))
        faults = list(dangling(folder))
        if found != len(programmes(folder)):
            faults.append("not every programme of the feed is here")
        table.document(f"{folder.name}: every id leads somewhere", faults, found)
        index = folder / "ooapi" / "index.json"
        if index.exists():
            faults = [it.message for it in service.iter_errors(json.loads(index.read_text()))]
            table.document(f"{folder.name}/index.json", faults, 1)
    for title, (kind, nodes), edit in MUTATIONS:
        changed = mutated(samples[kind], nodes, edit)
        table.mutation(title, changed is not None and any(by_kind[kind].iter_errors(changed)))
    table.end()


main()
