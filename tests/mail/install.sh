#!/usr/bin/env bash
# Puts the SMTP server of the tests (aiosmtpd from PyPI) into the target folder, once, and prints the Python that has
# it. Whoever calls it at the same time waits for the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
home=$target/mail-server
wanted=$(sha256sum <tests/mail/requirements.txt)

exec 9>"$target/mail-server.lock"
flock 9
if [ "$(cat "$home/installed" 2>/dev/null)" != "$wanted" ]; then
  rm -rf "$home"
  python3 -m venv "$home" >&2 || { echo "tests/mail/install.sh: python3 with venv is missing (on Debian: apt-get install python3-venv)" >&2; exit 1; }
  "$home/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r tests/mail/requirements.txt >&2 ||
    { echo "tests/mail/install.sh: aiosmtpd cannot be installed from PyPI; the tests of mail need it" >&2; exit 1; }
  echo "$wanted" >"$home/installed"
fi
echo "$home/bin/python"
