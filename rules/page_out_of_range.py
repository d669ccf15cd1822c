"""The cited page does not exist."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Page, Say, Severity, Text
from rules import paging, words
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Такой страницы нет", en="No such page")
MESSAGE = Say(
    ru="Указана стр. {pages}, а в документе{ours} {count}.",
    en="Page {pages} is named; the document has{ours} {count}.",
)
WHY = Say(
    ru="Эксперт не найдёт подтверждения на странице, которой нет.",
    en="The expert finds no proof on a page that is not there.",
)
ADVICE = Say(
    ru="Проверьте номер: страницы считаются с первого листа файла.",
    en="Check the number: pages count from the first sheet of the file.",
)

_FIVE = "Аналитическая справка\fВыводы\fТаблица\fГрафик\fИтоги"
_LAID_OUT = Text(
    media_type="application/msword",
    pages=tuple(Page(number=at, text=page) for at, page in enumerate(_FIVE.split("\f"), 1)),
    count=5,
    laid_out=True,
)
BAD = [
    Example(
        cell="https://edu.example.ru/plan.pdf, стр. 17",
        opens=_FIVE,
        note=Say(ru="в документе пять страниц", en="the document has five pages"),
    ),
    Example(
        cell="https://edu.example.ru/plan.doc, стр. 8",
        text=_LAID_OUT,
        note=Say(ru="в файле Word около пяти страниц", en="a Word file of about five pages"),
    ),
]
GOOD = [
    Example(
        cell="https://edu.example.ru/plan.pdf, стр. 5",
        opens=_FIVE,
        note=Say(ru="последняя страница", en="the last page"),
    ),
    Example(  # the file begins with printed page 11
        cell="https://edu.example.ru/plan.pdf, стр. 13",
        opens="Справка\n11\fВыводы по району\n12\fТаблица показателей\n13",
        note=Say(ru="номер 13 напечатан на третьем листе файла", en="number 13 is printed on the file's third sheet"),
    ),
    Example(
        cell="https://edu.example.ru/plan.doc, стр. 7",
        text=_LAID_OUT,
        note=Say(ru="число страниц файла Word зависит от вёрстки", en="the count of a Word file depends on its layout"),
    ),  # our layout may be off by two
]

_ABOUT = 2  # pages a recorded count, or our layout, may be wrong by


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in paging.counted(dossier):
        number, last = paging.count(opened.document.text), _last(opened.document.text)
        if number is None or last is None:
            continue
        beyond = tuple(page for page in opened.link.pages if page > last)
        if beyond:
            severity = SEVERITY if len(beyond) == len(opened.link.pages) else Severity.WARNING
            ours = paging.ours(opened.document.text)
            yield Flag(
                opened, None, {"pages": words.Pages(beyond), "count": words.pages(number), "ours": ours}, severity
            )


def _last(text: Text) -> int | None:
    """The highest number that may be meant; None where nobody can tell."""
    number = paging.count(text)
    if number is None or text.partial:
        return None
    exact = text.paged and not text.laid_out
    return number + max(0, paging.shift(text)) + (0 if exact else _ABOUT)
