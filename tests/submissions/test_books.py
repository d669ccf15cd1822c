"""Workbooks as office programs write them: what stands behind words, formulas, notes and hidden parts."""

import zipfile
from pathlib import Path

import pytest
import xlwt

from auditor import submissions
from auditor.errors import SubmissionError
from auditor.submissions import html, ods, xls
from tests.submissions.writing import RUBRIC, cell, facts

FILES = Path(__file__).parents[1] / "files/submissions"
L = "http://edu.example.ru"


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_everything_behind_a_word_is_found(ending: str) -> None:
    (submission,) = submissions.read(FILES / f"links_formulas_notes.{ending}", RUBRIC)
    assert {(code, url.removeprefix(L), pages) for _, code, url, pages in facts([submission])} == {
        ("2.4.1.1", "/1.pdf#page=4", (4, 5, 6, 7)),  # the page of the address; 5-7 became a date
        ("2.4.1.2", "/2.pdf", ()),
        ("2.4.2.1", "/3.pdf", ()),
        ("2.4.2.2", "/x.pdf", ()),
        ("2.4.3.1", "/5.pdf", ()),
        ("2.4.3.2", "/6.pdf", (3,)),
        *(("2.4.4.1", f"/{number}.pdf", ()) for number in (8, 9, 10)),
    }
    assert cell(submission, "2.4.3.2").hidden


def test_formulas_that_many_cells_share() -> None:
    (first, _) = xls.read(FILES / "shared_formulas.xls")
    assert [first.rows[row][2].anchors[0].target for row in range(1, 6)] == [
        f"http://m.ru/{n}/q.pdf" for n in range(1, 6)
    ]
    assert {first.rows[row][5].text for row in range(1, 6)} == {"ссыл"}
    assert first.rows[3][5].anchors[0].target == f"{L}/3.pdf"


def test_an_old_workbook_under_a_password(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Форма").write(0, 0, "2.4.1.1")
    book.save(str(tmp_path / "form.xls"))
    data = (tmp_path / "form.xls").read_bytes()
    at = data.index(b"\x42\x00\x02\x00\xb0\x04")  # the record of the code page becomes one of encryption
    (tmp_path / "form.xls").write_bytes(data[:at] + b"\x2f\x00\x02\x00\x01\x00" + data[at + 6 :])
    with pytest.raises(SubmissionError) as refused:
        submissions.read(tmp_path / "form.xls", RUBRIC)
    assert "паролем" in refused.value.say.ru


def test_an_old_workbook_cut_short_is_damaged_or_read_whole(tmp_path: Path) -> None:
    data = (FILES / "links_formulas_notes.xls").read_bytes()
    path = tmp_path / "form.xls"
    path.write_bytes(data)
    whole = facts(submissions.read(path, RUBRIC))
    for end in range(600, len(data), 331):
        path.write_bytes(data[:end])
        try:
            assert facts(submissions.read(path, RUBRIC)) == whole
        except SubmissionError as error:
            assert "повреждён" in error.say.ru


def test_every_torn_byte_of_an_old_workbook_is_damaged_or_read(tmp_path: Path) -> None:
    data = (FILES / "links_formulas_notes.xls").read_bytes()
    path = tmp_path / "form.xls"
    for at in range(0, len(data), 97):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            assert submissions.read(path, RUBRIC)
        except SubmissionError as error:
            assert path.name in error.say.ru


def spreadsheet(path: Path, rows: str) -> Path:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{office}:office:1.0" xmlns:t="{office}:table:1.0" '
            f'xmlns:x="{office}:text:1.0"><o:body><o:spreadsheet><t:table t:name="Ф">{rows}</t:table>'
            "</o:spreadsheet></o:body></o:document-content>",
        )
    return path


def test_empty_rows_without_end_cost_nothing(tmp_path: Path) -> None:
    filled = "<t:table-row><t:table-cell><x:p>2.4.1.1</x:p></t:table-cell></t:table-row>"
    rest = (
        '<t:table-row t:number-rows-repeated="1048575"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'
    )
    (grid,) = ods.read(spreadsheet(tmp_path / "form.ods", filled + rest))
    assert list(grid.rows) == [1]


@pytest.mark.parametrize(
    "rows",
    [
        '<t:table-row t:number-rows-repeated="1048576"><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>',
        '<t:table-row t:number-rows-repeated="9999"><t:table-cell t:number-columns-repeated="999"><x:p>a</x:p>'
        "</t:table-cell></t:table-row>",
    ],
)
def test_a_cell_repeated_without_end_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(SubmissionError) as refused:
        ods.read(spreadsheet(tmp_path / "form.ods", rows))
    assert "ячеек" in refused.value.say.ru


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "2.4.1.1",
        "<table>" * 3_000 + "<tr><td>2.4.1.1",
        "<table><tr><td>" * 2_000 + "2.4.1.1",
        f"<table><tr>{'<td rowspan=1000 colspan=500>x' * 50}</table>",
    ],
)
def test_a_hostile_page_is_refused_or_read_in_no_time(tmp_path: Path, page: str) -> None:
    path = tmp_path / "form.html"
    path.write_text(page)
    try:
        assert html.read(path) is not None
    except SubmissionError as error:
        assert path.name in error.say.ru
