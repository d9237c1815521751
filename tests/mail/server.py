"""An SMTP server for the tests: keeps what it takes as files of JSON, read by Python's own mail parser and not by ours.

    server.py FOLDER [--login USER:PASSWORD] [--tls CERTIFICATE KEY]

Prints its port. Lives as long as its standard input. With --tls nothing is taken before STARTTLS, and with --login
nothing before the right login. An address that begins with `refused` is refused for good, one with `busy` for now.
"""

import argparse
import asyncio
import email
import email.policy
import itertools
import json
import os
import ssl
import sys

from aiosmtpd.smtp import AuthResult, SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.numbers = itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 nobody of that name lives here"
        if address.startswith("busy"):
            return "451 4.3.0 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        letter = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in message.items()],
            "defects": [str(defect) for defect in message.defects],
            "body": message.get_content().replace("\r\n", "\n"),
            "raw": envelope.content.decode("ascii", "backslashreplace"),
            "sealed": session.ssl is not None,
            "login": session.auth_data.decode() if session.auth_data else None,
        }
        path = os.path.join(self.folder, f"{next(self.numbers):06}.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(letter, file)
        os.rename(path + ".part", path)
        return "250 OK"


def authenticator(login):
    def check(server, session, envelope, mechanism, data):
        fits = f"{data.login.decode()}:{data.password.decode()}" == login
        # Not handled here: the server itself says no.
        return AuthResult(success=fits, handled=False, auth_data=data.login if fits else None)

    return check


def options(arguments):
    tls = None
    if arguments.tls:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(*arguments.tls)
    made = {"hostname": "mail.test", "tls_context": tls, "require_starttls": tls is not None}
    if arguments.login:
        made |= {"auth_required": True, "auth_require_tls": tls is not None}
        made |= {"authenticator": authenticator(arguments.login)}
    return made


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--login")
    parser.add_argument("--tls", nargs=2)
    arguments = parser.parse_args()
    keeper, made = Keeper(arguments.folder), options(arguments)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keeper, **made), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
