"""Each command: its options, one call, its print, its status."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import click

import spiders
from auditor import audit as auditing
from auditor import demo as demonstration
from auditor import dossier, pool, reports
from auditor.cli import explain, options, shown, summary
from auditor.cli.progress import Bar
from auditor.cli.table import count, say
from auditor.documents import scans
from auditor.errors import ArgumentError, SubmissionError
from auditor.model import Cell, Document, Lang, Link, Position, Report, Say, Severity, Visit
from auditor.store import Store
from rules.rubrics import load


@click.command("audit")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="SUBMISSION...")
@click.option("--rubric", default=None, metavar="NAME", help="Рубрика; без неё узнаётся по форме.")
@click.option("--as-of", type=options.Day(), default=None, help="День, на который судят о сроках (сегодня).")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=None, help="Сколько процессов читают документы (все ядра)."
)
@click.option("--quiet", is_flag=True, help="Без хода проверки.")
@options.manners
@options.out
@options.db
@options.lang
def audit(
    sources: tuple[Path, ...],
    rubric: str | None,
    as_of: date | None,
    workers: int | None,
    quiet: bool,
    out: Path,
    db: Path | None,
    lang: str,
    **manners: Any,
) -> int:
    """Проверяет формы (файлы или папки) и пишет отчёты. Audits submissions."""
    for source in sources:
        if not source.exists():
            raise SubmissionError(
                Say(ru=f"{source}: такого файла или папки нет.", en=f"{source}: there is no such file or folder.")
            )
    order = auditing.Order(
        sources=sources,
        as_of=as_of or date.today(),
        rubric=rubric,
        out=out,
        db=options.beside(db, out),
        lang=Lang(lang),
        manners=_manners(**manners),
        workers=workers,
    )
    bar = Bar(Lang(lang), quiet=quiet)
    try:
        done = auditing.audit(order, bar)
    finally:
        bar.clear()
    summary.show(done, out, Lang(lang))
    return _status(done.report)


@click.command("demo")
@click.option("--quiet", is_flag=True, help="Без хода проверки.")
@options.out
@options.db
@options.lang
def demo(quiet: bool, out: Path, db: Path | None, lang: str) -> int:
    """Проверяет учебный регион на собственном сервере. Audits the sample region."""
    bar = Bar(Lang(lang), quiet=quiet)
    try:
        done = demonstration.demo(out, options.beside(db, out), Lang(lang), bar)
    finally:
        bar.clear()
    summary.show(done, out, Lang(lang))
    return 0  # the sample is full of faults on purpose; the demonstration itself went well


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="JSON: список документов.")
@click.option("--text", "as_text", is_flag=True, help="Сам текст по страницам.")
@options.lang
def read(files: tuple[Path, ...], as_json: bool, as_text: bool, lang: str) -> int:
    """Что аудитор видит в документе: факты с цитатами и страницами. What is read in a document."""
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise ArgumentError(Say(ru=f"{missing[0]}: такого файла нет.", en=f"{missing[0]}: there is no such file."))
    documents = _read(files)
    if as_json:
        say(json.dumps([reports.document_record(one) for one in documents], ensure_ascii=False, indent=1))
        return 0
    for at, (file, one) in enumerate(zip(files, documents, strict=True)):
        if at:
            say()
        if as_text:
            say("\f\n".join(page.text for page in one.text.pages))
        else:
            shown.document(str(file), one, Lang(lang))
    return 0


def _read(files: tuple[Path, ...]) -> list[Document]:
    """Documents in the order of the files, read on all cores."""
    done: dict[str, Document] = {}
    with pool.Pool(min(len(files), pool.cores())) as readers:
        for at, file in enumerate(files):
            readers.submit(str(at), file, filename=file.name)
        while readers.pending:
            for one in readers.finished(wait=0.5):
                done[one.id] = one
                if not _seen(one):
                    readers.look(files[int(one.id)], one, most=scans.MANY)
    return [pool.named(done[str(at)], file) for at, file in enumerate(files)]


def _seen(document: Document) -> bool:
    """Whether its pictures were looked at, or it has none."""
    text = document.text
    return not text.unread or text.detail == scans.NO_ENGINE or any(page.source != "text" for page in text.pages)


@click.command("follow")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@options.manners
@options.lang
def follow(urls: tuple[str, ...], as_json: bool, lang: str, **manners: Any) -> int:
    """Что происходит с одной ссылкой: переходы, итог, документ. The story of a link."""
    stories = [_follow(url, _manners(**manners)) for url in urls]
    if as_json:
        say(
            json.dumps(
                [reports.visit_record(visit, status, read) for visit, status, read in stories],
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    for at, (visit, status, read) in enumerate(stories):
        if at:
            say()
        shown.visit(visit, status, Lang(lang))
        if read:
            say()
            shown.document(visit.filename or visit.final_url or visit.url, read, Lang(lang))
    return 0


def _follow(url: str, manners: spiders.Manners) -> tuple[Visit, str, Document | None]:
    """One link followed as an audit would, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        visit, body = spiders.follow(url, manners, Path(folder))
        read = None
        if body:
            with pool.Pool(1) as readers:
                readers.submit(
                    visit.body, body, media_type=visit.media_type, url=visit.final_url, filename=visit.filename
                )
                while readers.pending:
                    for read in readers.finished(wait=0.5):
                        if not _seen(read):
                            readers.look(body, read, most=scans.MANY)
        nowhere = Cell(position=Position(id="", section="", title="", points=0), place="", text=url)
        citation = dossier.Citation(cell=nowhere, link=Link(url=url), visit=visit, document=read)
        return visit, citation.status.value, read


