"""Forty sites on loopback, a registry that lists them, and the crawler with its policy in seconds.

Every site is healthy first; then most of them fall ill, each in its own way; then some recover. At the end each
site's path is printed, and compared with the one that it should have taken. Pages are those that the detectors are
tested with. Only the standard library of Python is used.

    crawl.py PROGRAM        run by tests/demo-crawl.sh
"""

import gzip
import json
import os
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
PORT = 8480
ELSEWHERE = "elsewhere.other"
HEALTHY, ILL, MENDED = range(3)

# A healthy page: its language, and the name that it must show.
CAMPUS = ("en", "Learning Commons", "healthy/en.html")


def page(file, status=200):
    """Answers with a page of the fixtures."""
    body = (PAGES / file).read_bytes()
    return lambda site, path: respond(status, body)


def respond(status, body=b"", kind="text/html; charset=utf-8", **headers):
    head = f"HTTP/1.1 {status} -\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n"
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return head.encode() + lines.encode() + b"\r\n" + body


def status(code):
    return lambda site, path: respond(code, b"<p>No.")


def raw(bytes_):
    return lambda site, path: bytes_


def redirect(to):
    return lambda site, path: respond(302, location=to(site))


def hang(site, path):
    time.sleep(6)
    return b""


def slow(site, path):
    time.sleep(0.7)
    return site.healthy(site, path)


def bomb(site, path):
    return respond(200, gzip.compress(bytes(8 << 20)), content_encoding="gzip")


def long_page(site, path):
    return respond(200, (PAGES / CAMPUS[2]).read_bytes() + b"<p>Lessons for every school.</p>" * 100_000)


def closed(site, path):
    """The server takes no connection."""


class Site:
    """A name, what it does in each phase, and what should come of that: the states in order, the outcome that its
    illness is told by, and the flags that are open in the end."""

    def __init__(self, slug, path, outcome, ill=None, flags=(), mended=None, well=CAMPUS, secure=False, ever=True):
        self.slug, self.path, self.outcome, self.flags, self.secure = slug, path, outcome, set(flags), secure
        self.language, self.name, file = well
        self.healthy, self.recovers = page(file), mended is not None
        self.phases = [self.healthy if ever else ill, ill or self.healthy, mended or ill or self.healthy]
        self.host = f"{slug}.demo.test"

    def url(self):
        return f"{'https' if self.secure else 'http'}://{self.host}:{PORT + self.secure}/"

    def is_right(self, states, outcomes, flags):
        told = self.outcome in outcomes if self.recovers else outcomes[-1:] == [self.outcome]
        return " ".join(states) == self.path and told and flags == self.flags


def well(file, language="en"):
    """A near miss: healthy all along, though it speaks of things that others are taken down for."""
    known = {entry["file"]: entry for entry in json.loads((PAGES / "index.json").read_text())}
    return language, known[file]["names"][0], file


