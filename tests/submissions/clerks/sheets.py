"""Spreadsheets of other programs: old Excel, LibreOffice, tables of reporting programs under a false name."""

import struct
from pathlib import Path

import xlwt
from xlwt.CompoundDoc import XlsDoc

from tests.submissions.clerks.kit import a, case, odf, ods_cell, ods_row, ods_table, t

_TYPED = 44351  # 4 June 2021: what Excel keeps where "4-6" was typed


@case(
    "old_excel.xls",
    """Шарыповский район
2.4.1.1 https://shar.ru/k.pdf | 3
2.4.1.2 https://shar.ru/k.pdf | 4-6
2.4.2.1 https://shar.ru/m.pdf
2.4.2.2 https://shar.ru/m.pdf | 5
""",
)
def _(path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Форма")
    sheet.write_merge(0, 0, 0, 3, "Шарыповский район")
    for at, words in enumerate(("№", "Позиция оценивания", "Ссылка", "Стр.")):
        sheet.write(1, at, words)
    day = xlwt.easyxf(num_format_str="D-MMM")
    rows = (
        ("2.4.1.1", "1.1", xlwt.Formula('HYPERLINK("https://shar.ru/k.pdf";"Концепция")'), 3),
        ("2.4.1.2", "1.2", "https://shar.ru/k.pdf", _TYPED),
        ("2.4.2.1", "2.1", "https://shar.ru/m.pdf", ""),
        ("2.4.2.2", "2.2", "там же, стр.5", ""),
    )
    for at, (code, title, link, pages) in enumerate(rows, 2):
        sheet.write(at, 0, code)
        sheet.write(at, 1, t(title))
        sheet.write(at, 2, link)
        sheet.write(at, 3, pages, day if pages == _TYPED else xlwt.Style.default_style)
    workbook.save(str(path))


def _biff5(rows: list[list[str]]) -> bytes:
    """A worksheet of Excel 5.0, Russian code page."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    cells = b"".join(
        record(0x0204, struct.pack("<HHHH", y, x, 0, len(words.encode("cp1251"))) + words.encode("cp1251"))
        for y, one in enumerate(rows)
        for x, words in enumerate(one)
        if words
    )
    sheet = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0x0DBB, 0x07CC))
    sheet += (
        record(0x0200, struct.pack("<HHHHH", 0, len(rows), 0, max(map(len, rows)), 0)) + cells + record(0x000A, b"")
    )
    name = "Лист1".encode("cp1251")
    head = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0x0DBB, 0x07CC)) + record(
        0x0042, struct.pack("<H", 1251)
    )
    start = len(head) + 4 + 7 + len(name) + 4
    bound = record(0x0085, struct.pack("<IHB", start, 0, len(name)) + name)
    return head + bound + record(0x000A, b"") + sheet


@case(
    "excel95.xls",
    """Ужурский район
2.4.1.1 http://uzhur-edu.narod.ru/konc.doc | 2
2.4.1.2 http://uzhur-edu.narod.ru/konc.doc | 3
2.4.5.8 http://uzhur-edu.narod.ru/prikaz.doc
""",
)
def _(path: Path) -> None:
    stream = _biff5(
        [
            ["Ужурский район"],
            ["Код", "Позиция", "Ссылка"],
            ["2.4.1.1", t("1.1"), "http://uzhur-edu.narod.ru/konc.doc, стр.2"],
            ["2.4.1.2", t("1.2"), "http://uzhur-edu.narod.ru/konc.doc, стр.3"],
            ["2.4.5.8", t("5.8"), "http://uzhur-edu.narod.ru/prikaz.doc"],
        ]
    )
    XlsDoc().save(str(path), stream)
    whole = bytearray(path.read_bytes())
    at = whole.find("Workbook".encode("utf-16-le"))
    whole[at : at + 64] = "Book".encode("utf-16-le").ljust(64, b"\0")
    whole[at + 64 : at + 66] = struct.pack("<H", 10)
    path.write_bytes(bytes(whole))


@case(
    "report_of_a_program.xls",
    """Назаровский район
2.4.1.1 https://nazar.ru/a.pdf | 2
2.4.1.2 https://nazar.ru/b.pdf
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        (
            '<html><head><meta http-equiv="Content-Type" content="text/html;'
            ' charset=windows-1251"></head><body><table border=1>'
            "<tr><td colspan=3><b>Назаровский район</b></td></tr><tr><th>Код<th>Позиция<th>Ссылка</tr>"
            f"<tr><td>2.4.1.1<td>{t('1.1')}<td><a href=https://nazar.ru/a.pdf>Концепция</a> стр.&nbsp;2</tr>"
            f"<tr><td>2.4.1.2<td>{t('1.2')}<td>https://nazar.ru/b.pdf</tr></table>"
        ).encode("cp1251")
    )


