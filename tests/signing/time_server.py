"""A real time-stamp server on 127.0.0.1: OpenSSL answers, a thread serves it."""

import subprocess
import threading
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_CONFIG = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/server.pem
certs = {folder}/issuer.pem
signer_key = {folder}/server.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class TimeServer:
    """Stamps what it is asked. ``answer`` replaces what OpenSSL says; ``issuer`` and ``certificate`` are DER."""

    def __init__(self, folder, *, usage=ExtendedKeyUsageOID.TIME_STAMPING, elliptic=False):
        self._folder = folder
        self.answer = None
        self.asked = 0
        issuer_key, key = _key(elliptic), _key(elliptic)
        issuer = _certificate("时间戳根", issuer_key.public_key(), "时间戳根", issuer_key, None)
        server = _certificate("时间戳服务", key.public_key(), "时间戳根", issuer_key, usage)
        self.issuer, self.certificate = (one.public_bytes(Encoding.DER) for one in (issuer, server))
        (folder / "issuer.pem").write_bytes(issuer.public_bytes(Encoding.PEM))
        (folder / "server.pem").write_bytes(server.public_bytes(Encoding.PEM))
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "server.key").write_bytes(pem)
        (folder / "serial").write_text("01")
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))
        self._http = HTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._http.server_port}/"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self):
        self._http.shutdown()
        self._http.server_close()

    def stamp(self, question):
        """Return what OpenSSL answers to a question."""
        (self._folder / "question").write_bytes(question)
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", self._folder / "tsa.cnf", "-queryfile", self._folder / "question",
             "-out", self._folder / "answer"],
            check=True, capture_output=True,
        )  # fmt: skip
        return (self._folder / "answer").read_bytes()

    def _handler(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                question = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked += 1
                body = outer.stamp(question) if outer.answer is None else outer.answer
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format, *args):  # noqa: A002  # its name in the library
                pass

        return Handler


def _key(elliptic):
    return ec.generate_private_key(ec.SECP256R1()) if elliptic else rsa.generate_private_key(65537, 2048)


def _certificate(name, public, issuer, issuer_key, usage):
    subject, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, issuer))
    now = datetime.now().astimezone()
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(usage is not None, False, False, False, False, usage is None, usage is None, False, False),
            critical=True,
        )
    )
    if usage is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return made.sign(issuer_key, SHA256())
