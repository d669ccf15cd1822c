"""Several documents in a cell, none marked as the proof."""

import re
from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import Cell, Link, Page, PageLink, Say, Severity, Text
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Непонятно, какой документ", en="Unclear which document")
MESSAGE = Say(
    ru="{where} {several} подтверждает позицию.",
    en="{where} {several} proves the position.",
)
WHY = Say(
    ru="Эксперт не будет искать нужное в нескольких документах: «Какой открывать?»",
    en="The expert will not search several documents for the proof: “Which one to open?”",
)
ADVICE = Say(
    ru="Дайте ссылку прямо на нужный документ или подпишите каждую: какой это документ и на какой странице смотреть.",
    en="Link the one document that is meant, or say beside each link what document it is and which page to look at.",
)

_FILES = tuple(
    PageLink(url=f"https://edu.example.ru/docs/{n}.pdf", text=f"Приказ № {n}.pdf", main=True) for n in (181, 182, 183)
)
BAD = [
    Example(
        cell="https://edu.example.ru/1.pdf https://edu.example.ru/2.pdf https://edu.example.ru/3.pdf",
        note=Say(ru="три ссылки подряд без подписей", en="three links in a row without a word"),
    ),
    Example(
        cell="https://edu.example.ru/mery/",
        text=Text(
            media_type="text/html", title="Меры", pages=(Page(number=1, text="Меры"),), links=_FILES, paged=False
        ),
        note=Say(ru="по ссылке страница с тремя приказами", en="the link opens a page with three orders"),
    ),
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

_CELL = Say(ru="В ячейке", en="The cell has")
_PAGE = Say(ru="По ссылке открывается страница, на ней", en="The link opens a page with")
_ACT = re.compile(r"\W*(?:приказ|распоряжени|постановлени|решени|протокол)", re.IGNORECASE)
_ANNEX = re.compile(r"\W*(?:приложени|прил\.|форма|бланк|таблица)", re.IGNORECASE)
_MANY = 3  # an order and the document it approves are two
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = re.compile(r"ссылк\w*|документ\w*|файл\w*|здесь|тут|открыть|скачать|и|или|стр|см|https?", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Flag]:
    for cell in dossier.cells:
        whole = [link for link in cell.links if not link.flaw]
        bare = [link for link in whole if not _labelled(cell, link)]
        if len(bare) >= _MANY:
            yield flag(cell, where=_CELL, several=_links(len(whole)))
    for citation in dossier.citations:
        if offers_several(citation):
            yield flag(citation, where=_PAGE, several=_documents(len(citation.choices)))


def offers_several(citation: Citation) -> bool:
    """Its page offers several documents. One in two formats, with its annexes, or with its act is one proof."""
    own = {link.url.rpartition(".")[0]: link.text for link in citation.choices if not _ANNEX.match(link.text)}
    acts = sum(_ACT.match(words) is not None for words in own.values())
    return len(own) > 2 or (len(own) == 2 and acts != 1)


def _links(number: int) -> Say:
    count = words.Count(number, ("ссылка", "ссылки", "ссылок"), ("link", "links"))
    return Say(
        ru=f"{count.in_('ru')}, и не сказано, какая из них", en=f"{count.in_('en')}, and nothing says which of them"
    )


def _documents(number: int) -> Say:
    count = words.Count(number, ("документ", "документа", "документов"), ("document", "documents"))
    return Say(
        ru=f"{count.in_('ru')}, и не сказано, какой из них", en=f"{count.in_('en')}, and nothing says which of them"
    )


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
