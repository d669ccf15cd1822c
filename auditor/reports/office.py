"""What the files for offices (XLSX, DOCX, Markdown) share: their own words, and decisions that want another look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model import Report, Say, Why
from auditor.reports import clean
from auditor.reports.view import FormView
from auditor.reports.voice import Voice, utc

_QUOTE = 300  # letters of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An expert's decision that wants another look."""

    municipality: str
    position: str
    rule: str
    address: str
    href: str | None
    because: str
    who: str
    day: date
    why: str


def again(report: Report, voice: Voice, labels: Mapping[str, Say]) -> tuple[Again, ...]:
    """Those decisions, in the order they were made. `report` must be clean already."""
    return tuple(
        Again(
            municipality=one.decision.municipality,
            position=one.decision.position,
            rule=voice.say(labels[one.decision.rule]) if one.decision.rule in labels else one.decision.rule,
            address=clean.line(one.decision.url or "", 500),
            href=clean.href(one.decision.url) if one.decision.url else None,
            because=clean.line(one.decision.because, _QUOTE),
            who=clean.line(one.decision.by, 120),
            day=utc(one.decision.at).date(),
            why=_why(one.why, voice),
        )
        for one in report.reminders
    )


def of(form: FormView, all_: Iterable[Again]) -> tuple[Again, ...]:
    """Those of one municipality."""
    return tuple(one for one in all_ if clean.line(one.municipality, 120) == form.name)


def decided(form: FormView, voice: Voice) -> str:
    """How many findings are accepted and what that is worth; nothing where none is."""
    if not form.accepted:
        return ""
    findings = voice.count(len(form.accepted), "finding")
    if form.before == form.risk:
        return voice("accepted_plain", findings=findings)
    return voice("accepted_count", findings=findings, points=voice.count(form.before, "point"))


def _why(why: Why, voice: Voice) -> str:
    return voice(f"again_{why.value}")
