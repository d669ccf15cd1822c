"""Matrices, flat tables, and what every layout has in common."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from auditor import submissions
from auditor.model import Submission
from tests.submissions.writing import POSITIONS, RUBRIC, TITLES, cell, document, facts, save, sheet, text

ZAR, POL = "Заречинский район", "Полянский район"
LINK = "http://edu.example.ru"
LINES = ("по осуществлению методической поддержки педагогов", "по организации системы наставничества")


def read(path: Path) -> tuple[Submission, ...]:
    return submissions.read(path, RUBRIC)


def only(path: Path) -> Submission:
    (submission,) = read(path)
    return submission


# --- positions in rows -----------------------------------------------------------------------------------------------


def test_a_matrix_with_a_head_in_three_rows(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [
            ["Сводная таблица"],
            ["Муниципалитет", "Показатели", None, "Мониторинг", None, "Цели"],
            [None, LINES[0], LINES[1], LINES[0], LINES[1], TITLES["2.4.1.1"]],
            ["Максимальный балл", 2, 2, 1, 1, 1],
            [ZAR, f"{LINK}/1.pdf", None, f"{LINK}/2.pdf, стр. 4", "-", f"{LINK}/3.pdf\n{LINK}/4.pdf"],
            [POL, None, f"{LINK}/5.pdf", None, "там же", None],
            ["Итого", 5, 5, 5, 5, 5],
        ],
    )  # fmt: skip
    made.merge_cells("B2:C2")
    made.merge_cells("A2:A3")
    save(made, path)
    zar, pol = read(path)
    assert (zar.municipality, pol.municipality) == (ZAR, POL)
    assert facts([zar]) == {
        (ZAR, "2.4.2.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.3.1", f"{LINK}/2.pdf", (4,)),
        (ZAR, "2.4.1.1", f"{LINK}/3.pdf", ()),
        (ZAR, "2.4.1.1", f"{LINK}/4.pdf", ()),
    }
    assert facts([pol]) == {(POL, "2.4.2.2", f"{LINK}/5.pdf", ())}
    assert cell(zar, "2.4.3.1").place == "Лист1!D5"
    assert cell(pol, "2.4.2.1").place == "Лист1!B6"


def test_a_matrix_with_links_and_pages_under_each_position(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [
            ["МО", "2.4.1.1", None, "2.4.1.2", None],
            [None, "Ссылка", "Страницы", "Ссылка", "Страницы"],
            [ZAR, f"{LINK}/1.pdf", 3, f"{LINK}/2.pdf", "5-7"],
            [POL, f"{LINK}/3.pdf", None, None, None],
        ],
    )
    assert facts(read(path)) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,)),
        (ZAR, "2.4.1.2", f"{LINK}/2.pdf", (5, 6, 7)),
        (POL, "2.4.1.1", f"{LINK}/3.pdf", ()),
    }


def test_a_turned_matrix(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [
            ["№", "Показатель", "Балл", ZAR, POL],
            ["2.4.1.1", TITLES["2.4.1.1"], 1, f"{LINK}/1.pdf стр. 2", None],
            ["2.4.1.2", TITLES["2.4.1.2"], 1, None, f"{LINK}/2.pdf"],
        ],
    )
    zar, pol = read(path)
    assert facts([zar, pol]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", (2,)), (POL, "2.4.1.2", f"{LINK}/2.pdf", ())}
    assert cell(zar, "2.4.1.2").place == "Лист1!D3"


def test_a_turned_matrix_with_two_columns_a_municipality(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [
            ["Код", ZAR, None, POL, None],
            [None, "Ссылка", "Стр.", "Ссылка", "Стр."],
            ["2.4.1.1", f"{LINK}/1.pdf", 2, f"{LINK}/2.pdf", "3, 5"],
            ["2.4.1.2", None, None, f"{LINK}/3.pdf", None],
        ],
    )
    made.merge_cells("B1:C1")
    made.merge_cells("D1:E1")
    save(made, path)
    assert facts(read(path)) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (2,)),
        (POL, "2.4.1.1", f"{LINK}/2.pdf", (3, 5)),
        (POL, "2.4.1.2", f"{LINK}/3.pdf", ()),
    }


def test_answers_of_an_online_form(tmp_path: Path) -> None:
    path = text(
        tmp_path / "answers.csv",
        [
            ["Отметка времени", "Адрес электронной почты", "Наименование муниципалитета",
             f"2.4.1.1. {TITLES['2.4.1.1']} [Ссылка]", f"2.4.1.2. {TITLES['2.4.1.2']} [Ссылка]"],
            ["2021/02/01 10:11:12", "umc@edu.example.ru", ZAR, f"{LINK}/1.pdf\n{LINK}/2.pdf", "нет"],
        ],
        delimiter=",",
    )  # fmt: skip
    submission = only(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/{n}.pdf", ()) for n in (1, 2)}
    assert cell(submission, "2.4.1.1").place == "row 2"
    assert submission.unmatched == ()


# --- one link a row --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heads",
    [
        ["municipality", "position", "url", "pages"],
        ["Муниципалитет", "Позиция", "Ссылка", "Страницы"],
        ["Территория", "Код", "Адрес документа", "Стр."],
        None,
    ],
)
def test_a_flat_table(tmp_path: Path, heads: list[str] | None) -> None:
    rows = [
        [ZAR, "2.4.1.1", f"{LINK}/1.pdf", "3"],
        [ZAR, "2.4.1.1", f"{LINK}/2.pdf", ""],
        [ZAR, "2.4.2.1", f"{LINK}/3.pdf", "5-7"],
        [POL, "2.4.1.1", f"{LINK}/4.pdf", ""],
    ]
    path = text(tmp_path / "flat.csv", [heads, *rows] if heads else rows)
    assert facts(read(path)) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,)),
        (ZAR, "2.4.1.1", f"{LINK}/2.pdf", ()),
        (ZAR, "2.4.2.1", f"{LINK}/3.pdf", (5, 6, 7)),
        (POL, "2.4.1.1", f"{LINK}/4.pdf", ()),
    }


def test_a_flat_table_by_titles_with_a_name_only_where_it_changes(tmp_path: Path) -> None:
    path = text(
        tmp_path / "flat.csv",
        [
            ["Муниципалитет", "Позиция", "Ссылка"],
            [ZAR, TITLES["2.4.1.1"], f"{LINK}/1.pdf"],
            ["", TITLES["2.4.3.2"], f"{LINK}/2.pdf"],
            [POL, TITLES["2.4.1.1"], ""],
        ],
    )
    zar, pol = read(path)
    assert facts([zar, pol]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()), (ZAR, "2.4.3.2", f"{LINK}/2.pdf", ())}
    assert pol.municipality == POL


def test_every_position_has_exactly_one_cell_in_the_order_of_the_rubric(tmp_path: Path) -> None:
    path = document(
        tmp_path / "form.docx", [["Код", "Ссылка"], ["2.4.2.1", f"{LINK}/1.pdf"]], before=[f"Муниципалитет: {ZAR}"]
    )
    submission = only(path)
    assert [one.position for one in submission.cells] == list(POSITIONS)
    assert [one.place for one in submission.cells if one.place] == ["table 1 row 2 column 2"]


def test_pages_that_a_spreadsheet_took_for_a_date(tmp_path: Path) -> None:
    import datetime

    path = tmp_path / "form.xlsx"
    sheet(
        path, [["Код", "Ссылка", "Страницы"], ["2.4.1.1", f"{LINK}/1.pdf", datetime.datetime(2021, 7, 5)]], names=[ZAR]
    )
    assert facts(read(path)) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", (5, 6, 7))}


def test_more_links_than_are_read_are_said(tmp_path: Path) -> None:
    many = "\n".join(f"{LINK}/{number}.pdf" for number in range(10_050))
    path = text(tmp_path / "form.csv", [["Код", "Ссылка"], ["2.4.1.1", many]])
    submission = only(path)
    assert len(cell(submission, "2.4.1.1").links) == 10_000
    assert "50" in submission.unmatched[0].text


def test_a_form_given_back_with_remarks_reads_as_the_form_did(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [
            ["Код", "Ссылка", "Проверка 01.03.2021", "Что сделать"],
            ["2.4.1.1", f"{LINK}/1.pdf", "✗ Исправить", f"Вставьте {LINK}/better.pdf"],
        ],
        [["2.4.1.1", f"{LINK}/1.pdf"]],
        names=[ZAR, "Итог"],
    )
    made["B2"].comment = Comment(f"Дайте прямую ссылку: {LINK}/better.pdf", "Проверка ссылок")
    save(made, path)
    submission = only(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ())}
    assert submission.unmatched == ()


def test_formulas_with_cached_values(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path, [["Код", "Ссылка", "Адреса"], ["2.4.1.1", '=HYPERLINK(Адреса!A1,"Программа")', None]], names=[ZAR]
    )
    assert made.parent is not None
    made.parent.create_sheet("Адреса")["A1"] = f"{LINK}/1.pdf"
    save(made, path)
    assert openpyxl.load_workbook(path)[ZAR]["B2"].value == '=HYPERLINK(Адреса!A1,"Программа")'
    assert (ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()) in facts(read(path))
