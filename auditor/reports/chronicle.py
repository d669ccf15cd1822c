"""Past and present as drawings: nights of a finding, points at risk over runs, how the cells of a region changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from auditor.model import Outcome, Past
from auditor.reports.voice import utc

NIGHTS = 14
_WIDE, _HIGH = 68, 18  # of a sparkline
_CHART = (2.0, 8.0, 205.0, 226.0)  # left, top, right, bottom of the areas
STACK = (Outcome.READY, Outcome.EXPERT, Outcome.EMPTY, Outcome.MEND)  # from the top down


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Points at risk over runs as a line; `change` is what the last run changed."""

    points: str
    end: tuple[float, float]
    values: tuple[int, ...]
    change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The cells of one verdict over runs."""

    outcome: Outcome
    path: str
    label: float  # the height at which its words stand
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How the cells of all municipalities changed."""

    areas: tuple[Area, ...]
    runs: int
    begun: datetime  # in UTC
    ended: datetime
    changes: Mapping[Outcome, int]  # since the run before

    @property
    def one_day(self) -> bool:
        return self.begun.date() == self.ended.date()


def nights(since: datetime | None, history: Sequence[Past]) -> tuple[bool, ...]:
    """The last runs of a municipality, the newest last: whether a finding that stands since then stood in each."""
    if since is None or len(history) < 2:
        return ()
    return tuple(utc(one.started) >= utc(since) for one in history[-NIGHTS:])


def by_municipality(history: Iterable[Past]) -> Mapping[str, tuple[Past, ...]]:
    found: dict[str, list[Past]] = {}
    for one in history:
        found.setdefault(one.municipality, []).append(one)
    return {name: tuple(several) for name, several in found.items()}


def spark(history: Sequence[Past]) -> Spark | None:
    """The points at risk of one municipality; nothing of one that was looked at once."""
    values = tuple(one.points_at_risk for one in history[-NIGHTS:])
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    step = (_WIDE - 6) / (len(values) - 1)
    places = [
        (3 + at * step, _HIGH / 2 if high == low else 3 + (_HIGH - 6) * (high - value) / (high - low))
        for at, value in enumerate(values)
    ]
    return Spark(
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places),
        end=(round(places[-1][0], 1), round(places[-1][1], 1)),
        values=values,
        change=values[-1] - values[-2],
    )


def trend(history: Sequence[Past]) -> Trend | None:
    """The cells of all municipalities run by run; one that a run left out counts as it stood before."""
    runs = _runs(history)[-NIGHTS:]
    totals = [sum(counts.values()) for _, counts in runs]
    if len(runs) < 2 or not all(totals):
        return None
    left, top, right, bottom = _CHART
    xs = [left + (right - left) * at / (len(runs) - 1) for at in range(len(runs))]
    above = [0.0] * len(runs)
    areas = []
    for outcome in STACK:
        below = [sum_ + counts[outcome] / total for sum_, (_, counts), total in zip(above, runs, totals, strict=True)]
        ys = [[top + (bottom - top) * share for share in edge] for edge in (above, below)]
        path = _path(xs, ys[0], ys[1])
        middle = (ys[0][-1] + ys[1][-1]) / 2
        areas.append(
            Area(outcome=outcome, path=path, label=middle, first=runs[0][1][outcome], last=runs[-1][1][outcome])
        )
        above = below
    return Trend(
        areas=_apart(areas),
        runs=len(runs),
        begun=utc(runs[0][0]),
        ended=utc(runs[-1][0]),
        changes={outcome: runs[-1][1][outcome] - runs[-2][1][outcome] for outcome in STACK},
    )


def _runs(history: Sequence[Past]) -> list[tuple[datetime, dict[Outcome, int]]]:
    """Each run with the cells of all municipalities; it begins with the first run that knows them all."""
    names = {one.municipality for one in history}
    known: dict[str, Past] = {}
    found: dict[str, tuple[datetime, dict[Outcome, int]]] = {}
    for one in history:
        known[one.municipality] = one
        if len(known) == len(names):
            counts = {outcome: sum(past.verdicts.get(outcome, 0) for past in known.values()) for outcome in STACK}
            found[one.run] = (one.started, counts)
    return list(found.values())


def _path(xs: Sequence[float], upper: Sequence[float], lower: Sequence[float]) -> str:
    there = [f"{x:.1f},{y:.1f}" for x, y in zip(xs, upper, strict=True)]
    back = [f"{x:.1f},{y:.1f}" for x, y in zip(reversed(xs), reversed(lower), strict=True)]
    return f"M{' '.join(there)} L{' '.join(back)}z"


def _apart(areas: Sequence[Area]) -> tuple[Area, ...]:
    """The words beside thin areas moved down, so that none covers another."""
    moved: list[Area] = []
    at = 0.0
    for area in areas:
        at = max(area.label, at + 34.0 if moved else 0.0)
        moved.append(Area(outcome=area.outcome, path=area.path, label=round(at, 1), first=area.first, last=area.last))
    return tuple(moved)