@case(
    "unicode_text.xls",
    """Ачинск
2.4.1.1 https://achinsk.ru/a.pdf | 2
2.4.1.2 https://achinsk.ru/b.pdf | 3
""",
)
def _(path: Path) -> None:
    lines = [
        "Ачинск\t\t",
        "Код\tПозиция\tСсылка",
        f"2.4.1.1\t{t('1.1')}\thttps://achinsk.ru/a.pdf стр. 2",
        f'2.4.1.2\t{t("1.2")}\t"https://achinsk.ru/b.pdf\nстр. 3"',
    ]
    path.write_bytes("\r\n".join(lines).encode("utf-16"))


@case(
    "libreoffice.ods",
    """Каратузский район
2.4.1.1 https://karatuz.ru/k.pdf | 3
2.4.1.1 https://karatuz.ru/pr.pdf
2.4.1.2 https://karatuz.ru/k.pdf | 5
2.4.1.3 https://karatuz.ru/z.pdf
2.4.2.1 https://karatuz.ru/note.pdf
2.4.2.2 https://karatuz.ru/f.pdf | 7
""",
)
def _(path: Path) -> None:
    note = (
        "<office:annotation><dc:creator>Лена</dc:creator><text:p>"
        "https://karatuz.ru/note.pdf</text:p></office:annotation>"
    )
    formula = (
        '<table:table-cell table:formula="of:=HYPERLINK(&quot;https://karatuz.ru/f.pdf&quot;;&quot;Положение&quot;)" '
        'office:value-type="string" office:string-value="Положение"><text:p>Положение</text:p></table:table-cell>'
    )
    odf(
        path,
        "spreadsheet",
        ods_table(
            "Лист1",
            ods_row(
                ods_cell("Каратузский район", more='table:number-columns-spanned="4"'),
                '<table:covered-table-cell table:number-columns-repeated="3"/>',
            ),
            ods_row('<table:table-cell table:number-columns-repeated="1024"/>', more='table:number-rows-repeated="3"'),
            ods_row("Код", "Позиция", "Ссылка", "Стр."),
            ods_row(
                "2.4.1.1",
                t("1.1"),
                ods_cell(
                    a("https://karatuz.ru/k.pdf", "Концепция") + " с. 3", a("https://karatuz.ru/pr.pdf", "Приказ")
                ),
            ),
            ods_row(
                "2.4.1.2",
                t("1.2"),
                ods_cell(a("https://karatuz.ru/k.pdf", "Концепция")),
                '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>',
            ),
            ods_row("2.4.1.3", t("1.3"), "https://karatuz.ru/<text:s/>z.pdf", more='table:visibility="collapse"'),
            ods_row(
                "2.4.2.1",
                t("2.1"),
                f'<table:table-cell office:value-type="string">{note}'
                f"<text:p>см. примечание</text:p></table:table-cell>",
            ),
            ods_row(
                "2.4.2.2",
                t("2.2"),
                formula,
                '<table:table-cell office:value-type="string"><text:p>с.<text:s/>7</text:p></table:table-cell>',
            ),
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="1024"/></table:table-row>',
        ),
    )


@case(
    "matrix.ods",
    """Иланский район
2.4.1.1 https://il.ru/1.pdf | 2
2.4.1.2 https://il.ru/2.pdf
Канский район
2.4.1.1 https://kan.ru/1.pdf
""",
)
def _(path: Path) -> None:
    odf(
        path,
        "spreadsheet",
        ods_table(
            "Свод",
            ods_row(
                ods_cell("Районы", more='table:number-rows-spanned="2"'),
                ods_cell("Цели", more='table:number-columns-spanned="2"'),
                "<table:covered-table-cell/>",
            ),
            ods_row("<table:covered-table-cell/>", t("1.1"), t("1.2")),
            ods_row("Иланский район", ods_cell("https://il.ru/1.pdf", "стр. 2"), a("https://il.ru/2.pdf", "документ")),
            ods_row("Канский район", "https://kan.ru/1.pdf", "в разработке"),
        ),
    )


@case(
    "groups_and_filters.ods",
    """г. Дивногорск
2.4.1.1 https://div.ru/1.pdf | 4
2.4.4.3 https://div.ru/2.pdf | 6
2.4.4.4 https://div.ru/2.pdf | 8
""",
)
def _(path: Path) -> None:
    group = "<table:table-row-group>{}</table:table-row-group>"
    odf(
        path,
        "spreadsheet",
        ods_table(
            "г. Дивногорск",
            "<table:table-header-rows>" + ods_row("Критерий", "Ссылка") + "</table:table-header-rows>",
            group.format(ods_row("Цели", "") + ods_row(t("1.1"), "https://div.ru/1.pdf, с.4")),
            group.format(
                ods_row("Анализ, адресные рекомендации", "")
                + ods_row(t("4.3"), "https://div.ru/2.pdf с.6")
                + ods_row(t("4.4"), "там же с.8", more='table:visibility="filter"')
            ),
        ),
    )
