"""A cell with text but no link."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Quote, Say, Severity
from rules import empty_cell, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Нет ссылки", en="No link")
MESSAGE = Say(
    ru="В ячейке есть слова («{text}»), но нет ссылки на документ.",
    en="The cell has words (“{text}”) but no link to a document.",
)
WHY = Say(
    ru="Эксперт проверяет сам документ; по названию и номеру его не открыть.",
    en="The expert looks at the document itself; a title and a number do not open it.",
)
ADVICE = Say(
    ru="Разместите документ в открытом доступе и дайте ссылку на него{evidence}.",
    en="Publish the document and link it{evidence}.",
)

BAD = [
    Example(
        cell="Приказ от 10.09.2020 № 181 «Об организации методической работы в районе»",
        note=Say(ru="приказ назван, но не открывается", en="the order is named, but cannot be opened"),
    ),
    Example(
        cell="Положение о РМО (прилагается)",
        note=Say(
            ru="приложить файл к форме мало: ссылка нужна на документ в открытом доступе",
            en="a file attached to the form is not enough",
        ),
    ),
]
GOOD = [
    Example(
        cell="Приказ от 10.09.2020 № 181: https://edu.example.ru/181.pdf",
        note=Say(ru="и название, и ссылка", en="both the name and the link"),
    ),
    Example(cell="нет", note=Say(ru="это пустая ячейка", en="this is an empty cell")),  # an empty cell
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for cell in dossier.cells:
        if cell.links or not cell.text.strip() or empty_cell.nothing(cell):
            continue
        if not cell.position.optional and not cell.position.heading:
            yield flag(cell, Quote(text=cell.text), text=words.inner(words.short(cell.text, 120)))
