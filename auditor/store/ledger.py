"""The crawl's writer: a thread of its own that commits in groups, so that a fetch costs no disk sync of its own."""

import queue
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from auditor.errors import UnfinishedError
from auditor.model import Visit
from auditor.store import bodies, coding, faults
from auditor.store.apart import Apart
from auditor.store.keeper import Statement
from auditor.store.records import Attempt, Heard

_MOST = 200  # entries in one transaction
_HEAVIEST = 8_000_000  # bytes of its bodies in memory
_LONGEST = 0.05  # seconds a finished fetch may wait for its commit

_FETCHED = "INSERT INTO fetch (link, number, look, seconds, visit) VALUES (?, ?, ?, ?, ?)"
_BODY = "INSERT OR IGNORE INTO body (sha, size, at) VALUES (?, ?, ?)"
_WAITS = "UPDATE link SET tries = ?, not_before = ?, failure = ?, first_at = ? WHERE id = ? AND done = 0"
_DONE = "UPDATE link SET done = 1, tries = ?, failure = ?, first_at = ?, visit = ?, body = ? WHERE id = ? AND done = 0"
_HEARD = "INSERT INTO heard (run, url, at, asked, told, status, body, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_GIVEN_UP = "UPDATE link SET done = 1, failure = ?, visit = ? WHERE id = ? AND done = 0"


class _Entry(NamedTuple):
    statements: list[Statement]
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
        self._keeper = Apart(path, folder)
        self._entries: queue.SimpleQueue[_Entry | threading.Event | None] = queue.SimpleQueue()
        self._hurry = threading.Event()  # somebody waits
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
        entry: list[Statement] = [(_FETCHED, (attempt.link, attempt.number, attempt.look, attempt.seconds, text))]
        if visit.body:
            entry.append((_BODY, (visit.body, visit.size, visit.at.isoformat() if visit.at else "")))
        if attempt.finished:
            entry.append((_DONE, (visit.tries, failure, first, text, visit.body, attempt.link)))
        else:
            entry.append((_WAITS, (visit.tries, attempt.not_before, failure, first, attempt.link)))
        self._put(_Entry(entry, visit.body, body))

    def heard(self, run: str, heard: Heard, body: bytes | None) -> None:
        """An answer as it came; `body` as in `attempted`."""
        row = (run, heard.url, heard.at.isoformat(), heard.asked, heard.told, heard.status, heard.body, heard.size)
        entry: list[Statement] = [(_HEARD, row)]
        if body:
            entry.append((_BODY, (heard.body, heard.size, heard.at.isoformat())))
        self._put(_Entry(entry, heard.body, body or None))

    def given_up(self, links: Iterable[int], visit: Visit) -> None:
        """These links are finished without a fetch of their own, all for the same reason."""
        text, failure = coding.encode(visit).decode(), str(visit.failure or "")
        statements: list[Statement] = [(_GIVEN_UP, (failure, text, link)) for link in links]
        if statements:
            self._put(_Entry(statements))

    def flush(self, timeout: float | None = None) -> None:
        """Returns when all that was told so far is committed, or the seconds are over; raises what hindered it."""
        done = threading.Event()
        self._entries.put(done)
        self._hurry.set()
        done.wait(timeout)
        self._hurry.clear()
        self._checked()

    def close(self) -> None:
        """Commits the rest and ends the thread."""
        self._entries.put(None)
        self._hurry.set()
        self._thread.join()
        self._keeper.close()
        self._checked()

    def _put(self, entry: _Entry) -> None:
        self._checked()
        self._taken += entry.weight
        self._entries.put(entry)

    def _checked(self) -> None:
        if self._fault:
            raise self._fault

    def _work(self) -> None:
        self._keeper.start()
        open_ = True
        while open_:
            batch, open_ = self._gathered()
            entries = [entry for entry in batch if isinstance(entry, _Entry)]
            try:
                with faults.told(self._path):
                    if entries and not self._fault:
                        came = [(one.sha, _closed(one.body)) for one in entries if one.body is not None]
                        self._keeper.keep(came, [statement for one in entries for statement in one.statements])
            except UnfinishedError as fault:
                self._fault = fault
            self._written += sum(one.weight for one in entries)
            for entry in batch:
                if isinstance(entry, threading.Event):
                    entry.set()

    def _gathered(self) -> tuple[list[_Entry | threading.Event], bool]:
        """Entries for one transaction: waits for the first, then a little for others; False when it was the last."""
        batch: list[_Entry | threading.Event] = []
        weight = 0
        while len(batch) < _MOST and weight < _HEAVIEST:
            try:
                entry = self._entries.get(block=not batch)
            except queue.Empty:
                break
            if entry is None:
                return batch, False
            batch.append(entry)
            if isinstance(entry, threading.Event):
                break  # somebody waits
            weight += entry.weight
            if len(batch) == 1:  # to wake up for each of the others would make the thread that crawls wait each time
                self._hurry.wait(_LONGEST)
        return batch, True


def _closed(body: bodies.Data) -> bytes | str:
    return body if isinstance(body, bytes) else body.close()
