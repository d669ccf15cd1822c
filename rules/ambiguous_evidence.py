"""Several documents in a cell, none marked as the proof."""

import re
from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Cell, Link, Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Непонятно, какой документ", en="Unclear which document")
MESSAGE = Say(
    ru="В ячейке {links}, и не сказано, какая из них подтверждает позицию.",
    en="The cell has {links}, and nothing says which of them proves the position.",
)
WHY = Say(
    ru="Эксперт не будет искать нужное в нескольких документах: «Какой открывать?»",
    en="The expert will not search several documents for the proof: “Which one to open?”",
)
ADVICE = Say(
    ru="Оставьте одну ссылку или подпишите каждую: какой это документ и на какой странице смотреть.",
    en="Leave one link, or say beside each what document it is and which page to look at.",
)

BAD = [
    Example(
        cell="https://edu.example.ru/1.pdf https://edu.example.ru/2.pdf https://edu.example.ru/3.pdf",
        note=Say(ru="три ссылки подряд без подписей", en="three links in a row without a word"),
    )
]
GOOD = [
    Example(
        cell="https://edu.example.ru/order.pdf https://edu.example.ru/programme.pdf",
        note=Say(
            ru="приказ и утверждённая им программа: понятно, что подтверждает позицию",
            en="an order and the programme it approves",
        ),
    ),  # an order and its annex
    Example(
        cell="Программа: https://edu.example.ru/1.pdf\nПриказ: https://edu.example.ru/2.pdf\n"
        "Отчёт: https://edu.example.ru/3.pdf, стр. 2",
        note=Say(ru="каждая ссылка подписана", en="each link is named"),
    ),
]

_MANY = 3  # an order and the document it approves are two
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = re.compile(r"ссылк\w*|документ\w*|файл\w*|здесь|тут|открыть|скачать|и|или|стр|см|https?", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Flag]:
    for cell in dossier.cells:
        whole = [link for link in cell.links if not link.flaw]
        bare = [link for link in whole if not _labelled(cell, link)]
        if len(bare) >= _MANY:
            count = words.Count(len(whole), ("ссылка", "ссылки", "ссылок"), ("link", "links"))
            yield flag(cell, links=count)


def _labelled(cell: Cell, link: Link) -> bool:
    """Words, pages or a part that say what this link is."""
    if link.pages or link.parts:
        return True
    if "://" not in link.text and _tells(link.text):
        return True
    before, found, _ = cell.text.partition(link.url)
    label = re.split(r"https?://\S+", before)[-1] if found else ""
    return _tells(label)


def _tells(words: str) -> bool:
    """Whether a word among these says what a document is."""
    return any(not _SAYS_NOTHING.fullmatch(word) for word in _WORD.findall(words))
