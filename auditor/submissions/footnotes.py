"""Notes below a table, «[1] http://…», hung on the cells that point to them: «Концепция [1], с. 5»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.submissions.cells import has_link
from auditor.submissions.entries import distinct
from auditor.submissions.grid import Box, Grid, Row
from auditor.submissions.positions import Matcher

_MARK = r"\[\d{1,3}\]|[¹²³⁴-⁹⁰]{1,3}|\*{1,4}"
_NOTE = re.compile(rf"\s*({_MARK})\)?[\s.:–—-]*(?=\S)")
_POINTER = re.compile(rf"(?<=[^\s*¹²³⁴-⁹⁰])\s?({_MARK})(?![*¹²³⁴-⁹⁰])")


def hang(grids: Sequence[Grid], matcher: Matcher) -> tuple[Grid, ...]:
    """The tables, with each note that an answer points to hung on it; a note that none points to stays where it is.

    An answer stands in the row of a position: «Ссылка*» at the head of a column, explained below, is none.
    """
    shared: dict[str, Box] = {}
    for grid in grids:
        for line in grid.before:
            if mark := _mark(line):
                shared.setdefault(mark, line)
    made, used = [], set[int]()
    for grid in grids:
        own = dict(_below(grid))
        made.append(_hung(grid, {**shared, **own}, used, matcher) if shared or own else grid)
    return tuple(_without(grid, used) for grid in made) if used else tuple(grids)


def _mark(box: Box) -> str:
    found = _NOTE.match(box.text) if len(box.text) < 2000 else None
    return found[1] if found and has_link(box) else ""


def _below(grid: Grid) -> Iterator[tuple[str, Box]]:
    """The notes of a sheet: each alone in its row, or its mark alone in the cell before it."""
    for row in grid.rows.values():
        boxes = distinct(row)
        if len(boxes) == 1 and (mark := _mark(boxes[0])):
            yield mark, boxes[0]
        elif len(boxes) == 2 and re.fullmatch(_MARK, boxes[0].text.strip()) and has_link(boxes[1]):
            yield boxes[0].text.strip(), boxes[1]


def _hung(grid: Grid, notes: dict[str, Box], used: set[int], matcher: Matcher) -> Grid:
    made: dict[int, Box] = {}
    for row in grid.rows.values():
        boxes = distinct(row)
        heads = {id(box) for box in boxes if matcher.find(box.text).position}
        for box in boxes if heads else ():
            marks = dict.fromkeys(_POINTER.findall(box.text)) if id(box) not in heads and not has_link(box) else {}
            if told := [notes[mark] for mark in marks if mark in notes]:
                used.update(id(note) for note in told)
                made[id(box)] = replace(box, note="\n".join([box.note, *map(_said, told)]).strip())
    if not made:
        return grid
    rows: dict[int, Row] = {
        number: {column: made.get(id(box), box) for column, box in row.items()} for number, row in grid.rows.items()
    }
    return replace(grid, rows=rows)


def _said(note: Box) -> str:
    """A note without its mark, and the addresses behind its words."""
    hidden = [one.target for one in note.anchors if one.target not in note.text]
    return " ".join([_NOTE.sub("", note.text, count=1), *hidden])


def _without(grid: Grid, used: set[int]) -> Grid:
    rows = {number: row for number, row in grid.rows.items() if not any(id(box) in used for box in distinct(row))}
    return replace(grid, rows=rows, before=tuple(line for line in grid.before if id(line) not in used))
