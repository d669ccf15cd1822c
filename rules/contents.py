"""What a position asks of a document's words: its contents, audience, basis, years, annex."""

import re
from collections.abc import Iterator, Sequence

from auditor.dossier import Opened
from auditor.facts import topic
from auditor.facts.normal import normalise
from auditor.model import Content, Kind, Say
from rules import fitness

_HEAD = 30  # lines of a first page that may hold the title
_FEWEST = 15  # words: with less there is nothing to say that something is not there
_WORD = re.compile(r"\w+")
_RECOMMENDATIONS = frozenset({Kind.GUIDELINES, Kind.ADDRESSED_RECOMMENDATIONS})
_ANALYSIS = Content(
    any_of=(
        "анализ", "аналитич", "мониторинг", "справк", "диагностик", "диагностич", "по итогам", "об итогах", "итог",
        "по результатам", "о результатах", "результат", "дефицит", "затруднени", "выявлен", "опрос", "анкетирован",
        "исследован", "оценочн", r"ВПР\b", r"ЕГЭ\b", r"ОГЭ\b", "изучени",
    ),
    name=Say(ru="опора на анализ (по каким результатам принято решение)", en="the analysis the decision rests on"),
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)20(\d\d)(?:\s*[-/]\s*(?:20)?(\d\d)(?!\d))?")
_THREE_YEARS = re.compile(
    r"(?:\b3|три|тр[её]х|трем)[-\s]*(?:х\s*)?(?:последн\w+\s+)?(?:учебн\w+\s+)?(?:год|лет)|трехлет|трёхлет",
    re.IGNORECASE,
)
_APPROVES = re.compile(
    r"об\s+утверждении\s+(?:\w+\s+){0,2}(?:план|программ|положени|дорожн|комплекс|концепци|модел|циклограмм|порядк)",
    re.I,
)
_ATTACHED = re.compile(r"прилага|приложени", re.IGNORECASE)
_ANNEX = re.compile(r"(?im)^\s*приложени[ея]\b")
_WHOLE_ORDER = 300  # words: an order with its annex has more


def judged(together: Sequence[Opened]) -> bool:
    """Every link of the cell was read whole, and there is enough to say that something is not there."""
    links = [link for link in together[0].cell.links if not link.flaw]
    if len(together) < len(links) or not all(one.whole for one in together):
        return False
    return sum(len(_WORD.findall(one.document.text.whole)) for one in together) >= _FEWEST


def has(together: Sequence[Opened], content: Content) -> bool:
    """Whether one of the documents speaks of it: on the cited pages, else anywhere."""
    return any(topic.found(one.document.text, content) is not None for one in together)


def audience(together: Sequence[Opened]) -> Iterator[Say]:
    """Recommendations whose title names nobody they are meant for."""
    patterns = [pattern for group in together[0].needs.audiences for pattern in group.any_of]
    titles = [title for one in together if fitness.kind(one) in _RECOMMENDATIONS for title in _titles(one)]
    if patterns and titles and not any(re.search(p, title, re.IGNORECASE) for p in patterns for title in titles):
        yield Say(ru="кому адресованы рекомендации (в заголовке)", en="whom the recommendations are for (in the title)")


def _titles(opened: Opened) -> Iterator[str]:
    """Lines of the head that call the paper recommendations, with the line that goes on in small letters."""
    called, first = opened.document.facts.title, normalise(opened.document.text.pages[0].text)
    lines = [" ".join(line.split()) for line in first.splitlines() if line.strip()]
    heads = [called.value if called else "", opened.document.text.title]
    for at, line in enumerate(lines[:_HEAD]):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        heads.append(f"{line} {after}" if after[:1].islower() or after[:1] == "(" else line)
    return (head.replace("ё", "е") for head in heads if "рекомендаци" in head.lower())


def basis(together: Sequence[Opened]) -> Iterator[Say]:
    """Measures and decisions that name no analysis they rest on."""
    if together[0].needs.basis and not has(together, _ANALYSIS):
        yield _ANALYSIS.name


def years(together: Sequence[Opened]) -> Iterator[Say]:
    """An analysis of effectiveness that plainly does not cover the years asked."""
    wanted = set(together[0].needs.years)
    if len(wanted) < 2:
        return
    named: set[int] = set()
    for words in (normalise(page.text) for one in together for page in one.document.text.pages):
        if _THREE_YEARS.search(words):
            return
        for found in _YEAR.finditer(words):
            first = 2000 + int(found[1])
            last = 2000 + int(found[2]) if found[2] else first
            named |= set(range(first, last + 1)) if first <= last <= first + 10 else {first}
    if len(wanted & named) < 2:
        span = f"{min(wanted)}–{max(wanted)}"
        yield Say(ru=f"анализ за {span} годы", en=f"an analysis of {span}")


def annex(together: Sequence[Opened]) -> Iterator[Say]:
    """An order that approves a document which is nowhere to be seen."""
    facts, text = together[0].document.facts, together[0].document.text
    if len(together) > 1 or facts.kind is None or facts.kind.value is not Kind.ORDER or facts.title is None:
        return
    if not together[0].needs.kinds or not _APPROVES.search(facts.title.value):
        return
    whole = normalise(text.whole)
    if _ATTACHED.search(whole) and not _ANNEX.search(whole) and len(_WORD.findall(whole)) < _WHOLE_ORDER:
        yield Say(ru="сам утверждённый документ (приложение к приказу)", en="the approved document itself (the annex)")
