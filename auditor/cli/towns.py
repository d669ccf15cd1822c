"""The final table of an audit: what each municipality has to mend, as wide as the terminal allows."""

from collections import Counter
from dataclasses import dataclass

from auditor.cli.table import MARK, OUTCOME, in_column, paint, room, say
from auditor.model import Lang, Outcome, Report

_ORDER = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
_NAME, _SHORTEST = 26, 13  # columns of a name: the most, and the least on a narrow terminal
_SIGN, _POINTS = 5, 8  # columns of a count under a sign, and of points
_NARROW = 69  # columns of a terminal: on fewer the heads are signs, told in a line below


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of a table: a name, a count for each verdict, points."""

    name: int
    widths: tuple[int, ...]

    @property
    def line(self) -> str:
        return "─" * (self.name + sum(self.widths) + _POINTS)

    def row(self, name: str, cells: list[str], points: str) -> str:
        told = "".join(cell.rjust(width) for cell, width in zip(cells, self.widths, strict=True))
        return f"{name.ljust(self.name)}{told}{points.rjust(_POINTS)}".rstrip()


def show(report: Report, lang: Lang) -> None:
    """Prints the table, the most points at risk first."""
    told = [f"{MARK[outcome]} {OUTCOME[lang][outcome]}" for outcome in _ORDER]
    narrow = room() < _NARROW
    heads = [MARK[outcome] for outcome in _ORDER] if narrow else told
    widths = tuple(_SIGN if narrow else len(head) + 2 for head in heads)
    grid = _Grid(min(_NAME, max(_SHORTEST, room() - 2 - sum(widths) - _POINTS)), widths)
    title, points = {Lang.RU: ("Муниципалитет", "баллы"), Lang.EN: ("Municipality", "points")}[lang]
    say(f"  {paint(grid.row(title, heads, points), bold=True)}")
    say(f"  {grid.line}")
    _rows(report, grid, lang)
    note = {
        Lang.RU: "баллы: под угрозой / всего возможно, предварительно",
        Lang.EN: "points: at risk / possible, preliminary",
    }
    if narrow:
        say(f"  {'  '.join(told)}")
    say(note[lang].rjust(len(grid.line) + 2))
    say()


def _rows(report: Report, grid: _Grid, lang: Lang) -> None:
    total: Counter[Outcome] = Counter()
    forms = sorted(report.submissions, key=lambda one: (-one.points_at_risk, one.submission.municipality))
    for one in forms:
        counts = Counter(cell.verdict.outcome for cell in one.cells)
        total += counts
        # A name goes on in a second line: two often differ in their last word only.
        name, *more = in_column(one.submission.municipality, grid.name - 1)
        cells = [str(counts[outcome]) for outcome in _ORDER]
        say(f"  {grid.row(name, cells, f'{one.points_at_risk}/{one.max_points}')}")
        for rest in more:
            say(f"    {rest}")
    if len(forms) > 1:
        say(f"  {grid.line}")
        risk = f"{sum(one.points_at_risk for one in forms)}/{sum(one.max_points for one in forms)}"
        # Of a large region they do not fit into the column: then the municipalities' own are all that is shown.
        points = risk if len(risk) < _POINTS else ""
        everyone = {Lang.RU: "Всего", Lang.EN: "All"}[lang]
        say(f"  {grid.row(everyone, [str(total[outcome]) for outcome in _ORDER], points)}")
