"""Large bodies go to the disk while they come, and nothing of them stays where it should not."""

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

from auditor.model import Failure
from spiders.exchange import SPOOLED
from tests.site import Web, answer
from tests.spiders.conftest import QUICK, Crawling

LARGE = b"%PDF-1.4\n" + bytes(range(256)) * (SPOOLED // 128)  # twice what is kept in memory
PAGE = b"<html><title>x</title><p>" + b"long " * (SPOOLED // 4)


def test_large_bodies_are_kept_whole_and_half_ones_leave_nothing(crawled: Crawling, tmp_path: Path) -> None:
    cut = answer(200, LARGE, "application/pdf")[: SPOOLED + 100_000]
    packed = answer(200, gzip.compress(LARGE, 0), "application/pdf", "Content-Encoding: gzip\r\n")
    unmeasured = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + LARGE
    with Web() as web:
        site = web.site()
        routes = {
            "/whole.pdf": answer(200, LARGE, "application/pdf"),
            "/again.pdf": answer(200, LARGE, "application/pdf"),
            "/page.html": answer(200, PAGE),
            "/packed.pdf": packed,
            "/unmeasured.pdf": unmeasured,
            "/cut.pdf": cut,
            "/gone.html": answer(410, PAGE),
        }
        for path, message in routes.items():
            site.routes[path] = lambda number, message=message: message
        found = crawled([site.url(path) for path in routes], replace(QUICK, timeout=10))
    visits = {path: found.visits[site.url(path)] for path in routes}
    for path in ("/whole.pdf", "/again.pdf", "/packed.pdf", "/unmeasured.pdf"):
        assert visits[path].body == hashlib.sha256(LARGE).hexdigest(), path
        assert visits[path].size == len(LARGE) and found.body(visits[path]) == LARGE
    assert found.body(visits["/page.html"]) == PAGE
    assert [visits[path].failure for path in ("/cut.pdf", "/gone.html")] == [Failure.TRUNCATED, Failure.GONE]
    assert not visits["/cut.pdf"].body and not visits["/gone.html"].body
    files = [file for file in (tmp_path / "bodies").rglob("*") if file.is_file()]
    assert {file.name for file in files} == {visits["/whole.pdf"].body, visits["/page.html"].body}, "no halves"
