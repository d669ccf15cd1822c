"""The tables, how they came to be (migrations), and how the database is opened."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from auditor.store import faults, keeper, past, tables

_OURS = 0x45564155  # PRAGMA application_id, "EVAU": tells our file from any other database
_BUSY = keeper.BUSY
_CHECKED = 256 * 1024 * 1024  # a larger file is not checked whole each time it is opened

_FIRST = (
    """CREATE TABLE run (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
        started TEXT NOT NULL, finished TEXT, as_of TEXT NOT NULL, rubric TEXT NOT NULL, version TEXT NOT NULL,
        pid INTEGER NOT NULL, born TEXT NOT NULL, counts TEXT)""",
    "CREATE INDEX run_open ON run (key) WHERE finished IS NULL",
    "CREATE TABLE report (run TEXT PRIMARY KEY, packed BLOB NOT NULL)",
    """CREATE TABLE link (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL, url TEXT NOT NULL, origin TEXT NOT NULL,
        done INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0,
        failure TEXT NOT NULL DEFAULT '', first_at TEXT, visit TEXT, body TEXT NOT NULL DEFAULT '',
        UNIQUE (run, url))""",
    "CREATE INDEX link_pending ON link (run, origin, id) WHERE done = 0",
    "CREATE INDEX link_body ON link (run, body) WHERE body != ''",
    """CREATE TABLE submitted (
        run TEXT NOT NULL, url TEXT NOT NULL, link INTEGER NOT NULL, PRIMARY KEY (run, url)) WITHOUT ROWID""",
    # Append-only: each fetch that was made, whatever became of the link.
    """CREATE TABLE fetch (
        id INTEGER PRIMARY KEY, link INTEGER NOT NULL, number INTEGER NOT NULL, look TEXT NOT NULL,
        seconds REAL NOT NULL, visit TEXT NOT NULL)""",
    "CREATE INDEX fetch_link ON fetch (link)",
    "CREATE TABLE body (sha TEXT PRIMARY KEY, size INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE reading (
        id INTEGER PRIMARY KEY, sha TEXT NOT NULL, reader TEXT NOT NULL, packed BLOB NOT NULL, UNIQUE (sha, reader))""",
    """CREATE TABLE audited (
        municipality TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (municipality, seq)) WITHOUT ROWID""",
    """CREATE TABLE finding (
        id TEXT NOT NULL, seq INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
        municipality TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (id, seq)) WITHOUT ROWID""",
)

# Pages read from their pictures, which is dear: kept by what read them, whatever becomes of the other readers.
_PICTURES = (
    """CREATE TABLE ocr (
        sha TEXT NOT NULL, page INTEGER NOT NULL, reader TEXT NOT NULL, packed BLOB NOT NULL,
        PRIMARY KEY (sha, page, reader)) WITHOUT ROWID""",
)

# A night is open from the moment its letters are written down until all else is done, too.
_NIGHTS = (
    "CREATE TABLE watched (url TEXT PRIMARY KEY, packed TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE night (
        seq INTEGER PRIMARY KEY, run TEXT NOT NULL UNIQUE, day TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0,
        reminded INTEGER NOT NULL DEFAULT 0, closed TEXT)""",
    """CREATE TABLE letter (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE, packed BLOB NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
        tries INTEGER NOT NULL DEFAULT 0, fault TEXT NOT NULL DEFAULT '', at TEXT NOT NULL)""",
    "CREATE INDEX letter_waiting ON letter (id) WHERE state != 'sent'",
)

# The n-th entry leads from schema n to schema n + 1. Entries are added, never changed: files of all ages are about.
MIGRATIONS: list[Sequence[str | Callable[[sqlite3.Connection], None]]] = [
    _FIRST,
    _PICTURES,
    _NIGHTS,
    (*tables.DECISIONS, *tables.PAST, past.backfilled, *tables.VIEWS),
    tables.WEB,
    tables.NOTES,
    tables.HEARD,
]


def opened(path: Path) -> Database:
    """The database at `path`, made or brought up to date; raises what `faults` says, and then leaves the file alone."""
    with faults.told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise faults.foreign(path)
        db = connected(path)
        try:
            _recognised(db, path)
            _write_ahead(db)
            _migrated(db, path)
        except BaseException:
            db.close()
            raise
    return db


def connected(path: Path) -> Database:
    """A connection as all of ours are; it belongs to the thread that uses it first."""
    connection = sqlite3.connect(path, timeout=_BUSY, check_same_thread=False)
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("PRAGMA synchronous = FULL")
    return db


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction that takes the write lock at once: one that starts by reading could not wait for it."""
    db.conn.execute("BEGIN IMMEDIATE")
    with _settled(db):
        yield


@contextmanager
def _settled(db: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.conn.rollback()
        raise
    try:
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def _recognised(db: Database, path: Path) -> None:
    """Refuses a file that is not ours, is damaged, or comes from the future."""
    version, owner = _pragma(db, "user_version"), _pragma(db, "application_id")
    tables = db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != _OURS and (tables or version or owner):
        raise faults.foreign(path)
    if version > len(MIGRATIONS):
        raise faults.newer(path, version, len(MIGRATIONS))
    if tables and path.stat().st_size <= _CHECKED:
        verdict = db.conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise faults.damaged(path, str(verdict).splitlines()[-1])


def _write_ahead(db: Database) -> None:
    """Switches to write-ahead logging; on a new file this does not heed the busy timeout, and two may start at once."""
    deadline = time.monotonic() + _BUSY
    while True:
        try:
            db.conn.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _migrated(db: Database, path: Path) -> None:
    while (version := _pragma(db, "user_version")) < len(MIGRATIONS):
        with writing(db):
            if _pragma(db, "user_version") != version:
                continue  # another process was faster
            for step in MIGRATIONS[version]:
                if callable(step):
                    step(db.conn)
                else:
                    db.conn.execute(step)
            db.conn.execute(f"PRAGMA application_id = {_OURS}")
            db.conn.execute(f"PRAGMA user_version = {version + 1}")


def _pragma(db: Database, name: str) -> int:
    return int(db.conn.execute(f"PRAGMA {name}").fetchone()[0])
