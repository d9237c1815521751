#!/usr/bin/env bash
# Puts the OpenID provider of the tests (oidc-provider from npm, fixed by the hashes of the lock) into the target folder,
# once, and prints where it is. Whoever calls it at the same time waits for the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
home=$target/openid-provider
wanted=$(sha256sum <tests/oidc/package-lock.json)

exec 9>"$target/openid-provider.lock"
flock 9
if [ "$(cat "$home/installed" 2>/dev/null)" != "$wanted" ]; then
  command -v npm >/dev/null || { echo "tests/oidc/install.sh: npm is missing (on Debian: apt-get install nodejs npm)" >&2; exit 1; }
  rm -rf "$home"
  mkdir "$home"
  cp tests/oidc/package.json tests/oidc/package-lock.json "$home"
  (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund >&2) ||
    { echo "tests/oidc/install.sh: oidc-provider cannot be installed from npm; the tests of signing in need it" >&2; exit 1; }
  echo "$wanted" >"$home/installed"
fi
echo "$home/node_modules/oidc-provider/lib/index.js"
