"""Progress on a terminal: two lines rewritten in place while an audit runs; nothing in a pipe."""

import sys
import time
from typing import TextIO

from auditor.model import Lang
from auditor.store import Progress

_WIDTH = 28
_STEP = 0.2  # seconds between two drawings
_WORDS = {
    Lang.RU: ("Ссылки", "Документы", "мин", "с", "в очереди"),
    Lang.EN: ("Links", "Documents", "min", "s", "waiting"),
}


class Bar:
    """Draws progress on stderr; a quiet one, or one that is not on a terminal, draws nothing."""

    def __init__(self, lang: Lang, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._on = not quiet and self._stream.isatty()
        self._words = _WORDS[lang]
        self._began = time.monotonic()
        self._drawn = 0.0
        self._lines = 0

    def __call__(self, progress: Progress) -> None:
        """Draws, at most five times a second."""
        now = time.monotonic()
        if not self._on or now - self._drawn < _STEP:
            return
        self._drawn = now
        self.clear()
        lines = [self._head(progress), self._hosts(progress)]
        self._stream.write("\n".join(line[:79] for line in lines if line) + "\n")
        self._stream.flush()
        self._lines = sum(bool(line) for line in lines)

    def clear(self) -> None:
        """Takes away what was drawn, so that the summary starts on a clean line."""
        if self._on and self._lines:
            self._stream.write(f"\x1b[{self._lines}F\x1b[J")
            self._stream.flush()
            self._lines = 0

    def _head(self, progress: Progress) -> str:
        links, documents, *_ = self._words
        done, all_ = progress.links_done, max(progress.links_all, 1)
        full = _WIDTH * done // all_
        bar = "━" * full + "─" * (_WIDTH - full)
        read = f"{documents} {progress.bodies_read}/{progress.bodies_all}"
        return f"{links} {done}/{progress.links_all} {bar} {read}  {self._left(done, progress.links_all)}"

    def _left(self, done: int, all_: int) -> str:
        """A guess of the time left, once there is something to guess from."""
        spent = time.monotonic() - self._began
        if not done or done >= all_ or spent < 3:
            return ""
        seconds = spent / done * (all_ - done)
        return f"≈ {seconds / 60:.0f} {self._words[2]}" if seconds >= 90 else f"≈ {seconds:.0f} {self._words[3]}"

    def _hosts(self, progress: Progress) -> str:
        if not progress.waiting:
            return ""
        return "  " + ", ".join(f"{one.host}: {one.pending} {self._words[4]}" for one in progress.waiting[:2])
