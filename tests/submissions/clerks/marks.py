"""Text documents with what their programs add: changes tracked, fields, controls, frames, notes at the foot."""

from pathlib import Path

from tests.submissions.clerks.kit import W, a, c, case, h, odf, p, r, row, t, table, word


@case(
    "changes_tracked.docx",
    """Ермаковский район
2.4.1.1 https://erm.ru/new.pdf | 4
2.4.1.2 https://erm.ru/stay.pdf | 7
""",
)
def _(path: Path) -> None:
    who = 'w:id="1" w:author="Иванова" w:date="2021-02-01T10:00:00Z"'
    gone = f'<w:del {who}><w:r><w:delText xml:space="preserve">https://erm.ru/old.pdf стр. 3</w:delText></w:r></w:del>'
    come = f"<w:ins {who}>{r('https://erm.ru/new.pdf стр. 4')}</w:ins>"
    dead = f'<w:del {who}><w:hyperlink r:id="x"><w:r><w:delText>Старая</w:delText></w:r></w:hyperlink></w:del>'
    lost_row = (
        f"<w:tr><w:trPr><w:del {who}/></w:trPr>"
        f"{c('2.4.1.3')}{c(t('1.3'))}{c(f'<w:p><w:del {who}><w:r><w:delText>https://erm.ru/gone.pdf</w:delText></w:r></w:del></w:p>')}"
        f"</w:tr>"
    )
    word(
        path,
        p("Ермаковский район")
        + table(
            row("Код", "Позиция", "Ссылка"),
            row("2.4.1.1", t("1.1"), c(p(gone, come))),
            row(
                "2.4.1.2",
                t("1.2"),
                c(
                    p(
                        dead,
                        "https://erm.ru/stay.pdf стр. ",
                        f"<w:del {who}><w:r><w:delText>6</w:delText></w:r></w:del>",
                        f"<w:ins {who}>{r('7')}</w:ins>",
                    )
                ),
            ),
            lost_row,
        ),
        rels={"x": "https://erm.ru/older.pdf"},
    )


@case(
    "content_controls.docx",
    """Минусинск
2.4.1.1 https://minus.ru/1.pdf | 2
2.4.1.2 https://minus.ru/2.pdf
2.4.1.3 https://minus.ru/3.pdf | 9
2.4.1.4 https://minus.ru/4.pdf
""",
)
def _(path: Path) -> None:
    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='поле'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    word(
        path,
        p("Муниципалитет: ", held(r("Минусинск")))
        + held(
            table(
                row("Код", "Позиция", "Ссылка"),
                f"<w:tr>{c('2.4.1.1')}{c(t('1.1'))}{held(c('https://minus.ru/1.pdf с.2'))}</w:tr>",
                held(row("2.4.1.2", t("1.2"), "https://minus.ru/2.pdf")),
                f"<w:tr>{c('2.4.1.3')}{c(t('1.3'))}<w:tc><w:tcPr/>"
                f"{held(p('https://minus.ru/3.pdf с.9'))}<w:p/></w:tc></w:tr>",
                row("2.4.1.4", t("1.4"), c(p(held(h("z", "документ"))))),
                row(
                    "2.4.2.1",
                    t("2.1"),
                    c(
                        p(
                            held(
                                "<w:r><w:rPr><w:rStyle w:val='PlaceholderText'/>"
                                "</w:rPr><w:t>Место для ввода текста.</w:t></w:r>"
                            )
                        )
                    ),
                ),
            )
        ),
        rels={"z": "https://minus.ru/4.pdf"},
    )


@case(
    "field_codes.docx",
    """Курагинский район
2.4.1.1 https://kurag.ru/k.pdf#page=5 | 5
2.4.1.2 https://kurag.ru/long/a.pdf | 2
2.4.1.3 https://kurag.ru/simple.pdf
""",
)
def _(path: Path) -> None:
    def field(code: str, words: str) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        parts = "".join(
            f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in (code[:20], code[20:])
        )
        return mark.format("begin") + parts + mark.format("separate") + r(words) + mark.format("end")

    bookmark = field(' HYPERLINK "https://kurag.ru/k.pdf" \\l "page=5" ', "Концепция")
    hint = field(' HYPERLINK "https://kurag.ru/long/a.pdf" \\o "подсказка" \\t "_blank" ', "Анализ")
    simple = f"<w:fldSimple w:instr=' HYPERLINK \"https://kurag.ru/simple.pdf\" '>{r('здесь')}</w:fldSimple>"
    word(
        path,
        p("Курагинский район")
        + table(
            row("Код", "Позиция", "Ссылка"),
            row("2.4.1.1", t("1.1"), c(f"<w:p>{bookmark}</w:p>")),
            row("2.4.1.2", t("1.2"), c(f"<w:p>{hint}{r(' стр. 2')}</w:p>")),
            row("2.4.1.3", t("1.3"), c(f"<w:p>{simple}</w:p>")),
        ),
    )


