"""What is no longer needed goes: details of old runs, bodies nobody cites any more, by age and by size."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from auditor.store import bodies, hearing, links, schema

DETAILED = 3  # runs that keep their links and fetches; of older ones the report tells the same
_SETTLING = timedelta(days=1)  # what came within this time may belong to a run at work
_ABANDONED = timedelta(days=30)  # an unfinished run nobody went on with
_SLACK = 0.2  # of the file free inside: then it is written anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What went: reports of runs, bodies and their bytes; and what is left of bodies, in bytes."""

    reports: int = 0
    bodies: int = 0
    freed: int = 0
    left: int = 0


def prune(db: Database, folder: Path, runs: int, days: int, most: int, now: datetime | None = None) -> Pruned:
    """Keeps the reports of the newest `runs`, bodies cited by the newest, others for `days` and within `most` bytes."""
    now = now or datetime.now(UTC)
    with schema.writing(db):
        _thin(db, now)
        _letters(db)
        reports = _reports(db, runs)
        gone = _bodies(db, now, days, most)
    for sha, _ in gone:
        bodies.place(folder, sha).unlink(missing_ok=True)
    _strays(db, folder, now)
    _vacuumed(db)
    left = db.conn.execute("SELECT coalesce(sum(size), 0) FROM body").fetchone()[0]
    return Pruned(reports=reports, bodies=len(gone), freed=sum(size for _, size in gone), left=int(left))


def _thin(db: Database, now: datetime) -> None:
    """Links and fetches of old runs go; their bodies were last needed when the run began."""
    finished = db.conn.execute(
        "SELECT id, started FROM run WHERE finished IS NOT NULL ORDER BY seq DESC LIMIT -1 OFFSET ?", (DETAILED,)
    )
    abandoned = "SELECT id, started FROM run WHERE finished IS NULL AND started < ?"
    old = [*finished, *db.conn.execute(abandoned, ((now - _ABANDONED).isoformat(),))]
    for run, started in old:
        for name in (run, links.found(run)):
            db.conn.execute(
                "UPDATE body SET at = max(at, ?) WHERE sha IN (SELECT body FROM link WHERE run = ? AND body != '')",
                (started, name),
            )
            db.conn.execute("DELETE FROM fetch WHERE link IN (SELECT id FROM link WHERE run = ?)", (name,))
            db.conn.execute("DELETE FROM submitted WHERE run = ?", (name,))
            hearing.forget(db, name)
            db.conn.execute("DELETE FROM link WHERE run = ?", (name,))


def _letters(db: Database) -> None:
    """The words of letters that are done with; that they were sent stays."""
    db.conn.execute(
        "UPDATE letter SET packed = x'' WHERE state IN ('sent', 'unsure', 'given-up') AND packed != x''"
        " AND run NOT IN (SELECT run FROM night ORDER BY seq DESC LIMIT ?)",
        (DETAILED,),
    )


def _reports(db: Database, keep: int) -> int:
    """Reports and findings of all but the newest runs; each municipality's last report stays."""
    old = db.conn.execute(
        "SELECT seq, id FROM run WHERE finished IS NOT NULL ORDER BY seq DESC LIMIT -1 OFFSET ?", (keep,)
    ).fetchall()
    last = {row[0] for row in db.conn.execute("SELECT max(seq) FROM audited GROUP BY municipality")}
    gone = 0
    for seq, run in old:
        if seq in last:
            continue
        gone += db.conn.execute("DELETE FROM report WHERE run = ?", (run,)).rowcount
        db.conn.execute(
            "DELETE FROM finding WHERE seq = ? AND seq < "
            "(SELECT max(seq) FROM audited WHERE audited.municipality = finding.municipality)",
            (seq,),
        )
    return gone


def _bodies(db: Database, now: datetime, days: int, most: int) -> list[tuple[str, int]]:
    """Bodies that nothing cites: those too old, then the oldest of the rest until all fit. Their readings go too."""
    rows = db.conn.execute(
        "SELECT sha, size, at FROM body WHERE sha NOT IN (SELECT body FROM link WHERE body != '')"
        " AND sha NOT IN (SELECT json_extract(packed, '$.visit.body') FROM watched"
        "                 WHERE json_extract(packed, '$.visit.body') IS NOT NULL)"
        " AND sha NOT IN (SELECT body FROM heard) AND at < ? ORDER BY at",
        ((now - _SETTLING).isoformat(),),
    ).fetchall()
    total = int(db.conn.execute("SELECT coalesce(sum(size), 0) FROM body").fetchone()[0])
    oldest = (now - timedelta(days=days)).isoformat()
    gone = []
    for sha, size, at in rows:
        if at >= oldest and total <= most:
            break
        gone.append((sha, int(size)))
        total -= size
    for table in ("body", "reading", "ocr"):
        db.conn.executemany(f"DELETE FROM {table} WHERE sha = ?", [(sha,) for sha, _ in gone])
    # What an older version of the reader read, where the newer has read it too.
    db.conn.execute(
        "DELETE FROM reading WHERE id < (SELECT max(id) FROM reading AS newer WHERE newer.sha = reading.sha)"
    )
    return gone


def _strays(db: Database, folder: Path, now: datetime) -> None:
    """Files that no row names: a crash came between the two."""
    known = {row[0] for row in db.conn.execute("SELECT sha FROM body")}
    for path in _files(folder):
        if path.name not in known and now.timestamp() - path.stat().st_mtime > _SETTLING.total_seconds():
            path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.glob("??/*") if len(path.name) == 64)


def _vacuumed(db: Database) -> None:
    free, pages = (db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    if pages and free / pages > _SLACK:
        db.conn.execute("VACUUM")
