"""Forms as clerks make them come back with remarks where they belong, and say the same as before."""

from pathlib import Path

import docx
import made_forms
import made_parts
import openpyxl
import pytest

from auditor import returned, submissions
from auditor.model import Lang
from tests.submissions.clerks import CASES
from tests.submissions.clerks.kit import Case

_START = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}commentRangeStart"
_BY_NAME = {case.name: case for case in CASES}
# one that only its folder names comes back without the folder
_TEXTS = [case for case in CASES if not case.name.endswith((".xlsx", ".docx")) and "/" not in case.name]
_BOOKS = [
    _BY_NAME[name]
    for name in (
        "three_row_head_matrix.xlsx",
        "rows_of_instructions.xlsx",
        "merged_evidence.xlsx",
        "municipalities_side_by_side.xlsx",
        "a_card_a_position.xlsx",
        "hidden_parts.xlsx",
        "strict.xlsx",
        "notes_below.xlsx",
        "changes_tracked.docx",
        "cut_by_a_page.docx",
        "list_of_links.docx",
        "answers_below.docx",
    )
]


def _given_back(case: Case, folder: Path) -> tuple[Path, Path]:
    source = folder / case.name
    source.parent.mkdir(exist_ok=True)
    case.make(source)
    report = made_forms.report_on(source)
    sources = [source] * len(report.submissions)
    (back,) = returned.write(report, sources, folder / "out", Lang.RU, made_parts.LABELS)
    return source, back


def _facts(path: Path, called: str) -> set[tuple[object, ...]]:
    return {
        (form.municipality, cell.position.id, link.url, link.pages)
        for form in submissions.read(path, made_forms.RUBRIC, called=called)
        for cell in form.cells
        for link in cell.links
    }


@pytest.mark.parametrize("case", [pytest.param(one, id=one.name) for one in (*_TEXTS, *_BOOKS)])
def test_a_form_given_back_says_the_same_as_before(tmp_path: Path, case: Case) -> None:
    source, back = _given_back(case, tmp_path)
    assert _facts(back, case.name) == _facts(source, case.name)


def test_a_line_of_a_list_has_its_remark_and_the_name_above_it_stays(tmp_path: Path) -> None:
    _, back = _given_back(_BY_NAME["list.odt"], tmp_path)
    sheet = openpyxl.load_workbook(back)["Таблица"]
    assert sheet["A1"].value == "Енисейский район"
    assert sheet["A2"].value.startswith("2.4.1.1 ")
    assert "2.4.1.1" in sheet["A2"].comment.text


def test_a_line_of_a_word_document_without_a_table_has_its_remark(tmp_path: Path) -> None:
    _, back = _given_back(_BY_NAME["list_of_links.docx"], tmp_path)
    document = docx.Document(str(back))
    hung = [line.text for line in document.paragraphs if line._p.findall(f".//{_START}")]
    told = [line for line in hung if "parti.ru" in line or "Концепция" in line]
    assert len(told) == 4
    assert any("Гриф утверждения" in comment.text for comment in document.comments)


def test_two_links_of_a_cell_and_its_note_are_told_in_words(tmp_path: Path) -> None:
    _, back = _given_back(_BY_NAME["libreoffice.ods"], tmp_path)
    words = [str(cell.value) for row in openpyxl.load_workbook(back)["Лист1"].iter_rows() for cell in row]
    assert "Концепция (https://karatuz.ru/k.pdf) с. 3\nПриказ (https://karatuz.ru/pr.pdf)" in words
    assert "см. примечание\nhttps://karatuz.ru/note.pdf" in words
