"""Workbooks as clerks keep them: formulas, flat tables, columns in any order."""

from pathlib import Path

from openpyxl.worksheet.datavalidation import DataValidation

from tests.submissions.clerks.kit import book, case, fill, t


@case(
    "formulas.xlsx",
    """Богучанский район
2.4.1.1 https://bog.ru/docs/konc.pdf | 3
2.4.1.2 https://bog.ru/docs/konc.pdf | 4
2.4.1.3 https://bog.ru/docs/p.pdf
2.4.2.1 https://bog.ru/docs/pol.pdf | 9
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Богучанский район", None, None, None, None],
            ["Код", "Позиция", "Ссылка", "Страницы", "Сайт"],
            ["2.4.1.1", t("1.1"), '=HYPERLINK(E3&"konc.pdf","Концепция")', 3, "https://bog.ru/docs/"],
            ["2.4.1.2", t("1.2"), '=HYPERLINK("https://bog.ru/docs/konc.pdf")', 4, None],
            ["2.4.1.3", t("1.3"), "=Адреса!A2", None, None],
            ["2.4.2.1", t("2.1"), '=HYPERLINK(Адреса!A3,"Положение")', 9, None],
        ],
    )
    other = workbook.create_sheet("Адреса")
    fill(other, [["Перечень"], ["https://bog.ru/docs/p.pdf"], ["https://bog.ru/docs/pol.pdf"]])
    workbook.save(path)


@case(
    "protected.xlsx",
    """Мотыгинский район
2.4.1.1 https://mot.ru/1.pdf | 2
2.4.5.2 https://mot.ru/progr.pdf
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Наименование муниципалитета:", "Мотыгинский район"],
            ["Позиция", "Ссылка", "Страница", "Выполнено (да/нет)"],
            ["2.4.1.1. " + t("1.1"), "https://mot.ru/1.pdf", 2, "да"],
            ["2.4.5.2. " + t("5.2"), "https://mot.ru/progr.pdf", None, "да"],
            ["2.4.5.3. " + t("5.3"), "нет", None, "нет"],
        ],
    )
    sheet.protection.sheet = True
    sheet.protection.password = "1234"
    validation = DataValidation(type="list", formula1='"да,нет"')
    validation.add("D3:D40")
    sheet.add_data_validation(validation)
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = "A2:D5"
    workbook.save(path)


@case(
    "a_sheet_a_direction.xlsx",
    """Туруханский район
2.4.1.1 https://tur.ru/24.pdf | 5
2.4.1.2 https://tur.ru/24.pdf | 6
""",
)
def _(path: Path) -> None:
    workbook, first = book(path, [["Туруханский район"]], "1.1")
    fill(first, [["Позиция", "Ссылка"], ["1.1.1.1 Наличие целей", "https://tur.ru/11.pdf"]])
    third = workbook.create_sheet("2.3")
    fill(
        third,
        [
            ["Туруханский район"],
            ["Позиция", "Ссылка"],
            ["2.3.1.1 Наличие муниципальных целей ДПО", "https://tur.ru/23.pdf"],
        ],
    )
    fourth = workbook.create_sheet("2.4")
    fill(
        fourth,
        [
            ["Туруханский район"],
            ["Позиция", "Ссылка"],
            ["2.4.1.1 " + t("1.1"), "https://tur.ru/24.pdf с. 5"],
            ["2.4.1.2 " + t("1.2"), "https://tur.ru/24.pdf с. 6"],
        ],
    )
    workbook.save(path)


@case(
    "a_card_a_position.xlsx",
    """Северо-Енисейский район
2.4.1.1 https://se.ru/k.pdf | 3
2.4.1.2 https://se.ru/k.pdf | 4
2.4.4.1 https://se.ru/a.pdf | 10-11
""",
)
def _(path: Path) -> None:
    rows: list[list[object]] = [["Северо-Енисейский район", None]]
    for code, url, pages in (
        ("1.1", "https://se.ru/k.pdf", "3"),
        ("1.2", "https://se.ru/k.pdf", "4"),
        ("4.1", "https://se.ru/a.pdf", "10-11"),
    ):
        rows += [[f"2.4.{code}. {t(code)}", None], ["Ссылка:", url], ["Страницы:", pages], [None, None]]
    workbook, sheet = book(path, rows)
    for at in (2, 6, 10):
        sheet.merge_cells(f"A{at}:B{at}")
    workbook.save(path)


