"""Word documents as clerks write them: tables, lists, blocks, tables cut by a page."""

from pathlib import Path

from tests.submissions.clerks.kit import c, case, h, merged, p, r, row, t, table, word


@case(
    "block_rows.docx",
    """Тюхтетский муниципальный округ
2.4.1.1 https://tyuh.ru/k.pdf | 3
2.4.1.1 https://tyuh.ru/pr.pdf
2.4.1.2 https://tyuh.ru/k.pdf | 5-6
2.4.3.1 https://forms.gle/aBc
2.4.4.1 https://tyuh.ru/s.pdf | 2
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Форма ММУКО")
        + p("Тюхтетский муниципальный округ")
        + table(
            row("Позиция оценивания", "Макс. балл", "Ссылка"),
            row(merged("Цели", 3)),
            row(t("1.1"), "1", c(p(h("a", "Концепция"), ", с. 3"), p(h("b", "Приказ об утверждении")))),
            row(t("1.2"), "1", c(p(h("a", "Концепция"), ", с. 5-6"))),
            row(merged("Мониторинг", 3)),
            row("по осуществлению методической поддержки педагогов", "1", c(p(h("f", "Форма")))),
            row(merged("Анализ, адресные рекомендации", 3)),
            row("по осуществлению методической поддержки педагогов", "1", "https://tyuh.ru/s.pdf, стр. 2"),
        ),
        rels={"a": "https://tyuh.ru/k.pdf", "b": "https://tyuh.ru/pr.pdf", "f": "https://forms.gle/aBc"},
    )


@case(
    "table_in_a_cell.docx",
    """Нижнеингашский район
2.4.1.1 https://ni.ru/1.pdf | 2
2.4.1.1 https://ni.ru/2.pdf | 3
2.4.1.2 https://ni.ru/3.pdf
""",
)
def _(path: Path) -> None:
    inner = table(row("https://ni.ru/1.pdf", "стр. 2"), row("https://ni.ru/2.pdf", "стр. 3"))
    word(
        path,
        p("Нижнеингашский район")
        + table(
            row("Код", "Позиция", "Подтверждение"),
            row("2.4.1.1", t("1.1"), c("Документы:", inner, "")),
            row("2.4.1.2", t("1.2"), "https://ni.ru/3.pdf"),
        ),
    )


@case(
    "a_table_a_block.docx",
    """Балахтинский район
2.4.1.1 https://bl.ru/1.pdf | 1
2.4.2.1 https://bl.ru/2.pdf | 2
2.4.3.1 https://bl.ru/3.xlsx
2.4.5.8 https://bl.ru/5.pdf
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Балахтинский район")
        + p("1. Цели")
        + table(row("Позиция", "Ссылка"), row(t("1.1"), "https://bl.ru/1.pdf, стр. 1"))
        + p("2. Показатели, методы сбора информации")
        + table(row("по осуществлению методической поддержки педагогов", "https://bl.ru/2.pdf (стр. 2)"))
        + p("3. Мониторинг")
        + table(row("по осуществлению методической поддержки педагогов", "https://bl.ru/3.xlsx"))
        + p("5. Меры, управленческие решения")
        + table(row(t("5.8"), "https://bl.ru/5.pdf")),
    )


@case(
    "cut_by_a_page.docx",
    """Шушенский район
2.4.1.1 https://sh.ru/1.pdf | 4
2.4.1.2 https://sh.ru/1.pdf | 5
2.4.1.3 https://sh.ru/1.pdf | 6
2.4.1.4 https://sh.ru/4.pdf
""",
)
def _(path: Path) -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    word(
        path,
        p("Шушенский район")
        + table(
            row("Блок", "Позиция", "Ссылка", "Страницы"),
            row(c("Цели", props=start), t("1.1"), c("https://sh.ru/1.pdf", props=start), "4"),
            row(c("", props=on), t("1.2"), c("", props=on), "5"),
        )
        + table(
            row(c("Цели (продолжение)", props=start), t("1.3"), "https://sh.ru/1.pdf", "6"),
            row(c("", props=on), t("1.4"), "https://sh.ru/4.pdf", "—"),
        ),
    )


@case(
    "list_of_links.docx",
    """Партизанский район
2.4.1.1 https://parti.ru/1.pdf | 3
2.4.1.2 https://parti.ru/1.pdf | 4
2.4.2.1 https://parti.ru/p.pdf
2.4.5.8 https://parti.ru/8.pdf
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Партизанский район")
        + p("Направление 2.4. Система методической работы")
        + p(f"2.4.1.1. {t('1.1')}: https://parti.ru/1.pdf, стр. 3")
        + p(f"2.4.1.2. {t('1.2')} — ", h("q", "Концепция"), " (с. 4)")
        + p(f"2.4.2.1. {t('2.1')}")
        + p("https://parti.ru/p.pdf")
        + p(f"2.4.5.8 {t('5.8')}:")
        + p("Приказ № 8, https://parti.ru/8.pdf"),
        rels={"q": "https://parti.ru/1.pdf"},
    )


@case(
    "two_in_one.docx",
    """Канский район
2.4.1.1 https://kanray.ru/1.pdf | 2
Город Канск
2.4.1.1 https://kansk.ru/1.pdf
2.4.1.2 https://kansk.ru/2.pdf | 5
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Канский район")
        + table(row("Код", "Позиция", "Ссылка"), row("2.4.1.1", t("1.1"), "https://kanray.ru/1.pdf с.2"))
        + p("")
        + p("Город Канск")
        + table(
            row("Код", "Позиция", "Ссылка"),
            row("2.4.1.1", t("1.1"), "https://kansk.ru/1.pdf"),
            row("2.4.1.2", t("1.2"), "https://kansk.ru/2.pdf с.5"),
        ),
    )


@case(
    "numbered_by_word.docx",
    """Идринский район
2.4.1.1 https://idr.ru/1.pdf
2.4.1.3 https://idr.ru/3.pdf | 8
2.4.4.5 https://idr.ru/45.pdf
""",
)
def _(path: Path) -> None:
    def numbered(words: str) -> str:
        return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr>{r(words)}</w:p>'

    word(
        path,
        p("Управление образования администрации Идринского района Красноярского края")
        + p("Идринский район")
        + table(
            row("№", "Наименование показателя", "Где размещено"),
            row(c(numbered("")), t("1.1"), "https://idr.ru/1.pdf"),
            row(c(numbered("")), t("1.3"), "https://idr.ru/3.pdf, лист 2, стр. 8"),
            row(c(numbered("")), t("4.5"), "https://idr.ru/45.pdf"),
        ),
    )


@case(
    "matrix_of_two.docx",
    """Новоселовский район
2.4.1.1 https://nov.ru/1.pdf | 2
2.4.1.2 https://nov.ru/2.pdf
Ужурский район
2.4.1.1 https://uzh.ru/1.pdf
""",
)
def _(path: Path) -> None:
    word(
        path,
        p("Сводная таблица")
        + table(
            row("Муниципалитет", "2.4.1.1", "2.4.1.2"),
            row("Новоселовский район", c("https://nov.ru/1.pdf", "(стр. 2)"), "https://nov.ru/2.pdf"),
            row("Ужурский район", "https://uzh.ru/1.pdf", "нет"),
        ),
    )
