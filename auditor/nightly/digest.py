"""What a night tells: the difference between two reports, put for one reader. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import unquote, urlsplit

from auditor.model import (
    UNCHECKED,
    Act,
    ChangedDocument,
    Difference,
    Finding,
    Flapping,
    Lang,
    Report,
    Say,
    Severity,
    SubmissionResult,
)
from auditor.nightly import hosts
from auditor.nightly.phrases import MENDED
from auditor.notices import MONTHS, Digest, Item, Swapped, Tally, count
from auditor.reports import slugs, typography

_STILL = 5  # municipalities named among those where most still stands
_WORDS = 3  # reasons named for each


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a night has to tell: to everybody (`municipality` '') or of one municipality."""

    report: Report
    difference: Difference
    labels: Callable[[str], Say]
    day: date
    lang: Lang
    site: str = ""
    remarks: tuple[Say, ...] = ()  # on forms and hosts, for experts
    flapping: tuple[Flapping, ...] = ()
    wavering: Mapping[str, bool] = field(default_factory=dict)  # addresses now opening, now not; True: known as such
    silent: Mapping[str, int] = field(default_factory=dict)  # sites that have not answered for so many nights
    deadline: date | None = None
    reminding: bool = False  # tonight all that is still wrong is listed


def digest(told: Told, municipality: str = "") -> Digest:
    """The digest for experts, or that of one municipality, which hears of nobody else."""
    mine = [one for one in told.report.submissions if municipality in ("", one.submission.municipality)]
    # A form that is here for the first time is one line for experts, not a list of all that is wrong in it.
    others = () if municipality else told.difference.joined

    def ours(one: Finding) -> bool:
        return counts(one) and municipality in ("", one.municipality) and one.municipality not in others

    new, mended = (
        [one for one in which if ours(one) and not hosts.wavers(one, told.wavering)]
        for which in (told.difference.new, told.difference.mended)
    )
    fresh = {one.id for one in new}
    standing = [one for one in told.report.findings if ours(one) and one.id not in fresh]
    # What comes and goes is named only on nights that tell something anyway.
    restless = [*hosts.restless(told.flapping if not municipality else ()), *hosts.unsteady(mine, told.wavering)]
    remarks = [*(() if municipality else told.remarks), *(restless if new or mended else ())]
    return Digest(
        lang=told.lang,
        title=municipality or _title(told),
        day=told.day,
        new=places(new),
        mended=places(mended),
        holding=places(standing),
        items=_items(told, mine, fresh),
        better=_better(told, mended),
        still=() if told.reminding else _still(told, standing),  # else all of it is listed
        swapped=_swapped(told, municipality),
        unchecked=hosts.unchecked(mine, told.lang),
        remarks=tuple(_in(told, one) for one in remarks),
        deadline=_deadline(told),
        due=_items(told, mine, None) if told.reminding else (),
        site=_pages(told).get(municipality) or (f"{told.site.rstrip('/')}/report.html" if told.site else ""),
        own=bool(municipality),
    )


def counts(finding: Finding) -> bool:
    """News is what must be mended; notes, what could not be checked and what an expert accepted are none."""
    return finding.severity is not Severity.INFO and finding.rule not in UNCHECKED and finding.accepted is None


def places(findings: Iterable[Finding]) -> int:
    return len({(one.municipality, one.position) for one in findings})


def _in(told: Told, say: Say) -> str:
    return say.in_(told.lang)


def _title(told: Told) -> str:
    rubric = told.report.rubric
    if len(told.report.submissions) == 1:
        return told.report.submissions[0].submission.municipality or rubric.title
    return rubric.title


# --- what to do ------------------------------------------------------------------------------------------------------


def _items(told: Told, submissions: Sequence[SubmissionResult], only: set[str] | None) -> tuple[Item, ...]:
    """The acts that mend these findings (all that count, when `only` is None): harm first, then points."""
    found: list[tuple[Act, Item]] = []
    pages = _pages(told)
    for one in submissions:
        findings = {f.id: f for f in told.report.findings if f.municipality == one.submission.municipality}
        acts = []
        for act in one.first:
            which = [findings[id_] for id_ in act.findings if id_ in findings and (only is None or id_ in only)]
            which = [finding for finding in which if counts(finding)]
            if which:
                acts.append((act, which))
        for act, which in _by_host(acts):
            found.append((act, _item(told, one, act, which, pages)))
    found.sort(key=lambda pair: (not pair[0].urgent, -pair[0].points))
    return tuple(item for _, item in found)


def _by_host(acts: Sequence[tuple[Act, list[Finding]]]) -> list[tuple[Act, list[Finding]]]:
    """One silent host is one thing to do, not forty."""
    joined: dict[str, tuple[Act, list[Finding]]] = {}
    rest: list[tuple[Act, list[Finding]]] = []
    for act, which in acts:
        host = hosts.host(which[0].url or "") if which[0].rule == "broken-link" else ""
        if not host:
            rest.append((act, which))
        elif host in joined:
            before, so_far = joined[host]
            points = before.points + act.points
            joined[host] = (replace(before, points=points), so_far + which)
        else:
            joined[host] = (act, list(which))
    return [*rest, *joined.values()]


