"""Sheets, columns and names of municipalities."""

from pathlib import Path

import pytest
from openpyxl.comments import Comment

from auditor import submissions
from auditor.model import Submission
from tests.submissions.writing import RUBRIC, TITLES, cell, facts, save, sheet

ZAR, POL = "Заречинский район", "Полянский район"
LINK = "http://edu.example.ru"
LINES = ("по осуществлению методической поддержки педагогов", "по организации системы наставничества")


def read(path: Path) -> tuple[Submission, ...]:
    return submissions.read(path, RUBRIC)


def only(path: Path) -> Submission:
    (submission,) = read(path)
    return submission


# --- positions in rows -----------------------------------------------------------------------------------------------


def test_sheets_of_one_municipality_make_one_submission(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [["Муниципалитет:", ZAR], ["Позиция", "Ссылка"], [TITLES["2.4.1.1"], f"{LINK}/1.pdf"]],
        [["Позиция", "Ссылка"], [TITLES["2.4.3.1"], f"{LINK}/2.pdf"]],
        [["Наш сайт", f"{LINK}/about"]],
        names=["Цели", "Мониторинг", "Справочно"],
    )
    submission = only(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()), (ZAR, "2.4.3.1", f"{LINK}/2.pdf", ())}
    assert [(one.place, one.text) for one in submission.unmatched] == [("Справочно!B1", f"{LINK}/about")]


def test_several_municipalities_one_below_the_other(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    part = [["Код", "Позиция", "Ссылка"], ["2.4.1.1", "", f"{LINK}/1.pdf"], ["2.4.1.2", "", None]]
    sheet(path, [["Муниципалитет:", ZAR], *part, ["Муниципалитет:", POL], *part])
    assert facts(read(path)) == {(name, "2.4.1.1", f"{LINK}/1.pdf", ()) for name in (ZAR, POL)}


def test_instructions_and_experts_columns_are_no_evidence(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [
            ["Позиция оценивания", "Рекомендации к заполнению", "Ссылка", "Балл эксперта", "Комментарий эксперта"],
            [TITLES["2.4.1.1"], f"Приложите концепцию, образец {LINK}/sample.pdf", f"{LINK}/1.pdf", 0, "нет гр. утв."],
        ],
        names=[ZAR],
    )
    submission = only(path)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ())}
    assert submission.unmatched == ()


def test_two_pairs_of_link_and_pages_in_one_row(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    heads = ["Код", "Ссылка 1", "Стр.", "Ссылка 2", "Стр."]
    sheet(path, [heads, ["2.4.1.1", f"{LINK}/1.pdf", None, f"{LINK}/2.pdf", 5]], names=[ZAR])
    assert facts(read(path)) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.1.1", f"{LINK}/2.pdf", (5,)),
    }


@pytest.mark.parametrize("told", ["2.4.1.1, 2.4.1.2", "2.4.1.1–2.4.1.2", "2.4.1.1\n2.4.1.2", "п. 2.4.1.1 и 2.4.1.2"])
def test_a_row_may_answer_several_positions(tmp_path: Path, told: str) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, [["Код", "Ссылка"], [told, f"{LINK}/1.pdf"], ["2.4.2.1", None]], names=[ZAR])
    assert facts(read(path)) == {(ZAR, code, f"{LINK}/1.pdf", ()) for code in ("2.4.1.1", "2.4.1.2")}


def test_what_a_program_writes_into_notes_is_no_evidence(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(path, [["Код", "Ссылка"], ["2.4.1.1", "Положение"]], names=[ZAR])
    maker = "https://go.microsoft.com/fwlink/?linkid=870924"
    made["B2"].comment = Comment(
        f"[Threaded comment]\n\nLearn more: {maker}\n\nComment:\n    см. {LINK}/1.pdf", "tc={1}"
    )
    save(made, path)
    assert facts(read(path)) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ())}


def test_a_sheet_that_counts_points_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    form = [["Муниципалитет:", ZAR], ["Код", "Ссылка"], ["2.4.1.1", f"{LINK}/1.pdf"], ["2.4.1.2", None]]
    sheet(path, form, [["Муниципалитет", "2.4.1.1", "2.4.1.2"], [ZAR, 1, 1], [POL, 0, 1]], names=["Форма", "Баллы"])
    submission = only(path)
    assert cell(submission, "2.4.1.2").text == ""


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Муниципалитет: Заречинский район", ZAR),
        ("Муниципальное образование «Заречинский район»", ZAR),
        ("Муниципальное образование город Верхогорск", "город Верхогорск"),
        ("Муниципалитет г. Верхогорск", "г. Верхогорск"),
        ("Наименование муниципального образования – Заречинский район", ZAR),
        ("Заречинский район", ZAR),
        ("Отчёт управления образования администрации Заречинского района", ZAR),
        ("МО: город Верхогорск", "город Верхогорск"),
        ("г. Верхогорск", "г. Верхогорск"),
        ("Муниципальный округ: Речной", "Речной"),
    ],
)
def test_the_municipality_is_named_in_many_ways(tmp_path: Path, heading: str, name: str) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, [[heading], ["Код", "Ссылка"], ["2.4.1.1", f"{LINK}/1.pdf"]])
    assert only(path).municipality == name


# --- a matrix --------------------------------------------------------------------------------------------------------
