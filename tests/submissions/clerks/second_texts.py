"""A second hand of forms: answers below questions, notes of all kinds, mail."""

from pathlib import Path

from tests.submissions.clerks.kit import (
    a,
    c,
    case,
    h,
    merged,
    odf,
    ods_cell,
    ods_row,
    ods_table,
    p,
    r,
    row,
    t,
    table,
    word,
)


@case(
    "answers_below.docx",
    """Манский район
2.4.1.1 https://man.ru/1.pdf | 2
2.4.1.2 https://man.ru/2.pdf
2.4.3.2 https://man.ru/m.xlsx
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Манский район")
        + table(
            row(merged(f"1. {t('1.1')}", 2)),
            row(merged("https://man.ru/1.pdf, стр. 2", 2)),
            row(merged(f"2. {t('1.2')}", 2)),
            row(merged("https://man.ru/2.pdf", 2)),
            row(merged(f"3. {t('3.2')}", 2)),
            row(merged("https://man.ru/m.xlsx", 2)),
        ),
    )


@case(
    "marks_of_letters.csv",
    """МО "Город Ачинск"
2.4.1.1 https://ach.ru/1.pdf | 4
2.4.1.2 https://ach.ru/2.pdf
2.4.1.3 https://ach.ru/3.pdf | 6
""",
)
def _(path: Path) -> None:
    path.write_text(
        'Муниципалитет;"МО ""Город Ачинск"""\nПозиция;Ваш ответ\n'
        f"{t('1.1')};[Концепция](https://ach.ru/1.pdf) стр. 4\n{t('1.2')};"
        f'<https://ach.ru/2.pdf>\n{t("1.3")};"""https://ach.ru/3.pdf"", стр. 6"\n',
        encoding="utf-8",
    )


@case(
    "numbered_items.docx",
    """Ирбейский район
2.4.1.1 https://ir.ru/1.pdf | 3
2.4.1.1 https://ir.ru/2.pdf
2.4.1.1 #_Toc1
2.4.5.3 https://ir.ru/3.pdf | 1-2
""",
)
def _(path: Path) -> None:
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    inside = '<w:hyperlink w:anchor="_Toc1">' + r("см. приложение") + "</w:hyperlink>"
    word(
        path,
        p("Ирбейский район")
        + table(
            row("Код", "Позиция", "Документы"),
            row(
                "2.4.1.1",
                t("1.1"),
                c(item.format(h("a", "Концепция") + r(" (с. 3)")), item.format(h("b", "Приказ")), item.format(inside)),
            ),
            row("2.4.5.3", t("5.3"), c(p("Приказ № 3 ", h("x", "https://ir.ru/3.p"), h("x", "df"), ", с. 1—2"))),
        ),
        rels={"a": "https://ir.ru/1.pdf", "b": "https://ir.ru/2.pdf", "x": "https://ir.ru/3.pdf"},
    )


@case(
    "safe_links.html",
    """Рыбинский район
2.4.1.1 https://ry.ru/1.pdf | 2
""",
)
def _(path: Path) -> None:
    path.write_text(
        "<html><meta charset=utf-8><body><div>Рыбинский район</div><div><table><tbody>"
        "<tr><td><p>Код</p></td><td><p>Позиция</p></td><td><p>Ссылка</p></td></tr>"
        f"<tr><td><p>2.4.1.1</p></td><td><p>{t('1.1')}</p></td><td><p><a href='https://ry.ru/1.pdf' "
        f"rel=noopener>https://ry.ru/1.pdf</a>&nbsp;(стр.&nbsp;2)</p></td></tr></tbody></table></div>"
        "<div>-- <br>С уважением, Петрова А.А.<br><a href='mailto:p@ry.ru'>"
        "p@ry.ru</a> <a href='https://ry.ru'>https://ry.ru</a></div></body></html>",
        encoding="utf-8",
    )


@case(
    "matrix.odt",
    """Тасеевский район
2.4.1.1 https://ta.ru/1.pdf | 3
2.4.1.2 https://ta.ru/2.pdf
Дзержинский район
2.4.1.2 https://dz.ru/2.pdf | 5
""",
)
def _(path: Path) -> None:
    odf(
        path,
        "text",
        "<text:p>Сводная таблица по районам</text:p>"
        + ods_table(
            "Таблица1",
            ods_row("Район", t("1.1"), t("1.2")),
            ods_row(
                "Тасеевский район", ods_cell(a("https://ta.ru/1.pdf", "Концепция") + " (с. 3)"), "https://ta.ru/2.pdf"
            ),
            ods_row("Дзержинский район", "—", ods_cell("https://dz.ru/2.pdf", "с. 5")),
        ),
    )


@case(
    "title_and_link_together.docx",
    """Козульский район
2.4.1.1 https://ko.ru/1.pdf | 2
2.4.1.2 https://ko.ru/2.pdf
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Козульский район")
        + table(
            row("Позиция и подтверждение", "Балл"),
            row(c(t("1.1"), "https://ko.ru/1.pdf (стр. 2)"), "1"),
            row(c(p(t("1.2") + ": ", h("q", "документ"))), "1"),
        ),
        rels={"q": "https://ko.ru/2.pdf"},
    )


@case(
    "superscripts.docx",
    """Большеулуйский район
2.4.1.1 https://bu.ru/k.pdf | 4
2.4.1.2 https://bu.ru/s.pdf
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Большеулуйский район")
        + table(
            row("Код", "Позиция", "Документ"),
            row("2.4.1.1", t("1.1"), "Концепция¹, с. 4"),
            row("2.4.1.2", t("1.2"), "Справка²"),
        )
        + p("¹ https://bu.ru/k.pdf")
        + p("² ", h("s", "Справка на сайте")),
        rels={"s": "https://bu.ru/s.pdf"},
    )


@case(
    "turned_with_points.ods",
    """Пировский район
2.4.1.1 https://pi.ru/1.pdf | 3
Казачинский район
2.4.1.1 https://ka.ru/1.pdf
2.4.1.2 https://ka.ru/2.pdf | 4
""",
)
def _(path: Path) -> None:
    odf(
        path,
        "spreadsheet",
        ods_table(
            "Юг",
            ods_row(
                "Показатель",
                "Макс.",
                ods_cell("Пировский район", more='table:number-columns-spanned="2"'),
                "<table:covered-table-cell/>",
                ods_cell("Казачинский район", more='table:number-columns-spanned="2"'),
                "<table:covered-table-cell/>",
            ),
            ods_row("", "", "Ссылка", "Балл", "Ссылка", "Балл"),
            ods_row(t("1.1"), "1", "https://pi.ru/1.pdf с.3", "1", "https://ka.ru/1.pdf", "1"),
            ods_row(t("1.2"), "1", "нет", "0", "https://ka.ru/2.pdf с.4", "1"),
        ),
    )


@case(
    "same_words.csv",
    """Балахтинский район
2.4.1.1 https://bl.ru/1.pdf | 2
2.4.1.2 https://bl.ru/1.pdf | 3
2.4.1.3 https://bl.ru/1.pdf | 2
2.4.1.4 https://bl.ru/1.pdf | 6
""",
)
def _(path: Path) -> None:
    path.write_text(
        f"Балахтинский район\nКод;Позиция;Ссылка\n2.4.1.1;{t('1.1')};"
        f'https://bl.ru/1.pdf стр. 2\n2.4.1.2;{t("1.2")};"ссылка та же, стр. 3"\n'
        f"2.4.1.3;{t('1.3')};как в 2.4.1.1\n2.4.1.4;{t('1.4')};-//- стр. 6\n",
        encoding="utf-8",
    )
