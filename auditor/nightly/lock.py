"""One night at a time: a lock that dies with its holder, and tells who holds it."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from auditor.errors import UnfinishedError
from auditor.model import Say


@contextmanager
def held(db: Path) -> Iterator[None]:
    """Holds the lock beside the database; raises UnfinishedError, naming process and time, while another holds it.

    The lock is the system's own (flock), so a killed night leaves none behind; the file is only what to tell people.
    """
    path = db.with_name(f"{db.name}.nightly.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy(handle) from None
        me = json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")})
        os.ftruncate(handle, 0)
        os.pwrite(handle, me.encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _busy(handle: int) -> UnfinishedError:
    """Who holds the lock, as far as it wrote that down."""
    try:
        told = json.loads(os.pread(handle, 4096, 0))
        pid, since = int(told["pid"]), datetime.fromisoformat(told["since"]).astimezone()
    except (ValueError, KeyError, TypeError):
        return UnfinishedError(
            Say(
                ru="Ночная проверка уже идёт.\n  Дождитесь её конца; ничего не потеряно.",
                en="A nightly audit is already under way.\n  Wait for its end; nothing is lost.",
            )
        )
    return UnfinishedError(
        Say(
            ru=f"Ночная проверка уже идёт: процесс {pid}, с {since:%H:%M %d.%m.%Y}.\n"
            "  Дождитесь её конца; ничего не потеряно.",
            en=f"A nightly audit is already under way: process {pid}, since {since:%Y-%m-%d %H:%M}.\n"
            "  Wait for its end; nothing is lost.",
        )
    )
