"""Past runs: their list, their reports again, what differs between two."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from auditor import audit as auditing
from auditor import compare, deciding, picturing, reports
from auditor.cli import difference, options, runlist
from auditor.cli.table import count, say
from auditor.errors import ArgumentError
from auditor.model import Lang, Report, Say, Severity
from auditor.store import RunSummary, Store
from rules import precedence


@click.command("runs")
@click.option("--json", "as_json", is_flag=True, help="JSON: список прогонов.")
@options.out
@options.db
@options.lang
def runs(as_json: bool, out: Path, db: Path | None, lang: str) -> int:
    """Прошлые проверки: когда, как долго, сколько. Past runs."""
    with existing(options.beside(db, out)) as store:
        past = store.runs()
    if as_json:
        say(json.dumps([_record(one) for one in past], ensure_ascii=False, indent=1))
    else:
        runlist.show(past, Lang(lang))
    return 0


def _record(one: RunSummary) -> dict[str, Any]:
    run = one.run
    return {
        "id": run.id,
        "started": _moment(run.started),
        "finished": _moment(run.finished),
        "seconds": round((run.finished - run.started).total_seconds(), 1) if run.finished else None,
        "as_of": run.as_of.isoformat(),
        "rubric": run.rubric,
        "version": run.version,
        "links": one.links,
        "hosts": one.hosts,
        "documents": one.documents,
        "bytes": one.bytes,
        "findings": {severity.value: one.findings.get(severity, 0) for severity in Severity} if run.finished else None,
        "accepted": one.accepted,
        "municipalities": list(one.municipalities),
    }


def _moment(when: datetime | None) -> str | None:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


@click.command("report")
@click.option("--run", default=None, metavar="ID", help="Прогон; без него последний законченный.")
@options.out
@options.db
@options.lang
def report(run: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Пишет отчёты о прошлой проверке ещё раз, с решениями экспертов. Writes the reports of a past run again."""
    with existing(options.beside(db, out)) as store:
        found = deciding.recalled(store, run and named(store.runs(), run))
        drawn = picturing.pictures(found, store.body, kept=store.drawn) if found else {}
    if found is None:
        raise ArgumentError(
            Say(
                ru="Законченных прогонов нет.\n  Список: auditor runs",
                en="No finished run.\n  List: auditor runs",
            )
        )
    files = auditing.write(found, out, Lang(lang), pictures=drawn)
    written = count(len(files), Lang(lang), ("файл", "файла", "файлов"), ("file", "files"))
    say(f"{out}: {written}")
    return status(found)


@click.command("diff")
@click.argument("names", nargs=-1, metavar="[RUN1 RUN2]")
@click.option("--json", "as_json", is_flag=True, help="JSON: new, mended, changed_documents.")
@options.out
@options.db
@options.lang
def diff(names: tuple[str, ...], as_json: bool, out: Path, db: Path | None, lang: str) -> int:
    """Что изменилось между двумя прогонами (последними, если не названы). What changed between two runs."""
    with existing(options.beside(db, out)) as store:
        was, now = (deciding.recalled(store, name) for name in _two(store.runs(), names))
    if was is None or now is None:
        raise _unknown(" ".join(names))
    found = compare.difference(was, now, precedence.PRECEDENCE)
    if as_json:
        say(json.dumps(reports.difference_record(found, Lang(lang)), ensure_ascii=False, indent=1))
    else:
        difference.show(found, Lang(lang))
    return 0


def _two(past: Sequence[RunSummary], names: Sequence[str]) -> tuple[str, str]:
    """The runs to compare, the earlier first."""
    if len(names) > 2:
        raise ArgumentError(
            Say(
                ru="Сравниваются два прогона.\n  Например: auditor diff ПРОГОН1 ПРОГОН2",
                en="Two runs are compared.\n  Say: auditor diff RUN1 RUN2",
            )
        )
    if len(names) == 2:
        return named(past, names[0]), named(past, names[1])
    if names:
        was = named(past, names[0])
        later = [one for one in past if one.run.finished and one.run.id > was]
        pair = compare.pair([*later, *(one for one in past if one.run.id == was)])
        pair = (was, later[0].run.id) if later and (pair is None or pair[0] != was) else pair
    else:
        pair = compare.pair(past)
    if pair is None:
        raise ArgumentError(
            Say(
                ru="Сравнивать не с чем: нет двух законченных прогонов одних и тех же форм.\n  Список: auditor runs",
                en="Nothing to compare: no two finished runs of the same submissions.\n  List: auditor runs",
            )
        )
    return pair


def named(past: Sequence[RunSummary], name: str) -> str:
    """The finished run meant by its id or the unique beginning of it."""
    ids = [one.run.id for one in past if one.run.finished]
    fits = [name] if name in ids else [id_ for id_ in ids if name and id_.startswith(name)]
    if len(fits) > 1:
        raise ArgumentError(
            Say(
                ru=f"Так начинаются несколько прогонов: {', '.join(fits[:5])}.\n  Допишите номер прогона.",
                en=f"Several runs begin so: {', '.join(fits[:5])}.\n  Write more of the id.",
            )
        )
    if not fits:
        raise _unknown(name)
    return fits[0]


def _unknown(name: str) -> ArgumentError:
    return ArgumentError(
        Say(
            ru=f"Законченного прогона «{name}» нет.\n  Список: auditor runs",
            en=f"No finished run '{name}'.\n  List: auditor runs",
        )
    )


ALL = (runs, report, diff)


def since(db: Path, report: Report, lang: Lang) -> tuple[str, ...]:
    """What differs from the last run of the same submissions, in a line; nothing where there was none."""
    with Store(db) as store:
        later = [one for one in store.runs() if one.run.id <= report.run.id]
        pair = compare.pair(later)
        was = deciding.recalled(store, pair[0]) if pair and pair[1] == report.run.id else None
    if was is None:
        return ()
    found = compare.difference(was, report, precedence.PRECEDENCE)
    new, mended = len(found.new), len(found.mended)
    return (
        f"По сравнению с прошлым прогоном: новых {new}, исправлено {mended}. Подробно: auditor diff"
        if lang is Lang.RU
        else f"Compared with the last run: {new} new, {mended} mended. More: auditor diff",
    )


def existing(db: Path) -> Store:
    """The store, where there is one; looking at past runs must not make an empty database."""
    if not db.is_file():
        raise ArgumentError(
            Say(
                ru=f"{db}: базы проверок здесь нет.\n  Укажите её: --db ФАЙЛ",
                en=f"{db}: there is no database of audits here.\n  Name it: --db FILE",
            )
        )
    return Store(db)


def status(report: Report) -> int:
    """0: no finding of severity error that still stands; 1: at least one."""
    return int(any(f.severity is Severity.ERROR and not f.accepted for f in report.findings))
