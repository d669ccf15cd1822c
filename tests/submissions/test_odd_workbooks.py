"""Odd workbooks: other directions, hidden parts, text boxes."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlwt

from tests.submissions import writers
from tests.submissions.odd_reading import ONE, POL, ZAR, L, form, read, told
from tests.submissions.writers import Table, Value
from tests.submissions.writing import TITLES, facts, save, sheet


def test_positions_of_other_directions_are_said_once(tmp_path: Path) -> None:
    path = form(
        tmp_path / "form.xlsx",
        ["Код", "Ссылка"],
        ["Направление 2.1. Система оценки качества"],
        *([f"2.1.1.{number}", f"{L}/other{number}.pdf"] for number in range(1, 9)),
        ["Направление 2.4. Система методической работы"],
        ["2.4.1.1", f"{L}/1.pdf"],
    )
    (submission,) = read(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", ())}
    (said,) = submission.unmatched
    assert said.place == f"{ZAR}!B3" and "2.1 (8)" in said.text


def test_titles_under_another_direction_are_not_taken(tmp_path: Path) -> None:
    path = form(
        tmp_path / "form.xlsx",
        ["Позиция", "Ссылка"],
        ["Направление 2.4"],
        [TITLES["2.4.1.1"], f"{L}/1.pdf"],
        ["Направление 2.2"],
        [TITLES["2.4.1.2"], f"{L}/other.pdf"],
    )
    assert told(path) == {ONE}


def test_a_sheet_a_direction(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    head = [["Муниципалитет:", ZAR], ["Позиция", "Ссылка"]]
    sheet(
        path,
        [*head, [TITLES["2.4.1.1"], f"{L}/other.pdf"]],
        [*head, [TITLES["2.4.1.1"], f"{L}/1.pdf"]],
        names=["2.1", "2.4"],
    )
    (submission,) = read(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", ())}
    assert len(submission.unmatched) == 1


def test_columns_of_other_directions_in_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, [["МО", "2.1.1.1", "2.4.1.1", "2.4.1.2"], [ZAR, f"{L}/other.pdf", f"{L}/1.pdf", f"{L}/2.pdf"]])
    (submission,) = read(path)
    assert {(code, url) for _, code, url, _ in facts([submission])} == {
        ("2.4.1.1", f"{L}/1.pdf"),
        ("2.4.1.2", f"{L}/2.pdf"),
    }
    assert [one.place for one in submission.unmatched] == ["Лист1!B2"]


def test_hidden_rows_columns_and_sheets_are_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.2", f"{L}/2.pdf"], ["2.4.2.1", None]],
        [["Код", "Ссылка"], ["2.4.3.1", f"{L}/5.pdf"]],
        names=[ZAR, "Лист2"],
    )
    made.row_dimensions[3].hidden = True
    assert made.parent is not None
    made.parent["Лист2"].sheet_state = "veryHidden"
    save(made, path)
    (submission,) = read(path)
    assert {one.position.id: one.hidden for one in submission.cells if one.links} == {
        "2.4.1.1": False,
        "2.4.1.2": True,
        "2.4.3.1": True,
    }


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_hidden_parts_of_other_workbooks(tmp_path: Path, ending: str) -> None:
    rows = [[Value(text="Код"), Value(text="Ссылка")]]
    rows += [[Value(text=f"2.4.1.{number}"), Value(text=f"{L}/{number}.pdf")] for number in (1, 2)]
    more = [[Value(text="2.4.2.1"), Value(text="тут", target=f"{L}/3.pdf")]]
    tables = [Table(name=ZAR, rows=list(rows), hidden={1}), Table(name="Лист2", rows=list(more), unseen=True)]
    writers.BOOKS[ending](tmp_path / f"form.{ending}", tables)
    (submission,) = read(tmp_path / f"form.{ending}")
    assert [(one.position.id, one.hidden) for one in submission.cells if one.links] == [
        ("2.4.1.1", True),
        ("2.4.1.2", False),
        ("2.4.2.1", True),
    ]


def test_a_text_box_over_a_cell_answers_it_and_a_large_one_is_told(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", ["Код", "Ссылка"], ["2.4.1.1", None], ["2.4.1.2", f"{L}/2.pdf"])
    with_boxes(path, (1, 1, 1, f"{L}/1.pdf, стр. 3"), (2, 4, 9, f"Подробнее: {L}/more"))
    (submission,) = read(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", (3,)), (ZAR, "2.4.1.2", f"{L}/2.pdf", ())}
    assert [one.text for one in submission.unmatched] == [f"Подробнее: {L}/more"]


def test_a_text_box_may_name_the_municipality(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", ["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], name="Лист1")
    with_boxes(path, (0, 3, 5, f"Муниципалитет: {POL}"))
    assert {name for name, *_ in facts(read(path))} == {POL}


def with_boxes(path: Path, *boxes: tuple[int, int, int, str]) -> None:
    """Add text boxes to the first sheet: first row, column, last row, words."""

    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        + "".join(
            f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
            f"<xdr:rowOff>1</xdr:rowOff></xdr:from><xdr:to><xdr:col>{column}</xdr:col><xdr:colOff>9</xdr:colOff>"
            f"<xdr:row>{last}</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r>"
            "</a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
            for row, column, last, words in boxes
        )
        + "</xdr:wsDr>"
    )
    office = "http://schemas.openxmlformats.org"
    relations = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", drawing)
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", relations)


def _boxed(path: Path, *boxes: tuple[int, int, int, str]) -> None:
    """A workbook of Excel 97 with text boxes: first row, column, last row, words; the last one is a comment's."""
    made = xlwt.Workbook(encoding="utf-8")
    lines = made.add_sheet("Лист1")
    for row, values in enumerate(
        ([f"Муниципалитет: {ZAR}"], ["Код", "Ссылка"], ["2.4.1.1"], ["2.4.1.2", f"{L}/2.pdf"])
    ):
        for column, value in enumerate(values):
            lines.write(row, column, value)
    records = b""
    for number, (row, column, last, words) in enumerate(boxes, 1):
        anchor = struct.pack("<HHI9H", 0, 0xF010, 18, 0, column, 0, row, 9, column + 1, 9, last, 9)
        kind = 0x19 if number == len(boxes) else 0x06
        told = words.encode("utf-16-le")
        text = struct.pack("<HH6xHHI", 0x212, 0, len(words), 16, 0)
        for record, data in (
            (0x00EC, anchor),
            (0x005D, struct.pack("<5H12xI", 0x15, 0x12, kind, number, 0x4011, 0)),
            (0x01B6, text),
            (0x003C, b"\1" + told[:20]),
            (0x003C, b"\1" + told[20:]),
            (0x003C, bytes(16)),
        ):
            records += struct.pack("<HH", record, len(data)) + data
    plain = lines.get_biff_data
    lines.get_biff_data = lambda: plain()[:-4] + records + struct.pack("<HH", 0x000A, 0)
    made.save(str(path))


def test_text_boxes_of_an_old_workbook_answer_the_cells_under_them(tmp_path: Path) -> None:
    boxes = ((2, 1, 2, f"{L}/1.pdf, стр. 3"), (4, 3, 9, f"Подробнее: {L}/more"), (3, 1, 3, f"{L}/comment.pdf"))
    _boxed(tmp_path / "form.xls", *boxes)
    (submission,) = read(tmp_path / "form.xls")
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", (3,)), (ZAR, "2.4.1.2", f"{L}/2.pdf", ())}
    assert [one.text for one in submission.unmatched] == [f"Подробнее: {L}/more"]
