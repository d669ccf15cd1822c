"""The web pages' part of the database: experts, sessions, failed logins, the log of deeds."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from auditor.store import coding, faults, schema
from auditor.store.visitors import Deed, Expert, Note, Session, Token

R = TypeVar("R")


class Office:
    """Belongs to the thread of its store. Times are UTC."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    # --- experts and sessions ---

    def experts(self) -> tuple[Expert, ...]:
        """Everybody who may log in."""
        return self._all("SELECT packed FROM web_expert ORDER BY name", (), Expert)

    def expert(self, name: str) -> Expert | None:
        """The expert of this name."""
        return self._one("SELECT packed FROM web_expert WHERE name = ?", (name,), Expert)

    def keep_expert(self, expert: Expert) -> None:
        """Adds or replaces an expert; a new password ends the sessions under the old one."""
        with self._writing():
            self._put("web_expert", "name", expert.name, expert)
            self._db.conn.execute("DELETE FROM web_session WHERE name = ?", (expert.name,))

    def drop_expert(self, name: str) -> bool:
        """The expert, the sessions and the tokens are gone; False when there was none."""
        with self._writing():
            for table in ("web_session", "web_token"):
                self._db.conn.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
            return self._db.conn.execute("DELETE FROM web_expert WHERE name = ?", (name,)).rowcount > 0

    def keep_session(self, session: Session) -> None:
        """Adds or replaces a session."""
        with self._writing():
            self._put("web_session", "key", session.key, session, name=session.name)

    def session(self, key: str, idle: timedelta) -> Session | None:
        """The session under this key, unless it was idle for longer."""
        found = self._one("SELECT packed FROM web_session WHERE key = ?", (key,), Session)
        return found if found and datetime.now(UTC) - found.seen <= idle else None

    def drop_session(self, key: str) -> None:
        """Logged out."""
        with self._writing():
            self._db.conn.execute("DELETE FROM web_session WHERE key = ?", (key,))

    def keep_token(self, token: Token) -> None:
        """Adds a token."""
        with self._writing():
            self._put("web_token", "key", token.key, token, name=token.name)

    def token(self, key: str) -> Token | None:
        """The token under this key."""
        return self._one("SELECT packed FROM web_token WHERE key = ?", (key,), Token)

    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return self._all("SELECT packed FROM web_token ORDER BY name", (), Token)

    def drop_token(self, key: str) -> bool:
        """The token is no longer good; False when there was none."""
        with self._writing():
            return self._db.conn.execute("DELETE FROM web_token WHERE key = ?", (key,)).rowcount > 0

    # --- failed logins, deeds ---

    def failed(self, who: str) -> None:
        """A login failed: under this name, or from this client."""
        with self._writing():
            self._db.conn.execute(
                "INSERT INTO web_failure (who, at) VALUES (?, ?)", (who, datetime.now(UTC).isoformat())
            )

    def failures(self, who: str, within: timedelta) -> tuple[int, datetime | None]:
        """How many logins failed within this time, and when the last did."""
        since = (datetime.now(UTC) - within).isoformat()
        with faults.told(self._path):
            number, last = self._db.conn.execute(
                "SELECT count(*), max(at) FROM web_failure WHERE who = ? AND at >= ?", (who, since)
            ).fetchone()
        return int(number), datetime.fromisoformat(last) if last else None

    def forgive(self, who: str) -> None:
        """A login succeeded; what failed before is forgotten."""
        with self._writing():
            self._db.conn.execute("DELETE FROM web_failure WHERE who = ?", (who,))

    def note(self, deed: Deed) -> None:
        """A line of the log."""
        with self._writing():
            self._db.conn.execute(
                "INSERT INTO web_deed (at, who, packed) VALUES (?, ?, ?)",
                (deed.at.isoformat(), coding.whole(deed.who), _packed(deed)),
            )

    def deeds(self, most: int = 500, skip: int = 0, kinds: Collection[str] = ()) -> tuple[Deed, ...]:
        """The log, the newest line first, without the `skip` newest; of these kinds alone where some are named."""
        among = f"WHERE json_extract(packed, '$.what') IN ({', '.join('?' * len(kinds))})" if kinds else ""
        sql = f"SELECT packed FROM web_deed {among} ORDER BY seq DESC LIMIT ? OFFSET ?"
        return self._all(sql, (*kinds, most, skip), Deed)

    def remark(self, note: Note) -> None:
        """Keeps a note on a finding."""
        with self._writing():
            self._db.conn.execute("INSERT INTO web_note (finding, packed) VALUES (?, ?)", (note.finding, _packed(note)))

    def notes(self, finding: str) -> tuple[Note, ...]:
        """The notes on a finding, the oldest first."""
        return self._all("SELECT packed FROM web_note WHERE finding = ? ORDER BY seq", (finding,), Note)

    def tidy(self, sessions: timedelta, failures: timedelta) -> None:
        """Sessions and failed logins older than that are forgotten."""
        now = datetime.now(UTC)
        with self._writing():
            self._db.conn.execute("DELETE FROM web_failure WHERE at < ?", ((now - failures).isoformat(),))
            old = (now - sessions).isoformat()
            self._db.conn.execute("DELETE FROM web_session WHERE json_extract(packed, '$.seen') < ?", (old,))

    # --- below ---

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with faults.told(self._path), schema.writing(self._db):
            yield

    def _put(self, table: str, by: str, key: str, record: object, **more: str) -> None:
        columns = [by, "packed", *more]
        marks = ", ".join("?" * len(columns))
        changes = ", ".join(f"{one} = excluded.{one}" for one in columns[1:])
        self._db.conn.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT ({by}) DO UPDATE SET {changes}",
            (key, _packed(record), *more.values()),
        )

    def _one(self, sql: str, parameters: tuple[Any, ...], kind: type[R]) -> R | None:
        found = self._all(sql, parameters, kind)
        return found[0] if found else None

    def _all(self, sql: str, parameters: tuple[Any, ...], kind: type[R]) -> tuple[R, ...]:
        with faults.told(self._path):
            return tuple(coding.decode(row[0], kind) for row in self._db.conn.execute(sql, parameters))


def _packed(record: object) -> str:
    return coding.encode(record).decode()
