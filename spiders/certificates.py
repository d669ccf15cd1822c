"""Whether a certificate is trusted, and what is wrong with it; a bad one never stops the connection.

Both stacks use the same words: expired, not-yet-valid, self-signed, national-root, incomplete-chain, unknown-issuer,
other-name, revoked, weak, invalid.
"""

import re
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import certifi
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID
from OpenSSL import SSL
from scrapy.core.downloader.contextfactory import _ScrapyCertificateOptions
from service_identity.exceptions import CertificateError, VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet._sslverify import ClientTLSOptions, IOpenSSLTrustRoot
from twisted.internet.ssl import AcceptableCiphers
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

# https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/
_WORDS = {
    2: "unknown-issuer",
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "unknown-issuer",
    20: "unknown-issuer",
    21: "unknown-issuer",
    23: "revoked",
    62: "other-name",
    66: "weak",
    67: "weak",
    68: "weak",
    64: "other-name",
}
# Old servers have keys of 1024 bits for the exchange; browsers that still offer it take them.
_CIPHERS = "DEFAULT@SECLEVEL=1"
_NO_ISSUER = (2, 19, 20, 21)
# The national authority, whose root stands in the browsers of one country only (gosuslugi.ru/crt).
_NATIONAL = re.compile(r"Russian Trusted (?:Root|Sub) CA|Ministry of Digital Development|Минцифры", re.I)


def word(code: int, certificate: x509.Certificate | None = None, alone: bool = False) -> str:
    """What an error number of OpenSSL means. `alone`: the server sent this certificate without those above it."""
    if code in _NO_ISSUER and certificate is not None:
        if _NATIONAL.search(certificate.issuer.rfc4514_string()):
            return "national-root"
        if alone and _names_its_issuer(certificate):
            return "incomplete-chain"
    return _WORDS.get(code, "invalid")


def _names_its_issuer(certificate: x509.Certificate) -> bool:
    """Whether it says where the certificate above it is to be had, as those of public authorities do."""
    try:
        told = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return any(one.access_method == AuthorityInformationAccessOID.CA_ISSUERS for one in told.value)


@implementer(IOpenSSLTrustRoot)
class _Trust:
    """The system's authorities, Mozilla's, and those named by a person."""

    def __init__(self, authorities: Iterable[str]) -> None:
        self._files = [certifi.where(), *(str(Path(name).absolute()) for name in authorities)]

    def _addCACertsToContext(self, context: SSL.Context) -> None:
        context.set_default_verify_paths()
        for name in self._files:
            context.load_verify_locations(name)


@implementer(IPolicyForHTTPS)
class Recorder:
    """Makes Twisted's TLS connections; notes what is wrong with each certificate, under the host and port."""

    def __init__(self, authorities: Iterable[str]) -> None:
        self.faults: dict[tuple[str, int], list[str]] = {}
        ciphers = AcceptableCiphers.fromOpenSSLCipherString("DEFAULT")  # type: ignore[no-untyped-call]
        trust: Any = _Trust(authorities)
        self._options = _ScrapyCertificateOptions(trustRoot=trust, fixBrokenPeers=True, acceptableCiphers=ciphers)
        context = self._options.getContext()  # reads the authorities now, so that a bad file is told at once
        context.set_cipher_list(_CIPHERS.encode())  # names alone, as Twisted passes them on, lose the level

    def of(self, url: str) -> list[str]:
        """What is wrong with the certificate last seen at this address."""
        parts = urlsplit(url)
        return self.faults.get((parts.hostname or "", parts.port or 443), [])

    def creatorForNetloc(self, hostname: bytes, port: int) -> ClientTLSOptions:
        """Twisted asks here before each connection."""
        name = hostname.decode("ascii")
        faults = self.faults[name, port] = []
        return _Options(self._options._makeTLSConnection, name, faults)


class _Options(ClientTLSOptions):
    def __init__(self, connect: Callable[..., SSL.Connection], hostname: str, faults: list[str]) -> None:
        super().__init__(connect, hostname)
        self._faults = faults

    def clientConnectionForTLS(self, tlsProtocol: Any) -> SSL.Connection:
        connection = super().clientConnectionForTLS(tlsProtocol)
        kind = DNS_ID if self._hostnameIsDnsName else IPAddress_ID
        connection.set_verify(SSL.VERIFY_PEER, _noting(self._faults, kind(self._hostnameASCII)))
        return connection


def _noting(faults: list[str], wanted: DNS_ID | IPAddress_ID) -> Callable[..., bool]:
    def verify(connection: SSL.Connection, certificate: Any, code: int, depth: int, ok: int) -> bool:
        found = [] if ok else [word(code, _parsed(certificate), depth == 0)]
        if depth == 0:
            try:
                verify_service_identity(extract_patterns(certificate), [wanted], [])
            except (CertificateError, VerificationError, ValueError):
                found.append("other-name")
        faults.extend(one for one in found if one not in faults)
        return True

    return verify


def _parsed(certificate: Any) -> x509.Certificate | None:
    try:
        parsed: x509.Certificate = certificate.to_cryptography()
    except ValueError:
        return None
    return parsed


def doubted(code: int, shown: ssl.SSLObject | None) -> str:
    """The word for a certificate that Python refused, looked at again on a connection that takes any."""
    der = shown.getpeercert(binary_form=True) if shown else None
    if der is None:
        return word(code)
    chain: list[object] = getattr(getattr(shown, "_sslobj", None), "get_unverified_chain", list)() or []
    try:
        return word(code, x509.load_der_x509_certificate(der), len(chain) == 1)
    except ValueError:
        return word(code)


def strict(authorities: Iterable[str]) -> ssl.SSLContext:
    """Python's context that trusts the same authorities, and refuses the rest."""
    context = ssl.create_default_context()
    for name in [certifi.where(), *authorities]:
        context.load_verify_locations(name)
    _lenient(context)
    return context


def blind() -> ssl.SSLContext:
    """Python's context that refuses no certificate."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    _lenient(context)
    return context


def _lenient(context: ssl.SSLContext) -> None:
    """Old servers are not the fault we look for."""
    context.set_ciphers(_CIPHERS)
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
