"""A finding as people see it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from auditor.model import Finding, Past, Say, Severity
from auditor.reports import chronicle, clean
from auditor.reports.voice import Voice, utc

QUOTE = 600  # letters of a quote or a cell that people are shown
# What these rules rest on is an answer of a site, or of a reader of files: no words of a document.
_ANSWERS = frozenset({"broken-link", "unverified-link", "unreadable-document", "untrusted-certificate"})
_STATUS = re.compile(r"HTTP (\d{3})")
_LINK = re.compile(r"(?:(?<=[.!?…»] )|^ ?)[^ :]{1,60}: $")  # the link named before a message
_PAGE = re.compile(r"^ (?:Смотрите стр\.|See page) \d+\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding as people see it."""

    id: str
    rule: str
    label: str
    severity: Severity
    severity_word: str
    position: str
    place: str
    message: str
    quote: str
    page: int | None
    page_text: str
    advice: str
    paste: str
    address: str
    href: str | None
    since: date | None
    days: int | None
    accepted: str
    who: str
    because: str
    until: date | None
    decided: date | None = None  # when it was accepted or confirmed
    changed: str = ""  # what is other than when it was accepted
    confirmed: str = ""  # who said that it stands
    nights: tuple[bool, ...] = ()  # the last runs: whether it stood in each
    technical: str = ""  # what a site or a reader of files answered, for those who mend the site


def finding_view(
    one: Finding,
    now: datetime,
    pasted: Mapping[str, str],
    voice: Voice,
    labels: Mapping[str, Say],
    history: Sequence[Past] = (),
) -> FindingView:
    """In the run begun `now`; `pasted`: page references to write, by address; `history`: its municipality's runs."""
    accepted = one.accepted
    message = clean.line(voice.say(one.message), 1000)
    quote, technical = _evidence(one, message)
    return FindingView(
        id=one.id,
        rule=one.rule,
        label=voice.say(labels[one.rule]) if one.rule in labels else one.rule,
        severity=one.severity,
        severity_word=voice.word(one.severity),
        position=one.position,
        place=voice.place(clean.line(one.place, 120)),
        message=message,
        quote=quote,
        page=one.page,
        page_text=voice.pages((one.page,)) if one.page else "",
        advice=clean.line(voice.say(one.advice), 1000),
        paste=pasted.get(one.url or "", ""),
        address=clean.line(one.url or "", 500),
        href=clean.href(one.url) if one.url else None,
        since=utc(one.since).date() if one.since else None,
        days=_days(now, one.since),
        accepted=voice("false_alarm" if accepted.false_alarm else "accepted") if accepted else "",
        who=clean.line(accepted.by, 120) if accepted else "",
        because=clean.line(accepted.because, QUOTE) if accepted else "",
        until=accepted.until if accepted else None,
        decided=_decided(one),
        changed=_changed(one, voice),
        confirmed=clean.line(one.confirmed.by, 120) if one.confirmed and not accepted else "",
        nights=chronicle.nights(one.since, history),
        technical=technical,
    )


def _decided(one: Finding) -> date | None:
    decision = one.accepted or one.confirmed
    return utc(decision.at).date() if decision and decision.at else None


def _evidence(one: Finding, message: str) -> tuple[str, str]:
    """The quote and the technical answer; neither says again what the message says already."""
    words = clean.line(one.evidence, QUOTE)
    status = _STATUS.fullmatch(words)
    if status and f"({status[1]})" in message:
        return "", ""
    if status or one.rule in _ANSWERS:
        return "", words
    return ("", "") if one.page is None and words in message else (words, "")


def beyond(why: str, messages: Iterable[str]) -> str:
    """What a verdict's reason adds to the messages that stand beside it: they are not to be read twice.

    A reason names the link before a message where a cell has several, and the page after it.
    """
    for message in sorted(filter(None, messages), key=len, reverse=True):
        before, *after = why.split(message)
        why = before
        for part in after:
            why = _LINK.sub("", why) + _PAGE.sub("", part)
    return " ".join(why.split())


def _changed(one: Finding, voice: Voice) -> str:
    """What is other than when it was accepted."""
    changed = [voice(f"changed_{what}") for what in one.accepted.changed] if one.accepted else []
    return voice("changed_since", what=", ".join(changed)) if changed else ""


def _days(now: datetime, since: datetime | None) -> int | None:
    return (utc(now).date() - utc(since).date()).days if since else None
