"""The desk: all municipalities of the last audits, and one municipality's findings to be decided on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import rules
from auditor.model import Finding, Lang, Outcome, Severity
from auditor.reports import chronicle
from auditor.reports.remarks import FindingView, finding_view
from auditor.reports.voice import Voice
from auditor.web import deskshell, shell
from auditor.web.auth import Door
from auditor.web.deskshelf import Region, Shelf, Town, waits

ORDER = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
_SORTS = ("risk", "name", "open", "change")
LABELS = {name: rule.LABEL for name, rule in rules.RULES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sift:
    """What somebody wants to see; whatever else stands in the address counts for nothing."""

    verdict: str = ""
    rule: str = ""
    severity: str = ""
    words: str = ""
    new: bool = False
    open: bool = False
    sort: str = "risk"

    def fits(self, town: Town, finding: Finding) -> bool:
        """Whether a finding is one of those wanted."""
        return (
            (not self.rule or finding.rule == self.rule)
            and (not self.severity or finding.severity.value == self.severity)
            and (not self.new or town.new(finding))
            and (not self.open or waits(finding))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A municipality in the table."""

    town: Town
    open: int
    new: int
    by_rule: int
    spark: chronicle.Spark | None

    @property
    def change(self) -> int:
        return self.spark.change if self.spark else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding in a list."""

    view: FindingView
    new: bool
    done: bool


class Desk:
    """The pages that list."""

    def __init__(self, door: Door, shelf: Shelf) -> None:
        self._door, self._shelf = door, shelf

    def routes(self) -> list[Route]:
        """/desk and /desk/m/SLUG."""
        return [
            Route("/desk", self._door.behind(self.region)),
            Route("/desk/m/{slug}", self._door.behind(self.town)),
        ]

    async def region(self, request: Request) -> Response:
        """GET /desk"""
        region, sift = await self._shelf.region(), wanted(request)
        lines = [_line(town, sift) for town in region.towns.values()]
        shown = [line for line in lines if _fits(line, sift)]
        shown.sort(key=lambda line: _key(line, sift.sort))
        return deskshell.page(
            request,
            "desk.html",
            here="region",
            lines=shown,
            all=len(lines),
            sift=sift,
            outcomes=ORDER,
            sums=Counter(_counted(region.towns.values())),
            risk=sum(line.town.risk for line in lines),
            open=sum(len(line.town.open) for line in lines),
            rules=rules_of(region.towns.values(), shell.lang(request)),
            sorts=_SORTS,
            map=_mapped(region),
        )

    async def town(self, request: Request) -> Response:
        """GET /desk/m/SLUG"""
        region, sift = await self._shelf.region(), wanted(request)
        town = region.towns.get(request.path_params["slug"])
        if town is None:
            return deskshell.refused(request, "no_such", 404)
        items = listed(town, shell.lang(request), sift)
        return deskshell.page(
            request,
            "desk_town.html",
            here="region",
            town=town,
            items=items,
            all=len(town.findings),
            first=next((one.id for one in town.open if sift.fits(town, one)), ""),
            sift=sift,
            outcomes=ORDER,
            spark=chronicle.spark(town.history),
            rules=rules_of([town], shell.lang(request)),
            severities=tuple(Severity),
            around=around(region, town),
            **decided(request),
        )


def wanted(request: Request) -> Sift:
    """The filters in the address."""
    asked = request.query_params

    def one_of(name: str, known: Iterable[str]) -> str:
        value = asked.get(name, "")
        return value if value in known else ""

    return Sift(
        verdict=one_of("verdict", (one.value for one in ORDER)),
        rule=one_of("rule", rules.RULES),
        severity=one_of("severity", (one.value for one in Severity)),
        words=" ".join(asked.get("q", "").split())[:80],
        new=asked.get("new") == "1",
        open=asked.get("open") == "1",
        sort=one_of("sort", _SORTS) or "risk",
    )


def decided(request: Request) -> dict[str, Any]:
    """What the last act came to, as the address tells it: numbers of decisions, or why nothing was written down."""
    did = [
        int(one) for one in request.query_params.get("did", "").split(",")[:500] if one.isdecimal() and len(one) < 12
    ]
    wrong = request.query_params.get("wrong", "")
    told = request.query_params.get("told", "")
    return {
        "did": did,
        "told": told if told in ("note", "undo") else "",
        "wrong": wrong if wrong in ("because", "none", "until", "gone", "long") else "",
    }


def listed(town: Town, speaks: Lang, sift: Sift | None = None) -> list[Item]:
    """The findings of a municipality in the order of the desk."""
    voice = Voice(speaks)
    return [
        Item(
            view=finding_view(one, town.report.run.started, {}, voice, LABELS, town.history),
            new=town.new(one),
            done=bool(one.accepted or one.confirmed),
        )
        for one in town.findings
        if sift is None or sift.fits(town, one)
    ]


def around(region: Region, town: Town) -> tuple[str, str]:
    """The municipalities before and after this one, as slugs; '' at an end."""
    names = list(region.towns)
    at = names.index(town.slug)
    return (names[at - 1] if at else ""), (names[at + 1] if at + 1 < len(names) else "")


def rules_of(towns: Iterable[Town], speaks: Lang) -> list[tuple[str, str, int]]:
    """The rules that speak in these municipalities: name, label, how often; the commonest first."""
    counts = Counter(one.rule for town in towns for one in town.findings if not one.accepted)
    labels = {name: LABELS[name].in_(speaks) if name in LABELS else name for name in counts}
    return sorted(((name, labels[name], number) for name, number in counts.items()), key=lambda one: (-one[2], one[1]))


def _mapped(region: Region) -> str:
    """The newest run that several municipalities are of: its report shows all their positions on one page."""
    runs = [town.report.run for town in region.towns.values()]
    counts = Counter(run.id for run in runs)
    return max(((run.started, run.id) for run in runs if counts[run.id] > 1), default=(None, ""))[1]


def _counted(towns: Iterable[Town]) -> Iterable[str]:
    for town in towns:
        for outcome, number in town.verdicts.items():
            yield from [outcome.value] * number


def _line(town: Town, sift: Sift) -> Line:
    return Line(
        town=town,
        open=len(town.open),
        new=sum(town.new(one) for one in town.findings),
        by_rule=sum(one.rule == sift.rule and not one.accepted for one in town.findings) if sift.rule else 0,
        spark=chronicle.spark(town.history),
    )


def _fits(line: Line, sift: Sift) -> bool:
    return (
        (not sift.verdict or bool(line.town.verdicts.get(Outcome(sift.verdict))))
        and (not sift.rule or bool(line.by_rule))
        and (not sift.new or bool(line.new))
        and (not sift.open or bool(line.open))
        and sift.words.casefold() in line.town.name.casefold()
    )


def _key(line: Line, sort: str) -> tuple[int, str]:
    by = {"risk": -line.town.risk, "open": -line.open, "change": -line.change, "name": 0}[sort]
    return by, line.town.name.casefold()
