"""What runs came to, municipality by municipality, and what stands now: kept beside the reports, as plain tables."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from auditor.model import DocumentResult, Finding, Outcome, Past, Report, Run, Severity, SubmissionResult
from auditor.store import coding

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_OUTCOMES = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
_PAST = "INSERT OR REPLACE INTO past VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def past_of(report: Report) -> tuple[Past, ...]:
    """What the report comes to, in the order of its submissions; forms of one municipality are one."""
    forms: dict[str, list[SubmissionResult]] = {}
    for one in report.submissions:
        forms.setdefault(one.submission.municipality, []).append(one)
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.municipality, []).append(finding)
    return tuple(_told(report.run, name, several, found.get(name, ())) for name, several in forms.items())


def _told(run: Run, name: str, forms: Collection[SubmissionResult], findings: Iterable[Finding]) -> Past:
    findings = tuple(findings)
    verdicts = Counter(cell.verdict.outcome for one in forms for cell in one.cells)
    standing = Counter(one.severity for one in findings if not one.accepted)
    return Past(
        run=run.id,
        started=run.started,
        municipality=name,
        findings={one: standing[one] for one in _SEVERITIES},
        accepted=sum(one.accepted is not None for one in findings),
        verdicts={one: verdicts[one] for one in _OUTCOMES},
        points_at_risk=sum(one.points_at_risk for one in forms),
        max_points=sum(one.max_points for one in forms),
    )


def keep(db: Database, seq: int, report: Report) -> None:
    """Keeps all that in the transaction that ends the run."""
    for one in past_of(report):
        counts = (*(one.findings[s] for s in _SEVERITIES), one.accepted, *(one.verdicts[o] for o in _OUTCOMES))
        row = (coding.whole(one.municipality), seq, *counts, one.points_at_risk, one.max_points)
        db.conn.execute(_PAST, row)
        db.conn.execute("DELETE FROM standing WHERE municipality = ?", (coding.whole(one.municipality),))
    db.conn.executemany(
        f"INSERT OR REPLACE INTO paper VALUES ({', '.join('?' * 13)})",
        (_paper(one, report.run.id) for one in report.documents),
    )
    titles = {one.id: one.title for one in report.rubric.positions}
    db.conn.executemany(
        f"INSERT OR REPLACE INTO standing VALUES ({', '.join('?' * 17)})",
        (_standing(one, report.run, titles.get(one.position, "")) for one in report.findings),
    )


def history(db: Database, municipalities: Collection[str], before: str, most: int) -> tuple[Past, ...]:
    """What runs before the run `before` came to, for each municipality its last `most`; the oldest run first."""
    found: list[Past] = []
    for name in dict.fromkeys(map(coding.whole, municipalities)):
        rows = db.conn.execute(
            "SELECT run.id, run.started, past.* FROM past JOIN run ON run.seq = past.seq WHERE past.municipality = ?"
            " AND past.seq < coalesce((SELECT seq FROM run WHERE id = ?), 9e18) ORDER BY past.seq DESC LIMIT ?",
            (name, before, most),
        )
        found.extend(_past(*row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.started, one.run)))


def _past(run: str, started: str, municipality: str, seq: int, *numbers: int) -> Past:
    errors, warnings, notes, accepted, mend, expert, empty, ready, risk, most = numbers
    return Past(
        run=run,
        started=datetime.fromisoformat(started),
        municipality=municipality,
        findings=dict(zip(_SEVERITIES, (errors, warnings, notes), strict=True)),
        accepted=accepted,
        verdicts=dict(zip(_OUTCOMES, (mend, expert, empty, ready), strict=True)),
        points_at_risk=risk,
        max_points=most,
    )


def _paper(one: DocumentResult, run: str) -> tuple[object, ...]:
    facts, text = one.document.facts, one.document.text
    approval = facts.approval
    words = " ".join(part for part in (approval.by, approval.number) if part) if approval else None
    url = one.urls[0] if one.urls else None
    return (
        one.document.id,
        coding.whole(facts.title.value if facts.title else text.title or url or one.document.id[:12]),
        facts.kind.value.value if facts.kind else None,
        facts.level.value.value if facts.level else None,
        coding.whole(facts.issuer.value) if facts.issuer else None,
        facts.date.day.isoformat() if facts.date else None,
        coding.whole(words) if words is not None else None,
        ", ".join(approval.blanks) if approval else None,
        int(facts.draft is not None),
        text.count if text.count is not None else len(text.pages) if text.paged else None,
        text.media_type,
        coding.whole(url) if url else None,
        run,
    )


def _standing(one: Finding, run: Run, title: str) -> tuple[object, ...]:
    since = (one.since or run.started).isoformat()
    words = (one.message.ru, one.message.en, one.evidence, one.advice.ru, one.advice.en)
    said = tuple(map(coding.whole, words))
    where = tuple(map(coding.whole, (one.municipality, one.position, title, one.place)))
    url = coding.whole(one.url) if one.url is not None else None
    return (one.id, run.id, one.rule, one.severity.value, *where, url, one.document, one.page, *said, since)


def backfilled(connection: sqlite3.Connection) -> None:
    """Fills `past` and the positions of findings from the reports of an older database.

    Reports are read as plain values: this must work whatever the records have become. What stands now is filled by the
    next run.
    """
    rows = connection.execute(
        "SELECT run.seq, report.packed FROM report JOIN run ON run.id = report.run WHERE run.finished IS NOT NULL"
    ).fetchall()
    for seq, packed in rows:
        report = json.loads(zlib.decompress(packed))
        findings = report.get("findings", ())
        connection.executemany(
            "UPDATE finding SET position = ? WHERE id = ? AND seq = ?",
            [(one["position"], one["id"], seq) for one in findings],
        )
        for one in report.get("submissions", ()):
            connection.execute(_PAST, _old(seq, one, findings))


def _old(seq: int, one: Mapping[str, Any], findings: Iterable[Mapping[str, Any]]) -> tuple[object, ...]:
    name = one["submission"]["municipality"]
    mine = [finding for finding in findings if finding["municipality"] == name]
    severities = Counter(finding["severity"] for finding in mine if not finding.get("accepted"))
    verdicts = Counter(cell["verdict"]["outcome"] for cell in one["cells"])
    return (
        name,
        seq,
        *(severities[severity.value] for severity in _SEVERITIES),
        sum(bool(finding.get("accepted")) for finding in mine),
        *(verdicts[outcome.value] for outcome in _OUTCOMES),
        one["points_at_risk"],
        one["max_points"],
    )
