"""SARIF 2.1.0: its JSON Schema as the maintainers of its tools publish it, and their own validator."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import jsonschema

from suite import ROOT, Table, drop, everywhere, mutated, put

TOOL = ROOT / "target/conformance-tools/node_modules/@microsoft/sarif-multitool-linux"
KAVA = ROOT / "target/debug/kava"


def members(name):
    """Every object that stands under this name, alone or in a list."""

    def find(document):
        for node in everywhere(document):
            inner = node.get(name, [])
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, dict):
                    yield one

    return find


def top(document):
    return [document]


MUTATIONS = [
    ("no version", top, drop("version")),
    ("another version", top, put("version", "2.0.0")),
    ("no runs", top, drop("runs")),
    ("a name that the standard does not know", top, put("run", [])),
    ("a run without a tool", members("runs"), drop("tool")),
    ("columns of an unknown kind", members("runs"), put("columnKind", "bytes")),
    ("a language in words", members("runs"), put("language", "Estonian, of course")),
    ("a driver without a name", members("driver"), drop("name")),
    ("a version that is a number", members("driver"), put("semanticVersion", 1)),
    ("a rule without a code", members("rules"), drop("id")),
    ("a rule's help as a string", members("rules"), put("help", "mend it")),
    ("a result without a message", members("results"), drop("message")),
    ("a result of an unknown level", members("results"), put("level", "fatal")),
    ("a rule's place below nothing", members("results"), put("ruleIndex", -2)),
    ("a fingerprint that is a number", members("results"), put("partialFingerprints", {"kava/v1": 1})),
    ("a place that is a string", members("results"), put("locations", ["a.kava:1"])),
    ("a line before the first", members("region"), put("startLine", 0)),
    ("a column before the first", members("region"), put("startColumn", 0)),
    ("a line with a fraction", members("region"), put("endLine", 1.5)),
    ("a file as a string", members("physicalLocation"), put("artifactLocation", "a.kava")),
    ("a fix without changes", members("fixes"), drop("artifactChanges")),
    ("a change without its file", members("artifactChanges"), drop("artifactLocation")),
    ("a replacement without a region", members("replacements"), drop("deletedRegion")),
    ("a suppression of no kind", members("suppressions"), drop("kind")),
    ("a suppression of an unknown status", members("suppressions"), put("status", "perhaps")),
]


def written(folder, *more):
    command = [KAVA, "check", folder, "--as-of", "2026-06-10", "--format", "sarif", *more]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT).stdout)


def faults_of_tool(document):
    """What the maintainers' validator calls an error."""
    with tempfile.TemporaryDirectory() as folder:
        path, report = Path(folder, "check.sarif"), Path(folder, "report.sarif")
        path.write_text(json.dumps(document))
        tool = TOOL / "Sarif.Multitool"
        tool.chmod(0o755)
        subprocess.run(
            [tool, "validate", path, "-o", report, "--level", "Error"],
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            stdout=subprocess.DEVNULL,
        )
        runs = json.loads(report.read_text(encoding="utf-8-sig"))["runs"]
        results = [result for run in runs for result in run.get("results", [])]
        return [f"{it['ruleId']} {it['message']}" for it in results if it.get("level") == "error"]


def main():
    schema = json.loads((TOOL / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    table = Table("JSON Schema of SARIF 2.1.0, and its validator")
    print(table.validator)
    catalogues = sorted(it for it in (ROOT / "examples").iterdir() if (it / "catalogue.kava").exists())
    catalogues += sorted(it for it in (ROOT / "examples/broken").iterdir() if (it / "catalogue.kava").exists())
    samples = []
    for folder in catalogues:
        for lang in ("en", "et"):
            document = written(folder.relative_to(ROOT), "--lang", lang, "--for", "publication")
            faults = [f"{it.json_path}: {it.message[:200]}" for it in validator.iter_errors(document)]
            samples.append(document)
            table.document(f"{folder.name} ({lang})", faults, len(document["runs"][0]["results"]) or 1)
    # Each start of the second validator takes a second, so the largest stand for all.
    samples.sort(key=lambda it: len(json.dumps(it)))
    for document in samples[-3:]:
        table.document("by the validator of its maintainers", faults_of_tool(document), 1)
    whole = {**samples[-1]}
    for document in samples:
        whole["runs"] = [*whole["runs"], *document["runs"]]
    for title, nodes, edit in MUTATIONS:
        changed = mutated(whole, nodes, edit)
        table.mutation(title, changed is not None and not validator.is_valid(changed))
    table.end()


main()
