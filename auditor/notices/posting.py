"""One letter by SMTP: with TLS or without, with a name or without; what fails is a value, and no secret is in it."""

import ipaddress
import os
import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable
from email.headerregistry import Address
from urllib.parse import SplitResult, unquote, urlsplit

from auditor.notices.records import Mail

_WITHIN = 30.0  # seconds for one step of a server
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_STUFFED = re.compile(rb"^\.", re.M)  # RFC 5321, 4.5.2: a dot that begins a line is doubled
_NAMED = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_LONGEST = 200  # characters of a fault


class _Refused(Exception):
    """What we would rather not do, in words."""


def posted(mail: Mail, to: str, data: bytes, going: Callable[[], None]) -> str:
    """Sends `data`, a whole letter; returns what hindered it, or ''. `going` is called before the text goes out."""
    try:
        server = _connected(mail)
    except (OSError, smtplib.SMTPException, UnicodeError, _Refused) as error:
        return _told(error, mail)
    try:
        for words in (f"MAIL FROM:<{spelt(mail.sender)}>", f"RCPT TO:<{spelt(to)}>", "DATA"):
            _agreed(server.docmd(words))
        going()
        server.send(_STUFFED.sub(b"..", data) + b".\r\n")
        _agreed(server.getreply())
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        server.close()
        return _told(error, mail)
    _parted(server)  # the letter is taken: it is not sent again
    return ""


def hindrance(mail: Mail) -> str:
    """What keeps every letter from going, seen without asking anybody: a password or authority that is not there."""
    try:
        password(urlsplit(mail.server))
        _trusting(mail)
    except (OSError, _Refused) as error:
        return _told(error, mail)
    return ""


def reached(mail: Mail) -> str:
    """What hinders our speaking to the server at all, or ''."""
    try:
        server = _connected(mail)
    except (OSError, smtplib.SMTPException, UnicodeError, _Refused) as error:
        return _told(error, mail)
    _parted(server)
    return ""


def _parted(server: smtplib.SMTP) -> None:
    try:  # however the server says good-bye, what it took it has taken
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def spelt(box: str) -> str:
    """The mail address alone, its domain in letters that every server knows; raises UnicodeError for what is none."""
    name, at, domain = box.rpartition("<")[2].removesuffix(">").rpartition("@")
    return f"{name}{at}{domain if domain.isascii() else domain.encode('idna').decode()}"


def headed(box: str) -> Address:
    """The address as a header shows it, with the name written before it; raises ValueError for what is none."""
    return Address(display_name=box.rpartition("<")[0].strip(), addr_spec=spelt(box))


def _agreed(reply: tuple[int, bytes]) -> None:
    code, words = reply
    if code not in (250, 251, 354):
        raise smtplib.SMTPResponseException(code, words)


def _connected(mail: Mail) -> smtplib.SMTP:
    parts = urlsplit(mail.server)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    context = _trusting(mail)
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_WITHIN, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=_WITHIN)
    try:
        server.ehlo()
        _introduced(server, parts, context)
    except BaseException:
        server.close()
        raise
    return server


def _introduced(server: smtplib.SMTP, parts: SplitResult, context: ssl.SSLContext) -> None:
    """TLS where it is asked for or offered, and the name; a password is never told to a network that can read it."""
    here, secret = _loopback(server), parts.scheme == "smtps"
    if parts.scheme == "smtp+starttls" or (parts.scheme == "smtp" and server.has_extn("starttls")):
        if here and parts.scheme == "smtp":  # a mail server of this machine seldom has a certificate for "localhost"
            context = ssl._create_unverified_context()
        server.starttls(context=context)
        server.ehlo()
        secret = True
    if parts.username:
        if not (secret or here):
            raise _Refused("the server offers no STARTTLS: the password was not sent / сервер не умеет STARTTLS")
        _log_in(server, unquote(parts.username), password(parts))


def _log_in(server: smtplib.SMTP, name: str, secret: str) -> None:
    if (name + secret).isascii():
        server.login(name, secret)
        return
    # smtplib knows only ASCII here; RFC 4616 says UTF-8.
    told = b64encode(f"\0{name}\0{secret}".encode()).decode("ascii")
    code, words = server.docmd("AUTH", f"PLAIN {told}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, words)


def password(parts: SplitResult) -> str:
    """The password of the address; `$NAME` is that of the environment. Raises where the environment has none."""
    written = parts.password or ""
    named = _NAMED.fullmatch(written)
    if named is None:
        return unquote(written)
    if named[1] not in os.environ:
        raise _Refused(f"the environment has no {named[1]} / переменной {named[1]} нет в окружении")
    return os.environ[named[1]]


def _loopback(server: smtplib.SMTP) -> bool:
    return server.sock is not None and ipaddress.ip_address(server.sock.getpeername()[0]).is_loopback


def _trusting(mail: Mail) -> ssl.SSLContext:
    """What the system trusts (SSL_CERT_FILE names another list), and the authorities of the settings."""
    context = ssl.create_default_context()
    for file in mail.authority:
        try:
            context.load_verify_locations(file)
        except OSError as error:  # its own words do not name the file
            why = error.strerror or str(error)
            raise _Refused(f"{file}: no certificate authority can be read ({why}) / сертификат не читается") from error
    return context


def _told(error: Exception, mail: Mail) -> str:
    """The fault in a line, without a name or password that a server might repeat."""
    words = str(error)
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = f"{error.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    parts = urlsplit(mail.server)
    try:
        secrets = {password(parts), parts.password or "", unquote(parts.username or "")}
    except _Refused:
        secrets = {unquote(parts.username or "")}
    for secret in sorted(secrets - {""}, key=len, reverse=True):
        words = words.replace(secret, "***")
    kind = "" if isinstance(error, _Refused) else f"{_meant(error)} ({type(error).__name__}): "
    return " ".join(f"{kind}{words}".split())[:_LONGEST]


def _meant(error: Exception) -> str:
    """The fault in words for whoever keeps the installation."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the server does not take the name or password / имя или пароль не приняты"
    if isinstance(error, smtplib.SMTPResponseException):
        return "the server refused / сервер отказал"
    if isinstance(error, ssl.SSLError):
        return "the certificate is not trusted / сертификату сервера нет доверия"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the server offers no STARTTLS / сервер не умеет STARTTLS"
    return "the mail server does not answer / почтовый сервер не отвечает"
