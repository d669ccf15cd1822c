"""Workbooks as clerks keep them: what stands in a cell, hidden parts, comments, «см. выше»."""

from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.worksheet.hyperlink import Hyperlink

from tests.submissions.clerks.kit import book, case, fill, t


@case(
    "hidden_parts.xlsx",
    """Манский район
2.4.1.1 https://mana.ru/a.pdf
2.4.1.2 https://mana.ru/b.pdf | 4
2.4.1.3 https://mana.ru/c.pdf
2.4.4.1 https://mana.ru/d.pdf | 2
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Манский район"],
            ["Код", "Позиция", "Ссылка", "Ещё ссылка"],
            ["2.4.1.1", t("1.1"), "https://mana.ru/a.pdf", None],
            ["2.4.1.2", t("1.2"), "https://mana.ru/b.pdf стр.4", None],
            ["2.4.1.3", t("1.3"), None, "https://mana.ru/c.pdf"],
        ],
    )
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    second = workbook.create_sheet("Анализ")
    fill(second, [["Код", "Позиция", "Ссылка"], ["2.4.4.1", t("4.1"), "https://mana.ru/d.pdf стр.2"]])
    second.sheet_state = "veryHidden"
    workbook.save(path)


@case(
    "link_in_a_comment.xlsx",
    """Сухобузимский район
2.4.1.1 https://suhobuz.ru/programma.pdf | 6
2.4.1.2 https://suhobuz.ru/programma.pdf | 8
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Сухобузимский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "Программа (ссылка в примечании)"],
            ["2.4.1.2", t("1.2"), "https://suhobuz.ru/programma.pdf, стр. 8"],
        ],
    )
    sheet["C3"].comment = Comment("https://suhobuz.ru/programma.pdf стр. 6", "Иванова")
    sheet["C4"].comment = Comment("Уточнить номер страницы!", "Методист")
    workbook.save(path)


@case(
    "several_a_cell.xlsx",
    """Абанский район
2.4.1.1 https://aban.ru/konc.pdf | 2
2.4.1.1 https://aban.ru/prikaz.pdf
2.4.2.1 https://aban.ru/a.pdf | 3,5-7,9
2.4.2.1 https://aban.ru/b.pdf | 15-18
2.4.2.1 https://aban.ru/c.pdf | 7
2.4.4.1 http://aban.ru/s.pdf | 12
2.4.4.1 http://aban.ru/t.pdf | 4-5
2.4.5.7 https://aban.ru/1.pdf
2.4.5.7 https://aban.ru/2.pdf
2.4.5.7 https://aban.ru/3.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Абанский район"],
            ["Код", "Позиция", "Подтверждающие документы"],
            [
                "2.4.1.1",
                t("1.1"),
                "1) Концепция https://aban.ru/konc.pdf (стр. 2);\n2) приказ об утверждении https://aban.ru/prikaz.pdf.",
            ],
            [
                "2.4.2.1",
                t("2.1"),
                "https://aban.ru/a.pdf — страницы 3, 5–7 и 9\nhttps://aban.ru/b.pdf,"
                " на стр. 15 – 18\nhttps://aban.ru/c.pdf слайд 7",
            ],
            ["2.4.4.1", t("4.1"), "Стр. 12: http://aban.ru/s.pdf\nСтр. 4-5: http://aban.ru/t.pdf"],
            ["2.4.5.7", t("5.7"), "https://aban.ru/1.pdf, https://aban.ru/2.pdfhttps://aban.ru/3.pdf"],
        ],
    )
    workbook.save(path)


@case(
    "location_and_words.xlsx",
    """Тюхтетский округ
2.4.1.1 https://tyuhtet.ru/konc.pdf#page=5 | 5
2.4.1.2 https://tyuhtet.ru/konc.pdf | 4
2.4.1.3 https://tyuhtet.ru/real.pdf
2.4.1.4 http://www.tyuhtet.ru/docs
2.4.2.1 tyuhtet.ru/pol.pdf | 3
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Тюхтетский округ"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "Концепция"],
            ["2.4.1.2", t("1.2"), "тут (с. 4)"],
            ["2.4.1.3", t("1.3"), "https://tyuhtet.ru/other.pdf"],
            ["2.4.1.4", t("1.4"), "www.tyuhtet.ru/docs"],
            ["2.4.2.1", t("2.1"), "tyuhtet.ru/pol.pdf стр.3"],
        ],
    )
    sheet["C3"].hyperlink = Hyperlink(ref="C3", target="https://tyuhtet.ru/konc.pdf", location="page=5")
    sheet["C4"].hyperlink = "https://tyuhtet.ru/konc.pdf"
    sheet["C5"].hyperlink = "https://tyuhtet.ru/real.pdf"
    workbook.save(path)


