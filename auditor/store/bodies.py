"""The folder of bodies, each a file named by the sha256 of its bytes."""

import functools
import hashlib
import itertools
import os
import secrets
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

from auditor.store import faults

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
SHARES = 24  # of many bodies to be written, each in a thread
_STALE = 3600.0  # seconds after which a half-written file belongs to nobody


def place(folder: Path, sha: str) -> Path:
    """Where the body stands."""
    return folder / sha[:2] / sha


class Incoming:
    """A body on its way to the disk, hashed as it comes; for those that would fill the memory. `drop` it, or keep it.

    What hinders it is an UnfinishedError.
    """

    def __init__(self, folder: Path, beside: Path) -> None:
        self._beside = beside  # the database, for the words of a fault
        self._half = folder / f"{secrets.token_hex(12)}.tmp"
        with faults.told(beside):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._half.open("xb", buffering=0)
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """The next bytes."""
        left = memoryview(data)
        with faults.told(self._beside):
            while left:  # without a buffer of its own a file may take less than it is given
                left = left[self._file.write(left) :]
        self._digest.update(data)
        self.size += len(data)

    @property
    def sha(self) -> str:
        """The sha256 of what has come so far."""
        return self._digest.hexdigest()

    @property
    def path(self) -> Path:
        """Where it stands until it is kept."""
        return self._half

    def drop(self) -> None:
        """Nobody wants it."""
        self._file.close()
        self._half.unlink(missing_ok=True)

    def settle(self, path: Path) -> None:
        """Stores it there; the lists of names are the caller's."""
        os.fsync(self._file.fileno())
        self._file.close()
        _named(self._half, path)


_numbers = itertools.count()

Data: TypeAlias = bytes | Incoming


def keep(folder: Path, data: bytes) -> str:
    """Stores the bytes, whole or not at all, safe from a power cut; returns their sha256."""
    sha = hashlib.sha256(data).hexdigest()
    keep_all(folder, [(sha, data)])
    return sha


def keep_all(folder: Path, bodies: Sequence[tuple[str, Data]], writers: ThreadPoolExecutor | None = None) -> None:
    """Stores bodies by their sha256, as `keep` does. `writers`: disks bring many files to rest in the time of one."""
    if writers is None or len(bodies) == 1:
        written = _kept(folder, bodies)
    else:
        written = sum(writers.map(functools.partial(_kept, folder), [bodies[at::SHARES] for at in range(SHARES)]))
    if written:
        _settle(folder)


def _kept(folder: Path, bodies: Iterable[tuple[str, Data]]) -> int:
    """Stores them but for the lists of names; returns how many were new."""
    new = 0
    for sha, data in bodies:
        path, size = place(folder, sha), data.size if isinstance(data, Incoming) else len(data)
        if _stands(path, size):
            if isinstance(data, Incoming):
                data.drop()
            continue
        new += 1
        if isinstance(data, Incoming):
            data.settle(path)
        else:
            _write(folder, path, data)
    return new


def _stands(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _write(folder: Path, path: Path, data: bytes) -> None:
    half = folder / f"{path.name}-{os.getpid()}-{next(_numbers)}.tmp"
    try:
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
        _named(half, path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _named(half: Path, path: Path) -> None:
    try:
        half.replace(path)
    except FileNotFoundError:  # the first whose name begins so
        path.parent.mkdir(exist_ok=True)
        half.replace(path)


def tidy(folder: Path) -> None:
    """Removes what a killed run left half-written, long ago."""
    if not folder.is_dir():
        return
    for half in folder.glob("*.tmp"):
        try:
            if half.stat().st_mtime < time.time() - _STALE:
                half.unlink()
        except OSError:
            continue  # another process was faster


def _settle(folder: Path) -> None:
    """Brings the lists of names to the disk; without it a power cut may lose files that were written whole.

    Each new file was moved out of this folder into one of its own, and a move is done in both lists or in none: so
    this one list stands for all of them.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
