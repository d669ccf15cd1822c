"""The keeper in a process of its own, as the crawl's writer sees it."""

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from auditor.store import keeper
from auditor.store.keeper import Kept, Statement


class Apart:
    """Should the process be killed, or not start, its work is done in this one from then on."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._where = (str(path.absolute()), str(folder.absolute()))
        self._child: subprocess.Popen[bytes] | None = None
        self._here: keeper.Keeper | None = None

    @property
    def pid(self) -> int:
        """The number of the process; 0 while there is none."""
        return self._child.pid if self._child else 0

    def start(self) -> None:
        """Starts the process; it is at hand when the first batch comes."""
        with suppress(OSError):
            self._child = subprocess.Popen(
                [sys.executable, "-I", "-S", keeper.__file__, *self._where],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )

    def keep(self, bodies: Sequence[Kept], statements: Sequence[Statement]) -> None:
        """One batch: the bodies, then the rows."""
        if self._here is None:
            try:
                fault = self._told((list(bodies), list(statements)))
            except (OSError, EOFError, ValueError):  # it is dead: what it did not get done is done here
                self._here = keeper.Keeper(*self._where)
            else:
                if fault is not None:
                    raise _of(*fault)
                return
        self._here.bodies(bodies)
        self._here.rows(statements)

    def close(self) -> None:
        """Ends the process."""
        if self._child is not None:
            assert self._child.stdin and self._child.stdout
            with suppress(BrokenPipeError):
                self._child.stdin.close()
            self._child.stdout.close()
            self._child.wait()
        if self._here is not None:
            self._here.close()

    def _told(self, batch: tuple[list[Kept], list[Statement]]) -> Any:
        if self._child is None:
            raise EOFError
        assert self._child.stdin and self._child.stdout
        keeper.send(self._child.stdin, batch)
        return keeper.received(self._child.stdout)


def _of(name: str, number: int, words: str) -> Exception:
    """What hindered the process, as if it had been met here."""
    if not name:
        return OSError(number, words)
    kind = getattr(sqlite3, name, sqlite3.OperationalError)
    return (
        kind(words) if isinstance(kind, type) and issubclass(kind, sqlite3.Error) else sqlite3.OperationalError(words)
    )
