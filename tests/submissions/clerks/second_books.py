"""A second hand of forms: samples left in, Latin letters, ranges of links, pages line by line."""

from pathlib import Path

from openpyxl.worksheet.hyperlink import Hyperlink

from tests.submissions.clerks.kit import bare_book, book, case, fill, outside, t


@case(
    "sample_left_in.xlsx",
    """Ужурский район
2.4.1.1 https://u.ru/1.pdf | 4
2.4.1.2 https://u.ru/2.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Ужурский район"],
            ["№", "Позиция", "Ссылка*", "Стр."],
            ["Пример", t("1.1"), "https://site.ru/koncepciya.pdf", "3-5"],
            ["2.4.1.1", t("1.1"), "https://u.ru/1.pdf", 4],
            ["2.4.1.2", t("1.2"), "https://u.ru/2.pdf", None],
            ["* Ссылка должна вести на документ, например https://site.ru/doc.pdf"],
        ],
    )
    workbook.save(path)


@case(
    "latin_letters.xlsx",
    """Канский район
2.4.1.1 https://k.ru/1.pdf | 5
2.4.1.2 https://k.ru/2.pdf | 12
2.4.1.3 https://k.ru/3.pdf | 7-9,11
2.4.1.4 https://k.ru/4.pdf | 5
2.4.2.1 https://k.ru/5.pdf | 5
2.4.2.2 https://k.ru/6.pdf | 3,5,7
2.4.2.3 https://k.ru/7.pdf | 4-6
2.4.2.6 https://k.ru/8.pdf | 7
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Канский район"],
            ["Код", "Позиция", "Активная ссылка"],
            ["2.4.1.1", t("1.1"), "https://k.ru/1.pdf c.5"],
            ["2.4.1.2", t("1.2"), "https://k.ru/2.pdf, C. 12"],
            ["2.4.1.3", t("1.3"), "https://k.ru/3.pdf cтр. 7 - 9, 11"],
            ["2.4.1.4", t("1.4"), "https://k.ru/4.pdfстр.5"],
            ["2.4.2.1", t("2.1"), "https://k.ru/5.pdf;с.5 абз. 2"],
            ["2.4.2.2", t("2.2"), "https://k.ru/6.pdf Стр.3;5;7"],
            ["2.4.2.3", t("2.3"), "https://k.ru/7.pdf (на страницах с 4 по 6)"],
            ["2.4.2.6", t("2.6"), "https://k.ru/8.pdf,страница №7"],
        ],
    )
    workbook.save(path)


@case(
    "range_of_links.xlsx",
    """Абанский район
2.4.1.1 https://ab.ru/k.pdf | 2
2.4.1.2 https://ab.ru/k.pdf | 3
2.4.1.3 https://ab.ru/k.pdf | 4
2.4.2.1 https://ab.ru/title.pdf | 8
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Абанский район"],
            ["Код", "Позиция", "Гиперссылка", "Страницы"],
            ["2.4.1.1", t("1.1"), "Концепция", 2],
            ["2.4.1.2", t("1.2"), "Концепция", 3],
            ["2.4.1.3", t("1.3"), "Концепция", 4],
            ["2.4.2.1", t("2.1"), None, 8],
        ],
    )
    sheet["C3"].hyperlink = Hyperlink(ref="C3:C5", target="https://ab.ru/k.pdf")
    sheet["C3"].hyperlink.ref = "C3:C5"
    sheet["B6"].hyperlink = "https://ab.ru/title.pdf"
    workbook.save(path)


@case(
    "lines_of_pages.xlsx",
    """Саянский район
2.4.1.1 https://s.ru/1.pdf | 3
2.4.1.1 https://s.ru/2.pdf | 5-6
2.4.1.2 https://s.ru/3.pdf | 1
2.4.1.2 https://s.ru/4.pdf | 2
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Саянский район"],
            ["Код", "Позиция", "Ссылки", "Страницы"],
            ["2.4.1.1", t("1.1"), "https://s.ru/1.pdf\nhttps://s.ru/2.pdf", "стр. 3\nстр. 5-6"],
            ["2.4.1.2", t("1.2"), "1. https://s.ru/3.pdf\n2. https://s.ru/4.pdf", "1. стр. 1\n2. стр. 2"],
        ],
    )
    workbook.save(path)


