"""What a DOC says of its paragraphs and letters: runs of properties in pages of 512 bytes, and lists of changes."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAGE = 512
_MOST_PAGES = 50_000
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_WIDE = 0xD608  # a table's definition has two bytes of length
_TABS, _TABS_LONG = 0xC615, 255

IN_TABLE, ROW_ENDS, BREAK_BEFORE = 0x2416, 0x2417, 0x2407
LIST, LIST_LEVEL, OUTLINE = 0x460B, 0x260A, 0x2640
HUGE, HUGE_TOO = 0x6646, 0x6645
VANISHES, DELETED, PICTURE_AT = 0x083C, 0x0800, 0x6A03
SECTION_BREAK = 0x3009


@dataclass(slots=True)
class Properties:
    """The style of a paragraph and the changes made to it."""

    style: int = 0
    changes: dict[int, int] = field(default_factory=dict)

    def on(self, change: int) -> bool:
        return bool(self.changes.get(change))


def changes(data: bytes) -> dict[int, int]:
    """Every change with its first operand, as a number."""
    out: dict[int, int] = {}
    at = 0
    while at + 2 <= len(data):
        code = data[at] | data[at + 1] << 8
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            if at >= len(data):
                break
            if code == _WIDE:
                size = int.from_bytes(data[at : at + 2], "little") + 1
            elif code == _TABS and data[at] == _TABS_LONG:
                break  # its length takes a reckoning of its own; nothing of interest stands after it
            else:
                size = data[at] + 1
        out[code] = int.from_bytes(data[at : at + min(size, 4)], "little")
        at += size
    return out


class Runs:
    """The properties of every stretch of a file, looked up by a place in it."""

    def __init__(self, document: bytes, table: bytes, *, paragraphs: bool, more: bytes = b"") -> None:
        self._document = document
        self._more = more
        self._paragraphs = paragraphs
        self._starts: list[int] = []
        self._pages: list[int] = []
        count = max(0, len(table) - 4) // 8
        if count and count <= _MOST_PAGES:
            self._starts = list(struct.unpack_from(f"<{count}I", table))
            numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1))
            self._pages = [(number & 0x3FFFFF) * _PAGE for number in numbers]
        self._known: dict[int, list[tuple[int, int, bytes]]] = {}
        self._properties: dict[bytes, Properties] = {}

    def __bool__(self) -> bool:
        return bool(self._pages)

    def at(self, place: int) -> Properties:
        """The properties at a byte of the document."""
        found = bisect_right(self._starts, place) - 1
        if found < 0:
            return Properties()
        for start, end, data in self._page(self._pages[found]):
            if start <= place < end:
                return self._read(data)
        return Properties()

    def every(self) -> Iterator[tuple[int, int, Properties]]:
        """Every stretch: where it starts and ends, and its properties."""
        for page in dict.fromkeys(self._pages):
            for start, end, data in self._page(page):
                yield start, end, self._read(data)

    def _page(self, place: int) -> list[tuple[int, int, bytes]]:
        if place not in self._known:
            self._known[place] = list(self._runs(self._document[place : place + _PAGE]))
        return self._known[place]

    def _runs(self, page: bytes) -> Iterator[tuple[int, int, bytes]]:
        size = 13 if self._paragraphs else 1
        count = page[-1] if len(page) == _PAGE else 0
        if 4 * (count + 1) + size * count >= _PAGE:
            return
        places = struct.unpack_from(f"<{count + 1}I", page)
        for at in range(count):
            offset = page[4 * (count + 1) + size * at] * 2
            yield places[at], places[at + 1], self._stored(page, offset) if offset else b""

    def _stored(self, page: bytes, offset: int) -> bytes:
        length = page[offset]
        if not self._paragraphs:
            return page[offset + 1 : offset + 1 + length]
        if length:
            return page[offset + 1 : offset + 2 * length]
        return page[offset + 2 : offset + 2 + 2 * page[offset + 1]] if offset + 1 < _PAGE else b""

    def _read(self, data: bytes) -> Properties:
        if data not in self._properties:
            style = int.from_bytes(data[:2], "little") if self._paragraphs else 0
            made = Properties(style, changes(data[2:] if self._paragraphs else data))
            huge = made.changes.get(HUGE) or made.changes.get(HUGE_TOO)
            if self._paragraphs and huge and huge + 2 <= len(self._more):
                size = int.from_bytes(self._more[huge : huge + 2], "little")
                made.changes = changes(self._more[huge + 2 : huge + 2 + size]) | made.changes
            self._properties[data] = made
        return self._properties[data]
