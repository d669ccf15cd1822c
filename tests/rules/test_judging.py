"""What rules ask of names, pages, neighbours and times."""

import time
from datetime import UTC, date, datetime

import pytest

import rules
from auditor.dossier import Dossier
from auditor.model import Failure, Kind, Needs, Page, PageNeed, Severity, Text, Visit
from rules import examples, fitness, kinship, paging, tries
from rules.base import Example


@pytest.mark.parametrize(
    ("one", "another", "same"),
    [
        ("Полянский район", "Полянского района", True),
        ("Полянский район", "Полянский муниципальный округ", True),
        ("город Верхогорск", "г. Верхогорск", True),
        ("Верхогорск", "города Верхогорска", True),
        ("ЗАТО г. Железногорск", "Железногорск", True),
        ("Канский район", "город Канск", True),  # nobody can tell from the name alone
        ("Северо-Енисейский район", "Северо-Енисейского района", True),
        ("Берёзовский район", "Березовского района", True),
        ("Речной муниципальный округ", "Речного округа", True),
        ("Полянский район", "Пихтовский район", False),
        ("Заречинский район", "Полянского района", False),
        ("город Ачинск", "город Канск", False),
        ("Краснотуранский район", "город Красноярск", False),
        ("Абанский район", "Уярский район", False),
        ("Ивановский район", "Ирбейский район", False),
        ("", "Ирбейский район", True),
        ("Муниципальный округ", "Ирбейский район", True),
    ],
)
def test_places_are_compared_by_stems(one: str, another: str, same: bool) -> None:
    assert kinship.same_place(one, another) is same
    assert kinship.same_place(another, one) is same


_ORDER = "Отдел образования администрации {} района\nПРИКАЗ\n10.09.2020 № {}\nО методической работе\nПРИКАЗЫВАЮ:"


def _of(municipality: str, *places: str) -> Dossier:
    cells = tuple(f"https://edu.example.ru/{at}.pdf" for at in range(len(places)))
    opens = [_ORDER.format(place, at) for at, place in enumerate(places, 1)]
    return examples.build(Example(cell=cells, opens=opens[0], also=tuple(opens[1:]), municipality=municipality))


def test_a_form_knows_its_municipality_by_its_words_or_its_documents() -> None:
    assert kinship.knows_itself(_of("Полянский район", "Полянского"))
    assert kinship.knows_itself(_of("Полянский", "Полянского"))
    assert not kinship.knows_itself(_of("Лист1", "Полянского"))
    assert not kinship.knows_itself(_of("Форма", "Полянского", "Полянского"))
    # every document is of one other place: the name above the form is the mistake
    assert not kinship.knows_itself(_of("Заречинский район", "Полянского", "Полянского", "Полянского"))


@pytest.mark.parametrize(
    ("title", "phrase", "named"),
    [
        ("Положение о районном методическом совете", "утвердить Положение о районном методическом совете", True),
        ("Положение о районном методическом совете", "положения о методическом совете района", True),
        ("Положение о районном методическом совете", "плана работы на 2020 год", False),
        ("Положение", "положения о методическом совете", False),
    ],
)
def test_an_order_names_a_document_by_most_of_its_title(title: str, phrase: str, named: bool) -> None:
    assert kinship.names(phrase, title) is named


