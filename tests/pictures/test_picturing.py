"""Findings get their pictures from real documents, in child processes; what cannot be drawn leaves no mark."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from auditor import documents, facts, picturing
from auditor.documents import layout, ocr
from auditor.model import Document, DocumentResult, Finding, Personal, Picture, Quote, Report, Run, Say, Severity
from rules import rubrics
from tests.documents import scanning

FILES = Path(__file__).parents[1] / "files" / "documents"
DOCS = Path(__file__).parents[2] / "data" / "samples" / "region"
WORDS = Say(ru="…", en="…")


class Desk:
    """Documents read, and a report of findings on them."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.paths: dict[str, Path] = {}
        self.documents: list[Document] = []
        self.findings: list[Finding] = []

    def finding(
        self, path: Path, quote: str, page: int | None = None, severity: Severity = Severity.ERROR, rule: str = "x"
    ) -> str:
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha not in self.paths:
            self.paths[sha] = path
            text = documents.read(path)
            if text.unread:
                text = documents.look(path, text)
            self.documents.append(Document(id=sha, text=text, facts=facts.find(text)))
        self.findings.append(
            Finding(
                id=f"f{len(self.findings)}",
                rule=rule,
                severity=severity,
                municipality="Речной",
                position="2.4.1.1",
                place="row 1",
                document=sha,
                page=page,
                message=WORDS,
                evidence=quote,
                advice=WORDS,
            )
        )
        return self.findings[-1].id

    def report(self) -> Report:
        found = tuple(DocumentResult(document=one, urls=()) for one in self.documents)
        rubric = rubrics.load("mmuko-2.4", self.run.as_of)
        return Report(run=self.run, rubric=rubric, submissions=(), documents=found, findings=tuple(self.findings))

    def place(self, sha: str) -> Path:
        return self.paths.get(sha, Path("nowhere"))


@pytest.fixture(scope="module")
def desk() -> Desk:
    begun = datetime(2021, 3, 1, tzinfo=UTC)
    return Desk(Run(id="1", started=begun, as_of=date(2021, 3, 1), rubric="mmuko-2.4", version="1"))


@pytest.fixture(scope="module")
def drawn(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    """One report's pictures, by what the finding is about."""
    folder = tmp_path_factory.mktemp("documents")
    stamps, programme = FILES / "stamps_side_by_side.pdf", FILES / "programme_with_broken_words.pdf"
    broken, scan = folder / "broken.pdf", folder / "scan.png"
    broken.write_bytes(stamps.read_bytes()[:300])
    scanning.sheet("order").save(scan)
    (personal,) = DOCS.rglob("docs_spisok.docx")
    named = {
        "stamp": desk.finding(stamps, "УТВЕРЖДЕНО приказом управления образования", 1),
        "warned": desk.finding(stamps, "ПОЛОЖЕНИЕ", 1, Severity.WARNING),
        "page": desk.finding(stamps, "", 1),
        "absent": desk.finding(stamps, "Таких слов здесь нет нигде"),
        "noted": desk.finding(stamps, "ПОЛОЖЕНИЕ о методическом", 1, Severity.INFO),
        "not of the document": desk.finding(stamps, "ПОЛОЖЕНИЕ", 1, rule="broken-link"),
        "broken": desk.finding(broken, "ПОЛОЖЕНИЕ", 1),
        "scan": desk.finding(scan, "ПРИКАЗ", 1),
        "row": desk.finding(personal, "В***ва А***, СНИЛС ***-***-*** **"),
        "title": desk.finding(personal, "Форма сбора информации"),
        "unplaced": desk.finding(programme, "", 2),
        "gone": desk.finding(FILES / "three_stamps_at_the_top.pdf", "РАССМОТРЕНО", 1),
    }
    desk.paths[desk.documents[-1].id] = folder / "gone.pdf"
    # Its second page is said to hold an insurance number, and none can be seen there.
    told = Personal(kind="snils", count=1, pages=(2,), seen=Quote(page=2, text="***"))
    desk.documents[-2] = replace(desk.documents[-2], facts=replace(desk.documents[-2].facts, personal=(told,)))
    made = picturing.pictures(desk.report(), desk.place, 2)
    return {name: made[id_] for name, id_ in named.items() if id_ in made}


def test_quotes_are_framed_and_pages_without_a_quote_shown(drawn: dict[str, Picture]) -> None:
    assert drawn["stamp"].framed and drawn["stamp"].page == 1 and drawn["stamp"].whole
    assert drawn["warned"].framed and not drawn["warned"].whole
    assert not drawn["page"].framed and drawn["page"].crop


def test_what_cannot_or_need_not_be_drawn_has_no_picture(drawn: dict[str, Picture]) -> None:
    assert {"absent", "noted", "not of the document", "broken", "gone"}.isdisjoint(drawn)


def test_a_document_without_pages_is_laid_out_and_personal_data_are_covered(drawn: dict[str, Picture]) -> None:
    assert ("row" in drawn) == ("title" in drawn) == layout.available()
    if not layout.available():
        return
    assert drawn["row"].framed and drawn["row"].masked and drawn["row"].page is None and drawn["title"].masked
    if ocr.available():
        with Image.open(io.BytesIO(drawn["row"].whole)) as image:
            read = ocr.words(np.asarray(image.convert("L").resize((1720, 2432))), 200)
        told = " ".join(word.text for word in read)
        assert "рождения" in told
        assert not any(name in told for name in ("Власова", "Анна", "1991"))


def test_a_scan_is_framed_where_its_words_are_read(drawn: dict[str, Picture]) -> None:
    assert drawn["scan"].framed == ocr.available() and drawn["scan"].crop


def test_a_page_with_personal_data_that_nobody_can_place_is_not_shown(drawn: dict[str, Picture]) -> None:
    assert "unplaced" not in drawn


def test_no_time_means_no_pictures_and_no_fault(desk: Desk, drawn: dict[str, Picture]) -> None:
    assert picturing.pictures(desk.report(), desk.place, 1, seconds=0.0) == {}
