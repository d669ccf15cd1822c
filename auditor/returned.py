"""Forms on their way back to the people: which file each submission came from, and its tables where it needs a copy."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from auditor import reports, submissions
from auditor.errors import SubmissionError
from auditor.model import Lang, Report, Say


def write(
    report: Report, sources: Sequence[Path], folder: Path, lang: Lang, labels: Mapping[str, Say]
) -> tuple[Path, ...]:
    """Writes the forms with remarks; `sources` are the files (or archives) of the submissions, in the report's order.

    A file that has gone meanwhile gives no form.
    """
    with ExitStack() as opened:
        files: dict[Path, dict[str, Path]] = {}
        for source in dict.fromkeys(sources):
            try:
                forms = opened.enter_context(submissions.files(source))
                files[source] = {_within(name): form for name, form in forms.items()}
            except (SubmissionError, OSError):
                files[source] = {}
        paths = [
            files[source].get(_within(result.submission.source), source)
            for source, result in zip(sources, report.submissions, strict=True)
        ]
        return reports.write_forms(report, paths, folder, lang, labels, _tables)


def _within(source: str) -> str:
    """The name of a form in its archive, whatever the archive is called; '' for one that came by itself."""
    return source.partition("/")[2]


def _tables(source: Path) -> tuple[reports.Table, ...]:
    """The tables of a form that cannot hold remarks; a merged cell is told once, where it begins."""
    tables = []
    try:
        grids = submissions.tables(source)
    except SubmissionError:
        return ()
    for grid in grids:
        seen: set[int] = set()
        rows: dict[int, dict[int, tuple[str, str]]] = {}
        for number, row in grid.rows.items():
            for column, box in row.items():
                if id(box) not in seen:
                    seen.add(id(box))
                    rows.setdefault(number, {})[column] = _shown(box)
        tables.append(reports.Table(name=grid.name, rows=rows))
    return tuple(tables)


def _shown(box: submissions.Box) -> tuple[str, str]:
    """The words of a cell and the address behind them. In a text file only a formula typed as text can hide one: there
    it is shown, not made live."""
    address = box.anchors[0].target if box.anchors else ""
    if address and box.place.startswith("row "):
        return (box.text if address in box.text else f"{box.text} ({address})"), ""
    return box.text, address
