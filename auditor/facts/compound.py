"""A file that holds an act and its annexes: which part of it is the document."""

import re
from functools import lru_cache

from auditor.facts import head, named
from auditor.facts.headparts import Head
from auditor.facts.headwords import ORDERS
from auditor.facts.lines import joined
from auditor.model import Kind, Text

# An annex of these kinds is what was linked for; a list or a form under an order stays a part of the order.
_WEIGHTY = frozenset(
    {
        Kind.CONCEPT,
        Kind.PROGRAM,
        Kind.REGULATION,
        Kind.PLAN,
        Kind.ROADMAP,
        Kind.CYCLOGRAM,
        Kind.ANALYTIC_NOTE,
        Kind.REPORT,
        Kind.GUIDELINES,
        Kind.ADDRESSED_RECOMMENDATIONS,
    }
)
_LIGHT = {
    Kind.FORM: re.compile(r"форм|анкет|карт|лист|инструментари", re.IGNORECASE),
    Kind.LIST: re.compile(r"^\W*об\s+утверждении\s+(?:[а-яё]+\s+){0,3}(?:спис|переч|состав|реестр)", re.IGNORECASE),
    Kind.SCHEME: re.compile(r"утверждении\s+(?:[а-яё]+\s+){0,3}(?:структур|схем|модел)", re.IGNORECASE),
}


@lru_cache(maxsize=4)
def deciding(text: Text) -> Head:
    """The head that tells what the document is: its own, or that of the annex behind an act."""
    own = head.of(text)
    if own.act is None and own.title:
        return own
    subject = joined(own.title)
    light = None
    for annex in head.annexes(text):
        kind = named.kind(joined(annex.title)) if annex.called else None
        if kind in _WEIGHTY:
            return annex
        if (
            light is None
            and kind in _LIGHT
            and re.search("утвержд", subject, re.IGNORECASE)
            and _LIGHT[kind].search(subject)
        ):
            light = annex
    return light or own


@lru_cache(maxsize=4)
def is_compound(text: Text) -> bool:
    """Whether an annex decides, not the act before it."""
    own = head.of(text)
    if deciding(text) is own:
        return False
    return own.act is not None or any(ORDERS.search(line.text) for line in own.body[:20])