SICK = "UP SUSPECT DOWN"
LATER = {"UNREACHABLE"}
# Somebody should see that the page says something else than it did.
OTHER = {"METADATA_CHANGED"}
SITES = [
    Site("steady", "UP", "UP"),
    Site("slow", "UP", "UP", slow),
    Site("long-page", "UP", "UP", long_page),
    Site("redesigned", "UP", "UP", page("identity/near/redesign_no_name.html"), OTHER,
         well=("fr", "Académie Digitale du Sahel", "healthy/fr.html")),
    Site("arabic", "UP", "UP", well=well("healthy/ar.html", "ar")),
    Site("on-addiction", "UP", "UP", well=well("identity/near/addiction_course.html")),
    Site("on-errors", "UP", "UP", well=well("soft_404/near/lesson_404.html")),
    Site("on-domains", "UP", "UP", well=well("parked/near/lesson_domains.html")),
    Site("town-casino", "UP", "UP", well=well("identity/near/casino_municipality.html")),
    Site("banner", "UP", "UP", well=well("maintenance/near/banner_en.html")),
    Site("to-a-new-path", "UP", "UP", redirect(lambda site: "/home")),
    Site("gone", SICK, "NOT_FOUND", status(404), LATER | {"NOT_FOUND"}),
    Site("gone-for-good", SICK, "NOT_FOUND", status(410), LATER | {"NOT_FOUND"}),
    Site("soft-404", SICK, "NOT_FOUND", page("soft_404/root_en.html"), LATER | {"NOT_FOUND"}),
    Site("error-500", SICK, "SERVER_ERROR", status(500), LATER),
    Site("error-521", SICK, "SERVER_ERROR", page("bot_wall/near/cf_521.html", 521), LATER),
    Site("maintenance", SICK, "SERVER_ERROR", page("maintenance/en.html"), LATER),
    Site("refuses", SICK, "CONNECTION_FAILED", closed, LATER),
    Site("hangs", SICK, "TIMEOUT", hang, LATER),
    Site("hangs-up", SICK, "CONNECTION_FAILED", raw(b""), LATER),
    Site("gibberish", SICK, "BAD_RESPONSE", raw(b"220 smtp ready\r\n\r\n"), LATER),
    Site("empty", SICK, "BAD_RESPONSE", raw(respond(200)), LATER),
    Site("no-content", SICK, "BAD_RESPONSE", status(204), LATER),
    Site("in-a-circle", SICK, "BAD_RESPONSE", redirect(lambda site: site.url()), LATER),
    Site("bomb", SICK, "BAD_RESPONSE", bomb, LATER),
    Site("self-signed", "SUSPECT DOWN", "TLS_INVALID", flags=LATER | {"CERTIFICATE"}, secure=True),
    Site("never-was", "SUSPECT DOWN", "NOT_FOUND", status(404), LATER | {"NOT_FOUND"}, ever=False),
    Site("for-sale", SICK, "PARKED", page("parked/sale_en.html"), LATER | {"PARKED"}),
    Site("nginx", SICK, "PARKED", page("parked/nginx.html"), LATER | {"PARKED"}),
    Site("suspended", SICK, "PARKED", page("parked/suspended_cpanel.html"), LATER | {"PARKED"}),
    Site("casino", SICK, "IDENTITY_CHANGED", page("identity/casino_en.html"), LATER | {"IDENTITY_CHANGED"}),
    Site("currency", SICK, "IDENTITY_CHANGED", page("identity/crypto_blog_en.html"), LATER | {"IDENTITY_CHANGED"}),
    Site("moved", "UP", "MOVED", redirect(lambda site: f"http://{ELSEWHERE}:{PORT}/"), OTHER | {"MOVED"}),
    Site("closing", "UP", "UP", page("closure/en.html"), OTHER | {"CLOSURE_ANNOUNCED"},
         well=("en", "Learn Together", "closure/near/holiday.html")),
    Site("forbidden", "UP BLOCKED", "BLOCKED", status(403), {"BLOCKED"}),
    Site("walled", "UP BLOCKED", "BLOCKED", page("bot_wall/cloudflare_attention.html"), {"BLOCKED"}),
    Site("members-only", "UP BLOCKED", "BLOCKED", status(401), {"BLOCKED"}),
    Site("outage", "UP SUSPECT DOWN UP", "SERVER_ERROR", status(500), mended=page(CAMPUS[2])),
    Site("redeemed", "UP SUSPECT DOWN UP", "PARKED", page("parked/sale_en.html"), mended=page(CAMPUS[2])),
    Site("wall-opened", "UP BLOCKED UP", "BLOCKED", status(403), mended=page(CAMPUS[2])),
]
phase = HEALTHY


def serve(site, address, context):
    listener = None
    while True:
        if site.phases[phase] is closed:
            if listener:
                listener.close()
            listener = None
            time.sleep(0.1)
            continue
        if not listener:
            listener = socket.create_server((address, PORT + site.secure))
            listener.settimeout(0.2)
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        threading.Thread(target=answer, args=(site, connection, context), daemon=True).start()


def answer(site, connection, context):
    try:
        with (context.wrap_socket(connection, server_side=True) if site.secure else connection) as stream:
            stream.settimeout(10)
            request = b""
            while b"\r\n\r\n" not in request:
                request += stream.recv(4096) or b"\r\n\r\n"
            path = request.split(b" ")[1].decode() if b" " in request else "/"
            respond_ = site.phases[phase]
            if path == "/robots.txt":
                stream.sendall(respond(404))
            elif path == "/home":
                stream.sendall(site.healthy(site, path))
            elif respond_ is not closed:
                stream.sendall(respond_(site, path))
    except OSError:
        pass  # The crawler has seen enough, or does not trust us.


def record(site):
    return {
        "slug": site.slug, "name": {site.language: site.name}, "url": site.url(), "url_basis": "own", "country": "AD",
        "languages": [site.language], "levels": ["ISCED_1"], "audiences": ["LEARNERS"], "kind": "CONTENT_PORTAL",
        "subjects": ["GENERAL"], "access": "OPEN", "lifecycle": "ACTIVE", "confidence": "sourced",
        "summary": {"en": "A site of the demonstration, which is served by the demonstration itself and by nobody else."},
        "sources": ["https://example.org/demonstration"],
    }


