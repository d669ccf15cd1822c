"""Facts against labelled texts: a table of figures, and floors below which no field may fall.

Each `*.yaml` here that is a list holds labels `{id, text, expect}`; pages are parted by form feeds. Only the fields
named in `expect` are measured. Ids that end in `-h` are held out: they are not looked at while patterns are written.
Run as a script to see the table, with `-v` to see each miss.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
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


def measure(chosen: Callable[[Label], bool]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """(right, all) of each field over the chosen labels, and a line for each miss."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    misses: list[str] = []
    for label in labels():
        if not chosen(label):
            continue
        found = facts.find(text_of(label))
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


def table() -> str:
    """The figures, those of the texts kept aside apart."""
    seen, _ = measure(lambda label: not held_out(label))
    aside, _ = measure(held_out)
    rows = [f"{'field':<15}{'written for':>16}{'kept aside':>16}"]
    for field in FIELDS:
        if field in seen or field in aside:
            rows.append(f"{field:<15}{_share(seen.get(field)):>16}{_share(aside.get(field)):>16}")
    return "\n".join(rows)


def _share(figures: tuple[int, int] | None) -> str:
    return f"{figures[0] / figures[1]:.3f} ({figures[1]})" if figures else "-"


def test_no_field_falls_below_its_floor() -> None:
    floors = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
    figures, misses = measure(lambda label: True)
    low = {
        field: f"{right / total:.3f} < {floors[field]}"
        for field, (right, total) in figures.items()
        if right / total < floors.get(field, 0)
    }
    assert not low, "\n".join([str(low), *misses])


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
        print("\n".join(measure(held_out)[1]))
