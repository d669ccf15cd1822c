"""report.json, to the letter of the contract, and the records `auditor read` and `auditor follow` print."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from auditor.model import (
    Acceptance,
    Approval,
    CellResult,
    Difference,
    Document,
    DocumentResult,
    Finding,
    Lang,
    LinkResult,
    Report,
    Severity,
    SubmissionResult,
    Text,
    Visit,
)
from auditor.reports import clean
from auditor.reports.papers import page_count
from auditor.reports.voice import utc

SCHEMA = "evidence-audit/1"
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
Record = dict[str, Any]


def save(report: Report, lang: Lang, path: Path) -> None:
    """Writes report.json to `path` record by record: a region's findings never lie in memory as text all at once.

    `report` must be clean already.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_pieces(_report_record(report, lang)))


def _pieces(record: Mapping[str, Any]) -> Iterator[str]:
    """What `json.dumps(record, indent=1)` gives, in pieces; a value that is an iterator is a list made as it goes."""
    comma = ""
    for name, value in record.items():
        yield f"{comma or '{'}\n {json.dumps(name)}: "
        comma = ","
        if not isinstance(value, Iterator):
            yield _indented(value, 1)
            continue
        between = "["
        for one in value:
            yield f"{between}\n  {_indented(one, 2)}"
            between = ","
        yield "[]" if between == "[" else "\n ]"
    yield "\n}\n"


