"""Certificates good and bad, and servers whose TLS is too old, for tests."""

import ipaddress
import ssl
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True)
class Certificates:
    """Contexts for bad and good servers, and the file of the authority that signed the good ones."""

    authority: Path
    contexts: dict[str, ssl.SSLContext]


def certificates(folder: Path) -> Certificates:
    """Makes an authority and a server certificate for each fault; all are for localhost and 127.0.0.0/8 by name."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    now = datetime.now(UTC)

    def signed(
        subject: str,
        issuer: str,
        host: str | None,
        until: datetime,
        root: bool = False,
        above: str = "",
    ) -> x509.Certificate:
        """`above`: where it says the certificate above it is to be had."""

        def name(text: str) -> x509.Name:
            return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

        builder = (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=900))
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        )
        if host:
            names = [x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("::1"))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        if above:
            told = x509.AccessDescription(
                AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(above)
            )
            builder = builder.add_extension(x509.AuthorityInformationAccess([told]), critical=False)
        return builder.sign(key, hashes.SHA256())

    later = now + timedelta(days=300)
    root = signed("Test Authority", "Test Authority", None, later, root=True)
    authority = folder / "authority.pem"
    authority.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    made = {
        "good": signed("good", "Test Authority", "localhost", later),
        "expired": signed("expired", "Test Authority", "localhost", now - timedelta(days=30)),
        "other-name": signed("other", "Test Authority", "other.example", later),
        "self-signed": signed("localhost", "localhost", "localhost", later),
        "unknown-issuer": signed("localhost", "Nobody Knows", "localhost", later),
        "incomplete-chain": signed("localhost", "Between", "localhost", later, above="http://127.0.0.1/between.crt"),
        "national-root": signed("localhost", "Russian Trusted Sub CA", "localhost", later),
        "whole-chain": signed("localhost", "Between", "localhost", later),
    }
    between = signed("Between", "Test Authority", None, later, root=True).public_bytes(serialization.Encoding.PEM)
    contexts = {}
    for name, certificate in made.items():
        file = folder / f"{name}.pem"
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*plain))
        if name == "whole-chain":
            file.write_bytes(file.read_bytes() + between)
        contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        contexts[name].load_cert_chain(file)
    return Certificates(authority, contexts)


# The second group of RFC 2409 (1024 bits), which old servers exchange keys by.
_GROUP_2 = """-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""


def old_servers(folder: Path) -> dict[str, ssl.SSLContext]:
    """Servers that speak only what was dropped, and those that are old and still spoken to. All sign themselves."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    key, now = rsa.generate_private_key(65537, 2048), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file, group = folder / "old.pem", folder / "group.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*plain))
    group.write_text(_GROUP_2, encoding="ascii")

    def server(version: ssl.TLSVersion, ciphers: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers(f"{ciphers}@SECLEVEL=0")
        context.load_cert_chain(file)
        context.load_dh_params(str(group))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that they are old is what they are for
            context.minimum_version, context.maximum_version = version, version
        return context

    tls = ssl.TLSVersion
    return {
        "TLS 1.0": server(tls.TLSv1, "DEFAULT"),
        "TLS 1.1": server(tls.TLSv1_1, "DEFAULT"),
        "no encryption": server(tls.TLSv1_2, "NULL-SHA256"),
        "short keys": server(tls.TLSv1_2, "DHE-RSA-AES128-GCM-SHA256"),
        "no key exchange": server(tls.TLSv1_2, "AES128-SHA"),
    }
