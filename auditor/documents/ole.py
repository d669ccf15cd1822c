"""OLE files (DOC, PPT, XLS, MSG): their streams, and what they say of themselves."""

from pathlib import Path
from types import TracebackType
from typing import Self

import olefile

from auditor.documents import counted, encoding, limits
from auditor.documents.limits import Unreadable
from auditor.model import Trouble

_STREAM = 100 << 20
_SUMMARY, _MORE = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_TITLE, _PAGES, _CHARACTERS, _WITH_SPACES = 2, 14, 16, 17


class Streams:
    """An open OLE file; what it cannot give is empty, what is no OLE file at all is damaged."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = olefile.OleFileIO(str(path))
        except Exception as error:
            # Loops, directories out of bounds, half a header: each raises something else.
            raise Unreadable(Trouble.DAMAGED, f"OLE: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return bool(self._file.exists(name))

    def read(self, name: str) -> bytes:
        """The bytes of a stream, as many as there are."""
        if name not in self:
            return b""
        try:
            if self._file.get_size(name) > _STREAM:
                raise Unreadable(Trouble.TOO_LARGE, f"OLE: {name}")
            with self._file.openstream(name) as stream:
                return bytes(stream.read())
        except (OSError, ValueError, TypeError, IndexError) as error:
            raise Unreadable(Trouble.DAMAGED, f"OLE: {name}: {error}") from error

    def title(self) -> str:
        said = self._properties(_SUMMARY).get(_TITLE)
        return limits.one_line(encoding.decode(said.strip(b"\0 "))) if isinstance(said, bytes) else ""

    def recorded(self) -> counted.Recorded:
        """The counts of pages and characters that the program left."""
        summary, more = self._properties(_SUMMARY), self._properties(_MORE)
        pages, characters = summary.get(_PAGES), more.get(_WITH_SPACES) or summary.get(_CHARACTERS)
        return counted.Recorded(
            pages if isinstance(pages, int) and pages > 0 else None,
            characters if isinstance(characters, int) and characters > 0 else None,
        )

    def _properties(self, name: str) -> dict[int, object]:
        if name not in self:
            return {}
        try:
            return dict(self._file.getproperties(name, convert_time=False))
        except Exception:
            return {}  # a property set is a hint; a broken one is none


def names(path: Path) -> frozenset[str] | None:
    """The names of the streams at the root; None where the directory cannot be read."""
    try:
        with olefile.OleFileIO(str(path)) as file:
            return frozenset(entry[0] for entry in file.listdir())
    except Exception:
        return None