def settings(folder, addresses):
    resolve = [f"{host}:{port}:{address}" for host, port, address in addresses]
    policy = {
        "down_after_s": 4, "unreachable_after_s": 2, "interval_min_s": 1, "interval_day_s": 1, "interval_max_s": 1,
        "suspect_s": [1, 1, 1, 1], "confirm_s": 1, "jitter_percent": 0,
    }
    crawler = {
        "allow_private_addresses": True, "canaries": [], "resolve": resolve, "timeout_s": 2, "breaker_percent": 100,
    }
    lines = ["[database]", f'url = "sqlite://{folder}/demo.db"', "[log]", 'filter = "error"', "[crawler]"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in crawler.items()]
    lines += ["[crawler.policy]"] + [f"{key} = {json.dumps(value)}" for key, value in policy.items()]
    (folder / "portolan.toml").write_text("\n".join(lines) + "\n")


def certificate(folder):
    """Signed by nobody but itself."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=self-signed.demo.test", "-days", "90",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def paths(folder):
    """Each site's states in order, what its checks found, and its open flags."""
    database = sqlite3.connect(f"file:{folder}/demo.db?mode=ro", uri=True)
    slugs = dict(database.execute("SELECT id, slug FROM platforms"))
    found = {slug: ([], [], set()) for slug in slugs.values()}
    for platform, payload in database.execute(
        "SELECT platform_id, payload FROM events WHERE kind = 'REACHABILITY_CHANGED' ORDER BY seq"
    ):
        found[slugs[platform]][0].append(json.loads(payload)["after"]["reachability"])
    for platform, outcome in database.execute("SELECT platform_id, outcome FROM observations ORDER BY checked_at"):
        found[slugs[platform]][1].append(outcome)
    for platform, kind in database.execute("SELECT platform_id, kind FROM flags WHERE closed_at IS NULL"):
        found[slugs[platform]][2].add(kind)
    return found


def wait_for(folder, done, seconds):
    """Until every site is where it should be, but no longer."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not all(done(site, *paths(folder)[site.slug]) for site in SITES):
        time.sleep(0.5)


def table(found):
    """Prints a line for each site, and gives those that went astray."""
    print(f"{'site':<13} {'told by':<17} {'its path':<18} flags")
    for site in SITES:
        states, outcomes, flags = found[site.slug]
        told = site.outcome if site.outcome in outcomes else (outcomes or ["nothing"])[-1]
        print(f"{site.slug:<13} {told:<17} {'>'.join(states):<18} {' '.join(sorted(flags)) or 'none'}")
    return [site for site in SITES if not site.is_right(*found[site.slug])]


def main(program):
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="portolan-demo-") as folder:
        found = demonstrate(program, Path(folder))
    print(f"After {time.monotonic() - began:.0f} s:\n")
    wrong = table(found)
    for site in wrong:
        states, outcomes, flags = found[site.slug]
        print(f"\n{site.slug} should be told by {site.outcome}, go {site.path} and have {sorted(site.flags)}; it was", outcomes)
    print(f"\n{len(SITES) - len(wrong)} of {len(SITES)} took the path that they should.")
    sys.exit(1 if wrong else 0)


def demonstrate(program, folder):
    global phase
    addresses = [(site.host, PORT + site.secure, f"127.40.0.{number}") for number, site in enumerate(SITES, 1)]
    context = certificate(folder)
    for site, (_, _, address) in zip(SITES, addresses):
        threading.Thread(target=serve, args=(site, address, context), daemon=True).start()
    settings(folder, [*addresses, (ELSEWHERE, PORT, addresses[0][2])])
    (folder / "records.json").write_text(json.dumps([record(site) for site in SITES]))
    # Nothing of whoever runs this: neither settings nor a database.
    clean = {key: value for key, value in os.environ.items() if key != "DATABASE_URL" and not key.startswith("PORTOLAN_")}
    subprocess.run([program, "import", "records.json"], cwd=folder, env=clean, check=True, capture_output=True)
    print(f"{len(SITES)} sites are served and listed, nearly all of them healthy. The crawler begins.", flush=True)
    worker = subprocess.Popen([program, "crawl"], cwd=folder, env=clean)
    try:
        wait_for(folder, lambda site, states, *_: states, 20)
        phase = ILL
        print("Most of them fall ill, each in its own way.", flush=True)
        wait_for(folder, is_ill, 60)
        phase = MENDED
        print("Three of them recover.", flush=True)
        wait_for(folder, Site.is_right, 30)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(20)
    return paths(folder)


def is_ill(site, states, outcomes, flags):
    if site.recovers:
        return " ".join(states) == site.path.removesuffix(" UP")
    return site.is_right(states, outcomes, flags)


if __name__ == "__main__":
    main(sys.argv[1])
