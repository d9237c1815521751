#!/usr/bin/env bash
# The whole way of an entry, with curl and the command line only: a government and a curator are invited, a platform is
# drafted, submitted, sent back, submitted again, accepted, found by a visitor, lapses under a moved clock, is renewed by
# the link of a letter, and is retired; at the end the trail is printed and its chain proved.
#
#   tests/journey.sh             with the debug program, built if need be
#   tests/journey.sh PROGRAM     with another one
#
# Fails at the first step that does not go as it should.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in curl python3; do
  command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }
done
if [ $# -eq 0 ]; then
  cargo build --quiet
  set -- "${CARGO_TARGET_DIR:-$PWD/target}/debug/portolan"
fi
program=$(realpath "$1")
home=$(mktemp -d)
cd "$home"
unset DATABASE_URL "${!PORTOLAN_@}"

"$program" serve --no-crawler --listen 127.0.0.1:0 >served 2>log &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$home"' EXIT
for _ in $(seq 300); do
  grep -q GraphQL served && break
  sleep 0.1
done
address=$(sed -n 's/^Portolan is at //p' served)
[ -n "$address" ] || { cat log >&2; exit 1; }

say() { printf '%-28s %s\n' "$1" "$2"; }
fail() { echo "tests/journey.sh: $*" >&2; exit 1; }

# field PATH: the value at a path such as data.proposal.id of the JSON on standard input.
field() {
  python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1].split("."):
    value = value[int(key)] if isinstance(value, list) else value[key]
print(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))' "$1"
}

# ask WHO QUERY [VARIABLES]: WHO is a token, "browser" for whoever is signed in there, or "nobody".
ask() {
  local who=$1 body headers=()
  body=$(python3 -c 'import json, sys; print(json.dumps({"query": sys.argv[1], "variables": json.loads(sys.argv[2])}))' "$2" "${3:-{\}}")
  case $who in
    browser) headers=(-b cookies -c cookies -H "Origin: $address") ;;
    nobody) ;;
    *) headers=(-H "Authorization: Bearer $who") ;;
  esac
  curl -sS "${headers[@]}" -H 'Content-Type: application/json' --data "$body" "$address/graphql"
}

# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] || fail "$1 should be $2, not $3"
  say "$1" "$3"
}

echo '== People'
invited=$("$program" account invite amina@education.example --role GOVERNMENT --country SN --name 'Amina Diop' --language fr)
link=$(sed -n 's#.*/sign-in/\([0-9a-f]*\).*#\1#p' <<<"$invited" | head -n 1)
"$program" account invite claire@registry.example --role CURATOR --name 'Claire' >/dev/null
"$program" account invite otto@registry.example --role ADMIN >/dev/null
curator=$("$program" account token claire@registry.example --name journey --scope read:own --scope curate | grep -o 'portolan_[0-9a-f]*')
admin=$("$program" account token otto@registry.example --name journey --scope admin | grep -o 'portolan_[0-9a-f]*')
answer=$(ask browser 'mutation ($link: String!) { signIn(link: $link) { account { email roles { role countries { code } } } } }' "{\"link\": \"$link\"}")
expect 'signed in by the link' amina@education.example "$(field data.signIn.account.email <<<"$answer")"
answer=$(ask browser 'mutation ($link: String!) { signIn(link: $link) { account { email } } }' "{\"link\": \"$link\"}")
expect 'the link once more' UNAUTHENTICATED "$(field errors.0.extensions.code <<<"$answer")"

echo '== A draft, submitted, sent back, submitted again, accepted'
answer=$(ask browser 'mutation { proposePlatform(country: "SN", fields: {names: [{language: "fr", text: "Jàngal Sénégal"}], url: "https://jangal.example", levels: ["ISCED_1"]}) { proposal { id } userErrors { message } } }')
proposal=$(field data.proposePlatform.proposal.id <<<"$answer")
variables="{\"id\": \"$proposal\"}"
submit='mutation ($id: ID!) { submitProposal(id: $id) { proposal { status } userErrors { field code message } } }'
answer=$(ask browser "$submit" "$variables")
expect 'submitted too early' DRAFT "$(field data.submitProposal.proposal.status <<<"$answer")"
say 'what is missing' "$(python3 -c 'import json, sys; print(", ".join(e["field"] for e in json.load(sys.stdin)["data"]["submitProposal"]["userErrors"]))' <<<"$answer")"
ask browser 'mutation ($id: ID!) { saveProposal(id: $id, fields: {summaries: [{language: "fr", text: "Le portail national des leçons et exercices du primaire au Sénégal."}], languages: ["fr", "wo"], audiences: ["LEARNERS"], kind: "CONTENT_PORTAL", subjects: ["GENERAL"], access: "OPEN", authority: "Ministère de l’Éducation nationale"}) { userErrors { message } } }' "$variables" >/dev/null
expect 'submitted' SUBMITTED "$(ask browser "$submit" "$variables" | field data.submitProposal.proposal.status)"
take='mutation ($id: ID!) { takeProposal(id: $id) { proposal { status } userErrors { message } } }'
expect 'first in the queue' "Jàngal Sénégal" "$(ask "$curator" '{ reviewQueue(first: 1) { nodes { ... on Proposal { title } } } }' | field data.reviewQueue.nodes.0.title)"
expect 'taken by the curator' IN_REVIEW "$(ask "$curator" "$take" "$variables" | field data.takeProposal.proposal.status)"
expect 'the author may not decide' FORBIDDEN "$(ask browser 'mutation ($id: ID!) { acceptProposal(id: $id) { proposal { status } } }' "$variables" | field errors.0.extensions.code)"
expect 'sent back' CHANGES_REQUESTED "$(ask "$curator" 'mutation ($id: ID!) { requestChanges(id: $id, reasons: [INCOMPLETE], text: "Which public source names it?") { proposal { status } } }' "$variables" | field data.requestChanges.proposal.status)"
say 'the author reads' "$(ask browser 'query ($id: ID!) { proposal(id: $id) { notes { text } } }' "$variables" | field data.proposal.notes.0.text)"
ask browser 'mutation ($id: ID!) { saveProposal(id: $id, fields: {sources: ["https://www.education.example/jangal"]}) { userErrors { message } } }' "$variables" >/dev/null
expect 'submitted again' SUBMITTED "$(ask browser "$submit" "$variables" | field data.submitProposal.proposal.status)"
ask "$curator" "$take" "$variables" >/dev/null
expect 'accepted' ACCEPTED "$(ask "$curator" 'mutation ($id: ID!) { acceptProposal(id: $id) { proposal { status } userErrors { message } } }' "$variables" | field data.acceptProposal.proposal.status)"

