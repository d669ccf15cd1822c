"""What a municipality submitted."""

from dataclasses import dataclass

from auditor.model.rubric import Position
from auditor.model.words import Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in a cell: `url` as submitted, repaired only in spaces and line breaks; a flawed one as it was written."""

    url: str
    text: str = ""  # the words the link stands on, where they differ from the address
    pages: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()  # other places cited: "п. 2.1", "приложение 2", "лист «План»"
    flaw: Flaw | None = None
    place: str = ""  # where it stands, if not at the place of its cell: one of several rows for a position
    glued: bool = False  # written on to the end of the address before it: told apart here, but a click opens neither


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The evidence cell of one position."""

    position: Position
    place: str  # "Sheet!D7", "table 1 row 4 column 3", "row 12"
    text: str
    links: tuple[Link, ...] = ()
    loose_pages: tuple[int, ...] = ()  # pages cited, but not told to any one link
    hidden: bool = False  # it stands in a row, column or sheet that is not shown; read all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Something filled in that answers no position of the rubric."""

    place: str
    text: str
    guess: str = ""  # the id of the likeliest position


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What one municipality submitted; a position without a place in the form has a cell with place ''."""

    municipality: str
    source: str  # the file's name
    cells: tuple[Cell, ...]
    unmatched: tuple[Unmatched, ...] = ()
