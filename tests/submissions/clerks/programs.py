"""Workbooks as programs write them, and more of clerks' own."""

from datetime import datetime
from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.submissions.clerks.kit import bare_book, book, case, fill, outside, t


@case(
    "reporting_program.xlsx",
    """Козульский район
2.4.1.1 https://koz.ru/1.pdf | 2
2.4.1.2 https://koz.ru/2.pdf
2.4.1.3 https://koz.ru/3.pdf | 5
""",
)
def _(path: Path) -> None:
    def cell(words: str) -> str:
        return f'<c t="inlineStr"><is><t>{words}</t></is></c>'

    rows = [
        ("Козульский район", "", ""),
        ("Код", "Позиция", "Ссылка"),
        ("2.4.1.1", t("1.1"), "https://koz.ru/1.pdf стр. 2"),
        ("2.4.1.2", t("1.2"), "https://koz.ru/2.pdf"),
        ("2.4.1.3", t("1.3"), "Справка, стр. 5"),
    ]
    xml = "".join(f"<row>{''.join(map(cell, one))}</row>" for one in rows)
    bare_book(
        path,
        f'<sheetData>{xml}</sheetData><hyperlinks><hyperlink ref="C5" r:id="h1"/></hyperlinks>',
        rels=outside("h1", "https://koz.ru/3.pdf"),
    )


