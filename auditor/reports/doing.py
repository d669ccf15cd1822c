"""What is to be done first, in words ready to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.model import Act
from auditor.reports import clean
from auditor.reports.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One thing to do."""

    act: str
    urgent: bool
    points: int
    positions: tuple[str, ...]
    anchor: str
    anchors: tuple[tuple[str, str], ...] = ()  # code and anchor of each position


def act_views(acts: Iterable[Act], anchors: Mapping[str, str], voice: Voice) -> tuple[ActView, ...]:
    """The acts in words; `anchors` of the form's positions by their code."""
    return tuple(_act(act, anchors, voice) for act in acts)


def _act(act: Act, anchors: Mapping[str, str], voice: Voice) -> ActView:
    return ActView(
        act=clean.line(voice.say(act.act), 500),
        urgent=act.urgent,
        points=act.points,
        positions=act.positions,
        anchor=next((anchors[one] for one in act.positions if one in anchors), ""),
        anchors=tuple((one, anchors.get(one, "")) for one in act.positions),
    )
