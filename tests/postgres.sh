#!/usr/bin/env bash
# A throw-away PostgreSQL for tests: prints one line, postgres://…, when it is ready, and serves until its
# standard input closes or it is told to stop (TERM, INT, HUP). Then the cluster and its folder are gone,
# so whoever holds the other end of the pipe may be killed in any way and leaves nothing behind.
#
#   tests/postgres.sh            by hand: end it with Ctrl-D
set -euo pipefail

fail() {
  printf 'tests/postgres.sh: %s\n' "$*" >&2
  exit 1
}

# The folder of a whole installation: initdb and postgres must be of one version.
find_binaries() {
  local initdb
  if initdb=$(command -v initdb); then
    initdb=$(readlink -f "$initdb")
  else
    initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  fi
  [ -x "$initdb" ] && dirname "$initdb"
}

binaries=$(find_binaries) || fail "PostgreSQL is not installed (on Debian: apt-get install postgresql)"

# PostgreSQL refuses to run as root. setpriv replaces itself, so that a process started by it is our own child.
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || fail "root may not run PostgreSQL, and there is no user named postgres to run it as"
  as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups --)
fi

# Not under TMPDIR: that may be closed to the user postgres, and a socket's path has room for 107 bytes only.
folder=$(mktemp -d /tmp/portolan-postgres.XXXXXX)
server=
watcher=

clean_up() {
  trap - EXIT
  trap '' TERM INT HUP
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true
  if [ -n "$server" ]; then
    # QUIT is "stop at once": what it holds is deleted anyway.
    kill -QUIT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  cd /
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 0' TERM INT HUP

[ ${#as_owner[@]} -eq 0 ] || chown postgres: "$folder"
cd "$folder"
export LC_ALL=C.UTF-8

"${as_owner[@]}" "$binaries/initdb" --pgdata=data --username=portolan --auth=trust --encoding=UTF8 \
  --locale=C.UTF-8 --no-sync >initdb.log 2>&1 || { cat initdb.log >&2; fail "initdb failed"; }

start_on() {
  "${as_owner[@]}" "$binaries/postgres" -D "$folder/data" -p "$1" \
    -c listen_addresses=127.0.0.1 -c "unix_socket_directories=$folder" -c max_connections=200 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB \
    -c autovacuum_naptime=5min -c log_min_messages=warning </dev/null >server.log 2>&1 &
  server=$!
}

# Ready is what the server itself writes in the last line of its pid file.
became_ready() {
  local _
  for _ in {1..600}; do
    kill -0 "$server" 2>/dev/null || return 1
    grep -q '^ready' data/postmaster.pid 2>/dev/null && return 0
    sleep 0.05
  done
  fail "the server did not become ready within 30 seconds"
}

# Ports below the ephemeral range: nobody's outgoing connection sits there. A taken one ends the server at once,
# which makes trying the only test without a race.
for attempt in {1..20}; do
  port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
  start_on "$port"
  became_ready && break
  wait "$server" || true
  server=
  if [ "$attempt" -eq 20 ] || ! grep -q 'Address already in use' server.log; then
    cat server.log >&2
    fail "the server did not start"
  fi
done

printf 'postgres://portolan@127.0.0.1:%s/postgres\n' "$port"

# Watches the pipe beside this script, since `wait` lets a signal through at once and a foreground `read` does not;
# and cleans up in its stead, should the script itself have been killed outright.
watch() {
  while read -r _; do :; done
  kill -0 "$$" 2>/dev/null && return
  kill -QUIT "$server" 2>/dev/null || true
  for _ in {1..100}; do
    [ -e data/postmaster.pid ] || break
    sleep 0.05
  done
  cd /
  rm -rf "$folder"
}

exec 3<&0
watch <&3 >/dev/null &
watcher=$!
if wait -n -p ended "$watcher" "$server"; then :; fi
if [ "${ended:-}" = "$server" ]; then
  server=
  cat server.log >&2
  fail "the server ended by itself"
fi
