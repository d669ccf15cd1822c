"""The crawl's writer: a thread of its own that commits in groups, so that a fetch costs no disk sync of its own."""

import queue
import sqlite3
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeAlias

from auditor.errors import UnfinishedError
from auditor.model import Visit
from auditor.store import bodies, coding, faults, schema
from auditor.store.records import Attempt

_Statement: TypeAlias = tuple[str, tuple[object, ...]]

_MOST = 200  # entries in one transaction
_LONGEST = 0.1  # seconds a finished fetch may wait for its commit

_FETCHED = "INSERT INTO fetch (link, number, look, seconds, visit) VALUES (?, ?, ?, ?, ?)"
_BODY = "INSERT OR IGNORE INTO body (sha, size, at) VALUES (?, ?, ?)"
_WAITS = "UPDATE link SET tries = ?, not_before = ?, failure = ?, first_at = ? WHERE id = ? AND done = 0"
_DONE = "UPDATE link SET done = 1, tries = ?, failure = ?, first_at = ?, visit = ?, body = ? WHERE id = ? AND done = 0"
_GIVEN_UP = "UPDATE link SET done = 1, failure = ?, visit = ? WHERE id = ? AND done = 0"


class _Entry(NamedTuple):
    statements: list[_Statement]
    sha: str = ""
    body: bodies.Data | None = None

    @property
    def weight(self) -> int:
        """Bytes in memory."""
        return len(self.body) if isinstance(self.body, bytes) else 0


class Ledger:
    """Takes what became of each fetch, with its body; what it has committed survives any crash.

    A body stands on the disk before any row speaks of it.
    """

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._taken = 0  # bytes of bodies, by the caller's thread
        self._written = 0  # by ours
        self._writers = ThreadPoolExecutor(bodies.SHARES, thread_name_prefix="bodies")
        self._entries: queue.SimpleQueue[_Entry | threading.Event | None] = queue.SimpleQueue()
        self._fault: UnfinishedError | None = None
        self._thread = threading.Thread(target=self._work, name="ledger", daemon=True)
        self._thread.start()

    @property
    def backlog(self) -> int:
        """Bytes of bodies in memory that are not on the disk yet."""
        return self._taken - self._written

    def attempted(self, attempt: Attempt, body: bodies.Data | None = None) -> None:
        """One fetch was made: its body, a row in the list of fetches, and the link's new state, in one transaction.

        `body`: what the visit names; None when it stands on the disk, or when there is none.
        """
        visit, text = attempt.visit, coding.encode(attempt.visit).decode()
        failure, first = str(visit.failure or ""), visit.first_at.isoformat() if visit.first_at else None
        entry: list[_Statement] = [(_FETCHED, (attempt.link, attempt.number, attempt.look, attempt.seconds, text))]
        if visit.body:
            entry.append((_BODY, (visit.body, visit.size, visit.at.isoformat() if visit.at else "")))
        if attempt.finished:
            entry.append((_DONE, (visit.tries, failure, first, text, visit.body, attempt.link)))
        else:
            entry.append((_WAITS, (visit.tries, attempt.not_before, failure, first, attempt.link)))
        self._put(_Entry(entry, visit.body, body))

    def given_up(self, links: Iterable[int], visit: Visit) -> None:
        """These links are finished without a fetch of their own, all for the same reason."""
        text, failure = coding.encode(visit).decode(), str(visit.failure or "")
        statements: list[_Statement] = [(_GIVEN_UP, (failure, text, link)) for link in links]
        if statements:
            self._put(_Entry(statements))

    def flush(self, timeout: float | None = None) -> None:
        """Returns when all that was told so far is committed, or the seconds are over; raises what hindered it."""
        done = threading.Event()
        self._entries.put(done)
        done.wait(timeout)
        self._checked()

    def close(self) -> None:
        """Commits the rest and ends the thread."""
        self._entries.put(None)
        self._thread.join()
        self._writers.shutdown()
        self._checked()

    def _put(self, entry: _Entry) -> None:
        self._checked()
        self._taken += entry.weight
        self._entries.put(entry)

    def _checked(self) -> None:
        if self._fault:
            raise self._fault

    def _work(self) -> None:
        open_ = True
        db = None
        while open_:
            batch, open_ = self._gathered()
            entries = [entry for entry in batch if isinstance(entry, _Entry)]
            try:
                with faults.told(self._path):
                    if entries and not self._fault:
                        db = db or schema.connected(self._path)
                        came = [(one.sha, one.body) for one in entries if one.body is not None]
                        bodies.keep_all(self._folder, came, self._writers)
                        _committed(db.conn, [statement for one in entries for statement in one.statements])
            except UnfinishedError as fault:
                self._fault = fault
            self._written += sum(one.weight for one in entries)
            for entry in batch:
                if isinstance(entry, threading.Event):
                    entry.set()
        if db is not None:
            db.close()

    def _gathered(self) -> tuple[list[_Entry | threading.Event], bool]:
        """Entries for one transaction: waits for the first, then a little for others; False when it was the last."""
        batch: list[_Entry | threading.Event] = []
        deadline = 0.0
        while len(batch) < _MOST:
            try:
                entry = self._entries.get(timeout=max(0.0, deadline - time.monotonic()) if batch else None)
            except queue.Empty:
                break
            if entry is None:
                return batch, False
            batch.append(entry)
            if isinstance(entry, threading.Event):
                break  # somebody waits
            deadline = deadline or time.monotonic() + _LONGEST
        return batch, True


def _committed(connection: sqlite3.Connection, statements: list[_Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for sql, parameters in statements:
            connection.execute(sql, parameters)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
