"""The layouts people use, with the oddities of real forms."""

from pathlib import Path

from openpyxl.comments import Comment

from auditor import submissions
from auditor.model import Flaw, Submission
from tests.submissions.writing import CODES, RUBRIC, TITLES, cell, facts, save, sheet

ZAR, POL = "Заречинский район", "Полянский район"
LINK = "http://edu.example.ru"
LINES = ("по осуществлению методической поддержки педагогов", "по организации системы наставничества")


def read(path: Path) -> tuple[Submission, ...]:
    return submissions.read(path, RUBRIC)


def only(path: Path) -> Submission:
    (submission,) = read(path)
    return submission


# --- positions in rows -----------------------------------------------------------------------------------------------


def test_title_rows_numbering_and_block_headings_do_not_disturb(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [
            ["Мониторинг муниципальных механизмов управления качеством образования"],
            ["Направление 2.4"],
            ["Муниципальное образование: Заречинский район"],
            [None],
            ["№ п/п", "Позиция оценивания", "Макс. балл", "Ссылка на документ (с указанием страницы)", "Комментарий"],
            ["1", "2", "3", "4", "5"],
            ["Цели"],
            ["1.", TITLES["2.4.1.1"] + " (1 балл – есть, 0 – нет)", 1, f"{LINK}/1.pdf стр. 3", None],
            ["2.", "Обоснование цели муниципалитета", 1, f"{LINK}/2.pdf", "см. раздел II"],
            ["Показатели:"],
            ["1.", "- по осуществлению методической поддержки педагогов;", 1, f"{LINK}/3.pdf, с. 5-7"],
            ["2.", "- по организации системы наставничества на муниципальном уровне", 1, "нет"],
            ["Мониторинг"],
            ["1.", "- по осуществлению методической поддержки педагогов;", 1, f"{LINK}/5.pdf"],
            ["2.", "- по организации системы наставничества", 1, "Приказ от 10.09.2020 № 181"],
            ["Итого", None, 5],
            ["Исполнитель: Иванова И. И., umc@edu.example.ru"],
        ],
    )
    made.merge_cells("A1:E1")
    made.merge_cells("A7:E7")
    save(made, path)
    submission = only(path)
    assert facts([submission]) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,)),
        (ZAR, "2.4.1.2", f"{LINK}/2.pdf", ()),
        (ZAR, "2.4.2.1", f"{LINK}/3.pdf", (5, 6, 7)),
        (ZAR, "2.4.3.1", f"{LINK}/5.pdf", ()),
    }
    assert cell(submission, "2.4.1.1").place == "Лист1!D8"
    assert cell(submission, "2.4.2.2").text == ""
    assert cell(submission, "2.4.3.2").text == "Приказ от 10.09.2020 № 181"
    assert cell(submission, "2.4.4.1").place == ""
    assert submission.unmatched == ()


def test_codes_may_be_glued_to_titles(tmp_path: Path) -> None:
    path = tmp_path / "Заречье.xlsx"
    sheet(path, [["Показатель", "Подтверждение"], *([f"{c}. {TITLES[c]}", f"{LINK}/{c}.pdf"] for c in CODES)])
    assert facts(read(path)) == {("Заречье", c, f"{LINK}/{c}.pdf", ()) for c in CODES}


def test_a_form_without_headings_is_understood_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, [[c, TITLES[c], 1, f"{LINK}/{c}.pdf", "стр. 4"] for c in CODES], names=[ZAR])
    assert facts(read(path)) == {(ZAR, c, f"{LINK}/{c}.pdf", (4,)) for c in CODES}


