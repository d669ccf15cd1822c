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
    """The tables of a form that cannot hold remarks, with the lines above each; a merged cell is told once."""
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
        above = {box.place: _shown(box) for box in grid.before if box.place.startswith("paragraph ")}
        if not rows and len(grids) > 1 and not any(submissions.has_link(box) for box in grid.before):
            above = {}  # who signed
        tables.append(reports.Table(name=grid.name, rows=rows, above=above))
    return tuple(tables)


def _shown(box: submissions.Box) -> tuple[str, str]:
    """The words of a cell and the address behind them; of several addresses and of a comment, all in words.

    In a text file only a formula typed as text can hide an address: there it is shown, not made live.
    """
    targets = dict.fromkeys(anchor.target for anchor in box.anchors)
    if len(targets) == 1 and not box.place.startswith("row ") and "://" not in box.note:
        return "\n".join(filter(None, [box.text, box.note])), box.anchors[0].target
    text = box.text
    for anchor in sorted(box.anchors, key=lambda one: one.start, reverse=True):
        if anchor.target not in box.text:
            text = f"{text[: anchor.end].rstrip()} ({anchor.target}){text[anchor.end :]}"
    return "\n".join(filter(None, [text, box.note])), ""
