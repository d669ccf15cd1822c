"""When a link was tried, and why it failed, in words."""

from datetime import datetime

from auditor.model import Failure, Lang, Say, Visit
from rules import words


def reason(visit: Visit, unless: Failure = Failure.UNKNOWN) -> Say:
    """Why it failed; with the status where words alone do not name it."""
    failure = visit.failure or unless
    said = words.FAILURES[failure]
    if visit.status and failure in (
        Failure.CLIENT_ERROR,
        Failure.SERVER_ERROR,
        Failure.RESTRICTED,
        Failure.RATE_LIMITED,
    ):
        return Say(ru=f"{said.ru} ({visit.status})", en=f"{said.en} ({visit.status})")
    return said


def of(visit: Visit) -> Say:
    """«; проверено 01.03.2021 10:15 UTC и ещё раз 10:16 UTC»; nothing where the time is not known."""
    if visit.at is None:
        return Say(ru="", en="")
    if visit.tries < 2 or visit.first_at is None:
        return Say(ru=f"; проверено {_at(visit.at, Lang.RU)}", en=f"; checked {_at(visit.at, Lang.EN)}")
    times = words.Count(visit.tries, ("раз", "раза", "раз"), ("time", "times"))
    return Say(
        ru=f"; проверено {times.in_(Lang.RU)}: {_at(visit.first_at, Lang.RU)} и {_at(visit.at, Lang.RU)}",
        en=f"; checked {times.in_(Lang.EN)}: {_at(visit.first_at, Lang.EN)} and {_at(visit.at, Lang.EN)}",
    )


def _at(when: datetime, lang: Lang) -> str:
    return words.spoken(when, lang)