def test_a_block_may_stand_in_a_merged_column_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    line = "по осуществлению методической поддержки педагогов"
    made = sheet(
        path,
        [
            ["Блок", "Показатель", "Ссылка"],
            ["Показатели", line, f"{LINK}/1.pdf"],
            [None, "по организации системы наставничества", f"{LINK}/2.pdf"],
            ["Мониторинг", line, f"{LINK}/3.pdf"],
            [None, "по организации системы наставничества", f"{LINK}/4.pdf"],
        ],
        names=[ZAR],
    )
    made.merge_cells("A2:A3")
    made.merge_cells("A4:A5")
    save(made, path)
    assert {(code, url) for _, code, url, _ in facts(read(path))} == {
        ("2.4.2.1", f"{LINK}/1.pdf"),
        ("2.4.2.2", f"{LINK}/2.pdf"),
        ("2.4.3.1", f"{LINK}/3.pdf"),
        ("2.4.3.2", f"{LINK}/4.pdf"),
    }


def test_a_merged_cell_is_evidence_for_every_position_it_covers(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(path, [["Код", "Позиция", "Ссылка"], *([c, TITLES[c], None] for c in CODES)], names=[ZAR])
    made["C2"] = f"{LINK}/all.pdf"
    made.merge_cells("C2:C4")
    save(made, path)
    submission = only(path)
    assert facts([submission]) == {(ZAR, c, f"{LINK}/all.pdf", ()) for c in CODES[:3]}
    assert {cell(submission, c).place for c in CODES[:3]} == {f"{ZAR}!C2"}


def test_several_rows_for_one_position_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [
            ["Код", "Позиция", "Ссылка", "Страницы"],
            ["2.4.1.1", TITLES["2.4.1.1"], f"{LINK}/1.pdf", 3],
            [None, None, f"{LINK}/2.pdf", "5–6"],
            ["2.4.1.2", TITLES["2.4.1.2"], None, None],
            ["2.4.1.1", TITLES["2.4.1.1"], f"{LINK}/3.pdf", None],
        ],
        names=[ZAR],
    )
    assert facts(read(path)) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,)),
        (ZAR, "2.4.1.1", f"{LINK}/2.pdf", (5, 6)),
        (ZAR, "2.4.1.1", f"{LINK}/3.pdf", ()),
    }


def test_what_answers_no_position_is_told_with_the_likeliest(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", TITLES["2.4.1.1"], f"{LINK}/1.pdf"],
            ["2.4.9.9", "Охват питанием в каникулы", f"{LINK}/food.pdf"],
            ["", "по осуществлению методической поддержки педагогов", f"{LINK}/which.pdf"],
            ["", "Мониторинг", f"{LINK}/block.pdf"],
        ],
        names=[ZAR],
    )
    submission = only(path)
    assert [(one.place, one.text.rpartition(" ")[2]) for one in submission.unmatched] == [
        (f"{ZAR}!C3", f"{LINK}/food.pdf"),
        (f"{ZAR}!C4", f"{LINK}/which.pdf"),
        (f"{ZAR}!C5", f"{LINK}/block.pdf"),
    ]
    assert submission.unmatched[2].guess == "2.4.3.1"


