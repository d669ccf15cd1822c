"""Links, bodies and readings: what waits, what is done, and that nothing is lost or done twice."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import UnfinishedError
from auditor.model import Failure, Visit
from auditor.store import Attempt, Store, origin
from auditor.store import bodies as folder
from tests.store.conftest import AS_OF, document, now

PLAN = "http://edu.example/план 1.pdf"
SAME = "http://edu.example/%D0%BF%D0%BB%D0%B0%D0%BD%201.pdf#page=5"
OTHER = "https://edu.example:8443/x"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "audit.db")


def begin(store: Store) -> str:
    return store.begin("k", as_of=AS_OF, rubric="", version="")[0].id


def attempt(link: int, url: str, finished: bool = True, number: int = 1, **fields: object) -> Attempt:
    visit = Visit(url=url, final_url=url, at=now(), first_at=now(), tries=number, **fields)  # type: ignore[arg-type]
    return Attempt(link=link, number=number, look="first", seconds=0.1, visit=visit, finished=finished)


def test_addresses_that_make_one_request_share_one_link(store: Store) -> None:
    run = begin(store)
    for _ in range(2):
        store.add_links(run, [PLAN, SAME, OTHER])
    assert store.progress(run).links_all == 2
    assert store.origins(run) == {"http://edu.example:80": 1, "https://edu.example:8443": 1}
    (link,) = store.fresh(run, "http://edu.example:80", 0, 10)
    ledger = store.ledger()
    ledger.attempted(attempt(link.id, link.url, status=200))
    ledger.close()
    found = store.visits(run)
    assert set(found) == {PLAN, SAME}
    assert found[SAME].url == SAME and found[SAME].final_url == link.url
    store.close()


def test_a_link_that_waits_for_another_try_is_remembered_with_its_time(store: Store) -> None:
    run = begin(store)
    store.add_links(run, [OTHER])
    (link,) = store.fresh(run, origin(OTHER), 0, 10)
    ledger = store.ledger()
    later = time.time() + 60
    ledger.attempted(replace(attempt(link.id, OTHER, False, failure=Failure.TIMEOUT), not_before=later))
    ledger.flush()
    (waiting,) = store.tried(run)
    assert (waiting.tries, waiting.failure, waiting.not_before) == (1, "timeout", later)
    assert store.fresh(run, origin(OTHER), 0, 10) == [] and store.visits(run) == {}
    assert store.progress(run).waiting[0].why == "timeout"
    ledger.attempted(attempt(link.id, OTHER, True, 2, failure=Failure.TIMEOUT))
    ledger.attempted(attempt(link.id, OTHER, True, 3, failure=Failure.GONE))
    ledger.close()
    assert store.visits(run)[OTHER].failure is Failure.TIMEOUT, "what is finished stays as it is"
    assert [number for _, number, _, _ in store.fetches(run)] == [1, 2, 3], "every fetch is a row"
    store.close()


def test_a_host_given_up_ends_all_its_links_at_once(store: Store) -> None:
    run = begin(store)
    urls = [f"http://dead.example/{number}" for number in range(300)]
    store.add_links(run, [*urls, OTHER])
    ledger = store.ledger()
    ledger.given_up(store.open_links(run, "http://dead.example:80"), Visit(url="", failure=Failure.HOST_DOWN, at=now()))
    ledger.close()
    found = store.visits(run)
    assert {found[url].failure for url in urls} == {Failure.HOST_DOWN} and OTHER not in found
    assert found[urls[7]].final_url == urls[7]
    assert (store.progress(run).links_done, store.progress(run).links_failed) == (300, 300)
    store.close()


def test_bodies_are_read_once_by_each_version_of_the_reader(store: Store) -> None:
    run = begin(store)
    store.add_links(run, [PLAN, OTHER])
    sha = store.keep(b"%PDF one body")
    ledger = store.ledger()
    for link in (*store.fresh(run, origin(PLAN), 0, 1), *store.fresh(run, origin(OTHER), 0, 1)):
        ledger.attempted(attempt(link.id, link.url, body=sha, size=13, media_type="application/pdf", filename="a.pdf"))
    ledger.close()
    (body,) = store.unread(run, "reader 1", 10)
    assert (body.sha, body.media_type, body.filename, body.size) == (sha, "application/pdf", "a.pdf", 13)
    assert store.body(sha).read_bytes() == b"%PDF one body"
    store.save_readings("reader 1", [document(sha)])
    assert store.unread(run, "reader 1", 10) == []
    assert len(store.unread(run, "reader 2", 10)) == 1
    assert store.documents(run, "reader 1") == {sha: document(sha)} and store.documents(run, "reader 2") == {}
    seen = store.progress(run, "reader 2")
    assert (seen.links_done, seen.bodies_all, seen.bodies_read) == (2, 1, 0)
    assert store.progress(run).bodies_read == 1
    store.close()


def test_a_document_with_half_a_letter_is_kept(store: Store) -> None:
    run = begin(store)
    store.save_readings("r", [document("b" * 64, "Приказ \ud83d № 5")])
    assert store.documents(run, "r") == {}
    store.close()


def test_a_body_stands_whole_under_its_hash_and_is_written_once(tmp_path: Path) -> None:
    sha = folder.keep(tmp_path, b"x" * 1000)
    path = folder.place(tmp_path, sha)
    assert path == tmp_path / sha[:2] / sha and path.read_bytes() == b"x" * 1000
    before = path.stat().st_mtime_ns
    assert folder.keep(tmp_path, b"x" * 1000) == sha and path.stat().st_mtime_ns == before
    path.write_bytes(b"cut short")
    folder.keep(tmp_path, b"x" * 1000)
    assert path.read_bytes() == b"x" * 1000
    assert list(tmp_path.glob("*.tmp")) == []


def test_what_a_killed_run_left_half_written_is_removed_after_an_hour(tmp_path: Path) -> None:
    (tmp_path / "bodies").mkdir()
    old, new = tmp_path / "bodies" / "a.tmp", tmp_path / "bodies" / "b.tmp"
    for half in (old, new):
        half.write_bytes(b"half")
    os.utime(old, (time.time() - 4000, time.time() - 4000))
    Store(tmp_path / "audit.db").close()
    assert not old.exists() and new.exists()


def test_links_whose_bodies_were_deleted_are_followed_again(store: Store) -> None:
    run = begin(store)
    store.add_links(run, [PLAN, OTHER])
    ledger = store.ledger()
    shas = [store.keep(b"one"), store.keep(b"two")]
    links = [*store.fresh(run, origin(PLAN), 0, 1), *store.fresh(run, origin(OTHER), 0, 1)]
    for link, sha in zip(links, shas, strict=True):
        ledger.attempted(attempt(link.id, link.url, body=sha, size=3))
    ledger.close()
    for sha in shas:
        store.body(sha).unlink()
    store.save_readings("r", [document(shas[0])])
    assert begin(store) == run
    assert set(store.visits(run)) == {PLAN}, "what was read needs no body"
    assert store.progress(run).links_done == 1
    store.close()


def test_thousands_of_fetches_are_committed_in_groups(store: Store) -> None:
    run = begin(store)
    store.add_links(run, [f"http://a.example/{number}" for number in range(3000)])
    ledger = store.ledger()
    began = time.monotonic()
    for link in store.fresh(run, "http://a.example:80", 0, 3000):
        ledger.attempted(attempt(link.id, link.url, status=200))
    ledger.close()
    assert time.monotonic() - began < 8
    assert store.progress(run).links_done == 3000
    store.close()


def test_the_writer_tells_what_hinders_it(store: Store, tmp_path: Path) -> None:
    run = begin(store)
    store.add_links(run, [OTHER])
    (link,) = store.fresh(run, origin(OTHER), 0, 10)
    ledger = store.ledger()
    store._db.conn.execute("DROP TABLE fetch")
    ledger.attempted(attempt(link.id, OTHER))
    with pytest.raises(UnfinishedError):
        ledger.flush()
    with pytest.raises(UnfinishedError):
        ledger.attempted(attempt(link.id, OTHER))
    with pytest.raises(UnfinishedError):
        ledger.close()
    store.close()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://edu.example/x", "http://edu.example:80"),
        ("https://EDU.example/x", "https://edu.example:443"),
        ("https://user:pass@edu.example:8443/x", "https://edu.example:8443"),
        ("http://[::1]:8080/", "http://::1:8080"),
        ("ftp://edu.example/x", ""),
        ("http://edu.example:99999/", ""),
        ("http://", ""),
        ("http://[bad/", ""),
        ("x", ""),
    ],
)
def test_the_origin_of_an_address(url: str, expected: str) -> None:
    assert origin(url) == expected