@case(
    "see_above.xlsx",
    """Уярский район
2.4.1.1 https://uyar.ru/p.pdf | 3
2.4.1.2 https://uyar.ru/p.pdf | 5
2.4.1.3 https://uyar.ru/p.pdf | 7-8
2.4.1.4 https://uyar.ru/p.pdf | 3
2.4.2.1 https://uyar.ru/pol.pdf | 2
2.4.2.2 https://uyar.ru/pol.pdf | 4
2.4.2.3 https://uyar.ru/p.pdf | 11
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Уярский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "https://uyar.ru/p.pdf стр.3"],
            ["2.4.1.2", t("1.2"), "Там же, стр. 5"],
            ["2.4.1.3", t("1.3"), "тот же документ, с. 7-8"],
            ["2.4.1.4", t("1.4"), "см. п. 2.4.1.1"],
            ["2.4.2.1", t("2.1"), "https://uyar.ru/pol.pdf с.2"],
            ["2.4.2.2", t("2.2"), "см. выше (стр. 4)"],
            ["2.4.2.3", t("2.3"), "См. 2.4.1.1, стр. 11"],
        ],
    )
    workbook.save(path)


@case(
    "merged_evidence.xlsx",
    """Рыбинский район
2.4.1.1 https://ryb.ru/p.pdf | 3
2.4.1.2 https://ryb.ru/p.pdf | 3
2.4.1.3 https://ryb.ru/p.pdf | 3
2.4.1.4 https://ryb.ru/q.pdf
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Блок", "№", "Позиция", "Макс. балл", "Ссылка", "Стр.", "Балл", "Комментарий эксперта"],
            ["Цели", 1, t("1.1"), 1, "https://ryb.ru/p.pdf", 3, None, None],
            [None, 2, t("1.2"), 1, None, None, None, None],
            [None, 3, t("1.3"), 1, None, None, None, None],
            [None, 4, t("1.4"), 1, "https://ryb.ru/q.pdf", None, 1, "ок"],
        ],
        "Рыбинский район",
    )
    for span in ("A2:A5", "E2:E4", "F2:F4"):
        sheet.merge_cells(span)
    workbook.save(path)


@case(
    "rows_of_instructions.xlsx",
    """Новоселовский район
2.4.1.1 https://novos.ru/p.pdf | 4
2.4.1.2 https://novos.ru/p.pdf | 5
2.4.2.1 https://novos.ru/m.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Новоселовский район", None, None],
            ["Позиция оценивания", "Рекомендации к заполнению", "Ссылка"],
            [
                "(код и название по методике)",
                "(не заполнять)",
                "(вставьте адрес и страницы, пример: https://site.ru/prikaz.pdf, стр. 3)",
            ],
            ["1", "2", "3"],
            [
                "2.4.1.1 " + t("1.1"),
                "Документ обязательно утвержден приказом; образец: https://kipk.ru/obrazec.pdf",
                "https://novos.ru/p.pdf стр. 4",
            ],
            ["2.4.1.2 " + t("1.2"), "Указать страницы", "https://novos.ru/p.pdf стр. 5"],
            ["2.4.2.1 " + t("2.1"), None, "https://novos.ru/m.pdf"],
            ["Исполнитель: Петрова А. А., тел. 8 (391) 47-2-11-22, petrova@novos.ru", None, None],
        ],
    )
    workbook.save(path)


@case(
    "notes_below.xlsx",
    """Дзержинский район
2.4.1.1 https://dz.ru/koncepciya.pdf | 5
2.4.1.2 https://dz.ru/koncepciya.pdf | 7
2.4.2.1 https://dz.ru/polozhenie.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Дзержинский район"],
            ["Код", "Позиция", "Документ"],
            ["2.4.1.1", t("1.1"), "Концепция [1], с. 5"],
            ["2.4.1.2", t("1.2"), "Концепция [1], с. 7"],
            ["2.4.2.1", t("2.1"), "Положение [2]"],
            [],
            ["[1] https://dz.ru/koncepciya.pdf"],
            ["[2] https://dz.ru/polozhenie.pdf"],
        ],
    )
    workbook.save(path)


@case(
    "spaces_and_breaks.xlsx",
    """Казачинский район
2.4.1.1 http://уо-казачинское.рф/документы/Приказ от 10.09.2020 № 181.pdf | 2
2.4.1.2 https://kazach.ru/upload/iblock/8f0/programma_metodicheskoy_raboty.pdf | 6
2.4.1.3 https://kazach.ru/files/analiz-2020.pdf
2.4.1.4 https://kazach.ru/docs/konc.pdf
2.4.2.1 https://kazach.ru/a.pdf | 3
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Казачинский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "http://уо-казачинское.рф/документы/Приказ от 10.09.2020 № 181.pdf, стр. 2"],
            ["2.4.1.2", t("1.2"), "https://kazach.ru/upload/iblock/8f0/programma_\nmetodicheskoy_raboty.pdf\nстр. 6"],
            ["2.4.1.3", t("1.3"), "https://kazach.ru/files/analiz-\n2020.pdf"],
            ["2.4.1.4", t("1.4"), "https:// kazach.ru/docs/ konc.pdf"],
            ["2.4.2.1", t("2.1"), "«https://kazach.ru/a.pdf» (стр. 3)."],
        ],
    )
    workbook.save(path)
