#!/usr/bin/env bash
# Builds the extension into target/kava.vsix: editors/vscode/package.sh [BINARY]
# It carries the kava that is given, else one built here that asks nothing of the system it runs on.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
platform=x86_64-unknown-linux-gnu
stage=$root/target/vsix

binary=${1:-}
if [ -z "$binary" ]; then
  (cd "$root" && RUSTFLAGS="-C target-feature=+crt-static" \
    cargo build --release -p kava-cli --target $platform)
  binary=$root/target/$platform/release/kava
fi

npm ci --silent
npm run --silent check
npm run --silent bundle

rm -rf "$stage"
mkdir -p "$stage/bin/linux-x64"
install -m 755 "$binary" "$stage/bin/linux-x64/kava"
cp "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$stage"
cp -r package.json package.nls*.json language-configuration.json README.md syntaxes snippets dist "$stage"
cd "$stage"
touch .vscodeignore
"$OLDPWD/node_modules/.bin/vsce" package --no-dependencies --allow-missing-repository --skip-license \
  --out "$root/target/kava.vsix"
