"""What is kept and what goes: bodies by age and size, details of old runs, words of letters, pictures of pages."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from auditor.model import Picture, Report, Run, Visit, Watched
from auditor.store import Attempt, Heard, Letter, Night, Store, pruning
from rules import rubrics

DAY = date(2021, 3, 1)
MOST = 1_000_000
OLD = 200  # days
RUBRIC = rubrics.load("mmuko-2.4", DAY)


def _run(store: Store, number: int, bodies: list[bytes]) -> tuple[Run, list[str]]:
    """A finished nightly run that led to these bodies, each told word for word, and a letter on it that was sent."""
    run, _ = store.begin(f"night {number}", as_of=DAY, rubric=RUBRIC.name, version="1")
    store.add_links(run.id, [f"http://a.example/{at}" for at in range(len(bodies))])
    ledger, now, shas = store.ledger(), datetime.now(UTC), []
    for link, body in zip(store.fresh(run.id, "http://a.example:80", 0, 100), bodies, strict=True):
        shas.append(store.keep(body))
        visit = Visit(url=link.url, final_url=link.url, status=200, body=shas[-1], size=len(body), at=now)
        ledger.attempted(Attempt(link=link.id, number=1, look="first", seconds=0.1, visit=visit, finished=True))
        heard = Heard(url=link.url, at=now, asked=b"", told=b"", status=200, body=shas[-1], size=len(body))
        ledger.heard(run.id, heard, body)
    ledger.close()
    report = Report(run=run, rubric=RUBRIC, submissions=(), documents=(), findings=())
    store.finish(run, report)
    seen = {url: Watched(url=url, run=run.id, nights="o", visit=visit) for url, visit in store.visits(run.id).items()}
    letter = Letter(channel="mail", recipient="a@b.ru", key=f"key {number}", body=b"words")
    store.nights.told(Night(run=run.id, day=DAY), seen, [letter])
    for one in store.nights.letters():
        store.nights.mark(one.id, "unsure")
    store.nights.close(run.id)
    return run, shas


def _prune(store: Store, days: int, most: int, later: int) -> pruning.Pruned:
    return pruning.prune(store._db, store.bodies, 2, days, most, datetime.now(UTC) + timedelta(days=later))


def test_bodies_go_by_age_and_size_and_what_is_still_linked_stays(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        first, old = _run(store, 0, [b"old one", b"stays"])
        for number in range(1, 5):
            last, new = _run(store, number, [b"new one", b"stays"])
        assert not _prune(store, 90, MOST, 0).bodies, "what has just come may belong to a run at work"
        assert not _prune(store, 90, MOST, 30).bodies, "thirty days are no ninety"
        done = _prune(store, 90, MOST, OLD)
        assert (done.bodies, done.freed) == (1, len(b"old one")) and not store.body(old[0]).exists()
        assert all(store.body(sha).is_file() for sha in new)
        assert not store.visits(first.id) and len(store.visits(last.id)) == 2
        assert store.heard_of(old[1], "http://a.example/1"), "later nights may have heard only that it is the same"
        assert len(store.heard(last.id)) == 2
        assert store.report(last.id) and not store.report(first.id)
        assert {one.links for one in store.runs()} == {2}, "what a run came to stays known"
        assert [one.body for one in store.nights.letters()] == [b""] * 2 + [b"words"] * 3


def test_bodies_beyond_the_room_go_the_oldest_first(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        _, old = _run(store, 0, [b"x" * 1000])
        for number in range(1, 5):
            _run(store, number, [b"y" * 1000])
        assert _prune(store, 90, 1500, 5).left == 1000 and not store.body(old[0]).exists()


def test_pictures_are_kept_while_reports_show_them(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        picture = Picture(crop=b"RIFF", size=(3, 4), page=2, framed=True)
        for key, kept in (("aa1", picture), ("aa2", picture), ("ab1", None)):
            store.drawn.put(key, kept)
        assert store.drawn.get("aa1") == (True, picture) and store.drawn.get("ab1") == (True, None)
        ago = time.time() - 8 * 86_400
        os.utime(tmp_path / "pictures" / "aa" / "aa2", (ago, ago))
        os.utime(tmp_path / "pictures" / "ab" / "ab1", (ago, ago))
        assert store.drawn.get("ab1") == (False, None), "after a week it is tried again"
        store.drawn.prune(7)
        assert store.drawn.get("aa1")[0] and not store.drawn.get("aa2")[0]
        (tmp_path / "pictures" / "aa" / "aa1").write_bytes(b"spoiled")
        assert store.drawn.get("aa1") == (False, None)
