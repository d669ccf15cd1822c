"""Forms as officials really send them, one oddity each."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from auditor import submissions
from auditor.errors import SubmissionError
from auditor.model import Submission
from tests.submissions import writers
from tests.submissions.writers import Table, Value
from tests.submissions.writing import RUBRIC, TITLES, cell, document, facts, save, sheet, text

ZAR, POL = "Заречинский район", "Полянский район"
L = "http://edu.example.ru"
LINES = ("по осуществлению методической поддержки педагогов", "по организации системы наставничества")
Row = Sequence[object]


def read(path: Path) -> tuple[Submission, ...]:
    return submissions.read(path, RUBRIC)


def told(path: Path) -> set[tuple[str, str, str]]:
    """(code, end of the address, pages) of all links of the one municipality."""
    (submission,) = read(path)
    return {(code, url.removeprefix(L + "/"), ",".join(map(str, pages))) for _, code, url, pages in facts([submission])}


def form(path: Path, *rows: Row, name: str = ZAR) -> Path:
    sheet(path, rows, names=[name])
    return path


ONE = ("2.4.1.1", "1.pdf", "")
TWO = ("2.4.1.2", "2.pdf", "")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["№", "Код", "Показатель", "Ссылка"], [1, "2.4.1.1", "", f"{L}/1.pdf"], [2, "2.4.1.2", "", f"{L}/2.pdf"]],
            {ONE, TWO},
            id="a number and a code, each in a column of its own",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["Код", "Ссылка"], ["2.4.1.2", f"{L}/2.pdf"]],
            {ONE, TWO},
            id="the head repeated on the next page",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1.", f"{L}/1.pdf"], ["п.2.4.1.2", f"{L}/2.pdf"]],
            {ONE, TWO},
            id="a full stop after a code and a letter before it",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2,4,1,1", f"{L}/1.pdf"], ["2. 4. 1. 2", f"{L}/2.pdf"]],
            {ONE, TWO},
            id="commas and spaces in codes",
        ),
        pytest.param(
            [["Критерий", "Подтверждающие материалы"], [TITLES["2.4.1.1"].upper(), f"{L}/1.pdf"]],
            {ONE},
            id="a title in capitals",
        ),
        pytest.param(
            [["Критерий", "Реквизиты"], [f"1.1 {TITLES['2.4.1.1']}", f"{L}/1.pdf"]],
            {ONE},
            id="a numbering of the region before a title",
        ),
        pytest.param(
            [["Код", "Ссылка", "Дополнительные ссылки"], ["2.4.1.1", f"{L}/1.pdf", f"{L}/2.pdf"]],
            {ONE, ("2.4.1.1", "2.pdf", "")},
            id="a second column of links",
        ),
        pytest.param(
            [["Код", "Наименование документа", "Ссылка", "Стр."], ["2.4.1.1", "Программа", f"{L}/1.pdf", "3–5"]],
            {("2.4.1.1", "1.pdf", "3,4,5")},
            id="the name of the document in a column of its own",
        ),
        pytest.param(
            [["Код", "Ссылка", "Страница"], ["2.4.1.1", f"{L}/1.pdf", "стр. 3"], ["", f"{L}/2.pdf", "стр. 4"]],
            {("2.4.1.1", "1.pdf", "3"), ("2.4.1.1", "2.pdf", "4")},
            id="a second row without a code",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", "Программа:"], ["", f"{L}/1.pdf"], ["", "стр. 5"]],
            {
                ("2.4.1.1", "1.pdf", ""),
            },
            id="a cell broken over three rows",
        ),
        pytest.param(
            [["Показатели", ""], [LINES[0], f"{L}/3.pdf"], ["Мониторинг", ""], [LINES[0], f"{L}/5.pdf"]],
            {("2.4.2.1", "3.pdf", ""), ("2.4.3.1", "5.pdf", "")},
            id="no head, headings of blocks alone",
        ),
        pytest.param(
            [["Раздел", "Позиция", "Ссылка"], ["Показатели", LINES[0], f"{L}/3.pdf"], ["", LINES[1], f"{L}/4.pdf"]],
            {("2.4.2.1", "3.pdf", ""), ("2.4.2.2", "4.pdf", "")},
            id="a block named in its first row only",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf, {L}/2.pdf"]],
            {ONE, ("2.4.1.1", "2.pdf", "")},
            id="links with a comma between them",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf стр.2,3; {L}/2.pdf стр.5"]],
            {("2.4.1.1", "1.pdf", "2,3"), ("2.4.1.1", "2.pdf", "5")},
            id="pages before a semicolon",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"1) {L}/1.pdf (стр. 2, 3);\n2) {L}/2.pdf"]],
            {("2.4.1.1", "1.pdf", "2,3"), ("2.4.1.1", "2.pdf", "")},
            id="pages in brackets before a numbered item",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"Ссылка: {L}/1.pdf."], ["2.4.1.2", f"«{L}/2.pdf»"]],
            {ONE, TWO},
            id="a full stop and quotes around an address",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/\n1.pdf"], ["2.4.1.2", f"{L}/2\u00ad.pdf\u200b"]],
            {ONE, TWO},
            id="an address broken by a line and by invisible letters",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.2", "аналогично п. 2.4.1.1"]],
            {ONE, ("2.4.1.2", "1.pdf", "")},
            id="the same as in another position",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", "см. п. 2.4.1.2, стр. 7"], ["2.4.1.2", f"{L}/2.pdf, стр. 2"]],
            {("2.4.1.1", "2.pdf", "7"), ("2.4.1.2", "2.pdf", "2")},
            id="another position, with pages of its own",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", "см. 2.4.1.2"], ["2.4.1.2", "см. 2.4.2.1"], ["2.4.2.1", f"{L}/3.pdf"]],
            {("2.4.1.1", "3.pdf", ""), ("2.4.1.2", "3.pdf", ""), ("2.4.2.1", "3.pdf", "")},
            id="one position pointing on to the next",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", "см. 2.4.1.2"], ["2.4.1.2", "см. 2.4.1.1"]],
            set(),
            id="two positions pointing at each other",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.2", "Там же, стр. 12"]],
            {ONE, ("2.4.1.2", "1.pdf", "12")},
            id="there, with a page",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf {L}/2.pdf"], ["2.4.1.2", "см. предыдущую программу"]],
            {ONE, ("2.4.1.1", "2.pdf", "")},
            id="words that point nowhere for certain",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", "edu.example.ru/1.pdf"], ["2.4.1.2", "edu.example.ru/2.pdf"]],
            {ONE, TWO},
            id="addresses without http",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f'=HYPERLINK(CONCATENATE("{L}/","1.pdf"),"тут")']],
            {ONE},
            id="an address put together by a function",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f'=ГИПЕРССЫЛКА("{L}/1.pdf";"тут"']],
            {ONE},
            id="a formula typed as text, its bracket forgotten",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.2", "прилагается"]],
            {ONE},
            id="a row sent twice",
        ),
        pytest.param(
            [["Код", "Самооценка", "Ссылка", "Оценка эксперта"], ["2.4.1.1", "1", f"{L}/1.pdf", "0"]],
            {ONE},
            id="points before and after the link",
        ),
        pytest.param(
            [[None, None, None], [None, None, "Код", "Ссылка"], [None, None, "2.4.1.1", f"{L}/1.pdf"]],
            {ONE},
            id="a table that begins in the third column",
        ),
        pytest.param(
            [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], [], [], ["", "umc@edu.example.ru"], ["", "т. 2-15-30"]],
            {ONE},
            id="contacts under the table",
        ),
    ],
)
def test_a_workbook_with_an_oddity(tmp_path: Path, rows: list[Row], expected: set[tuple[str, str, str]]) -> None:
    assert told(form(tmp_path / "form.xlsx", *rows)) == expected


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
    import zipfile

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


# --- documents -------------------------------------------------------------------------------------------------------


def written(path: Path, *lines: str) -> Path:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))
    return path


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((f"2.4.1.1 {L}/1.pdf", f"2.4.1.2 {L}/2.pdf"), id="a code and a link in a line"),
        pytest.param(("2.4.1.1", f"{L}/1.pdf", "2.4.1.2", f"{L}/2.pdf"), id="a code, then its link"),
        pytest.param(
            (f"2.4.1.1. {TITLES['2.4.1.1']}:", f"{L}/1.pdf", f"2.4.1.2. {TITLES['2.4.1.2']}:", f"– {L}/2.pdf"),
            id="a code with its title, then its link",
        ),
        pytest.param(
            (TITLES["2.4.1.1"], f"Ссылка: {L}/1.pdf", TITLES["2.4.1.2"], f"Ссылка: {L}/2.pdf"),
            id="a title, then its link",
        ),
        pytest.param(
            (f"{TITLES['2.4.1.1']}: {L}/1.pdf", f"{TITLES['2.4.1.2']} – {L}/2.pdf"), id="a title and a link in a line"
        ),
        pytest.param(
            ("2.1.1.1", f"{L}/other.pdf", "2.4.1.1", f"{L}/1.pdf", "2.4.1.2", f"{L}/2.pdf", "Исполнитель: Иванова"),
            id="another direction before, a name after",
        ),
    ],
)
def test_a_document_without_tables(tmp_path: Path, lines: tuple[str, ...]) -> None:
    path = written(tmp_path / "form.docx", f"Муниципальное образование: {ZAR}", *lines)
    assert told(path) == {ONE, TWO}


def test_lines_of_two_blocks_with_the_same_titles(tmp_path: Path) -> None:
    path = written(
        tmp_path / f"{ZAR}.docx", "Показатели", LINES[0], f"{L}/3.pdf", "Мониторинг", LINES[0], f"{L}/5.pdf, стр. 4"
    )
    assert told(path) == {("2.4.2.1", "3.pdf", ""), ("2.4.3.1", "5.pdf", "4")}


def test_a_table_of_documents_under_the_name_of_each_position(tmp_path: Path) -> None:
    made = docx.Document()
    for code, end in (("2.4.1.1", "1"), ("2.4.1.2", "2")):
        made.add_paragraph(f"{code}. {TITLES[code]}")
        table = made.add_table(rows=2, cols=4)
        for column, (head, value) in enumerate(
            zip(("№", "Документ", "Ссылка", "Страницы"), ("1", "Программа", f"{L}/{end}.pdf", "3"), strict=True)
        ):
            table.cell(0, column).text, table.cell(1, column).text = head, value
    made.save(str(tmp_path / f"{ZAR}.docx"))
    assert told(tmp_path / f"{ZAR}.docx") == {("2.4.1.1", "1.pdf", "3"), ("2.4.1.2", "2.pdf", "3")}


def test_lines_below_a_table_belong_to_no_position_of_it(tmp_path: Path) -> None:
    path = document(tmp_path / f"{ZAR}.docx", [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"]], before=["Форма"])
    made = docx.Document(str(path))
    made.add_paragraph(f"Сайт управления: {L}/about")
    made.save(str(path))
    (submission,) = read(path)
    assert len(submission.unmatched) == 1 and told(path) == {ONE}


# --- pages, texts, archives and folders ------------------------------------------------------------------------------


def test_a_page_as_google_gives_it_with_letters_and_numbers_of_cells(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><th>{number}</th><td>{code}</td><td>{TITLES[code]}</td><td><a href='{L}/{end}.pdf'>тут</a></td></tr>"
        for number, (code, end) in enumerate((("2.4.1.1", "1"), ("2.4.1.2", "2")), 2)
    )
    page = (
        "<html><head><meta charset='utf-8'></head><body><table><thead><tr><th></th><th>A</th><th>B</th><th>C</th></tr>"
        f"</thead><tbody><tr><th>1</th><td>Код</td><td>Позиция</td><td>Ссылка</td></tr>{rows}</tbody></table></body></html>"
    )
    (tmp_path / f"{ZAR}.html").write_text(page, encoding="utf-8")
    assert told(tmp_path / f"{ZAR}.html") == {ONE, TWO}


def test_a_table_within_the_frame_of_a_mail(tmp_path: Path) -> None:
    page = (
        f"<html><body><table><tr><td>Муниципалитет: {ZAR}</td></tr><tr><td><table><tr><td>Код</td><td>Ссылка</td></tr>"
        f"<tr><td>2.4.1.1</td><td>{L}/1.pdf</td></tr></table></td></tr></table></body></html>"
    )
    (tmp_path / "form.htm").write_bytes(page.encode("cp1251"))
    assert told(tmp_path / "form.htm") == {ONE}


def test_a_page_that_calls_itself_a_workbook(tmp_path: Path) -> None:
    page = f"<table><tr><td>Код<td>Ссылка<tr><td>2.4.1.1<td>{L}/1.pdf<br>стр. 2</table>"
    (tmp_path / f"{ZAR}.xls").write_bytes(page.encode("cp1251"))
    assert told(tmp_path / f"{ZAR}.xls") == {("2.4.1.1", "1.pdf", "2")}


def test_a_workbook_that_calls_itself_an_old_one(tmp_path: Path) -> None:
    form(tmp_path / "form.xlsx", ["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"]).rename(tmp_path / "form.xls")
    assert told(tmp_path / "form.xls") == {ONE}


def test_a_list_with_bars_and_a_comment_above(tmp_path: Path) -> None:
    (tmp_path / f"{ZAR}.txt").write_text(f"Код|Ссылка\n2.4.1.1|{L}/1.pdf\n2.4.1.2|{L}/2.pdf\n", encoding="koi8-r")
    assert told(tmp_path / f"{ZAR}.txt") == {ONE, TWO}


def archive(path: Path, *members: tuple[str, bytes], names: str = "") -> Path:
    """A ZIP as an old packer writes it: its names in a code page, without the mark of UTF-8."""
    import zipfile

    with zipfile.ZipFile(path, "w") as made:
        for name, data in members:
            made.writestr(name.encode(names).decode("latin-1") if names else name, data)
    if names:
        raw = path.read_bytes()
        for name, _ in members:
            wide = name.encode(names).decode("latin-1").encode("utf-8")
            raw = raw.replace(wide, name.encode(names).ljust(len(wide), b"_"))
        path.write_bytes(raw)
    return path


def csv_form(link: str) -> bytes:
    return f"Код;Ссылка\r\n2.4.1.1;{link}\r\n".encode("cp1251")


def test_an_archive_of_forms_in_folders_of_municipalities(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "forms.zip",
        (f"Формы/{ZAR}/форма.csv", csv_form(f"{L}/1.pdf")),
        (f"Формы/{POL}.csv", csv_form(f"{L}/2.pdf")),
        ("Формы/приказ.pdf", b"%PDF-1.4"),
        ("__MACOSX/Формы/._форма.csv", b"\x00\x05"),
        ("Формы/~$форма.xlsx", b"\x00"),
    )
    found = read(path)
    assert facts(found) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", ()), (POL, "2.4.1.1", f"{L}/2.pdf", ())}
    assert {one.source for one in found} == {f"forms.zip/Формы/{ZAR}/форма.csv", f"forms.zip/Формы/{POL}.csv"}
    assert submissions.codes(path) == {"2.4.1.1"}


def test_names_in_the_code_page_of_dos() -> None:
    import zipfile

    from auditor.submissions import zipped

    part = zipfile.ZipInfo("Заречинский.csv".encode("cp866").decode("cp437"))
    assert zipped.name(part) == "Заречинский.csv"
    part = zipfile.ZipInfo("Заречинский.csv".encode().decode("cp437"))
    assert zipped.name(part) == "Заречинский.csv"


@pytest.mark.parametrize("name", ["../../etc/форма.csv", "/форма.csv", "C:\\формы\\форма.csv", "а" * 120 + ".csv"])
def test_no_name_of_a_member_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    assert len(facts(read(archive(tmp_path / "forms.zip", (name, csv_form(f"{L}/1.pdf")))))) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["forms.zip"]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([("формы.zip", b"PK"), ("форма.csv", b"a;b")], "ещё один архив — «формы.zip»"),
        ([("форма.csv", b"PK\x05\x06" + bytes(18))], "ещё один архив"),
        ([("приказ.pdf", b"%PDF")], "в архиве нет форм"),
        ([("форма.doc", b"{\\rtf1")], "→ форма.doc — это RTF"),
        ([(f"{number}.csv", b"a") for number in range(501)], "501 файлов"),
        ([("форма.csv", bytes(21 * 2**20))], "слишком велик"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, members: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(SubmissionError) as refused:
        read(archive(tmp_path / "forms.zip", *members))
    assert words in refused.value.say.ru


def test_a_macro_workbook_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsm", ["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"])
    book = openpyxl.load_workbook(path)
    book.save(path)
    import zipfile

    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
    assert told(path) == {ONE}


def test_answers_of_an_online_form_without_codes(tmp_path: Path) -> None:
    heads = [
        "Отметка времени",
        "Ваш муниципалитет",
        *(f"{TITLES[code]} (вставьте ссылку)" for code in ("2.4.1.1", "2.4.1.2")),
    ]
    rows = [heads, ["01.02.2021 10:11", ZAR, f"{L}/1.pdf", f"{L}/2.pdf"]]
    assert told(text(tmp_path / "answers.csv", rows, delimiter=",")) == {ONE, TWO}


def test_labels_inside_one_cell_of_a_block(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", ["Код", "Ссылка"], ["2.4.1.1", f"Цели: {L}/1.pdf\nАнализ, рекомендации:"])
    (submission,) = read(path)
    assert told(path) == {ONE} and "Анализ, рекомендации:" in cell(submission, "2.4.1.1").text