@case(
    "strict.xlsx",
    """Кежемский район
2.4.1.1 https://kezhma.ru/a.pdf | 4
2.4.5.8 https://kezhma.ru/b.pdf
""",
)
def _(path: Path) -> None:
    def cell(at: str, words: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'

    xml = (
        f'<row r="1">{cell("A1", "Кежемский район")}</row>'
        f'<row r="2">{cell("A2", "Код")}{cell("B2", "Позиция")}{cell("C2", "Ссылка")}{cell("D2", "Стр.")}</row>'
        f'<row r="4">{cell("A4", "2.4.1.1")}{cell("B4", t("1.1"))}{cell("C4", "Концепция")}<c r="D4"><v>4</v></c></row>'
        f'<row r="7">{cell("A7", "2.4.5.8")}{cell("B7", t("5.8"))}{cell("C7", "https://kezhma.ru/b.pdf")}</row>'
    )
    bare_book(
        path,
        f'<sheetData>{xml}</sheetData><hyperlinks><hyperlink ref="C4" r:id="h1"/></hyperlinks>',
        rels=outside("h1", "https://kezhma.ru/a.pdf"),
        strict=True,
    )


@case(
    "drawn_box.xlsx",
    """Иланский район
2.4.1.1 https://ilansk.ru/p.pdf | 3
2.4.1.2 https://ilansk.ru/box.pdf | 6
""",
)
def _(path: Path) -> None:
    def cell(at: str, words: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'

    xml = (
        f'<row r="1">{cell("A1", "Код")}{cell("B1", "Позиция")}{cell("C1", "Ссылка")}</row>'
        f'<row r="2">{cell("A2", "2.4.1.1")}{cell("B2", t("1.1"))}{cell("C2", "https://ilansk.ru/p.pdf, стр.3")}</row>'
        f'<row r="3">{cell("A3", "2.4.1.2")}{cell("B3", t("1.2"))}</row>'
    )
    draw = "http://schemas.openxmlformats.org/drawingml/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def box(col: int, line: int, words: str) -> str:
        return (
            f"<xdr:twoCellAnchor><xdr:from><xdr:col>{col}</xdr:col><xdr:colOff>0"
            f"</xdr:colOff><xdr:row>{line}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
            f"<xdr:to><xdr:col>{col + 1}</xdr:col><xdr:colOff>0</xdr:colOff>"
            f"<xdr:row>{line + 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
            '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" '
            'name="Надпись"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/>'
            f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p>"
            f"</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
        )

    bare_book(
        path,
        f'<sheetData>{xml}</sheetData><drawing r:id="d1"/>',
        rels=f'<Relationship Id="d1" Type="{office}/drawing" Target="../drawings/drawing1.xml"/>',
        parts={
            "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{draw}spreadsheetDrawing" xmlns:a="{draw}main">'
            + box(5, 0, "Иланский район")
            + box(2, 2, "https://ilansk.ru/box.pdf стр. 6")
            + "</xdr:wsDr>"
        },
    )


@case(
    "rich_text.xlsx",
    """Лесосибирск г.
2.4.1.1 https://lesosib.ru/konc.pdf | 4
2.4.1.1 https://lesosib.ru/pr.pdf
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(path, [["Лесосибирск г."], ["Код", "Позиция", "Ссылка"], ["2.4.1.1", t("1.1"), None]])
    blue = InlineFont(color="0000FF", u="single")
    sheet["C3"] = CellRichText(
        "Концепция: ",
        TextBlock(blue, "https://lesosib.ru/"),
        TextBlock(InlineFont(b=True), "konc.pdf"),
        " (стр. 4), приказ: ",
        TextBlock(blue, "https://lesosib.ru/pr.pdf"),
    )
    workbook.save(path)


@case(
    "ММУКО_2.4_Боготольский район_2021.xlsx",
    """Боготольский район
2.4.1.1 https://bgt.ru/a.pdf | 2
2.4.2.3 https://bgt.ru/b.pdf | 3
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Позиция", "+/-", "Ссылка (с указанием страницы)"],
            [t("1.1"), "+", "https://bgt.ru/a.pdf - 2 стр."],
            [t("2.3"), "+", "https://bgt.ru/b.pdf - 3 стр"],
            [t("2.4"), "-", None],
        ],
    )
    workbook.save(path)


@case(
    "pages_before_and_apart.xlsx",
    """Тасеевский район
2.4.1.1 https://tas.ru/a.pdf | 2-3
2.4.1.2 https://tas.ru/a.pdf | 4
2.4.1.3 https://tas.ru/a.pdf | 5,6
2.4.2.1 https://tas.ru/b.pdf | 12
2.4.2.2 https://tas.ru/b.pdf | 14
2.4.2.3 https://tas.ru/b.pdf | 15-17
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Тасеевский район"],
            ["Код", "Позиция", "Стр.", "Ссылка"],
            ["2.4.1.1", t("1.1"), datetime(2021, 3, 2), "https://tas.ru/a.pdf"],
            ["2.4.1.2", t("1.2"), "стр. 4", "https://tas.ru/a.pdf"],
            ["2.4.1.3", t("1.3"), "5, 6", "https://tas.ru/a.pdf"],
            ["2.4.2.1", t("2.1"), None, "на 12 странице документа https://tas.ru/b.pdf"],
            ["2.4.2.2", t("2.2"), None, "https://tas.ru/b.pdf [стр. 14]"],
            ["2.4.2.3", t("2.3"), None, "https://tas.ru/b.pdf\n\nпункт 3.4, с. 15 - 17"],
        ],
    )
    workbook.active["C3"].number_format = "dd.mmm"
    workbook.save(path)


@case(
    "turned_matrix_two_columns.xlsx",
    """Норильск
2.4.1.1 https://kay.ru/1.pdf | 3
2.4.1.2 https://kay.ru/2.pdf
Дудинка
2.4.1.1 https://tal.ru/1.pdf | 5
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path,
        [
            ["Позиция", "Норильск", None, "Дудинка", None],
            [None, "Ссылка", "Страница", "Ссылка", "Страница"],
            ["2.4.1.1", "https://kay.ru/1.pdf", 3, "https://tal.ru/1.pdf", 5],
            ["2.4.1.2", "https://kay.ru/2.pdf", None, None, None],
        ],
    )
    for span in ("A1:A2", "B1:C1", "D1:E1"):
        sheet.merge_cells(span)
    workbook.save(path)


@case(
    "dropped_and_extra_rows.xlsx",
    """Большеулуйский район
2.4.1.1 https://bu.ru/1.pdf | 3
2.4.3.1 https://bu.ru/f.xlsx
2.4.5.8 https://bu.ru/p.pdf
""",
)
def _(path: Path) -> None:
    workbook, _ = book(
        path,
        [
            ["Утверждаю", None, "Начальник управления образования"],
            ["Большеулуйский район", None, None],
            ["№", "Критерии", "Ссылки"],
            ["1", "Цели", None],
            ["1.1", t("1.1"), "https://bu.ru/1.pdf стр 3"],
            ["", "Итого по блоку: 1 балл", None],
            ["3", "Мониторинг", None],
            ["3.1", t("3.1"), "https://bu.ru/f.xlsx"],
            ["4", "Меры, управленческие решения", None],
            ["4.1", t("5.8"), "https://bu.ru/p.pdf"],
            ["", "Дата заполнения 01.03.2021", None],
            ["", "Начальник ________ / Сидоров С. С.", None],
        ],
    )
    workbook.save(path)


@case(
    "sheet_a_block.xlsx",
    """Пировский округ
2.4.1.1 https://pir.ru/1.pdf | 1
2.4.3.2 https://pir.ru/m.xlsx
2.4.4.2 https://pir.ru/s.pdf | 8
""",
)
def _(path: Path) -> None:
    workbook, sheet = book(
        path, [["Пировский округ"], ["Позиция", "Ссылка"], [t("1.1"), "https://pir.ru/1.pdf (стр. 1)"]], "Цели"
    )
    assert sheet.title
    fill(
        workbook.create_sheet("Мониторинг"),
        [
            ["Позиция", "Ссылка"],
            ["по организации системы наставничества на муниципальном уровне", "https://pir.ru/m.xlsx"],
        ],
    )
    fill(
        workbook.create_sheet("Анализ, адресные рекомендации"),
        [["Позиция", "Ссылка"], ["по организации системы наставничества", "https://pir.ru/s.pdf с.8"]],
    )
    workbook.save(path)
