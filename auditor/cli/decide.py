"""Experts' decisions: accept, confirm, list, undo."""

import getpass
from datetime import date
from pathlib import Path

import click

from auditor import deciding
from auditor.cli import options
from auditor.cli.past import existing
from auditor.cli.spoken import remark
from auditor.cli.table import count, paint, quoted, say, wrapped
from auditor.model import Decision, Lang, Say, Verb, Why
from auditor.store import Store

_INDENT = 7
_WHY = {
    Why.CHANGED: Say(
        ru="с тех пор документ или цитата изменились: посмотрите ещё раз",
        en="its document or evidence has changed since: please look again",
    ),
    Why.GONE: Say(ru="такого замечания больше нет: решение можно отменить", en="there is no such finding any more"),
    Why.EXPIRED: Say(ru="срок решения прошёл: замечание снова в силе", en="its term is over: the finding counts again"),
}
_BY = "Кто решает (имя пользователя системы)."


@click.command("accept")
@click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
@click.option("--because", required=True, metavar="TEXT", help="Причина.")
@click.option("--false-alarm", is_flag=True, help="Замечание ошибочно.")
@click.option("--until", type=options.Day(), default=None, help="Последний день, когда решение действует.")
@click.option("--by", default=None, metavar="NAME", help=_BY)
@options.out
@options.db
@options.lang
def accept(
    findings: tuple[str, ...],
    because: str,
    false_alarm: bool,
    until: date | None,
    by: str | None,
    out: Path,
    db: Path | None,
    lang: str,
) -> int:
    """Принимает замечания: они видны, но не в счёт. Accepts findings: they no longer count."""
    with existing(options.beside(db, out)) as store:
        taken = deciding.accept(store, findings, by=_who(by), because=because, false_alarm=false_alarm, until=until)
        late = [one for one in deciding.reminders(store) if one.why is Why.EXPIRED and one.decision in taken]
    _taken(taken, Say(ru="Принято", en="Accepted"), Lang(lang))
    if late and until:
        remark(
            Say(
                ru=f"{until:%d.%m.%Y} раньше дня, на который проверяли: решение не действует.",
                en=f"{until} is before the day the audit judged: the decision has no effect.",
            ),
            Lang(lang),
        )
    return 0


@click.command("confirm")
@click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
@click.option("--because", default="", metavar="TEXT", help="Пояснение.")
@click.option("--by", default=None, metavar="NAME", help=_BY)
@options.out
@options.db
@options.lang
def confirm(findings: tuple[str, ...], because: str, by: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Подтверждает замечания: эксперт смотрел, они верны. Confirms findings: an expert has looked."""
    with existing(options.beside(db, out)) as store:
        taken = deciding.confirm(store, findings, by=_who(by), because=because)
    _taken(taken, Say(ru="Подтверждено", en="Confirmed"), Lang(lang))
    return 0


@click.command("decisions")
@click.option("--undo", type=int, multiple=True, metavar="ID", help="Отменить решение с этим номером.")
@click.option("--by", default=None, metavar="NAME", help=_BY)
@options.out
@options.db
@options.lang
def decisions(undo: tuple[int, ...], by: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Решения экспертов: список, отмена. Experts' decisions: the list, undoing."""
    with existing(options.beside(db, out)) as store:
        if undo:
            _taken(deciding.undo(store, undo, by=_who(by)), Say(ru="Отменено", en="Undone"), Lang(lang))
        else:
            _show(store, Lang(lang))
    return 0


ALL = (accept, confirm, decisions)


def _who(by: str | None) -> str:
    """The name given, else the system's name of the user; '' where it has none."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _taken(lines: tuple[Decision, ...], done: Say, lang: Lang) -> None:
    what = count(len(lines), lang, ("замечание", "замечания", "замечаний"), ("finding", "findings"))
    if lines and lines[0].verb is Verb.UNDO:
        what = count(len(lines), lang, ("решение", "решения", "решений"), ("decision", "decisions"))
    say(f"{done.in_(lang)}: {what}.")
    for one in lines:
        say(_first(f"№ {one.undoes or one.id}", _where(one)))
    say(
        {
            Lang.RU: "Отчёты покажут это после команды auditor report и при следующих проверках.",
            Lang.EN: "Reports show it after auditor report, and in later audits.",
        }[lang]
    )


def _where(one: Decision) -> str:
    return f"{one.municipality}, {one.position} · {one.rule} · {one.finding}"


def _first(number: str, text: str) -> str:
    return wrapped(text, _INDENT, f"  {number} " if len(number) > _INDENT - 3 else f"  {number}")


def _show(store: Store, lang: Lang) -> None:
    log = store.desk.decisions()
    again = {one.decision.id: one.why for one in deciding.reminders(store)}
    if not log:
        say({Lang.RU: "Решений нет.", Lang.EN: "No decisions."}[lang])
        return
    for one in reversed(log):
        say(_first(f"№ {one.id}", f"{_day(one.at.date(), lang)}  {one.by}: {_verb(one, lang)}"))
        say(wrapped(_where(one), _INDENT))
        if one.because:
            say(wrapped(quoted(one.because, lang), _INDENT))
        if one.id in again:
            say(paint(wrapped(_WHY[again[one.id]].in_(lang), _INDENT, "     !"), "!"))


def _verb(one: Decision, lang: Lang) -> str:
    ru = lang is Lang.RU
    if one.verb is Verb.UNDO:
        return f"отменено решение № {one.undoes}" if ru else f"undid decision {one.undoes}"
    if one.verb is Verb.CONFIRM:
        said = "подтверждено" if ru else "confirmed"
    elif one.false_alarm:
        said = "принято как ошибочное" if ru else "accepted as a false alarm"
    else:
        said = "принято" if ru else "accepted"
    if one.until:
        said += f" {'по' if ru else 'until'} {_day(one.until, lang)}"
    if one.undone:
        said += " (отменено)" if ru else " (undone)"
    return said


def _day(day: date, lang: Lang) -> str:
    return f"{day:%d.%m.%Y}" if lang is Lang.RU else day.isoformat()
