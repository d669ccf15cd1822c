"""A report as the experts' decisions leave it: findings accepted and confirmed, verdicts and points anew. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from auditor import compare, verdicts
from auditor.model import (
    Acceptance,
    Confirmation,
    Decision,
    Finding,
    Reminder,
    Report,
    SubmissionResult,
    Verb,
    Why,
)


def applied(report: Report, decisions: Iterable[Decision]) -> Report:
    """The report as the decisions leave it: findings accepted and confirmed, verdicts and points anew, reminders.

    Whatever was accepted before is forgotten, so that a stored report can be looked at under today's decisions. A
    decision holds to the end of its `until`, by the day the report judges (`run.as_of`).
    """
    valid = in_force(decisions)
    marks = {one.document.id: compare.mark(one.document) for one in report.documents}
    pairs = [_decided(one, valid.get(one.id), report.run.as_of, marks) for one in report.findings]
    findings = tuple(finding for finding, _ in pairs)
    reminders = [reminder for _, reminder in pairs if reminder] + _gone(report, valid.values())
    return replace(
        report,
        findings=findings,
        reminders=tuple(sorted(reminders, key=lambda one: one.decision.id)),
        submissions=tuple(_judged(one, findings) for one in report.submissions),
    )


def in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision on each finding that was not undone, by the finding's id."""
    kept = sorted((one for one in decisions if one.verb is not Verb.UNDO and not one.undone), key=lambda one: one.id)
    return {one.finding: one for one in kept}


def _decided(
    finding: Finding, decision: Decision | None, today: date, marks: Mapping[str, str]
) -> tuple[Finding, Reminder | None]:
    if finding.accepted or finding.confirmed:
        finding = replace(finding, accepted=None, confirmed=None)
    if decision is None:
        return finding, None
    if decision.until and today > decision.until:
        return finding, Reminder(decision=decision, why=Why.EXPIRED)
    changed = _changes(finding, decision, marks.get(finding.document or "", ""))
    reminder = Reminder(decision=decision, why=Why.CHANGED) if changed else None
    if decision.verb is Verb.CONFIRM:
        seen = Confirmation(by=decision.by, at=decision.at, because=decision.because, decision=decision.id)
        return (finding if changed else replace(finding, confirmed=seen)), reminder
    accepted = Acceptance(
        by=decision.by,
        because=decision.because,
        false_alarm=decision.false_alarm,
        until=decision.until,
        at=decision.at,
        decision=decision.id,
        changed=changed,
    )
    return replace(finding, accepted=accepted), reminder


def _changes(finding: Finding, decision: Decision, mark: str) -> tuple[str, ...]:
    """What is other than when it was decided. Of a link that opens nothing the numbers in the proof do not count: they
    tell how long it was waited for."""
    parts = []
    if mark != decision.document:
        parts.append("document")
    was, now = _proof(decision.evidence, mark), _proof(finding.evidence, mark)
    if was != now:
        parts.append("evidence")
    return tuple(parts)


def _proof(evidence: str, mark: str) -> str:
    words = " ".join(evidence.split())
    return words if mark else "".join(sign for sign in words if not sign.isdigit())


def _gone(report: Report, valid: Iterable[Decision]) -> list[Reminder]:
    """Acceptances older than the report that match nothing in it, though their municipality was audited."""
    here = {one.submission.municipality for one in report.submissions}
    seen = {one.id for one in (*report.findings, *report.held)}
    return [
        Reminder(decision=one, why=Why.GONE)
        for one in valid
        if one.verb is Verb.ACCEPT
        and one.municipality in here
        and one.finding not in seen
        and one.at < report.run.started
    ]


def _judged(result: SubmissionResult, findings: Iterable[Finding]) -> SubmissionResult:
    """One municipality's part judged anew."""
    form = result.submission
    places = {(cell.position.id, cell.place) for cell in form.cells}
    mine = [f for f in findings if f.municipality == form.municipality and (f.position, f.place) in places]
    judged = verdicts.judge(form, mine)
    most = sum(one.max_points for one in judged)
    bare = verdicts.judge(form, (replace(one, accepted=None) for one in mine))
    return replace(
        result,
        outcome=verdicts.outcome(judged),
        points_at_risk=most - sum(one.points for one in judged),
        points_at_risk_before=most - sum(one.points for one in bare),
        first=verdicts.first(mine, judged),
        cells=tuple(replace(cell, verdict=verdict) for cell, verdict in zip(result.cells, judged, strict=True)),
    )
