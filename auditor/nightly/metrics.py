"""Figures of the last night for the Prometheus node exporter's textfile collector (its text format, version 0.0.4)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from auditor.model import LinkStatus, Outcome, Report, Severity


def write(path: Path, report: Report, *, seconds: float, letters: int, faults: int, void: bool, fetched: int) -> None:
    """Writes the file whole or not at all. `seconds`: of the night; `fetched`: bytes of bodies that came anew."""
    lines = "\n".join(_lines(report, seconds, letters, faults, void, fetched)) + "\n"
    half = path.with_name(f".{path.name}.new")
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_text(lines, encoding="utf-8")
    half.chmod(0o644)  # the exporter is another user
    half.replace(path)


def _lines(report: Report, seconds: float, letters: int, faults: int, void: bool, fetched: int) -> Iterator[str]:
    links = Counter(link.status for one in report.submissions for cell in one.cells for link in cell.links)
    findings = Counter(one.severity for one in report.findings if not one.accepted)
    cells = Counter(cell.verdict.outcome for one in report.submissions for cell in one.cells)
    yield from _gauge("night_finished_seconds", "When the last night ended, Unix time", datetime.now(UTC).timestamp())
    yield from _gauge("night_duration_seconds", "How long the last night took", round(seconds, 3))
    yield from _gauge("night_void", "1 when our own line was down", int(void))
    yield from _gauge("submissions", "Submissions audited", len(report.submissions))
    yield from _gauge("documents", "Documents that links led to", len(report.documents))
    yield from _gauge("fetched_bytes", "Bytes of bodies that came anew", fetched)
    yield from _gauge("letters_sent", "Letters and posts sent", letters)
    yield from _gauge("letters_failed", "Letters and posts that could not be sent", faults)
    yield from _labelled("links", "Links by what became of them", "status", {s.value: links[s] for s in LinkStatus})
    yield from _labelled("findings", "Findings that stand", "severity", {s.value: findings[s] for s in Severity})
    yield from _labelled("cells", "Cells by verdict", "verdict", {o.value: cells[o] for o in Outcome})
    yield from _gauge("points_at_risk", "Points at risk", sum(one.points_at_risk for one in report.submissions))


def _gauge(name: str, help_: str, value: float) -> Iterator[str]:
    yield from _head(name, help_)
    yield f"auditor_{name} {value}"


def _labelled(name: str, help_: str, label: str, values: Mapping[str, int]) -> Iterator[str]:
    yield from _head(name, help_)
    for value, number in values.items():
        yield f'auditor_{name}{{{label}="{value}"}} {number}'


def _head(name: str, help_: str) -> Iterator[str]:
    yield f"# HELP auditor_{name} {help_}"
    yield f"# TYPE auditor_{name} gauge"
