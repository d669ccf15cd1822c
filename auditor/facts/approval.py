"""How a document was approved: by a stamp, an act it is an annex to, a body's decision, or because it is an act."""

import re
from dataclasses import dataclass, replace
from datetime import date

from auditor.facts import acts, days, foreign, numbers, stamps, zones
from auditor.facts.stamps import Stamp
from auditor.facts.stampwords import ACT, BODY, MAYBE, POST, PROTOCOL, names
from auditor.facts.zones import Zone
from auditor.model import Approval, Text

_ESIGN = re.compile(
    r"(?i)(?:документ\s{1,3})?подписан\w{0,2}\s{1,3}(?:усиленн\w{2,3}\s{1,3})?(?:квалифицированн\w{2,3}\s{1,3})?"
    r"(?:электронн|цифров)\w{2,3}\s{1,3}(?:цифров\w{2,3}\s{1,3})?подпис|сведения\s{1,3}о\s{1,3}сертификате"
)
_ESIGN_DAY = re.compile(r"(?i)дата(?:\s{1,3}подписания)?\s?:\s?([\d.\-]{8,10})")
_NOISE = re.compile(r"[^\s]{0,20}[\^~{}\\<>=■][^\s]{0,20}")
_SPOILT = re.compile(r"[~^■]{3}|20[~^]\d")
# Lines to fill in that nothing touches.
_CLEAN = {"number": re.compile(r"№\s{0,3}_{3,40}(?![_~^■])"), "date": re.compile(r"[«\"]\s?_+\s?[»\"]\s?_{3,40}\s?20")}
_SCRAP = re.compile(r"(?i)иказ|твержд|согласован|директор|начальник|заведующ|протокол")
_STAMP_HINTS = ("утв", "принят", "прило", "при ло", "при\nло", "введ")
_TRAILING_OT = re.compile(r"(?<![А-Яа-яЁё])от[^\S\n]{0,20}(?:$|\n)")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a segment holds: the date's and the number's slots."""

    day: days.Slot | None
    mark: numbers.Mark | None
    act: re.Match[str] | None


def of(text: Text) -> Approval | None:
    """The approval of a document, or None where it shows none."""
    found: list[Approval] = []
    signature: Approval | None = None
    for index, zone in enumerate(zones.heads(text)):
        act = acts.find(zone) if index == 0 or not found else None
        if act:
            return _of_act(act, zone, text)
        marked = stamps.find(zone)
        read = [(stamp, each) for stamp in marked if (each := _of_stamp(stamp, zone))]
        sure = [each for stamp, each in read if stamp.part != "taken"]
        found += sure or [
            each for _, each in read
        ]  # what a council took is not approved where the stamp beside it is empty
        signature = signature or _signature(zone)
        if found:
            break
    found = found or _elsewhere(text)
    if found:
        ordered = any(one.by in ("act", "annex") and not one.blanks for one in found)
        return min(found, key=lambda one: _rank(one, ordered))
    return signature or _signed_at_the_end(text) or _lost(text)


def _rank(approval: Approval, ordered: bool) -> tuple[bool, int]:
    """The one to tell: complete ones first, then by what they weigh; `ordered`: an act has approved the paper."""
    order = ("act", "person", "annex", "collegial")
    weight = order.index(approval.by) if approval.by in order else len(order)
    incomplete = bool(approval.blanks) and approval.by != "collegial"
    # A body's decision beside a head's empty stamp does not fill that stamp.
    return (incomplete and (ordered or approval.by != "person"), weight)


def _of_act(act: acts.Act, zone: Zone, text: Text) -> Approval:
    blanks, unread = _states(act.day, act.mark, zone, needs_day=act.dated, needs_number=act.numbered)
    return Approval(
        by=act.by,
        number=act.mark.value if act.mark else None,
        date=act.day.day if act.day else None,
        signed=acts.signed(text),
        blanks=blanks,
        unread=unread,
        seen=zone.quote(act.start, act.end),
    )


def _of_stamp(stamp: Stamp, zone: Zone) -> Approval | None:
    segment = stamp.text if stamp.text.strip() else stamp.before
    by = _by(stamp, segment)
    if by is None or foreign.bears(stamp, segment, zone):
        return None
    if by == "annex":
        segment = stamp.word + segment
    read = _read(segment, stamp, by)
    named = names(segment)
    needs_number = by == "annex" or (by == "act" and read.act is not None)
    if by == "collegial" or _is_decision(read.act) or (by == "annex" and read.act is None):
        needs_number = False
    blanks, unread = _states(read.day, read.mark, zone, needs_day=True, needs_number=needs_number)
    if blanks and _SPOILT.search(segment):  # what looks empty under a seal may be filled in
        clean = tuple(one for one in blanks if _CLEAN[one].search(segment))
        blanks, unread = clean, tuple(sorted({*blanks, *unread} - {*clean}, reverse=True))
    if by == "collegial" and read.day is None and "date" in blanks:
        blanks = tuple(blank for blank in blanks if blank != "date") if read.mark and read.mark.value else blanks
    return Approval(
        by=by,
        number=read.mark.value if read.mark else None,
        date=read.day.day if read.day else None,
        signed=named if by == "person" else bool((read.day and read.day.day) or (read.mark and read.mark.value)),
        blanks=blanks,
        unread=unread,
        seen=zone.quote(stamp.start, stamp.end),
    )


def _by(stamp: Stamp, segment: str) -> str | None:
    """Who approved; None where the words are no stamp after all."""
    near = segment[:260]
    act = _act_in(near)
    collegial = PROTOCOL.search(near) or BODY.search(near)
    if stamp.part == "annex":
        return "annex"
    if stamp.part == "person":
        return "person"
    if stamp.part == "taken":
        return "collegial" if collegial else "act" if act else None
    if act and not (act.group().lower().startswith("решени") and collegial):
        return "act"
    if collegial:
        return "collegial"
    if stamp.part == "force":
        return None
    if POST.search(near) or names(near) or days.mentions(near, short_years=True):
        return "person"
    return "act" if (stamp.sure and not near.strip(" \t\n:._")) or days.slots(near) else None


def _read(segment: str, stamp: Stamp, by: str) -> _Read:
    """The date and the number of the act, or of the body, or of the head's signature."""
    act = None if by == "collegial" else _act_in(segment)
    focus = act.start() if act else 0
    here = segment[focus : _before_protocol(segment, act) if stamp.turns == 1 else len(segment)]
    found = [slot for slot in days.slots(here) if not _is_birth(here, slot)]
    if not found and act:
        found = days.slots(segment[:focus])[-1:] if stamp.turns == 1 or by != "act" else days.slots(segment)
    every = numbers.marks(here)
    marked = [mark for mark in every if mark.protocol == (by == "collegial")]
    if not marked and (by == "collegial" or _is_decision(act)):
        marked = every or numbers.marks(segment)
    if by == "person" and not act:
        marked = []
    day = _first(found) if stamp.turns == 1 else _beside(found, marked) if act else _turn(found, stamp)
    day = day or (_turn(found, stamp) if stamp.turns > 1 else None)
    if day is None and _TRAILING_OT.search(here):
        day = days.Slot(0, 0, blank=True)
    return _Read(day, _nearest(marked, day), act)


