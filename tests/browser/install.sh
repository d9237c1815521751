#!/usr/bin/env bash
# Puts what drives the browser of the tests (playwright-core and axe-core from npm, fixed by the hashes of the lock) into the
# target folder, once, and prints where it is. Whoever calls it at the same time waits for the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
home=$target/browser-suite
wanted=$(sha256sum <tests/browser/package-lock.json)

exec 9>"$target/browser-suite.lock"
flock 9
if [ "$(cat "$home/installed" 2>/dev/null)" != "$wanted" ]; then
  command -v npm >/dev/null || { echo "tests/browser/install.sh: npm is missing (on Debian: apt-get install nodejs npm)" >&2; exit 1; }
  rm -rf "$home"
  mkdir "$home"
  cp tests/browser/package.json tests/browser/package-lock.json "$home"
  (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund >&2) ||
    { echo "tests/browser/install.sh: playwright-core and axe-core cannot be installed from npm; the tests of the pages need them" >&2; exit 1; }
  echo "$wanted" >"$home/installed"
fi
echo "$home"
