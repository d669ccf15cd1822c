"""From what was seen to the report: dossiers are put together, rules judge, each cell gets its verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import rules
from auditor import dossier, second, suggest, verdicts
from auditor.dossier import Citation, Dossier, Opened
from auditor.facts import likeness, topic
from auditor.model import (
    Cell,
    CellResult,
    Document,
    DocumentResult,
    Finding,
    LinkResult,
    Neighbour,
    PageNeed,
    Report,
    Rubric,
    Run,
    Submission,
    SubmissionResult,
    Verdict,
    Visit,
)

_PAGE_RULES = frozenset({"page-out-of-range", "page-off-topic", "duplicate-link", "duplicate-document"})

Since = Callable[[Iterable[str]], Mapping[str, datetime]]


def report(
    run: Run,
    rubric: Rubric,
    forms: Sequence[Submission],
    visits: Mapping[str, Visit],
    documents: Mapping[str, Document],
    further: second.Found,
    first_seen: Since,
) -> Report:
    """The report of a run. `visits` by submitted address, `documents` by sha256; `first_seen` tells since when."""
    visits = second.marked(visits, documents, further)
    dossiers = [second.pointed(one, further) for one in _dossiers(rubric, run.as_of, forms, visits, documents)]
    found = [rules.check(one) for one in dossiers]
    since = first_seen([finding.id for findings in found for finding in findings])
    dated = [tuple(replace(f, since=since.get(f.id, run.started)) for f in findings) for findings in found]
    return Report(
        run=run,
        rubric=rubric,
        submissions=tuple(_result(*one) for one in zip(forms, dossiers, dated, strict=True)),
        documents=_documents(visits, documents),
        findings=tuple(finding for findings in dated for finding in findings),
    )


def _dossiers(
    rubric: Rubric,
    as_of: date,
    forms: Sequence[Submission],
    visits: Mapping[str, Visit],
    documents: Mapping[str, Document],
) -> list[Dossier]:
    """A dossier for each submission, with the documents of the other municipalities beside it."""
    plain = [dossier.assemble(form.municipality, rubric, as_of, form.cells, visits, documents) for form in forms]
    theirs = [
        Neighbour(
            municipality=one.municipality,
            document=id_,
            title=title.value if (title := opened[0].document.facts.title) else "",
            fingerprint=opened[0].document.facts.fingerprint,
            day=dated.day if (dated := opened[0].document.facts.date) else None,
            text=opened[0].document.text,
        )
        for one in plain
        for id_, opened in one.by_document().items()
    ]
    common = likeness.common((neighbour.municipality, neighbour.fingerprint) for neighbour in theirs)
    return [
        replace(one, neighbours=tuple(n for n in theirs if n.municipality != one.municipality), templates=common)
        for one in plain
    ]


def _result(form: Submission, one: Dossier, findings: tuple[Finding, ...]) -> SubmissionResult:
    judged = verdicts.judge(form, findings)
    opened = {id(found.link): found for found in one.opened}
    led_to: dict[int, list[Citation]] = {}
    for citation in one.citations:
        led_to.setdefault(id(citation.cell), []).append(citation)
    cells = zip(form.cells, judged, strict=True)
    most = sum(verdict.max_points for verdict in judged)
    return SubmissionResult(
        submission=form,
        outcome=verdicts.outcome(judged),
        points_at_risk=most - sum(verdict.points for verdict in judged),
        max_points=most,
        first=verdicts.first(findings, judged),
        cells=tuple(_cell(cell, said, led_to.get(id(cell), ()), opened, findings) for cell, said in cells),
    )


def _cell(
    cell: Cell,
    verdict: Verdict,
    citations: Iterable[Citation],
    opened: Mapping[int, Opened],
    findings: Iterable[Finding],
) -> CellResult:
    """A cell with what its links led to. `opened` is keyed by the identity of the link."""
    here = [finding for finding in findings if finding.position == cell.position.id]
    links = tuple(
        LinkResult(
            link=citation.link,
            status=citation.status,
            visit=citation.visit,
            document=citation.document.id if citation.document else None,
            suggested_pages=_better_pages(opened.get(id(citation.link)), here),
            suggested_url=citation.likely or None,
        )
        for citation in citations
    )
    return CellResult(cell=cell, verdict=verdict, links=links)


def _better_pages(opened: Opened | None, findings: Iterable[Finding]) -> tuple[int, ...]:
    """Pages to cite, where none are cited or a rule doubts those that are."""
    if opened is None or opened.needs.pages is PageNeed.NOT_NEEDED or not opened.document.text.paged:
        return ()
    doubted = any(f.rule in _PAGE_RULES and f.document == opened.document.id for f in findings)
    count = len(opened.document.text.pages)
    if count < 2 or (opened.link.pages and not doubted):
        return ()
    return suggest.pages(topic.needed(opened.document.text, opened.needs), count)


def _documents(visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> tuple[DocumentResult, ...]:
    addresses: dict[str, list[str]] = {}
    for url, visit in visits.items():
        if visit.body in documents:
            addresses.setdefault(visit.body, []).append(url)
    return tuple(
        DocumentResult(document=documents[sha], urls=tuple(sorted(urls))) for sha, urls in sorted(addresses.items())
    )
