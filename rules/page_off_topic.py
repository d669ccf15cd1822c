"""The cited pages say nothing of the position."""

from collections.abc import Iterator

from auditor import suggest
from auditor.dossier import Dossier, Opened
from auditor.facts import topic
from auditor.model import Content, Needs, Say, Severity
from rules import paging, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Страница не о том", en="Page off the topic")
MESSAGE = Say(
    ru="На стр. {pages}{ours} не найдено: {what}{better}.",
    en="Page {pages}{ours} does not mention: {what}{better}.",
)
WHY = Say(
    ru="Эксперт смотрит указанную страницу; если нужное стоит на другой, он его не увидит.",
    en="The expert looks at the page named; what stands on another one is not seen.",
)
ADVICE = Say(ru="Уточните страницу{better}.", en="Correct the page{better}.")

_GOALS = Needs(content=(Content(any_of=("цел[ьи]", "целью"), name=Say(ru="цели", en="goals")),))
_PROGRAMME = (
    "Программа развития методической службы\fПаспорт программы\fСведения о школах района\f"
    "Цель методической работы: помочь каждому педагогу\fМероприятия\fСмета расходов\fСписок литературы"
)
BAD = [
    Example(
        cell="https://edu.example.ru/plan.pdf, стр. 7",
        opens=_PROGRAMME,
        needs=_GOALS,
        note=Say(
            ru="цели стоят на стр. 4, указан список литературы",
            en="the goals are on page 4, the list of sources is cited",
        ),
    )
]
GOOD = [
    Example(cell="https://edu.example.ru/plan.pdf, стр. 4", opens=_PROGRAMME, needs=_GOALS),
    Example(
        cell="https://edu.example.ru/plan.pdf, стр. 5",
        opens=_PROGRAMME,
        needs=_GOALS,
        note=Say(ru="соседняя страница: в счёте часто ошибаются на одну", en="the next page: people miscount by one"),
    ),  # people miscount by one
]

_FAINT = 0.25  # of the best page's score: such a page does not speak of the position


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        text = opened.document.text
        cited = paging.meant(opened)
        if not cited or not text.paged or not opened.whole or not opened.needs.content:
            continue
        absent = _absent(opened, paging.around(cited, text))
        if not absent:
            continue
        pages = suggest.pages(topic.needed(text, opened.needs), len(text.pages))
        if len(absent) == len(opened.needs.content) or _clearly_elsewhere(opened, cited, pages):
            yield flag(
                opened,
                pages=words.Pages(opened.link.pages),
                what=tuple(content.name for content in absent),
                better=_better(pages),
                ours=paging.ours(text),
            )


def _absent(opened: Opened, window: frozenset[int]) -> tuple[Content, ...]:
    """What is asked, stands on other pages, and is not on the cited ones or beside them."""
    text = opened.document.text
    return tuple(
        content
        for content in opened.needs.content
        if not topic.found(text, content, window) and topic.found(text, content) is not None
    )


def _clearly_elsewhere(opened: Opened, cited: frozenset[int], pages: tuple[int, ...]) -> bool:
    """Another run of pages stands out, far from those cited, and these hardly speak of the position."""
    near = paging.around(cited, opened.document.text)
    if not pages or set(pages) & near:
        return False
    scores = topic.needed(opened.document.text, opened.needs)
    return max((scores.get(page, 0.0) for page in near), default=0.0) < _FAINT * max(scores.values())


def _better(pages: tuple[int, ...]) -> Say:
    if not pages:
        return Say(ru="", en="")
    return Say(
        ru=f"; похоже, нужное — на стр. {words.ranges(pages)}",
        en=f"; what is asked seems to stand on page {words.ranges(pages)}",
    )
