"""A server is trusted only by its own certificate and name, where the address asks for it."""

import datetime
import ipaddress
import os
import shutil

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hoinghi_tui.storage import NotSaved
from hoinghi_tui.storage.remote_store import open_pg


def certificate(host: str) -> tuple[bytes, bytes]:
    """Return key and self-signed certificate of a server of this name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "máy chủ")])
    begin = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    try:
        alternative: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        alternative = x509.DNSName(host)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    return key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain), made.public_bytes(pem)


@pytest.fixture
def serve_with(pg_server):
    """Return a function that gives the server a certificate; it has none afterwards."""

    def set_up(key: bytes, public: bytes) -> None:
        for name, content in (("server.key", key), ("server.crt", public)):
            path = pg_server.data / name
            path.write_bytes(content)
            path.chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(path, "postgres")
        pg_server.set("ssl", "on")

    yield set_up
    pg_server.set("ssl", "off")


def test_the_right_certificate_and_no_other(serve_with, pg_url, tmp_path, clock):
    def cause(root: bytes, mode: str = "verify-full") -> str:
        file = tmp_path / "root.crt"
        file.write_bytes(root)
        url = f"{pg_url}&sslmode={mode}&sslrootcert={file}"
        try:
            open_pg(url, tmp_path / "a", station="Bàn 1", now=clock.now).close()
        except NotSaved as failure:
            return failure.cause
        return ""

    key, own = certificate("127.0.0.1")
    serve_with(key, own)
    assert cause(own) == ""
    assert cause(certificate("127.0.0.1")[1]) == "server_tls"
    key, foreign_name = certificate("may-chu.example")
    serve_with(key, foreign_name)
    assert cause(foreign_name) == "server_tls"
    assert cause(foreign_name, "verify-ca") == ""