@case(
    "forma_uzhurskij_rajon.xlsx",
    """Ужурский район
2.4.1.1 https://uz.ru/1.pdf
2.4.1.2 https://uz.ru/1.pdf
2.4.1.3 https://uz.ru/1.pdf
2.4.4.1 https://uz.ru/4.pdf | 2
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Пункты", "Ссылка"],
            ["2.4.1.1-2.4.1.3", "https://uz.ru/1.pdf"],
            ["2.4.4.1", "https://uz.ru/4.pdf с.2"],
        ],
    )
    workbook.save(path)


@case(
    "continued.xlsx",
    """Ермаковский район
2.4.1.1 https://e.ru/1.pdf | 2
2.4.4.1 https://e.ru/4.pdf | 3
2.4.5.8 https://e.ru/5.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Муниципальное образование: Ермаковский район"],
            ["Код", "Позиция", "Балл", "Ссылка"],
            ["2.4.1.1", t("1.1"), 1, "https://e.ru/1.pdf с.2"],
        ],
        "Цели",
    )
    fill(
        workbook.create_sheet("Анализ (продолжение)"),
        [["2.4.4.1", t("4.1"), 1, "https://e.ru/4.pdf с.3"], ["2.4.5.8", t("5.8"), 1, "https://e.ru/5.pdf"]],
    )
    workbook.save(path)


@case(
    "foot_of_the_page.xlsx",
    """Шарыповский район
2.4.1.1 https://sh.ru/1.pdf | 3
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "https://sh.ru/1.pdf стр.3"],
            [],
            ["Ссылка на раздел сайта:", None, "https://sh.ru/mmuko/"],
            ["Шарыповский район, 2021 год"],
        ],
        "Шарыповский район",
    )
    workbook.save(path)


@case(
    "links_on_nothing.xlsx",
    """Идринский район
2.4.1.1 https://idra.ru/a.pdf
2.4.1.2 https://idra.ru/b.pdf
""",
)
def _(path: Path) -> None:
    def cell(at: str, words: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'

    lines = (
        ("Идринский район", "", ""),
        ("Код", "Позиция", "Ссылка"),
        ("2.4.1.1", t("1.1"), ""),
        ("2.4.1.2", t("1.2"), ""),
    )
    xml = "".join(
        f'<row r="{at}">'
        f"{''.join(cell(f'{letter}{at}', words) for letter, words in zip('ABC', line, strict=True) if words)}</row>"
        for at, line in enumerate(lines, 1)
    )
    links = (
        '<hyperlinks><hyperlink ref="C3" r:id="h1" tooltip="Открыть"/>'
        '<hyperlink ref="C4" r:id="h2" display="Справка"/></hyperlinks>'
    )
    bare_book(
        path,
        f"<sheetData>{xml}</sheetData>{links}",
        rels=outside("h1", "https://idra.ru/a.pdf") + outside("h2", "https://idra.ru/b.pdf"),
    )


@case(
    "matrix_with_pages_columns.xlsx",
    """Ачинский район
2.4.1.1 https://ach.ru/c.pdf | 3
2.4.1.2 https://ach.ru/c.pdf | 7,9
г. Боготол
2.4.1.1 https://bogotol.ru/c.pdf | 1-2
2.4.1.2 https://bogotol.ru/d.pdf
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["№", "Муниципальное образование", "2.4.1.1", None, "2.4.1.2", None],
            [None, None, "ссылка", "стр.", "ссылка", "стр."],
            [1, "Ачинский район", "https://ach.ru/c.pdf", 3, "https://ach.ru/c.pdf", "7; 9"],
            [2, "г. Боготол", "https://bogotol.ru/c.pdf", "1-2", "https://bogotol.ru/d.pdf", None],
        ],
    )
    for span in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        sheet.merge_cells(span)
    workbook.save(path)
