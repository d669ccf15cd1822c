"""Links of a run: what was submitted, what waits, what became of it, and which bodies are still to be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from auditor import urls
from auditor.model import Document, Visit
from auditor.store import bodies, coding, schema
from auditor.store.records import Body, Pending, Progress, Waiting

_PORTS = {"http": 80, "https": 443}


def add(db: Database, run: str, addresses: Iterable[str]) -> None:
    """Takes in submitted addresses; those that make the same request share one link."""
    with schema.writing(db):
        for url in dict.fromkeys(map(coding.whole, addresses)):
            request = urls.request_url(url)
            db.conn.execute(
                "INSERT OR IGNORE INTO link (run, url, origin) VALUES (?, ?, ?)", (run, request, origin(request))
            )
            db.conn.execute(
                "INSERT OR IGNORE INTO submitted (run, url, link)"
                " VALUES (?, ?, (SELECT id FROM link WHERE run = ? AND url = ?))",
                (run, url, run, request),
            )


def carry(db: Database, run: str, visits: Mapping[str, Visit]) -> None:
    """Links that are not asked in this run: finished before they begin, with what an earlier run saw."""
    rows = [(coding.encode(visit).decode(), visit.body, run, url) for url, visit in visits.items()]
    with schema.writing(db):
        db.conn.executemany(
            "UPDATE link SET done = 1, visit = ?, body = ? WHERE run = ? AND url = ? AND done = 0 AND tries = 0", rows
        )


def found(run: str) -> str:
    """The name under which links that the auditor found by itself are followed: beside the run, and no part of it."""
    return f"{run}+found"


@lru_cache(maxsize=4096)  # a crawl asks for the same one again and again
def origin(url: str) -> str:
    """Scheme, host and port of a web address; '' for what no request can be made of."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname}:{port}" if parts.scheme in _PORTS and parts.hostname else ""


def visits(db: Database, run: str) -> dict[str, Visit]:
    """What became of each submitted address whose link is finished."""
    rows = db.conn.execute(
        "SELECT submitted.url, link.url, link.visit, link.first_at FROM submitted JOIN link ON link.id = submitted.link"
        " WHERE submitted.run = ? AND link.done = 1",
        (run,),
    )
    return {url: _visit(url, request, text, first) for url, request, text, first in rows}


def _visit(url: str, request: str, text: str, first: str | None) -> Visit:
    visit = coding.decode(text, Visit)
    first_at = visit.first_at or (datetime.fromisoformat(first) if first else visit.at)
    return replace(visit, url=url, final_url=visit.final_url or request, first_at=first_at)


def progress(db: Database, run: str, reader: str | None) -> Progress:
    """How far the run has come; bodies count as read when `reader` (or any, when None) has read them."""
    all_, done, failed = db.conn.execute(
        "SELECT count(*), coalesce(sum(done), 0), coalesce(sum(done AND failure != ''), 0) FROM link WHERE run = ?",
        (run,),
    ).fetchone()
    bodies_all, bodies_read = db.conn.execute(
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM reading WHERE reading.sha = found.body"
        " AND (? IS NULL OR reading.reader = ?))), 0)"
        " FROM (SELECT DISTINCT body FROM link WHERE run = ? AND body != '') AS found",
        (reader, reader, run),
    ).fetchone()
    rows = db.conn.execute(
        "SELECT origin, count(*), max(failure) FROM link WHERE run = ? AND done = 0 GROUP BY origin", (run,)
    )
    hosts: dict[str, tuple[int, str]] = {}
    for name, pending, why in rows:
        host = urlsplit(name).hostname or ""
        before = hosts.get(host, (0, ""))
        hosts[host] = (before[0] + pending, before[1] or why)
    waiting = tuple(
        Waiting(host=host, pending=pending, why=why)
        for host, (pending, why) in sorted(hosts.items(), key=lambda one: (-one[1][0], one[0]))
    )
    return Progress(
        links_all=all_,
        links_done=done,
        links_failed=failed,
        bodies_all=bodies_all,
        bodies_read=bodies_read,
        waiting=waiting,
    )


def origins(db: Database, run: str, after: int) -> dict[str, int]:
    """Where links still wait, and how many; only those with a higher number than `after`."""
    rows = db.conn.execute(
        "SELECT origin, count(*) FROM link WHERE run = ? AND done = 0 AND id > ? GROUP BY origin", (run, after)
    )
    return dict(rows.fetchall())


