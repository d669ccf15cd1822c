"""Workbooks as clerks keep them: headings, blocks, sheets, matrices."""

from datetime import datetime
from pathlib import Path

from tests.submissions.clerks.kit import book, case, fill, t


@case(
    "google_export.xlsx",
    """Ужурский район
2.4.1.1 https://disk.yandex.ru/i/Qw3rTy8uIoP | 4
2.4.1.2 https://disk.yandex.ru/i/Qw3rTy8uIoP | 6-7
2.4.2.1 https://uzhurobr.ru/files/polozhenie-monitoring.pdf | 3
2.4.4.1 https://docs.google.com/document/d/1aBcD/edit
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Муниципалитет", "Ужурский район", None, None, None],
            ["Позиция", "Наименование", "Ссылка", "Балл", "Примечание"],
            ["2.4.1.1", t("1.1"), '=HYPERLINK("https://disk.yandex.ru/i/Qw3rTy8uIoP","Программа, с.4")', 1, None],
            [
                "2.4.1.2",
                t("1.2"),
                '=HYPERLINK("https://disk.yandex.ru/i/Qw3rTy8uIoP";"Программа, с.6-7")',
                1,
                "проверено",
            ],
            ["2.4.2.1", t("2.1"), "https://uzhurobr.ru/files/polozhenie-monitoring.pdf, с.3", 2, "см. приказ № 45"],
            ["2.4.4.1", t("4.1"), "Справка", 1, None],
        ],
    )
    sheet["C6"].hyperlink = "https://docs.google.com/document/d/1aBcD/edit"
    workbook.save(path)


@case(
    "numbers_become_dates.xlsx",
    """Назаровский район
2.4.1.1 https://nazarovo-edu.ru/doc/1.pdf | 2
2.4.1.2 https://nazarovo-edu.ru/doc/1.pdf | 5-7
2.4.2.1 https://nazarovo-edu.ru/doc/2.pdf | 5,7
2.4.4.5 https://nazarovo-edu.ru/doc/3.pdf | 11
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Назаровский район"],
            ["№ п/п", "Позиция оценивания", "Ссылка на документ", "Страницы"],
            [datetime(2021, 1, 1), t("1.1"), "https://nazarovo-edu.ru/doc/1.pdf", 2.0],
            [datetime(2021, 2, 1), t("1.2"), "https://nazarovo-edu.ru/doc/1.pdf", datetime(2021, 7, 5)],
            [datetime(2021, 1, 2), t("2.1"), "https://nazarovo-edu.ru/doc/2.pdf", 5.7],
            [datetime(2021, 5, 4), t("4.5"), "https://nazarovo-edu.ru/doc/3.pdf", "11"],
        ],
    )
    for at in range(3, 7):
        sheet[f"A{at}"].number_format = "d.mmm"
    sheet["D4"].number_format = "d.mmm"
    workbook.save(path)


@case(
    "codes_with_p.xlsx",
    """г. Канск
2.4.1.1 http://kansk-edu.ru/konc.docx | 3
2.4.1.4 http://kansk-edu.ru/konc.docx | 9
2.4.5.8 http://kansk-edu.ru/prikaz_44.pdf
2.4.6.1 http://kansk-edu.ru/effekt.pdf | 1-12
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Форма для заполнения ММУКО", None, None],
            ["Территория: г. Канск", None, None],
            ["Пункт", "Документ", "Комментарий"],
            ["п. 2.4.1.1.", "http://kansk-edu.ru/konc.docx стр.3", None],
            ["п.2.4.1.4", "http://kansk-edu.ru/konc.docx (стр. 9)", "цели измеримы"],
            ["пункт 2.4.5.8", "Приказ № 44: http://kansk-edu.ru/prikaz_44.pdf", None],
            ["2.4.6.1)", "http://kansk-edu.ru/effekt.pdf с 1 по 12 стр.", None],
        ],
    )
    workbook.save(path)


@case(
    "titles_from_the_end.xlsx",
    """Минусинский район
2.4.6.1 https://minusa.ru/e.pdf | 3
2.4.5.8 https://minusa.ru/r.pdf
2.4.4.6 https://minusa.ru/adr.pdf | 2,4
2.4.2.6 https://minusa.ru/pol.pdf | 8
2.4.1.3 https://minusa.ru/prog.pdf | 2
2.4.1.1 https://minusa.ru/prog.pdf | 5
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Минусинский район. Методическая работа"],
            ["Показатель", "Макс. балл", "Подтверждающие материалы"],
            [t("6.1"), 1, "https://minusa.ru/e.pdf, страница 3"],
            [t("5.8").upper(), 1, "https://minusa.ru/r.pdf"],
            [
                t("4.6") + " (2 балла - для нескольких групп; 1 балл - для одной)",
                2,
                "https://minusa.ru/adr.pdf, страницы 2 и 4",
            ],
            ["- " + t("2.6").lower(), 3, "https://minusa.ru/pol.pdf — стр. № 8"],
            [t("1.3") + ";", 1, "https://minusa.ru/prog.pdf стр.2"],
            [t("1.1").replace("целей", "целей  \n"), 1, "https://minusa.ru/prog.pdf стр.5"],
        ],
    )
    workbook.save(path)


