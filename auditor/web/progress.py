"""How far a check has come, as people and programs are told; read from the check's own database."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from auditor import urls
from auditor.model import Failure, Lang, Say
from auditor.store import Check, CheckState, Progress, Store
from auditor.web import folders
from auditor.web.settings import Settings
from auditor.web.shell import counted
from rules import outcomes

_FRESH = 1.0  # seconds for which an answer is good enough for everybody who asks
_HOSTS = 6
_FEED = 6
_MOST_KEPT = 1000
_LONGEST = 200

_WHY: Mapping[str, tuple[str, str]] = {
    "": ("ждём перед следующим запросом", "a pause before the next request"),
    "timeout": ("не ответил, повторим", "no answer, another try follows"),
    "rate-limited": ("просит обращаться реже, ждём", "asks us to slow down, waiting"),
    "host-down": ("не отвечает, повторим", "is silent, another try follows"),
}
_WAITS = Say(ru="Ждём своей очереди.", en="Waiting for its turn.")
_BEGINS = Say(ru="Читаем форму.", en="Reading the form.")
_READS = Say(ru="Читаем документы.", en="Reading the documents.")
_WRITES = Say(ru="Сверяем документы с рубрикой и готовим чек-лист.", en="Writing the checklist.")
_AGAIN = ("была ошибка, повторим", "an error, another try follows")


@dataclass(frozen=True, slots=True)
class _Come:
    """How far a check has come, and the links that turned out not to open, the newest first."""

    progress: Progress
    failed: tuple[tuple[str, Failure], ...]


_kept: dict[str, tuple[float, _Come | None]] = {}


def told(check: Check, place: int, settings: Settings, lang: Lang) -> dict[str, Any]:
    """The answer of `/checks/ID/progress.json`: counts, hosts waited for and why, seconds left (None: not known)."""
    seen = _come(check, settings)
    come = seen.progress if seen else None
    links = (come.links_done, come.links_all) if come else (0, 0)
    documents = (come.bodies_read, come.bodies_all) if come else (0, 0)
    left = _left(check, links, documents)
    ru = lang is Lang.RU
    return {
        "state": check.state.value,
        "waiting": check.state is CheckState.WAITING,
        "queue": place,
        "queue_words": _queue(place, ru) if check.state is CheckState.WAITING else "",
        "percent": _percent(check, links, documents),
        "links": {"done": links[0], "all": links[1]},
        "documents": {"read": documents[0], "known": documents[1]},
        "findings": come.links_failed if come else 0,
        "found": [_found(url, failure, lang) for url, failure in seen.failed] if seen else [],
        "waiting_for": _hosts(come, ru),
        "seconds_left": left,
        "left_words": _left_words(left, lang),
        "stage": _stage(check, come, lang),
    }


def _come(check: Check, settings: Settings) -> _Come | None:
    """Asked of the database at most once a second, whoever looks."""
    now = time.monotonic()
    at, known = _kept.get(check.id, (-_FRESH, None))
    if now - at < _FRESH:
        return known
    found = _read(folders.of(settings.checks, check.id)) if check.state is CheckState.RUNNING else None
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[check.id] = (now, found)
    return found


def _read(place: folders.Place) -> _Come | None:
    if not place.db.exists():
        return None
    with Store(place.db) as store:
        current = next(iter(store.runs()), None)
        if current is None or current.run.finished is not None:
            return None
        visits = store.visits(current.run.id)
        failed = [(visit.at, url, visit.failure) for url, visit in visits.items() if visit.failure]
        newest = sorted(failed, key=lambda one: (one[0], one[1]), reverse=True)[:_FEED]
        return _Come(store.progress(current.run.id), tuple((url, failure) for _, url, failure in newest))


def _found(url: str, failure: Failure, lang: Lang) -> dict[str, str]:
    """A link that does not open: this much is sure before the end."""
    words = outcomes.FAILURES[failure].in_(lang)
    return {"url": urls.masked(url)[:_LONGEST], "words": words[:1].upper() + words[1:]}


def _percent(check: Check, links: tuple[int, int], documents: tuple[int, int]) -> int:
    if check.state in (CheckState.DONE, CheckState.FAILED):
        return 100
    whole = 3 * links[1] + documents[1]
    return min(99, round(100 * (3 * links[0] + documents[0]) / whole)) if whole else 0


def _left(check: Check, links: tuple[int, int], documents: tuple[int, int]) -> int | None:
    """Seconds left, from the pace so far; None while that tells too little."""
    if check.started is None or check.state is not CheckState.RUNNING or links[0] < 3:
        return None
    spent = time.time() - check.started.timestamp()
    done, whole = links[0] + documents[0], links[1] + documents[1]
    return max(1, round(spent * (whole - done) / done)) if whole > done else None


def _left_words(left: int | None, lang: Lang) -> str:
    if left is None:
        return ""
    minutes = max(1, round(left / 60))
    words = counted(minutes, "minute", lang)
    return f"осталось примерно: {words}" if lang is Lang.RU else f"about {words} left"


def _stage(check: Check, come: Progress | None, lang: Lang) -> str:
    """What is done while no site is waited for."""
    if check.state is CheckState.WAITING:
        return _WAITS.in_(lang)
    if check.state is not CheckState.RUNNING or (come and come.waiting):
        return ""
    if come is None:
        return _BEGINS.in_(lang)
    return (_READS if come.bodies_read < come.bodies_all else _WRITES).in_(lang)


def _queue(place: int, ru: bool) -> str:
    if place == 0:
        return "Проверка сейчас начнётся." if ru else "The check is about to begin."
    return f"Проверка ждёт своей очереди; впереди: {place}." if ru else f"In the queue; before it: {place}."


def _hosts(come: Progress | None, ru: bool) -> list[dict[str, Any]]:
    found = []
    for one in (come.waiting if come else ())[:_HOSTS]:
        why = _WHY.get(one.why, _AGAIN)[not ru]
        words = f"{why} · в очереди {one.pending}" if ru else f"{why} · {one.pending} waiting"
        found.append({"host": one.host, "pending": one.pending, "why": one.why, "words": words})
    return found
