"""Reports that have a past: earlier runs, decisions, pictures."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PIL import Image

from auditor.model import (
    Confirmation,
    Decision,
    Outcome,
    Past,
    Picture,
    Reminder,
    Report,
    Say,
    Verb,
    Why,
)

NIGHTS = 5


def lived(report: Report) -> Report:
    """The report with four runs before it, a confirmed finding, and one that could not be checked this time."""
    first, *rest = report.findings
    seen = [replace(one, since=report.run.started - timedelta(days=at)) for at, one in enumerate(rest)]
    confirmed = replace(first, confirmed=Confirmation(by="О. В. Терехина", at=datetime(2021, 2, 27, tzinfo=UTC)))
    held = replace(first, id="held", message=Say(ru="Ссылка не открывается: нет ответа.", en="Broken."))
    return replace(
        report, findings=(confirmed, *seen), held=(held,), history=_history(report), reminders=(_reminder(report),)
    )


def _reminder(report: Report) -> Reminder:
    decision = Decision(
        at=datetime(2021, 1, 15, tzinfo=UTC),
        by="О. В. Терехина",
        verb=Verb.ACCEPT,
        finding="gone",
        because="Документ заменят до февраля.",
        rule="broken-link",
        municipality=report.submissions[0].submission.municipality,
        position="2.4.1.2",
        url="https://uo.example/docs/old.pdf",
    )
    return Reminder(decision=decision, why=Why.EXPIRED)


def _history(report: Report) -> tuple[Past, ...]:
    past = []
    for night in reversed(range(NIGHTS)):
        for one in report.submissions:
            cells = [cell.verdict.outcome for cell in one.cells]
            counts = {outcome: cells.count(outcome) for outcome in Outcome}
            if night and counts[Outcome.READY]:
                counts[Outcome.READY] -= 1
                counts[Outcome.MEND] += 1
            past.append(
                Past(
                    run=f"run-{NIGHTS - night}",
                    started=report.run.started - timedelta(days=night),
                    municipality=one.submission.municipality,
                    verdicts=counts,
                    points_at_risk=one.points_at_risk + night,
                    max_points=one.max_points,
                )
            )
    return tuple(past)


def empty(report: Report) -> Report:
    """A report of no municipality."""
    return replace(report, submissions=(), documents=(), findings=())


def pictures(report: Report) -> dict[str, Picture]:
    """A picture for every finding that has a document; all share one page."""
    crop, whole = _drawn(640, 230), _drawn(430, 608)
    known = [one.id for one in report.findings if one.document]
    return {
        id_: Picture(
            crop=crop,
            size=(640, 230),
            page=5,
            framed=True,
            masked=not at,
            whole=whole,
            whole_size=(430, 608),
        )
        for at, id_ in enumerate(known)
    }


def _drawn(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(data, "WEBP", quality=40)
    return data.getvalue()


def reasons(report: Report) -> dict[str, Say]:
    return {one.rule: Say(ru="Эксперт не засчитает.", en="It will not count.") for one in report.findings}
