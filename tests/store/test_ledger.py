"""The crawl's writer: bodies before rows, in groups, and told when the disk is behind."""

import hashlib
import os
import signal
from datetime import date
from pathlib import Path

import pytest

from auditor.errors import UnfinishedError
from auditor.model import Visit
from auditor.store import Attempt, Store


def _attempt(link: int, data: bytes) -> Attempt:
    visit = Visit(url="x", final_url="x", body=hashlib.sha256(data).hexdigest(), size=len(data), tries=1)
    return Attempt(link=link, number=1, look="first", seconds=0.1, visit=visit, finished=True)


def test_bodies_of_a_group_stand_on_the_disk_with_their_rows(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        urls = [f"http://a.ru/{number}" for number in range(40)]
        store.add_links(run.id, urls)
        links = store.fresh(run.id, "http://a.ru:80", 0, 40)
        ledger = store.ledger()
        for one in links[:-1]:
            ledger.attempted(_attempt(one.id, data := f"body of {one.url}".encode()), data)
        large = store.incoming()
        for part in (b"a large ", b"body"):
            large.write(part)
        ledger.attempted(_attempt(links[-1].id, b"a large body"), large)
        ledger.flush()
        assert ledger.backlog == 0
        visits = store.visits(run.id)
        assert len(visits) == 40
        for url, visit in visits.items():
            expected = b"a large body" if url == urls[-1] else f"body of {url}".encode()
            assert store.body(visit.body).read_bytes() == expected
        assert not list(store.bodies.glob("*.tmp"))
        ledger.close()


def test_the_same_body_twice_is_one_file_and_one_that_was_dropped_is_none(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, ["http://a.ru/1", "http://a.ru/2", "http://a.ru/3"])
        ledger = store.ledger()
        for one in store.fresh(run.id, "http://a.ru:80", 0, 3):
            large = store.incoming()
            large.write(b"same")
            ledger.attempted(_attempt(one.id, b"same"), large)
        unwanted = store.incoming()
        unwanted.write(b"unwanted")
        unwanted.drop()
        ledger.close()
        assert [file.name for file in store.bodies.rglob("*") if file.is_file()] == [
            hashlib.sha256(b"same").hexdigest()
        ]


def test_the_process_that_keeps_may_be_killed_and_nothing_is_lost(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, [f"http://a.ru/{number}" for number in range(30)])
        ledger = store.ledger()
        for number, one in enumerate(store.fresh(run.id, "http://a.ru:80", 0, 30)):
            if number % 3:
                ledger.attempted(_attempt(one.id, data := one.url.encode()), data)
            else:
                large = store.incoming()
                large.write(one.url.encode())
                ledger.attempted(_attempt(one.id, one.url.encode()), large)
            if number == 9:
                ledger.flush()
                assert ledger._keeper.pid not in (0, os.getpid())
                os.kill(ledger._keeper.pid, signal.SIGKILL)
        ledger.close()
        visits = store.visits(run.id)
        assert {url: store.body(visit.body).read_bytes().decode() for url, visit in visits.items()} == {
            f"http://a.ru/{number}": f"http://a.ru/{number}" for number in range(30)
        }
        assert len(store.fetches(run.id)) == 30
        assert not list(store.bodies.glob("*.tmp"))


@pytest.mark.parametrize("hindrance", ["disk", "database"])
def test_what_hinders_the_process_that_keeps_is_told_as_if_it_were_met_here(tmp_path: Path, hindrance: str) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, ["http://a.ru/1"])
        (one,) = store.fresh(run.id, "http://a.ru:80", 0, 1)
        if hindrance == "disk":
            store.bodies.write_bytes(b"a file where the folder should be")
        else:
            store._db.execute("ALTER TABLE fetch RENAME TO lost")
        ledger = store.ledger()
        ledger.attempted(_attempt(one.id, b"body"), b"body")
        with pytest.raises(UnfinishedError) as told:
            ledger.flush()
        said = "Нельзя записать данные" if hindrance == "disk" else "повреждена"
        assert said in told.value.say.ru
        with pytest.raises(UnfinishedError):
            ledger.close()
        assert store.progress(run.id).links_done == 0
