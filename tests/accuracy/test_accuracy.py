"""Facts against labelled texts: a table of figures, and floors below which no field may fall.

Each `*.yaml` here that is a list holds labels `{id, text, expect}`; pages are parted by form feeds. Only the fields
named in `expect` are measured. Ids that end in `-h` are held out: they are not looked at while patterns are written;
`blind_four.yaml` is the latest of them: told apart, with floors of its own. Run as a script to see the table, with `-v`
to see each miss.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from auditor import facts
from auditor.model import Facts, Page, Text

HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Label = dict[str, Any]


def _approval(name: str) -> Callable[[Facts], Any]:
    return lambda found: getattr(found.approval, name) if found.approval else None


# How a field named in `expect` is read from the facts.
FIELDS: dict[str, Callable[[Facts], Any]] = {
    "approved": lambda found: found.approval is not None,
    "by": _approval("by"),
    "approval_date": _approval("date"),
    "number": _approval("number"),
    "signed": _approval("signed"),
    "blanks": lambda found: sorted(found.approval.blanks) if found.approval else [],
    "unread": lambda found: sorted(found.approval.unread) if found.approval else [],
    "incomplete": lambda found: bool(found.approval and found.approval.blanks),
    "draft": lambda found: found.draft is not None,
    "repealed": lambda found: found.repealed is not None,
    "date": lambda found: found.date.day if found.date else None,
    "imprint": lambda found: found.imprint.start.year if found.imprint else None,
    "valid_from": lambda found: found.valid.start if found.valid else None,
    "valid_to": lambda found: found.valid.end if found.valid else None,
    "title": lambda found: found.title.value if found.title else None,
    "kind": lambda found: found.kind.value.value if found.kind else None,
    "also": lambda found: found.also.value if found.also else None,
    "level": lambda found: found.level.value.value if found.level else None,
    "issuer": lambda found: found.issuer.value if found.issuer else None,
    "municipality": lambda found: found.municipality.value if found.municipality else None,
    "webpage": lambda found: found.webpage.value.value if found.webpage else None,
    "personal": lambda found: sorted(one.kind for one in found.personal),
    "institution": lambda found: found.institution is not None,
}


def labels() -> Iterator[Label]:
    """All labelled texts; files that are no list of them (floors, filled cells) belong to others."""
    for path in sorted(HERE.glob("*.yaml")):
        every = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        if isinstance(every, list):
            yield from every


def text_of(label: Label) -> Text:
    """A labelled text as the readers would give it."""
    words = label["text"].split("\f")
    scanned = set(label.get("scanned", ()))
    pages = tuple(Page(number=i, text=page, scanned=i in scanned) for i, page in enumerate(words, 1))
    return Text(
        media_type=label.get("media_type", "application/pdf"),
        title=label.get("title", ""),
        pages=pages,
        count=len(pages),
        paged=label.get("paged", True),
        headings=tuple(label.get("headings", ())),
    )


@cache
def read() -> tuple[tuple[Label, Facts], ...]:
    """All labels with the facts found, for all that measure them."""
    return tuple((label, facts.find(text_of(label))) for label in labels())


def measure(chosen: Callable[[Label], bool]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """(right, all) of each field over the chosen labels, and a line for each miss."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    misses: list[str] = []
    for label, found in read():
        if not chosen(label):
            continue
        for field, wanted in label["expect"].items():
            got = FIELDS[field](found)
            wanted = sorted(wanted) if isinstance(wanted, list) else wanted
            total[field] += 1
            right[field] += got == wanted
            if got != wanted:
                misses.append(f"{label['id']}: {field} is {got!r}, wanted {wanted!r}")
    return {field: (right[field], total[field]) for field in FIELDS if total[field]}, misses


def held_out(label: Label) -> bool:
    """Whether a label is kept aside while patterns are written."""
    return str(label["id"]).endswith("-h")


def latest(label: Label) -> bool:
    """Whether a label was kept aside in the latest round of patterns."""
    return str(label["id"]).startswith("blind4-")


PARTS: dict[str, Callable[[Label], bool]] = {
    "written for": lambda label: not held_out(label),
    "aside before": lambda label: held_out(label) and not latest(label),
    "kept aside": latest,
}


def table() -> str:
    """The figures, those of the texts kept aside apart; below them what errors people would meet."""
    figures = {name: measure(chosen)[0] for name, chosen in PARTS.items()}
    rows = [f"{'field':<15}" + "".join(f"{name:>16}" for name in PARTS)]
    for field in FIELDS:
        if any(field in part for part in figures.values()):
            rows.append(f"{field:<15}" + "".join(f"{_share(part.get(field)):>16}" for part in figures.values()))
    for name, chosen in PARTS.items():
        rows.append(f"{name}: " + ", ".join(f"{rate} {bad} of {total}" for rate, (bad, total) in rates(chosen).items()))
    return "\n".join(rows)


def rates(chosen: Callable[[Label], bool]) -> dict[str, tuple[int, int]]:
    """What errors people would meet: approved papers called unapproved, stamps called empty, clean papers accused."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for label, found in read():
        if not chosen(label):
            continue
        expect = label["expect"]
        empty = bool(found.approval and found.approval.blanks)
        if expect.get("approved"):
            counts["wrongly unapproved"].append(found.approval is None)
        if "blanks" in expect:
            counts["empty stamps missed" if expect["blanks"] else "filled stamps called empty"].append(
                empty != bool(expect["blanks"])
            )
        if expect.get("personal") == []:
            counts["clean papers accused"].append(bool(found.personal))
    return {name: (sum(each), len(each)) for name, each in counts.items()}


def _share(figures: tuple[int, int] | None) -> str:
    return f"{figures[0] / figures[1]:.3f} ({figures[1]})" if figures else "-"


def _below(floors: dict[str, float], chosen: Callable[[Label], bool]) -> list[str]:
    """The fields that fell below their floors over the chosen labels."""
    return [
        f"{field}: {right / total:.3f} < {floors[field]}"
        for field, (right, total) in measure(chosen)[0].items()
        if right / total < floors.get(field, 0)
    ]


def test_no_field_falls_below_its_floor() -> None:
    floors = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
    aside = floors.pop("kept_aside")
    low = _below(floors, lambda label: not latest(label))
    assert not low, "\n".join([*low, *measure(lambda label: not latest(label))[1]])
    assert not _below(aside, latest)


def test_approved_papers_are_not_called_unapproved_nor_filled_stamps_empty() -> None:
    shares = {name: bad / total for name, (bad, total) in rates(lambda label: not latest(label)).items()}
    assert shares["wrongly unapproved"] <= 0.02
    assert shares["empty stamps missed"] <= 0.1
    assert shares["filled stamps called empty"] <= 0.03
    assert shares["clean papers accused"] <= 0.01


def test_every_label_names_known_fields_and_has_an_id_of_its_own() -> None:
    every = list(labels())
    assert every
    assert {field for label in every for field in label["expect"]} <= set(FIELDS)
    assert len({label["id"] for label in every}) == len(every)


if __name__ == "__main__":
    print(table())
    if "-v" in sys.argv:
        print("\n".join(measure(lambda label: not held_out(label))[1]))
    if "-a" in sys.argv:
        print("\n".join(measure(PARTS["aside before"])[1]))
