#!/usr/bin/env bash
# Shows the crawler at work on forty sites of all behaviours, in about a minute: healthy ones, dead ones, parked,
# hijacked, walled and slow ones, and near misses that must not be taken for any of those.
#
#   tests/demo-crawl.sh             with the debug program, built if need be
#   tests/demo-crawl.sh PROGRAM     with another one
#
# Fails when a site does not take the path that it should.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in python3 openssl; do
  command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }
done
if [ $# -eq 0 ]; then
  cargo build --quiet
  set -- "${CARGO_TARGET_DIR:-$PWD/target}/debug/portolan"
fi
exec python3 tests/demo/crawl.py "$(realpath "$1")"
