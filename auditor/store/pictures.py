"""Pages of bodies that were read from their pictures, kept by the version of what read them."""

from collections.abc import Iterable

from sqlite_utils import Database

from auditor.model import Page
from auditor.store import coding, schema


def keep(db: Database, sha: str, reader: str, pages: Iterable[Page]) -> None:
    """Keeps pages; one that was kept before is replaced."""
    rows = [(sha, page.number, reader, coding.pack(page)) for page in pages]
    with schema.writing(db):
        db.conn.executemany("INSERT OR REPLACE INTO ocr (sha, page, reader, packed) VALUES (?, ?, ?, ?)", rows)


def kept(db: Database, sha: str, reader: str) -> tuple[Page, ...]:
    """The pages of a body that this version has read, in order."""
    rows = db.conn.execute("SELECT packed FROM ocr WHERE sha = ? AND reader = ? ORDER BY page", (sha, reader))
    return tuple(coding.unpack(packed, Page) for (packed,) in rows)
