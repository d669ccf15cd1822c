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
    waiting = [one for one in store.nights.letters() if one.state not in ("unsure", "given-up")]
    mails = [one for one in waiting if one.channel == "mail" and one.state == "waiting"]
    # A server that is down is asked once, not sixty times half a minute.
    down = notices.reached(config.mail) if config.mail and len(mails) > 1 else ""
    for letter in waiting:
        if letter.state == "sending" and letter.channel == "mail":
            _unsure(store, letter, tell)
        elif _dropped(config, letter):
            store.nights.mark(letter.id, "given-up", "no longer in the settings")
            _log.warning("%s is no longer in the settings: what waited for it was let go", letter.recipient)
        elif fault := (down if letter in mails else "") or _sent(store, config, letter):
            old = letter.at is not None and (datetime.now(UTC) - letter.at).days >= _LONGEST
            store.nights.mark(letter.id, "given-up" if old else "waiting", fault)
            _log.warning("%s: %s", letter.recipient, fault)
            faults.append(f"{letter.recipient}: {fault}")
        else:
            store.nights.mark(letter.id, "sent")
            sent += 1
    return sent, tuple(faults)


def _unsure(store: Store, letter: Letter, tell: Callable[[Say], None]) -> None:
    store.nights.mark(letter.id, "unsure", "the process ended while it was sent")
    tell(
        Say(
            ru=f"Письмо для {letter.recipient} отправлялось, когда работа прервалась: оно, скорее всего, дошло.\n"
            "  Второй раз не посылаем; его текст лежит в папке отчётов.",
            en=f"The letter to {letter.recipient} was being sent when the work broke off: it probably arrived.\n"
            "  It is not sent twice; its text lies in the folder of reports.",
        )
    )


def _dropped(config: Config, letter: Letter) -> bool:
    """Whether the settings no longer name whom the letter is for: a wrong address was put right, say."""
    if letter.channel == "webhook":
        return config.webhook is None
    mail = config.mail
    return mail is None or letter.recipient not in {
        *mail.to,
        *(b for boxes in mail.by_municipality.values() for b in boxes),
    }


def _sent(store: Store, config: Config, letter: Letter) -> str:
    def going() -> None:
        store.nights.mark(letter.id, "sending")

    if letter.channel == "mail":
        assert config.mail is not None
        return notices.letter(config.mail, letter.recipient, _message(letter.body), letter.key, going)
    assert config.webhook is not None
    return notices.hook(config.webhook, letter.body, letter.key, going)


def packed(message: Message) -> bytes:
    """A letter as it is kept until it is sent."""
    told = {"subject": message.subject, "text": message.text, "html": message.html}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def _message(body: bytes) -> Message:
    return Message(**json.loads(body))
