"""Experts' decisions: taken on findings of the last audits, undone, and laid upon every report looked at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from auditor import compare, decided
from auditor.errors import ArgumentError
from auditor.model import Decision, Finding, Reminder, Report, Say, Verb
from auditor.store import Store, past_of

_LEAST = 4  # letters of an id that may stand for the whole
_MOST = 60  # runs of one municipality that its history goes back


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding that can be decided on, and the mark of its document."""

    finding: Finding
    run: str
    as_of: date
    document: str


def settled(store: Store, report: Report) -> Report:
    """A report just judged, with all the store knows: findings held over, experts' decisions, earlier runs."""
    names = [one.submission.municipality for one in report.submissions]
    report = compare.holding(store.desk.last_reports(names, before=report.run.id), report)
    return _with_past(store, decided.applied(report, store.desk.decisions()))


def recalled(store: Store, run: str | None = None) -> Report | None:
    """The report of a finished run, of the last one when None, under the decisions of today; None where there is none.

    The words of pages are not in it.
    """
    report = store.report(run)
    return None if report is None else _with_past(store, decided.applied(report, store.desk.decisions()))


def _with_past(store: Store, report: Report) -> Report:
    names = [one.submission.municipality for one in report.submissions]
    return replace(report, history=(*store.desk.history(names, report.run.id, _MOST - 1), *past_of(report)))


def known(store: Store) -> dict[str, Known]:
    """All findings of the last audit of each municipality, by id: those that can be decided on."""
    found: dict[str, Known] = {}
    for report, mine in _last(store):
        marks = {one.document.id: compare.mark(one.document) for one in report.documents}
        for one in report.findings:
            if one.municipality in mine:
                mark = marks.get(one.document or "", "")
                found[one.id] = Known(finding=one, run=report.run.id, as_of=report.run.as_of, document=mark)
    return found


def reminders(store: Store) -> tuple[Reminder, ...]:
    """Decisions in force that want another look, by the last audit of each municipality."""
    log = store.desk.decisions()
    return tuple(
        reminder
        for report, mine in _last(store)
        for reminder in decided.applied(report, log).reminders
        if reminder.decision.municipality in mine
    )


def _last(store: Store) -> Iterator[tuple[Report, frozenset[str]]]:
    """Reports with the municipalities they are the last of."""
    seen: set[str] = set()
    for report in store.desk.last_reports():
        mine = frozenset(one.submission.municipality for one in report.submissions) - seen
        seen |= mine
        yield report, mine


def accept(
    store: Store,
    findings: Iterable[str],
    *,
    by: str,
    because: str,
    false_alarm: bool = False,
    until: date | None = None,
    among: Mapping[str, Known] | None = None,
) -> tuple[Decision, ...]:
    """Accepts findings, named by id or the unique beginning of one: they no longer count. All or none.

    `among`: what is known, where the caller has it at hand.
    Raises ArgumentError where one is not known, the beginning fits several, or who or why is not told.
    """
    all_ = known(store) if among is None else among
    return _taken(store, all_, findings, Verb.ACCEPT, by, _told(because), false_alarm=false_alarm, until=until)


def confirm(
    store: Store,
    findings: Iterable[str],
    *,
    by: str,
    because: str = "",
    among: Mapping[str, Known] | None = None,
) -> tuple[Decision, ...]:
    """Says of findings, named as in `accept`, that they stand; an earlier acceptance holds no longer."""
    all_ = known(store) if among is None else among
    return _taken(store, all_, findings, Verb.CONFIRM, by, because.strip())


def undo(store: Store, numbers: Iterable[int], *, by: str, because: str = "") -> tuple[Decision, ...]:
    """Undoes decisions by their numbers, all or none; what was decided on the finding before holds again."""
    log = {one.id: one for one in store.desk.decisions()}
    wanted = tuple(dict.fromkeys(numbers))
    for number in wanted:
        _undoable(number, log.get(number))
    now = datetime.now(UTC)
    lines = [
        replace(
            log[number],
            id=0,
            at=now,
            by=_who(by),
            verb=Verb.UNDO,
            because=because.strip(),
            false_alarm=False,
            until=None,
            undoes=number,
        )
        for number in wanted
    ]
    return store.desk.decide(lines)


