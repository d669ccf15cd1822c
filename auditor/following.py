"""The whole story of a few links: followed as an audit would follow them, in a folder that is thrown away."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import rules
import spiders
from auditor import __version__, dossier, pool, second, urls
from auditor.documents import scans
from auditor.dossier import Citation, Dossier
from auditor.errors import UnfinishedError
from auditor.model import (
    Cell,
    Document,
    Finding,
    Link,
    LinkStatus,
    PageLink,
    Period,
    Position,
    Quote,
    Rubric,
    Say,
    Visit,
)
from auditor.store import Store, found
from spiders import sections
from spiders.probes import Probe

# What rules say of a link by itself, whatever it was cited for.
_OF_LINKS = frozenset(
    {"malformed-link", "temporary-link", "blocked-address", "broken-link", "soft-404", "access-restricted"}
    | {"unverified-link", "redirected-link", "untrusted-certificate", "section-link", "unreadable-document"}
    | {"empty-document"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One link: what became of it, what the rules say, and what was asked for besides."""

    citation: Citation
    findings: tuple[Finding, ...] = ()
    probe: Probe | None = None
    probed: Visit | None = None  # what the invented address came to
    listed: tuple[PageLink, ...] = ()  # the documents of a section or folder

    @property
    def visit(self) -> Visit:
        """What happened; every story has one."""
        assert self.citation.visit is not None
        return self.citation.visit


def follow(addresses: Sequence[str], manners: spiders.Manners) -> tuple[Story, ...]:
    """Follows the addresses, repaired as those of a form are; the stories stand in their order.

    Raises UnfinishedError when the crawl broke off.
    """
    tidied = [urls.tidy(one) for one in addresses]
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder, Store(Path(folder) / "follow.db") as store:
        run, _ = store.begin("follow", as_of=date.today(), rubric="", version=__version__)
        visits, documents = _seen(store, run.id, tidied, manners)
        plain = _dossier(tidied, visits, documents)
        plan = second.plan(run.id, visits, documents, [plain])
        asked = [one for probe in plan.probes.values() for one in (probe.url, probe.home)]
        further = second.Found(plan=plan)
        if asked:
            seen = _seen(store, found(run.id), asked, replace(manners, found=True))
            further = second.Found(plan=plan, visits=seen[0], documents=seen[1])
        told = _dossier(tidied, second.marked(visits, documents, further), documents)
    return tuple(_story(one, told, further) for one in told.citations)


def _seen(
    store: Store, run: str, addresses: Iterable[str], manners: spiders.Manners
) -> tuple[dict[str, Visit], dict[str, Document]]:
    """The visits by address, and what was read by the hash of its bytes."""
    store.add_links(run, addresses)
    crawl = spiders.crawl(run, store.path, manners)
    try:
        status = crawl.wait()
    except BaseException:
        crawl.stop()
        raise
    visits = store.visits(run)
    if status:
        raise UnfinishedError(
            crawl.fault or Say(ru="Обход ссылок прервался.", en="Following the links broke off before its end.")
        )
    return visits, _read(store, visits)


def _read(store: Store, visits: Mapping[str, Visit]) -> dict[str, Document]:
    bodies = {visit.body: visit for visit in visits.values() if visit.body}
    done: dict[str, Document] = {}
    if not bodies:
        return done
    with pool.Pool(min(len(bodies), pool.cores())) as readers:
        for sha, visit in bodies.items():
            readers.submit(
                sha, store.body(sha), media_type=visit.media_type, url=visit.final_url, filename=visit.filename
            )
        while readers.pending:
            for one in readers.finished(wait=0.5):
                done[one.id] = one
                if not pictures_seen(one):
                    readers.look(store.body(one.id), one, most=scans.MANY)
    return done


def pictures_seen(document: Document) -> bool:
    """Whether the pictures of a document were looked at, or it has none."""
    text = document.text
    return not text.unread or text.detail == scans.NO_ENGINE or any(page.source != "text" for page in text.pages)


def _dossier(addresses: Iterable[str], visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> Dossier:
    today = date.today()
    assessed = Period(start=today, end=today, seen=Quote(text=""))
    rubric = Rubric(name="", title="", assessed=assessed, sections=(), positions=())
    position = Position(id="", section="", title="", points=0)
    cells = [Cell(position=position, place="", text=url, links=(Link(url=url),)) for url in addresses]
    return dossier.assemble("", rubric, today, cells, visits, documents)


def _story(citation: Citation, told: Dossier, further: second.Found) -> Story:
    alone = replace(told, cells=(citation.cell,), citations=(citation,))
    probe = further.plan.probes.get(citation.link.url)
    page = sections.page(citation) if citation.status is LinkStatus.SECTION else None
    visit = citation.visit or Visit(url=citation.link.url)
    return Story(
        citation=replace(citation, visit=visit),
        findings=tuple(one for one in rules.check(alone) if one.rule in _OF_LINKS),
        probe=probe,
        probed=further.visits.get(probe.url) if probe else None,
        listed=tuple(sections.entries(page)) if page else (),
    )
