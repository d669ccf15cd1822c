"""What kind of page a web page is."""

import pytest

from auditor.facts import webpage
from auditor.model import Page, Text, Webpage
from tests.facts.webpages import PAGES, SAFETY, Case

W = Webpage


@pytest.mark.parametrize("case", PAGES, ids=lambda case: f"{case.kind.value}: {case.title or case.h1 or 'bare'}")
def test_a_page_is_told_by_what_it_says_and_links_to(case: Case) -> None:
    found = webpage.of(case.text)
    assert found is not None
    assert found.value is case.kind
    assert found.seen.page is None


def test_a_file_is_no_web_page() -> None:
    assert webpage.of(Text(media_type="application/pdf", pages=(Page(number=1, text="Страница не найдена"),))) is None


def test_words_of_a_safety_instruction_do_not_make_an_error_page() -> None:
    page = Text(media_type="text/html", pages=(Page(number=1, text=SAFETY),), paged=False)
    found = webpage.of(page)
    assert found is not None and found.value is W.DOCUMENT


def test_an_order_that_speaks_of_passwords_is_no_login_page() -> None:
    order = (
        "Отдел образования администрации района\nПРИКАЗ\n03.09.2020 № 214\nО приватности анкет педагогов\n"
        "В целях защиты сведений о затруднениях педагогов приказ определяет порядок работы с анкетами.\n"
        "1. Ввести пароли для входа в личный кабинет методиста; без входа доступ к анкетам ограничен.\n"
        "2. Методисту района хранить сводные таблицы без имён и передавать школам только общие выводы по району.\n"
        "3. Руководителям школ разъяснить педагогам, что ответы не влияют на аттестацию и оплату их работы.\n"
        "4. Назначить ответственным за порядок доступа заведующего методическим кабинетом отдела образования.\n"
        "5. Приказ разместить на сайте отдела и довести до сведения всех методистов школ в течение недели.\n"
        "Начальник отдела А. А. Петрова"
    )
    found = webpage.of(Text(media_type="text/html", pages=(Page(number=1, text=order),), paged=False))
    assert found is not None and found.value is not W.LOGIN


def test_the_quote_is_taken_from_the_page() -> None:
    found = webpage.of(Case(kind=W.NOT_FOUND, title="Сайт", body="По данному адресу ничего не найдено.").text)
    assert found is not None and found.seen.text == "По данному адресу ничего не найдено."


@pytest.mark.parametrize(
    "noise", ["страница " * 110_000, "<" * 1_000_000, "1 2 3 " * 160_000, "\n" * 1_000_000, "« » " * 250_000]
)
def test_a_hostile_page_is_read_in_linear_time(noise: str) -> None:
    page = Text(media_type="text/html", pages=(Page(number=1, text=noise),), paged=False, title=noise[:300])
    assert webpage.of(page) is not None