def _act_in(segment: str) -> re.Match[str] | None:
    """The act a segment names: an order rather than the decision beside it."""
    found = list(ACT.finditer(segment))
    return next((act for act in found if not _is_decision(act)), found[0] if found else None)


def _is_decision(act: re.Match[str] | None) -> bool:
    """A body's decision is known by its protocol; it need not have a number of its own."""
    return act is not None and act.group().lower().startswith("решени")


def _before_protocol(segment: str, act: re.Match[str] | None) -> int:
    """An order's date and number end where a protocol's begin."""
    protocol = PROTOCOL.search(segment, act.end()) if act else None
    return protocol.start() if protocol else len(segment)


def _beside(found: list[days.Slot], marked: list[numbers.Mark]) -> days.Slot | None:
    """The date that stands beside a number of its own: «от 31.08.2020 № 145»."""
    for mark in marked:
        for slot in found:
            if mark.value and (0 <= mark.start - slot.end <= 8 or 0 <= slot.start - mark.end <= 8):
                return slot
    return None


def _turn(found: list[days.Slot], stamp: Stamp) -> days.Slot | None:
    """The k-th date for the k-th word where columns were flattened; the last where some have none."""
    if not found:
        return None
    return found[stamp.turn] if len(found) == stamp.turns else found[min(stamp.turn, len(found) - 1)]