def _indented(value: Any, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _report_record(report: Report, lang: Lang) -> Record:
    """The report as plain values, in an order that depends on nothing but the report."""
    run = report.run
    submissions = sorted(report.submissions, key=lambda one: (one.submission.municipality, one.submission.source))
    return {
        "schema": SCHEMA,
        "run": {
            "id": run.id,
            "started": moment(run.started),
            "finished": moment(run.finished),
            "as_of": run.as_of.isoformat(),
            "rubric": run.rubric,
            "version": run.version,
        },
        "submissions": (_submission(one, lang) for one in submissions),
        "documents": (_document(one.document, one.urls) for one in _by_id(report.documents)),
        "findings": (_finding(one, lang) for one in _in_order(report)),
    }


def document_record(document: Document, urls: Iterable[str] = ()) -> Record:
    """A document as `auditor read --json` prints it."""
    document, urls = clean.record(document), tuple(clean.text(url) for url in urls)
    approval = document.facts.approval
    return _document(document, urls) | {
        "personal_data": sorted({one.kind for one in document.facts.personal}),
        # What is there but cannot be read is no fault of the document.
        "incomplete_approval": bool(approval and approval.blanks and not approval.unread),
    }


def finding_record(finding: Finding, lang: Lang) -> Record:
    """A finding as it stands in report.json."""
    return _finding(clean.record(finding), lang)


def difference_record(difference: Difference, lang: Lang) -> Record:
    """What differs between two runs, as `auditor diff --json` prints it and a webhook gets it."""
    difference = clean.record(difference)
    return {
        "new": [_finding(one, lang) for one in difference.new],
        "mended": [_finding(one, lang) for one in difference.mended],
        "changed_documents": [{"url": one.url, "was": one.was, "now": one.now} for one in difference.changed_documents],
    }


def visit_record(visit: Visit, status: str, document: Document | None = None) -> Record:
    """What happened to a link, as `auditor follow --json` prints it."""
    visit = clean.record(visit)
    return {
        "url": visit.url,
        "status": str(status),
        "final_url": visit.final_url or None,
        "hops": [{"url": hop.url, "status": hop.status} | ({"by": hop.by} if hop.by else {}) for hop in visit.hops],
        "permanent": visit.permanent,
        "http_status": visit.status,
        "failure": visit.failure.value if visit.failure else None,
        "cause": visit.cause.value if visit.cause else None,
        "detail": visit.detail,
        "trusted": visit.trusted,
        "certificate": visit.certificate,
        "media_type": visit.media_type,
        "filename": visit.filename,
        "share": visit.share or None,
        "folder": [one.text for one in visit.listing] if visit.folder else None,
        "size": visit.size,
        "tries": visit.tries,
        "checked": moment(visit.at),
        "document": document_record(document, (visit.url,)) if document else None,
    }


def moment(when: datetime | None) -> str | None:
    """A moment in UTC to the second: 2021-03-01T02:14:00Z."""
    return utc(when).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def _day(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _by_id(documents: Iterable[DocumentResult]) -> list[DocumentResult]:
    return sorted(documents, key=lambda one: one.document.id)


def _in_order(report: Report) -> list[Finding]:
    """Findings by municipality, then position as in the rubric, then weight."""
    order: Mapping[str, int] = {position.id: at for at, position in enumerate(report.rubric.positions)}
    return sorted(
        report.findings,
        key=lambda one: (
            one.municipality,
            order.get(one.position, len(order)),
            one.position,
            one.place,
            _RANK[one.severity],
            one.rule,
            one.url or "",
            one.id,
        ),
    )


def _submission(one: SubmissionResult, lang: Lang) -> Record:
    return {
        "municipality": one.submission.municipality,
        "source": one.submission.source,
        "verdict": one.outcome.value,
        "points_at_risk": one.points_at_risk,
        "max_points": one.max_points,
        "first": [
            {
                "act": act.act.in_(lang),
                "urgent": act.urgent,
                "points": act.points,
                "positions": list(act.positions),
                "findings": list(act.findings),
            }
            for act in one.first
        ],
        "cells": [_cell(cell) for cell in one.cells],
        "unmatched": [{"place": loose.place, "text": loose.text} for loose in one.submission.unmatched],
    }


def _cell(one: CellResult) -> Record:
    return {
        "position": one.cell.position.id,
        "place": one.cell.place,
        "text": one.cell.text,
        "verdict": one.verdict.outcome.value,
        "points": one.verdict.points,
        "max_points": one.verdict.max_points,
        "links": [_link(link) for link in one.links],
    }


def _link(one: LinkResult) -> Record:
    return {
        "url": one.link.url,
        "pages": list(one.link.pages),
        "status": one.status.value,
        "final_url": (one.visit.final_url or None) if one.visit else None,
        "document": one.document,
        "suggested_pages": list(one.suggested_pages),
        "suggested_url": one.suggested_url or None,
    }


def _document(document: Document, urls: Iterable[str]) -> Record:
    facts, text = document.facts, document.text
    return {
        "id": document.id,
        "urls": sorted(urls),
        "media_type": text.media_type,
        "pages": page_count(document),
        "title": (facts.title.value if facts.title else text.title) or None,
        "kind": facts.kind.value.value if facts.kind else None,
        "level": facts.level.value.value if facts.level else None,
        "issuer": facts.issuer.value if facts.issuer else None,
        "date": _day(facts.date.day) if facts.date else None,
        "valid_from": _day(facts.valid.start) if facts.valid else None,
        "valid_to": _day(facts.valid.end) if facts.valid else None,
        "approval": _approval(facts.approval),
        "draft": facts.draft is not None,
        "read_pages": _read_pages(text),
    }


def _read_pages(text: Text) -> list[int]:
    """Pages that were read. Parts of a format without pages have numbers that mean nothing: all its pages, or none."""
    if not text.paged and text.count is not None:
        return [] if text.partial or text.unread or not text.pages else list(range(1, text.count + 1))
    return [page.number for page in text.pages if not page.scanned]


def _approval(approval: Approval | None) -> Record | None:
    if approval is None:
        return None
    return {
        "by": approval.by,
        "number": approval.number,
        "date": _day(approval.date),
        "signed": approval.signed,
        "blanks": list(approval.blanks),
        "unread": list(approval.unread),
        "page": approval.seen.page,
        "quote": approval.seen.text,
    }


def _finding(one: Finding, lang: Lang) -> Record:
    return {
        "id": one.id,
        "rule": one.rule,
        "severity": one.severity.value,
        "municipality": one.municipality,
        "position": one.position,
        "place": one.place,
        "url": one.url,
        "document": one.document,
        "page": one.page,
        "message": one.message.in_(lang),
        "evidence": one.evidence,
        "advice": one.advice.in_(lang),
        "since": moment(one.since),
        "accepted": _accepted(one.accepted),
    }


def _accepted(one: Acceptance | None) -> Record | None:
    if one is None:
        return None
    return {"by": one.by, "because": one.because, "false_alarm": one.false_alarm, "until": _day(one.until)}