def _undoable(number: int, decision: Decision | None) -> None:
    if decision is None:
        ru, en = f"Решения № {number} нет.", f"There is no decision {number}."
    elif decision.verb is Verb.UNDO:
        ru = f"Запись № {number} — сама отмена решения № {decision.undoes}; если оно нужно, примите его заново."
        en = f"Line {number} itself undoes decision {decision.undoes}; if that is wanted, take it anew."
    elif decision.undone:
        ru, en = f"Решение № {number} уже отменено.", f"Decision {number} has been undone already."
    else:
        return
    raise ArgumentError(Say(ru=f"{ru}\n  Список: auditor decisions", en=f"{en}\n  List: auditor decisions"))


def _taken(
    store: Store,
    all_: Mapping[str, Known],
    findings: Iterable[str],
    verb: Verb,
    by: str,
    because: str,
    *,
    false_alarm: bool = False,
    until: date | None = None,
) -> tuple[Decision, ...]:
    now = datetime.now(UTC)
    chosen = _named(all_, findings)
    lines = [
        Decision(
            at=now,
            by=_who(by),
            verb=verb,
            finding=one.finding.id,
            because=because,
            false_alarm=false_alarm,
            until=until,
            run=one.run,
            rule=one.finding.rule,
            municipality=one.finding.municipality,
            position=one.finding.position,
            url=one.finding.url,
            document=one.document,
            evidence=one.finding.evidence,
        )
        for one in chosen
    ]
    return store.desk.decide(lines)


def _named(all_: Mapping[str, Known], words: Iterable[str]) -> list[Known]:
    """The findings meant; one named twice counts once."""
    chosen: dict[str, Known] = {}
    unknown: list[str] = []
    unclear: list[str] = []
    for word in map(str.strip, words):
        fits = [word] if word in all_ else [id_ for id_ in all_ if len(word) >= _LEAST and id_.startswith(word.lower())]
        if len(fits) == 1:
            chosen[fits[0]] = all_[fits[0]]
        else:
            (unclear if fits else unknown).append(word)
    if unknown:
        names = ", ".join(f"«{word}»" for word in unknown)
        raise ArgumentError(
            Say(
                ru=f"Среди замечаний последних проверок нет {names}; ничего не записано.\n"
                "  Номера замечаний: report.json, поле id; годится и начало, от четырёх знаков.",
                en=f"Not among the findings of the last audits: {', '.join(unknown)}; nothing was written down.\n"
                "  Ids of findings: report.json, field id; their beginning will do, four letters or more.",
            )
        )
    if unclear:
        several = {word: [id_ for id_ in all_ if id_.startswith(word.lower())] for word in unclear}
        fitting = "; ".join(f"{word}: {', '.join(ids[:5])}" for word, ids in several.items())
        raise ArgumentError(
            Say(
                ru=f"Под это начало подходят несколько замечаний ({fitting}); ничего не записано.\n  Допишите номер.",
                en=f"Several findings begin so ({fitting}); nothing was written down.\n  Write more of the id.",
            )
        )
    return list(chosen.values())


def _who(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise ArgumentError(
            Say(
                ru="Не сказано, кто принимает решение.\n  Добавьте: --by ИМЯ",
                en="Who decides is not told.\n  Add: --by NAME",
            )
        )
    return name


def _told(because: str) -> str:
    because = because.strip()
    if not because:
        raise ArgumentError(
            Say(
                ru='Не сказано, почему замечание принято.\n  Добавьте: --because "ПРИЧИНА"',
                en='Why the finding is accepted is not told.\n  Add: --because "REASON"',
            )
        )
    return because