def _pages(*texts: str) -> Text:
    return Text(media_type="application/pdf", pages=tuple(Page(number=n, text=t) for n, t in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("texts", "ahead"),
    [
        (("Титул", "Текст\n2", "Текст\n3"), 0),
        (("Текст\n5", "Текст\n6", "Текст\n7"), 4),
        (("- 3 -\nТекст", "- 4 -\nТекст", "- 5 -\nТекст"), 2),
        (("Обложка", "Содержание", "Текст\nстр. 1", "Текст\nстр. 2", "Текст\nстр. 3"), -2),
        (("Итого\n45", "Всего\n12", "Конец\n2019"), 0),
        (("Текст", "Текст"), 0),
    ],
)
def test_printed_page_numbers_may_run_ahead_of_the_file_s(texts: tuple[str, ...], ahead: int) -> None:
    assert paging.shift(_pages(*texts)) == ahead


def test_pages_of_a_sheet_or_of_flowing_text_are_not_counted() -> None:
    assert paging.count(_pages("а", "б")) == 2
    assert paging.count(Text(media_type="text/html", paged=False, pages=(Page(number=1, text="а"),))) is None
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert paging.count(Text(media_type=sheet, pages=(Page(number=1, text="а"), Page(number=2, text="б")))) is None


def test_what_ends_beyond_the_last_page_is_a_warning_what_begins_there_an_error() -> None:
    told = {}
    for pages in ("3–9", "8–9"):
        dossier = examples.build(Example(cell=f"https://edu.example.ru/a.pdf, стр. {pages}", opens="а\fб\fв\fг\fд"))
        told[pages] = [(f.rule, f.severity) for f in rules.check(dossier)]
    assert told["3–9"] == [("page-out-of-range", Severity.WARNING)]
    assert told["8–9"] == [("page-out-of-range", Severity.ERROR)]


def test_a_missing_page_weighs_by_the_document_s_length() -> None:
    def severity(pages: int, need: PageNeed) -> list[Severity]:
        opens = "\f".join(f"Раздел {n} о методической работе" for n in range(pages))
        dossier = examples.build(Example(opens=opens, needs=Needs(pages=need)))
        return [f.severity for f in rules.check(dossier) if f.rule == "missing-page-reference"]

    assert severity(1, PageNeed.IF_LONG) == []
    assert severity(10, PageNeed.IF_LONG) == [Severity.INFO]
    assert severity(11, PageNeed.IF_LONG) == [Severity.WARNING]
    assert severity(2, PageNeed.REQUIRED) == [Severity.WARNING]
    assert severity(40, PageNeed.NOT_NEEDED) == []


def test_a_duplicate_is_an_error_only_where_the_expert_would_have_to_search() -> None:
    def told(cells: tuple[str, str], opens: str) -> list[tuple[str, Severity]]:
        dossier = examples.build(Example(cell=cells, opens=opens, needs=Needs(pages=PageNeed.IF_LONG)))
        return [(f.rule, f.severity) for f in rules.check(dossier)]

    bare, paged = "https://edu.example.ru/a.pdf", "https://edu.example.ru/a.pdf, стр. 2"
    assert told((bare, bare), "Программа\fЦели\fПлан") == [("duplicate-link", Severity.ERROR)] * 2
    assert told((bare, bare), "Программа") == [("duplicate-link", Severity.WARNING)] * 2
    assert told((paged, paged), "Программа\fЦели\fПлан") == [("duplicate-link", Severity.WARNING)] * 2
    assert told((bare, paged), "Программа\fЦели\fПлан") == [("missing-page-reference", Severity.INFO)]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Kind.PROGRAM, False),
        (Kind.ROADMAP, False),
        (Kind.PLAN, True),
        (Kind.NEWS, True),
        (Kind.PRESENTATION, True),
        (Kind.REPORT, False),  # the rubric does not name it: a person decides
        (None, False),
        (Kind.OTHER, False),
    ],
)
def test_a_kind_is_wrong_only_where_it_surely_is(kind: Kind | None, wrong: bool) -> None:
    needs = Needs(kinds=(Kind.PROGRAM,), tolerated=(Kind.ROADMAP,), rejected=(Kind.PLAN,))
    assert fitness.wrong(kind, needs) is wrong
    assert not fitness.wrong(kind, Needs())


def test_nothing_is_claimed_of_a_scan_but_that_it_was_not_read() -> None:
    scan = Text(
        media_type="application/pdf", pages=(Page(number=1, text="Программа"), Page(number=2, text="", scanned=True))
    )
    needs = Needs(
        kinds=(Kind.PROGRAM,), approval=True, oldest=date(2018, 1, 1), topic=("методическ",), pages=PageNeed.NOT_NEEDED
    )
    found = rules.check(examples.build(Example(text=scan, needs=needs)))
    assert [(f.rule, f.severity) for f in found] == [("unverified-document", Severity.INFO)]


def test_the_times_of_the_tries_are_told() -> None:
    first, last = datetime(2021, 3, 1, 9, 5, tzinfo=UTC), datetime(2021, 3, 1, 9, 15, tzinfo=UTC)
    once = tries.of(Visit(url="", at=last))
    twice = tries.of(Visit(url="", tries=2, first_at=first, at=last))
    assert once.ru == "; проверено 01.03.2021 09:15 UTC" and once.en == "; checked 2021-03-01 09:15 UTC"
    assert twice.ru == "; проверено 2 раза: 01.03.2021 09:05 UTC и 01.03.2021 09:15 UTC"
    assert tries.of(Visit(url="")).ru == ""
    assert tries.reason(Visit(url="", status=503, failure=Failure.SERVER_ERROR)).ru == "сайт временно недоступен (503)"


@pytest.mark.parametrize(
    "cell",
    [
        "ссылк" * 3000 + " щ",
        "Приказ от " * 3000,
        "утв. приказом " * 3000 + "№",
        "А: " * 10000,
        "https://a.example.ru/?" + "expires" * 5000,
        "https://a.ru/1 https://a.ru/2 https://a.ru/3 " + "документ" * 4000,
    ],
)
def test_a_hostile_cell_costs_no_time(cell: str) -> None:
    started = time.perf_counter()
    rules.check(examples.build(Example(cell=cell, opens=404, needs=Needs(approval=True))))
    assert time.perf_counter() - started < 5
