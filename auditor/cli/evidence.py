"""Evidence kept from a run: a document as it was on that night, and the WARC of all answers."""

import mimetypes
from datetime import datetime
from pathlib import Path

import click

from auditor import deciding, warc
from auditor.cli import options
from auditor.cli.past import existing, named
from auditor.cli.table import count, say
from auditor.documents import sniff
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.errors import ArgumentError
from auditor.model import Finding, Lang, Report, Say, Visit
from auditor.store import Heard, Store

_LEAST = 4  # letters of an id that may stand for the whole


@click.command("seen")
@click.argument("finding", metavar="FINDING")
@click.option("--run", default=None, metavar="ID", help="Прогон; без него последний, где это замечание есть.")
@options.out
@options.db
@options.lang
def seen(finding: str, run: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Показывает документ таким, каким его увидела проверка. The document of a finding as it was on that night."""
    with existing(options.beside(db, out)) as store:
        report, one = _found(store, finding, run and named(store.runs(), run))
        visit = _visit(report, one)
        heard = store.heard_of(visit.body, visit.final_url) if visit and visit.body else None
        _show(one, visit, heard, report, Lang(lang))
        if visit is None or not visit.body:
            return 0
        body = store.body(visit.body)
        if not body.is_file():
            raise ArgumentError(_PRUNED)
        file = out / f"{one.id}{_suffix(body, visit)}"
        out.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body.read_bytes())
    say(f"{file}")
    return 0


_PRUNED = Say(
    ru="Самого файла уже нет: вышел срок хранения.\n  Сколько хранить, задаёт раздел [keep] файла nightly.toml.",
    en="The file itself is gone: it was kept for its time.\n  How long stands in nightly.toml, section [keep].",
)


def _found(store: Store, name: str, run: str | None) -> tuple[Report, Finding]:
    """The finding by its id or the unique beginning of it, in the run named, or the last that has it."""
    for past in [run] if run else [one.run.id for one in store.runs() if one.run.finished]:
        report = deciding.recalled(store, past)
        if report is None:
            continue
        known = {one.id: one for one in (*report.findings, *report.held)}
        fits = [name] if name in known else [id_ for id_ in known if len(name) >= _LEAST and id_.startswith(name)]
        if len(fits) > 1:
            raise ArgumentError(
                Say(
                    ru=f"Так начинаются несколько замечаний: {', '.join(fits[:5])}.\n  Допишите номер.",
                    en=f"Several findings begin so: {', '.join(fits[:5])}.\n  Write more of the id.",
                )
            )
        if fits:
            return report, known[fits[0]]
    raise ArgumentError(
        Say(
            ru=f"Замечания «{name}» нет в сохранённых отчётах.\n  Прогоны: auditor runs",
            en=f"No finding '{name}' in the reports kept.\n  Runs: auditor runs",
        )
    )


def _visit(report: Report, finding: Finding) -> Visit | None:
    """What was seen at the finding's link; of several the one that led to its document."""
    visits = [
        link.visit
        for one in report.submissions
        if one.submission.municipality == finding.municipality
        for cell in one.cells
        if cell.cell.position.id == finding.position
        for link in cell.links
        if link.visit and (link.link.url == finding.url or link.visit.body == finding.document)
    ]
    return next((one for one in visits if one.body == finding.document), visits[0] if visits else None)


def _show(one: Finding, visit: Visit | None, heard: Heard | None, report: Report, lang: Lang) -> None:
    ru = lang is Lang.RU
    say(f"{one.id}  {one.municipality} · {one.position}")
    say(one.message.in_(lang))
    if visit is None:
        say("Эта ссылка не открывалась." if ru else "This link was not opened.")
        return
    rows = [
        ("Прогон" if ru else "Run", report.run.id),
        ("Адрес" if ru else "Address", one.url or visit.final_url),
        ("Куда привёл" if ru else "Led to", visit.final_url if visit.final_url != one.url else ""),
        ("Увидено" if ru else "Seen", _moment(visit.at)),
        ("Получено" if ru else "Received", _moment(heard.at) if heard and visit.unchanged else ""),
        ("Ответ" if ru else "Answer", str(visit.status or "")),
        ("Причина" if ru else "Failure", f"{visit.failure} {visit.detail}".strip() if visit.failure else ""),
        ("Вид" if ru else "Type", visit.media_type),
        ("Имя файла" if ru else "File name", visit.filename),
        ("ETag", visit.etag),
        ("Last-Modified", visit.modified),
        ("sha256", visit.body),
        ("Байт" if ru else "Bytes", str(visit.size) if visit.body else ""),
    ]
    for name, value in rows:
        if value:
            say(f"  {name:<14}{value}")
    if heard:
        say()
        for line in heard.told.decode("latin-1").strip().splitlines():
            say(f"  {line}")


def _moment(when: datetime | None) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""


_SUFFIXES = {
    Format.PDF: ".pdf",
    Format.DOCX: ".docx",
    Format.XLSX: ".xlsx",
    Format.PPTX: ".pptx",
    Format.ODT: ".odt",
    Format.ODS: ".ods",
    Format.ODP: ".odp",
    Format.XLS: ".xls",
    Format.DOC: ".doc",
    Format.PPT: ".ppt",
    Format.RTF: ".rtf",
    Format.HTML: ".html",
    Format.TEXT: ".txt",
    Format.ZIP: ".zip",
    Format.RAR: ".rar",
    Format.SEVEN: ".7z",
    Format.EML: ".eml",
}


def _suffix(body: Path, visit: Visit) -> str:
    """The extension that fits the bytes, whatever the server called them."""
    try:
        format_, mime = sniff.sniff(body, visit.media_type, visit.filename)
    except Unreadable as fault:
        format_, mime = None, getattr(fault, "media_type", "")
    known = _SUFFIXES.get(format_) if format_ else None
    return known or mimetypes.guess_extension(mime) or ".bin"


@click.command("warc")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.warc.gz")
@click.option("--run", default=None, metavar="ID", help="Прогон; без него последний законченный.")
@options.out
@options.db
@options.lang
def archive(file: Path, run: str | None, out: Path, db: Path | None, lang: str) -> int:
    """Пишет ответы сайтов за прогон в WARC. Writes the answers of a run as a WARC."""
    if not file.name.endswith((".warc", ".warc.gz")):
        raise ArgumentError(
            Say(
                ru=f"{file}: имя должно кончаться на .warc.gz или .warc.",
                en=f"{file}: the name must end in .warc.gz or .warc.",
            )
        )
    with existing(options.beside(db, out)) as store:
        report = store.report(run and named(store.runs(), run))
        if report is None:
            raise ArgumentError(Say(ru="Законченных прогонов нет.", en="No finished run."))
        done = warc.write(store, report, file)
    answers = count(done.answers, Lang(lang), ("ответ", "ответа", "ответов"), ("answer", "answers"))
    say(f"{file}: {answers}")
    if done.bodiless:
        gone = count(done.bodiless, Lang(lang), ("ответ", "ответа", "ответов"), ("answer", "answers"))
        say(f"  {gone} без тела: его нет на диске." if lang == "ru" else f"  {gone} without a body: it is gone.")
    return 0


ALL = (seen, archive)
