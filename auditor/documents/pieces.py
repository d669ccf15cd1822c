"""The text of a DOC as one string: its pieces put in order, with the place in the file of every letter."""

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

from auditor.documents import encoding
from auditor.documents.limits import Unreadable
from auditor.model import Trouble

_NEW, _OLD = 0xA5EC, (0xA5DC, 0xA59B)  # Word 97 and later; Word 6 and 95
_COMPLEX, _ENCRYPTED, _SECOND_TABLE = 0x0004, 0x0100, 0x0200
_PIECE_8BIT = 0x40000000
_MOST_LETTERS = 20_000_000
_CODE_PAGES = {0x419: "cp1251", 0x422: "cp1251", 0x423: "cp1251"}  # by the language of the file
# Lengths of the parts of the text, in this order: body, footnotes, headers, macros, comments, endnotes, text boxes,
# text boxes of headers.
PARTS = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")


@dataclass(slots=True)
class Pieces:
    """The letters of a DOC. `starts` and `places` tell where in the file each piece of them lies."""

    document: bytes
    old: bool
    text: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)  # place in the file, bytes a letter
    lengths: dict[str, int] = field(default_factory=dict)
    second_table: bool = False

    def place(self, at: int) -> int:
        """The byte at which a letter stands."""
        found = max(0, bisect_right(self.starts, at) - 1)
        if not self.places:
            return 0
        place, width = self.places[found]
        return place + (at - self.starts[found]) * width

    def letters(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of letters that stand between two bytes of the file."""
        out = []
        for at, first in enumerate(self.starts):
            last = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            place, width = self.places[at]
            low, high = max(start, place), min(end, place + (last - first) * width)
            if low < high:
                out.append((first + (low - place) // width, first + -(-(high - place) // width)))
        return out

    def part(self, name: str) -> tuple[int, int]:
        """Where a part of the text starts and ends."""
        start = 0
        for one in PARTS:
            length = self.lengths.get(one, 0)
            if one == name:
                return start, start + length
            start += length
        return start, start

    def table(self, index: int, streams: bytes) -> bytes:
        """One of the tables that the head of the file points at (Word 97)."""
        place, size = _pair(self.document, 0x9A + 8 * index)
        return streams[place : place + size] if size > 0 and place + size <= len(streams) else b""


def opened(document: bytes) -> Pieces:
    """What the head of the file says; raises for what is no DOC or has a password."""
    if len(document) < 0x60:
        raise Unreadable(Trouble.DAMAGED, "DOC: head")
    kind, flags = struct.unpack_from("<H", document)[0], struct.unpack_from("<H", document, 10)[0]
    if kind not in (_NEW, *_OLD):
        raise Unreadable(Trouble.DAMAGED, "DOC: head")
    if flags & _ENCRYPTED:
        raise Unreadable(Trouble.ENCRYPTED, "DOC")
    old = kind in _OLD
    lengths = struct.unpack_from("<8i", document, 0x34 if old else 0x4C)
    made = Pieces(document, old, second_table=bool(flags & _SECOND_TABLE))
    made.lengths = {name: max(0, length) for name, length in zip(PARTS, lengths, strict=True)}
    if sum(made.lengths.values()) > _MOST_LETTERS:
        raise Unreadable(Trouble.DAMAGED, "DOC: lengths")
    return made


def fill(made: Pieces, streams: bytes) -> None:
    """Puts the pieces in order; `streams` is the stream with the tables (the document itself in old files)."""
    flags = struct.unpack_from("<H", made.document, 10)[0]
    place, size = _pair(made.document, 0x160 if made.old else 0x1A2)
    table = streams[place : place + size] if size > 0 else b""
    if made.old and not (flags & _COMPLEX and table):
        start, end = struct.unpack_from("<2I", made.document, 0x18)
        made.text = made.document[start:end].decode(_code_page(made, start, end), "replace")
        made.starts, made.places = [0], [(start, 1)]
        return
    listed = _listed(table)
    count = (len(listed) - 4) // 12
    if count < 1:
        raise Unreadable(Trouble.DAMAGED, "DOC: pieces")
    ends = struct.unpack_from(f"<{count + 1}I", listed)
    out: list[str] = []
    length = 0
    for at in range(count):
        letters = ends[at + 1] - ends[at]
        if letters <= 0 or length + letters > _MOST_LETTERS:
            continue
        text, start, width = _piece(made, struct.unpack_from("<I", listed, 4 * (count + 1) + 8 * at + 2)[0], letters)
        made.starts.append(length)
        made.places.append((start, width))
        out.append(text)
        length += letters
    made.text = "".join(out)


def _piece(made: Pieces, where: int, letters: int) -> tuple[str, int, int]:
    """The text of a piece, its place, and the bytes of a letter. Lost letters are blanks, so that counting holds."""
    if made.old or where & _PIECE_8BIT:
        start = where if made.old else (where & 0x3FFFFFFF) // 2
        data, width = made.document[start : start + letters], 1
        text = data.decode(_code_page(made, start, start + letters) if made.old else "cp1252", "replace")
    else:
        start, width = where & 0x3FFFFFFF, 2
        data = made.document[start : start + 2 * letters]
        # Letters are counted by units of two bytes; a pair of halves is a rare sign that no rule looks for.
        text = "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
    return text.ljust(letters), start, width


def _listed(table: bytes) -> bytes:
    """The list of pieces behind the lists of changes."""
    at = 0
    while at + 3 <= len(table) and table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at + 5 > len(table) or table[at] != 2:
        return b""
    size = struct.unpack_from("<I", table, at + 1)[0]
    return table[at + 5 : at + 5 + size]


def _code_page(made: Pieces, start: int, end: int) -> str:
    """Of an old file: what its language says, unless its letters read as Russian only."""
    said = _CODE_PAGES.get(struct.unpack_from("<H", made.document, 6)[0])
    sample = made.document[start:end][:50_000].decode("cp1251", "replace")
    return said or ("cp1251" if encoding.russian(sample) > 0.42 else "cp1252")


def _pair(data: bytes, at: int) -> tuple[int, int]:
    if at + 8 > len(data):
        return 0, 0
    place, size = struct.unpack_from("<2I", data, at)
    return int(place), int(size)