@click.command("rules")
@click.argument("name", required=False)
@options.lang
def rules(name: str | None, lang: str) -> int:
    """Перечисляет и объясняет правила. Lists and explains rules."""
    explain.explain_rule(name, Lang(lang)) if name else explain.list_rules(Lang(lang))
    return 0


@click.command("rubrics")
@click.argument("name", required=False)
@options.lang
def rubrics(name: str | None, lang: str) -> int:
    """Перечисляет и показывает рубрики. Lists and shows rubrics."""
    explain.explain_rubric(name, date.today(), Lang(lang)) if name else explain.list_rubrics(Lang(lang))
    return 0


@click.command("form")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
@click.option("--rubric", default=auditing.DEFAULT_RUBRIC, metavar="NAME", help="Рубрика (mmuko-2.4).")
@click.option("--force", is_flag=True, help="Заменить файл, если он уже есть.")
@options.lang
def form(file: Path, rubric: str, force: bool, lang: str) -> int:
    """Пишет пустую форму для заполнения. Writes an empty form to fill in."""
    if file.suffix.lower() != ".xlsx":
        raise ArgumentError(
            Say(
                ru=f"{file}: форма записывается в XLSX.\n  Например: auditor form forma.xlsx",
                en=f"{file}: a form is written as XLSX.\n  Say: auditor form form.xlsx",
            )
        )
    if file.exists() and not force:
        raise ArgumentError(
            Say(
                ru=f"{file}: такой файл уже есть.\n  Заменить его: --force",
                en=f"{file}: this file is already there.\n  Replace it: --force",
            )
        )
    say(str(reports.blank(load(rubric, date.today()), file, Lang(lang))))
    return 0


@click.command("runs")
@options.out
@options.db
@options.lang
def runs(out: Path, db: Path | None, lang: str) -> int:
    """Прошлые проверки. Past runs."""
    with _existing(options.beside(db, out)) as store:
        summary.runs(store.runs(), Lang(lang))
    return 0


@click.command("report")
@click.option("--run", default=None, metavar="ID", help="Прогон; без него последний законченный.")
@options.out
@options.db
@options.lang
def report(run: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Пишет отчёты о прошлой проверке ещё раз. Writes the reports of a past run again."""
    with _existing(options.beside(db, out)) as store:
        found = store.report(run)
    if found is None:
        raise ArgumentError(
            Say(
                ru=(f"Законченного прогона «{run}» нет." if run else "Законченных прогонов нет.")
                + "\n  Список: auditor runs",
                en=(f"No finished run '{run}'." if run else "No finished run.") + "\n  List: auditor runs",
            )
        )
    files = auditing.write(found, out, Lang(lang))
    written = count(len(files), Lang(lang), ("файл", "файла", "файлов"), ("file", "files"))
    say(f"{out}: {written}")
    return _status(found)


ALL = (audit, demo, read, follow, rules, rubrics, form, runs, report)


def _manners(
    delay: float,
    timeout: float,
    recheck_after: float,
    obey_robots: bool,
    allow_network: tuple[str, ...],
    authority: tuple[str, ...],
) -> spiders.Manners:
    return spiders.Manners(
        delay=delay,
        timeout=timeout,
        recheck_after=recheck_after,
        obey_robots=obey_robots,
        allow=allow_network,
        authorities=authority,
    )


def _existing(db: Path) -> Store:
    """The store, where there is one; looking at past runs must not make an empty database."""
    if not db.is_file():
        raise ArgumentError(
            Say(
                ru=f"{db}: базы проверок здесь нет.\n  Укажите её: --db ФАЙЛ",
                en=f"{db}: there is no database of audits here.\n  Name it: --db FILE",
            )
        )
    return Store(db)


def _status(report: Report) -> int:
    """0: no finding of severity error that still stands; 1: at least one."""
    return int(any(f.severity is Severity.ERROR and not f.accepted for f in report.findings))
