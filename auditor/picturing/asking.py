"""Which findings get a picture, and what is asked of each document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auditor.documents import layout
from auditor.model import Document, Finding, Report, Severity

MOST: Final = 1_500  # pictures of a report
MOST_OF_ONE: Final = 60  # of a municipality
_PDF = "application/pdf"
# Rules that speak of pages which somebody cited: the page itself is the proof, with nothing to frame.
_OF_CITED_PAGES = frozenset({"page-off-topic"})
# What these quote is no word of the document: an address, an answer of a site, the words of a certificate.
_NOT_QUOTING = frozenset(
    {
        "redirected-link",
        "untrusted-certificate",
        "link-text-mismatch",
        "temporary-link",
        "section-link",
        "soft-404",
        "access-restricted",
        "broken-link",
        "malformed-link",
        "no-link",
        "unreadable-document",
        "unverified-link",
        "unverified-document",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A picture of a page: with the quote framed, if it is there."""

    page: int | None
    quote: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with all that is asked of it. `private`: pages with personal data; None where every page may be."""

    path: Path
    media_type: str
    document: Document
    asks: tuple[Ask, ...]
    private: frozenset[int] | None = frozenset()
    rows: bool = False  # the personal data are rows of a table: what stands beside a name is covered as well
    own_pages: bool = True

    @property
    def flowing(self) -> bool:
        """Has to be laid out first."""
        return not self.media_type.startswith("image/") and self.media_type != _PDF


def papers(report: Report, place: Callable[[str], Path]) -> tuple[list[Paper], dict[str, tuple[str, Ask]]]:
    """The documents to draw, those with errors first, and the picture of each finding by document and ask."""
    documents = {one.document.id: one.document for one in report.documents}
    cited = _cited(report)
    asks: dict[str, dict[tuple[int | None, str], Ask]] = {}
    wanted: dict[str, tuple[str, tuple[int | None, str]]] = {}
    for finding in _in_turn(report.findings):
        document = documents.get(finding.document or "")
        if document is None or not _drawable(document) or len(wanted) >= MOST:
            continue
        key = _key(finding, cited)
        if key is None:
            continue
        mine = asks.setdefault(document.id, {})
        whole = finding.severity is Severity.ERROR or (key in mine and mine[key].whole)
        mine[key] = Ask(page=key[0], quote=key[1], whole=whole)
        wanted[finding.id] = (document.id, key)
    made = [
        _paper(documents[id_], place(id_), tuple(of_one.values()))
        for id_, of_one in asks.items()
        if place(id_).is_file()
    ]
    return made, {finding: (id_, asks[id_][key]) for finding, (id_, key) in wanted.items()}


def _in_turn(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Errors before warnings, a limited number of each municipality; notes get no pictures."""
    counts: dict[str, int] = {}
    for severity in (Severity.ERROR, Severity.WARNING):
        for finding in findings:
            if finding.severity is severity and counts.get(finding.municipality, 0) < MOST_OF_ONE:
                counts[finding.municipality] = counts.get(finding.municipality, 0) + 1
                yield finding


def _key(finding: Finding, cited: Mapping[tuple[str, str, str], int]) -> tuple[int | None, str] | None:
    if finding.rule in _NOT_QUOTING:
        return None
    if finding.evidence:
        return finding.page, finding.evidence
    if finding.rule in _OF_CITED_PAGES:
        page = cited.get((finding.municipality, finding.position, finding.url or ""))
        return (page, "") if page else None
    return (finding.page, "") if finding.page else None


def _cited(report: Report) -> dict[tuple[str, str, str], int]:
    """The first page cited for each link of a form."""
    return {
        (one.submission.municipality, cell.cell.position.id, link.link.url): min(link.link.pages)
        for one in report.submissions
        for cell in one.cells
        for link in cell.links
        if link.link.pages
    }


def _drawable(document: Document) -> bool:
    text = document.text
    if text.trouble or document.facts.webpage:
        return False
    if text.media_type == _PDF or text.media_type.startswith("image/"):
        return True
    return layout.writes(text) and layout.available()


def _paper(document: Document, path: Path, asks: tuple[Ask, ...]) -> Paper:
    facts, text = document.facts, document.text
    pages = {page for one in facts.personal for page in one.pages}
    everywhere = any(not one.pages for one in facts.personal) or (bool(facts.personal) and text.laid_out)
    return Paper(
        path=path,
        media_type=text.media_type,
        document=document,
        asks=asks,
        private=None if everywhere else frozenset(pages),
        rows=any(one.kind in ("scores", "pupils", "health", "address") for one in facts.personal),
        own_pages=text.paged and not text.laid_out,
    )
