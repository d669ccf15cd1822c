"""A row's words -> the position of the rubric."""

import pytest

from auditor.submissions.positions import Matcher, code_in
from tests.submissions.writing import POSITIONS, RUBRIC

MATCHER = Matcher(RUBRIC)


@pytest.mark.parametrize("position", POSITIONS, ids=lambda one: one.id)
def test_codes_and_titles_in_their_many_forms(position) -> None:  # type: ignore[no-untyped-def]
    title, code = position.title, position.id
    forms = [
        code,
        f"{code}.",
        f"п. {code}",
        f" {code} ",
        code.replace(".", ","),
        f"{code}. Что угодно",
        f"{code}) {title}",
    ]
    forms += [title, title.upper(), f"1) {title};", f"– {title} (1 балл – есть, 0 – нет)", title.replace("о", "o")]
    forms += [f"{title}. Укажите ссылку и страницу", title.replace(" ", "\n", 3)]
    for form in forms:
        assert MATCHER.find(form).position == code, form


@pytest.mark.parametrize(
    ("line", "section", "code"),
    [
        ("по осуществлению методической поддержки педагогов", "indicators", "2.4.2.1"),
        ("по осуществлению методической поддержки педагогов", "monitoring", "2.4.3.1"),
        ("- по организации системы наставничества;", "monitoring", "2.4.3.2"),
        ("по осуществлению методической поддержки педагогов", "", ""),
        ("Мониторинг по осуществлению методической поддержки педагогов", "indicators", "2.4.3.1"),
        ("Обоснование цели муниципалитета", "", "2.4.1.2"),
        ("Охват питанием в каникулы", "goals", ""),
        ("2.4.1.10", "goals", ""),
        ("2.4.1", "goals", ""),
        ("Мониторинг", "", ""),
        ("Программа развития", "", ""),
    ],
)
def test_the_block_decides_where_titles_repeat(line: str, section: str, code: str) -> None:
    assert MATCHER.find(line, section).position == code


def test_an_uncertain_line_has_a_guess() -> None:
    assert MATCHER.find("по осуществлению методической поддержки педагогов").guess in ("2.4.2.1", "2.4.3.1")


def test_headings_of_blocks_are_known_in_all_their_variants() -> None:
    assert MATCHER.section("Показатели:") == "indicators"
    assert MATCHER.section("III. МОНИТОРИНГ") == "monitoring"
    assert MATCHER.section("Цели (4 балла)") == "goals"
    assert MATCHER.section("Мониторинг по осуществлению методической поддержки педагогов") == ""


def test_a_date_is_no_code() -> None:
    assert code_in("2.4.1.1. Наличие") == "2.4.1.1"
    assert code_in("Приказ 2.4.1.1") == ""
