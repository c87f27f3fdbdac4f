"""ELM LOQ as XML against its schema, in libxml2."""

import copy

from lxml import etree

from suite import STANDARDS, Table, catalogues, programmes

NS = {
    "l": "http://data.europa.eu/snb/model/ap/loq-constraints/",
    "s": "http://www.w3.org/2004/02/skos/core#",
}
SPECIFICATION = "//l:learningAchievementSpecificationReferences/l:learningAchievementSpecification"
OPPORTUNITY = "//l:learningOpportunityReferences/l:learningOpportunity"


def without(path):
    def edit(root):
        for node in root.xpath(path, namespaces=NS):
            node.getparent().remove(node)

    return path, edit


def with_attribute(path, name, value):
    def edit(root):
        for node in root.xpath(path, namespaces=NS):
            node.set(name, value)

    return path, edit


def with_text(path, value):
    def edit(root):
        for node in root.xpath(path, namespaces=NS):
            node.text = value

    return path, edit


def twice(path):
    def edit(root):
        for node in root.xpath(path, namespaces=NS):
            node.addnext(copy.deepcopy(node))

    return path, edit


MUTATIONS = [
    ("a specification without a title", without(SPECIFICATION + "/l:title")),
    ("a specification without a field of study", without(SPECIFICATION + "/l:ISCEDFCode")),
    ("a specification without a language", without(SPECIFICATION + "/l:language")),
    ("a specification without outcomes", without(SPECIFICATION + "/l:learningOutcome")),
    ("a specification without an id", with_attribute(SPECIFICATION, "id", "http://[")),
    ("a title without a language", ("//l:title", lambda root: [it.attrib.pop("language") for it in root.iterfind(".//{*}title")])),
    ("an opportunity without a title", without(OPPORTUNITY + "/l:title")),
    ("an opportunity without a page", without(OPPORTUNITY + "/l:homepage")),
    ("an opportunity without a provider", without(OPPORTUNITY + "/l:providedBy")),
    ("an opportunity without a specification", without(OPPORTUNITY + "/l:learningAchievementSpecification")),
    ("an opportunity without a language", without(OPPORTUNITY + "/l:defaultLanguage")),
    ("an opportunity with two languages", twice(OPPORTUNITY + "/l:defaultLanguage")),
    ("a field of study that ISCED-F does not have", with_attribute("//l:ISCEDFCode", "uri", "http://data.europa.eu/snb/isced-f/98765")),
    ("a currency called euro", with_attribute("//l:unit", "uri", "http://publications.europa.eu/resource/authority/currency/EURO")),
    ("an amount in words", with_text("//l:value", "fifty")),
    ("an amount without a currency", without("//l:amount/l:unit")),
    ("a start that is no moment", with_text("//l:startDate", "2026-08-31")),
    ("a deadline that is no moment", with_text("//l:applicationDeadline", "soon")),
    ("a duration in weeks", with_text("//l:duration", "P10W")),
    ("hours in words", with_text("//l:volumeOfLearning", "156 hours")),
    ("a specification that is not there", with_attribute(OPPORTUNITY + "/l:learningAchievementSpecification", "idref", "urn:x:nowhere")),
    ("a provider that is not there", with_attribute("//l:providedBy", "idref", "urn:x:nowhere")),
    ("an outcome that is not there", with_attribute(SPECIFICATION + "/l:learningOutcome", "idref", "urn:x:nowhere")),
    ("an organisation without a name", without("//l:organisation/l:legalName")),
    ("an organisation without a location", without("//l:organisation/l:location")),
    ("an address without a country", without("//l:address/l:countryCode")),
    ("one identifier twice", twice(SPECIFICATION + "/l:identifier")),
    ("one outcome twice", twice("//l:learningOutcomeReferences/l:learningOutcome")),
    ("two notes on admission", twice("//l:admissionProcedure")),
]


def main():
    schema = etree.XMLSchema(etree.parse(STANDARDS / "elm" / "xsd" / "loq.xsd"))
    table = Table("libxml2 on LOQ XML")
    print(table.validator)
    smallest = None
    for folder in catalogues():
        path = folder / "elm" / "elm-loq-3.1.xml"
        tree = etree.parse(path)
        faults = [] if schema.validate(tree) else [str(it) for it in schema.error_log]
        specifications = tree.xpath(SPECIFICATION, namespaces=NS)
        programmes_here = [it for it in specifications if it.find("{*}isPartOf") is None]
        if len(programmes_here) != len(programmes(folder)):
            faults.append("not every programme of the feed is here")
        table.document(f"{folder.name}/{path.name}", faults, len(specifications))
        if smallest is None or len(etree.tostring(tree)) < len(etree.tostring(smallest)):
            smallest = tree
    for title, (path, edit) in MUTATIONS:
        root = copy.deepcopy(smallest.getroot())
        found = root.xpath(path, namespaces=NS)
        edit(root)
        table.mutation(title, found and not schema.validate(root))
    table.end()


main()
