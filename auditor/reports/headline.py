"""The sentence that tells what there is to do."""

from collections.abc import Mapping

from auditor.model import Outcome
from auditor.reports.voice import Voice


def headline(voice: Voice, counts: Mapping[Outcome, int], risk: int, *, plain: bool = False) -> str:
    """What there is to do, in a sentence or two; `plain` tells it of many, without asking anyone to do it."""
    mend, empty = counts.get(Outcome.MEND, 0), counts.get(Outcome.EMPTY, 0)
    expert, ready = counts.get(Outcome.EXPERT, 0), counts.get(Outcome.READY, 0)
    todo = []
    if mend:
        todo.append(f"{voice.pick('исправить' if plain else 'исправьте', 'mend')} {voice.count(mend, 'position_acc')}")
    if empty:
        what = voice.number(empty) if mend else voice.count(empty, "position_acc")
        todo.append(f"{voice.pick('заполнить' if plain else 'заполните', 'fill in')} {what}")
    parts = []
    if todo:
        danger = f": {voice.pick('под угрозой ', '')}{voice.count(risk, 'point')}{voice.pick('', ' at risk')}"
        first = voice.pick(" и ", " and ").join(todo) + (danger if risk else "")
        parts.append(first[0].upper() + first[1:] + ".")
    rest = []
    if expert:
        more = voice.pick("ещё ", "") if todo else ""
        rest.append(
            f"{more}{voice.count(expert, 'position_acc')} {voice.pick('решит эксперт', 'for the expert to decide')}"
        )
    if ready:
        rest.append(_ready(voice, ready, bare=bool(expert)))
    if rest:
        last = ", ".join(rest)
        parts.append(last[0].upper() + last[1:] + ".")
    return " ".join(parts)


def _ready(voice: Voice, n: int, *, bare: bool) -> str:
    if not voice.russian:
        return f"{voice.number(n) if bare else voice.count(n, 'position')} ready"
    done = "готова" if voice.noun(n, "position") == "позиция" else "готовы"
    return f"{voice.number(n)} {done}" if bare else f"{voice.count(n, 'position')} {done}"
