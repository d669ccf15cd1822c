"""Reading and fact finding in child processes with limits of time and memory: a reader may die, the audit does not."""

import contextlib
import hashlib
import logging
import multiprocessing
import os
import queue
import signal
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Final, Self

import pebble

from auditor import confined, documents, facts
from auditor.documents import layout, scans
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
_TERM = 0.5  # seconds between asking a hung child to stop and killing it; C code does not hear the asking
_GRACE = 5.0  # after this the child ends by itself, should nobody be left to kill it
_TRIES = 2  # a child killed from outside (memory of the machine) may not be its document's fault
_PRELOAD = ["__main__", "auditor.pool"]  # imported once, not in each child
_LOOKING = 60.0  # seconds for the pictures of a document, and as many again for the one begun last
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Documents that get pages by our layout, in one go."""

    papers: tuple[tuple[Path, Document], ...]
    folder: Path
    timeout: float = layout.SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A document with pages to be read from their pictures."""

    path: Path
    document: Document
    cited: frozenset[int]
    most: int
    timeout: float = _LOOKING


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
        self._done: queue.SimpleQueue[tuple[_Task | _Batch | _Look, Any]] = queue.SimpleQueue()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        pebble.CONSTS.term_timeout = _TERM
        if not confined.can_forbid_sockets():
            _log.info("this system cannot keep the readers of documents from the network; a firewall should")
        confined.folder()
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

    def lay(self, papers: Sequence[tuple[Path, Document]]) -> None:
        """Gives documents read before to be laid out in pages; each comes back as it was, where that fails."""
        self._folder = self._folder or tempfile.TemporaryDirectory(dir=confined.folder(), ignore_cleanup_errors=True)
        self.pending += len(papers)
        for at in range(0, len(papers), layout.BATCH):
            self._schedule(_Batch(papers=tuple(papers[at : at + layout.BATCH]), folder=Path(self._folder.name)))

    def look(self, path: Path, document: Document, cited: Iterable[int] = (), most: int = scans.FEW) -> None:
        """Gives a document read before whose pages are pictures; it comes back as it was, where they cannot be read."""
        self.pending += 1
        self._schedule(_Look(path=path, document=document, cited=frozenset(cited), most=most))

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
            if isinstance(task, _Batch):
                done = self._laid(task, future)
            elif isinstance(task, _Look):
                done = [_looked(task, future)]
            else:
                done = [document] if (document := self._outcome(task, future)) else []
            self.pending -= len(done)
            out += done

    def close(self) -> None:
        """Ends at once; children at work are killed."""
        self._pool.stop()
        self._pool.join()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _new_pool(self) -> Any:
        return pebble.ProcessPool(
            max_workers=self.workers,
            max_tasks=_TASKS,
            initializer=confined.begin,
            initargs=(_MEMORY,),
            context=self._context,
        )

    def _schedule(self, task: _Task | _Batch | _Look) -> None:
        # A batch, and a look, end by their own clocks; what they have begun then has yet to be read.
        limit = task.timeout + (0 if isinstance(task, _Task) else self._timeout)
        work: Any = _lay if isinstance(task, _Batch) else _look if isinstance(task, _Look) else _read
        try:
            future = self._pool.schedule(work, args=(task,), timeout=limit)
        except RuntimeError:  # the pool broke: a child died with no document in hand
            self._mend()
            future = self._pool.schedule(work, args=(task,), timeout=limit)
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

    def _laid(self, batch: _Batch, future: Any) -> list[Document]:
        """Documents with pages. Those of a batch that have none may be another one's fault: each is tried alone."""
        try:
            made: list[Document | None] = future.result(timeout=0)
        except Exception as error:
            _log.info("layout: %s", error)
            made = [None] * len(batch.papers)
        out: list[Document] = []
        for paper, document in zip(batch.papers, made, strict=True):
            if document is not None:
                out.append(document)
            elif len(batch.papers) > 1:
                self._schedule(replace(batch, papers=(paper,)))
            else:
                out.append(replace(paper[1], text=replace(paper[1].text, laid_out=True)))
        return out

    def _again(self, task: _Task) -> bool:
        if task.tried + 1 >= _TRIES:
            return False
        self._schedule(replace(task, tried=task.tried + 1))
        return True


def _looked(task: _Look, future: Any) -> Document:
    try:
        document: Document = future.result(timeout=0)
        return document
    except Exception as error:
        _log.info("%s: its pictures: %s", task.path, error)
        return replace(task.document, text=scans.given_up(task.document.text, task.cited, task.most))


def _cause(code: int | None) -> str:
    """How a child ended."""
    with contextlib.suppress(ValueError):
        return signal.Signals(-(code or 0)).name
    return f"exit status {code}"


# --- in the child ----------------------------------------------------------------------------------------------------


def _lay(batch: _Batch) -> list[Document | None]:
    """Documents with pages by our layout. What was found in their own text stays: its lines are the truer ones."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 2 * batch.timeout + _GRACE)
    try:
        texts = layout.paged([(path, document.text) for path, document in batch.papers], batch.folder, batch.timeout)
        pairs = zip(batch.papers, texts, strict=True)
        return [replace(document, text=text) if text else None for (_, document), text in pairs]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _look(task: _Look) -> Document:
    """A document with its pictures read, and the facts of all its text."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 2 * task.timeout + _GRACE)
    try:
        text = documents.look(task.path, task.document.text, task.cited, task.most, task.timeout)
        return replace(task.document, text=text, facts=_find(text))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


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
