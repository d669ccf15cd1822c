"""Where a place of the contract lies in a file: `Sheet!D7`, `table 1 row 4 column 3`, `row 12`, `paragraph 3`."""

import re
from dataclasses import dataclass

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TABLE = re.compile(r"(?:table|таблица) (\d+),? (?:row|строка) (\d+),? (?:column|столбец) (\d+)")
_ROW = re.compile(r"(?:row|строка) (\d+)")
_PARAGRAPH = re.compile(r"(?:paragraph|абзац) (\d+)")
_LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: the name of its sheet or the number of its table, its row, and its column (0 where nothing tells it)."""

    sheet: str
    row: int
    column: int


def spot(place: str) -> Spot | None:
    """The cell a place names."""
    if found := _TABLE.fullmatch(place):
        return Spot(found[1], int(found[2]), int(found[3]))
    if found := _ROW.fullmatch(place):
        return Spot("", int(found[1]), 0)
    sheet, _, cell = place.rpartition("!")
    return at(sheet, cell) if sheet else None


def at(sheet: str, reference: str) -> Spot | None:
    """The cell of a sheet that a reference such as `D7` names."""
    found = _CELL.fullmatch(reference)
    if not found or int(found[2]) > _LAST_ROW or column(found[1]) > LAST_COLUMN:
        return None
    return Spot(sheet, int(found[2]), column(found[1]))


def paragraph(place: str) -> int:
    """The number of the paragraph a place names, or 0."""
    found = _PARAGRAPH.fullmatch(place)
    return int(found[1]) if found else 0


def column(letters: str) -> int:
    """The number of a spreadsheet's column."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters(number: int) -> str:
    """The letters of a spreadsheet's column."""
    told = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        told = chr(65 + rest) + told
    return told


def reference(row: int, number: int) -> str:
    """`D7`."""
    return f"{letters(number)}{row}"


def area(words: str) -> tuple[int, int, int, int] | None:
    """First row and column, last row and column of `B2:D7` or `B2`."""
    first, _, last = words.replace("$", "").partition(":")
    one, other = at("", first), at("", last or first)
    if one is None or other is None:
        return None
    return (
        min(one.row, other.row),
        min(one.column, other.column),
        max(one.row, other.row),
        max(one.column, other.column),
    )
