"""Opens, with no text in it."""

from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import LinkStatus, Page, Say, Severity, Text, Trouble
from rules import reading
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="В файле нет текста", en="Empty document")
MESSAGE = Say(ru="Документ открывается, но он пуст: {what}.", en="The document opens but is empty: {what}.")
WHY = Say(ru="Пустой файл ничего не подтверждает.", en="An empty file proves nothing.")
ADVICE = Say(
    ru="Проверьте, тот ли файл размещён, и замените его.", en="See whether this is the right file, and replace it."
)

BAD = [
    Example(
        text=Text(media_type="application/pdf", trouble=Trouble.EMPTY),
        note=Say(ru="в файле нет ни одного байта", en="the file has no bytes"),
    ),
    Example(
        text=Text(media_type="application/pdf", pages=(Page(number=1, text=" "),)),
        note=Say(ru="на странице нет ни слова", en="there is not a word on the page"),
    ),
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(
        text=Text(media_type="application/pdf", pages=(Page(number=1, text="", scanned=True),)),
        note=Say(ru="это скан: текст на нём есть, его прочтёт эксперт", en="this is a scan: the expert will read it"),
    ),  # a scan
]

_NO_BYTES = Say(ru="в нём нет ничего", en="there is nothing in it")
_NO_TEXT = Say(ru="в нём нет ни слова", en="there is not a word in it")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if (what := _what(citation)) is not None:
            yield flag(citation, what=what)


def _what(citation: Citation) -> Say | None:
    document = citation.document
    if document is None or citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED):
        return None
    if citation.visit and citation.visit.failure:
        return None
    if document.text.trouble is Trouble.EMPTY:
        return _NO_BYTES
    if document.text.trouble is None and document.facts.webpage is None and reading.is_blank(document.text):
        return _NO_TEXT
    return None
