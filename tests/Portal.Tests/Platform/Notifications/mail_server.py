"""A mail server for tests: keeps each mail as a file, and answers recipients in a way that their names say."""
import asyncio
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

folder, port, security = sys.argv[1], int(sys.argv[2]), sys.argv[3]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("busy"):
            return "450 4.2.1 Mailbox busy, try later"
        if address.startswith("silent"):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("refused") for address in envelope.rcpt_tos):
            return "554 5.7.1 Refused by policy"
        count = len([name for name in os.listdir(folder) if name.endswith(".eml")])
        part = os.path.join(folder, f"{count}.part")
        with open(part, "wb") as file:
            file.write(f"X-Tls: {session.ssl is not None}\r\nX-User: {session.auth_data or ''}\r\n".encode())
            file.write(envelope.content)
        os.rename(part, os.path.join(folder, f"{count}.eml"))
        return "250 Taken"


def authenticate(server, session, envelope, mechanism, data):
    right = data.login == b"portal" and data.password == b"secret"
    return AuthResult(success=right, auth_data="portal" if right else None)


context = None
if security == "starttls":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.crt"), os.path.join(folder, "server.key"))
controller = Controller(
    Handler(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=context is not None,
    authenticator=authenticate, auth_required=context is not None, auth_require_tls=True)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
