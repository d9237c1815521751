#!/usr/bin/env bash
# Opens the pages in a real browser (Debian's Chromium): in six languages, at two widths, light and dark, with scripts and
# without; looks for whatever axe finds, weighs what is loaded, and walks by keyboard.
#
#   tests/browser.sh [PROGRAM]                  with the debug program, built if need be, or with another one
#   tests/browser.sh [PROGRAM] --shots FOLDER   takes pictures of the main pages instead
#
# Fails when a page is not as it should be.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in node npm chromium sqlite3; do
  command -v "$tool" >/dev/null || { echo "$tool is missing (on Debian: apt-get install nodejs npm chromium sqlite3)" >&2; exit 1; }
done
modules=$(tests/browser/install.sh)
program=${CARGO_TARGET_DIR:-$PWD/target}/debug/portolan
case ${1:-} in
  '' | --*) cargo build --quiet ;;
  *) program=$(realpath "$1"); shift ;;
esac
BROWSER_MODULES=$modules exec node tests/browser/suite.mjs "$program" "$@"
