"""Ends a crawl in which nothing moves any more, and says so: what was done is kept, and the same command goes on."""

import asyncio
import faulthandler
import logging
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from auditor.errors import UnfinishedError
from auditor.model import Say

_log = logging.getLogger(__name__)


class Watchdog:
    """A thread of its own, for the one that crawls may be what hangs.

    `patience`: seconds. `due`: whether something will happen by itself, as a pause that ends. `end`: ends the process.
    """

    def __init__(self, patience: float, due: Callable[[], bool], end: Callable[[UnfinishedError], NoReturn]) -> None:
        self._patience, self._due, self._end = patience, due, end
        self._step = min(5.0, patience / 5)
        self._moved = time.monotonic()

    def start(self) -> None:
        """Begins to watch; to be called where the event loop runs."""
        self._look(asyncio.get_running_loop())
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def moved(self) -> None:
        """A request went out or came back."""
        self._moved = time.monotonic()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the event loop: while it is stuck, a pause does not count as progress."""
        if self._due():
            self.moved()
        loop.call_later(self._step, self._look, loop)

    def _watch(self) -> None:
        while True:
            before = time.monotonic()
            time.sleep(self._step)
            if time.monotonic() - before > 2 * self._step + 1:
                self.moved()  # all of us stood still: the machine slept, or was too busy
            if time.monotonic() - self._moved > self._patience:
                break
        _log.error("nothing moved for %g s; what each thread was doing:", self._patience)
        faulthandler.dump_traceback()
        self._end(_stuck(self._patience))


def _stuck(seconds: float) -> UnfinishedError:
    return UnfinishedError(
        Say(
            ru=f"Обход ссылок остановлен: за {seconds:.0f} с ничего не сдвинулось. "
            "Сделанное сохранено; та же команда его продолжит.",
            en=f"Following the links was ended: nothing moved for {seconds:.0f} s. "
            "What was done is kept; the same command goes on.",
        )
    )
