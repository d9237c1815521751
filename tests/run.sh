#!/usr/bin/env bash
# Everything that must hold before a change is merged, in one command, for a newcomer and for CI alike.
#
#   tests/run.sh              every step
#   tests/run.sh quick        format, lint and the tests inside the crates
#   tests/run.sh STEP...      only these steps: format lint docs units tests audits help demo
#                             journey browser
#
# As root on Debian it installs what is missing; as anybody else it names what is missing and stops.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

every_step=(format lint docs tests audits help demo journey browser)
quick_steps=(format lint units)

title() {
  case $1 in
    format) echo "The code is formatted" ;;
    lint) echo "Clippy finds nothing" ;;
    docs) echo "The documentation builds, every link in it leads somewhere" ;;
    units) echo "Tests inside the crates, on SQLite and PostgreSQL" ;;
    tests) echo "All tests, on SQLite and PostgreSQL" ;;
    audits) echo "GraphQL over HTTP, by the audits of its specification" ;;
    help) echo "The program explains itself" ;;
    demo) echo "Forty sites of all behaviours take the paths that they should" ;;
    journey) echo "An entry goes its whole way, from a draft to a tombstone" ;;
    browser) echo "The pages in a real browser: six languages, two widths, with and without scripts" ;;
    *) return 1 ;;
  esac
}

# --- What a machine must have --------------------------------------------------------------------------------------

postgres_is_here() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
can_install_mail() { python3 -c 'import ensurepip, venv' 2>/dev/null; }
has_audits() { [ -f tests/graphql_http/audit.mjs ]; }

# Only what the chosen steps use.
missing_packages() {
  command -v cc >/dev/null || echo gcc libc6-dev
  if chosen units tests; then postgres_is_here || echo postgresql; fi
  if chosen tests browser; then command -v sqlite3 >/dev/null || echo sqlite3; fi
  if chosen tests; then
    can_install_mail || echo python3 python3-venv
  fi
  if chosen demo journey; then command -v python3 >/dev/null || echo python3; fi
  if chosen demo; then command -v openssl >/dev/null || echo openssl; fi
  if chosen journey; then command -v curl >/dev/null || echo curl; fi
  if chosen browser; then command -v chromium >/dev/null || echo chromium; fi
  if chosen tests browser || { chosen audits && has_audits; }; then
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
  fi
}

require_rust() {
  local tool
  for tool in cargo rustfmt cargo-clippy; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is missing. Debian's own Rust is too old for this project: install it from https://rustup.rs" >&2
    exit 1
  done
}

install_missing() {
  local packages
  read -r -a packages <<<"$(missing_packages | tr '\n' ' ')"
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are missing: ${packages[*]}" >&2
    echo "Install them (apt-get install ${packages[*]}), or run tests/run.sh as root once." >&2
    exit 1
  fi
  echo "Installing ${packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
}

# --- One PostgreSQL for the whole run ------------------------------------------------------------------------------

# The server lives as long as this script holds the pipe to it. Every test makes a database of its own in it.
start_postgres() {
  [ -z "${PORTOLAN_TEST_POSTGRES:-}" ] || return 0
  coproc POSTGRES { exec tests/postgres.sh; }
  read -r PORTOLAN_TEST_POSTGRES <&"${POSTGRES[0]}" || { echo "no PostgreSQL to test on" >&2; return 1; }
  export PORTOLAN_TEST_POSTGRES
}

# --- The steps -----------------------------------------------------------------------------------------------------

step_format() { cargo fmt --all --check; }

step_lint() { cargo clippy --workspace --all-targets -- -D warnings; }

# Private items too: that is where a newcomer reads, and where links rot unseen.
step_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items; }

run_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --no-fail-fast "$@"
  else
    cargo test --workspace --no-fail-fast "$@"
  fi
}

step_units() { run_tests --lib --bins; }

step_tests() { run_tests; }

# audit.mjs gets the endpoint as its argument and fails when a single audit does.
step_audits() {
  if ! has_audits; then
    echo "tests/graphql_http has no audits yet"
    return 0
  fi
  cargo build
  local folder server endpoint result=0
  folder=$(mktemp -d)
  start_program "$folder" >"$folder/out" 2>"$folder/log" &
  server=$!
  endpoint=$(address_of_program "$server" "$folder/out")/graphql && audit "$endpoint" || result=$?
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  [ "$result" -eq 0 ] || tail -n 50 "$folder/log" >&2
  rm -rf "$folder"
  return "$result"
}

start_program() {
  local program=${CARGO_TARGET_DIR:-$PWD/target}/debug/portolan
  cd "$1"
  unset DATABASE_URL "${!PORTOLAN_@}"
  exec "$program" serve --listen 127.0.0.1:0 --no-crawler
}

address_of_program() {
  local _
  for _ in {1..600}; do
    sed -n 's/^Portolan is at //p' "$2" | grep -m 1 . && return 0
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  echo "the program printed no address" >&2
  return 1
}

audit() (
  cd tests/graphql_http && npm ci --no-audit --no-fund && node audit.mjs "$1"
)

step_help() {
  cargo build
  local program=${CARGO_TARGET_DIR:-target}/debug/portolan command
  "$program" --version
  grep -q '^ *serve ' <<<"$("$program" --help)" || { echo "--help does not name the command serve" >&2; return 1; }
  # `help` is clap's own and takes the name of a command instead.
  for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -vx help); do
    "$program" "$command" --help >/dev/null || { echo "$command --help fails" >&2; return 1; }
  done
}

step_demo() { tests/demo-crawl.sh; }

step_journey() { tests/journey.sh; }

step_browser() { tests/browser.sh; }

# --- Running them --------------------------------------------------------------------------------------------------

# Whether one of these steps was asked for.
chosen() {
  local wanted step
  for wanted in "$@"; do
    for step in "${steps[@]}"; do [ "$wanted" != "$step" ] || return 0; done
  done
  return 1
}

# A step runs in a shell of its own, for `set -e` sleeps inside a condition.
run_step() {
  local begun=$SECONDS result=0
  printf '\n=== %s: %s\n' "$1" "$(title "$1")"
  set +e
  (set -e; "step_$1")
  result=$?
  set -e
  if [ "$result" -ne 0 ]; then
    printf '=== %s FAILED after %s s\n' "$1" $((SECONDS - begun))
    failed+=("$1")
  else
    printf '=== %s passed in %s s\n' "$1" $((SECONDS - begun))
  fi
}

case ${1:-} in
  -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
  '') steps=("${every_step[@]}") ;;
  quick) steps=("${quick_steps[@]}") ;;
  *) steps=("$@") ;;
esac
for step in "${steps[@]}"; do
  title "$step" >/dev/null || { echo "tests/run.sh: no step is named $step (see --help)" >&2; exit 2; }
done

require_rust
install_missing
if chosen units tests; then start_postgres; fi
if chosen tests; then
  tests/mail/install.sh >/dev/null
  tests/oidc/install.sh >/dev/null
fi
failed=()
for step in "${steps[@]}"; do run_step "$step"; done

echo
if [ ${#failed[@]} -gt 0 ]; then
  echo "tests/run.sh: FAILED: ${failed[*]} (in $SECONDS s)"
  exit 1
fi
echo "tests/run.sh: all passed: ${steps[*]} (in $SECONDS s)"
