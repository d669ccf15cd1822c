"""Answers kept word for word."""

from datetime import datetime

from sqlite_utils import Database

from auditor.store import links
from auditor.store.records import Heard

_COLUMNS = "url, at, asked, told, status, body, size"


def of_run(db: Database, run: str) -> list[Heard]:
    """All answers of a run, in the order they came; those to what the auditor looked for by itself among them."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM heard WHERE run IN (?, ?) ORDER BY id", (run, links.found(run))
    ).fetchall()
    return [_heard(row) for row in rows]


def of_body(db: Database, body: str, url: str) -> Heard | None:
    """The newest whole answer of this address with this body."""
    row = db.conn.execute(
        f"SELECT {_COLUMNS} FROM heard WHERE body = ? AND url = ? AND status = 200 ORDER BY id DESC LIMIT 1",
        (body, url),
    ).fetchone()
    return _heard(row) if row else None


def forget(db: Database, run: str) -> None:
    """Answers of an old run go, but for those whose documents are still what links lead to: later nights heard only
    that they have not changed."""
    db.conn.execute(
        "DELETE FROM heard WHERE run = ? AND (status != 200 OR body NOT IN (SELECT json_extract(packed, '$.visit.body')"
        " FROM watched WHERE json_extract(packed, '$.visit.body') IS NOT NULL))",
        (run,),
    )


def _heard(row: tuple[str, str, bytes, bytes, int, str, int]) -> Heard:
    url, at, asked, told, status, body, size = row
    return Heard(url=url, at=datetime.fromisoformat(at), asked=asked, told=told, status=status, body=body, size=size)
