"""Text PDFs through the whole reader against bare pypdfium2, pages a second, as a ratio in one run on one core.

Goal: at least 0.5, facts included. Prints both, and reading alone. Then as many documents through the pool, by one
reader and by one on each core: all cores together have to do at least 0.7 of what so many alone would. Exit status 1: a
goal is missed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2

from auditor import documents, facts
from auditor.pool import Pool, cores
from tests.documents import making

GOAL, SHARE = 0.5, 0.7
COPIES = 120
ROUNDS = 7


def main() -> int:
    mine = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if mine:
        os.sched_setaffinity(0, {min(mine)})
    with tempfile.TemporaryDirectory() as folder:
        paths = _made(Path(folder))
        pages = sum(_bare(path) for path in paths)
        bare, reader, whole = _best(paths, (_bare, _read, _read_with_facts))
        if mine:
            os.sched_setaffinity(0, mine)
        alone, together = _pooled(paths[0], 1), _pooled(paths[0], cores())
    print(f"bare pypdfium2          {pages / bare:7.0f} pages/s")
    print(f"documents.read          {pages / reader:7.0f} pages/s, {bare / reader:.2f} of bare")
    print(f"documents.read + facts  {pages / whole:7.0f} pages/s, {bare / whole:.2f} of bare (goal {GOAL})")
    print(
        f"a reader on each of {cores()} cores  {alone / together:.2f} times as fast as one (goal {SHARE * cores():.1f})"
    )
    return int(bare / whole < GOAL or alone / together < SHARE * cores())


def _pooled(path: Path, workers: int) -> float:
    """Seconds for so many copies of a document; the readers have begun before."""
    with Pool(workers) as readers:
        for count in (workers, COPIES):
            start = time.monotonic()
            for at in range(count):
                readers.submit(str(at), path)
            while readers.pending:
                readers.finished(wait=0.2)
    return time.monotonic() - start


def _made(folder: Path) -> list[Path]:
    """An order, a plan with two stamps, and a programme of 45 pages."""
    try:
        data = making.programme(340)
    except (OSError, subprocess.CalledProcessError):  # no fc-match, no font: the ready file, many times over
        data = (making.FILES / "programme_with_broken_words.pdf").read_bytes()
    (folder / "programme.pdf").write_bytes(data)
    with pikepdf.open(folder / "programme.pdf") as ready, pikepdf.new() as whole:
        for _ in range(-(-45 // len(ready.pages))):
            whole.pages.extend(ready.pages)
        del whole.pages[45:]
        whole.save(folder / "programme_of_45_pages.pdf")
        short = pikepdf.new()
        short.pages.extend(ready.pages[:2])
        short.save(folder / "order.pdf")
    stamps = making.FILES / "stamps_side_by_side.pdf"
    return [folder / "programme_of_45_pages.pdf", folder / "order.pdf", stamps]


def _best(paths: list[Path], ways: tuple[Callable[[Path], object], ...]) -> list[float]:
    """The best time of each way; the ways take turns, so that a busy machine hurts all alike."""
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for at, way in enumerate(ways):
            start = time.process_time()
            for path in paths:
                way(path)
            best[at] = min(best[at], time.process_time() - start)
    return best


def _bare(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        for at in range(len(document)):
            page = document[at]
            words = page.get_textpage()
            words.get_text_bounded()
            words.close()
            page.close()
        return len(document)


def _read(path: Path) -> None:
    assert documents.read(path).trouble is None


def _read_with_facts(path: Path) -> None:
    facts.find(documents.read(path))


if __name__ == "__main__":
    sys.exit(main())
