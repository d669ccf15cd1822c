"""A submitted file -> what each municipality in it submitted."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from auditor.errors import SubmissionError
from auditor.model import Rubric, Say, Submission
from auditor.submissions import (
    csv,
    docx,
    footnotes,
    halves,
    html,
    latin,
    layout,
    ods,
    odt,
    opening,
    ours,
    refusals,
    xls,
    xlsx,
    zipped,
)
from auditor.submissions.assembling import Assembly
from auditor.submissions.cells import has_link
from auditor.submissions.entries import Roles, distinct
from auditor.submissions.formats import Format
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import (
    is_sample,
    looks_like_name,
    municipality,
    sheet_names_municipality,
    within_file_name,
)
from auditor.submissions.layout import Reading
from auditor.submissions.positions import Matcher, code_in
from auditor.submissions.zipped import SUFFIXES

__all__ = ["SUFFIXES", "Box", "codes", "files", "has_link", "read", "tables"]

_READERS = {
    Format.XLSX: xlsx.read,
    Format.XLS: xls.read,
    Format.ODS: ods.read,
    Format.DOCX: docx.read,
    Format.ODT: odt.read,
    Format.HTML: html.read,
    Format.TEXT: csv.read,
}
_LONGEST_HEADING = 40
_HEAD_ROWS = 12


def read(path: Path, rubric: Rubric, others: Sequence[Rubric] = (), called: str = "") -> tuple[Submission, ...]:
    """The submissions in a file or an archive of files; a file that is no form raises a `SubmissionError`.

    `called` is how its sender calls the file, where it stands under another name here. A sheet that answers one of the
    `others` is not read with this rubric; it stands under `unmatched`, with a word on how to check it.
    """
    called = called or path.name
    if opening.recognised(path) is not Format.ZIP:
        return _read(path, rubric, called, others)
    found: list[Submission] = []
    with zipped.unpacked(path) as forms:
        for name, form in forms:
            with _naming(form, f"{path} → {name}"):
                found += _read(form, rubric, f"{called}/{name}", others)
    return tuple(found)


def _place(path: Path, source: str) -> PurePath:
    """What the form is called where it came from, as far as it tells whose form it is."""
    return path if "/" in source else PurePath(source) if source != path.name else path


@contextmanager
def _naming(form: Path, shown: str) -> Iterator[None]:
    """Say of a file unpacked from an archive where in the archive it stands."""
    try:
        yield
    except SubmissionError as error:
        say = error.say
        ru, en = say.ru.replace(str(form), shown), say.en.replace(str(form), shown)
        raise SubmissionError(Say(ru=ru, en=en)) from None


def _read(path: Path, rubric: Rubric, source: str, others: Sequence[Rubric]) -> tuple[Submission, ...]:
    matcher = Matcher(rubric)
    rivals = [Matcher(other) for other in others if other.name != rubric.name]
    grids = tuple(half for grid in footnotes.hang(_grids(path), matcher) for half in halves.split(grid, matcher))
    readings: list[tuple[Grid, Reading | None]] = []
    roles: Roles = {}
    theirs: dict[int, Rubric] = {}  # tables that answer another rubric
    for at, grid in enumerate(grids):
        if owner := _owner(grid, matcher, rivals):
            theirs[at] = owner
        reading = None if owner or _shows_how(grid) else layout.read(grid, matcher, roles)
        roles = reading.roles if reading and not grid.name else {}
        readings.append((grid, reading))
    readings = _without_scores(readings)
    if not any(reading and reading.entries for _, reading in readings):
        raise _no_positions(path, rubric, grids)
    assembly = Assembly(rubric, source)
    names = _names(_place(path, source), readings)
    for (_, reading), name in zip(readings, names, strict=True):
        for entry in reading.entries if reading else ():
            assembly.add(entry.municipality or name, entry)
    for at, ((grid, reading), name) in enumerate(zip(readings, names, strict=True)):
        if at in theirs:
            assembly.answers_another(municipality(grid, _HEAD_ROWS) or name, grid, theirs[at])
            continue
        named = reading.entries[0].municipality if reading and reading.entries else ""
        for box in reading.stray if reading else layout.strays(grid):
            assembly.stray(named or name, box)
        for direction, places in reading.foreign.items() if reading else ():
            assembly.foreign(named or name, direction, places)
    return assembly.submissions()


def _owner(grid: Grid, matcher: Matcher, rivals: Sequence[Matcher]) -> Rubric | None:
    """The other rubric that a table answers: it names more of its positions than of this one's."""
    told = [(len(layout.named(grid, rival)), rival.rubric) for rival in rivals]
    most, other = max(told, key=lambda one: one[0], default=(0, None))
    return other if most > 1 and most > len(layout.named(grid, matcher)) else None


