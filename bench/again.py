"""A second reading of unchanged documents (out of the store) against the first, as a ratio in one run on one core.

Goal: at most 1 % over all text formats, facts included.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from auditor import documents, facts, pool
from auditor.model import Document, Visit
from auditor.store import Attempt, Store
from tests.documents import making

GOAL = 0.01
ROUNDS = 5


def main() -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = sorted(path for path in making.FILES.rglob("*.*") if path.suffix not in (".txt", ".ods", ".xlsx"))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "audit.db") as store:
        run, _ = store.begin("bench", as_of=date(2021, 3, 1), rubric="bench", version="0")
        _followed(store, run.id, files)
        first = min(_timed(lambda: _read(files)) for _ in range(ROUNDS))
        store.save_readings(pool.READER, _read(files))
        again = min(_timed(lambda: _again(store, run.id, len(files))) for _ in range(ROUNDS))
    share = again / first
    print(f"{len(files)} documents: first {1000 * first:.0f} ms, again {1000 * again:.1f} ms")
    print(f"again is {share:.2%} of first (goal {GOAL:.0%})")
    return int(share > GOAL)


def _followed(store: Store, run: str, files: list[Path]) -> None:
    """The links to the files, as a crawl leaves them."""
    store.add_links(run, [f"https://edu.example.ru/{path.name}" for path in files])
    ledger = store.ledger()
    for origin in store.origins(run):
        for link in store.fresh(run, origin, 0, len(files)):
            visit = Visit(url=link.url, final_url=link.url, status=200, body=Path(link.url).name)
            ledger.attempted(Attempt(link=link.id, number=1, look="first", seconds=0.0, visit=visit, finished=True))
    ledger.close()


def _again(store: Store, run: str, count: int) -> None:
    assert not store.unread(run, pool.READER, count)
    assert len(store.documents(run, pool.READER)) == count


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(files: list[Path]) -> list[Document]:
    return [
        Document(id=path.name, text=text, facts=facts.find(text)) for path in files if (text := documents.read(path))
    ]


if __name__ == "__main__":
    sys.exit(main())
