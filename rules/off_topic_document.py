"""Hardly speaks of the direction assessed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.dossier import Dossier, Opened
from auditor.facts import topic
from auditor.model import Kind, Needs, Page, Say, Severity, Text
from rules import fitness
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Документ не по теме", en="Off the topic")
MESSAGE = Say(
    ru="О направлении «{direction}» в документе почти не говорится.",
    en="The document hardly speaks of the direction “{direction}”.",
)
WHY = Say(
    ru="Документ другого направления не подтверждает это.",
    en="A document of another direction does not prove this one.",
)
ADVICE = Say(
    ru="Укажите страницы, где об этом говорится, или приложите другой документ{evidence}.",
    en="Name the pages that speak of it, or link another document{evidence}.",
)

TOPIC = Needs(topic=("методическ", "наставни", "методист"))
_FOOD = (
    "Положение об организации горячего питания школьников. "
    + "Родители вносят плату до пятого числа. Меню утверждают. " * 12
)
_GIFTED = (
    "УТВЕРЖДЕНО\nприказом управления образования\nот 11.09.2020 № 255\nПоложение о работе с одарёнными детьми\n"
    "Положение определяет порядок выявления одарённых детей. Победители олимпиад едут в профильные смены."
)
BAD = [
    Example(opens=_FOOD, needs=TOPIC, note=Say(ru="документ о питании", en="a paper on school meals")),
    Example(
        opens=_GIFTED,
        needs=replace(TOPIC, elsewhere=("одаренн",)),
        note=Say(ru="в заголовке другое направление", en="the title names another direction"),
    ),
]
GOOD = [
    Example(
        opens="Методическую помощь оказывает методист, ему помогают наставники. " + _FOOD,
        needs=TOPIC,
        note=Say(ru="о методической работе сказано", en="methodical work is spoken of"),
    ),
    Example(
        opens="Положение об организации питания",
        needs=TOPIC,
        note=Say(ru="слов слишком мало, чтобы судить", en="too few words to judge"),
    ),  # too short to judge
    Example(opens=_FOOD, note=Say(ru="рубрика не называет направления", en="the rubric names no direction")),
]

_ENOUGH = 60  # words, to say that a thing is not spoken of at all ...
_TITLED = 20  # ... by a document whose title names another direction
_LONG = 250  # words, to say that it is hardly spoken of
_HARDLY = 0.2  # stems in a hundred words
_PLAINLY = 1.0
_FIRST = 2  # pages
_WORD = re.compile(r"\w+")
_FEW_WORDS = frozenset({Kind.FORM, Kind.LIST, Kind.SCHEME})


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if not opened.needs.topic or not opened.whole or fitness.kind(opened) in _FEW_WORDS or _begins_on_it(opened):
            continue
        enough = _TITLED if _names_another(opened) else _ENOUGH
        words = len(_WORD.findall(opened.document.text.whole))
        density = topic.density(opened.document.text, opened.needs.topic)
        if (words >= enough and density == 0) or (words >= _LONG and density < _HARDLY):
            yield flag(opened, direction=dossier.rubric.title)


def _names_another(opened: Opened) -> bool:
    """Its title names another direction."""
    title = opened.document.facts.title
    if title is None:
        return False
    return topic.density(_line(title.value), opened.needs.elsewhere) > 0


def _line(words: str) -> Text:
    return Text(media_type="text/plain", pages=(Page(number=1, text=words),))


def _begins_on_it(opened: Opened) -> bool:
    """The first pages speak of the direction: no need to read the rest."""
    text = opened.document.text
    return topic.density(replace(text, pages=text.pages[:_FIRST]), opened.needs.topic) >= _PLAINLY
