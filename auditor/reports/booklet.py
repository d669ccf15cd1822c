"""All views of one report together, as the writers take them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model import Picture, Report, Say
from auditor.reports.region import RegionView, region
from auditor.reports.unchecked import Unchecked, unchecked
from auditor.reports.view import FormView, forms
from auditor.reports.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """The views of a report; `region` only where there are several municipalities."""

    report: Report
    voice: Voice
    forms: tuple[FormView, ...]
    region: RegionView | None
    unchecked: Mapping[str, tuple[Unchecked, ...]]  # by slug
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # by the id of the finding
    reasons: Mapping[str, Say] = field(default_factory=dict)  # why a rule matters
    labels: Mapping[str, Say] = field(default_factory=dict)  # the names of the rules

    @property
    def links(self) -> int:
        """How many links stand in all forms."""
        return sum(form.link_count for form in self.forms)

    @property
    def unseen(self) -> tuple[tuple[FormView, int], ...]:
        """Municipalities with something nobody could check, the most first."""
        counted = [(form, len(self.unchecked[form.slug])) for form in self.forms if self.unchecked[form.slug]]
        return tuple(sorted(counted, key=lambda one: -one[1]))

    @property
    def when(self) -> str:
        """When it was checked: «01.03.2021, 02:14–02:51 UTC»."""
        run = self.report.run
        begun = self.voice.moment(run.started)
        if run.finished is None:
            return begun
        ended = self.voice.moment(run.finished)
        if ended == begun:
            return begun
        same_day = ended[:10] == begun[:10]
        return f"{begun.removesuffix(' UTC')}–{ended[12:]}" if same_day else f"{begun} — {ended}"


def bind(
    report: Report,
    voice: Voice,
    labels: Mapping[str, Say],
    reasons: Mapping[str, Say] | None = None,
    pictures: Mapping[str, Picture] | None = None,
) -> Booklet:
    """The views of `report`, which must be clean already."""
    all_ = forms(report, voice, labels)
    return Booklet(
        report=report,
        voice=voice,
        forms=all_,
        region=region(report, all_, voice) if len(all_) > 1 else None,
        unchecked={form.slug: unchecked(form, report, voice) for form in all_},
        labels=labels,
        pictures=pictures or {},
        reasons=reasons or {},
    )
