"""What a night tells of sites: silent for nights on end, coming and going, not checked. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from auditor import overtime, urls
from auditor.model import (
    Cause,
    Failure,
    Finding,
    Flapping,
    Lang,
    LinkResult,
    LinkStatus,
    Report,
    Say,
    SubmissionResult,
    Watched,
)
from auditor.notices import count

_MOST = 5  # sites named
_SILENT = frozenset({Failure.TIMEOUT, Failure.RESET, Failure.REFUSED, Failure.DNS, Failure.TLS, Failure.HOST_DOWN})
_FALLEN = frozenset(
    {"broken-link", "soft-404", "access-restricted"}
)  # what a link may come to one night and not the next
_ORDINAL = {2: ("вторую", "second"), 3: ("третью", "third"), 4: ("четвёртую", "fourth"), 5: ("пятую", "fifth")}
_ALL = {2: ("Обе", "Both"), 3: ("Все три", "All three"), 4: ("Все четыре", "All four"), 5: ("Все пять", "All five")}


def silent(report: Report, seen: Iterable[Watched]) -> dict[str, int]:
    """Sites of which no link has answered for two nights or more, and for how many."""
    nights = {one.url: len(one.nights) - len(one.nights.rstrip(overtime.SUSPECT)) for one in seen}
    worst: dict[str, int] = {}
    for link in _links(report.submissions):
        name, visit = host(link.link.url), link.visit
        quiet = visit is not None and visit.status is None and visit.failure in _SILENT
        row = nights.get(urls.request_url(link.link.url), 0) if quiet else 0
        worst[name] = min(worst.get(name, row), row)
    return {name: row for name, row in worst.items() if name and row >= 2}


def host(url: str) -> str:
    """The site of an address; '' for none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def outage(name: str, nights: int, links: int) -> tuple[Say, Say]:
    """What is said of a site silent for nights on end, and what to do."""
    ru, en = _ORDINAL.get(nights, (f"{nights}-ю", f"{nights}th"))
    all_ru, all_en = _ALL.get(links, (f"Все {links}", f"All {links}"))
    one = links == 1
    which_ru = "Ссылка теперь считается нерабочей" if one else f"{all_ru} ссылки теперь считаются нерабочими"
    if links > 4:
        which_ru = f"{all_ru} {count(links, Lang.RU, 'link').split(' ', 1)[1]} теперь считаются нерабочими"
    which_en = "The link counts as broken now" if one else f"{all_en} links count as broken now"
    return (
        Say(ru=f"Сайт {name} не отвечает {ru} ночь подряд.", en=f"{name} is silent for the {en} night running."),
        Say(
            ru=f"{which_ru}. Похоже на сбой сайта: предупредите администратора.",
            en=f"{which_en}. The site itself seems to be down: tell its administrator.",
        ),
    )


def unchecked(submissions: Sequence[SubmissionResult], lang: Lang) -> tuple[str, ...]:
    """Sentences on what could not be checked, site by site."""
    waiting, rest = Counter[str](), Counter[str]()
    for link in _links(submissions):
        if link.status is LinkStatus.UNVERIFIED:
            suspect = link.visit is not None and link.visit.cause is Cause.SUSPECT
            (waiting if suspect else rest)[host(link.link.url) or link.link.url] += 1
    ru = lang is Lang.RU
    return (
        *(
            f"Этой ночью {_failed_to_open(number)} {count(number, lang, 'link')} на {name}:"
            " посмотрим ещё раз следующей ночью."
            if ru
            else f"Did not open this night: {count(number, lang, 'link')} at {name}. Another look next night."
            for name, number in waiting.most_common(_MOST)
        ),
        *(
            f"Не проверено: {count(number, lang, 'link')} на {name}."
            if ru
            else f"Not checked: {count(number, lang, 'link')} at {name}."
            for name, number in rest.most_common(_MOST)
        ),
    )


def _failed_to_open(number: int) -> str:
    return "не открылась" if number % 10 == 1 and number % 100 != 11 else "не открылись"


def restless(flapping: Iterable[Flapping]) -> list[Say]:
    """Sites that come and go."""
    return [
        Say(
            ru=f"Сайт {one.host} работает с перебоями: {count(one.falls, Lang.RU, 'failure')}"
            f" за последние {count(one.nights, Lang.RU, 'night')}.",
            en=f"{one.host} comes and goes: {count(one.falls, Lang.EN, 'failure')} in the last {one.nights} nights.",
        )
        for one in flapping
    ]


def wavers(finding: Finding, wavering: Mapping[str, bool]) -> bool:
    """Whether the finding is of a link known to open one night and not the next: no news any more."""
    return bool(finding.rule in _FALLEN and finding.url and wavering.get(urls.request_url(finding.url)))


def unsteady(submissions: Iterable[SubmissionResult], wavering: Mapping[str, bool]) -> list[Say]:
    """Links that open one night and not the next: site by site in each municipality."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in submissions:
        for cell in one.cells:
            for link in cell.links:
                if urls.request_url(link.link.url) in wavering:
                    at = one.submission.municipality, host(link.link.url)
                    found.setdefault(at, {}).setdefault(urls.masked(link.link.url), cell.cell.position.id)
    return [_unsteady(name, site, links) for (name, site), links in list(found.items())[:_MOST]]


def _unsteady(name: str, site: str, links: Mapping[str, str]) -> Say:
    where = ", ".join(dict.fromkeys(links.values()))
    ru, en = count(len(links), Lang.RU, "link"), count(len(links), Lang.EN, "link")
    verb = "открывается" if len(links) % 10 == 1 and len(links) % 100 != 11 else "открываются"
    return Say(
        ru=f"{name}, {where}: {ru} на {site} то {verb}, то нет. Каждый раз об этом не пишем.",
        en=f"{name}, {where}: {en} at {site} open one night and not the next. This is not told each time.",
    )


def _links(submissions: Iterable[SubmissionResult]) -> Iterator[LinkResult]:
    for one in submissions:
        for cell in one.cells:
            yield from cell.links
