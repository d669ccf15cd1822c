"""One audit from start to finish; the only file that knows the order of the stages."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import rules
import spiders
from auditor import __version__, dossier, pool, reports, submissions, suggest, verdicts
from auditor.dossier import Dossier, Opened
from auditor.errors import ArgumentError, SubmissionError, UnfinishedError
from auditor.facts import likeness, topic
from auditor.model import (
    Cell,
    CellResult,
    Document,
    DocumentResult,
    Finding,
    Lang,
    LinkResult,
    Neighbour,
    PageNeed,
    Report,
    Rubric,
    Run,
    Say,
    Submission,
    SubmissionResult,
    Verdict,
    Visit,
)
from auditor.store import Progress, Store
from rules import rubrics

DEFAULT_RUBRIC = "mmuko-2.4"
_FORMS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".odt", ".csv", ".tsv", ".txt", ".htm", ".html"})
_PAGE_RULES = frozenset({"page-out-of-range", "page-off-topic", "duplicate-link", "duplicate-document"})
_TURN = 0.2  # seconds between two looks at what the spiders brought
_AHEAD = 4  # documents given to each reader beforehand, so that none stands idle


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be audited, and how."""

    sources: tuple[Path, ...]
    as_of: date
    rubric: str | None = None  # None: recognised from the forms
    out: Path = Path("report")
    db: Path = Path("audit.db")
    lang: Lang = Lang.RU
    manners: spiders.Manners = field(default_factory=spiders.Manners)
    workers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A finished audit: the report, the files written, and whether it went on with a broken-off run."""

    report: Report
    files: tuple[Path, ...]
    resumed: bool


Watch = Callable[[Progress], None]


def audit(order: Order, watch: Watch = lambda progress: None) -> Audited:
    """Audits the submissions and writes the reports.

    Raises SubmissionError, RubricError or ArgumentError before anything is fetched, UnfinishedError when it could not
    finish; then the same order goes on where it stopped.
    """
    files = _forms(order.sources)
    rubric = _rubric(order, files)
    forms = tuple(form for file in files for form in submissions.read(file, rubric))
    with Store(order.db) as store:
        key = _key(order, files, rubric)
        run, resumed = store.begin(key, as_of=order.as_of, rubric=rubric.name, version=__version__)
        store.add_links(run.id, _addresses(forms))
        _follow_and_read(store, run, order, watch)
        report = _judge(store, run, rubric, forms)
        report = replace(report, run=store.finish(run, report))
    return Audited(report=report, files=write(report, order.out, order.lang), resumed=resumed)


def write(report: Report, folder: Path, lang: Lang) -> tuple[Path, ...]:
    """Writes every format of a report; also for a report of a past run."""
    return reports.write(report, folder, lang, {name: rule.LABEL for name, rule in rules.RULES.items()})


# --- forms -----------------------------------------------------------------------------------------------------------


def _forms(sources: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read: those named, and in folders all that look like forms."""
    files: list[Path] = []
    for source in sources:
        if source.is_dir():
            inside = sorted(
                p for p in source.rglob("*") if p.suffix.lower() in _FORMS and not p.name.startswith(("~", "."))
            )
            if not inside:
                raise SubmissionError(
                    Say(
                        ru=f"{source}: в папке нет форм.\n  Принимаются: XLSX, DOCX, CSV.",
                        en=f"{source}: no forms in this folder.\n  Accepted: XLSX, DOCX, CSV.",
                    )
                )
            files.extend(inside)
        else:
            files.append(source)
    if not files:
        raise ArgumentError(
            Say(
                ru="Не указано ни одной формы.  Например: auditor audit forms/",
                en="No form named.  Say: auditor audit forms/",
            )
        )
    return tuple(dict.fromkeys(files))


def _rubric(order: Order, files: Sequence[Path]) -> Rubric:
    """The rubric asked for, else the one whose position codes stand in the forms."""
    if order.rubric:
        return rubrics.load(order.rubric, order.as_of)
    default = rubrics.load(DEFAULT_RUBRIC, order.as_of)
    known = {DEFAULT_RUBRIC: default}
    seen = frozenset[str]().union(*(submissions.codes(file) for file in files))
    for name in rubrics.names():
        known.setdefault(name, rubrics.load(name, order.as_of))
    return max(known.values(), key=lambda rubric: len(seen & {position.id for position in rubric.positions}))


