"""All formats of a report, written together."""

import gc
from collections.abc import Mapping
from pathlib import Path

from auditor.model import Lang, Picture, Report, Say
from auditor.reports import clean, docx, html, json, md, xlsx
from auditor.reports.booklet import Booklet, bind
from auditor.reports.files import PAGES, Maker, put
from auditor.reports.view import FormView
from auditor.reports.voice import Voice


def write(
    report: Report,
    folder: Path,
    lang: Lang,
    labels: Mapping[str, Say],
    *,
    reasons: Mapping[str, Say] | None = None,
    pictures: Mapping[str, Picture] | None = None,
) -> tuple[Path, ...]:
    """Writes every format of the report into `folder`.

    `labels` are the names of the rules for people, `reasons` tell why a rule matters; `pictures` are by the id of the
    finding.

    Every file appears whole or not at all. Raises UnfinishedError where they cannot be written.
    """
    report = clean.report(report)
    booklet = bind(report, Voice(lang), labels, reasons or {}, pictures or {})
    makers: dict[str, Maker] = {
        "report.json": lambda path: json.save(report, lang, path),
        "report.html": _text(html.front(booklet)),
        "report.md": _text(md.render(booklet)),
        "report.xlsx": lambda path: xlsx.save(booklet, path),
        "report.docx": lambda path: docx.save(booklet, path),
    }
    makers |= _pages(booklet)
    written = put(folder, makers)
    gc.collect()  # the trees of office files are rings: they would lie in memory beside those of the forms given back
    return written


def _pages(booklet: Booklet) -> dict[str, Maker]:
    """A page for each municipality, where the front page is the table of all."""
    if booklet.region is None:
        return {}
    return {f"{PAGES}/{form.slug}.html": _page(booklet, form) for form in booklet.forms}


def _page(booklet: Booklet, form: FormView) -> Maker:
    """Rendered when it is written: sixty pages with pictures are not held in memory at a time."""
    return lambda path: _text(html.page(booklet, form))(path)


def _text(words: str) -> Maker:
    data = words.encode("utf-8")

    def make(path: Path) -> None:
        path.write_bytes(data)

    return make
