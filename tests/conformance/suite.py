"""What every validator of the suite shares: the built documents, mutations, the table at the end."""

import copy
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STANDARDS = ROOT.parent / "shared" / "standards"
BUILT = ROOT / "target" / "conformance"


def catalogues():
    """The folders of the built examples, one a catalogue."""
    folders = sorted(folder for folder in BUILT.iterdir() if folder.is_dir())
    if not folders:
        sys.exit(f"no documents in {BUILT}")
    return folders


def programmes(folder):
    """The programmes of Kava's own feed: as many as every other document must hold."""
    feed = json.loads((folder / "catalogue" / "catalogue.json").read_text())
    return feed["programmes"]


class Table:
    """What a validator found, document by document and mutation by mutation."""

    def __init__(self, validator):
        self.validator = validator
        self.failures = []
        self.valid = 0
        self.caught = self.mutations = 0

    def document(self, name, faults, focus):
        """A document that must be valid, with the number of nodes the validator looked at."""
        if focus == 0:
            faults = [*faults, "no focus node: nothing was validated"]
        verdict = "valid" if not faults else "INVALID"
        print(f"  {verdict:8} {name} ({focus} focus nodes)")
        for fault in faults[:10]:
            print(f"           {fault}")
        if faults:
            self.failures.append(name)
        else:
            self.valid += 1

    def mutation(self, name, caught):
        """A document made wrong on purpose: it must not pass."""
        self.mutations += 1
        self.caught += bool(caught)
        print(f"  {'caught' if caught else 'MISSED':8} {name}")
        if not caught:
            self.failures.append(name)

    def end(self, least_mutations=20):
        print(
            f"{self.validator}: {self.valid} documents valid, "
            f"{self.caught} of {self.mutations} mutations caught"
        )
        if self.mutations < least_mutations:
            sys.exit(f"{self.validator}: fewer than {least_mutations} mutations")
        if self.failures:
            sys.exit(f"{self.validator} failed: {', '.join(self.failures)}")


def mutated(document, nodes, edit):
    """A copy of a document in which every node that `nodes` finds is edited; nothing where none is."""
    changed = copy.deepcopy(document)
    found = list(nodes(changed))
    for node in found:
        edit(node)
    return changed if found else None


def drop(key):
    return lambda node: node.pop(key, None)


def put(key, value):
    return lambda node: node.__setitem__(key, copy.deepcopy(value))


def everywhere(node):
    """Every object in a JSON document."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from everywhere(part)


def of_type(name):
    """The nodes of a JSON-LD document that are of a type."""

    def find(document):
        for node in everywhere(document):
            types = node.get("type", node.get("@type", []))
            if name in (types if isinstance(types, list) else [types]):
                yield node

    return find
