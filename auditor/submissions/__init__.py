"""A submitted file -> what each municipality in it submitted."""

import re
from pathlib import Path

from auditor.model import Rubric, Submission
from auditor.submissions import csv, docx, layout, opening, refusals, xlsx
from auditor.submissions.assembling import Assembly
from auditor.submissions.cells import has_link
from auditor.submissions.entries import Roles, distinct
from auditor.submissions.grid import Grid
from auditor.submissions.headings import sheet_names_municipality
from auditor.submissions.layout import Reading
from auditor.submissions.opening import Format
from auditor.submissions.positions import Matcher, code_in

__all__ = ["codes", "read"]

_READERS = {Format.XLSX: xlsx.read, Format.DOCX: docx.read, Format.TEXT: csv.read}
_OURS = {"Итог", "Замечания", "Не проверено"}  # sheets of a form given back with remarks
_LONGEST_HEADING = 40


def read(path: Path, rubric: Rubric) -> tuple[Submission, ...]:
    """The submissions in a file, one a municipality; a file that is no form raises a `SubmissionError`."""
    grids = _grids(path)
    matcher = Matcher(rubric)
    readings: list[tuple[Grid, Reading | None]] = []
    roles: Roles = {}
    for grid in grids:
        reading = layout.read(grid, matcher, roles)
        roles = reading.roles if reading and not grid.name else {}
        readings.append((grid, reading))
    readings = _without_scores(readings)
    if not any(reading and reading.entries for _, reading in readings):
        raise _no_positions(path, rubric, grids)
    assembly = Assembly(rubric, path.name)
    names = _names(path, readings)
    for (_, reading), name in zip(readings, names, strict=True):
        for entry in reading.entries if reading else ():
            assembly.add(entry.municipality or name, entry)
    for (grid, reading), name in zip(readings, names, strict=True):
        named = reading.entries[0].municipality if reading and reading.entries else ""
        for box in reading.stray if reading else layout.strays(grid):
            assembly.stray(named or name, box)
    return assembly.submissions()


def _without_scores(readings: list[tuple[Grid, Reading | None]]) -> list[tuple[Grid, Reading | None]]:
    """Without sheets that only count points: nothing but numbers in them, and links elsewhere."""
    told = [any(has_link(box) for box in grid.boxes()) for grid, _ in readings]
    if not any(told):
        return readings
    return [
        (grid, reading if links or (reading and not _counts(reading)) else None)
        for (grid, reading), links in zip(readings, told, strict=True)
    ]


def _counts(reading: Reading) -> bool:
    words = [box.text.strip() for entry in reading.entries for _, box in entry.parts]
    return bool(words) and all(re.fullmatch(r"[\d.,%\s]*", word) for word in words)


def codes(path: Path) -> frozenset[str]:
    """The codes of positions that a file holds, of whatever rubric."""
    found: set[str] = set()
    for grid in _grids(path):
        for box in grid.boxes():
            if code := code_in(box.text[:80]):
                found.add(code)
    return frozenset(found)


def _grids(path: Path) -> tuple[Grid, ...]:
    grids = tuple(grid for grid in _READERS[opening.recognised(path)](path) if grid.name not in _OURS)
    if not any(grid.rows for grid in grids):
        raise refusals.no_rows(path)
    return grids


def _names(path: Path, readings: list[tuple[Grid, Reading | None]]) -> list[str]:
    """The municipality of each table: from its headings, its sheet's name, the table before it, or the file's name."""
    told = [reading.municipality if reading else "" for _, reading in readings]
    first = next(filter(None, told), "")
    names: list[str] = []
    for (grid, reading), own in zip(readings, told, strict=True):
        if not own and reading and grid.name and sheet_names_municipality(grid.name):
            own = grid.name.strip()
        above = names[-1] if names and not grid.name else ""
        names.append(own or above or first or _named_by_file(path, readings))
    return names


def _named_by_file(path: Path, readings: list[tuple[Grid, Reading | None]]) -> str:
    """The file's name; where every row names its municipality, the first of these."""
    for _, reading in readings:
        for entry in reading.entries if reading else ():
            if entry.municipality:
                return entry.municipality
    return path.stem.replace("_", " ") if re.search("[А-Яа-яЁё]", path.stem) else path.stem


def _no_positions(path: Path, rubric: Rubric, grids: tuple[Grid, ...]) -> Exception:
    first = rubric.positions[0].id if rubric.positions else ""
    for grid in grids:
        for row in grid.rows.values():
            words = tuple(box.words[:_LONGEST_HEADING] for box in distinct(row) if box.words)
            if len(words) > 1:
                return refusals.no_positions(path, rubric.name, first, words[:6], grid.name)
    return refusals.no_positions(path, rubric.name, first, (), grids[0].name if grids else "")