def _shows_how(grid: Grid) -> bool:
    """Whether a sheet is no answer but an example: its name or its first line says so."""
    first = next(iter(grid.rows.values()), {})
    return is_sample(grid.name) or (len(distinct(first)) == 1 and is_sample(next(iter(first.values())).words))


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


def suffix(path: Path) -> str:
    """The suffix that suits what a file is, whatever it is called; one that is no form raises a `SubmissionError`."""
    kind = opening.recognised(path)
    return ".csv" if kind is Format.TEXT else f".{kind.value}"


def codes(path: Path) -> frozenset[str]:
    """The codes of positions that a file holds, of whatever rubric."""
    if opening.recognised(path) is not Format.ZIP:
        return _codes(path)
    found: set[str] = set()
    with zipped.unpacked(path) as forms:
        for name, form in forms:
            with _naming(form, f"{path} → {name}"):
                found |= _codes(form)
    return frozenset(found)


@contextmanager
def files(path: Path) -> Iterator[dict[str, Path]]:
    """The file of each form by the name its submissions bear; those of an archive are gone afterwards."""
    if opening.recognised(path) is not Format.ZIP:
        yield {path.name: path}
        return
    with zipped.unpacked(path) as forms:
        yield {f"{path.name}/{name}": form for name, form in forms}


def tables(path: Path) -> tuple[Grid, ...]:
    """The tables of a form as they stand in it, understood or not."""
    return _grids(path)


def _codes(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for grid in _grids(path):
        for box in (*grid.before, *grid.boxes()):
            if code := code_in(box.text[:80]):
                found.add(code)
    return frozenset(found)


def _grids(path: Path) -> tuple[Grid, ...]:
    found = opening.recognised(path)
    if found is Format.ZIP:  # within another one: its name hid it
        raise refusals.nested(path, path.name)
    grids = ours.without(_READERS[found](path))
    if not any(grid.rows or grid.before for grid in grids):
        raise refusals.no_rows(path)
    return grids


def _names(path: PurePath, readings: list[tuple[Grid, Reading | None]]) -> list[str]:
    """The municipality of each table: from its headings, its sheet's name, the table before it, or the file's name."""
    told = [reading.municipality if reading else "" for _, reading in readings]
    first = next(filter(None, told), "")
    for at, (grid, reading) in enumerate(readings):
        if not told[at] and at and grid.name and grid.name == readings[at - 1][0].name:
            told[at] = told[at - 1]  # the second of two tables side by side
        if not told[at] and reading and grid.name and sheet_names_municipality(grid.name):
            told[at] = grid.name.strip()
    named = set(filter(None, told))
    first = first or (next(iter(named)) if len(named) == 1 else "")
    names: list[str] = []
    for (grid, _), own in zip(readings, told, strict=True):
        above = names[-1] if names and not grid.name else ""
        names.append(own or above or first or _named_by_file(path, readings))
    return names


def _named_by_file(path: PurePath, readings: list[tuple[Grid, Reading | None]]) -> str:
    """The file's name, or its folder's; where every row names its municipality, the first of these."""
    for _, reading in readings:
        for entry in reading.entries if reading else ():
            if entry.municipality:
                return entry.municipality
    stem, folder = path.stem.replace("_", " "), path.parent.name.replace("_", " ")
    if not sheet_names_municipality(stem) and looks_like_name(folder) and sheet_names_municipality(folder):
        return folder
    if re.search("[А-Яа-яЁё]", stem):
        return within_file_name(stem) or stem
    told = latin.name(stem)
    return within_file_name(told) or told or path.stem


def _no_positions(path: Path, rubric: Rubric, grids: tuple[Grid, ...]) -> Exception:
    first = rubric.positions[0].id if rubric.positions else ""
    for grid in grids:
        for row in grid.rows.values():
            words = tuple(box.words[:_LONGEST_HEADING] for box in distinct(row) if box.words)
            if len(words) > 1:
                return refusals.no_positions(path, rubric.name, first, words[:6], grid.name)
    return refusals.no_positions(path, rubric.name, first, (), grids[0].name if grids else "")
