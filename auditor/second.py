"""What the auditor looks for by itself, once the submitted links are known: lost pages, documents behind sections.

Links that nobody submitted are followed as a run beside the run: robots.txt is obeyed, each is tried once, nothing of
them is reported but what they tell of a submitted link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import rules
from auditor import suggest
from auditor.dossier import Citation, Dossier
from auditor.facts import topic
from auditor.model import Document, Link, LinkStatus, Severity, Visit
from spiders import probes, sections
from spiders.probes import Probe

# A document with one of these is not the one that was meant, or one cannot tell.
_DOUBTS = frozenset({"missing-content", "off-topic-document", "wrong-document-kind", "unverified-document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The addresses to be asked, and for which submitted link."""

    probes: Mapping[str, Probe] = field(default_factory=dict)  # by the page's address
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by the section's address

    @property
    def addresses(self) -> tuple[str, ...]:
        """All of them, each once."""
        invented = [url for probe in self.probes.values() for url in (probe.url, probe.home)]
        return tuple(dict.fromkeys([*invented, *(url for many in self.sections.values() for url in many)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of it: visits and documents by address and by sha256."""

    plan: Plan = field(default_factory=Plan)
    visits: Mapping[str, Visit] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)


def plan(run: str, visits: Mapping[str, Visit], documents: Mapping[str, Document], dossiers: Iterable[Dossier]) -> Plan:
    """What to ask for."""
    meeting = probes.meeting(visits, documents)
    alone = {url: visit for url, visit in visits.items() if url not in meeting}
    return Plan(
        probes=probes.plan(run, alone, documents),
        sections=sections.wanted(
            citation for one in dossiers for citation in one.citations if citation.link.url not in meeting
        ),
    )


def marked(visits: Mapping[str, Visit], documents: Mapping[str, Document], found: Found) -> dict[str, Visit]:
    """The visits, with those that opened a page for lost documents marked as such."""
    twins = probes.twins(found.plan.probes, visits, documents, found.visits, found.documents)
    twins |= probes.meeting(visits, documents)
    return {url: replace(visit, twin=twins.get(url, "")) for url, visit in visits.items()}


def pointed(dossier: Dossier, found: Found) -> Dossier:
    """The dossier, with the likely document named beside each link to a section."""
    return replace(dossier, citations=tuple(_pointed(one, dossier, found) for one in dossier.citations))


def _pointed(citation: Citation, dossier: Dossier, found: Found) -> Citation:
    listed = found.plan.sections.get(citation.link.url, ())
    if citation.status is not LinkStatus.SECTION or not listed:
        return citation
    fits = {url: fit for url in listed if (fit := _fit(url, citation, dossier, found)) is not None}
    return replace(citation, likely=suggest.document(fits) or "")


def _fit(url: str, citation: Citation, dossier: Dossier, found: Found) -> float | None:
    """How well a document answers the position; None when it does not, or one cannot tell."""
    visit, needs = found.visits.get(url), citation.needs
    document = found.documents.get(visit.body) if visit else None
    if document is None or not (needs.kinds or needs.content):
        return None
    kinds = {document.facts.kind.value if document.facts.kind else None, document.facts.also}
    if needs.kinds and kinds.isdisjoint(needs.kinds):
        return None
    if any(topic.found(document.text, content) is None for content in needs.content):
        return None
    if _faults(Link(url=url), visit, document, citation, dossier):
        return None
    scores = topic.needed(document.text, needs)
    return max(scores.values(), default=0.0)


def _faults(link: Link, visit: Visit | None, document: Document, citation: Citation, dossier: Dossier) -> Sequence[str]:
    """What the rules would say, were it cited here by itself."""
    cell = replace(citation.cell, text=link.url, links=(link,), loose_pages=())
    alone = Citation(cell=cell, link=link, visit=visit, document=document)
    judged = rules.check(replace(dossier, cells=(cell,), citations=(alone,), neighbours=()))
    return [one.rule for one in judged if one.severity is Severity.ERROR or one.rule in _DOUBTS]
