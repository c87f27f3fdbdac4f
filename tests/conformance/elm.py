"""ELM: the LOQ profile of 3.1 and QualityLink 0.4.0 as JSON-LD, in two SHACL engines."""

import json

import jsonschema

from shacl import Shapes, graph
from suite import STANDARDS, Table, catalogues, drop, mutated, of_type, programmes, put

OPPORTUNITY = of_type("elm:LearningOpportunity")
SPECIFICATION = of_type("elm:LearningAchievementSpecification")
OUTCOME = of_type("elm:LearningOutcome")
ASSESSMENT = of_type("elm:LearningAssessmentSpecification")
ORGANISATION = of_type("elm:Organisation")
CREDITS = of_type("elm:CreditPoint")
AMOUNT = of_type("elm:Amount")
PAGE = of_type("elm:WebResource")
NOTE = of_type("elm:Note")
ADDRESS = of_type("elm:Address")
REGISTRATION = of_type("elm:LegalIdentifier")
PERIOD = of_type("dc:PeriodOfTime")
AWARD = of_type("elm:AwardingOpportunity")
REFERENCE = of_type("ql:LearningOpportunitySpecificationReference")
HOME_DOMAIN = of_type("ql:SchacIdentifier")

EURO = "http://publications.europa.eu/resource/authority/currency/EURO"
ESTONIAN = "http://publications.europa.eu/resource/authority/language/EST"
EQF = "http://data.europa.eu/snb/eqf/"
NO_LANGUAGE = {"@none": "Andmekaeve"}
NAMESPACES = [
    "http://data.europa.eu/snb/model/elm/",
    "http://data.europa.eu/snb/model/ontology/",
]

BOTH = [
    ("a specification without a title", SPECIFICATION, drop("title")),
    ("a specification without a field of study", SPECIFICATION, drop("ISCEDFCode")),
    ("a specification without a language", SPECIFICATION, drop("language")),
    ("a specification without outcomes", SPECIFICATION, drop("learningOutcome")),
    ("a title in no language", SPECIFICATION, put("title", NO_LANGUAGE)),
    ("two titles in one language", SPECIFICATION, put("title", {"et": ["Üks", "Kaks"]})),
    ("an opportunity without a specification", OPPORTUNITY, drop("learningAchievementSpecification")),
    ("an opportunity without a provider", OPPORTUNITY, drop("providedBy")),
    ("an opportunity without a language", OPPORTUNITY, drop("defaultLanguage")),
    ("an opportunity in two languages", OPPORTUNITY,
     put("defaultLanguage", [ESTONIAN, ESTONIAN.replace("EST", "ENG")])),
    ("a deadline that is no moment", OPPORTUNITY, put("applicationDeadline", "soon")),
    ("a duration in words", OPPORTUNITY, put("duration", {"@value": "five months"})),
    ("an outcome without a text", OUTCOME, drop("title")),
    ("a field of study that ISCED-F does not have", SPECIFICATION,
     put("ISCEDFCode", "http://data.europa.eu/snb/isced-f/98765")),
    ("a language that nobody speaks", SPECIFICATION, put("language", ESTONIAN.replace("EST", "XYZ"))),
    ("an outcome that is not there", SPECIFICATION, put("learningOutcome", "urn:uuid:nowhere")),
]

LOQ = BOTH + [
    ("an EQF level on what is no qualification", SPECIFICATION, put("EQFLevel", EQF + "7")),
    ("credits as a number", CREDITS, put("point", 6)),
    ("credits without their system", CREDITS, drop("framework")),
    ("credits without a number", CREDITS, drop("point")),
    ("an amount without a number", AMOUNT, drop("value")),
    ("an amount without a currency", AMOUNT, drop("unit")),
    ("a currency called euro", AMOUNT, put("unit", EURO)),
    ("an opportunity without a page", OPPORTUNITY, drop("homepage")),
    ("places, for which there is no slot", OPPORTUNITY, put("enrolmentCapacity", "24")),
    ("a page that is no web address", PAGE, put("contentUrl", "ftp://example.ee/")),
    ("a page without an address", PAGE, drop("contentUrl")),
    ("a mode that is not there", OPPORTUNITY, put("mode", EQF + "9")),
    ("a note without a text", NOTE, drop("noteLiteral")),
    ("an organisation without a name", ORGANISATION, drop("legalName")),
    ("an organisation without a location", ORGANISATION, drop("location")),
    ("an address without a country", ADDRESS, drop("countryCode")),
    ("a registry code without a country", REGISTRATION, drop("spatial")),
    ("a start that is no moment", PERIOD, put("startDate", "in autumn")),
    ("an award by nobody", AWARD, drop("awardingBody")),
    ("an award of nothing", AWARD, drop("learningAchievementSpecification")),
    ("an assessment without a title", ASSESSMENT, drop("title")),
]