@case(
    "flat_with_merged_names.xlsx",
    """Краснотуранский район
2.4.1.1 https://kt.ru/1.pdf | 2
2.4.1.1 https://kt.ru/2.pdf
2.4.3.2 https://kt.ru/3.xlsx
Саянский район
2.4.1.1 https://sayan.ru/1.pdf | 8
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Территория", "Критерий", "Адрес документа", "Страницы"],
            ["Краснотуранский район", "2.4.1.1", "https://kt.ru/1.pdf", "2"],
            [None, None, "https://kt.ru/2.pdf", None],
            [None, "2.4.3.2", "https://kt.ru/3.xlsx", None],
            ["Саянский район", "2.4.1.1", "https://sayan.ru/1.pdf", "8"],
        ],
    )
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B2:B3")
    workbook.save(path)


@case(
    "three_link_columns.xlsx",
    """Нижнеингашский район
2.4.1.1 https://ning.ru/1.pdf
2.4.1.1 https://ning.ru/2.pdf | 4
2.4.1.2 https://ning.ru/1.pdf | 3
2.4.1.3 https://ning.ru/5.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Нижнеингашский район"],
            ["Код", "Позиция", "Ссылка 1", "Ссылка 2", "Ссылка 3"],
            ["2.4.1.1", t("1.1"), "https://ning.ru/1.pdf", "https://ning.ru/2.pdf с. 4", None],
            ["2.4.1.2", t("1.2"), "https://ning.ru/1.pdf (с.3)", None, None],
            ["2.4.1.3", t("1.3"), None, None, "https://ning.ru/5.pdf"],
        ],
    )
    workbook.save(path)


@case(
    "links_on_requisites.xlsx",
    """Ирбейский район
2.4.5.8 https://irb.ru/181.pdf | 2
2.4.5.3 https://irb.ru/99.pdf
2.4.1.1 https://irb.ru/konc.pdf | 3-4
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Ирбейский район"],
            ["№ п/п", "Код", "Позиция", "Реквизиты документа", "Ссылка", "Примечание"],
            [
                1,
                "2.4.1.1",
                t("1.1"),
                "Концепция, утв. приказом от 10.09.2020 № 181",
                "https://irb.ru/konc.pdf",
                "с. 3-4",
            ],
            [2, "2.4.5.3", t("5.3"), "Приказ от 11.01.2021 № 99", None, None],
            [3, "2.4.5.8", t("5.8"), "Приказ от 10.09.2020 № 181, стр. 2", None, None],
        ],
    )
    sheet["D4"].hyperlink = "https://irb.ru/99.pdf"
    sheet["D5"].hyperlink = "https://irb.ru/181.pdf"
    workbook.save(path)


@case(
    "two_row_head.xlsx",
    """Эвенкийский район
2.4.1.1 https://ev.ru/p.pdf | 2
2.4.2.6 https://ev.ru/pol.pdf | 9-10
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Приложение 2 к письму от 20.04.2021 № 08-70"],
            ["Муниципалитет: Эвенкийский район"],
            ["Показатель", None, "Подтверждение", None, "Самооценка"],
            ["код", "наименование", "ссылка", "страница", "балл"],
            ["2.4.1.1", t("1.1"), "https://ev.ru/p.pdf", "2", 1],
            ["2.4.2.6", t("2.6"), "https://ev.ru/pol.pdf", "9–10", 3],
            ["ИТОГО", None, None, None, 4],
        ],
    )
    for span in ("A1:E1", "A2:E2", "A3:B3", "C3:D3"):
        sheet.merge_cells(span)
    workbook.save(path)


@case(
    "not_links.xlsx",
    """Большемуртинский район
2.4.1.1 C:\\Users\\Иванова\\Desktop\\Концепция.docx
2.4.1.2 metod@bm.ru
2.4.2.1 https://bm.ru/p.pdf | 3
2.4.2.2 file:///D:/docs/p.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Большемуртинский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "C:\\Users\\Иванова\\Desktop\\Концепция.docx"],
            ["2.4.1.2", t("1.2"), "metod@bm.ru"],
            ["2.4.1.3", t("1.3"), "прилагается"],
            ["2.4.1.4", t("1.4"), "Приказ от 10.09.2020 № 181 «Об организации…», всего 45 стр."],
            ["2.4.2.1", t("2.1"), "https://bm.ru/p.pdf (всего 45 стр., см. стр. 3)"],
            ["2.4.2.2", t("2.2"), "file:///D:/docs/p.pdf"],
        ],
    )
    workbook.save(path)


@case(
    "code_last.xlsx",
    """Бирилюсский район
2.4.1.1 https://bir.ru/1.pdf | 2
2.4.4.6 https://bir.ru/2.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Бирилюсский район"],
            ["Ссылка", "Стр.", "Что подтверждает", "Код позиции"],
            ["https://bir.ru/1.pdf", 2, t("1.1"), "2.4.1.1"],
            ["https://bir.ru/2.pdf", None, t("4.6"), "2.4.4.6"],
        ],
    )
    workbook.save(path)
