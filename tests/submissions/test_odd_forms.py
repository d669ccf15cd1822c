"""Forms as officials really send them, one oddity each."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.submissions.odd_reading import LINES, ONE, TWO, ZAR, L, Row, form, read, told
from tests.submissions.writing import TITLES, cell, text


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
            {("2.4.1.1", "1.pdf", "5")},
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


def test_a_macro_workbook_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsm", ["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"])
    book = openpyxl.load_workbook(path)
    book.save(path)

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