echo '== Found by a visitor'
found() { ask nobody '{ platforms(filter: {search: "jangal"}) { nodes { id slug endorsement { status } } } }'; }
for _ in $(seq 50); do
  answer=$(found)
  grep -q sn-jangal <<<"$answer" && break
  sleep 0.1
done
platform=$(field data.platforms.nodes.0.id <<<"$answer")
expect 'its slug' sn-jangal-senegal "$(field data.platforms.nodes.0.slug <<<"$answer")"
expect 'its endorsement' CURRENT "$(field data.platforms.nodes.0.endorsement.status <<<"$answer")"

echo '== A year passes'
later() { python3 -c 'import datetime, sys; print((datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=int(sys.argv[1]))).strftime("%Y-%m-%dT%H:%M:%SZ"))' "$1"; }
say 'in 321 days' "$("$program" job run endorsements --now "$(later 321)" | tail -n 1)"
say 'in 366 days' "$("$program" job run endorsements --now "$(later 366)" | tail -n 1)"
"$program" job run mail --now "$(later 366)" >/dev/null
status() {
  for _ in $(seq 50); do
    found=$(ask nobody '{ platform(slug: "sn-jangal-senegal") { lifecycle endorsement { status } } }')
    [ "$(field "data.platform.$1" <<<"$found")" = "$2" ] && break
    sleep 0.1
  done
  field "data.platform.$1" <<<"$found"
}
expect 'its endorsement' LAPSED "$(status endorsement.status LAPSED)"
letter=$(grep -l -i 'endorsement-lapsed' -r data/outbox --include '*.eml' | head -n 1 || true)
[ -n "$letter" ] || letter=$(ls data/outbox/*endorsement-lapsed*.eml | head -n 1)
link=$(python3 -c '
import email, email.policy, re, sys
letter = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print(re.search(r"/renew/([0-9a-f]+)", letter.get_body(("plain",)).get_content()).group(1))' "$letter")
variables="{\"link\": \"$link\"}"
expect 'the letter would renew for' amina@education.example "$(ask nobody 'query ($link: String!) { renewal(link: $link) { by name } }' "$variables" | field data.renewal.by)"
expect 'renewed by one click' CURRENT "$(ask nobody 'mutation ($link: String!) { renewEndorsement(link: $link) { endorsement { status } } }' "$variables" | field data.renewEndorsement.endorsement.status)"
expect 'and no second one' UNAUTHENTICATED "$(ask nobody 'mutation ($link: String!) { renewEndorsement(link: $link) { endorsement { status } } }' "$variables" | field errors.0.extensions.code)"

echo '== Retired'
answer=$(ask browser 'mutation ($platform: ID!) { proposeRetirement(platform: $platform, fields: {reason: "CLOSED", date: "2026-06-30", note: "Its lessons moved into the schools’ own portal."}) { proposal { id } } }' "{\"platform\": \"$platform\"}")
variables="{\"id\": \"$(field data.proposeRetirement.proposal.id <<<"$answer")\"}"
ask browser "$submit" "$variables" >/dev/null
ask "$curator" "$take" "$variables" >/dev/null
expect 'accepted' ACCEPTED "$(ask "$curator" 'mutation ($id: ID!) { acceptProposal(id: $id) { proposal { status } userErrors { message } } }' "$variables" | field data.acceptProposal.proposal.status)"
expect 'its page stays, as' RETIRED "$(status lifecycle RETIRED)"
expect 'and is not found any more' '[]' "$(found | field data.platforms.nodes)"

echo '== The trail'
ask "$admin" 'query ($platform: ID!) { events(platform: $platform, first: 50) { nodes { seq at kind role reason } } }' "{\"platform\": \"$platform\"}" | python3 -c '
import json, sys
for event in reversed(json.load(sys.stdin)["data"]["events"]["nodes"]):
    print("%5d  %s  %-20s %-10s %s" % (event["seq"], event["at"], event["kind"], event["role"], event["reason"] or ""))'
"$program" audit verify
