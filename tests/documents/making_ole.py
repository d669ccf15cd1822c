"""Builds old Office files for the tests: an OLE file of streams, and a DOC of pieces as Word saves it fast."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4_096  # smaller streams would lie elsewhere


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE file of these streams, each filled up with zeros to a size that lies in sectors of its own."""
    table: list[int] = []
    body = b""
    places: dict[str, tuple[int, int]] = {}
    for name, data in streams.items():
        data = data.ljust(_LEAST, b"\0")
        data += b"\0" * (-len(data) % _SECTOR)
        start, count = len(table), len(data) // _SECTOR
        table += [*range(start + 1, start + count), _END]
        places[name] = start, len(data)
        body += data
    entries = [_entry("Root Entry", 5, child=1 if streams else _FREE)]
    for at, (name, (start, size)) in enumerate(places.items(), 1):
        entries.append(_entry(name, 2, right=at + 1 if at < len(places) else _FREE, start=start, size=size))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    first = len(table)
    count = len(directory) // _SECTOR
    table += [*range(first + 1, first + count), _END]
    sectors = next(n for n in range(1, 100) if n * 128 >= len(table) + n)
    table_at = len(table)
    table += [_TABLE] * sectors
    table += [_FREE] * (sectors * 128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, sectors, first, 0, _LEAST, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(table_at, table_at + sectors), *[_FREE] * (109 - sectors))
    return head + body + directory + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, *, child: int = _FREE, right: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(written), kind, 1, _FREE, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def doc(pieces: Sequence[tuple[str, bool]], flags: int = 0, stray: str = "") -> bytes:
    """A DOC of Word 97: pieces of text, wide or not, lying in the file in reverse; `stray` is left over from before."""
    head = bytearray(0x600)
    struct.pack_into("<2H", head, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", head, 10, 0x0200 | flags)
    struct.pack_into("<i", head, 0x4C, sum(len(text) for text, _ in pieces))
    body, places = stray.encode("utf-16-le"), [0] * len(pieces)
    for at, (text, wide) in reversed(list(enumerate(pieces))):
        place = len(head) + len(body)
        places[at] = place if wide else 0x40000000 | place * 2
        body += text.encode("utf-16-le") if wide else text.encode("cp1252")
    ends = [0]
    for text, _ in pieces:
        ends.append(ends[-1] + len(text))
    listed = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    table = b"\2" + struct.pack("<I", len(listed)) + listed
    struct.pack_into("<2I", head, 0x1A2, 0, len(table))
    return ole({"WordDocument": bytes(head) + body, "1Table": table})


def old_doc(text: str, encoding: str = "cp1251", language: int = 0x419) -> bytes:
    """A DOC of Word 6 or 95: letters of one byte, all in one stretch."""
    data = text.encode(encoding)
    head = bytearray(0x300)
    struct.pack_into("<2HxxH", head, 0, 0xA5DC, 104, language)
    struct.pack_into("<2I", head, 0x18, len(head), len(head) + len(data))
    struct.pack_into("<i", head, 0x34, len(text))
    return ole({"WordDocument": bytes(head) + data})
