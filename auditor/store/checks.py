"""The queue of self-checks: who waits, what runs, how it ended. Every step is one transaction, whoever dies between."""

import dataclasses
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from auditor.store import coding, faults, schema
from auditor.store.runs import born_at
from auditor.store.visitors import Check, CheckState, Durations

_CRASHES = 3  # a check whose process ended so often without a word has failed
_TRIES = 10  # or which was begun so often: a fault that takes the server along counts nowhere else
_OPEN = "state IN ('waiting', 'running')"


class CheckQueue:
    """Belongs to the thread of its store. Times are UTC."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    # --- asked for by people ---

    def add(self, check: Check, most: int, most_of_one: int, settle: Callable[[], object] = lambda: None) -> str:
        """Puts a check, or the next round of one, at the end of the queue; "" or why not.

        "full"; "yours": this client waits for too many already; "taken": the round before is not over. `settle` puts
        the form in its place: where that fails nothing is kept of the check.
        """
        with self._writing():
            waiting, mine = self._db.conn.execute(
                f"SELECT count(*), coalesce(sum(client = ?), 0) FROM web_check WHERE {_OPEN}", (check.client,)
            ).fetchone()
            if check.round > 1 and not self._over(check):
                return "taken"
            if waiting >= most or mine >= most_of_one:
                return "yours" if mine >= most_of_one else "full"
            self._db.conn.execute("DELETE FROM web_check WHERE id = ?", (check.id,))
            self._db.conn.execute(
                "INSERT INTO web_check (id, state, client, packed) VALUES (?, ?, ?, ?)",
                (check.id, check.state.value, check.client, _packed(check)),
            )
            settle()
        return ""

    def get(self, id_: str) -> Check | None:
        """The check of this id."""
        return next(iter(self._all("WHERE id = ?", (id_,))), None)

    def all(self) -> tuple[Check, ...]:
        """All checks, the newest first."""
        return self._all("ORDER BY seq DESC")

    def place(self, id_: str) -> int:
        """How many checks wait before this one."""
        return self._number(
            "state = 'waiting' AND seq < (SELECT seq FROM web_check WHERE id = ? AND state = 'waiting')", (id_,)
        )

    def drop(self, id_: str) -> Check | None:
        """The check is gone, and nobody begins it any more; returns it as it was. Its folder is the caller's."""
        with self._writing():
            found = self.get(id_)
            self._db.conn.execute("DELETE FROM web_check WHERE id = ?", (id_,))
        return found

    # --- done by processes ---

    def take(self, pid: int, at_once: int) -> Check | None:
        """The next check that waits, now running in process `pid`; None when none does or enough run already."""
        with self._writing():
            running = [one for one in self.running() if one.born and born_at(one.pid) == one.born]
            check = next(iter(self._all("WHERE state = 'waiting' ORDER BY seq LIMIT 1")), None)
            if check is None or len(running) >= at_once:
                return None
            began = dataclasses.replace(
                check,
                state=CheckState.RUNNING,
                pid=pid,
                born=born_at(pid),
                tries=check.tries + 1,
                started=check.started or datetime.now(UTC),
            )
            self._change(began)
        return began

    def end(self, check: Check) -> bool:
        """How a check ended; False where it is no longer this process's: deleted, or taken up by another."""
        with self._writing():
            now = self.get(check.id)
            ours = now is not None and (now.state, now.pid, now.born) == (CheckState.RUNNING, check.pid, check.born)
            if ours:
                self._change(check)
        return ours

    def running(self) -> tuple[Check, ...]:
        """Checks that run, or did when their process was killed."""
        return self._all("WHERE state = 'running' ORDER BY seq")

    def waiting(self) -> int:
        """How many wait."""
        return self._number("state = 'waiting'")

    def mend(self, mine: Collection[int], fault: tuple[str, str]) -> tuple[Check, ...]:
        """Checks whose process is gone wait again, or have failed with the words of `fault`; returns them.

        `mine`: the processes this server began; only these are known to have crashed, for others may have been
        stopped with their server.
        """
        mended = []
        with self._writing():
            for one in self.running():
                if one.born and born_at(one.pid) == one.born:
                    continue
                crashes = one.crashes + (one.pid in mine)
                now = dataclasses.replace(one, state=CheckState.WAITING, pid=0, born="", crashes=crashes)
                if crashes >= _CRASHES or one.tries >= _TRIES:
                    now = dataclasses.replace(
                        now,
                        state=CheckState.FAILED,
                        fault_ru=fault[0],
                        fault_en=fault[1],
                        finished=datetime.now(UTC),
                    )
                self._change(now)
                mended.append(now)
        return tuple(mended)

    # --- told to those who watch over it ---

    def counts(self) -> dict[CheckState, int]:
        """How many checks there are of each state."""
        with faults.told(self._path):
            rows = self._db.conn.execute("SELECT state, count(*) FROM web_check GROUP BY state").fetchall()
        return {state: dict(rows).get(state.value, 0) for state in CheckState}

    def durations(self, limits: Sequence[float]) -> Durations:
        """How long the checks took that are done and still kept."""
        took = "(julianday(json_extract(packed, '$.finished')) - julianday(json_extract(packed, '$.started'))) * 86400"
        with faults.told(self._path):
            seconds = [
                max(0.0, float(row[0]))
                for row in self._db.conn.execute(f"SELECT {took} FROM web_check WHERE state = 'done'")
            ]
            crashes = self._db.conn.execute(
                "SELECT coalesce(sum(json_extract(packed, '$.crashes')), 0) FROM web_check"
            ).fetchone()[0]
        return Durations(
            number=len(seconds),
            seconds=sum(seconds),
            buckets=tuple((limit, sum(one <= limit for one in seconds)) for limit in limits),
            crashes=int(crashes),
        )

    def finished_before(self, moment: datetime) -> tuple[Check, ...]:
        """Checks that ended before this moment."""
        ended = self._all(f"WHERE NOT ({_OPEN})")
        return tuple(one for one in ended if one.finished and one.finished < moment)

    # --- below ---

    def _over(self, check: Check) -> bool:
        """Whether the round before is over, and nobody asked for this one meanwhile."""
        now = self.get(check.id)
        ended = (CheckState.DONE, CheckState.FAILED)
        return now is not None and now.state in ended and now.round == check.round - 1

    def _change(self, check: Check) -> None:
        self._db.conn.execute(
            "UPDATE web_check SET packed = ?, state = ? WHERE id = ?", (_packed(check), check.state.value, check.id)
        )

    def _number(self, where: str, parameters: tuple[Any, ...] = ()) -> int:
        with faults.told(self._path):
            return int(self._db.conn.execute(f"SELECT count(*) FROM web_check WHERE {where}", parameters).fetchone()[0])

    def _all(self, rest: str, parameters: tuple[Any, ...] = ()) -> tuple[Check, ...]:
        with faults.told(self._path):
            rows = self._db.conn.execute(f"SELECT packed FROM web_check {rest}", parameters)
            return tuple(coding.decode(row[0], Check) for row in rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with faults.told(self._path), schema.writing(self._db):
            yield


def _packed(check: Check) -> str:
    return coding.encode(check).decode()
