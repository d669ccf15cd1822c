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


def test_the_quote_is_taken_from_the_page() -> None:
    found = webpage.of(Case(kind=W.NOT_FOUND, title="Сайт", body="По данному адресу ничего не найдено.").text)
    assert found is not None and found.seen.text == "По данному адресу ничего не найдено."


@pytest.mark.parametrize(
    "noise", ["страница " * 110_000, "<" * 1_000_000, "1 2 3 " * 160_000, "\n" * 1_000_000, "« » " * 250_000]
)
def test_a_hostile_page_is_read_in_linear_time(noise: str) -> None:
    page = Text(media_type="text/html", pages=(Page(number=1, text=noise),), paged=False, title=noise[:300])
    assert webpage.of(page) is not None
