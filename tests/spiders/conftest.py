"""What the tests of spiders share: a crawl of some addresses, from start to finish."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import spiders
from auditor.model import Visit
from auditor.store import Progress, Store

QUICK = spiders.Manners(delay=0.0, timeout=1.5, recheck_after=0.3, allow=("127.0.0.0/8", "::1/128"))


@dataclass(frozen=True)
class Crawled:
    """What a crawl came to."""

    visits: dict[str, Visit]
    fetches: list[tuple[str, int, str, Visit]]
    progress: Progress
    store: Path
    run: str
    log: str

    def body(self, visit: Visit) -> bytes:
        """The bytes that were stored."""
        return (self.store.parent / "bodies" / visit.body[:2] / visit.body).read_bytes()


Crawling = Callable[..., Crawled]


def crawling(folder: Path) -> Crawling:
    """A crawl whose database stands in the folder."""

    def crawl(urls: Iterable[str], manners: spiders.Manners = QUICK, within: float = 40) -> Crawled:
        with Store(folder / "audit.db") as store:
            run, _ = store.begin("test", as_of=date(2021, 3, 1), rubric="", version="1")
            store.add_links(run.id, urls)
            child = spiders.crawl(run.id, store.path, manners)
            try:
                status = child.wait(within)
            except BaseException:
                child.stop()
                raise
            log = store.path.with_suffix(".log").read_text(encoding="utf-8")
            assert status == 0, log[-4000:]
            return Crawled(store.visits(run.id), store.fetches(run.id), store.progress(run.id), store.path, run.id, log)

    return crawl


@pytest.fixture
def crawled(tmp_path: Path) -> Crawling:
    """Crawls the addresses given and waits for the end."""
    return crawling(tmp_path)
