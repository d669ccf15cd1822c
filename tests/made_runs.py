"""Reports of two nights as small as can be, and a database that holds them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from auditor import deciding
from auditor.model import (
    Approval,
    Cell,
    CellResult,
    Dated,
    Document,
    DocumentResult,
    Facts,
    Finding,
    Link,
    LinkResult,
    LinkStatus,
    Outcome,
    Page,
    Period,
    Position,
    Quote,
    Report,
    Rubric,
    Run,
    Say,
    Severity,
    Submission,
    SubmissionResult,
    Text,
    Verdict,
)
from auditor.store import Store

AS_OF = date(2021, 3, 1)
FIRST = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
RIVER, HILL = "Речной округ", "город Верхогорск"
PLAN, NOTE = "https://uo.example/plan.pdf", "https://uo.example/note.html"
POSITIONS = tuple(Position(id=f"2.4.1.{n}", section="goals", title=f"Цели {n}", points=2) for n in (1, 2))
RUBRIC = Rubric(
    name="mmuko-2.4",
    title="Система методической работы",
    assessed=Period(start=AS_OF, end=AS_OF),
    sections=(),
    positions=POSITIONS,
)


def night(number: int) -> Run:
    """The run of the n-th night, one day after another."""
    started = FIRST + timedelta(days=number)
    ended = started + timedelta(minutes=5)
    return Run(id=f"run-{number}", started=started, finished=ended, as_of=AS_OF, rubric="mmuko-2.4", version="1")


def document(sha: str, *, media: str = "application/pdf", pages: int = 2, number: str = "", words: int = 0) -> Document:
    """A document; `words` begins its fingerprint, so that two numbers near each other share most of it."""
    facts = Facts(
        date=Dated(day=date(2020, 9, 14), seen=Quote(text="14.09.2020")),
        approval=Approval(by="act", number=number, signed=True, seen=Quote(text="Утверждено")) if number else None,
        fingerprint=tuple(range(words + 1, words + 101)),
    )
    text = Text(media_type=media, pages=tuple(Page(number=n + 1, text="") for n in range(pages)))
    return Document(id=sha * 64, text=text, facts=facts)


def finding(name: str, rule: str = "stale-document", *, url: str | None = PLAN, **more: object) -> Finding:
    """An error on the first position of the river's form, unless told otherwise."""
    values: dict[str, object] = {
        "severity": Severity.ERROR,
        "municipality": RIVER,
        "position": "2.4.1.1",
        "place": "Форма!D1",
        "document": "a" * 64 if url else None,
        "evidence": "Приказ от 12.05.2016 № 77",
        "message": Say(ru="Документ от 12.05.2016.", en="The document is dated 2016-05-12."),
        "advice": Say(ru="Приложите действующий.", en="Link the one in force."),
    }
    return Finding(id=name, rule=rule, url=url, **(values | more))  # type: ignore[arg-type]


def link(url: str = PLAN, status: LinkStatus = LinkStatus.OK, to: str | None = "a") -> LinkResult:
    """A link that leads to the document `to`."""
    return LinkResult(link=Link(url=url), status=status, document=to and to * 64)


def form(name: str, *links: Iterable[LinkResult]) -> SubmissionResult:
    """A submission: the n-th group of links stands in the n-th position; it is yet to be judged."""
    cells = []
    for at, position in enumerate(POSITIONS):
        here = tuple(links[at]) if at < len(links) else ()
        text = " ".join(one.link.url for one in here)
        place = f"Форма!D{at + 1}"
        cell = Cell(position=position, place=place, text=text, links=tuple(one.link for one in here))
        verdict = Verdict(
            municipality=name, position=position.id, place=place, outcome=Outcome.READY, points=2, max_points=2
        )
        cells.append(CellResult(cell=cell, verdict=verdict, links=here))
    submission = Submission(municipality=name, source="form.xlsx", cells=tuple(one.cell for one in cells))
    return SubmissionResult(
        submission=submission, outcome=Outcome.READY, points_at_risk=0, max_points=4, first=(), cells=tuple(cells)
    )


def report(
    run: Run, forms: Iterable[SubmissionResult], findings: Iterable[Finding] = (), documents: Iterable[Document] = ()
) -> Report:
    """A report as `judging` gives it."""
    return Report(
        run=run,
        rubric=RUBRIC,
        submissions=tuple(forms),
        documents=tuple(DocumentResult(document=one, urls=(PLAN,)) for one in documents),
        findings=tuple(findings),
    )


def audited(store: Store, made: Report, key: str = "k") -> Report:
    """Does with a report what an audit does: begins a run, lays decisions upon it, keeps it."""
    run, _ = store.begin(key, as_of=made.run.as_of, rubric="mmuko-2.4", version="1")
    since = store.first_seen(one.id for one in made.findings)
    dated = tuple(replace(one, since=since.get(one.id, run.started)) for one in made.findings)
    settled = deciding.settled(store, replace(made, run=run, findings=dated))
    return replace(settled, run=store.finish(run, settled))


def database(path: Path, *reports: Report) -> None:
    """A database of these audits, one after another."""
    with Store(path) as store:
        for one in reports:
            audited(store, one)
