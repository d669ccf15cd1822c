"""The crawl's writer: a thread of its own that commits in groups, so that a fetch costs no disk sync of its own."""

import queue
import sqlite3
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from auditor.errors import UnfinishedError
from auditor.model import Visit
from auditor.store import coding, faults, schema
from auditor.store.records import Attempt

_Statement: TypeAlias = tuple[str, tuple[object, ...]]

_MOST = 200  # statements groups in one transaction
_LONGEST = 0.1  # seconds a finished fetch may wait for its commit

_FETCHED = "INSERT INTO fetch (link, number, look, seconds, visit) VALUES (?, ?, ?, ?, ?)"
_BODY = "INSERT OR IGNORE INTO body (sha, size, at) VALUES (?, ?, ?)"
_WAITS = "UPDATE link SET tries = ?, not_before = ?, failure = ?, first_at = ? WHERE id = ? AND done = 0"
_DONE = "UPDATE link SET done = 1, tries = ?, failure = ?, first_at = ?, visit = ?, body = ? WHERE id = ? AND done = 0"
_GIVEN_UP = "UPDATE link SET done = 1, failure = ?, visit = ? WHERE id = ? AND done = 0"


class Ledger:
    """Takes what became of each fetch; what it has committed survives any crash."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: queue.SimpleQueue[list[_Statement] | threading.Event | None] = queue.SimpleQueue()
        self._fault: UnfinishedError | None = None
        self._thread = threading.Thread(target=self._work, name="ledger", daemon=True)
        self._thread.start()

    def attempted(self, attempt: Attempt) -> None:
        """One fetch was made: a row in the list of fetches, and the link's new state, in one transaction."""
        visit, text = attempt.visit, coding.encode(attempt.visit).decode()
        failure, first = str(visit.failure or ""), visit.first_at.isoformat() if visit.first_at else None
        entry: list[_Statement] = [(_FETCHED, (attempt.link, attempt.number, attempt.look, attempt.seconds, text))]
        if visit.body:
            entry.append((_BODY, (visit.body, visit.size, visit.at.isoformat() if visit.at else "")))
        if attempt.finished:
            entry.append((_DONE, (visit.tries, failure, first, text, visit.body, attempt.link)))
        else:
            entry.append((_WAITS, (visit.tries, attempt.not_before, failure, first, attempt.link)))
        self._put(entry)

    def given_up(self, links: Iterable[int], visit: Visit) -> None:
        """These links are finished without a fetch of their own, all for the same reason."""
        text, failure = coding.encode(visit).decode(), str(visit.failure or "")
        self._put([(_GIVEN_UP, (failure, text, link)) for link in links])

    def flush(self) -> None:
        """Returns when all that was told so far is committed; raises what hindered it."""
        done = threading.Event()
        self._entries.put(done)
        done.wait()
        self._checked()

    def close(self) -> None:
        """Commits the rest and ends the thread."""
        self._entries.put(None)
        self._thread.join()
        self._checked()

    def _put(self, entry: list[_Statement]) -> None:
        self._checked()
        if entry:
            self._entries.put(entry)

    def _checked(self) -> None:
        if self._fault:
            raise self._fault

    def _work(self) -> None:
        open_ = True
        db = None
        while open_:
            batch, open_ = self._gathered()
            statements = [one for entry in batch if isinstance(entry, list) for one in entry]
            try:
                with faults.told(self._path):
                    if statements and not self._fault:
                        db = db or schema.connected(self._path)
                        _committed(db.conn, statements)
            except UnfinishedError as fault:
                self._fault = fault
            for entry in batch:
                if isinstance(entry, threading.Event):
                    entry.set()
        if db is not None:
            db.close()

    def _gathered(self) -> tuple[list[list[_Statement] | threading.Event], bool]:
        """Entries for one transaction: waits for the first, then a little for others; False when it was the last."""
        batch: list[list[_Statement] | threading.Event] = []
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
