"""What the report of several municipalities shows: the table, the commonest faults, the sites that fail."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Failure, Outcome, Report, Severity
from auditor.reports.chronicle import Trend, trend
from auditor.reports.headline import headline
from auditor.reports.links import host
from auditor.reports.view import ORDER, FormView, PositionView
from auditor.reports.voice import Voice

# The fault of a site, not of one address: somebody who keeps the site must hear of it.
_OF_A_SITE = frozenset(
    {
        Failure.DNS,
        Failure.REFUSED,
        Failure.RESET,
        Failure.TIMEOUT,
        Failure.TLS,
        Failure.SERVER_ERROR,
        Failure.HOST_DOWN,
        Failure.RATE_LIMITED,
        Failure.CHALLENGE,
        Failure.ROBOTS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A position as a column of the table."""

    id: str
    short: str
    title: str
    ready: int
    first: bool  # of its section


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A block of columns."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A municipality as a row of the table; a position its form lacks is None."""

    form: FormView
    cells: tuple[PositionView | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A rule and how often it speaks."""

    rule: str
    label: str
    severity: Severity
    number: int
    municipalities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A site that fails."""

    name: str
    what: str
    failed: int
    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionView:
    """All municipalities together."""

    headline: str
    counts: Mapping[Outcome, int]
    risk: int
    most: int
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    hosts: tuple[Host, ...]
    trend: Trend | None = None
    accepted: int = 0  # findings that an expert accepted
    before: int = 0  # points at risk were nothing accepted


def region(report: Report, forms: tuple[FormView, ...], voice: Voice) -> RegionView:
    """The view of all municipalities, the most points at risk first."""
    rows = tuple(_row(report, form) for form in sorted(forms, key=lambda one: (-one.risk, one.name)))
    counts = {outcome: sum(form.counts[outcome] for form in forms) for outcome in ORDER}
    risk = sum(form.risk for form in forms)
    return RegionView(
        headline=headline(voice, counts, risk, plain=True),
        counts=counts,
        risk=risk,
        most=sum(form.most for form in forms),
        groups=_groups(report),
        columns=_columns(report, rows),
        rows=rows,
        faults=_faults(report, forms),
        hosts=_hosts(report, voice),
        trend=trend(report.history),
        accepted=sum(len(form.accepted) for form in forms),
        before=sum(form.before for form in forms),
    )


def _row(report: Report, form: FormView) -> Row:
    by_id: dict[str, PositionView] = {}
    for position in form.positions:
        by_id.setdefault(position.id, position)
    return Row(form=form, cells=tuple(by_id.get(position.id) for position in report.rubric.positions))


def _groups(report: Report) -> tuple[Group, ...]:
    titles = {section.id: section.title for section in report.rubric.sections}
    widths: dict[str, int] = {}
    for position in report.rubric.positions:
        widths[position.section] = widths.get(position.section, 0) + 1
    return tuple(Group(title=titles.get(id_, id_), width=width) for id_, width in widths.items())


def _columns(report: Report, rows: tuple[Row, ...]) -> tuple[Column, ...]:
    positions = report.rubric.positions
    shared = _shared([position.id for position in positions])
    result, section = [], None
    for at, position in enumerate(positions):
        ready = sum(1 for row in rows if (cell := row.cells[at]) and cell.outcome is Outcome.READY)
        result.append(
            Column(
                id=position.id,
                short=position.id[shared:],
                title=position.title,
                ready=ready,
                first=position.section != section,
            )
        )
        section = position.section
    return tuple(result)


def _shared(ids: list[str]) -> int:
    """How many letters of the codes are the same in all: 2.4.1.1 and 2.4.5.8 share «2.4.»."""
    if len(ids) < 2:
        return 0
    low, high = min(ids), max(ids)
    same = next((at for at, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return low.rfind(".", 0, same) + 1


def _faults(report: Report, forms: tuple[FormView, ...]) -> tuple[Fault, ...]:
    """Counted in the report itself: of very many findings the forms show the first ones only."""
    numbers: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    for one in report.findings:
        if one.severity is not Severity.INFO and not one.accepted:
            numbers[one.rule] += 1
            where.setdefault(one.rule, set()).add(one.municipality)
    shown = {finding.rule: finding for form in forms for finding in form.findings}
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Fault(
            rule=rule,
            label=shown[rule].label,
            severity=shown[rule].severity,
            number=number,
            municipalities=len(where[rule]),
        )
        for rule, number in ordered
        if rule in shown
    )


def _hosts(report: Report, voice: Voice) -> tuple[Host, ...]:
    """Sites with the number of addresses that fail for a reason that is the site's."""
    links: dict[str, set[str]] = {}
    failed: dict[str, dict[str, Failure]] = {}
    for link in (link for one in report.submissions for cell in one.cells for link in cell.links):
        name = host(link.link.url)
        if not name or link.visit is None:
            continue
        links.setdefault(name, set()).add(link.link.url)
        if link.visit.failure in _OF_A_SITE:
            failed.setdefault(name, {})[link.link.url] = link.visit.failure
    result = []
    for name, reasons in failed.items():
        commonest = min(Counter(reasons.values()).items(), key=lambda item: (-item[1], item[0].value))[0]
        result.append(Host(name=name, what=voice.word(commonest), failed=len(reasons), links=len(links[name])))
    return tuple(sorted(result, key=lambda one: (-one.failed, one.name)))
