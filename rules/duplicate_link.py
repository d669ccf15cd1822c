"""The same link in several cells, no page references that tell them apart."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Kind, Needs, PageNeed, Say, Severity
from rules import doubles, fitness
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Одна ссылка в нескольких ячейках", en="One link in several cells")
MESSAGE = Say(
    ru="Та же ссылка стоит и {others}, а страницы их не различают.",
    en="The same link stands {others} too, and no pages tell them apart.",
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
_ORDER = (
    "Отдел образования\nПРИКАЗ\n10.09.2020 № 181\nОб утверждении программы развития методической службы\nПРИКАЗЫВАЮ:"
)
BAD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf", "http://www.edu.example.ru/plan.pdf"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(ru="один документ у двух позиций, страниц нет", en="one document at two positions, no pages"),
    ),
    Example(
        cell=("https://edu.example.ru/plan.pdf, стр. 2", "https://edu.example.ru/plan.pdf, стр. 2"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(
            ru="страница одна и та же, и на ней не всё нужное",
            en="the same page, and not all that is asked stands on it",
        ),
    ),
]
GOOD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf, стр. 2", "https://edu.example.ru/plan.pdf, стр. 3"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(ru="страницы разные", en="the pages differ"),
    ),
    Example(
        cell=("https://edu.example.ru/f.xlsx", "https://edu.example.ru/f.xlsx"),
        opens="Форма сбора информации",
        note=Say(
            ru="одна форма может служить всем строкам мониторинга", en="one form may serve all rows of the monitoring"
        ),
    ),
    Example(  # the order stands beside the programme it approves, in each cell anew
        cell=(
            "https://edu.example.ru/plan.pdf, стр. 2\nПриказ https://edu.example.ru/181.pdf",
            "https://edu.example.ru/plan.pdf, стр. 3\nПриказ https://edu.example.ru/181.pdf",
        ),
        opens=_PROGRAMME,
        also=(f"{_ORDER}\fЛист ознакомления",),
        needs=Needs(pages=PageNeed.IF_LONG, kinds=(Kind.PROGRAM,)),
        note=Say(
            ru="приказ повторён рядом с программой: он её утверждает",
            en="the order stands beside the programme it approves",
        ),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    proofs = {id(opened.link) for opened in dossier.opened if fitness.backs(opened, dossier)}
    for group in dossier.by_url().values():
        found = doubles.indistinct(citation for citation in group if id(citation.link) not in proofs)
        for citation in found:
            if others := doubles.others(citation, found):
                yield Flag(citation, None, {"others": doubles.places(others)}, doubles.severity(citation, SEVERITY))
