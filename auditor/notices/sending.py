"""Sends: letters by SMTP, JSON by a webhook. What fails outside is a value: the words of the fault, or ''."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

import httpx

from auditor import __version__
from auditor.notices import posting
from auditor.notices.records import Mail, Message, Webhook

_WITHIN = 30.0  # seconds for one step of a server
_PAUSES = (1.0, 5.0, 30.0)  # seconds before the next try of a webhook
_POLICY = SMTP.clone(cte_type="7bit")  # not every relay takes eight bits
_TELEGRAM = 4096  # characters a message may have


def letter(mail: Mail, to: str, message: Message, key: str, going: Callable[[], None]) -> str:
    """Sends one letter; `key` becomes its Message-ID, so that a server or a reader drops a second copy.

    `going` is called when the server has taken the addresses and waits for the text: from then on it may arrive.
    """
    post = EmailMessage(policy=_POLICY)
    post["Subject"] = message.subject
    post["From"] = posting.headed(mail.sender)
    post["To"] = posting.headed(to)
    post["Date"] = formatdate(localtime=True)
    post["Message-ID"] = f"<{key}@{posting.spelt(mail.sender).rpartition('@')[2]}>"
    post["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
    post.set_content(message.text)
    post.add_alternative(message.html, subtype="html")
    return posting.posted(mail, to, post.as_bytes(policy=SMTP), going)


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
            fault = type(error).__name__  # its words may hold the address, and that the key of a bot
            continue
        if answer.is_success:
            return ""
        fault = f"HTTP {answer.status_code}"
        if answer.status_code != 429 and answer.status_code < 500:
            break
    return fault


def chat(webhook: Webhook, text: str, more: str = "") -> bytes:
    """The body of a post to a Telegram-like bot. `more`: where all of it stands, for a text that must be cut."""
    return json.dumps({"chat_id": webhook.chat, "text": _cut(text, more)}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _cut(text: str, more: str) -> str:
    if len(text) <= _TELEGRAM:
        return text
    end = f"\n…\n{more}" if more else "\n…"
    return text[: _TELEGRAM - len(end)].rsplit("\n", 1)[0] + end
