"""Every submitted file given back with remarks, in the folder `forms/` of the reports."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from auditor.model import Lang, Report, Say, SubmissionResult
from auditor.reports import clean
from auditor.reports.booklet import Booklet, bind
from auditor.reports.files import Maker, put
from auditor.reports.forms import copies, docx, xlsx
from auditor.reports.forms.copies import Moves, Table
from auditor.reports.forms.package import SPOILED, Package
from auditor.reports.view import PositionView
from auditor.reports.voice import Voice

FOLDER = "forms"
Tables = Callable[[Path], Sequence[Table]]
_log = logging.getLogger(__name__)


def write_forms(
    report: Report,
    sources: Sequence[Path],
    folder: Path,
    lang: Lang,
    labels: Mapping[str, Say],
    tables: Tables = lambda source: (),
) -> tuple[Path, ...]:
    """Writes the submitted files, with remarks, into `folder`/forms; returns their paths.

    `sources` are the files; where two share a name, the file of each submission in the order of the report.
    `tables` reads a file that cannot hold remarks: it becomes a workbook. A file that is gone gives no form.
    """
    report = clean.report(report)
    makers: dict[str, Maker] = {}
    for source, results in _owners(report, sources).items():
        mine = replace(report, submissions=tuple(results))
        made = _given_back(source, bind(mine, Voice(lang), labels), tables)
        if made is not None:
            suffix, data = made
            makers[f"{FOLDER}/{_free(source, suffix, makers)}"] = _bytes(data)
    return put(folder, makers, pages=False) if makers else ()


def _owners(report: Report, sources: Sequence[Path]) -> dict[Path, list[SubmissionResult]]:
    """The submissions of each file."""
    if len(set(sources)) == 1:  # whatever its sender called it
        return {sources[0]: list(report.submissions)} if report.submissions else {}
    by_name: dict[str, set[Path]] = {}
    for source in sources:
        by_name.setdefault(clean.text(source.name), set()).add(source)
    paired = len(sources) == len(report.submissions)
    owners: dict[Path, list[SubmissionResult]] = {source: [] for source in sources}
    for at, result in enumerate(report.submissions):
        archive, _, name = result.submission.source.rpartition("/")
        named = by_name.get(name, set())
        if paired and (archive or sources[at] in named):
            owners[sources[at]].append(result)
        elif len(named) == 1:
            owners[next(iter(named))].append(result)
    return {source: results for source, results in owners.items() if results}


def _given_back(source: Path, booklet: Booklet, tables: Tables) -> tuple[str, bytes] | None:
    """The suffix and the bytes of a form with remarks; None where the file is gone or cannot be read."""
    try:
        data = source.read_bytes()
    except OSError:
        return None
    suffix = _kind(data, source)
    try:
        if suffix == ".docx":
            return suffix, docx.annotate(data, booklet)
        if suffix:
            return suffix, xlsx.annotate(data, booklet)
    except SPOILED:
        _log.warning("%s is given back as a copy of its tables", source.name, exc_info=True)
    try:
        return _copied(source, booklet, tables(source))
    except SPOILED:
        _log.warning("%s is not given back", source.name, exc_info=True)
        return None


def _kind(data: bytes, source: Path) -> str:
    """The suffix of a file that can hold remarks, by its content; '' for any other."""
    if not data.startswith(b"PK"):
        return ""
    try:
        package = Package(data)
        main = package.read(package.main)[:4000]
    except SPOILED:
        return ""
    if b"document" in main and b"wordprocessingml/2006" in main:
        own, usual = {".docm", ".docx"}, ".docx"
    elif b"spreadsheetml/2006" in main:
        own, usual = {".xlsm", ".xlsx"}, ".xlsx"
    else:
        return ""
    return source.suffix if source.suffix.lower() in own else usual


def _copied(source: Path, booklet: Booklet, tables: Sequence[Table]) -> tuple[str, bytes] | None:
    """The tables of a file as a workbook with remarks."""
    if not any(table.rows or table.above for table in tables):
        return None
    voice = booklet.voice
    data, moves = copies.workbook(tables, voice("table"))
    forms = tuple(
        replace(
            form,
            sections=tuple(
                replace(
                    section,
                    positions=tuple(_position_moved(one, moves) for one in section.positions),
                )
                for section in form.sections
            ),
        )
        for form in booklet.forms
    )
    note = voice("copy_note", name=voice.quoted(clean.line(booklet.forms[0].source, 120)))
    return ".xlsx", xlsx.annotate(data, replace(booklet, forms=forms), note)


def _position_moved(one: PositionView, moves: Moves) -> PositionView:
    links = tuple(replace(link, spot=moves.moved(link.spot)) if link.spot else link for link in one.links)
    return replace(one, spot=moves.moved(one.spot), links=links)


def _free(source: Path, suffix: str, taken: Mapping[str, Maker]) -> str:
    """The name of the file given back: that of the submitted one, where no other has it."""
    names = {name.lower() for name in taken}
    stem = source.name[: -len(source.suffix)] if source.suffix else source.name
    tries = (f"{stem}{suffix}" if n == 1 else f"{stem}-{n}{suffix}" for n in range(1, len(names) + 2))
    return next(name for name in tries if f"{FOLDER}/{name}".lower() not in names)


def _bytes(data: bytes) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make
