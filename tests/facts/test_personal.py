"""What is people's and institutions' data; the labelled texts are in `tests/accuracy/personal.yaml`."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.facts import personal
from auditor.model import Page, Personal, Text

LABELS = yaml.safe_load((Path(__file__).parents[1] / "accuracy" / "personal.yaml").read_text(encoding="utf-8"))


def _text(words: str, paged: bool = True, scanned: bool = False) -> Text:
    pages = tuple(Page(number=i, text=page, scanned=scanned) for i, page in enumerate(words.split("\f"), 1))
    return Text(media_type="application/pdf", pages=pages, paged=paged)


def _one(words: str, kind: str) -> Personal:
    return next(found for found in personal.of(_text(words)) if found.kind == kind)


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])
def test_data_are_found_and_clean_papers_are_clean(label: dict[str, Any]) -> None:
    text, expect = _text(label["text"]), label["expect"]
    if "personal" in expect:
        assert sorted(found.kind for found in personal.of(text)) == sorted(expect["personal"])
    if "institution" in expect:
        assert (personal.institution(text) is not None) == expect["institution"]


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])
def test_what_is_shown_never_repeats_the_data(label: dict[str, Any]) -> None:
    text = _text(label["text"])
    people = set(re.findall(r"[А-ЯЁ][а-яё]+(?= [А-ЯЁ][а-яё.]|\s[А-ЯЁ]\.)", label["text"]))
    for found in personal.of(text):
        assert not re.search(r"\d{2}", found.seen.text.replace("+7 9**", "")), found.seen.text
        assert "***" in found.seen.text or "**" in found.seen.text
        assert not {word for word in people if len(word) > 5 and word in found.seen.text}
    if schools := personal.institution(text):
        assert schools.seen.text.endswith(": ***")


LIST = """Ф.И.О.{0}Дата рождения{0}Телефон{0}СНИЛС
Власова Анна Петровна{0}01.05.1991{0}8 (913) 551-11-21{0}111-451-781 01
Гришина Анна Петровна{0}02.05.1992{0}8 (913) 552-12-22{0}112-452-782 02
Лапина Анна Петровна{0}03.05.1993{0}8 (913) 553-13-23{0}113-453-783 03
Орехова Анна Петровна{0}04.05.1994{0}8 (913) 554-14-24{0}114-454-784 04
Титова Анна Петровна{0}05.05.1995{0}8 (913) 555-15-25{0}115-455-785 05"""


@pytest.mark.parametrize("gap", ["\t", " | ", "  ", "\n", " "], ids=repr)
def test_a_table_is_read_however_its_cells_were_parted(gap: str) -> None:
    found = {one.kind: one.count for one in personal.of(_text(LIST.format(gap)))}
    assert found == {"snils": 5, "birth": 5, "phone": 5}


def test_a_masked_example_lets_a_person_find_the_row() -> None:
    assert _one(LIST.format("\t"), "phone").seen.text == "В***ва А***, телефон +7 9** ***-**-**"
    assert _one(LIST.format("\t"), "snils").seen.text == "В***ва А***, СНИЛС ***-***-*** **"


def test_pages_are_told_where_they_are_real() -> None:
    words = "Обложка\f" + LIST.format("\t")
    assert _one(words, "birth").pages == (2,) and _one(words, "birth").seen.page == 2
    flowing = personal.of(_text(words, paged=False))
    assert [(one.pages, one.seen.page) for one in flowing] == [((), None)] * 3


def test_a_list_over_two_pages_is_one_list() -> None:
    words = "ФИО педагога | Балл\nИванова А.П. | 45\nТитова И.Л. | 38\n\f2\nБелова О.И. | 51"
    found = _one(words, "scores")
    assert (found.count, found.pages) == (3, (1, 2))


def test_one_person_named_in_three_rows_is_no_list() -> None:
    assert (
        personal.of(_text("Тест | Балл | ФИО\n" + "\n".join(f"{i} | 4{i} | Куклина Н.И. | 45" for i in range(4)))) == ()
    )


def test_a_wrong_checksum_without_the_word_is_some_other_number() -> None:
    assert personal.of(_text("Договор 111-451-781 01 от 12.03.2020, Власова Анна Петровна")) == ()
    assert [one.kind for one in personal.of(_text("Власова Анна Петровна, 112-233-445 95"))] == ["snils"]


def test_pages_nobody_could_read_say_nothing() -> None:
    assert personal.of(_text(LIST.format("\t"), scanned=True)) == ()


def test_one_private_phone_counts_beside_a_private_birthday() -> None:
    words = "Гусева Алина Романовна, 17.05.1997 г.р., тел. 8-923-123-45-67"
    assert {one.kind for one in personal.of(_text(words))} == {"birth", "phone"}
    assert personal.of(_text("Гусева Алина Романовна, тел. 8-923-123-45-67")) == ()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (
            "Обучать на дому:\nКравцова Ивана, 5 «А» класс\nЛисину Марию, 7 «Б» класс\nМальцева Егора, 9 класс",
            ["pupils"],
        ),
        (
            "Список обучающихся на учёте\n1. Гусев Максим, 6 б\n2. Ерёмин Никита, 8 а\n3. Зайцева Карина, 7 в",
            ["pupils"],
        ),
        (
            "Лаптева Анна Ильинична dobrova@mail.ru\nМиронов Олег Ильич mironov_d@ya.ru\nКим Ян Ильич s.kim@bk.ru",
            ["email"],
        ),
        ("Лаптева Анна Ильинична sad5@mail.ru\nМиронов Олег Ильич edu-kansk@ya.ru\nКим Ян Ильич adm12@bk.ru", []),
        (
            "ФИО\tДата рождения\tАдрес\nАгеева Мила Ильинична\t12.03.2014\tул. Мира, д. 5\n"
            "Бойко Лев Ильич\t30.07.2014\tул. Ленина, д. 17",
            ["address", "birth"],
        ),
    ],
)
def test_lists_of_people_are_told_by_what_stands_beside(words: str, kinds: list[str]) -> None:
    assert sorted(one.kind for one in personal.of(_text(words))) == kinds


def test_the_schools_of_pupils_are_no_results_of_schools() -> None:
    rows = "Ермолаев Даниил | СОШ № 1 | 48\nЖукова Полина | СОШ № 4 | 41\nЗубков Артём | СОШ № 2 | 33"
    assert personal.institution(_text("Результаты олимпиады\nФамилия, имя | Школа | Балл\n" + rows)) is None
    schools = "СОШ № 1 | 48\nСОШ № 4 | 41\nСОШ № 2 | 33"
    assert personal.institution(_text("Результаты олимпиады\nШкола | Балл\n" + schools)) is not None


def test_latin_look_alikes_do_not_hide_a_name() -> None:
    found = personal.of(_text("Bласова Aнна Пeтровна, паспорт 04 05 № 123456"))
    assert [(one.kind, one.seen.text) for one in found] == [("passport", "В***ва А***, паспорт ** ** ******")]


@pytest.mark.parametrize(
    "piece",
    [
        *"«1",
        "Аа ",
        "Иванов И.И. ",
        "паспорт ",
        "Ива\n",
        "МБОУ «Аа ",
        "8 9 ",
        "проживает ",
        "а.",
        "№ 1 ",
        "дата рождения ",
        "Иванов Иван Иванович 1 класс\n",
        "|\t ",
        "a@",
        "1234567890",
        "МБОУ СОШ № 1 45 %\n",
    ],
    ids=repr,
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = _text(piece * (300_000 // len(piece)))
    started = time.process_time()
    personal.of(text)
    personal.institution(text)
    assert time.process_time() - started < 5
