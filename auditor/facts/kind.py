"""What kind of document it is: by its title first, then by its body."""

import re

from auditor.facts import compound, head, named, title, webpage
from auditor.facts.body import bare_pages, by_body, is_brief, letter, looks_like_news, rows_of_people, slides
from auditor.facts.lines import joined, quote
from auditor.model import Kind, Quote, Seen, Text, Webpage

_SLIDES = re.compile(r"presentation|powerpoint|ms-powerpoint", re.IGNORECASE)
# Pages that hold no document: whatever words stand there name nothing.
_NO_DOCUMENT = frozenset(
    {Webpage.SECTION, Webpage.HOME, Webpage.LOGIN, Webpage.CHALLENGE, Webpage.NOT_FOUND, Webpage.VIEWER, Webpage.CARD}
)
# What the headline of a piece of news may seem to name.
_HEADLINES = frozenset(
    {Kind.REPORT, Kind.ANALYTIC_NOTE, Kind.GUIDELINES, Kind.LIST, Kind.PLAN, Kind.PROGRAM, Kind.ANNOUNCEMENT}
)


def of(text: Text) -> Seen[Kind] | None:
    """The kind, or None where neither title nor body tells."""
    if _SLIDES.search(text.media_type):
        return _seen(text, Kind.PRESENTATION)
    page = webpage.of(text)
    if page and page.value in _NO_DOCUMENT:
        return None
    if page and page.value is Webpage.FORM:
        return Seen(value=Kind.FORM, seen=page.seen)
    found = compound.deciding(text)
    if found.act is not None:
        return Seen(value=Kind.ORDER, seen=quote(text, found.act))
    if shown := slides(text):
        return Seen(value=Kind.PRESENTATION, seen=shown)
    called = title.of(text)
    sure = bool(found.called or not found.title or page or (called and _is_subject(called.value)))
    kind = named.kind(called.value, aside=not sure) if called else None
    if page and (kind is None or kind in _HEADLINES) and (news := looks_like_news(text)):
        return Seen(value=Kind.NEWS, seen=news)
    if kind is None or called is None:
        return by_body(text, called.value if called else "")
    told = kind is Kind.REPORT and re.match(r"^\W*(?:информация|сведения)\b", called.value, re.IGNORECASE)
    if (told or _is_subject(called.value)) and (mailed := letter(text)):
        return Seen(value=Kind.LETTER, seen=mailed)
    kind, seen = _weighed(text, kind, called)
    return Seen(value=kind, seen=seen) if kind else None


def also(text: Text) -> Kind | None:
    """The order before an annex that decides what the file is."""
    return Kind.ORDER if compound.is_compound(text) else None


def _weighed(text: Text, kind: Kind, called: Seen[str]) -> tuple[Kind | None, Quote]:
    """Titles that mean one thing over a page of boxes and another over pages of text."""
    words = called.value.lower()
    if kind is Kind.CONCEPT and "модел" in words and "концепц" not in words and is_brief(text):
        return Kind.SCHEME, called.seen
    if kind is Kind.SCHEME and not is_brief(text):
        other = by_body(text, called.value)
        return (other.value, other.seen) if other else (None, called.seen)
    if (
        kind is Kind.LETTER
        and not letter(text)
        and (other := by_body(text, words))
        and other.value is Kind.ANNOUNCEMENT
    ):
        return other.value, other.seen  # «Информационное письмо о конференции», sent to nobody: it invites
    if kind in (Kind.REPORT, Kind.ANALYTIC_NOTE) and (shown := bare_pages(text)):
        return Kind.PRESENTATION, shown
    if (
        kind is Kind.REPORT
        and re.match(r"^\W*(?:итоги|результаты|сведения)\b", words)
        and (rows := rows_of_people(text))
    ):
        return Kind.LIST, rows
    return kind, called.seen


def _is_subject(words: str) -> bool:
    return bool(re.match(r"^\W*Об?\s", words))


def _seen(text: Text, kind: Kind) -> Seen[Kind]:
    called = title.of(text)
    first = head.of(text)
    if called:
        return Seen(value=kind, seen=called.seen)
    return Seen(value=kind, seen=quote(text, first.body[0]) if first.body else Quote(text=joined(first.body)))
