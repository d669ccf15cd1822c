"""What tells two citations apart, what renews a document, what an address tells even when the site is silent."""

from dataclasses import replace
from datetime import date

import pytest

import rules
from auditor.model import Content, Failure, Needs, Page, PageNeed, Period, Say, Severity, Text
from rules import examples
from rules.base import Example

LINK = "https://edu.example.ru/plan.pdf"
NOTE = Content(any_of=("анализ",), name=Say(ru="анализ", en="an analysis"))
PAGES = Needs(pages=PageNeed.IF_LONG)
YEAR = Needs(assessed=Period(start=date(2020, 9, 1), end=date(2021, 8, 31)))
LONG = "Справка\fАнализ: у молодых педагогов есть наставники, сети растут\fТаблица\fЛист ознакомления"


def _rules(example: Example) -> set[str]:
    return {finding.rule for finding in rules.check(examples.build(example))}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((f"{LINK}, стр. 2", f"{LINK}, стр. 2"), True),
        ((f"{LINK}, стр. 2, первый абзац", f"{LINK}, стр. 2, последний абзац"), False),
        ((f"{LINK}, строка 4", f"{LINK}, строка 9"), False),
        ((f"{LINK}, строка 4", f"{LINK}, строка 4"), True),
        ((LINK, LINK), True),
    ],
)
def test_finer_words_tell_two_citations_of_a_page_apart(cells: tuple[str, ...], told: bool) -> None:
    assert ("duplicate-link" in _rules(Example(cell=cells, opens=LONG, needs=PAGES))) is told


def test_one_page_may_serve_two_positions_that_both_find_theirs_on_it() -> None:
    asked = Needs(pages=PageNeed.IF_LONG, content=(NOTE,))
    assert "duplicate-link" not in _rules(Example(cell=(f"{LINK} стр. 2", f"{LINK} стр. 2"), opens=LONG, needs=asked))
    assert "duplicate-link" in _rules(Example(cell=(f"{LINK} стр. 3", f"{LINK} стр. 3"), opens=LONG, needs=asked))


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("(действие продлено на 2020/2021 учебный год приказом от 26.08.2020 № 99)", False),
        ("Срок действия плана продлён до 31.12.2021", False),
        ("План продлен на 2020-2021 учебный год", False),
        ("Срок действия продлён до 2018 года", True),
        ("(действие продлено на 2019/2020 учебный год)", True),
        ("Продлёнка работает до 18 часов", True),
    ],
)
def test_a_term_prolonged_in_the_document_s_own_head_has_not_ended(words: str, ended: bool) -> None:
    stamp = f"УТВЕРЖДЕН приказом отдела образования от 28.08.2018 № 117\n{words}"
    opens = f"{stamp}\nПлан работы на 2018/2019 учебный год\nСеминар"
    assert ("expired-document" in _rules(Example(opens=opens, needs=YEAR))) is ended


def test_a_dying_address_is_told_even_where_the_site_could_not_be_asked() -> None:
    dying = "https://vk.com/doc123_456?hash=ab12cd34ef56&dl=gh78"
    assert _rules(Example(cell=dying, opens=Failure.RATE_LIMITED)) == {"unverified-link", "temporary-link"}
    assert _rules(Example(cell=dying, opens=404)) == {"broken-link"}


def test_a_copy_is_shown_by_the_words_both_documents_have() -> None:
    example = rules.RULES["copied-document"].BAD[0]
    told = [one for one in rules.check(examples.build(example)) if one.rule == "copied-document"]
    assert len(told) == 1
    assert "Весной прошли предметную диагностику" in told[0].evidence


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Полянский район", False),
        ("Полянский муниципальный округ", False),
        ("город Полянск", True),
        ("Заречинский район", True),
    ],
)
def test_a_later_edition_of_one_s_own_document_is_no_copy(own: str, told: bool) -> None:
    example = replace(rules.RULES["copied-document"].BAD[0], municipality=own)  # the other is Полянский район's
    assert ("copied-document" in _rules(example)) is told


def test_a_body_that_recommends_does_not_name_its_readers_in_the_title() -> None:
    teachers = Content(any_of=("учител",), name=Say(ru="учителя", en="teachers"))
    needs = Needs(audiences=(teachers,))
    title = "Адресные рекомендации по результатам анализа мониторинга"
    body = (
        "Учителям рекомендовано пройти диагностику и показать урок. Методисты помогут составить маршрут на полугодие."
    )
    assert "missing-content" in _rules(Example(opens=f"{title}\n{body}", needs=needs))
    assert "missing-content" not in _rules(Example(opens=f"{title} учителям\n{body}", needs=needs))


def test_pages_that_an_author_broke_are_counted_where_the_file_tells_no_number() -> None:
    needs = Needs(pages=PageNeed.REQUIRED)
    pages = tuple(Page(number=at, text=f"Часть {at}. Анализ и выводы") for at in range(1, 13))
    broken = Text(media_type="application/msword", pages=pages, paged=False)
    (told,) = rules.check(examples.build(Example(text=broken, needs=needs)))
    assert (told.rule, told.severity) == ("missing-page-reference", Severity.WARNING)
    assert told.message.ru.startswith("В документе не меньше 12 страниц")
    assert not _rules(Example(text=replace(broken, pages=pages[:1]), needs=needs))
