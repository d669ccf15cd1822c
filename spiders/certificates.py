"""Whether a certificate is trusted, and what is wrong with it; a bad one never stops the connection.

Both stacks use the same words: expired, not-yet-valid, self-signed, unknown-issuer, other-name, revoked, invalid.
"""

import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import certifi
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
    64: "other-name",
}


def word(code: int) -> str:
    """What an error number of OpenSSL means."""
    return _WORDS.get(code, "invalid")


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
        self._options.getContext()  # reads the authorities now, so that a bad file is told at once

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
        found = [] if ok else [word(code)]
        if depth == 0:
            try:
                verify_service_identity(extract_patterns(certificate), [wanted], [])
            except (CertificateError, VerificationError, ValueError):
                found.append("other-name")
        faults.extend(one for one in found if one not in faults)
        return True

    return verify


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
    context.set_ciphers("DEFAULT@SECLEVEL=1")
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
