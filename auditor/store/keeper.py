"""Brings bodies to the disk, and then the rows that speak of them; for a crawl in a process of its own.

Python lets one thread run at a time. Each call of the system here would wait for its turn beside the thread that
crawls, and make that one wait in turn: with two processors the crawl took half as long again. The process loads the
standard library only, so that it starts in a fiftieth of a second; its orders come by a pipe that ends with the crawl.
"""

import itertools
import marshal
import os
import select
import signal
import sqlite3
import struct
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeAlias

SHARES = 24  # of many bodies to be written, each in a thread: disks bring many files to rest in the time of one
BUSY = 10.0  # seconds to wait for another process's transaction
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_LENGTH = struct.Struct("=Q")

Kept: TypeAlias = tuple[str, bytes | str]  # a sha256, and the bytes, or the path of the file that holds them already
Statement: TypeAlias = tuple[str, tuple[Any, ...]]

_numbers = itertools.count()


class Keeper:
    """Keeps batches: all bodies safe from a power cut, then all rows in one transaction. Raises OSError, sqlite3.Error.

    It belongs to the thread that uses it first.
    """

    def __init__(self, path: str, folder: str) -> None:
        self._path, self._folder = path, Path(folder)
        self._connection: sqlite3.Connection | None = None
        self._writers = ThreadPoolExecutor(SHARES, thread_name_prefix="bodies")

    def bodies(self, bodies: Sequence[Kept]) -> None:
        """The first half of a batch."""
        keep(self._folder, bodies, self._writers)

    def rows(self, statements: Iterable[Statement]) -> None:
        """The other half."""
        if self._connection is None:
            self._connection = connected(self._path)
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for sql, parameters in statements:
                self._connection.execute(sql, parameters)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def close(self) -> None:
        """Nothing more comes."""
        self._writers.shutdown()
        if self._connection is not None:
            self._connection.close()


def connected(path: str) -> sqlite3.Connection:
    """A connection as all of ours are."""
    connection = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def place(folder: Path, sha: str) -> Path:
    """Where the body stands."""
    return folder / sha[:2] / sha


def keep(folder: Path, bodies: Sequence[Kept], writers: ThreadPoolExecutor | None = None) -> None:
    """Stores bodies, each whole or not at all, safe from a power cut; what stands already is left as it is."""
    if writers is None or len(bodies) < 2:
        written = _kept(folder, bodies)
    else:
        written = sum(writers.map(partial(_kept, folder), [bodies[at::SHARES] for at in range(SHARES)]))
    if written:
        # The lists of names; without it a power cut may lose files that were written whole. Each new file was moved out
        # of this folder into one of its own, and a move is done in both lists or in none: this one stands for all.
        _synced(folder)


def _kept(folder: Path, bodies: Iterable[Kept]) -> int:
    """Stores them but for the lists of names; returns how many were new."""
    new = 0
    for sha, data in bodies:
        path, stands = place(folder, sha), _size(place(folder, sha))
        written = isinstance(data, str)
        half = Path(data) if isinstance(data, str) else folder / f"{sha}-{os.getpid()}-{next(_numbers)}.tmp"
        try:
            if stands >= 0 and stands == (_size(half, stands) if written else len(data)):
                if written:
                    half.unlink(missing_ok=True)
                continue
            new += 1
            _synced(half) if isinstance(data, str) else _written(folder, half, data)
            _named(half, path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
    return new


def _size(path: Path, missing: int = -1) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return missing


def _synced(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _written(folder: Path, half: Path, data: bytes) -> None:
    try:
        file = os.open(half, _NEW, 0o666)
    except FileNotFoundError:  # the first body of all
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(half, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:  # without a buffer a file may take less than it is given
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _named(half: Path, path: Path) -> None:
    try:
        half.replace(path)
    except FileNotFoundError:  # the first whose name begins so
        path.parent.mkdir(parents=True, exist_ok=True)
        half.replace(path)


def send(pipe: IO[bytes], message: Any) -> None:
    """Puts a message into a pipe between two of our processes."""
    data = marshal.dumps(message)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def received(pipe: IO[bytes]) -> Any:
    """The next message; EOFError when the other side is gone."""
    head = pipe.read(_LENGTH.size)
    data = pipe.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if not data or len(data) < _LENGTH.unpack(head)[0]:
        raise EOFError
    return marshal.loads(data)


def _answered(keeper: Keeper, batch: tuple[list[Kept], list[Statement]]) -> tuple[str, int, str] | None:
    """None, or what hindered it: an error of SQLite by its name, or one of the disk by its number, and its words."""
    try:
        keeper.bodies(batch[0])
        if _is_orphan():
            raise EOFError
        keeper.rows(batch[1])
    except sqlite3.Error as fault:
        return type(fault).__name__, 0, str(fault)
    except OSError as fault:
        return "", fault.errno or 0, fault.strerror or str(fault)
    return None


def _is_orphan() -> bool:
    """Whether the crawl is gone: the next one may have begun, and makes the requests of this batch once more."""
    poll = select.poll()
    poll.register(0, 0)
    return any(state & select.POLLHUP for _, state in poll.poll(0))


def main() -> None:
    """Keeps what comes until nothing comes any more; a batch that did not come whole is not begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who crawls is told, and ends this
    keeper = Keeper(sys.argv[1], sys.argv[2])
    try:
        while True:
            send(sys.stdout.buffer, _answered(keeper, received(sys.stdin.buffer)))
    except (EOFError, BrokenPipeError):
        keeper.close()


if __name__ == "__main__":
    main()
