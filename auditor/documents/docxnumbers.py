"""The numbers that Word writes before the paragraphs of a DOCX, as its lists and styles say."""

from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from auditor.documents.numbering import MOST_LEVELS, Level, Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_DEEPEST = 20


class _Use(NamedTuple):
    """Which list a paragraph or a style belongs to, and on which level; None where it does not say."""

    number: str | None = None
    level: int | None = None


class Lists:
    """The lists of a document, counting as its paragraphs go by."""

    def __init__(self, numbering: etree._Element | None = None, styles: etree._Element | None = None) -> None:
        self._levels: dict[str, list[Level]] = {}
        self._names: dict[str, str] = {}
        self._of_style: dict[str, _Use] = {}
        self._base: dict[str, str] = {}
        self._numbers = Numbers()
        if numbering is not None:
            self._read(numbering)
        for style in styles.iterfind(f"{_W}style") if styles is not None and self._levels else ():
            name = style.get(f"{_W}styleId") or ""
            self._of_style[name] = _use(style.find(f"{_W}pPr"))
            self._base[name] = _said(style, "basedOn") or ""

    def number(self, properties: etree._Element | None) -> str:
        """The number of the paragraph with these properties; empty where it has none."""
        if not self._levels or properties is None:
            return ""
        own, styled = _use(properties), self._styled(_said(properties, "pStyle") or "")
        number = own.number if own.number is not None else styled.number
        level = own.level if own.level is not None else styled.level
        levels = self._levels.get(number or "")
        return self._numbers.next(self._names[number or ""], level or 0, levels) if levels else ""

    def _styled(self, style: str) -> _Use:
        found = _Use()
        for _ in range(_DEEPEST):
            here = self._of_style.get(style)
            if here is None:
                break
            found = _Use(
                here.number if found.number is None else found.number,
                here.level if found.level is None else found.level,
            )
            if found.number is not None:
                break
            style = self._base.get(style, "")
        return found

    def _read(self, root: etree._Element) -> None:
        shapes = {
            shape.get(f"{_W}abstractNumId") or "": {
                at: one for level in shape.iterfind(f"{_W}lvl") for at, one in [_level(level)]
            }
            for shape in root.iterfind(f"{_W}abstractNum")
        }
        for use in root.iterfind(f"{_W}num"):
            number, shape = use.get(f"{_W}numId") or "", _said(use, "abstractNumId") or ""
            levels = dict(shapes.get(shape, {}))
            changed = False
            for override in use.iterfind(f"{_W}lvlOverride"):
                changed = True
                at = _whole(override.get(f"{_W}ilvl"), 0)
                if (level := override.find(f"{_W}lvl")) is not None:
                    levels[at] = _level(level)[1]
                if (start := _said(override, "startOverride")) and at in levels:
                    levels[at] = replace(levels[at], start=_whole(start, 1))
            if levels and number != "0":
                # Lists of one shape count on together; one that was told where to start counts for itself.
                self._names[number] = f"num {number}" if changed else shape
                empty = Level(text="", form="none")
                self._levels[number] = [levels.get(at, empty) for at in range(MOST_LEVELS)]


def _level(level: etree._Element) -> tuple[int, Level]:
    made = Level(
        text=_said(level, "lvlText") or "",
        form=_said(level, "numFmt") or "decimal",
        start=_whole(_said(level, "start"), 0),
        legal=level.find(f"{_W}isLgl") is not None,
    )
    return _whole(level.get(f"{_W}ilvl"), 0), made


def _use(properties: etree._Element | None) -> _Use:
    numbered = properties.find(f"{_W}numPr") if properties is not None else None
    if numbered is None:
        return _Use()
    level = _said(numbered, "ilvl")
    return _Use(_said(numbered, "numId"), None if level is None else _whole(level, 0))


def _said(parent: etree._Element, name: str) -> str | None:
    found = parent.find(f"{_W}{name}")
    return None if found is None else found.get(_VALUE)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise
