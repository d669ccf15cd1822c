"""Pages by our layout: real ones where LibreOffice is there, the honest "none" where it is not."""

import os
import stat
import subprocess
import time
from pathlib import Path

import pytest

from auditor import documents, laying
from auditor.documents import layout
from auditor.model import Content, Link, Needs, Page, Say, Text
from tests.documents import making, samples

PROGRAMME = samples.FOLDER / "programme.docx"
NEEDS = Needs(content=(Content(any_of=("цели",), name=Say(ru="цели", en="goals")),))


def _text(count: int | None, **more: object) -> Text:
    pages = (Page(number=1, text="слова " * 100),)
    return Text(media_type="application/msword", pages=pages, count=count, paged=False, **more)  # type: ignore[arg-type]


def _processes() -> str:
    return subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_a_programme_gets_real_pages_or_none_without_the_program(tmp_path: Path) -> None:
    text = documents.read(PROGRAMME)
    (made,) = layout.paged([(PROGRAMME, text)], tmp_path)
    if layout.available():
        assert made is not None and made.paged and made.laid_out and made.count == len(made.pages)
        assert 8 <= len(made.pages) <= 16 and making.recall(text.whole, made.whole) >= 0.98
        assert (made.media_type, made.title, made.headings) == (text.media_type, text.title, text.headings)
        assert "Паспорт программы" in made.pages[1].text
    else:
        assert made is None
    assert not list(tmp_path.iterdir())


def test_a_batch_keeps_its_order_and_one_broken_file_hurts_no_other(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 5000)
    plan = samples.FOLDER / "plan.doc"
    made = layout.paged([(broken, _text(None)), (plan, documents.read(plan))], tmp_path)
    assert made[0] is None and (made[1] is not None) == layout.available()


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text("#!/bin/sh\nsleep 61.5 &\nsleep 61.5\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    start = time.monotonic()
    assert layout.paged([(PROGRAMME, documents.read(PROGRAMME))], tmp_path, 0.5) == [None]
    assert time.monotonic() - start < 5 and "sleep 61.5" not in _processes()
    assert list(tmp_path.iterdir()) == [folder]


def test_without_the_program_nothing_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not layout.available()
    assert layout.paged([(PROGRAMME, documents.read(PROGRAMME))], tmp_path) == [None]


@pytest.mark.parametrize(
    ("text", "pages", "needs", "needed"),
    [
        (_text(None), (3,), Needs(), True),  # nobody knows how many pages it has
        (_text(10), (3,), Needs(), False),  # a page well within
        (_text(10), (10,), Needs(), True),  # at the edge
        (_text(10), (3,), NEEDS, True),  # the page must say something
        (_text(None, laid_out=True), (3,), Needs(), False),  # tried in vain before
        (Text(media_type="application/pdf", pages=_text(1).pages), (3,), NEEDS, False),
        (Text(media_type="text/html", pages=_text(1).pages, paged=False), (3,), NEEDS, False),
    ],
)
def test_only_cited_documents_without_pages_of_their_own_are_laid_out(
    text: Text, pages: tuple[int, ...], needs: Needs, needed: bool
) -> None:
    link = Link(url="https://edu.example.ru/plan.doc", pages=pages)
    assert laying.needed(text, link, needs) is needed
