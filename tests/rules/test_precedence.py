"""One fault, one finding."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

import rules
from auditor.model import Content, Kind, Level, Needs, PageNeed, Period, Say
from rules import examples, precedence
from rules.base import Example

FULL = Needs(
    kinds=(Kind.CONCEPT, Kind.PROGRAM, Kind.REGULATION),
    rejected=(Kind.PLAN, Kind.NEWS),
    approval=True,
    oldest=date(2018, 3, 1),
    oldest_lasting=date(2016, 3, 1),
    assessed=Period(start=date(2020, 9, 1), end=date(2021, 8, 31)),
    levels=(Level.MUNICIPAL,),
    pages=PageNeed.IF_LONG,
    topic=("методическ", "наставни"),
    content=(Content(any_of=("цел[ьи]",), name=Say(ru="цели", en="goals")),),
)
LONG = "\nМетодисты выезжают в школы, смотрят уроки и вместе с учителем составляют маршрут на полугодие вперёд."


def _told(opens: object, cell: str | Sequence[str] = "https://edu.example.ru/a.pdf", needs: Needs = FULL) -> list[str]:
    assert isinstance(opens, str | int)
    dossier = examples.build(Example(cell=cell, opens=opens, needs=needs))
    return sorted({finding.rule for finding in rules.check(dossier)})


@pytest.mark.parametrize(
    ("opens", "only"),
    [
        pytest.param(404, ["broken-link"], id="a dead link has no faults of content"),
        pytest.param(
            "План работы РМК на 2020–2021 учебный год." + LONG, ["wrong-document-kind"], id="a plan for goals"
        ),
        pytest.param(
            "План работы РМК на 2018–2019 учебный год." + LONG,
            ["expired-document", "wrong-document-kind"],
            id="an old plan for goals has two faults",
        ),
        pytest.param(
            "ПРОЕКТ\nПрограмма развития методической службы района на 2020–2023 годы. Цели." + LONG,
            ["draft-document"],
            id="a draft is not approved of course",
        ),
        pytest.param(
            "УТВЕРЖДАЮ\nНачальник отдела образования\n_______ И. И. Иванова\n«__» ______ 20__ г.\n"
            "Программа развития методической службы района. Цели." + LONG,
            ["incomplete-approval"],
            id="a blank stamp is neither absence nor lack of a date",
        ),
        pytest.param(
            "УТВЕРЖДЕНА\nприказом отдела образования\nот 01.03.2012 № 5\n"
            "Программа развития методической службы района на 2012–2015 годы. Цели." + LONG,
            ["expired-document"],
            id="expired beats stale",
        ),
        pytest.param(
            "МИНИСТЕРСТВО ОБРАЗОВАНИЯ ЗАПОЛЯРНОЙ ОБЛАСТИ\nКонцепция региональной системы." + LONG,
            ["regional-document"],
            id="a regional document is to be replaced whatever else it lacks",
        ),
        pytest.param(
            "Положение о методическом совете района.\nЦели совета." + LONG,
            ["unapproved-document"],
            id="not approved, and so not dated",
        ),
    ],
)
def test_one_fault_gives_one_finding(opens: object, only: list[str]) -> None:
    assert _told(opens) == only


def test_a_group_of_duplicates_stands_for_missing_pages() -> None:
    two = ("https://edu.example.ru/a.pdf", "https://edu.example.ru/a.pdf")
    approved = "УТВЕРЖДЕНА\nприказом отдела образования\nот 01.03.2020 № 5\nПрограмма методической службы. Цели." + LONG
    assert _told("\f".join([approved, *["Раздел о методической работе"] * 12]), two) == ["duplicate-link"]
    assert _told("\f".join([approved, *["Раздел о методической работе"] * 12])) == ["missing-page-reference"]


def test_harm_to_people_is_told_beside_everything_else() -> None:
    people = "\n".join(
        f"{n}. {name} Анна Петровна, дата рождения 0{n}.05.1991, телефон 8 (913) 55{n}-1{n}-2{n}"
        for n, name in enumerate(("Власова", "Гришина", "Лапина", "Орехова"), 1)
    )
    school = (
        "МБОУ «Речная средняя школа № 7»\nУТВЕРЖДАЮ\nДиректор школы\n_______ К. Л. Бурова\n02.09.2020\n"
        "Положение о наставниках\n"
    )
    assert {"school-document", "personal-data"} <= set(_told(school + people))


def test_a_fault_of_one_link_does_not_hide_a_fault_of_another() -> None:
    dossier = examples.build(
        Example(
            cell="Программа https://edu.example.ru/a.pdf, приказ https://edu.example.ru/b.pdf", opens=404, also=(403,)
        )
    )
    assert [(f.rule, f.url) for f in rules.check(dossier)] == [
        ("broken-link", "https://edu.example.ru/a.pdf"),
        ("access-restricted", "https://edu.example.ru/b.pdf"),
    ]


def test_the_same_link_twice_in_a_cell_is_no_duplicate() -> None:
    needs = replace(Needs(), pages=PageNeed.IF_LONG)
    cell = "https://edu.example.ru/a.pdf, стр. 2; https://edu.example.ru/a.pdf, стр. 4"
    assert _told("Программа\fЦели\fЗадачи\fПлан", cell, needs) == []


def test_precedence_names_rules_only_and_none_beats_itself() -> None:
    for winner, losers in precedence.PRECEDENCE.items():
        assert winner in rules.RULES and set(losers) <= set(rules.RULES)
        assert winner not in losers


def test_no_two_rules_beat_each_other() -> None:
    pairs = {(winner, loser) for winner, losers in precedence.PRECEDENCE.items() for loser in losers}
    assert not {pair for pair in pairs if pair[::-1] in pairs}
