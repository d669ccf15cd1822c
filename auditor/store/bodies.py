"""The folder of bodies, each a file named by the sha256 of its bytes."""

import hashlib
import os
import secrets
import time
from pathlib import Path

_STALE = 3600.0  # seconds after which a half-written file belongs to nobody


def place(folder: Path, sha: str) -> Path:
    """Where the body stands."""
    return folder / sha[:2] / sha


def keep(folder: Path, data: bytes) -> str:
    """Stores the bytes, whole or not at all, safe from a power cut; returns their sha256."""
    sha = hashlib.sha256(data).hexdigest()
    path = place(folder, sha)
    if path.is_file() and path.stat().st_size == len(data):
        return sha
    path.parent.mkdir(parents=True, exist_ok=True)
    half = folder / f"{sha}-{secrets.token_hex(4)}.tmp"
    try:
        with half.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    _settle(path.parent)
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


def _settle(folder: Path) -> None:
    """Brings the folder's list of names to the disk; without it a power cut may lose a file that was written whole."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
