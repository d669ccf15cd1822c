"""What experts decided, and what earlier runs came to."""

import logging
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec
from sqlite_utils import Database

from auditor.model import Decision, Past, Report
from auditor.store import coding, decisions, faults, past

_log = logging.getLogger(__name__)


class Desk:
    """The experts' part of a store; it belongs to the thread of its store."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log, the oldest line first; `undone` tells which hold no longer."""
        with faults.told(self._path):
            return decisions.all_(self._db)

    def decide(self, lines: Iterable[Decision]) -> tuple[Decision, ...]:
        """Adds lines to the log, all or none; gives them back with their numbers."""
        with faults.told(self._path):
            return decisions.add(self._db, lines)

    def mark(self) -> tuple[int, int]:
        """What changes whenever a run ends or a decision is taken: who keeps what was told here, asks this first."""
        with faults.told(self._path):
            row = self._db.conn.execute(
                "SELECT coalesce((SELECT max(seq) FROM audited), 0), coalesce((SELECT max(id) FROM decision), 0)"
            ).fetchone()
        return int(row[0]), int(row[1])

    def history(self, municipalities: Collection[str], before: str, most: int = 60) -> tuple[Past, ...]:
        """What the runs before the run `before` came to, for each municipality its last `most`; the oldest first."""
        with faults.told(self._path):
            return past.history(self._db, municipalities, before, most)

    def last_reports(self, municipalities: Collection[str] | None = None, before: str = "") -> tuple[Report, ...]:
        """The reports of the last finished audit of each municipality (of all, when None), the newest first.

        `before`: only of runs before this one. A report may hold more municipalities than those it is the last of. One
        that an earlier version kept and this one cannot read is left out: it must not stop the audit of tonight.
        """
        with faults.told(self._path):
            rows = self._db.conn.execute(
                "SELECT municipality, max(seq) FROM audited"
                " WHERE seq < coalesce((SELECT seq FROM run WHERE id = ?), 9e18) GROUP BY municipality",
                (before,),
            ).fetchall()
            wanted = None if municipalities is None else set(map(coding.whole, municipalities))
            runs = {seq for name, seq in rows if wanted is None or name in wanted}
            sql = "SELECT packed FROM report JOIN run ON run.id = report.run WHERE run.seq = ?"
            packed = [self._db.conn.execute(sql, (seq,)).fetchone() for seq in sorted(runs, reverse=True)]
        return tuple(report for row in packed if row and (report := _read(row[0])))


def _read(packed: bytes) -> Report | None:
    try:
        return coding.unpack(packed, Report)
    except (msgspec.MsgspecError, zlib.error) as fault:
        _log.warning("a report of an earlier run cannot be read: %s", fault)
        return None
