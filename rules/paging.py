"""Pages of a document: how many, which of them are cited, what numbers are printed on them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from auditor.dossier import Citation, Dossier, Opened
from auditor.model import Kind, LinkStatus, PageNeed, Say, Text

_SHEETS = ("spreadsheet", "ms-excel", "text/csv")
_PRINTED = re.compile(
    r"(?:стр(?:аница|\.)?\s*)?[-–—\s]{0,3}(\d{1,3})[-–—\s]{0,3}(?:(?:из|/)\s*\d{1,3})?", re.IGNORECASE
)
_ALL_OF_IT = re.compile(
    r"(?:весь|всего|полный)\s+(?:документ|файл|текст)|(?:документ|файл|текст)\w*\s+(?:целиком|полностью|весь)|"
    r"все\s+страницы|по\s+всему\s+(?:документу|тексту)",
    re.IGNORECASE,
)  # the author's answer to «which page»
_FURTHEST = 12  # a cover, an order and a table of contents seldom shift the numbers by more


def counted(dossier: Dossier) -> Iterator[Opened]:
    """Documents whose pages can be counted: those opened, and scans nobody could read."""
    opened = {id(one.link): one for one in dossier.opened}
    for citation in dossier.citations:
        if id(citation.link) in opened:
            yield opened[id(citation.link)]
        elif (document := citation.document) and _is_scan(citation):
            yield Opened(cell=citation.cell, link=citation.link, visit=citation.visit, document=document)


def _is_scan(citation: Citation) -> bool:
    document = citation.document
    if document is None or citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED) or citation.webpage:
        return False
    pages = document.text.pages
    return document.text.trouble is None and bool(pages) and all(page.scanned for page in pages)


def is_sheet(text: Text) -> bool:
    """A spreadsheet: its pages are sheets, cited by name if at all."""
    return any(word in text.media_type for word in _SHEETS)


def count(text: Text) -> int | None:
    """How many pages the document has; None where nobody can tell."""
    if is_sheet(text):
        return None
    if not text.paged or text.partial or text.laid_out:
        return text.count
    return len(text.pages) or None


def shift(text: Text) -> int:
    """By how much printed page numbers run ahead of the file's own (0 where none are printed on most pages)."""
    shifts = Counter(number - page.number for page in text.pages for number in _printed(page.text))
    if not shifts:
        return 0
    most, times = shifts.most_common(1)[0]
    enough = len(text.pages) // 2 if abs(most) <= _FURTHEST else len(text.pages) - 1  # an extract of a large volume
    return most if times >= max(2, enough) else 0


def _printed(words: str) -> set[int]:
    """Numbers that stand alone on the first line or on one of the last two."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    edges = {*lines[:1], *lines[-2:]}
    return {int(found[1]) for line in edges if (found := _PRINTED.fullmatch(line))}


def meant(opened: Opened) -> frozenset[int]:
    """The cited pages as numbers of the file, by the file's count and by the printed one."""
    ahead = shift(opened.document.text)
    there = {page.number for page in opened.document.text.pages}
    return frozenset(at for page in opened.link.pages for at in (page, page - ahead) if at in there)


def around(pages: Collection[int], text: Text | None = None) -> frozenset[int]:
    """The pages and those beside them: people miscount by one, and our layout may be off by one more."""
    far = 2 if text and text.laid_out else 1
    return frozenset(at for page in pages for at in range(page - far, page + far + 1))


def ours(text: Text) -> Say:
    """Words for pages that are by our layout; nothing for a document's own."""
    return Say(ru=" по нашей вёрстке", en=" by our layout") if text.laid_out else Say(ru="", en="")


def told(citation: Citation) -> bool:
    """Whether the cell says where to look: a page, a part, or a page that may be this link's."""
    cell = citation.cell
    return bool(citation.link.pages or citation.link.parts or cell.loose_pages or _ALL_OF_IT.search(cell.text))


def wanted(opened: Opened) -> bool:
    """Whether this citation should name pages at all."""
    kind = opened.document.facts.kind
    return (
        opened.needs.pages is not PageNeed.NOT_NEEDED
        and not is_sheet(opened.document.text)
        and not (kind and kind.value is Kind.FORM)
    )
