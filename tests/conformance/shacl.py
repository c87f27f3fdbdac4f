"""Two SHACL engines over the same shapes: pySHACL, and rudof, written in Rust by others.

The shapes are read once. pySHACL is given the package `regex` for `re`: the shapes of the European
Learning Model use the regular expressions of Java.
"""

import json
import logging

import pyrudof
import pyshacl
import pyshacl.constraints.core.string_based_constraints as patterns
import regex
from rdflib import OWL, RDF, Graph, Namespace

SH = Namespace("http://www.w3.org/ns/shacl#")

patterns.re = regex
# Mutations hold values that are no values: what rdflib says of them is not news.
logging.getLogger("rdflib").setLevel(logging.CRITICAL)


def graph(document):
    """The triples of a JSON-LD document. By way of N-Triples: of a number read from JSON rdflib keeps a
    value of Python beside its type, and pySHACL would judge that."""
    read = Graph().parse(data=json.dumps(document), format="json-ld")
    return Graph().parse(data=read.serialize(format="nt"), format="nt")


class Shapes:
    """Shapes and the vocabulary that the data refer to."""

    def __init__(self, shapes, vocabulary=None, switch_on=False):
        self.graph = Graph()
        for path in shapes:
            self.graph.parse(path)
        if switch_on:
            # The shape for what is learnt ships switched off: without it no outcomes would conform.
            self.graph.remove((None, SH.deactivated, None))
        # A shape that is a class too is meant for its members. Engines differ on whether owl:Class says
        # so; said here, both look at them.
        for name in set(self.graph.subjects(RDF.type, OWL.Class)) & set(self.graph.subjects(RDF.type, SH.NodeShape)):
            self.graph.add((name, SH.targetClass, name))
        self.vocabulary = Graph()
        if vocabulary:
            self.vocabulary.parse(vocabulary)
        self.rudof = pyrudof.Rudof(pyrudof.RudofConfig())
        self.rudof.read_shacl(self.graph.serialize(format="turtle"))
        self.classes = set(self.graph.objects(None, SH.targetClass))

    def focus(self, data):
        """How many nodes of the data the shapes look at, by class."""
        counts = {name: len(set(data.subjects(RDF.type, name))) for name in self.classes}
        return {str(name).rsplit("/", 1)[-1].rsplit("#", 1)[-1]: n for name, n in counts.items() if n}

    def pyshacl(self, data):
        """What pySHACL reports; warnings are no faults."""
        _, report, _ = pyshacl.validate(
            data + self.vocabulary, shacl_graph=self.graph, inference="none", allow_warnings=True
        )
        return [
            f"{report.value(it, SH.resultPath)} of {report.value(it, SH.focusNode)}: "
            f"{report.value(it, SH.resultMessage)} ({report.value(it, SH.value)})"
            for it in report.subjects(RDF.type, SH.ValidationResult)
            if report.value(it, SH.resultSeverity) == SH.Violation
        ]

    def second(self, data):
        """What rudof reports; warnings are no faults."""
        self.rudof.reset_data()
        nodes = (data + self.vocabulary).serialize(format="nt")
        self.rudof.read_data(nodes, format=pyrudof.RDFFormat.NTriples)
        report = self.rudof.validate_shacl()
        return [str(it) for it in report.violations if str(it.severity) == "Violation"]
