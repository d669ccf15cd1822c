"""Many checks at once, a server and its children that are killed: nothing is lost, nothing done twice."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from auditor.errors import UnfinishedError
from auditor.store import Check, CheckState, Store, born_at
from auditor.web import Settings
from tests.web import made_site
from tests.web.made_site import Town
from tests.web.served import Server, free_port, server

MANY = 3
PATIENCE = 240.0
SLOW = 2.0  # seconds a page may take on a machine that others use, too; `python -m bench web` tells the real figure


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        db=tmp_path / "audit.db",
        port=free_port(),
        allow_network=("127.0.0.0/8",),
        delay=0.0,
        recheck_after=0.1,
        mends=0.2,
        most_of_one=MANY,
    )


def _until(true: Callable[[], object], why: str) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, why
        time.sleep(0.05)


def _sent(served: Server, town: Town, number: int) -> str:
    form = made_site.form([f"{town.address}/plan{number}.docx"])
    answer = httpx.post(f"{served.address}/api/checks", files={"submission": (f"{number}.xlsx", form)}, timeout=60)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _checks(served: Server) -> list[Check]:
    with Store(served.settings.db) as store:
        return list(store.checks.all())


def _running(served: Server) -> list[Check]:
    return [one for one in _checks(served) if one.state is CheckState.RUNNING]


def test_a_killed_server_loses_no_check_and_does_none_twice(settings: Settings, municipality: Town) -> None:
    took: list[float] = []
    most = 0

    def all_done() -> bool:
        nonlocal most
        checks = _checks(served)
        alive = [one for one in checks if one.state is CheckState.RUNNING and born_at(one.pid) == one.born]
        most = max(most, len(alive))
        began = time.monotonic()
        assert httpx.get(f"{served.address}/checks/{ids[0]}", timeout=30).status_code == 200
        took.append(time.monotonic() - began)
        return all(one.state is CheckState.DONE for one in checks)

    with server(settings) as served:
        ids = [_sent(served, municipality, number) for number in range(MANY)]
        _until(lambda: len(_running(served)) == 2, "no check began")
        victim = _running(served)[0]
        served.kill()
        os.kill(victim.pid, signal.SIGKILL)  # one child dies with it, the other goes on
        served.start()
        _until(all_done, "the checks did not end")
        assert most == 2
        assert sorted(took)[len(took) * 95 // 100] < SLOW
        for at, id_ in enumerate(ids):
            with Store(settings.checks / id_ / "audit.db") as own:
                assert len(own.runs()) == 1
                (report,) = [own.report(one.run.id) for one in own.runs()]
            assert report is not None
            urls = [link.link.url for form in report.submissions for cell in form.cells for link in cell.links]
            assert urls == [f"{municipality.address}/plan{at}.docx"]
        assert {one.id for one in _checks(served)} == set(ids)


def test_a_check_whose_process_dies_three_times_has_failed_with_a_sentence(settings: Settings) -> None:
    with made_site.town() as town, server(settings) as served:
        town.pause = 20.0
        id_ = _sent(served, town, 1)
        for _ in range(3):
            _until(lambda: _running(served), "the check did not begin again")
            os.kill(_running(served)[0].pid, signal.SIGKILL)
            _until(lambda: not _running(served), "nobody saw that the check broke off")
        told = httpx.get(f"{served.address}/api/checks/{id_}").json()
        assert told["state"] == "failed" and "трижды обрывалась" in told["message"]
        page = httpx.get(f"{served.address}/checks/{id_}", headers={"accept-language": "ru"}).text
        assert "трижды обрывалась" in page
        town.pause = 0.0
        assert httpx.delete(f"{served.address}/api/checks/{id_}").status_code == 204


def test_a_check_deleted_while_it_runs_leaves_neither_files_nor_processes(settings: Settings) -> None:
    with made_site.town() as town, server(settings) as served:
        town.pause = 20.0
        id_ = _sent(served, town, 1)
        _until(lambda: town.asked, "no link was asked for")
        worker = _running(served)[0]
        assert httpx.delete(f"{served.address}/api/checks/{id_}", timeout=30).status_code == 204
        assert born_at(worker.pid) != worker.born
        town.pause = 0.0
        time.sleep(0.5)  # whatever still worked would write something
        assert list(settings.checks.iterdir()) == []
        assert _checks(served) == []
        assert httpx.get(f"{served.address}/checks/{id_}").status_code == 404


def test_the_next_round_begins_only_when_the_last_is_over(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        queue = store.checks
        first = Check(id="a" * 32, created=_now())
        assert queue.add(first, 9, 9) == ""
        second = replace(first, round=2)
        assert queue.add(second, 9, 9) == "taken"
        began = queue.take(os.getpid(), 1)
        assert began is not None and queue.add(second, 9, 9) == "taken"
        assert queue.end(replace(began, state=CheckState.DONE, finished=_now(), run="r"))
        assert queue.add(second, 9, 9) == "" and queue.add(second, 9, 9) == "taken"
        assert not queue.end(began), "a round that is over ends no other"


def test_a_form_that_cannot_be_put_in_its_place_leaves_no_check(tmp_path: Path) -> None:
    def no() -> None:
        raise OSError("disk full")

    with Store(tmp_path / "audit.db") as store:
        with pytest.raises(UnfinishedError):
            store.checks.add(Check(id="a" * 32, created=_now()), 9, 9, no)
        assert store.checks.all() == ()


def _now() -> datetime:
    return datetime.now(UTC)
