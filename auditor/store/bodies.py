"""The folder of bodies, each a file named by the sha256 of its bytes."""

import hashlib
import secrets
import time
from pathlib import Path
from typing import TypeAlias

from auditor.store import faults, keeper

_STALE = 3600.0  # seconds after which a half-written file belongs to nobody


def place(folder: Path, sha: str) -> Path:
    """Where the body stands."""
    return keeper.place(folder, sha)


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

    def close(self) -> str:
        """All of it came: the path, for who keeps it."""
        self._file.close()
        return str(self._half)


Data: TypeAlias = bytes | Incoming


def keep(folder: Path, data: bytes) -> str:
    """Stores the bytes, whole or not at all, safe from a power cut; returns their sha256."""
    sha = hashlib.sha256(data).hexdigest()
    keeper.keep(folder, [(sha, data)])
    return sha


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
