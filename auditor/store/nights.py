"""Nights: what is known of each address over time, which audits were told, and the letters still to be sent."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from auditor.model import Watched
from auditor.store import coding, faults, schema
from auditor.store.records import Letter, Night


class Nights:
    """The nights of one database; belongs to the thread of its store."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db = db
        self._path = path

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with faults.told(self._path), schema.writing(self._db):
            yield

    def watched(self) -> dict[str, Watched]:
        """All addresses that nights have asked, by the address requested."""
        with faults.told(self._path):
            rows = self._db.conn.execute("SELECT url, packed FROM watched").fetchall()
        return {url: coding.decode(text, Watched) for url, text in rows}

    def told(
        self, night: Night, seen: Mapping[str, Watched], letters: Iterable[Letter], gone: Iterable[str] = ()
    ) -> None:
        """Writes a night down, all in one transaction: what its links did, and the letters to send.

        `gone`: addresses nobody cites any more.
        """
        now = datetime.now(UTC).isoformat()
        with self._writing():
            self._db.conn.executemany(
                "INSERT OR REPLACE INTO watched (url, packed) VALUES (?, ?)",
                [(url, coding.encode(one).decode()) for url, one in seen.items()],
            )
            self._db.conn.executemany("DELETE FROM watched WHERE url = ?", [(url,) for url in gone])
            self._db.conn.execute(
                "INSERT INTO night (run, day, void, reminded) VALUES (?, ?, ?, ?)",
                (night.run, night.day.isoformat(), night.void, night.reminded),
            )
            self._db.conn.executemany(
                "INSERT OR IGNORE INTO letter (run, channel, recipient, key, packed, at) VALUES (?, ?, ?, ?, ?, ?)",
                [(night.run, one.channel, one.recipient, one.key, one.body, now) for one in letters],
            )

    def nights(self) -> tuple[Night, ...]:
        """All nights, the newest first."""
        with faults.told(self._path):
            rows = self._db.conn.execute(
                "SELECT run, day, void, reminded, closed FROM night ORDER BY seq DESC"
            ).fetchall()
        return tuple(
            Night(
                run=run,
                day=date.fromisoformat(day),
                void=bool(void),
                reminded=bool(reminded),
                closed=datetime.fromisoformat(closed) if closed else None,
            )
            for run, day, void, reminded, closed in rows
        )

    def close(self, run: str) -> None:
        """All that belongs to the night is done."""
        with self._writing():
            self._db.conn.execute("UPDATE night SET closed = ? WHERE run = ?", (datetime.now(UTC).isoformat(), run))

    def letters(self) -> tuple[Letter, ...]:
        """Letters that are not known to have been sent, the oldest first."""
        with faults.told(self._path):
            rows = self._db.conn.execute(
                "SELECT id, channel, recipient, key, packed, state, tries, at FROM letter"
                " WHERE state != 'sent' ORDER BY id"
            ).fetchall()
        return tuple(
            Letter(
                id=number,
                channel=channel,
                recipient=recipient,
                key=key,
                body=body,
                state=state,
                tries=tries,
                at=datetime.fromisoformat(at),
            )
            for number, channel, recipient, key, body, state, tries, at in rows
        )

    def mark(self, letter: int, state: str, fault: str = "") -> None:
        """A letter's new state: "waiting" after a fault, "sending", "sent", "unsure", "given-up"."""
        with self._writing():
            self._db.conn.execute(
                "UPDATE letter SET state = ?, fault = ?, tries = tries + (? = 'waiting') WHERE id = ?",
                (state, fault, state, letter),
            )
