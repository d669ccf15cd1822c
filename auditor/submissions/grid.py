"""What every reader of a format makes: a table of boxes, each with its place, words and links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> str:
    """Text without invisible and control letters; its line breaks are all one letter, so are its spaces."""
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", _BREAKS.sub("\n", text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A hyperlink on the words `start` to `end` of its box."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell of a table. A merged one stands, the same object, in every row and column it covers."""

    place: str
    text: str
    anchors: tuple[Anchor, ...] = ()
    note: str = ""  # a comment or footnote hung on it
    hidden: bool = False  # in a row, column or sheet that is not shown

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


Row = dict[int, Box]  # by column, from 1; only what is filled in


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: a sheet, a table of a document, a text file."""

    name: str = ""  # of the sheet
    before: tuple[Box, ...] = ()  # paragraphs between the table above and this one
    rows: dict[int, Row] = field(default_factory=dict)  # by number, from 1, in order
    places: str = ""  # a form such as "Sheet!{letter}{row}", for a cell that is not filled in

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, filled in or not."""
        box = self.rows.get(row, {}).get(column)
        if box is not None:
            return box.place
        return self.places.format(letter=letter(column), row=row, column=column)

    def boxes(self) -> Iterator[Box]:
        """Every box once, in reading order."""
        seen: set[int] = set()
        for row in self.rows.values():
            for box in row.values():
                if id(box) not in seen:
                    seen.add(id(box))
                    yield box


Range = tuple[int, int, int, int]
"""The first row, first column, last row and last column of merged cells."""


def spread(rows: dict[int, Row], ranges: Iterable[Range]) -> dict[int, Row]:
    """Rows and columns in their order; a merged cell stands in all it covers, as far as the table is filled in."""
    last_row = max(rows, default=0)
    last_column = max((max(row) for row in rows.values() if row), default=0)
    for top, left, bottom, right in ranges:
        box = rows.get(top, {}).get(left)
        if box is None:
            continue
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                rows.setdefault(row, {})[column] = box
    return {number: dict(sorted(rows[number].items())) for number in sorted(rows)}


def braced(text: str) -> str:
    """A text that goes into `Grid.places` as it is."""
    return text.replace("{", "{{").replace("}", "}}")


def number(value: float) -> str:
    """A number as a spreadsheet shows it. «5,7» typed for two pages is kept as 5.7, «5,10» as 5.1: that one is lost."""
    whole, _, part = repr(value).partition(".")
    if value.is_integer():
        return str(int(value))
    listed = whole.isdigit() and part.isdigit() and int(part) > int(whole) > 0
    return f"{whole},{part}" if listed else str(value)


def letter(column: int) -> str:
    """The letters of a spreadsheet's column."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
