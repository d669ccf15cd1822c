"""Text boxes over the cells of workbooks of Excel 97-2003, from the records of a sheet ([MS-XLS] 2.4.329, 2.5.193)."""

import struct
from collections.abc import Iterable, Iterator

from auditor.submissions.shapes import Shape
from auditor.submissions.words import Words

_DRAWING, _OBJECT, _TEXT, _CONTINUED = 0x00EC, 0x005D, 0x01B6, 0x003C
_ANCHOR = struct.pack("<HI", 0xF010, 18)  # of a shape to the cells of its sheet: kind and length of the record
_COMMON, _NOTE = 0x0015, 0x0019  # what an object is; a comment is told with its cell
_MOST = 2000  # of a sheet


def read(records: Iterable[tuple[int, bytes]]) -> tuple[Shape, ...]:
    """The text boxes of a sheet; those that are comments left out."""
    found: list[Shape] = []
    anchor, kind = b"", 0
    letters, pieces = 0, list[str]()
    for record, data in records:
        if record == _DRAWING and (at := data.rfind(_ANCHOR)) >= 0:
            anchor = data[at + len(_ANCHOR) : at + len(_ANCHOR) + 18]
        elif record == _OBJECT and len(data) >= 6:
            first, _, kind = struct.unpack("<3H", data[:6])
            kind = kind if first == _COMMON else 0
        elif record == _TEXT and len(data) >= 12:
            (letters,) = struct.unpack("<H", data[10:12])
            pieces = []
        elif record == _CONTINUED and letters > 0 and data:
            piece = data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", errors="replace")[:letters]
            pieces.append(piece)
            letters -= max(len(piece), 1)
            if letters <= 0 and kind != _NOTE and len(found) < _MOST:
                found += _shape(anchor, "".join(pieces))
    return tuple(found)


def _shape(anchor: bytes, text: str) -> Iterator[Shape]:
    if len(anchor) < 18 or not text.strip():
        return
    _, left, _, top, _, _, _, bottom, below = struct.unpack("<9H", anchor)
    words = Words()
    words.write(text)
    yield Shape(row=top + 1, column=left + 1, last_row=max(top, bottom - (below == 0)) + 1, words=words)
