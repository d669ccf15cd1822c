"""Each command: its options, one call, its print, its status."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

import spiders
from auditor import audit as auditing
from auditor import demo as demonstration
from auditor import following, pool, reports
from auditor.cli import decide, evidence, experts, explain, night, options, past, shown, story, summary
from auditor.cli.progress import Bar
from auditor.cli.table import say
from auditor.documents import scans
from auditor.errors import ArgumentError, SubmissionError
from auditor.model import Document, Lang, Say
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
    summary.show(done, out, Lang(lang), past.since(order.db, done.report, Lang(lang)))
    return past.status(done.report)


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
    summary.show(done, out, Lang(lang), past.since(options.beside(db, out), done.report, Lang(lang)))
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
                if not following.pictures_seen(one):
                    readers.look(files[int(one.id)], one, most=scans.MANY)
    return [pool.named(done[str(at)], file) for at, file in enumerate(files)]


@click.command("follow")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@options.manners
@options.lang
def follow(urls: tuple[str, ...], as_json: bool, lang: str, **manners: Any) -> int:
    """Что происходит с одной ссылкой: переходы, итог, документ. The story of a link."""
    stories = following.follow(urls, _manners(**manners))
    if as_json:
        say(json.dumps([story.record(one) for one in stories], ensure_ascii=False, indent=1))
        return 0
    for at, one in enumerate(stories):
        if at:
            say()
        story.show(one, Lang(lang))
    return 0


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


ALL = (audit, demo, read, follow, rules, rubrics, form, *past.ALL, *decide.ALL, *night.ALL, *evidence.ALL, *experts.ALL)


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
