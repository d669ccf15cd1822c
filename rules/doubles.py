"""Documents cited in several cells: which of the citations cannot be told apart."""

from collections.abc import Iterable, Sequence

from auditor.dossier import Citation
from auditor.model import Kind, LinkStatus, PageNeed, Severity, Webpage
from rules import paging

_PAGE = 1500  # letters that surely fit a page
_OPEN = (LinkStatus.OK, LinkStatus.REDIRECTED, LinkStatus.UNVERIFIED)


def indistinct(group: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those of a group that leads to one document which no page or part tells from another; () where all is clear.

    Two or more without any reference; and, in one block, two or more with the same one. One citation of the whole
    beside citations of pages is clear. The same page may serve two blocks: goals and indicators may stand on it.
    """
    members = [citation for citation in group if _counts(citation)]
    if len({citation.cell.position.id for citation in members}) < 2:
        return ()
    bare = [citation for citation in members if not paging.told(citation)]
    found = bare if _cells(bare) > 1 else []
    by_reference: dict[object, list[Citation]] = {}
    for citation in members:
        if paging.told(citation) and not citation.cell.loose_pages and not _single(citation):
            place = (citation.cell.position.section, frozenset(citation.link.pages), frozenset(citation.link.parts))
            by_reference.setdefault(place, []).append(citation)
    found += [citation for same in by_reference.values() if _cells(same) > 1 for citation in same]
    chosen = {id(citation) for citation in found}
    return tuple(citation for citation in members if id(citation) in chosen)


def others(citation: Citation, group: Sequence[Citation]) -> tuple[str, ...]:
    """The positions of the rest of the group."""
    mine = citation.cell.position.id
    return tuple(dict.fromkeys(c.cell.position.id for c in group if c.cell.position.id != mine))


def _cells(citations: Iterable[Citation]) -> int:
    return len({citation.cell.position.id for citation in citations})


def _counts(citation: Citation) -> bool:
    """A link that opens, at a position where pages matter; one form may serve all rows of the monitoring."""
    if citation.status not in _OPEN or citation.needs.pages is PageNeed.NOT_NEEDED:
        return False
    if citation.webpage is Webpage.FORM:
        return False
    kind = citation.document.facts.kind if citation.document else None
    return not (kind and kind.value is Kind.FORM)


def severity(citation: Citation, usual: Severity) -> Severity:
    """One page is found at a glance, and pages that are named twice can still be looked at: a warning at most."""
    return Severity.WARNING if _single(citation) or paging.told(citation) else usual


def _single(citation: Citation) -> bool:
    """A document of one page: «стр. 1» says all there is to say."""
    if citation.document is None:
        return False
    text = citation.document.text
    return paging.count(text) == 1 or (not text.paged and text.count is None and len(text.whole) < _PAGE)
