"""The door: all facts of a document at once."""

import pickle
import time
from datetime import date

import pytest

from auditor import facts
from auditor.model import Facts, Kind, Page, Text, Trouble

ORDER = (
    "АДМИНИСТРАЦИЯ ЗАРЕЧИНСКОГО РАЙОНА\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nПРИКАЗ\n31.08.2020 с. Заречье № 190\n"
    "Об утверждении плана работы на 2020-2021 учебный год\nПРИКАЗЫВАЮ:\n1. Утвердить план.\nНачальник Э.В. Шульц"
)


def paper(words: str) -> Text:
    return Text(media_type="application/pdf", pages=(Page(number=1, text=words),))


def test_an_order_says_what_it_is_when_and_for_how_long() -> None:
    found = facts.find(paper(ORDER))
    assert found.kind and found.kind.value is Kind.ORDER
    assert found.approval and found.approval.by == "self" and found.number == "190"
    assert found.date and found.date.day == date(2020, 8, 31)
    assert found.valid and found.valid.end == date(2021, 8, 31)
    assert found.draft is None and found.repealed is None and found.imprint is None


def test_a_report_has_no_term_and_news_no_approval() -> None:
    note = facts.find(paper("Аналитическая справка\nо наставничестве на 2019-2020 учебный год\nВыводы: доля выросла."))
    assert note.kind and note.kind.value is Kind.ANALYTIC_NOTE and note.valid is None


@pytest.mark.parametrize(
    "text",
    [
        Text(media_type="application/pdf", trouble=Trouble.DAMAGED),
        Text(media_type="application/pdf", pages=(Page(number=1, text=" \n", scanned=True),)),
        Text(media_type="text/plain"),
    ],
)
def test_of_a_document_nobody_could_read_nothing_is_told(text: Text) -> None:
    assert facts.find(text) == Facts(webpage=facts.find(text).webpage)
    assert facts.find(text).approval is None


def test_facts_travel_between_processes() -> None:
    found = facts.find(paper(ORDER))
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    "noise",
    [
        "_",
        " ",
        "а",
        "УТВЕРЖДАЮ\n",
        "УТВЕРЖДАЮ ",
        "ПРИКАЗ\n",
        "№ ",
        "« »",
        "от ____ № ____ ",
        "1.",
        "на 2020 год\n",
        "|",
        "^",
    ],
)
def test_half_a_megabyte_of_noise_is_read_in_seconds(noise: str) -> None:
    began = time.perf_counter()
    facts.find(paper(noise * (500_000 // len(noise))))
    assert time.perf_counter() - began < 8