def _key(order: Order, files: Iterable[Path], rubric: Rubric) -> str:
    """What makes two commands the same audit: the forms' bytes, the rubric, the date and the way to follow links."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(
            f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\0".encode("utf-8", "surrogateescape")
        )
    manners = order.manners
    digest.update(repr((rubric.name, order.as_of, sorted(manners.allow), manners.obey_robots)).encode())
    return digest.hexdigest()


def _addresses(forms: Iterable[Submission]) -> list[str]:
    return [link.url for form in forms for cell in form.cells for link in cell.links if not link.flaw]


# --- following and reading -------------------------------------------------------------------------------------------


def _follow_and_read(store: Store, run: Run, order: Order, watch: Watch) -> None:
    """Spiders follow links in a process of their own; bodies are read meanwhile. The store's tables are the queues."""
    crawl = spiders.crawl(run.id, store.path, order.manners)
    try:
        with pool.Pool(order.workers) as readers:
            given: set[str] = set()
            while True:
                ended = crawl.poll() is not None
                _feed(store, run, readers, given)
                store.save_readings(pool.READER, readers.finished(wait=_TURN))
                watch(store.progress(run.id, pool.READER))
                if ended and not readers.pending and not _feed(store, run, readers, given):
                    break
    except BaseException:
        crawl.stop()
        raise
    if crawl.wait():
        raise UnfinishedError(
            crawl.fault
            or Say(
                ru="Обход ссылок прервался.\n  Сделанное сохранено; та же команда его продолжит.",
                en="Following the links broke off.\n  What was done is kept; the same command goes on.",
            )
        )


def _feed(store: Store, run: Run, readers: pool.Pool, given: set[str]) -> int:
    """Hands unread bodies to the readers, a few ahead of them; returns how many."""
    room = readers.workers * _AHEAD - readers.pending
    if room <= 0:
        return 0
    fresh = [body for body in store.unread(run.id, pool.READER, room + readers.pending) if body.sha not in given][:room]
    for body in fresh:
        given.add(body.sha)
        path = store.body(body.sha)
        readers.submit(body.sha, path, media_type=body.media_type, url=body.url, filename=body.filename)
    return len(fresh)


# --- judging ---------------------------------------------------------------------------------------------------------


def _judge(store: Store, run: Run, rubric: Rubric, forms: Sequence[Submission]) -> Report:
    """From what was seen to the report."""
    visits, documents = store.visits(run.id), store.documents(run.id, pool.READER)
    dossiers = _dossiers(rubric, run.as_of, forms, visits, documents)
    found = {at: rules.check(one) for at, one in enumerate(dossiers)}
    since = store.first_seen([finding.id for findings in found.values() for finding in findings])
    results: list[SubmissionResult] = []
    everything: list[Finding] = []
    for at, (form, one) in enumerate(zip(forms, dossiers, strict=True)):
        findings = tuple(replace(finding, since=since.get(finding.id, run.started)) for finding in found[at])
        results.append(_result(form, one, findings))
        everything.extend(findings)
    return Report(
        run=run,
        rubric=rubric,
        submissions=tuple(results),
        documents=_documents(visits, documents),
        findings=tuple(everything),
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
    most = sum(verdict.max_points for verdict in judged)
    return SubmissionResult(
        submission=form,
        outcome=verdicts.outcome(judged),
        points_at_risk=most - sum(verdict.points for verdict in judged),
        max_points=most,
        first=verdicts.first(findings, judged),
        cells=tuple(_cell(cell, verdict, one, findings) for cell, verdict in zip(form.cells, judged, strict=True)),
    )


def _cell(cell: Cell, verdict: Verdict, one: Dossier, findings: Iterable[Finding]) -> CellResult:
    here = [finding for finding in findings if finding.position == cell.position.id]
    opened = {id(found.link): found for found in one.opened if found.cell is cell}
    links = tuple(
        LinkResult(
            link=citation.link,
            status=citation.status,
            visit=citation.visit,
            document=citation.document.id if citation.document else None,
            suggested_pages=_better_pages(opened.get(id(citation.link)), here),
        )
        for citation in one.citations
        if citation.cell is cell
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
    return suggest.pages(topic.scores(opened.document.text, opened.needs.content, opened.needs.topic), count)


def _documents(visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> tuple[DocumentResult, ...]:
    addresses: dict[str, list[str]] = {}
    for url, visit in visits.items():
        if visit.body in documents:
            addresses.setdefault(visit.body, []).append(url)
    return tuple(
        DocumentResult(document=documents[sha], urls=tuple(sorted(urls))) for sha, urls in sorted(addresses.items())
    )
