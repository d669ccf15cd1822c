"""The term a document is made for."""

from datetime import date

import pytest

from auditor.facts import periods, spans
from auditor.facts.normal import normalise
from auditor.model import Page, Text


def paper(words: str, title: str = "") -> Text:
    pages = tuple(Page(number=i, text=page) for i, page in enumerate(words.split("\f"), 1))
    return Text(media_type="application/pdf", title=title, pages=pages)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2020-2021 учебный год", date(2020, 9, 1), date(2021, 8, 31)),
        ("2020/21 уч. г.", date(2020, 9, 1), date(2021, 8, 31)),
        ("2021-2024 учебные годы", date(2021, 9, 1), date(2024, 8, 31)),
        ("2020-   \n     2021 учебный год", date(2020, 9, 1), date(2021, 8, 31)),
        ("c 2020 по 2024 год", date(2020, 1, 1), date(2024, 12, 31)),  # a Latin «c»
        ("с 01 . 09 . 2020 по 31 . 05 . 2021", date(2020, 9, 1), date(2021, 5, 31)),
        ("2020 – 2021 у.г.", date(2020, 9, 1), date(2021, 8, 31)),
        ("2019 – 2021 годы", date(2019, 1, 1), date(2021, 12, 31)),
        ("2019-2021 г.г.", date(2019, 1, 1), date(2021, 12, 31)),
        ("20132015 годы", date(2013, 1, 1), date(2015, 12, 31)),
        ("2020 год", date(2020, 1, 1), date(2020, 12, 31)),
        ("II полугодие 2019-2020 учебного года", date(2020, 1, 1), date(2020, 8, 31)),
        ("1-е полугодие 2020-2021 уч. года", date(2020, 9, 1), date(2020, 12, 31)),
        ("второе полугодие 2021 года", date(2021, 7, 1), date(2021, 12, 31)),
        ("ІУ квартал 2020 г.", date(2020, 10, 1), date(2020, 12, 31)),
        ("I-II квартал 2021 года", date(2021, 1, 1), date(2021, 6, 30)),
        ("сентябрь–декабрь 2020 г.", date(2020, 9, 1), date(2020, 12, 31)),
        ("декабрь 2020 – февраль 2021 года", date(2020, 12, 1), date(2021, 2, 28)),
        ("октябрь 2020 года", date(2020, 10, 1), date(2020, 10, 31)),
        ("с 01.09.2020 по 31.05.2021", date(2020, 9, 1), date(2021, 5, 31)),
        ("с 1 сентября по 30 ноября 2020 года", date(2020, 9, 1), date(2020, 11, 30)),
        ("с 2020 по 2024 год", date(2020, 1, 1), date(2024, 12, 31)),
        ("2021 год и плановый период 2022 и 2023 годов", date(2021, 1, 1), date(2023, 12, 31)),
        ("2020, 2021 и 2022 годы", date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_period_is_read_in_all_its_notations(words: str, first: date, last: date) -> None:
    assert [(span.first, span.last) for span in spans.spans(normalise(words))] == [(first, last)]


@pytest.mark.parametrize("words", ["10 октября 2020 года", "2020 человек", "2021-2019 годы", "2020-2023 учебный год 7"])
def test_what_only_looks_like_a_school_year_or_month_is_none(words: str) -> None:
    found = spans.spans(normalise(words))
    assert all(span.loose or span.last.year - span.first.year == 3 for span in found)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("План работы ММЦ на 2020 год", date(2020, 12, 31)),
        ("План основных мероприятий\nна 2022 г.\nЯнварь", date(2022, 12, 31)),
        ("ПЛАН\nНА 2018-2019 УЧЕБНЫЙ ГОД", date(2019, 8, 31)),
        ("Концепция развития до 2024 года", date(2024, 12, 31)),
        ("Паспорт\nСрок реализации: 2019–2022 годы", date(2022, 12, 31)),
        ("ПРИКАЗ\n02.10.2020 № 3\nО группе\nПРИКАЗЫВАЮ:\n1. Приказ действует до 31.12.2020.", date(2020, 12, 31)),
        ("Отчёт за 2019-2020 учебный год", None),
        ("Программа развития до 2027 года\nСроки реализации программы: 2023-2027 годы", date(2027, 12, 31)),
        ("Заявки принимаются с 01.03.2020 по 20.03.2020.", None),
        (
            "Содержание\nЦели .... 3\n\fУтверждена\nприказом от 01.02.2020 № 4\nПрограмма на 2020 год",
            date(2020, 12, 31),
        ),
        ("ПРИКАЗ\n02.06.2020 № 3\nОб итогах 2019-2020 учебного года\nПРИКАЗЫВАЮ:", None),
        ("Справка о работе в 2020 году", None),
        ("Положение о совете\n1. Общие положения\n1.1. План на 2020 год принимается в декабре.", None),
        ("Положение\nв рамках национального проекта «Образование» (2019–2024 годы)", None),
    ],
)
def test_a_term_is_what_the_title_or_a_clause_says(words: str, last: date | None) -> None:
    found = periods.valid(paper(words))
    assert (found.end if found else None) == last


def test_a_term_with_an_end_only_begins_with_the_documents_day() -> None:
    words = "Концепция развития методической службы до 2024 года"
    since = periods.valid(paper(words), date(2020, 3, 1))
    assert since and (since.start, since.end) == (date(2020, 3, 1), date(2024, 12, 31))


def test_the_title_of_a_web_page_may_name_the_term() -> None:
    found = periods.valid(paper("Сентябрь: совет", title="План ММС на 2020-2021 учебный год - Управление"))
    assert found and found.end == date(2021, 8, 31)
