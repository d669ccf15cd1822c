"""A WARC holds what was really received: each hop, bodies packed as they came, and no password of ours."""

import gzip
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from auditor import warc
from auditor.errors import ArgumentError
from auditor.model import Report, Run
from auditor.store import Store
from rules import rubrics
from tests.site import PDF, Web
from tests.spiders.conftest import QUICK, crawling


def _report(run: str) -> Report:
    now = datetime.now(UTC)
    done = Run(id=run, started=now, finished=now, as_of=date(2021, 3, 1), rubric="mmuko-2.4", version="1")
    rubric = rubrics.load("mmuko-2.4", done.as_of)
    return Report(run=done, rubric=rubric, submissions=(), documents=(), findings=())


def test_each_hop_stands_in_the_warc_and_bodies_as_they_were_sent(tmp_path: Path) -> None:
    with Web() as web:
        site = web.site()
        packed = site.url("/gzip").replace("http://", "http://name:hunter2@")
        done = crawling(tmp_path)([site.url("/hops/2"), packed, site.url("/404")], replace(QUICK, recording=True))
    path = tmp_path / "run.warc.gz"
    with Store(done.store) as store:
        written = warc.write(store, _report(done.run), path)
    with path.open("rb") as file:
        records = [
            (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.http_headers, one.raw_stream.read())
            for one in ArchiveIterator(file, check_digests="raise")
        ]
    answers = [(url, head, body) for kind, url, head, body in records if kind == "response"]
    assert written.answers == len(answers) and not written.bodiless
    status = {url.removeprefix(site.url("")): head.get_statuscode() for url, head, _ in answers}
    assert status == {"/hops/2": "302", "/hops/1": "302", "/hops/0": "200", "/gzip": "200", "/404": "404"}
    ((head, body),) = [(head, body) for url, head, body in answers if url.endswith("/gzip")]
    assert head.get_header("Content-Encoding") == "gzip" and gzip.decompress(body) == PDF
    asked = [head for kind, _, head, _ in records if kind == "request"]
    assert {head.protocol for head in asked} == {"GET"} and not any(head.get_header("Authorization") for head in asked)
    assert b"hunter2" not in gzip.decompress(path.read_bytes())


def test_a_run_whose_answers_were_not_kept_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    with Store(tmp_path / "audit.db") as store, pytest.raises(ArgumentError) as fault:
        warc.write(store, _report("20210301-000000-01"), path)
    assert "warc = true" in fault.value.say.ru and not list(tmp_path.glob("*.warc*"))
