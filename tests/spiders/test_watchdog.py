"""A crawl in which nothing moves any more is ended, and said so; nothing is lost."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

import spiders
from auditor.model import Say
from auditor.store import Store
from spiders.process import Job
from tests.site import Web
from tests.spiders.conftest import QUICK

IMPATIENT = replace(QUICK, timeout=0.3, patience=0.6)
# The child of a crawl, in which one fetch never ends; or in which the thread that crawls hangs.
NEVER = """
import asyncio, time
from spiders import child, exchange
answer = exchange.Exchange.answer
async def stuck(self):
    if self._request.url.endswith("/stuck.pdf"):
        {hang}
    return await answer(self)
exchange.Exchange.answer = stuck
child.main()
"""


@pytest.mark.parametrize("hang", ["await asyncio.Event().wait()", "time.sleep(60)"])
def test_a_crawl_that_hangs_is_ended_and_goes_on_later(tmp_path: Path, hang: str) -> None:
    with Web() as web, Store(tmp_path / "audit.db") as store:
        site = web.site()
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        urls = [site.url(f"/{name}.pdf") for name in ("1", "2", "stuck", "3")]
        store.add_links(run.id, urls)
        job = msgspec.json.encode(Job(run=run.id, db=str(store.path), manners=IMPATIENT))
        with subprocess.Popen(
            [sys.executable, "-c", NEVER.format(hang=hang)],
            cwd=Path(spiders.__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child:
            assert child.stdin and child.stdout and child.stderr
            child.stdin.write(job + b"\n")
            child.stdin.flush()  # and stays open: its end would be the end of the parent
            assert child.wait(20) == 3
            said = msgspec.json.decode(child.stdout.read(), type=Say)
            assert "ничего не сдвинулось" in said.ru and "nothing moved" in said.en
            assert b"most recent call first" in child.stderr.read(), "where it hung is told"
        assert set(store.visits(run.id)) == set(urls[:2]), "what was fetched is kept"
        assert spiders.crawl(run.id, store.path, QUICK).wait(20) == 0
        assert Counter(one.path for one in web.log) == {f"/{name}.pdf": 1 for name in ("1", "2", "stuck", "3")}


def test_a_long_pause_is_no_standstill(tmp_path: Path) -> None:
    with Web() as web, Store(tmp_path / "audit.db") as store:
        site = web.site()
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, [site.url("/404")])
        manners = replace(IMPATIENT, recheck_after=3.0)
        assert spiders.crawl(run.id, store.path, manners).wait(20) == 0
        assert len(web.asked("/404")) == 2
