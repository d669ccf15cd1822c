"""Terms of documents: which papers have one, and whether it reaches into the period assessed."""

import re
from datetime import date

from auditor.dossier import Dossier, Opened
from auditor.facts.normal import normalise
from auditor.model import Kind, Period
from rules import kinship

# Papers made for a time to come. Notes and reports look back: their period precedes the assessment by nature.
_WITH_TERM = frozenset(
    {Kind.PLAN, Kind.CYCLOGRAM, Kind.ROADMAP, Kind.PROGRAM, Kind.CONCEPT, Kind.REGULATION, Kind.ORDER, Kind.SCHEME}
)
_LOOKING_BACK = frozenset({Kind.ANALYTIC_NOTE, Kind.REPORT})
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_AMENDED = re.compile(
    r"(?:в\s+ред(?:акции|\.)|с\s+изм(?:енени|\.)|изменени\w+,?\s+внес[её]нн)[^)]{0,160}?(20\d\d)", re.IGNORECASE
)
_PROLONGS = re.compile(r"(?:продл(?:ить|ении|ён|ен)|о\s+пролонгац)\w*([^.;]{0,300})", re.IGNORECASE)
_PROLONGED = re.compile(
    r"(?:действи\w+|срок\w*|программ\w+|план\w*|положени\w+|документ\w*)\s+(?:\w+\s+){0,2}?продл(?:ено|ена|ён|ен|ены)\b"
    r"[^;()]{0,40}?(20\d\d)(?:\s*[-–/]\s*(20\d\d|\d\d))?",
    re.IGNORECASE,
)
_HEAD = 1500  # letters of a first page that may tell of amendments
_LOOKS_BACK = re.compile(r"(?<![а-яё])(?:за|итог\w*|результат\w*|анализ\w*)(?![а-яё])", re.IGNORECASE)


def years_named(opened: Opened) -> tuple[int, ...]:
    """Years in the title of a paper that looks back: what it reports on tells its age."""
    facts = opened.document.facts
    if facts.title is None or facts.kind is None or facts.kind.value not in _LOOKING_BACK:
        return ()
    return tuple(sorted(int(year) for year in _YEAR.findall(facts.title.value)))


def term(opened: Opened) -> Period | None:
    """The term the document was made for; None for papers that look back or have none."""
    facts = opened.document.facts
    if facts.valid is None or facts.kind is None or facts.kind.value not in _WITH_TERM:
        return None
    if facts.kind.value is Kind.ORDER and _LOOKS_BACK.search(facts.valid.seen.text if facts.valid.seen else ""):
        return None
    return facts.valid


def renewed(opened: Opened, dossier: Dossier) -> bool:
    """Amended not long ago, prolonged by its own head, or by an order cited elsewhere in the submission."""
    oldest, pages = opened.needs.oldest, opened.document.text.pages
    head = " ".join(normalise(pages[0].text).split())[:_HEAD] if pages else ""
    if oldest and any(int(found[1]) >= oldest.year for found in _AMENDED.finditer(head)):
        return True
    if _prolonged(head, opened):
        return True
    title = opened.document.facts.title
    return title is not None and any(
        kinship.any_names(
            (found[1] for found in _PROLONGS.finditer(" ".join(other.document.text.whole.split()))), title.value
        )
        for other in dossier.opened
        if other.document.id != opened.document.id
    )


def _prolonged(head: str, opened: Opened) -> bool:
    """«Действие продлено на 2020/2021 учебный год приказом ...» beside the stamp, and into the period assessed."""
    assessed = opened.needs.assessed
    for found in _PROLONGED.finditer(head):
        last = int(found[1])
        if found[2]:
            last = int(found[2]) if len(found[2]) == 4 else 2000 + int(found[2])
        if assessed is None or last > assessed.start.year or (last == assessed.start.year and not found[2]):
            return True
    return False


def ended(opened: Opened) -> Period | None:
    """A term that ended before the assessed period began."""
    valid, assessed = term(opened), opened.needs.assessed
    return valid if valid and assessed and valid.end < assessed.start else None


def covers(opened: Opened, as_of: date) -> bool:
    """A term that still goes on cures an old date."""
    valid = opened.document.facts.valid
    assessed = opened.needs.assessed
    return valid is not None and valid.end >= (assessed.start if assessed else as_of)
