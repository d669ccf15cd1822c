"""When a link was tried, and why it failed, in words."""

from datetime import datetime

from auditor.model import Failure, Lang, Say, Visit
from rules import outcomes, remedies, words


def reason(visit: Visit, unless: Failure = Failure.UNKNOWN) -> Say:
    """Why it failed; with the status where words alone do not name it."""
    failure = visit.failure or unless
    said = _said(visit, failure)
    if visit.status and visit.status >= 400 and failure in _NUMBERED:
        return Say(ru=f"{said.ru} ({visit.status})", en=f"{said.en} ({visit.status})")
    return said


def todo(visit: Visit) -> Say:
    """What to do about it, one sentence after the rule's own advice; nothing where that says it all."""
    said = remedies.WHAT_TO_DO_ABOUT.get(visit.cause) or (
        remedies.WHAT_TO_DO.get(visit.failure) if visit.failure else None
    )
    return Say(ru=f" {said.ru}", en=f" {said.en}") if said else Say(ru="", en="")


def _said(visit: Visit, failure: Failure) -> Say:
    """The reason in words, as exactly as it is known."""
    if visit.cause in outcomes.CAUSES:
        return outcomes.CAUSES[visit.cause]
    if visit.hops and failure in (Failure.BLOCKED, Failure.BAD_SCHEME):
        return outcomes.SENT_AWAY[failure]
    if failure is Failure.TOO_MANY_REDIRECTS and len(visit.hops) > _MANY_HOPS:
        return outcomes.MANY_REDIRECTS
    if visit.status and visit.status in outcomes.STATUSES and Failure.of_status(visit.status) is failure:
        return outcomes.STATUSES[visit.status]
    return outcomes.FAILURES[failure]


_NUMBERED = (Failure.CLIENT_ERROR, Failure.SERVER_ERROR, Failure.RESTRICTED, Failure.RATE_LIMITED)
_MANY_HOPS = 10  # more is no circle, but a way without an end


def of(visit: Visit) -> Say:
    """«; проверено 01.03.2021 10:15 UTC и ещё раз 10:16 UTC»; nothing where the time is not known."""
    if visit.at is None:
        return Say(ru="", en="")
    if visit.tries < 2 or visit.first_at is None:
        return Say(ru=f"; проверено {_at(visit.at, Lang.RU)}", en=f"; checked {_at(visit.at, Lang.EN)}")
    times = words.Count(visit.tries, ("раз", "раза", "раз"), ("time", "times"))
    return Say(
        ru=f"; проверено {times.in_(Lang.RU)}: {_span(visit.first_at, visit.at, Lang.RU, 'и')}",
        en=f"; checked {times.in_(Lang.EN)}: {_span(visit.first_at, visit.at, Lang.EN, 'and')}",
    )


def _span(first: datetime, last: datetime, lang: Lang, both: str) -> str:
    """Two moments, in words; one where they share a minute."""
    one, other = _at(first, lang), _at(last, lang)
    return one if one == other else f"{one} {both} {other}"


def _at(when: datetime, lang: Lang) -> str:
    return words.spoken(when, lang)
