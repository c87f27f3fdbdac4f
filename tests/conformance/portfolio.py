"""The portfolio: its tables by Frictionless and the published table schemas, its JSON by JSON Schema."""

import csv
import io
import json

import jsonschema
from frictionless import Resource, Schema

from suite import ROOT, Table, catalogues, drop, mutated, put

SCHEMAS = ROOT / "schemas"
LANGUAGES = ("et", "en")


def faults_of_table(content, schema):
    """What Frictionless finds; the mark of UTF-8 is for spreadsheets."""
    resource = Resource(data=content, format="csv", encoding="utf-8-sig", schema=schema)
    report = resource.validate()
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def table_schema(language):
    """Read here: Frictionless takes no file outside the folder it runs in."""
    return Schema.from_descriptor(json.loads((SCHEMAS / f"portfolio.table.{language}.json").read_text()))


def rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def table(changed):
    to = io.StringIO()
    csv.writer(to, lineterminator="\r\n").writerows(changed)
    return to.getvalue().encode("utf-8-sig")


def cell(name, value):
    """A value in a column of the first programme."""

    def edit(all_rows):
        all_rows[1][all_rows[0].index(name)] = value

    return edit


def heads(edit):
    return lambda all_rows: edit(all_rows[0])


TABLE_MUTATIONS = [
    ("a programme without a code", cell("code", "")),
    ("a programme without a state", cell("state", "")),
    ("a state that is none", cell("state", "almost there")),
    ("a state in Estonian", cell("state", "kinnitatud")),
    ("no number of errors", cell("errors", "")),
    ("fewer errors than none", cell("errors", "-1")),
    ("errors in words", cell("errors", "two")),
    ("half a warning", cell("warnings", "0.5")),
    ("no number of warnings", cell("warnings", "")),
    ("a deadline that is no day", cell("next deadline", "2026-02-30")),
    ("a deadline in words", cell("next deadline", "in May")),
    ("a day written as elsewhere", cell("changed", "10.06.2026")),
    ("credits in words", cell("ECTS", "six")),
    ("credits with a comma", cell("ECTS", "7,5")),
    ("a range without an end", cell("ECTS", "6–")),
    ("negative credits", cell("ECTS", "-6")),
    ("an address without a domain", cell("e-mail", "director")),
    ("a registry code with letters", cell("registry code", "OK-261947")),
    ("an edition that is no day", cell("in force from", "2026")),
    ("a column under another head", heads(lambda it: it.__setitem__(2, "sort"))),
    ("a head that is missing", heads(lambda it: it.__setitem__(0, ""))),
    ("two columns that changed places", heads(lambda it: it.insert(0, it.pop(1)))),
    ("a row that is too short", lambda it: it[1].pop()),
    ("a row that is too long", lambda it: it[1].append("more")),
    ("an empty row", lambda it: it.insert(1, [""] * len(it[0]))),
]


def of_programme(document):
    return document["programmes"][:1]


def whole(document):
    return [document]


JSON_MUTATIONS = [
    ("no schema", whole, drop("schema")),
    ("the schema of another version", whole, put("schema", "kava.portfolio/2")),
    ("no programmes", whole, drop("programmes")),
    ("a programme in words", whole, put("programmes", ["ai"])),
    ("a day of judging that is none", whole, put("checked", "today")),
    ("a draft, perhaps", whole, put("draft", "perhaps")),
    ("a programme without an id", of_programme, drop("id")),
    ("an id that is no UUID", of_programme, put("id", "ai-data-mining")),
    ("a programme without a code", of_programme, drop("code")),
    ("a code that is a number", of_programme, put("code", 12)),
    ("a programme without a state", of_programme, drop("state")),
    ("a state that is none", of_programme, put("state", "almost-there")),
    ("fewer errors than none", of_programme, put("errors", -1)),
    ("half a warning", of_programme, put("warnings", 0.5)),
    ("a title without a language", of_programme, put("title", {})),
    ("a title in a language that is none", of_programme, put("title", {"estonian": "Andmed"})),
    ("what is missing in one text", of_programme, put("missing", "director")),
    ("credits as one number", of_programme, put("credits", 6)),
    ("a deadline without a day", of_programme, put("nextDeadline", {"what": {"et": "x", "en": "x"}})),
    ("a deadline that is no day", of_programme,
     put("nextDeadline", {"on": "in May", "what": {"et": "x", "en": "x"}})),
    ("fees in words", of_programme, put("fees", ["540 EUR"])),
    ("a route that is none", of_programme, put("route", "by-ship")),
    ("a change that is no day", of_programme, put("modified", "10.06.2026")),
]


def tables():
    found = Table("Frictionless on the tables of the portfolio")
    print(found.validator)
    schemas = {it: table_schema(it) for it in LANGUAGES}
    for folder in catalogues():
        for language, schema in schemas.items():
            name = f"portfolio.{language}.csv"
            content = (folder / "portfolio" / name).read_bytes()
            found.document(f"{folder.name}/{name}", faults_of_table(content, schema), len(rows(content)) - 1)
    sample = (folder / "portfolio" / "portfolio.en.csv").read_bytes()
    again = table(rows(sample))
    found.document("a table written again", faults_of_table(again, schemas["en"]), len(rows(again)) - 1)
    for title, edit in TABLE_MUTATIONS:
        changed = rows(sample)
        edit(changed)
        found.mutation(title, faults_of_table(table(changed), schemas["en"]))
    found.end()


def documents():
    schema = json.loads((SCHEMAS / "portfolio.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    found = Table("JSON Schema on the portfolio")
    print(found.validator)
    for folder in catalogues():
        sample = json.loads((folder / "portfolio" / "portfolio.json").read_text())
        faults = [it.message for it in validator.iter_errors(sample)]
        found.document(f"{folder.name}/portfolio.json", faults, len(sample["programmes"]))
    for title, nodes, edit in JSON_MUTATIONS:
        changed = mutated(sample, nodes, edit)
        found.mutation(title, changed is not None and any(validator.iter_errors(changed)))
    found.end()


def main():
    tables()
    documents()


main()
