"""Sends: letters by SMTP, JSON by a webhook. What fails outside is a value: the words of the fault, or ''."""

import hashlib
import hmac
import json
import re
import smtplib
import ssl
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

import httpx

from auditor import __version__
from auditor.notices.records import Mail, Message, Webhook

_WITHIN = 30.0  # seconds for one step of a server
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_PAUSES = (1.0, 5.0, 30.0)  # seconds before the next try of a webhook
_POLICY = SMTP.clone(cte_type="7bit")  # not every relay takes eight bits
_STUFFED = re.compile(rb"^\.", re.M)  # RFC 5321, 4.5.2: a dot that begins a line is doubled
_TELEGRAM = 4096  # characters a message may have


def letter(mail: Mail, to: str, message: Message, key: str, going: Callable[[], None]) -> str:
    """Sends one letter; `key` becomes its Message-ID, so that a server or a reader drops a second copy.

    `going` is called when the server has taken the addresses and waits for the text: from then on it may arrive.
    """
    post = EmailMessage(policy=_POLICY)
    post["Subject"] = message.subject
    post["From"] = mail.sender
    post["To"] = to
    post["Date"] = formatdate(localtime=True)
    post["Message-ID"] = f"<{key}@{mail.sender.rpartition('@')[2]}>"
    post["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
    post.set_content(message.text)
    post.add_alternative(message.html, subtype="html")
    try:
        with _connected(mail) as server:
            for words in (f"MAIL FROM:<{mail.sender}>", f"RCPT TO:<{to}>", "DATA"):
                _agreed(server.docmd(words))
            going()
            server.send(_STUFFED.sub(b"..", post.as_bytes(policy=SMTP)) + b".\r\n")
            _agreed(server.getreply())
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        return _short(error)
    return ""


def hook(webhook: Webhook, body: bytes, key: str, going: Callable[[], None]) -> str:
    """Posts `body` (JSON); tries again after time-outs, 429 and 5xx. `going` is called before the first post."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
        "User-Agent": f"EvidenceAuditor/{__version__}",
    }
    if webhook.secret:
        signed = hmac.new(webhook.secret.encode(), body, hashlib.sha256).hexdigest()
        headers["X-Auditor-Signature"] = f"sha256={signed}"
    going()
    fault = ""
    for number in range(webhook.tries):
        if number:
            time.sleep(_PAUSES[min(number, len(_PAUSES)) - 1])
        try:
            answer = httpx.post(webhook.url, headers=headers, timeout=_WITHIN, follow_redirects=False, content=body)
        except httpx.HTTPError as error:
            fault = _short(error)
            continue
        if answer.is_success:
            return ""
        fault = f"HTTP {answer.status_code}"
        if answer.status_code != 429 and answer.status_code < 500:
            break
    return fault


def chat(webhook: Webhook, text: str) -> bytes:
    """The body of a post to a Telegram-like bot."""
    return json.dumps({"chat_id": webhook.chat, "text": _cut(text)}, ensure_ascii=False).encode("utf-8", "replace")


def _agreed(reply: tuple[int, bytes]) -> None:
    code, words = reply
    if code not in (250, 251, 354):
        raise smtplib.SMTPResponseException(code, words)


def _connected(mail: Mail) -> smtplib.SMTP:
    parts = urlsplit(mail.server)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_WITHIN, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=_WITHIN)
    try:
        server.ehlo()
        if parts.scheme == "smtp+starttls" or (parts.scheme == "smtp" and server.has_extn("starttls")):
            server.starttls(context=context)
            server.ehlo()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _cut(text: str) -> str:
    return text if len(text) <= _TELEGRAM else text[: _TELEGRAM - 2].rsplit("\n", 1)[0] + "\n…"


def _short(error: Exception) -> str:
    """The fault in a line, without a name or password that a server might repeat."""
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