def test_lines_under_an_unknown_heading_are_told_to_no_other_block(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    table = [["Показатель", "Ссылка"], ["Показатели"], [LINES[0], f"{LINK}/1.pdf"], ["Работа с кадрами"]]
    sheet(
        path,
        [*table, [LINES[0], f"{LINK}/2.pdf"], ["Мониторинг"], [f"{LINES[1]} в районе", f"{LINK}/3.pdf"]],
        names=[ZAR],
    )
    submission = only(path)
    assert facts([submission]) == {
        (ZAR, "2.4.2.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.3.2", f"{LINK}/3.pdf", ()),
    }
    assert [one.place for one in submission.unmatched] == [f"{ZAR}!B5"]


def test_the_heading_of_a_block_with_one_position_stands_for_it(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(
        path,
        [["Код", "Позиция", "Ссылка"], ["2.4.1.1", "", f"{LINK}/1.pdf"], ["", "Эффективность мер", f"{LINK}/2.pdf"]],
        names=[ZAR],
    )
    assert (ZAR, "2.4.4.1", f"{LINK}/2.pdf", ()) in facts(read(path))


def test_links_in_comments_columns_and_notes_count(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(
        path,
        [
            ["Код", "Позиция", "Ссылка", "Примечание"],
            ["2.4.1.1", "", f"{LINK}/1.pdf", f"и ещё {LINK}/2.pdf"],
            ["2.4.1.2", "", "Положение", None],
            ["2.4.2.1", "", None, "в разработке"],
            ["2.4.2.2", "", f"{LINK}/5.pdf", "стр. 8"],
        ],
        names=[ZAR],
    )
    made["C3"].comment = Comment(f"файл здесь: {LINK}/3.pdf", "Иванова")
    save(made, path)
    submission = only(path)
    assert facts([submission]) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.1.1", f"{LINK}/2.pdf", ()),
        (ZAR, "2.4.1.2", f"{LINK}/3.pdf", ()),
        (ZAR, "2.4.2.2", f"{LINK}/5.pdf", (8,)),
    }
    assert cell(submission, "2.4.2.1").text == ""
    assert [(one.text, one.guess) for one in submission.unmatched] == [("в разработке", "2.4.2.1")]


def test_hyperlinks_formulas_and_hidden_parts_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    made = sheet(path, [["Код", "Позиция", "Ссылка"], *([c, TITLES[c], None] for c in CODES)], names=[ZAR])
    made["C2"] = "Программа, стр. 3"
    made["C2"].hyperlink = f"{LINK}/1.pdf"
    made["C3"] = f'=HYPERLINK("{LINK}/2.pdf","Положение, с. 4")'
    made["C4"] = f'=HYPERLINK("{LINK}/"&"3.pdf";"Справка")'
    made["C5"] = "Таблица"
    made["C5"].hyperlink = f"{LINK}/4.pdf"
    made["C5"].hyperlink.location = "page=7"
    made["C6"] = "план"
    made["C6"].hyperlink = "file:///C:\\docs\\план.docx"
    made["C7"] = "http://edu.example.ru/old.pdf"
    made["C7"].hyperlink = f"{LINK}/6.pdf"
    made.row_dimensions[2].hidden = True
    made.column_dimensions["C"].hidden = True
    made.sheet_state = "hidden"
    assert made.parent is not None
    made.parent.create_sheet("Лист2")
    save(made, path)
    submission = only(path)
    assert facts([submission]) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,)),
        (ZAR, "2.4.1.2", f"{LINK}/2.pdf", (4,)),
        (ZAR, "2.4.2.1", f"{LINK}/3.pdf", ()),
        (ZAR, "2.4.2.2", f"{LINK}/4.pdf#page=7", (7,)),
        (ZAR, "2.4.3.1", "file:///C:\\docs\\план.docx", ()),
        (ZAR, "2.4.3.2", f"{LINK}/6.pdf", ()),
    }
    assert cell(submission, "2.4.3.1").links[0].flaw is Flaw.LOCAL_PATH
    assert cell(submission, "2.4.3.2").links[0].text == "http://edu.example.ru/old.pdf"
    assert cell(submission, "2.4.1.2").text == "Положение, с. 4"


def test_there_and_above_repeat_the_link_of_the_cell_above(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    answers = [f"{LINK}/1.pdf, стр. 2", "там же", "То же, стр. 5", "см. выше", "см. п. 2.4.1.1", "", "см. выше"]
    sheet(path, [["Код", "Ссылка"], *zip(CODES, answers, strict=True)], names=[ZAR])
    submission = only(path)
    assert [cell(submission, c).links[0].pages for c in CODES[:5]] == [(2,), (2,), (5,), (5,), (2,)]
    assert {cell(submission, c).links[0].url for c in CODES[:5]} == {f"{LINK}/1.pdf"}
    assert cell(submission, CODES[6]).links == ()
    assert cell(submission, CODES[6]).text == "см. выше"
