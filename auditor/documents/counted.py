"""The page count that an office file records: believed only where it fits the text."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from auditor.model import Page

_LEAST, _MOST = 1_500, 3_500  # characters a page, measured on real documents
_AGREE = 0.25  # how far the recorded number of characters may be off


class Recorded(NamedTuple):
    """What the file says of itself; None where it does not say."""

    pages: int | None = None
    characters: int | None = None


def recorded(root: etree._Element | None) -> Recorded:
    """From docProps/app.xml."""
    if root is None:
        return Recorded()
    said = {etree.QName(child).localname: (child.text or "").strip() for child in root if isinstance(child.tag, str)}
    # Generators leave the zeros of their template: no figure at all.
    characters = _whole(said.get("CharactersWithSpaces")) or _whole(said.get("Characters")) or None
    return Recorded(_whole(said.get("Pages")), characters)


def pages(said: Recorded, parts: Sequence[Page]) -> int | None:
    """The recorded count, if text and breaks agree with it.

    A fifth of real files say 1 page and have 3 to 64: generators leave what stood in their template.
    """
    length = sum(len(page.text) for page in parts)
    if not said.pages or len(parts) > said.pages:
        return None
    if said.characters is not None and abs(said.characters - length) > _AGREE * length + 200:
        return None
    return said.pages if (said.pages - 1) * _LEAST <= length <= said.pages * _MOST else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and len(text) < 9 else None