def _first(found: list[days.Slot]) -> days.Slot | None:
    return found[0] if found else None


def _nearest(marked: list[numbers.Mark], day: days.Slot | None) -> numbers.Mark | None:
    """The number beside the date; a filled one before an empty one, the first of equals."""
    filled = [mark for mark in marked if mark.value]
    pool = filled or marked
    if not pool or not day:
        return pool[0] if pool else None
    return min(pool, key=lambda mark: min(abs(mark.start - day.end), abs(day.start - mark.end)))


def _is_birth(text: str, slot: days.Slot) -> bool:
    return bool(re.match(r"\s?г?\.?\s?(?:рожд|р\.)", text[slot.end : slot.end + 10]))


def _states(
    day: days.Slot | None, mark: numbers.Mark | None, zone: Zone, *, needs_day: bool, needs_number: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left empty, and what is there but cannot be read; of an untrusted layer nothing is called empty."""
    blanks: list[str] = []
    unread: list[str] = []
    if mark is None or mark.value is None:
        if mark is not None and not mark.blank:
            unread.append("number")
        elif mark is not None or needs_number:
            blanks.append("number")
    if day is None or day.day is None:
        if day is not None and not day.blank:
            unread.append("date")
        elif day is not None or needs_day:
            blanks.append("date")
    if zone.scanned or ("date" in unread and mark is None):
        return (), tuple(name for name in ("number", "date") if name in blanks or name in unread)
    if zone.pictured:  # handwriting is seldom seen: only a line with nothing on it, clearly read, is empty
        ruled = {name for name, slot in (("number", mark), ("date", day)) if slot is not None and slot.ruled}
        unread += [name for name in blanks if not zone.clear or name not in ruled]
        blanks = [name for name in blanks if name not in unread]
    return tuple(blanks), tuple(sorted(unread, reverse=True))


def _elsewhere(text: Text) -> list[Approval]:
    """Stamps at the tops of later pages, and on the last one."""
    pages = [page.text for page in text.pages[3:]]
    found: list[Approval] = []
    for index, words in enumerate(pages, start=3):
        top = words[:700]
        if MAYBE.search(top):
            zone = zones.of_page(text, index, limit=1800)
            found += [
                read for stamp in stamps.find(zone) if (read := _of_stamp(stamp, zone)) and read.by != "collegial"
            ]
        if found:
            return found[:1]
    end = zones.last(text)
    if end is None or not any(map(end.low.__contains__, _STAMP_HINTS)) or not MAYBE.search(end.text):
        return []
    whole = replace(end, body=len(end.text))
    sure = [stamp for stamp in stamps.find(whole) if stamp.sure and stamp.part in ("person", "act")]
    return [read for stamp in sure if (read := _of_stamp(stamp, whole))][:1]


def _lost(text: Text) -> Approval | None:
    """A head so garbled by a seal that a stamp may well be under it: there is one, and nobody can read it."""
    for zone in zones.heads(text):
        head = zone.text[: min(zone.body, 1200)]
        marks = list(_NOISE.finditer(head))
        if len(marks) >= 3 and _SCRAP.search(head):
            return Approval(unread=("number", "date"), seen=zone.quote(marks[0].start(), marks[-1].end()))
        break
    return None


def _signature(zone: Zone) -> Approval | None:
    """A mark of an electronic signature, where nothing else is."""
    match = _ESIGN.search(zone.normal.text) if "подпис" in zone.normal.text.lower() else None
    if not match:
        return None
    day = _ESIGN_DAY.search(zone.normal.text)
    found = days.mentions(day.group(1)) if day else []
    return Approval(
        by="esign",
        date=_day_of(found),
        signed=True,
        seen=zone.quote(match.start(), min(match.end() + 120, len(zone.normal.text))),
    )


def _day_of(found: list[days.Slot]) -> date | None:
    return found[0].day if found else None


def _signed_at_the_end(text: Text) -> Approval | None:
    zone = zones.last(text) if len(text.pages) > 3 or (text.pages and len(text.pages[0].text) > 9000) else None
    return _signature(zone) if zone else None
