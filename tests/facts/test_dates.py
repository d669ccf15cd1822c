"""Days: how they are written, which is the document's own, and which is none."""

from datetime import date

import pytest

from auditor.facts import dates, days
from auditor.facts.normal import normalise
from auditor.model import Page, Text


def paper(words: str, paged: bool = True) -> Text:
    pages = tuple(Page(number=i, text=page) for i, page in enumerate(words.split("\f"), 1))
    return Text(media_type="application/pdf", pages=pages, paged=paged)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("10.09.2020", date(2020, 9, 10)),
        ("5.03.2022", date(2022, 3, 5)),
        ("03.09.20 г.", date(2020, 9, 3)),
        ("1 . 09 . 2020", date(2020, 9, 1)),
        ("14. 05.2013", date(2013, 5, 14)),
        ("«10» сентября 2020 г.", date(2020, 9, 10)),
        ('"23 » августа 2021', date(2021, 8, 23)),
        ("7мая2018г.", date(2018, 5, 7)),
        ("7-го сентября 2020 года", date(2020, 9, 7)),
        ("«_26__»___08_____2020г.", date(2020, 8, 26)),
        ("«__4__ »__марта__________2022г.", date(2022, 3, 4)),
        ("«17» __11___ 2021", date(2021, 11, 17)),
        ("«18» января_ 20 18 г.", date(2018, 1, 18)),
        ("«21.августа.2018»", date(2018, 8, 21)),
        ("«15» февраль 2019", date(2019, 2, 15)),
        ("12 фев-\nраля 2020", date(2020, 2, 12)),
        ("1О.О9.2О2О", date(2020, 9, 10)),
        ("З1.08.2023", date(2023, 8, 31)),
        ("десятого сентября две тысячи двадцатого года", date(2020, 9, 10)),
        ("двадцать первого мая две тысячи двадцать первого года", date(2021, 5, 21)),
        ("2020-09-10", date(2020, 9, 10)),
        ("2021.09.03 09:01:34", date(2021, 9, 3)),
        ("10/09/2020", date(2020, 9, 10)),
        ("31.02.2020", None),
        ("ГОСТ Р 7.0.97-2016", None),
        ("2.1.12", None),
        ("№ 24.08.30", None),
        ("8-391-22-10-2020", None),
        ("о мае 2020", None),
    ],
)
def test_a_day_is_read_in_all_its_notations(words: str, day: date | None) -> None:
    found = days.mentions(normalise(words))
    assert [slot.day for slot in found] == ([day] if day else [])


@pytest.mark.parametrize(
    "words",
    [
        "« »____2017 г.",
        "от ____ № ____",
        "«      » октября 2021 г.",
        '"__" ____ 20__ г.',
        "«___» __________ 20__ г.",
        "__________ 2020 г.",
        "«__» сентября 2020 г.",
        "«15» сентября 20__ г.",
        "__.__.2020",
        "от 00.00.2020 № 00",
    ],
)
def test_a_day_left_empty_is_a_blank(words: str) -> None:
    assert [(slot.day, slot.blank) for slot in days.slots(normalise(words))] == [(None, True)]


@pytest.mark.parametrize("words", ["от « Л 1 » А-/ 20", "Ж^от/^/^7^^г", "от «з б » n j 2024 г. №"])
def test_handwriting_is_illegible_and_not_a_blank(words: str) -> None:
    assert [(slot.day, slot.blank) for slot in days.slots(normalise(words))] == [(None, False)]


def test_the_line_of_a_signature_is_no_blank() -> None:
    assert days.slots("Директор ________ И.И. Петров") == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("01.04.2018\nОТЧЕТ\nо самообследовании", date(2018, 4, 1)),
        ("Справка от 17.04.2020\nо результатах опроса", date(2020, 4, 17)),
        ("Отдел образования\n15.01.2021 № 01-12/45\nНа № 11 от 28.12.2020\nДиректорам школ", date(2021, 1, 15)),
        ("Отдел образования\n15.01.2021 № 45          Директорам школ\nО вебинаре", date(2021, 1, 15)),
        ("     РОСОБРНАДЗОР\n     ПИСЬМО\n     от 15 января 2021 г. № 8\nО мониторинге", date(2021, 1, 15)),
        ("Анализ затруднений\nВывод: нужны курсы.\nМетодист Л.П. Ершова\n«22» мая 2020 г.", date(2020, 5, 22)),
        ("План\nМетодист ________ Л.П. Ершова 22.05.2020", date(2020, 5, 22)),
        ("Положение\nв соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ", None),
        ("Рекомендации\nутверждены приказом министерства\nот 10.09.2018 № 101", None),
        ("Резюме\nДата рождения: 12.03.1985", None),
        ("12.03.2021, 14:05\nПлан работы", None),
        ("Дата сохранения: 22.10.2021\nРекомендации", None),
        ("Кадры района\nпо состоянию на 01.09.2020", None),
        ("Просим направить отчёты до 01.03.2021.", None),
        ("Конкурс состоится 15 ноября 2020 года.", None),
    ],
)
def test_only_the_documents_own_day_is_told(words: str, day: date | None) -> None:
    found = dates.own(paper(words))
    assert (found.day if found else None) == day


def test_the_quote_of_a_day_names_its_page_only_where_pages_are_real() -> None:
    words = "Анализ\n\fВыводы\nМетодист И.И. Ким\n10.03.2021"
    on_paper, in_word = dates.own(paper(words)), dates.own(paper(words, paged=False))
    assert on_paper and on_paper.seen.page == 2 and on_paper.seen.text == "10.03.2021"
    assert in_word and in_word.seen.page is None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Программа\nс. Калиновка 2014 г.", date(2014, 1, 1), date(2014, 12, 31)),
        ("Пособие\nг. Лесогорск\n2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("Пособие\nпгт. Емельяново, май 2020 г.", date(2020, 5, 1), date(2020, 5, 31)),
        ("МКУ «Методический центр», июнь 2020 г.\nСправка", date(2020, 6, 1), date(2020, 6, 30)),
    ],
)
def test_a_year_on_the_cover_is_a_period_and_no_day(words: str, start: date, end: date) -> None:
    found = dates.imprint(paper(words))
    assert found and (found.start, found.end) == (start, end)
    assert dates.own(paper(words)) is None


def test_a_year_in_running_text_is_no_imprint() -> None:
    assert dates.imprint(paper("В 2020 году прошло 15 семинаров.")) is None
    assert dates.imprint(paper("Приказ № 5, май 2020 года")) is None