QUALITY_LINK = BOTH + [
    ("a specification without an identifier", SPECIFICATION, drop("identifier")),
    ("a specification without a level", SPECIFICATION, drop("EQFLevel")),
    ("a specification with two levels", SPECIFICATION, put("EQFLevel", [EQF + "6", EQF + "7"])),
    ("a level that is not there", SPECIFICATION, put("EQFLevel", EQF + "9")),
    ("a part that is no reference", SPECIFICATION, put("hasPart", "urn:uuid:nowhere")),
    ("a version that is a node", SPECIFICATION, put("version", {"id": "urn:x:version"})),
    ("active, perhaps", SPECIFICATION, put("isActive", {"@value": "perhaps"})),
    ("a reference without an identifier", REFERENCE, drop("identifier")),
    ("a reference without a provider", REFERENCE, drop("providedBy")),
    ("a provider that is no university", ORGANISATION, put("type", ["elm:Organisation"])),
    ("a university without an identifier", ORGANISATION, drop("identifier")),
    ("a home domain without its scheme", HOME_DOMAIN, drop("schemeId")),
    ("a home domain of another scheme", HOME_DOMAIN, put("schemeId", "ql:OrgReg")),
    ("a home domain that is empty", HOME_DOMAIN, drop("notation")),
    ("fewer places than none", OPPORTUNITY, put("enrolmentCapacity", "-1")),
    ("places in words", OPPORTUNITY, put("enrolmentCapacity", "many")),
    ("two periods", OPPORTUNITY, put("temporal", [{"type": "dc:PeriodOfTime"}] * 2)),
]

MANIFEST = [
    ("a manifest without sources", lambda it: it.pop("sources")),
    ("a manifest with an empty list", put("sources", [])),
    ("a source without an address", lambda it: it["sources"][0].pop("path")),
    ("a source of an unknown type", lambda it: it["sources"][0].update(type="html")),
    ("a source that is a file", lambda it: it["sources"][0].update(path="file:///etc/passwd")),
]


def specified(data):
    """The programmes of a graph: the specifications that are no part."""
    return [it for it in SPECIFICATION(data) if "isPartOf" not in it]


def profile(name, shapes, mutations, shown):
    """All documents of one profile, then every mutation of the smallest of them."""
    engines = {f"pySHACL {shown}": shapes.pyshacl, f"rudof {shown}": shapes.second}
    documents = []
    for folder in catalogues():
        path = folder / "elm" / name
        if path.exists():
            documents.append((folder, json.loads(path.read_text())))
    smallest = min((it for _, it in documents if next(REFERENCE_OR_PART(it), None)), key=lambda it: len(str(it)))
    wrong = NAMESPACES[0] if "quality" in name else NAMESPACES[1]
    for engine, faults_of in engines.items():
        print(engine)
        table = Table(engine)
        for folder, document in documents:
            data = graph(document)
            focus = shapes.focus(data)
            faults = faults_of(data)
            if len(specified(document)) != len(programmes(folder)):
                faults.append("not every programme of the feed is here")
            for needed in ("LearningOpportunity", "LearningAchievementSpecification", "LearningOutcome"):
                if not focus.get(needed):
                    faults.append(f"no {needed} was looked at")
            table.document(f"{folder.name}/{name}", faults, sum(focus.values()))
        for title, nodes, edit in mutations:
            changed = mutated(smallest, nodes, edit)
            table.mutation(title, changed is not None and faults_of(graph(changed)))
        moved = json.loads(json.dumps(smallest))
        moved["@context"][0]["elm"] = wrong
        seen = shapes.focus(graph(moved)).get("LearningAchievementSpecification", 0)
        table.mutation("the namespace of another version: nothing is looked at", seen == 0)
        table.end()


def REFERENCE_OR_PART(document):
    """Specifications with parts: a document with none would leave mutations without a node."""
    return (it for it in SPECIFICATION(document) if "hasPart" in it)


def manifests():
    schema = json.loads((STANDARDS / "quality-link" / "manifest-v1.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    table = Table("manifest of QualityLink")
    print(table.validator)
    for folder in catalogues():
        path = folder / "elm" / ".well-known" / "quality-link-manifest.json"
        if path.exists():
            manifest = json.loads(path.read_text())
            faults = [it.message for it in validator.iter_errors(manifest)]
            table.document(f"{folder.name}/{path.name}", faults, len(manifest["sources"]))
    for title, edit in MANIFEST:
        changed = mutated(manifest, lambda it: [it], edit)
        table.mutation(title, any(validator.iter_errors(changed)))
    table.end(least_mutations=len(MANIFEST))


def main():
    elm = STANDARDS / "elm"
    shapes = elm / "shapes"
    loq = Shapes(
        [shapes / it for it in ("LOQ-constraints.ttl", "LOQ-constraints-mdr.ttl", "ELM.ttl", "ELM-external.ttl")],
        elm / "cv.ttl",
        switch_on=True,
    )
    profile("elm-loq-3.1.jsonld", loq, LOQ, "on ELM LOQ 3.1")
    quality_link = Shapes([STANDARDS / "quality-link" / "ontology-shacl.ttl"], elm / "cv.ttl")
    profile("quality-link-0.4.0.jsonld", quality_link, QUALITY_LINK, "on QualityLink 0.4.0")
    manifests()


main()
