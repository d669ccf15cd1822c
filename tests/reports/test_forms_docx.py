"""A submitted text document given back: Word's own comments, and a column where the table allows."""

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import made_forms
import pytest
from lxml import etree

from auditor import submissions
from auditor.model import Unmatched

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _part(path: Path, name: str):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def _comments(path: Path) -> list[str]:
    return [
        "\n".join("".join(p.itertext()) for p in one.iter(f"{W}p"))
        for one in _part(path, "word/comments.xml")
        if one.get(f"{W}author") == "Проверка ссылок"
    ]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("text")
    source = made_forms.text_document(folder / "rechnoj.docx")
    return source, made_forms.given_back(source, folder / "report")


def test_the_table_gets_one_column_and_keeps_its_words(pair):
    before, after = (docx.Document(path).tables[0] for path in pair)
    for old, new in zip(before.rows, after.rows, strict=True):
        assert [cell.text for cell in new.cells][:-1] == [cell.text for cell in old.cells]
    assert [row.cells[-1].text for row in after.rows][:5] == [
        "Проверка 01.03.2021",
        "✗ Исправить",
        "? Решит эксперт",
        "○ Пусто",
        "✓ Готово",
    ]
    section = docx.Document(pair[1]).sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in after.columns) <= room + 20 * 635


def test_the_remarks_are_comments_of_word(pair):
    told = _comments(pair[1])
    assert any(one.startswith("✗ ИСПРАВИТЬ · 2.4.1.1") and "«УТВЕРЖДЕНО" in one for one in told)
    body = _part(pair[1], "word/document.xml")
    marks = {
        name: [one.get(f"{W}id") for one in body.iter(W + name)]
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    ids = [one.get(f"{W}id") for one in _part(pair[1], "word/comments.xml")]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(marks["commentRangeStart"]) == sorted(marks["commentReference"])
    assert sorted(ids) == sorted(marks["commentRangeEnd"])
    first = docx.Document(pair[1]).paragraphs[0]
    assert first.text == "Муниципальное образование: Речной район"
    assert any("С чего начать" in one and "Позиции, которых нет в форме" in one for one in told)


def test_changes_are_no_longer_tracked(pair):
    before, after = (_part(path, "word/settings.xml") for path in pair)
    assert before.find(f"{W}trackRevisions") is not None and after.find(f"{W}trackRevisions") is None


def test_parts_that_need_not_change_are_the_same_to_the_byte(pair):
    with zipfile.ZipFile(pair[0]) as old, zipfile.ZipFile(pair[1]) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    allowed = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml"}
    assert changed <= allowed | {"word/comments.xml"}


def test_a_table_with_rows_of_different_width_gets_comments_only(tmp_path):
    source = made_forms.text_document(tmp_path / "form.docx", merged=True)
    back = made_forms.given_back(source, tmp_path / "out")
    assert len(docx.Document(back).tables[0].rows[0].cells) == 3
    assert any(one.startswith("✗ ИСПРАВИТЬ · 2.4.1.1") for one in _comments(back))


def test_a_document_with_remarks_says_the_same_as_without(pair):
    before, after = (submissions.read(path, made_forms.RUBRIC) for path in pair)
    assert after == before


def test_remarks_on_a_document_with_remarks_take_the_place_of_the_old_ones(pair, tmp_path):
    again = made_forms.given_back(pair[1], tmp_path)
    assert _comments(again) == _comments(pair[1])
    one, other = (docx.Document(path).tables[0] for path in (pair[1], again))
    assert [[c.text for c in row.cells] for row in other.rows] == [[c.text for c in row.cells] for row in one.rows]


def test_what_answers_no_position_gets_a_comment(tmp_path):
    source = made_forms.text_document(tmp_path / "form.docx")
    report = made_forms.report_on(source)
    (form,) = report.submissions
    loose = (Unmatched(place="paragraph 1", text="https://uo.ru/x.pdf"),)
    report = replace(report, submissions=(replace(form, submission=replace(form.submission, unmatched=loose)),))
    told = _comments(made_forms.given_back(source, tmp_path / "out", report))
    assert any(one.startswith("Не проверено") and "ни на одну позицию" in one.replace("\xa0", " ") for one in told)
