"""What a document says of itself: pure functions of its text. `find` asks them all."""

from auditor.facts import approval, dates, drafts, kind, level, likeness, periods, personal, title, webpage
from auditor.model import Approval, Dated, Facts, Kind, Period, Text

__all__ = ["VERSION", "find"]

# Changed with every change of a fact, so that facts kept from an earlier run are found again.
VERSION = "4"

# Papers that look back: the period in their title is the one they cover, not one they are made for.
_LOOK_BACK = {Kind.ANALYTIC_NOTE, Kind.REPORT, Kind.PROTOCOL, Kind.LETTER, Kind.NEWS, Kind.ARTICLE, Kind.PRESENTATION}
_PUBLISHED = {Kind.NEWS, Kind.ANNOUNCEMENT, Kind.ARTICLE}


def find(text: Text) -> Facts:
    """All facts of a document; of one that could not be read, none."""
    if text.trouble is not None or not any(page.text.strip() for page in text.pages):
        return Facts(webpage=webpage.of(text))
    seen_kind = kind.of(text)
    word = seen_kind.value if seen_kind else None
    approved = _approval(text, word)
    day = dates.own(text, approved) or (dates.published(text) if word in _PUBLISHED else None)
    return Facts(
        title=title.of(text),
        kind=seen_kind,
        also=kind.also(text),
        level=level.of(text),
        issuer=level.issuer(text),
        municipality=level.municipality(text),
        date=day,
        number=(approved.number if approved else None) or dates.number(text),
        imprint=None if day else dates.imprint(text),
        valid=_valid(text, word, day),
        approval=approved,
        draft=drafts.draft(text),
        repealed=drafts.repealed(text),
        webpage=webpage.of(text),
        personal=personal.of(text),
        institution=personal.institution(text),
        fingerprint=likeness.fingerprint(text),
    )


def _approval(text: Text, word: Kind | None) -> Approval | None:
    """News and announcements speak of other papers' approval, they have none."""
    return None if word in (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.ARTICLE) else approval.of(text)


def _valid(text: Text, word: Kind | None, day: Dated | None) -> Period | None:
    return None if word in _LOOK_BACK else periods.valid(text, day.day if day else None)
