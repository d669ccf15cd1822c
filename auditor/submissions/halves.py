"""A sheet with two tables side by side -> a grid for each."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from auditor.submissions.cells import has_link
from auditor.submissions.grid import Grid, Row
from auditor.submissions.headings import Role, role_of
from auditor.submissions.positions import Matcher

_EVIDENCE = (Role.LINK, Role.PAGES, Role.COMMENT, Role.POINTS)
_LEAST = 2  # positions in a column that begins a table
_SAMPLE_ROWS = 300


def split(grid: Grid, matcher: Matcher) -> Iterator[Grid]:
    """The tables of a sheet from left to right; the sheet itself where it holds one."""
    starts = _starts(grid, matcher)
    bounds = [(1, starts[0]), *zip(starts, [*starts[1:], 1 << 20], strict=True)] if starts else []
    if not bounds:
        yield grid
        return
    for first, last in bounds:
        rows = {number: _within(row, first, last) for number, row in grid.rows.items()}
        kept = {number: row for number, row in rows.items() if row}
        yield replace(grid, rows=kept, before=grid.before if first == 1 else ())


def _within(row: Row, first: int, last: int) -> Row:
    return {column: box for column, box in row.items() if first <= column < last}


def _starts(grid: Grid, matcher: Matcher) -> list[int]:
    """The columns at which a second table and those after it begin."""
    told = _positions(grid := _sample(grid), matcher)
    columns = sorted(told)
    starts: list[int] = []
    left = columns[0] if columns else 0
    for column in columns[1:]:
        evidence = [one for one in range(left + 1, column) if _holds_evidence(grid, one)]
        linked = any(_linked(grid, one) for one in range(left + 1, column))
        apart = not set(told[left].values()) & set(told[column].values())
        if evidence and linked and apart and _linked_after(grid, column, told[column]):
            starts.append(max(evidence) + 1)
            left = column
    return starts


def _sample(grid: Grid) -> Grid:
    return replace(grid, rows=dict(islice(grid.rows.items(), _SAMPLE_ROWS)))


def _positions(grid: Grid, matcher: Matcher) -> dict[int, dict[int, str]]:
    """Column -> row -> position, of the columns that name several."""
    found: dict[int, dict[int, str]] = {}
    seen: set[int] = set()
    for number, row in grid.rows.items():
        for column, box in row.items():
            if id(box) in seen or len(box.text) > 300 or has_link(box):
                continue
            seen.add(id(box))
            if position := matcher.find(box.text).position:
                found.setdefault(column, {})[number] = position
    found = {column: rows for column, rows in found.items() if len(set(rows.values())) >= _LEAST}
    return found if len(found) > 1 else {}


def _linked(grid: Grid, column: int) -> bool:
    return any(column in row and has_link(row[column]) for row in grid.rows.values())


def _holds_evidence(grid: Grid, column: int) -> bool:
    heads = (row[column] for row in grid.rows.values() if column in row)
    return _linked(grid, column) or any(role_of(box.text) in _EVIDENCE for box in heads)


def _linked_after(grid: Grid, column: int, told: dict[int, str]) -> bool:
    """Whether links stand to the right of these positions, in their own rows."""
    rows = [grid.rows[number] for number in told]
    return any(has_link(box) for row in rows for at, box in row.items() if at > column)