def _item(told: Told, one: SubmissionResult, act: Act, which: Sequence[Finding], pages: dict[str, str]) -> Item:
    positions = tuple(dict.fromkeys(finding.position for finding in which))
    message, advice = which[0].message, act.act
    links, host = {finding.url for finding in which}, hosts.host(which[0].url or "")
    if which[0].rule == "broken-link" and host in told.silent:
        message, advice = hosts.outage(host, told.silent[host], len(links))
    elif which[0].rule == "empty-cell" and len(positions) > 1:
        message = Say(
            ru=f"Не заполнено: {count(len(positions), Lang.RU, 'position')}.",
            en=f"Not filled in: {count(len(positions), Lang.EN, 'position')}.",
        )
    elif which[0].rule == "broken-link" and len(links) > 1:
        many = Say(ru=count(len(which), Lang.RU, "link"), en=count(len(which), Lang.EN, "link"))
        message = Say(
            ru=f"{many.ru} на сайте {host}: {_lower(message.ru)}", en=f"{many.en} at {host}: {_lower(message.en)}"
        )
        advice = which[0].advice
    page = pages.get(one.submission.municipality, "")
    return Item(
        municipality=one.submission.municipality,
        positions=positions,
        message=_in(told, message),
        advice=_sentence(_in(told, advice)),
        urgent=act.urgent,
        points=act.points,
        page=f"{page}#{slugs.anchor(positions[0])}" if page else "",
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _pages(told: Told) -> dict[str, str]:
    """Where the report of each municipality is served; nothing without a site."""
    names = [one.submission.municipality for one in told.report.submissions]
    if not told.site:
        return {}
    base = told.site.rstrip("/")
    if len(names) == 1:
        return {names[0]: f"{base}/report.html"}
    return {name: f"{base}/municipalities/{slug}.html" for name, slug in zip(names, slugs.slugs(names), strict=True)}


# --- what was mended, what stands ------------------------------------------------------------------------------------


def _better(told: Told, mended: Sequence[Finding]) -> tuple[Tally, ...]:
    by_name: dict[str, list[Finding]] = {}
    for one in mended:
        by_name.setdefault(one.municipality, []).append(one)
    tallies = []
    for name, which in by_name.items():
        notes: dict[str, list[str]] = {}
        for one in which:
            notes.setdefault(one.rule, []).append(one.position)
        note = ", ".join(
            f"{', '.join(dict.fromkeys(positions))} ({_mended(told, rule)})" for rule, positions in notes.items()
        )
        tallies.append(Tally(municipality=name, count=places(which), note=note))
    return tuple(sorted(tallies, key=lambda one: (-one.count, one.municipality)))


def _mended(told: Told, rule: str) -> str:
    pair = MENDED.get(rule)
    return pair[told.lang is not Lang.RU] if pair else _in(told, told.labels(rule)).lower()


def _still(told: Told, standing: Sequence[Finding]) -> tuple[Tally, ...]:
    by_name: dict[str, list[Finding]] = {}
    for one in standing:
        by_name.setdefault(one.municipality, []).append(one)
    tallies = [
        Tally(municipality=name, count=places(which), note=_reasons(told, which)) for name, which in by_name.items()
    ]
    return tuple(sorted(tallies, key=lambda one: (-one.count, one.municipality))[:_STILL])


def _reasons(told: Told, which: Sequence[Finding]) -> str:
    """«пустая ячейка, нет требуемого — с 15 января; раздел вместо документа — с 3 февраля»."""
    by_day: dict[str, list[str]] = {}
    for rule, _ in Counter(one.rule for one in which).most_common(_WORDS):
        since = min((one.since for one in which if one.rule == rule and one.since), default=None)
        day = _since(told, since.astimezone().date()) if since else ""
        by_day.setdefault(day, []).append(_lower(_in(told, told.labels(rule))))
    return "; ".join(", ".join(labels) + (f" — {day}" if day else "") for day, labels in by_day.items())


def _since(told: Told, day: date) -> str:
    if told.lang is not Lang.RU:
        return f"since {day.isoformat()}"
    year = f" {day.year} г." if day.year != told.day.year else ""
    return f"с {day.day} {MONTHS[day.month - 1]}{year}"


def _swapped(told: Told, municipality: str) -> tuple[Swapped, ...]:
    found = []
    for one in told.difference.changed_documents:
        names = [name for name, _ in one.places if municipality in ("", name)]
        if one.same_text or not names:
            continue
        last = unquote(urlsplit(one.url).path.rstrip("/").rpartition("/")[2]) or one.url
        what = f"{_in(told, one.what)}; {_verdict(told, one, names)}"
        found.append(Swapped(municipality=names[0], name=last[:80], what=what))
    return tuple(found)


def _verdict(told: Told, swapped: ChangedDocument, names: Sequence[str]) -> str:
    """Whether the new file is worse: an accepted document may have been replaced."""
    fresh = {one.id for one in told.difference.new}
    mine = [
        one for one in told.report.findings if counts(one) and one.municipality in names and one.document == swapped.now
    ]
    new = sum(one.id in fresh for one in mine)
    ru = told.lang is Lang.RU
    if new:
        return f"новых замечаний: {new}" if ru else f"new findings: {new}"
    if mine:
        return "замечания прежние" if ru else "the findings are the same"
    return "замечаний нет" if ru else "no findings"


# --- the deadline ----------------------------------------------------------------------------------------------------


def _deadline(told: Told) -> str:
    if told.deadline is None or not told.reminding:
        return ""
    left = (told.deadline - told.day).days
    if told.lang is Lang.RU:
        when = "сегодня" if left == 0 else f"через {count(left, told.lang, 'day')}"
        return f"Срок сдачи {when}, {typography.day(told.deadline)}."
    when = "today" if left == 0 else f"in {count(left, told.lang, 'day')}"
    return f"The deadline is {when}, {told.deadline}."
