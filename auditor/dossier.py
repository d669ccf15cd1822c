"""What a rule sees: one submission with all that its links led to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from auditor import urls
from auditor.model import Cell, Document, Kind, Link, LinkStatus, Needs, Neighbour, PageLink, Rubric, Visit, Webpage

C = TypeVar("C")

# Pages that are not the document: what stands on them is never judged as the municipality's evidence.
_NOT_THE_DOCUMENT = frozenset(
    {Webpage.SECTION, Webpage.HOME, Webpage.CARD, Webpage.LOGIN, Webpage.CHALLENGE, Webpage.NOT_FOUND, Webpage.VIEWER}
)
_OF_THE_DAY = frozenset({Kind.NEWS, Kind.ANNOUNCEMENT, Kind.ARTICLE, Kind.LIST, Kind.OTHER})
_STATUS_OF_PAGE = {
    Webpage.SECTION: LinkStatus.SECTION,
    Webpage.HOME: LinkStatus.SECTION,
    Webpage.LOGIN: LinkStatus.RESTRICTED,
    Webpage.CHALLENGE: LinkStatus.RESTRICTED,
    Webpage.NOT_FOUND: LinkStatus.SOFT_404,
    Webpage.VIEWER: LinkStatus.UNVERIFIED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A link in a cell and what became of it. `document` is there when a body was read, whatever it proved to be."""

    cell: Cell
    link: Link
    visit: Visit | None = None
    document: Document | None = None
    likely: str = ""  # of a link to a section: the address of the document that was most likely meant

    @property
    def needs(self) -> Needs:
        return self.cell.position.needs

    @property
    def webpage(self) -> Webpage | None:
        """What kind of page it is; None for a file."""
        page = self.document.facts.webpage if self.document else None
        return page.value if page else None

    @property
    def lost(self) -> bool:
        """A deep address that ended on the home page of the site."""
        return bool(self.visit and self.visit.final_url and urls.lands_on_home(self.visit.url, self.visit.final_url))

    @property
    def no_file(self) -> bool:
        """A file's address that shows a list or the home page in its place."""
        listed = self.webpage in (Webpage.SECTION, Webpage.HOME)
        return listed and self.visit is not None and urls.names_a_file(self.visit.final_url)

    @property
    def choices(self) -> tuple[PageLink, ...]:
        """The files a page offers, where it is no document itself and offers several."""
        text = self.document.text if self.document else None
        if text is None or self.webpage is not Webpage.OTHER:
            return ()
        files = {link.url.partition("#")[0]: link for link in text.links if link.main and urls.names_a_file(link.url)}
        return tuple(files.values()) if len(files) > 1 else ()

    @property
    def dated(self) -> bool:
        """A page that by its address stands for a day, a month or a category, and holds no act in full."""
        facts = self.document.facts if self.document else None
        if facts is None or facts.webpage is None or facts.approval or self.visit is None:
            return False
        return urls.is_archive(self.visit.final_url) and (facts.kind is None or facts.kind.value in _OF_THE_DAY)

    @property
    def status(self) -> LinkStatus:
        """What became of the link, in the report's words."""
        if self.link.flaw:
            return LinkStatus.MALFORMED
        if self.visit is None:
            return LinkStatus.UNVERIFIED
        if self.visit.failure:
            return self.visit.failure.link_status
        if self.visit.folder:
            return LinkStatus.SECTION
        if self.lost or self.no_file:
            return LinkStatus.SOFT_404
        if self.visit.twin and self.webpage not in (Webpage.LOGIN, Webpage.CHALLENGE):
            return LinkStatus.SOFT_404
        if self.webpage in _STATUS_OF_PAGE:
            return _STATUS_OF_PAGE[self.webpage]
        if self.dated:
            return LinkStatus.SECTION
        return LinkStatus.REDIRECTED if self.visit.hops and self.visit.permanent else LinkStatus.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Citation):
    """A citation whose document opened, is readable, and is no list, error page or wall."""

    document: Document

    @property
    def fits(self) -> bool:
        """Of a kind that closes the position, or may."""
        kind = self.document.facts.kind
        return (kind.value if kind else None) in (*self.needs.kinds, *self.needs.tolerated)

    @property
    def whole(self) -> bool:
        """Every page was read: what was not found is not there."""
        return not self.document.text.unread and not self.document.text.partial

    @property
    def pages(self) -> tuple[int, ...]:
        """The cited pages that exist."""
        numbers = {page.number for page in self.document.text.pages}
        return tuple(page for page in self.link.pages if page in numbers)


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One municipality's submission, ready to be judged. `as_of` is today for every rule."""

    municipality: str
    rubric: Rubric
    as_of: date
    cells: tuple[Cell, ...]
    citations: tuple[Citation, ...]
    neighbours: tuple[Neighbour, ...] = ()
    templates: frozenset[int] = field(default_factory=frozenset)  # shingles of common forms

    @cached_property
    def opened(self) -> tuple[Opened, ...]:
        """Citations whose document can be judged by its text."""
        return tuple(found for citation in self.citations if (found := _open(citation)))

    def fitting_beside(self, opened: Opened) -> bool:
        """Whether another document of its cell is of a kind that closes the position, or may."""
        return self._fitting[id(opened.cell)] > opened.fits

    @cached_property
    def _fitting(self) -> Counter[int]:  # counted once: a cell may have thousands of links
        return Counter(id(opened.cell) for opened in self.opened if opened.fits)

    def by_url(self) -> Mapping[str, tuple[Citation, ...]]:
        """Citations under one normal form of their address."""
        return _group((urls.key(citation.link.url), citation) for citation in self.citations if not citation.link.flaw)

    def by_document(self) -> Mapping[str, tuple[Opened, ...]]:
        """Opened citations under the document they lead to."""
        return _group((opened.document.id, opened) for opened in self.opened)


def assemble(
    municipality: str,
    rubric: Rubric,
    as_of: date,
    cells: Iterable[Cell],
    visits: Mapping[str, Visit],
    documents: Mapping[str, Document],
    neighbours: Iterable[Neighbour] = (),
    templates: frozenset[int] = frozenset(),
) -> Dossier:
    """Joins cells to what their links led to. `visits` is keyed by the link's address, `documents` by sha256."""
    cells = tuple(cells)
    citations = []
    for cell in cells:
        for link in cell.links:
            visit = None if link.flaw else visits.get(link.url)
            document = documents.get(visit.body) if visit and visit.body else None
            citations.append(Citation(cell=cell, link=link, visit=visit, document=document))
    return Dossier(
        municipality=municipality,
        rubric=rubric,
        as_of=as_of,
        cells=cells,
        citations=tuple(citations),
        neighbours=tuple(neighbours),
        templates=templates,
    )


def _open(citation: Citation) -> Opened | None:
    """The citation as one whose document can be judged, or None."""
    document = citation.document
    if document is None or document.text.trouble or citation.webpage in _NOT_THE_DOCUMENT or citation.choices:
        return None
    if citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED) or (citation.visit and citation.visit.failure):
        return None
    if not any(page.text.strip() for page in document.text.pages):
        return None
    return Opened(cell=citation.cell, link=citation.link, visit=citation.visit, document=document)


def _group(pairs: Iterable[tuple[str, C]]) -> Mapping[str, tuple[C, ...]]:
    groups: dict[str, list[C]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return {name: tuple(group) for name, group in groups.items()}