def newest(db: Database, run: str) -> int:
    """The highest number of a link of this run."""
    return int(db.conn.execute("SELECT coalesce(max(id), 0) FROM link WHERE run = ?", (run,)).fetchone()[0])


def fresh(db: Database, run: str, origin_: str, after: int, limit: int) -> list[Pending]:
    """The next links of an origin that were never tried."""
    return list(
        _pending(db, "run = ? AND done = 0 AND origin = ? AND id > ? AND tries = 0", (run, origin_, after), limit)
    )


def tried(db: Database, run: str) -> list[Pending]:
    """Links that failed and are to be tried again."""
    return list(_pending(db, "run = ? AND done = 0 AND tries > 0", (run,), -1))


def open_links(db: Database, run: str, origin_: str) -> list[int]:
    """The numbers of all unfinished links of an origin."""
    rows = db.conn.execute("SELECT id FROM link WHERE run = ? AND done = 0 AND origin = ?", (run, origin_))
    return [row[0] for row in rows]


def _pending(db: Database, where: str, parameters: tuple[object, ...], limit: int) -> Iterator[Pending]:
    rows = db.conn.execute(
        f"SELECT id, url, origin, tries, not_before, failure, first_at FROM link WHERE {where} ORDER BY id LIMIT ?",
        (*parameters, limit),
    )
    for number, url, origin_, tries, not_before, failure, first in rows:
        first_at = datetime.fromisoformat(first) if first else None
        yield Pending(
            id=number, url=url, origin=origin_, tries=tries, not_before=not_before, failure=failure, first_at=first_at
        )


def reopen_lost(db: Database, run: str, folder: Path) -> None:
    """Links whose body is no longer on the disk, and was not read either, are to be followed again."""
    rows = db.conn.execute(
        "SELECT DISTINCT body FROM link WHERE run = ? AND body != '' AND body NOT IN (SELECT sha FROM reading)", (run,)
    ).fetchall()
    lost = [(run, sha) for (sha,) in rows if not bodies.place(folder, sha).is_file()]
    db.conn.executemany(
        "UPDATE link SET done = 0, tries = 0, not_before = 0, failure = '', visit = NULL, body = ''"
        " WHERE run = ? AND body = ?",
        lost,
    )


def unread(db: Database, run: str, reader: str, limit: int) -> list[Body]:
    """Bodies of this run that this version of the reader has not read."""
    rows = db.conn.execute(
        "SELECT body, min(id), url, visit FROM link WHERE run = ? AND body != ''"
        " AND NOT EXISTS (SELECT 1 FROM reading WHERE sha = body AND reader = ?)"
        " GROUP BY body ORDER BY min(id) LIMIT ?",
        (run, reader, limit),
    )
    found = []
    for sha, _, url, text in rows:
        visit = coding.decode(text, Visit)
        found.append(
            Body(
                sha=sha,
                media_type=visit.media_type,
                url=visit.final_url or url,
                filename=visit.filename,
                size=visit.size,
            )
        )
    return found


def save_readings(db: Database, reader: str, documents: Iterable[Document]) -> None:
    """Keeps what the reader read."""
    rows = [(document.id, reader, coding.pack(document)) for document in documents]
    with schema.writing(db):
        db.conn.executemany("INSERT OR REPLACE INTO reading (sha, reader, packed) VALUES (?, ?, ?)", rows)


def documents(db: Database, run: str, reader: str) -> dict[str, Document]:
    """The documents of a run as this version of the reader read them."""
    rows = db.conn.execute(
        "SELECT sha, packed FROM reading WHERE reader = ?"
        " AND sha IN (SELECT body FROM link WHERE run = ? AND body != '')",
        (reader, run),
    )
    return {sha: coding.unpack(packed, Document) for sha, packed in rows}


def fetches(db: Database, run: str) -> list[tuple[str, int, str, Visit]]:
    """Every fetch that was made: the address, which try it was, by which look, what it came to."""
    rows = db.conn.execute(
        "SELECT link.url, fetch.number, fetch.look, fetch.visit FROM fetch JOIN link ON link.id = fetch.link"
        " WHERE link.run = ? ORDER BY fetch.id",
        (run,),
    )
    return [(url, number, look, coding.decode(text, Visit)) for url, number, look, text in rows]
