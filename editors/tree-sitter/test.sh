#!/usr/bin/env bash
# The grammar against its own cases, and against every text that Kava ships: none may hold an error.
# Needs tree-sitter (cargo install tree-sitter-cli).
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
tree-sitter generate
tree-sitter test
texts=$(find "$root"/examples/{first,taltech,haapsalu} "$root"/guidelines "$root"/tests/lawful -name '*.kava')
tree-sitter parse --quiet --paths <(echo "$texts")
echo "$(wc -l <<<"$texts") texts parsed"
