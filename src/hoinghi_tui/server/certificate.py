"""The certificate of a server: one of our own making, kept, or the office's."""

import hashlib
import ipaddress
import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.server.extras import require_tls
from hoinghi_tui.server.private_files import write_private

_LASTS = timedelta(days=365)
_RENEWED_BEFORE = timedelta(days=7)


def own_certificate(folder: Path, names: Sequence[str], now: datetime) -> tuple[Path, Path]:
    """Return the files of our certificate and its key, made once for these names.

    It is signed by itself: browsers warn, and people compare its fingerprint with the screen
    of the server. Refuses when the extra is missing or the folder cannot be written.
    """
    certificate, key = folder / "tls-cert.pem", folder / "tls-key.pem"
    if certificate.is_file() and key.is_file() and _still_good(certificate, names, now):
        return certificate, key
    require_tls()
    public, secret = _make(names, now)
    try:
        write_private(key, secret)
        write_private(certificate, public)
    except OSError as error:
        raise Refused(f"Chưa ghi được chứng chỉ TLS ({why(error)}): {folder}") from error
    return certificate, key


def _still_good(certificate: Path, names: Sequence[str], now: datetime) -> bool:
    require_tls()
    from cryptography import x509

    try:
        made = x509.load_pem_x509_certificate(certificate.read_bytes())
        alternatives = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, x509.ExtensionNotFound):
        return False
    known = {str(one) for one in alternatives.get_values_for_type(x509.IPAddress)}
    known |= set(alternatives.get_values_for_type(x509.DNSName))
    return set(names) <= known and now + _RENEWED_BEFORE < made.not_valid_after_utc


def _make(names: Sequence[str], now: datetime) -> tuple[bytes, bytes]:
    """Return a new certificate and its key, both as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    title = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hoinghi-tui")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(title)
        .issuer_name(title)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # other machines' clocks may be behind
        .not_valid_after(now + _LASTS)
        .add_extension(x509.SubjectAlternativeName([_alternative(one) for one in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return certificate.public_bytes(serialization.Encoding.PEM), secret


def _alternative(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def tls_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return what a server speaks TLS with; refuses files that are not a pair."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        # Without a password: asking for one would hang a server without a terminal.
        context.load_cert_chain(certificate, key, password=lambda: "")
    except OSError as error:  # ssl.SSLError is one
        raise Refused(
            f"Chưa dùng được chứng chỉ {certificate} với khóa {key}. Cần hai tệp PEM đi cùng "
            "nhau, khóa không đặt mật khẩu."
        ) from error
    return context


def fingerprint(certificate: Path) -> str:
    """Return the SHA-256 of a certificate as browsers show it, AB:CD: and so on."""
    try:
        text = certificate.read_text(encoding="ascii")
        begin = text.index("-----BEGIN CERTIFICATE-----")
        end = text.index("-----END CERTIFICATE-----", begin) + len("-----END CERTIFICATE-----")
        der = ssl.PEM_cert_to_DER_cert(text[begin:end])
    except (OSError, ValueError) as error:
        raise Refused(f"Chưa đọc được chứng chỉ: {certificate}") from error
    return hashlib.sha256(der).digest().hex(":").upper()
