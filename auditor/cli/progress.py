"""Progress on a terminal: two lines rewritten in place while an audit runs; nothing in a pipe."""

import os
import shutil
import sys
import time
from collections import deque
from typing import TextIO

from auditor.cli.table import count, cut, fit
from auditor.model import Failure, Lang
from auditor.store import Progress, Waiting
from rules import outcomes

_WIDTH = 79
_BAR = 20
_STEP = 0.2  # seconds between two drawings
_RECENT = 60.0  # seconds whose pace tells the time left
_SURE = 5.0  # seconds before anything is said of the time left
_WORDS = {
    Lang.RU: {"links": "Ссылки", "documents": "Документы", "failed": "не открылись", "queue": "в очереди"},
    Lang.EN: {"links": "Links", "documents": "Documents", "failed": "failed", "queue": "waiting"},
}


class Bar:
    """Draws progress on stderr; a quiet one, or one that is not on a terminal, draws nothing."""

    def __init__(self, lang: Lang, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._on = not quiet and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._lang = lang
        self._words = _WORDS[lang]
        self._seen: deque[tuple[float, int, int]] = deque()  # moment, links done, documents read
        self._drawn = 0.0
        self._lines = 0

    def __call__(self, progress: Progress) -> None:
        """Draws, at most five times a second."""
        now = time.monotonic()
        if not self._on or now - self._drawn < _STEP:
            return
        self._drawn = now
        self._note(now, progress)
        lines = [line for line in (self._head(progress), self._hosts(progress.waiting)) if line]
        width = min(_WIDTH, shutil.get_terminal_size().columns - 1)
        self.clear()
        self._stream.write("".join(f"{cut(fit(line), width)}\n" for line in lines))
        self._stream.flush()
        self._lines = len(lines)

    def clear(self) -> None:
        """Takes away what was drawn, so that the summary starts on a clean line."""
        if self._on and self._lines:
            self._stream.write(f"\x1b[{self._lines}F\x1b[J")
            self._stream.flush()
            self._lines = 0

    def _note(self, now: float, progress: Progress) -> None:
        self._seen.append((now, progress.links_done, progress.bodies_read))
        while len(self._seen) > 2 and now - self._seen[1][0] > _RECENT:
            self._seen.popleft()

    def _head(self, progress: Progress) -> str:
        done, all_ = progress.links_done, progress.links_all
        full = _BAR * done // max(all_, 1)
        parts = [
            f"{self._words['links']} {done}/{all_} {'━' * full}{'─' * (_BAR - full)}",
            f"{self._words['documents']} {progress.bodies_read}/{progress.bodies_all}",
            f"{self._words['failed']} {progress.links_failed}" if progress.links_failed else "",
            self._left(progress),
        ]
        return "  ".join(part for part in parts if part)

    def _left(self, progress: Progress) -> str:
        """A guess of the time left by the pace of the last minute, once there is something to guess from."""
        (begun, links, documents), (now, links_now, documents_now) = self._seen[0], self._seen[-1]
        spent = now - begun
        if spent < _SURE:
            return ""
        seconds = 0.0
        for left, made in (
            (progress.links_all - progress.links_done, links_now - links),
            (progress.bodies_all - progress.bodies_read, documents_now - documents),
        ):
            if left and not made:
                return ""  # it stands still: how long, nobody knows
            seconds = max(seconds, left * spent / made if left else 0.0)
        if not seconds:
            return ""
        ru = self._lang is Lang.RU
        if seconds >= 90:
            return f"≈ {seconds / 60:.0f} {'мин' if ru else 'min'}"
        return f"≈ {max(seconds, 1):.0f} {'с' if ru else 's'}"

    def _hosts(self, waiting: tuple[Waiting, ...]) -> str:
        """How many sites are waited for; those with most links, as far as they fit, and what was last wrong there."""
        if not waiting:
            return ""
        sites = count(len(waiting), self._lang, ("сайт", "сайта", "сайтов"), ("site", "sites"))
        line = f"  {sites}"
        for at, one in enumerate(waiting[:3]):
            told = f"{one.host}: {one.pending} {self._words['queue']}{self._why(one.why)}"
            longer = f"{line}{', ' if at else ' · '}{told}"
            if at and len(longer) > _WIDTH:
                break
            line = longer
        return line

    def _why(self, why: str) -> str:
        try:
            said = outcomes.FAILURES.get(Failure(why)) if why else None
        except ValueError:
            return ""
        return f" ({said.in_(self._lang)})" if said else ""
