"""What an earlier check wrote into a form given back: its sheets and its two columns are no part of the answers."""

import re
from dataclasses import replace

from auditor.submissions.grid import Grid, Row

_SHEETS = {"Итог", "Замечания", "Не проверено", "Summary", "Not checked"}
_HEAD = re.compile(r"(?:Проверка|Check) \d{2,4}[.-]\d{2}[.-]\d{2,4}")
_WORD = r"[✗?○✓] (?:Исправить|Решит эксперт|Пусто|Готово|Mend|Expert decides|Empty|Ready)"
_VERDICT = re.compile(rf"(?:(?:^|\n)(?:[^\n:]{{1,80}}: )?{_WORD}(?:: \d+)?)+")
_ADVICE = re.compile(r"Что сделать|What to do")


def without(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """The tables of a form as their owner filled them in."""
    return tuple(_plain(grid) for grid in grids if grid.name not in _SHEETS)


def _plain(grid: Grid) -> Grid:
    ours = _columns(grid)
    if not ours:
        return grid
    rows: dict[int, Row] = {}
    for number, row in grid.rows.items():
        left = {column: box for column, box in row.items() if number < ours.get(column, number + 1)}
        if left:
            rows[number] = left
    return replace(grid, rows=rows)


def _columns(grid: Grid) -> dict[int, int]:
    """Our columns, each with the row at which it begins; where they have no head, nothing but verdicts is in one."""
    ours: dict[int, int] = {}
    for number, row in grid.rows.items():
        for column, box in row.items():
            if _HEAD.fullmatch(box.words):
                ours.setdefault(column, number)
                advice = row.get(column + 1)
                if advice is not None and _ADVICE.fullmatch(advice.words):
                    ours.setdefault(column + 1, number)
    last = max((max(row) for row in grid.rows.values()), default=0)
    verdicts = {number: row[last - 1].text for number, row in grid.rows.items() if last - 1 in row}
    if not ours and verdicts and all(_VERDICT.fullmatch(text) for text in verdicts.values()):
        first = min(verdicts)
        return {last - 1: first, last: first}
    return ours