@case(
    "blocks_with_sublines.xlsx",
    """Балахтинский район
2.4.2.1 https://bal.ru/pol.pdf | 4
2.4.2.2 https://bal.ru/pol.pdf | 5
2.4.3.1 https://forms.yandex.ru/u/61a/
2.4.3.2 https://forms.yandex.ru/u/61b/
2.4.4.1 https://bal.ru/spr.pdf | 2
2.4.4.2 https://bal.ru/spr.pdf | 6
""",
)
def _(path: Path) -> None:
    support, mentors = (
        "по осуществлению методической поддержки педагогов",
        "по организации системы наставничества на муниципальном уровне",
    )
    workbook, sheet = book(
        path,
        [
            ["Балахтинский район", None, None],
            ["Позиция оценивания", "Ссылка", "Стр."],
            ["Показатели, методы сбора информации", None, None],
            [support, "https://bal.ru/pol.pdf", 4],
            [mentors, "https://bal.ru/pol.pdf", 5],
            ["Мониторинг:", None, None],
            [support, "https://forms.yandex.ru/u/61a/", None],
            [mentors, "https://forms.yandex.ru/u/61b/", None],
            ["Анализ, адресные рекомендации:", None, None],
            [support, "https://bal.ru/spr.pdf", 2],
            [mentors, "https://bal.ru/spr.pdf", 6],
        ],
    )
    for at in (3, 6, 9):
        sheet.merge_cells(f"A{at}:C{at}")
    workbook.save(path)


@case(
    "two_municipalities_below.xlsx",
    """Ермаковский район
2.4.1.1 https://erm.ru/1.pdf | 1
2.4.1.2 https://erm.ru/1.pdf | 2
Каратузский район
2.4.1.1 https://kar.ru/1.pdf | 3
2.4.1.3 https://kar.ru/3.pdf
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Сводная форма южной группы районов"],
            ["Ермаковский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "https://erm.ru/1.pdf стр. 1"],
            ["2.4.1.2", t("1.2"), "https://erm.ru/1.pdf стр. 2"],
            [],
            ["Каратузский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "https://kar.ru/1.pdf стр. 3"],
            ["2.4.1.3", t("1.3"), "https://kar.ru/3.pdf"],
        ],
    )
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("A7:C7")
    workbook.save(path)


@case(
    "municipalities_side_by_side.xlsx",
    """Енисейский район
2.4.1.1 https://eniseysk.ru/a.pdf | 3
2.4.3.1 https://eniseysk.ru/form.xlsx
город Енисейск
2.4.1.1 https://gorod-en.ru/a.pdf
2.4.3.1 https://gorod-en.ru/m.xlsx
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Код", "Позиция оценивания", "Муниципалитеты", None],
            [None, None, "Енисейский район", "город Енисейск"],
            ["2.4.1.1", t("1.1"), "https://eniseysk.ru/a.pdf\nстр. 3", "https://gorod-en.ru/a.pdf"],
            ["2.4.3.1", t("3.1"), "https://eniseysk.ru/form.xlsx", "https://gorod-en.ru/m.xlsx"],
        ],
    )
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:B2")
    workbook.save(path)


@case(
    "cover_and_empty_templates.xlsx",
    """Идринский район
2.4.1.1 https://idra.ru/p.pdf | 2
2.4.5.3 https://idra.ru/prikaz.pdf
Курагинский район
2.4.1.1 https://kur.ru/p.pdf
""",
)
def _(path: Path) -> None:
    workbook, cover = book(
        path,
        [
            ["Красноярский край"],
            ["Сбор ссылок ММУКО, направление 2.4"],
            ["Инструкция: https://kipk.ru/mmuko/instr.pdf, стр. 2"],
            ["1. Заполните лист своего района", None],
            ["2. В ячейку «Ссылка» вставьте адрес документа и страницы", None],
            ["Контакт: mmuko@kipk.ru"],
        ],
        "Титул",
    )
    for name, answers in (
        ("Идринский", {"1.1": "https://idra.ru/p.pdf с. 2", "5.3": "https://idra.ru/prikaz.pdf"}),
        ("Курагинский", {"1.1": "https://kur.ru/p.pdf"}),
    ):
        sheet = workbook.create_sheet(name)
        fill(sheet, [[f"{name} район"], ["№", "Позиция", "Ссылка на документ"]])
        for code in ("1.1", "1.2", "5.3"):
            sheet.append([f"2.4.{code}", t(code), answers.get(code)])
        for _ in range(20):
            sheet.append(["", "", ""])
    lists = workbook.create_sheet("списки")
    fill(lists, [["да"], ["нет"], ["https://пример.рф/документ.pdf"]])
    lists.sheet_state = "hidden"
    assert cover.title
    workbook.save(path)


@case(
    "three_row_head_matrix.xlsx",
    """Шушенский район
2.4.1.1 https://shush.ru/c.pdf | 3
2.4.1.2 https://shush.ru/c.pdf | 4-5
2.4.2.1 https://shush.ru/p.pdf
Партизанский район
2.4.1.1 https://part.ru/c.pdf
2.4.2.1 https://part.ru/p.pdf | 12
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Муниципалитет", "Цели", None, "Показатели, методы сбора информации"],
            [None, t("1.1"), t("1.2"), t("2.1")],
            [None, "макс. 1 балл", "макс. 1 балл", "макс. 2 балла"],
            [
                "Шушенский район",
                "https://shush.ru/c.pdf, стр. 3",
                "https://shush.ru/c.pdf, стр. 4–5",
                "https://shush.ru/p.pdf",
            ],
            ["Партизанский район", "https://part.ru/c.pdf", "нет", "https://part.ru/p.pdf, с.12"],
            ["Пировский район", "-", "-", "-"],
        ],
    )
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A3")
    workbook.save(path)
