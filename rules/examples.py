"""From an example to a dossier, through the real cell reader and the real fact finders."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from auditor import dossier, facts, urls
from auditor.dossier import Citation, Dossier
from auditor.model import (
    Cell,
    Document,
    Failure,
    Link,
    Neighbour,
    Page,
    Period,
    Position,
    Rubric,
    Say,
    Text,
    Visit,
)
from auditor.submissions import cells
from auditor.submissions.grid import Anchor, Box
from rules import words
from rules.base import Example, Rule

AS_OF = date(2021, 3, 1)
_PDF = "application/pdf"
_RUBRIC = Rubric(
    name="example",
    title="Система методической работы",
    assessed=Period(start=date(2020, 9, 1), end=date(2021, 8, 31)),
    sections=(),
    positions=(),
)
_MARKED = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def flagged(rule: Rule, example: Example) -> bool:
    """Whether the rule finds its fault in the example."""
    return next(rule.check(build(example)), None) is not None


def told(rule: Rule) -> tuple[Say, Say]:
    """The rule's message and advice as people meet them, said of its first example."""
    flag = next(rule.check(build(rule.BAD[0])))
    cell = flag.at.cell if isinstance(flag.at, Citation) else flag.at
    blanks = {"evidence": Say(ru="", en=""), "position": cell.position.id, **flag.blanks}
    return words.filled(rule.MESSAGE, blanks), words.filled(rule.ADVICE, blanks)


def build(example: Example) -> Dossier:
    """The small submission an example tells of, its links followed and read."""
    texts = [example.cell] if isinstance(example.cell, str) else list(example.cell)
    filled = [cell(at, text, example) for at, text in enumerate(texts, 1)]
    visits: dict[str, Visit] = {}
    documents: dict[str, Document] = {}
    for link, opens in _openings(filled, example):
        visits[link.url] = _visit(link, opens, example, documents)
    return dossier.assemble(
        example.municipality, _RUBRIC, AS_OF, filled, visits, documents, neighbours=_neighbours(example)
    )


def cell(number: int, words: str, example: Example) -> Cell:
    """A filled cell; `[words](address)` is a hyperlink on words."""
    position = Position(id=f"1.{number}", section="1", title="", points=1, needs=example.needs)
    read = cells.read(box(words))
    return Cell(
        position=position, place=f"Лист1!C{number}", text=read.text, links=read.links, loose_pages=read.loose_pages
    )


def box(words: str) -> Box:
    """The cell of a table with these words, hyperlinks marked as in `[words](address)`."""
    text, anchors, done = "", [], 0
    for found in _MARKED.finditer(words):
        text += words[done : found.start()]
        anchors.append(Anchor(target=found[2], start=len(text), end=len(text) + len(found[1])))
        text += found[1]
        done = found.end()
    return Box(place="", text=text + words[done:], anchors=tuple(anchors))


def document(words: str | Text) -> Document:
    """A document of these words, with the facts found in them; a form feed parts pages."""
    if isinstance(words, str):
        pages = tuple(Page(number=at, text=page) for at, page in enumerate(words.split("\f"), 1))
        words = Text(media_type=_PDF, pages=pages)
    return Document(id=hashlib.sha256(repr(words).encode()).hexdigest(), text=words, facts=facts.find(words))


def _openings(filled: list[Cell], example: Example) -> Iterator[tuple[Link, str | int | Failure]]:
    """Each link with what it opens: different addresses open, in turn, `opens` and then what `also` names."""
    order: dict[str, int] = {}
    for one in filled:
        for link in one.links:
            at = order.setdefault(urls.key(link.url), len(order))
            yield link, example.also[at - 1] if 0 < at <= len(example.also) else example.opens


def _visit(link: Link, opens: str | int | Failure, example: Example, documents: dict[str, Document]) -> Visit:
    visit = example.visit or Visit(url=link.url, final_url=link.url, status=200)
    if isinstance(opens, Failure):
        return replace(visit, status=None, failure=opens)
    if isinstance(opens, int):
        return replace(visit, status=opens, failure=Failure.of_status(opens))
    if not opens and example.text is None:
        return visit
    read = document(_read(opens, example.text))
    documents[read.id] = read
    return replace(visit, body=read.id)


def _read(opens: str, text: Text | None) -> str | Text:
    """The example's own text record, filled with its words where it has none."""
    if text is None or not opens or text.pages:
        return text or opens
    return replace(text, pages=(Page(number=1, text=opens),))


def _neighbours(example: Example) -> tuple[Neighbour, ...]:
    if not example.elsewhere:
        return ()
    theirs = document(example.elsewhere)
    return (
        Neighbour(
            municipality="Полянский район",
            document=theirs.id,
            title="",
            fingerprint=theirs.facts.fingerprint,
            day=theirs.facts.date.day if theirs.facts.date else None,
            text=theirs.text,
        ),
    )
