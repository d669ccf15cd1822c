"""Pages are cited, but it is not clear in which document."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Непонятно, чьи страницы", en="Unclear whose pages")
MESSAGE = Say(
    ru="Указаны страницы ({pages}), а ссылок в ячейке несколько: к какой они относятся, неясно.",
    en="Pages are named ({pages}) but the cell has several links: it is not clear whose pages they are.",
)
WHY = Say(
    ru="Эксперт откроет не тот документ и не найдёт на этой странице нужного.",
    en="The expert opens the wrong document and finds nothing on that page.",
)
ADVICE = Say(
    ru="Напишите страницы сразу после той ссылки, к которой они относятся.",
    en="Write the pages right after the link they belong to.",
)

BAD = [
    Example(
        cell="https://edu.example.ru/a.pdf и https://edu.example.ru/b.pdf, см. стр. 5",
        note=Say(ru="стр. 5 — чья?", en="page 5 — of which?"),
    )
]
GOOD = [
    Example(
        cell="https://edu.example.ru/a.pdf стр. 5; https://edu.example.ru/b.pdf стр. 2",
        note=Say(ru="у каждой ссылки своя страница", en="each link has its page"),
    ),
    Example(cell="https://edu.example.ru/a.pdf стр. 5", note=Say(ru="ссылка одна", en="there is one link")),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for cell in dossier.cells:
        if cell.loose_pages and sum(1 for link in cell.links if not link.flaw and not link.pages) > 1:
            yield flag(cell, pages=words.Pages(cell.loose_pages))