@case(
    "notes_at_the_foot.docx",
    """Саянский район
2.4.1.1 https://sayany.ru/k.pdf | 3
2.4.1.2 https://sayany.ru/z.pdf
""",
)
def _(path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1">{p("")}'
        f'</w:footnote><w:footnote w:id="2">{p("https://sayany.ru/k.pdf, стр. 3")}'
        f'</w:footnote><w:footnote w:id="3">'
        f"{p('URL: https://sayany.ru/z.pdf (дата обращения: 01.02.2021)')}</w:footnote></w:footnotes>"
    )
    word(
        path,
        p("Саянский район")
        + table(
            row("Код", "Позиция", "Документ"),
            row("2.4.1.1", t("1.1"), c(f"<w:p>{r('Концепция')}{mark.format(2)}</w:p>")),
            row("2.4.1.2", t("1.2"), c(f"<w:p>{r('Справка')}{mark.format(3)}</w:p>")),
        ),
        parts={"footnotes": notes},
    )


@case(
    "framed_name.docx",
    """г. Бородино
2.4.1.1 https://borodino.ru/1.pdf | 2
2.4.1.2 https://borodino.ru/2.pdf
""",
)
def _(path: Path) -> None:
    box = f"<w:txbxContent>{p('г. Бородино')}</w:txbxContent>"
    frame = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = f"<w:txbxContent>{p('https://borodino.ru/2.pdf')}</w:txbxContent>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    word(
        path,
        f"<w:p>{frame}</w:p>"
        + table(
            row("Код", "Позиция", "Ссылка"),
            row("2.4.1.1", t("1.1"), "https://borodino.ru/1.pdf стр.2"),
            row("2.4.1.2", t("1.2"), c(f"<w:p>{twice}</w:p>")),
        ),
    )


@case(
    "broken_inside.docx",
    """Сухобузимский район
2.4.1.1 https://suh.ru/doc/koncepciya-2020.pdf | 3
2.4.1.2 https://suh.ru/doc/analiticheskaya.pdf | 5
2.4.1.3 https://suh.ru/doc/soft.pdf
2.4.1.4 https://suh.ru/doc/tab.pdf | 7
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Сухобузимский район")
        + table(
            row("Код", "Позиция", "Ссылка"),
            row(
                "2.4.1.1",
                t("1.1"),
                c(
                    "<w:p><w:r><w:t>https://suh.ru/doc/koncepciya</w:t><w:noBreakHyphen/>"
                    "<w:t>2020.pdf</w:t><w:br/><w:t>стр. 3</w:t></w:r></w:p>"
                ),
            ),
            row(
                "2.4.1.2",
                t("1.2"),
                c("<w:p><w:r><w:t>https://suh.ru/doc/</w:t><w:br/><w:t>analiticheskaya.pdf, с.5</w:t></w:r></w:p>"),
            ),
            row(
                "2.4.1.3",
                t("1.3"),
                c("<w:p><w:r><w:t>https://suh.ru/doc/so</w:t><w:softHyphen/><w:t>ft.pdf</w:t></w:r></w:p>"),
            ),
            row(
                "2.4.1.4",
                t("1.4"),
                c("<w:p><w:r><w:t>https://suh.ru/doc/tab.pdf</w:t><w:tab/><w:t>7 стр.</w:t></w:r></w:p>"),
            ),
        ),
    )


@case(
    "text.odt",
    """Манский район
2.4.1.1 https://man.ru/1.pdf | 3
2.4.1.2 https://man.ru/2.pdf | 6
2.4.1.3 https://man.ru/note.pdf
2.4.1.4 https://man.ru/4.pdf
""",
)
def _(path: Path) -> None:
    def cell(inner: str) -> str:
        return f"<table:table-cell><text:p>{inner}</text:p></table:table-cell>"

    def line(*cells: str) -> str:
        return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"

    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>https://man.ru/note.pdf</text:p></text:note-body></text:note>"
    )
    odf(
        path,
        "text",
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>'
        "https://man.ru/old.pdf</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h>Манский район</text:h><table:table>"
        + "<table:table-header-rows>"
        + line("Код", "Позиция", "Ссылка")
        + "</table:table-header-rows>"
        + line("2.4.1.1", t("1.1"), a("https://man.ru/1.pdf", "Концепция") + ",<text:s/>с.<text:s/>3")
        + "<text:soft-page-break/>"
        + line(
            "2.4.1.2",
            t("1.2"),
            '<text:change text:change-id="c1"/>https://man.ru/<text:line-break/>2.pdf<text:line-break/>стр. 6',
        )
        + line("2.4.1.3", t("1.3"), "Справка" + note)
        + line(
            "2.4.1.4",
            t("1.4"),
            f"<text:span>{a('https://man.ru/4.pdf', '<text:span>до</text:span><text:span>кумент</text:span>')}"
            f"</text:span>",
        )
        + "</table:table>",
    )


@case(
    "list.odt",
    """Енисейский район
2.4.1.1 https://eni.ru/1.pdf | 2
2.4.1.4 https://eni.ru/4.pdf | 5
""",
)
def _(path: Path) -> None:
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    odf(
        path,
        "text",
        "<text:p>Енисейский район</text:p><text:list>"
        + item.format(f"2.4.1.1 {t('1.1')}: {a('https://eni.ru/1.pdf', 'программа')}, с. 2")
        + item.format(f"2.4.1.4 {t('1.4')}: https://eni.ru/4.pdf, с. 5")
        + "</text:list>",
    )
