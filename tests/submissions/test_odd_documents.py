"""Odd documents, pages and lists."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.submissions.odd_reading import LINES, ONE, TWO, ZAR, L, form, read, told
from tests.submissions.writing import TITLES, document


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


def test_a_text_of_opendocument_with_a_page_header_and_tables_within_cells(tmp_path: Path) -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )

    def table(*rows: tuple[str, str]) -> str:
        cell = "<table:table-cell>{}</table:table-cell>"
        lines = ("".join(cell.format(one if "<" in one else f"<text:p>{one}</text:p>") for one in row) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{line}</table:table-row>' for line in lines)}</table:table>"

    inner = table(("Ссылка", f"{L}/1.pdf"), ("Стр.", "2, 5"))
    body = table(("Код", "Подтверждение"), ("2.4.1.1", inner), ("2.4.1.2", f"{L}/2.pdf"))
    header = f"<text:p>Муниципальное образование: {ZAR}</text:p><text:p>http://uo.example.ru</text:p>"
    with zipfile.ZipFile(tmp_path / "form.odt", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        made.writestr(
            "styles.xml",
            f"<office:document-styles {spaces}><office:master-styles><style:master-page><style:header>{header}"
            "</style:header></style:master-page></office:master-styles></office:document-styles>",
        )
    (submission,) = read(tmp_path / "form.odt")
    assert submission.municipality == ZAR and submission.unmatched == ()
    assert told(tmp_path / "form.odt") == {("2.4.1.1", "1.pdf", "2,5"), TWO}
