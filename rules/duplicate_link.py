"""The same link in several cells, no page references that tell them apart."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Needs, PageNeed, Say, Severity
from rules import doubles
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Одна ссылка в нескольких ячейках", en="One link in several cells")
MESSAGE = Say(
    ru="Та же ссылка стоит и в других позициях ({others}), а страницы их не различают.",
    en="The same link stands at other positions too ({others}), and no pages tell them apart.",
)
WHY = Say(
    ru="Один документ может подтверждать несколько позиций, но только с указанием страниц: эксперт не ищет их сам.",
    en="One document may prove several positions, but only with its pages named: the expert does not search for them.",
)
ADVICE = Say(
    ru="Для каждой позиции допишите после ссылки свои страницы, например «стр. 5–7».",
    en="At each position write its own pages after the link, for instance “p. 5–7”.",
)

PAGES = Needs(pages=PageNeed.IF_LONG)
_PROGRAMME = "Программа развития методической службы\fЦели\fПоказатели\fМероприятия"
BAD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf", "http://www.edu.example.ru/plan.pdf"), opens=_PROGRAMME, needs=PAGES
    ),
    Example(
        cell=("https://edu.example.ru/plan.pdf, стр. 2", "https://edu.example.ru/plan.pdf, стр. 2"),
        opens=_PROGRAMME,
        needs=PAGES,
    ),
]
GOOD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf, стр. 2", "https://edu.example.ru/plan.pdf, стр. 3"),
        opens=_PROGRAMME,
        needs=PAGES,
    ),
    Example(cell=("https://edu.example.ru/f.xlsx", "https://edu.example.ru/f.xlsx"), opens="Форма сбора информации"),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for group in dossier.by_url().values():
        found = doubles.indistinct(group)
        for citation in found:
            if others := doubles.others(citation, found):
                yield Flag(citation, None, {"others": others}, doubles.severity(citation, SEVERITY))
