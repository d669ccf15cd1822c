"""Names that are safe in paths and anchors: transliterated, short, unique."""

import re
from collections.abc import Sequence

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i j k l m n o p r s t u f h c ch sh sch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
# Windows keeps these names for devices, with any extension.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
_LONGEST = 60


def slug(name: str) -> str:
    """A name as a file name without extension: «Заречинский район» -> zarechinskij-rajon."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    plain = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:_LONGEST].strip("-")
    return f"{plain}-" if plain in _DEVICES else plain or "municipality"


def slugs(names: Sequence[str]) -> list[str]:
    """A slug for each name, no two alike."""
    taken: set[str] = set()
    result = []
    for name in names:
        first = one = slug(name)
        n = 1
        while one in taken:
            n += 1
            one = f"{first}-{n}"
        taken.add(one)
        result.append(one)
    return result


def anchor(position: str) -> str:
    """The anchor of a position on a page: 2.4.1.1 -> p-2-4-1-1."""
    return "p-" + slug(position)
