"""Scans within an audit: readers in child processes, pages kept in the store, none read twice."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from auditor import documents, facts, looking, pool
from auditor.documents import scans
from auditor.model import Cell, Document, Link, Needs, Position, Run, Submission, Visit
from auditor.pool import Pool
from auditor.store import Attempt, Store
from tests.documents import scanning
from tests.store.conftest import AS_OF, now

URL = "http://edu.example/scan.pdf"


def _finish(readers: Pool) -> list[Document]:
    done = []
    for _ in range(120):
        done += readers.finished(wait=0.5)
        if not readers.pending:
            break
    return done


def _form(pages: tuple[int, ...], needs: Needs) -> Submission:
    position = Position(id="1.1", section="", title="", points=1, needs=needs)
    cell = Cell(position=position, place="A1", text=URL, links=(Link(url=URL, pages=pages),))
    return Submission(municipality="район", source="form.xlsx", cells=(cell,))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    small = scanning.sheet("text").resize((827, 1170))
    path.write_bytes(scanning.pdf([scanning.sheet("order"), *[small] * 19], quality=30))
    return path


def _crawled(store: Store, data: bytes) -> tuple[Run, Document]:
    """A run in which the scan was downloaded and read, its pictures not yet."""
    run = store.begin("k", as_of=AS_OF, rubric="", version="")[0]
    store.add_links(run.id, [URL])
    sha = store.keep(data)
    visit = Visit(url=URL, final_url=URL, at=now(), first_at=now(), body=sha, status=200)
    link = store.fresh(run.id, "http://edu.example:80", 0, 1)[0].id
    ledger = store.ledger()
    ledger.attempted(Attempt(link=link, number=1, look="first", seconds=0.1, visit=visit, finished=True))
    ledger.close()
    text = documents.read(store.body(sha))
    store.save_readings(pool.READER, [Document(id=sha, text=text, facts=facts.find(text))])
    return run, store.documents(run.id, pool.READER)[sha]


def test_a_child_reads_the_pictures_and_finds_the_facts(scan: Path) -> None:
    text = documents.read(scan)
    with Pool(1) as readers:
        readers.look(scan, Document(id="sha", text=text, facts=facts.find(text)), cited=(5,))
        (done,) = _finish(readers)
    assert [page.number for page in done.text.pages if page.source == "ocr"] == [1, 2, 5, 20]
    assert done.facts.approval is not None and done.facts.approval.number == "181-од"


def test_a_child_that_dies_over_a_picture_leaves_the_document_as_it_was(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = documents.read(scan)
    with Pool(1) as readers:
        monkeypatch.setattr(pool, "_look", _dies)
        readers.look(scan, Document(id="sha", text=text, facts=facts.find(text)))
        (done,) = _finish(readers)
    assert done.text.unread == text.unread and not scans.wanted(done.text)  # seen, not read, and not tried again


def _dies(task: object) -> None:
    os.abort()


def test_only_pages_that_are_asked_for_are_read_and_none_twice(scan: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, document = _crawled(store, scan.read_bytes())
        form = _form((7,), Needs())
        assert looking.look(store, run, [form], 1, lambda: None) == 1
        read = store.documents(run.id, pool.READER)[document.id].text
        assert [page.number for page in read.pages if page.source == "ocr"] == [1, 2, 7, 20]
        assert looking.look(store, run, [form], 1, lambda: None) == 0
        # Another version of the readers starts anew; the pictures are not read again.
        store.save_readings(pool.READER, [document])
        broken = store.body(document.id)
        broken.write_bytes(b"%PDF-1.4 gone")
        looking.look(store, run, [form], 1, lambda: None)
        again = store.documents(run.id, pool.READER)[document.id]
        assert again.text == read and again.facts.approval and again.facts.approval.number == "181-од"


def test_more_pages_are_read_where_words_are_looked_for_and_no_page_is_cited(scan: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, document = _crawled(store, scan.read_bytes())
        looking.look(store, run, [_form((), replace(Needs(), topic=("методич",)))], 1, lambda: None)
        read = store.documents(run.id, pool.READER)[document.id].text
    assert sum(page.source == "ocr" for page in read.pages) == scans.MANY
