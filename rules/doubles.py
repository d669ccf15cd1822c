"""Documents cited in several cells: which of the citations cannot be told apart."""

import re
from collections.abc import Iterable, Sequence

from auditor.dossier import Citation
from auditor.facts import topic
from auditor.model import Kind, LinkStatus, PageNeed, Say, Severity, Webpage
from rules import paging

_PAGE = 1500  # letters that surely fit a page
_FINER = re.compile(
    r"\w*\s*(?:абзац|предложени|строк|граф[аые]|столб|подпункт|сверху|снизу|середин)\w*\s*\d*", re.IGNORECASE
)
_OPEN = (LinkStatus.OK, LinkStatus.REDIRECTED, LinkStatus.UNVERIFIED)


def indistinct(group: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those of a group that leads to one document which no page or part tells from another; () where all is clear.

    Two or more without any reference; and, in one block, two or more with the same one. One citation of the whole
    beside citations of pages is clear. The same page may serve two blocks: goals and indicators may stand on it;
    and two positions of one block when all that each asks for is plainly there.
    """
    members = [citation for citation in group if _counts(citation)]
    if len({citation.cell.position.id for citation in members}) < 2:
        return ()
    bare = [citation for citation in members if not _told(citation)]
    found = bare if _cells(bare) > 1 else []
    by_reference: dict[object, list[Citation]] = {}
    for citation in members:
        if _told(citation) and not citation.cell.loose_pages and not _single(citation):
            by_reference.setdefault(_place(citation), []).append(citation)
    for same in by_reference.values():
        if _cells(same) > 1 and not all(_answers(citation) for citation in same):
            found += same
    chosen = {id(citation) for citation in found}
    return tuple(citation for citation in members if id(citation) in chosen)


def others(citation: Citation, group: Sequence[Citation]) -> tuple[str, ...]:
    """The positions of the rest of the group."""
    mine = citation.cell.position.id
    return tuple(dict.fromkeys(c.cell.position.id for c in group if c.cell.position.id != mine))


def places(found: tuple[str, ...]) -> Say:
    """«в другой позиции (2.4.1.4)», «в других позициях (2.4.1.4, 2.4.1.5)»."""
    names = ", ".join(found)
    if len(found) == 1:
        return Say(ru=f"в другой позиции ({names})", en=f"at another position ({names})")
    return Say(ru=f"в других позициях ({names})", en=f"at other positions ({names})")


def _told(citation: Citation) -> bool:
    """Whether the cell says where to look, if only by «абзац 2» or «строка 4»."""
    return paging.told(citation) or _FINER.search(citation.cell.text) is not None


def _place(citation: Citation) -> object:
    """Where the cell sends the reader: block, pages, parts, and words such as «последний абзац»."""
    finer = frozenset(found.group().lower().strip() for found in _FINER.finditer(citation.cell.text))
    return citation.cell.position.section, frozenset(citation.link.pages), frozenset(citation.link.parts), finer


def _answers(citation: Citation) -> bool:
    """Whether all that the position asks for stands on the very pages cited, and no other page tells more of it."""
    document, asked = citation.document, citation.needs.content
    if document is None or not document.text.paged or not citation.link.pages or not asked:
        return False
    if not all(topic.found(document.text, content, citation.link.pages) for content in asked):
        return False
    scores = topic.needed(document.text, citation.needs)
    return max((scores.get(page, 0.0) for page in citation.link.pages), default=0.0) >= max(scores.values())


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
    return paging.count(text) == 1 or (
        not text.paged and text.count is None and len(text.pages) < 2 and len(text.whole) < _PAGE
    )
