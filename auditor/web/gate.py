"""Looks at an upload before it is taken: in a child with limits, for a form is as hostile as any document."""

import asyncio
import contextlib
import logging
import multiprocessing
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from auditor import confined, submissions
from auditor.errors import AuditorError
from auditor.model import Say
from auditor.web import naming
from rules import rubrics

_MEMORY = 1 << 30  # of address space
_LONGEST = 30.0  # seconds for one form
_AT_ONCE = 2
_TASKS = 100  # a child is replaced after so many
_log = logging.getLogger(__name__)
_BROKEN = Say(
    ru="Форму сейчас не прочитать: это наша ошибка, она записана в журнал.\n  Попробуйте через минуту.",
    en="The form cannot be read just now: the error is ours, and stands in the log.\n  Try in a minute.",
)
_HEAVY = Say(
    ru="Форма не прочитана: она слишком велика или повреждена.\n"
    "  Сохраните её заново в Excel или LibreOffice и попробуйте ещё раз.",
    en="The form was not read: it is too large, or damaged.\n  Save it anew in Excel or LibreOffice, and try again.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a form is: `suffix` names its kind by content. Or the words why it is none."""

    suffix: str = ""
    links: int = 0
    fault: Say | None = None
    ours: bool = False  # the fault is


class Gate:
    """The children that look at uploads; made anew should they ever break."""

    def __init__(self) -> None:
        self._pool = _pool()

    async def look(self, path: Path, name: str, rubric: str, as_of: date) -> Looked:
        """What stands at `path`; `name` is how the sender calls it, for the words of a fault."""
        if not self._pool.active:
            self._pool = _pool()
        try:
            future = self._pool.schedule(_look, args=(str(path), name, rubric, as_of), timeout=_LONGEST)
            found: Looked = await asyncio.wrap_future(future)
        except (TooLong, ProcessExpired, MemoryError, RecursionError):
            return Looked(fault=_HEAVY)
        except (BrokenExecutor, RuntimeError):  # pebble raises the latter for a pool that broke meanwhile
            _log.exception("the readers of forms")
            return Looked(fault=_BROKEN, ours=True)
        return found

    async def warm(self) -> None:
        """Has the children begin, which takes seconds, before anybody waits for them."""
        with contextlib.suppress(Exception):  # whoever uploads a form will be told
            await asyncio.wrap_future(self._pool.schedule(_ready))

    def close(self) -> None:
        """Ends the children."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join(timeout=5)


def _pool() -> ProcessPool:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["auditor.web.gate"])
    return ProcessPool(
        max_workers=_AT_ONCE, max_tasks=_TASKS, context=context, initializer=confined.begin, initargs=(_MEMORY,)
    )


def _ready() -> None:
    """In the child: what it will need is imported by now."""
    rubrics.names()


def _look(path: str, name: str, rubric: str, as_of: date) -> Looked:
    """In the child: everything but the links themselves is checked."""
    file = Path(path)
    try:
        suffix = submissions.suffix(file)
        known = [rubrics.load(one, as_of) for one in ([rubric] if rubric else rubrics.names())]
        codes = submissions.codes(file)
        best = max(known, key=lambda one: len(codes & {position.id for position in one.positions}))
        forms = submissions.read(file, best, called=name)
    except AuditorError as fault:
        return Looked(fault=naming.renamed(fault.say, file, name))
    links = sum(len(cell.links) for form in forms for cell in form.cells)
    return Looked(suffix=suffix, links=links)
