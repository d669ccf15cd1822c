"""The folder of pictures of pages, kept from night to night: a page that has not changed is not drawn again.

Pictures are files, by a key that names all they were drawn from: they can be drawn again, so nothing is lost with them.
"""

import os
import time
from pathlib import Path

from auditor.model import Picture
from auditor.store import coding

_DAY = 86_400.0
_AGAIN = 7 * _DAY  # seconds after which what could not be drawn is tried again
_TOUCHED = _DAY  # a picture in use is marked as such once a day


class Drawn:
    """Pictures by key. What cannot be read or written is as good as not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> tuple[bool, Picture | None]:
        """Whether it is known, and the picture; known without one: it could not be drawn."""
        path = self._place(key)
        try:
            age, data = time.time() - path.stat().st_mtime, path.read_bytes()
            if not data:
                return age < _AGAIN, None
            picture = coding.decode(data, Picture)
            if age > _TOUCHED:
                os.utime(path)
        except (OSError, ValueError):
            return False, None
        return True, picture

    def put(self, key: str, picture: Picture | None) -> None:
        """Keeps it, whole or not at all."""
        path = self._place(key)
        half = path.with_name(f"{path.name}-{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(coding.encode(picture) if picture else b"")
            half.replace(path)
        except OSError:
            half.unlink(missing_ok=True)

    def prune(self, days: int) -> None:
        """Lets go what no report has shown for so long."""
        oldest = time.time() - days * _DAY
        for path in self._folder.glob("??/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:
                continue  # another process was faster

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / key
