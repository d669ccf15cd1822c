"""Pictures of the pages that findings speak of, drawn in confined child processes, bounded in number and time."""

import io
import logging
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pebble
from PIL import Image

from auditor import confined, pool
from auditor.documents import layout
from auditor.model import Picture, Report
from auditor.picturing import asking, drawing, shelf
from auditor.picturing.asking import Ask, Paper

__all__ = ["SECONDS", "pictures"]

SECONDS: Final = 120.0  # for all the pictures of a report
_OF_ONE = 40.0  # for those of a document
_LAYOUT = 45.0  # for a batch of documents that have no pages of their own
_MEMORY = 1536 << 20
_TASKS = 100
_BYTES = 120 << 20  # of pictures held at a time; past it whole pages are left out
_TURN = 0.1

_log = logging.getLogger(__name__)


def pictures(
    report: Report,
    place: Callable[[str], Path],
    workers: int | None = None,
    watch: Callable[[], None] = lambda: None,
    seconds: float = SECONDS,
    kept: shelf.Shelf | None = None,
) -> dict[str, Picture]:
    """Pictures by the id of the finding; `place` tells where the body of a document stands, `kept` what was drawn.

    A finding without one has no quote to frame, or its document could not be drawn: the report shows its words alone.
    """
    papers, wanted = asking.papers(report, place)
    where = kept or shelf.Empty()
    left, made = shelf.taken(where, papers)
    until = time.monotonic() + seconds
    if left:
        with (
            tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True) as folder,
            _Children(workers, until, watch) as children,
        ):
            made |= _drawn(children, left, Path(folder), where)
    made = _bounded(made)
    found = {finding: made[key] for finding, key in wanted.items() if key in made}
    _log.info("pictures: %d of %d findings, %.1f s", len(found), len(wanted), seconds - until + time.monotonic())
    return found


def _drawn(
    children: "_Children", papers: Sequence[Paper], folder: Path, where: shelf.Shelf
) -> dict[tuple[str, Ask], Picture]:
    """By document and ask. Layout takes longest, so it begins first."""
    flowing = [paper for paper in papers if paper.flowing]
    batches = [flowing[at : at + layout.BATCH] for at in range(0, len(flowing), layout.BATCH)]
    laying = [(batch, children.give(drawing.lay, (batch, folder, _LAYOUT), _LAYOUT)) for batch in batches]
    work = [(paper, children.draw(paper)) for paper in papers if not paper.flowing]
    for batch, future in laying:
        paths = children.result(future) or [None] * len(batch)
        work += [
            (paper, children.draw(drawing.laid(paper, path))) for paper, path in zip(batch, paths, strict=True) if path
        ]
    made: dict[tuple[str, Ask], Picture] = {}
    for paper, future in work:
        drawn = children.result(future)
        if drawn is None:
            continue
        sound = {ask: picture for ask, picture in drawn.items() if _sound(picture)}
        shelf.kept(where, paper, paper.asks, sound)
        made |= {(paper.document.id, ask): picture for ask, picture in sound.items()}
    return made


def _bounded(made: Mapping[tuple[str, Ask], Picture]) -> dict[tuple[str, Ask], Picture]:
    """All of them, but whole pages only up to a bound."""
    held, found = 0, {}
    for key, picture in made.items():
        held += len(picture.crop) + len(picture.whole)
        found[key] = picture if held < _BYTES else replace(picture, whole=b"", whole_size=(0, 0))
    return found


def _sound(picture: Picture) -> bool:
    """What a child hands back is believed no more than the document it drew."""
    if len(picture.crop) > drawing.MOST_BYTES or len(picture.whole) > drawing.MOST_BYTES:
        return False
    for data, size in ((picture.crop, picture.size), (picture.whole, picture.whole_size)):
        try:
            if data:
                with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
                    if image.size != size:
                        return False
        except (OSError, ValueError, Image.DecompressionBombError):
            return False
    return bool(picture.crop)


class _Children:
    """Processes that draw; each may die or be late, and then there is no picture."""

    def __init__(self, workers: int | None, until: float, watch: Callable[[], None]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["__main__", "auditor.pool", "auditor.picturing"])
        self._until, self._watch = until, watch
        self._pool: Any = pebble.ProcessPool(
            max_workers=max(1, workers or pool.cores()),
            max_tasks=_TASKS,
            initializer=confined.begin,
            initargs=(_MEMORY,),
            context=context,
        )

    def __enter__(self) -> "_Children":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()
        self._pool.join()

    def draw(self, paper: Paper) -> "Future[Any] | None":
        return self.give(drawing.draw, (paper, _OF_ONE), _OF_ONE)

    def give(self, work: Any, args: tuple[Any, ...], seconds: float) -> "Future[Any] | None":
        try:
            future: Future[Any] = self._pool.schedule(work, args=args, timeout=seconds)
        except RuntimeError as error:  # the pool broke
            _log.info("pictures: %s", error)
            return None
        return future

    def result(self, future: "Future[Any] | None") -> Any:
        """What a child made; None where it failed, or where the time for all pictures is over."""
        while future is not None and not future.done() and time.monotonic() < self._until:
            self._watch()
            time.sleep(_TURN)
        if future is None or not future.done():
            return None
        try:
            return future.result(timeout=0)
        except Exception as error:
            _log.info("pictures: %s: %s", type(error).__name__, error)
            return None
