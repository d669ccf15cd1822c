"""What the page of a finished check tells, kept beside its reports: reading a large report takes too long for it."""

import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

from auditor import compare
from auditor.model import Outcome, Report
from auditor.store import Check, Store
from auditor.web.folders import Place
from rules import precedence

_MOST_NAMES = 3
_UNCHECKED = frozenset({"unverified-link", "unverified-document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Cells by verdict, the first municipalities, points at risk; findings mended and new since the last round."""

    cells: dict[Outcome, int]
    names: tuple[str, ...]
    risk: int
    mended: int | None = None  # None: there was no round before
    new: int = 0
    unchecked: int = 0  # links that could not be opened this time, documents read only in part


def keep(check: Check, place: Place, run: str) -> None:
    """Writes the summary of a round that is done, and packs its forms where there are several."""
    with Store(place.db) as store:
        report = store.report(run)
        before = store.report(check.before) if check.before else None
    assert report is not None, "a run that is done has its report"
    whole = place.summary(check.round).with_suffix(".tmp")
    whole.write_bytes(msgspec.json.encode(_of(report, before)))
    forms = sorted((place.report(check.round) / "forms").glob("*"))
    if len(forms) > 1:
        with zipfile.ZipFile(place.forms(check.round), "w", zipfile.ZIP_DEFLATED) as packed:
            for one in forms:
                packed.write(one, one.name)
    whole.replace(place.summary(check.round))


def kept(path: Path) -> Summary:
    """The summary again."""
    return msgspec.json.decode(path.read_bytes(), type=Summary)


def _of(report: Report, before: Report | None) -> Summary:
    cells = Counter(cell.verdict.outcome for one in report.submissions for cell in one.cells)
    names = [one.submission.municipality for one in report.submissions if one.submission.municipality]
    since = compare.difference(before, report, precedence.PRECEDENCE) if before else None
    return Summary(
        cells=dict(cells),
        names=tuple(names[:_MOST_NAMES]),
        risk=sum(one.points_at_risk for one in report.submissions),
        mended=len(since.mended) if since else None,
        new=len(since.new) if since else 0,
        unchecked=sum(one.rule in _UNCHECKED for one in report.findings),
    )
