"""A picture of a document -> a page that nobody could read yet."""

import struct
from pathlib import Path

from auditor.documents import limits
from auditor.model import Page, Text


def read(path: Path, media_type: str) -> Text:
    """One scanned page; a TIFF has as many as it has directories."""
    count = _frames(path.read_bytes()) if media_type == "image/tiff" else 1
    pages = min(count, limits.PAGES)
    return Text(
        media_type=media_type,
        pages=tuple(Page(number=at, text="", scanned=True) for at in range(1, pages + 1)),
        count=count,
        partial=pages < count,
    )


def _frames(data: bytes) -> int:
    """How many image directories a TIFF chains together; a damaged chain ends where it breaks."""
    order = "<" if data[:2] == b"II" else ">"
    seen: set[int] = set()
    try:
        place = struct.unpack_from(f"{order}I", data, 4)[0]
        while place and place not in seen and len(seen) < limits.PAGES:
            entries = struct.unpack_from(f"{order}H", data, place)[0]
            seen.add(place)
            place = struct.unpack_from(f"{order}I", data, place + 2 + 12 * entries)[0]
    except struct.error:
        pass
    return max(1, len(seen))
