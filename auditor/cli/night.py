"""`auditor nightly`: its options, one call, its print, its status."""

import signal
import types
from pathlib import Path

import click

from auditor import nightly as nights
from auditor.cli import options, past
from auditor.cli.progress import Bar
from auditor.cli.spoken import complain
from auditor.cli.table import count, paint, say, wrapped
from auditor.errors import ArgumentError
from auditor.model import Difference, Lang, Say, Severity


@click.command("nightly")
@click.argument("config", type=click.Path(path_type=Path), metavar="CONFIG.toml")
@click.option("--quiet", is_flag=True, help="Без хода проверки.")
@options.lang
def nightly(config: Path, quiet: bool, lang: str) -> int:
    """Проверяет заново всё, что записано, и сообщает, что изменилось. One night of a region."""
    if config.is_dir():
        raise ArgumentError(Say(ru=f"{config}: это папка; нужен файл настроек.", en=f"{config}: a folder, not a file."))
    if not config.is_file():
        raise ArgumentError(Say(ru=f"{config}: такого файла нет.", en=f"{config}: there is no such file."))
    signal.signal(signal.SIGTERM, _asked_to_stop)
    bar = Bar(Lang(lang), quiet=quiet)
    try:
        done = nights.nightly(nights.load(config), bar, lambda words: _told(bar, words, Lang(lang)))
    finally:
        bar.clear()
    _show(done, Lang(lang))
    if done.faults:
        return 3
    return int(any(f.severity is Severity.ERROR and not f.accepted for f in done.report.findings))


def _asked_to_stop(number: int, frame: types.FrameType | None) -> None:
    """SIGTERM ends a night as Ctrl+C does: what was done is kept, the next start goes on with it."""
    raise KeyboardInterrupt


def _told(bar: Bar, words: Say, lang: Lang) -> None:
    bar.clear()
    complain(words, lang, head=False)


def _show(done: nights.Outcome, lang: Lang) -> None:
    ru = lang is Lang.RU
    if done.continued:
        say("Доделана прерванная ночь." if ru else "A broken-off night was finished.")
    for pattern in done.missing:
        say(paint(f"  ! По образцу «{pattern}» нет форм." if ru else f"  ! No form matches '{pattern}'.", "!"))
    for file, why in done.refused:
        say(paint(wrapped(f"{file.name}: {why.in_(lang)}", 4, "  ! "), "!"))
    if done.difference:
        _changes(done.difference, lang)
    elif done.void:
        say("Ночь не в счёт: связи не было." if ru else "This night does not count: the line was down.")
    for fault in done.faults:
        say(paint(wrapped(("Не отправлено: " if ru else "Not sent: ") + fault, 4, "  ! "), "!"))
    letters = count(done.letters, lang, ("письмо", "письма", "писем"), ("letter", "letters"))
    say(f"Отправлено: {letters}." if ru else f"Sent: {letters}.")
    say(f"{done.folder}/report.html")


def _changes(difference: Difference, lang: Lang) -> None:
    ru = lang is Lang.RU
    if difference.was.id == difference.now.id:
        say("Первая ночь: сравнивать ещё не с чем." if ru else "The first night: nothing to compare with yet.")
        return
    if difference.quiet:
        say("Ничего не изменилось." if ru else "Nothing has changed.")
        return
    swapped = sum(not one.same_text for one in difference.changed_documents)
    rows = (
        ("×", "новых замечаний" if ru else "new findings", len(difference.new)),
        ("✓", "исправлено" if ru else "mended", len(difference.mended)),
        ("·", "держатся" if ru else "still there", difference.standing),
        ("·", "файлов заменено" if ru else "files replaced", swapped),
    )
    for mark, words, number in rows:
        say(paint(f"  {mark} {words:<20}{number:>6}", mark))


@click.command("prune")
@click.option("--runs", type=click.IntRange(2, 100_000), default=30, help="Сколько последних отчётов хранить (30).")
@click.option("--days", type=click.IntRange(1, 36_500), default=90, help="Сколько дней хранить прежние файлы (90).")
@click.option("--megabytes", type=click.IntRange(10), default=20_000, help="Сколько места файлам, МБ (20000).")
@options.out
@options.db
@options.lang
def prune(runs: int, days: int, megabytes: int, out: Path, db: Path | None, lang: str) -> int:
    """Убирает старые отчёты и файлы, которые больше никто не цитирует. Lets go what is no longer needed."""
    with past.existing(options.beside(db, out)) as store:
        done = store.prune(runs, days, megabytes * 1_000_000)
    files = count(done.bodies, Lang(lang), ("файл", "файла", "файлов"), ("file", "files"))
    reports = count(done.reports, Lang(lang), ("отчёт", "отчёта", "отчётов"), ("report", "reports"))
    freed, left = (round(size / 1_000_000) for size in (done.freed, done.left))
    if Lang(lang) is Lang.RU:
        say(f"Убрано: {reports}, {files} ({freed} МБ). Осталось файлов на {left} МБ.")
    else:
        say(f"Gone: {reports}, {files} ({freed} MB). Files left: {left} MB.")
    return 0


ALL = (nightly, prune)
