"""Reading and fact finding in child processes with limits of time and memory: a reader may die, the audit does not."""

import contextlib
import ctypes
import hashlib
import logging
import multiprocessing
import os
import queue
import resource
import signal
import sys
import time
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Final, Self

import pebble

from auditor import documents, facts
from auditor.model import Document, Facts, Text, Trouble

__all__ = ["READER", "Pool", "cores", "named"]


def _version(*packages: ModuleType) -> str:
    """A hash of the code that reads, so that readings kept by an older code are never taken for this one's."""
    digest = hashlib.sha256()
    for package in packages:
        for module in sorted(Path(package.__path__[0]).rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


READER: Final = f"{documents.READER}+{facts.VERSION}+{_version(documents, facts)}"  # the key a reading is kept under

_MEMORY = 1536 << 20  # of address space; a reader at work holds 50 to 200 MB
_TASKS = 200  # a child is replaced after so many documents, for what parsers leak
_NICE = 10
_TERM = 0.5  # seconds between asking a hung child to stop and killing it; C code does not hear the asking
_GRACE = 5.0  # after this the child ends by itself, should nobody be left to kill it
_TRIES = 2  # a child killed from outside (memory of the machine) may not be its document's fault
_PRELOAD = ["__main__", "auditor.pool"]  # imported once, not in each child
_PR_SET_PDEATHSIG = 1
_UNKNOWN = "application/octet-stream"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    sha: str
    path: Path
    media_type: str
    url: str
    filename: str
    timeout: float
    tried: int = 0


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def named(document: Document, path: Path) -> Document:
    """The document with the sha256 of its file for an id."""
    with path.open("rb") as stream:
        return replace(document, id=hashlib.file_digest(stream, "sha256").hexdigest())


class Pool:
    """Readers in processes of their own. Every document given comes back once, as a value, whatever it did."""

    def __init__(self, workers: int | None = None, *, timeout: float = 60.0) -> None:
        self.workers = max(1, workers or cores())
        self.pending = 0  # given, and not handed back yet
        self._timeout = timeout
        self._done: queue.SimpleQueue[tuple[_Task, Any]] = queue.SimpleQueue()
        pebble.CONSTS.term_timeout = _TERM
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOAD)
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, sha: str, path: Path, *, media_type: str = "", url: str = "", filename: str = "") -> None:
        """Gives a body to be read; `sha` becomes the id of the document."""
        self.pending += 1
        self._schedule(
            _Task(sha=sha, path=path, media_type=media_type, url=url, filename=filename, timeout=self._timeout)
        )

    def finished(self, wait: float = 0.0) -> list[Document]:
        """Documents done since the last call; waits up to `wait` seconds for the first of them."""
        out: list[Document] = []
        until = time.monotonic() + wait
        while True:
            left = 0.0 if out else max(0.0, until - time.monotonic())
            try:
                task, future = self._done.get(timeout=left) if left else self._done.get_nowait()
            except queue.Empty:
                return out
            if document := self._outcome(task, future):
                self.pending -= 1
                out.append(document)

    def close(self) -> None:
        """Ends at once; children at work are killed."""
        self._pool.stop()
        self._pool.join()

    def _new_pool(self) -> Any:
        return pebble.ProcessPool(
            max_workers=self.workers, max_tasks=_TASKS, initializer=_begin, initargs=(_MEMORY,), context=self._context
        )

    def _schedule(self, task: _Task) -> None:
        try:
            future = self._pool.schedule(_read, args=(task,), timeout=task.timeout)
        except RuntimeError:  # the pool broke: a child died with no document in hand
            self._mend()
            future = self._pool.schedule(_read, args=(task,), timeout=task.timeout)
        future.add_done_callback(lambda done: self._done.put((task, done)))

    def _mend(self) -> None:
        self._pool.stop()
        self._pool.join()
        self._pool = self._new_pool()

    def _outcome(self, task: _Task, future: Any) -> Document | None:
        """What a task came to; None when it is tried again."""
        try:
            document: Document = future.result(timeout=0)
            return document
        except TimeoutError:
            trouble, detail = Trouble.TOO_SLOW, f"{task.timeout:g} s"
        except MemoryError:
            trouble, detail = Trouble.TOO_LARGE, "memory"
        except pebble.ProcessExpired as death:
            if death.exitcode == -signal.SIGKILL and self._again(task):
                return None
            trouble, detail = Trouble.CRASHED, _cause(death.exitcode)
        except (BrokenProcessPool, CancelledError) as death:
            if self._again(task):
                return None
            trouble, detail = Trouble.CRASHED, type(death).__name__
        except Exception as error:
            # What came back could not be unpickled, or the child failed before its own guards stood.
            trouble, detail = Trouble.CRASHED, f"{type(error).__name__}: {error}"[:200]
        _log.info("%s: %s %s", task.path, trouble, detail)
        text = Text(media_type=task.media_type or _UNKNOWN, trouble=trouble, detail=detail)
        return Document(id=task.sha, text=text, facts=Facts())

    def _again(self, task: _Task) -> bool:
        if task.tried + 1 >= _TRIES:
            return False
        self._schedule(replace(task, tried=task.tried + 1))
        return True


def _cause(code: int | None) -> str:
    """How a child ended."""
    with contextlib.suppress(ValueError):
        return signal.Signals(-(code or 0)).name
    return f"exit status {code}"


# --- in the child ----------------------------------------------------------------------------------------------------


def _begin(memory: int) -> None:
    """Sets the limits of a child. It ends with its parent, and what C libraries say of hostile files is not shown."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICE)
    # The fork server ends when nobody holds this pipe any more, and it gave every child an end to hold.
    alive = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_alive_fd", None)
    if alive is not None:
        os.close(alive)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    os.close(silence)


def _read(task: _Task) -> Document:
    """Reads one document and finds its facts. An alarm ends the child should its parent be gone."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, task.timeout + _GRACE)
    try:
        text = documents.read(task.path, media_type=task.media_type, url=task.url, filename=task.filename)
        return Document(id=task.sha, text=text, facts=_find(text))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _find(text: Text) -> Facts:
    """The facts; a text that trips a fact finder is kept without any."""
    try:
        return facts.find(text)
    except Exception:
        _log.info("facts.find failed", exc_info=True)
        return Facts()
