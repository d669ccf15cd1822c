"""Sends what was written down: each letter once, whatever breaks off in between.

A letter is marked "sending" in the instant before its last words go out. Found so after a crash it may or may not have
arrived: a mail is then not sent again but said to be unsure (its text lies with the night's reports), a webhook's post
is sent again under the same Idempotency-Key, by which its receiver knows it.
"""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from auditor import notices
from auditor.model import Say
from auditor.nightly.config import Config
from auditor.notices import Message
from auditor.store import Letter, Store

_LONGEST = 7  # days a letter that cannot be delivered is tried for
_log = logging.getLogger(__name__)


def deliver(store: Store, config: Config, tell: Callable[[Say], None]) -> tuple[int, tuple[str, ...]]:
    """Sends all letters that wait; returns how many went out, and the faults of those that did not."""
    sent, faults = 0, []
    for letter in store.nights.letters():
        fault = _deliver(store, config, letter, tell)
        if fault:
            faults.append(fault)
        else:
            sent += 1
    return sent, tuple(faults)


def _deliver(store: Store, config: Config, letter: Letter, tell: Callable[[Say], None]) -> str:
    if letter.state in ("unsure", "given-up"):
        return ""
    if letter.state == "sending" and letter.channel == "mail":
        store.nights.mark(letter.id, "unsure", "the process ended while it was sent")
        tell(
            Say(
                ru=f"Письмо для {letter.recipient} отправлялось, когда работа прервалась: оно, скорее всего, дошло.\n"
                "  Второй раз не посылаем; его текст лежит в папке отчётов.",
                en=f"The letter to {letter.recipient} was being sent when the work broke off: it probably arrived.\n"
                "  It is not sent twice; its text lies in the folder of reports.",
            )
        )
        return ""
    fault = _sent(store, config, letter)
    if not fault:
        store.nights.mark(letter.id, "sent")
        return ""
    old = letter.at is not None and (datetime.now(UTC) - letter.at).days >= _LONGEST
    store.nights.mark(letter.id, "given-up" if old else "waiting", fault)
    _log.warning("%s to %s: %s", letter.channel, letter.recipient, fault)
    return f"{letter.recipient}: {fault}"


def _sent(store: Store, config: Config, letter: Letter) -> str:
    def going() -> None:
        store.nights.mark(letter.id, "sending")

    if letter.channel == "mail":
        if config.mail is None:
            return "no [mail] in the settings"
        return notices.letter(config.mail, letter.recipient, _message(letter.body), letter.key, going)
    if config.webhook is None:
        return "no [webhook] in the settings"
    return notices.hook(config.webhook, letter.body, letter.key, going)


def packed(message: Message) -> bytes:
    """A letter as it is kept until it is sent."""
    told = {"subject": message.subject, "text": message.text, "html": message.html}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def _message(body: bytes) -> Message:
    return Message(**json.loads(body))
