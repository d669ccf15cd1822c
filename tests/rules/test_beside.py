"""What stands beside a document, behind its link or in its title, and is no fault or another one."""

from dataclasses import replace

import pytest

import rules
from auditor.dossier import Dossier
from auditor.model import Needs, Page, PageLink, PageNeed, Text, Trouble
from rules import examples
from rules.base import Example

LINK = "https://edu.example.ru/plan.pdf"
ORDER = "Отдел образования администрации Заречинского района\nПРИКАЗ\n10.09.2020 № 181\nО наставничестве\nПРИКАЗЫВАЮ:"


def _told(dossier: Dossier) -> set[str]:
    return {finding.rule for finding in rules.check(dossier)}


def _rules(example: Example) -> set[str]:
    return _told(examples.build(example))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (f"{LINK} {LINK}.sig", False),
        (f"{LINK} (подпись {LINK}.p7s)", False),
        (f"{LINK} https://edu.example.ru/copy.pdf", True),
        (f"{LINK}.sig", True),  # only the signature, and no document
    ],
)
def test_a_signature_beside_its_document_is_read_by_nobody(cell: str, told: bool) -> None:
    dossier = examples.build(Example(cell=cell, opens=ORDER, also=("подпись",)))
    last = dossier.citations[-1]
    assert last.document
    broken = replace(last.document, text=Text(media_type="application/octet-stream", trouble=Trouble.UNSUPPORTED))
    cited = (*dossier.citations[:-1], replace(last, document=broken))
    assert ("unreadable-document" in _told(replace(dossier, citations=cited))) is told


def _page(*names: str) -> Example:
    links = tuple(PageLink(url=f"https://edu.example.ru/{at}.docx", text=name) for at, name in enumerate(names))
    text = Text(media_type="text/html", title="Меры", pages=(Page(number=1, text="Меры"),), links=links, paged=False)
    return Example(cell="https://edu.example.ru/mery", text=text, needs=Needs(approval=True))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Положение о РМО.docx", "Положение о совете.docx"), {"ambiguous-evidence"}),
        (("Приказ № 1.docx", "Приказ № 2.docx", "План.docx"), {"ambiguous-evidence"}),
        (("Положение о РМО.docx", "Приказ об утверждении.docx"), {"unverified-document"}),
        (("Положение о РМО.docx",), {"unverified-document"}),
        (("Положение о РМО.docx", "Приложение 1.docx", "Форма отчёта.docx"), {"unverified-document"}),
    ],
)
def test_a_page_that_only_offers_files_is_not_judged_as_the_document(names: tuple[str, ...], told: set[str]) -> None:
    assert _rules(_page(*names)) == told


@pytest.mark.parametrize("words", ["весь документ", "документ целиком", "все страницы", "см. весь файл"])
def test_all_of_a_document_is_a_place_too(words: str) -> None:
    note = Example(cell=f"{LINK} ({words})", opens="Справка\fВыводы", needs=Needs(pages=PageNeed.REQUIRED))
    assert "missing-page-reference" not in _rules(note)
    assert "missing-page-reference" in _rules(replace(note, cell=LINK))


@pytest.mark.parametrize(
    ("pages", "cited", "told"),
    [
        (("Показатели\n44", "Критерии\n45"), 44, False),
        (("Показатели\n44", "Критерии\n45"), 47, True),
        (("Показатели\n44", "Критерии\n12"), 44, True),  # the numbers do not run on
        (("Показатели\n44", "Критерии", "Итоги"), 44, True),  # one number is no numbering
    ],
)
def test_an_extract_is_cited_by_the_numbers_printed_on_it(pages: tuple[str, ...], cited: int, told: bool) -> None:
    example = Example(cell=f"{LINK}, стр. {cited}", opens="\f".join(pages))
    assert ("page-out-of-range" in _rules(example)) is told


TOPIC = Needs(topic=("методическ", "наставни"), elsewhere=("одаренн", "профориентац"))
BODY = "\nПоложение определяет порядок работы. Победители едут в профильные смены, школы ведут банк данных о них."


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Положение о работе с одарёнными детьми", True),
        ("Концепция профориентации школьников", True),
        ("Положение о наставничестве для учителей, работающих с одарёнными детьми", False),
        ("Положение о банке данных", False),  # no other direction is named: too short to judge
    ],
)
def test_a_short_document_is_off_the_topic_where_its_title_says_so(title: str, told: bool) -> None:
    stamp = "УТВЕРЖДЕНО\nприказом управления образования\nот 11.09.2020 № 255\n"
    assert ("off-topic-document" in _rules(Example(opens=f"{stamp}{title}{BODY}", needs=TOPIC))) is told


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (f"{LINK} (вопросы: metod@edu.example.ru)", False),
        ("metod@edu.example.ru", True),
        (f"{LINK} C:\\Документы\\план.docx", True),
    ],
)
def test_whom_to_ask_is_no_broken_address(cell: str, told: bool) -> None:
    assert ("malformed-link" in _rules(Example(cell=cell, opens=ORDER))) is told


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        ("?st=kX9vQ2mB7w&e=1614600000", True),
        ("?md5=abc&until=1614600000", True),
        ("?e=17&v=2", False),
        ("?date=1614600000", False),
        ("?hash=ab12&dl=1", False),  # where it is not known to die
    ],
)
def test_an_address_with_its_own_end_is_temporary(tail: str, told: bool) -> None:
    assert ("temporary-link" in _rules(Example(cell=LINK + tail, opens=ORDER))) is told
