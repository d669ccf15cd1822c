"""What the auditor says of links: the crawl, the reading, the look at what nobody submitted, and the status."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import spiders
from auditor import documents, dossier, facts, second
from auditor.model import Cell, Document, Link, Period, Position, Quote, Rubric, Visit
from auditor.store import Store, found
from tests.spiders.conftest import Crawled


@dataclass(frozen=True)
class Judged:
    """The citations by the address submitted, and what was followed besides."""

    citations: Mapping[str, dossier.Citation]
    found: second.Found


def read(crawled: Crawled) -> dict[str, Document]:
    """The documents by the hash of their bytes."""
    return _documents(crawled.store, crawled.visits)


def judged(crawled: Crawled, manners: spiders.Manners) -> Judged:
    """As `auditor.audit` does it, in one process and without a rubric's rules."""
    visits, read_ = crawled.visits, _documents(crawled.store, crawled.visits)
    plan = second.plan(crawled.run, visits, read_, [_dossier(visits, read_)])
    beside = found(crawled.run)
    with Store(crawled.store) as store:
        if plan.addresses:
            store.add_links(beside, plan.addresses)
            assert spiders.crawl(beside, store.path, replace(manners, found=True)).wait(40) == 0
        further = store.visits(beside)
    seen = second.Found(plan=plan, visits=further, documents=_documents(crawled.store, further))
    one = second.pointed(_dossier(second.marked(visits, read_, seen), read_), seen)
    return Judged({citation.link.url: citation for citation in one.citations}, seen)


def _documents(store: Path, visits: Mapping[str, Visit]) -> dict[str, Document]:
    made: dict[str, Document] = {}
    for visit in visits.values():
        if visit.body and visit.body not in made:
            path = store.parent / "bodies" / visit.body[:2] / visit.body
            text = documents.read(path, media_type=visit.media_type, url=visit.final_url, filename=visit.filename)
            made[visit.body] = Document(id=visit.body, text=text, facts=facts.find(text))
    return made


def _dossier(visits: Mapping[str, Visit], read_: Mapping[str, Document]) -> dossier.Dossier:
    day = date(2021, 3, 1)
    rubric = Rubric(
        name="", title="", assessed=Period(start=day, end=day, seen=Quote(text="")), sections=(), positions=()
    )
    cells = [_cell(url) for url in visits]
    return dossier.assemble("", rubric, day, cells, visits, read_)


def _cell(url: str) -> Cell:
    position = Position(id="1", section="1", title="", points=1)
    return Cell(position=position, place="", text=url, links=(Link(url=url),))
