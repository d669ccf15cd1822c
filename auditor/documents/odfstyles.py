"""What an ODT says of its paragraphs apart from their words: numbers of lists, page breaks, headers and footers."""

from lxml import etree

from auditor.documents.numbering import MOST_LEVELS, Level, Numbers

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE = (_NS % name for name in ("text", "style"))
_FO = _NS % "xsl-fo-compatible"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_ABOVE = ("header", "header-first", "header-left")
_BELOW = ("footer", "footer-first", "footer-left")


class Styles:
    """The styles of a document, counting the items of its lists as they go by."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, list[Level]] = {}
        self._numbers = Numbers()
        self.hidden: set[str] = set()  # names of styles whose words are not shown
        self._breaks: set[str] = set()
        self._lists = 0
        self._ids: dict[str, str] = {}
        self._latest: dict[str, str] = {}
        self._roots = [root for root in roots if root is not None]
        for root in self._roots:
            for shape in root.iter(f"{_TEXT}list-style"):
                self._levels[shape.get(f"{_STYLE}name") or ""] = _levels(shape)
            for style in root.iter(f"{_STYLE}style"):
                properties = style.find(f"{_STYLE}paragraph-properties")
                before = properties.get(f"{_FO}break-before") if properties is not None else None
                shown = style.find(f"{_STYLE}text-properties")
                if shown is not None and shown.get(f"{_TEXT}display") == "none":
                    self.hidden.add(style.get(f"{_STYLE}name") or "")
                if before == "page" or style.get(f"{_STYLE}master-page-name"):
                    self._breaks.add(style.get(f"{_STYLE}name") or "")

    def breaks_before(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph begins a page."""
        return paragraph.get(f"{_TEXT}style-name") in self._breaks

    def begin(self, element: etree._Element) -> str:
        """A list begins, or goes on; returns the name it is counted under."""
        style = element.get(f"{_TEXT}style-name") or ""
        earlier = element.get(f"{_TEXT}continue-list")
        if earlier in self._ids:
            name = self._ids[earlier or ""]
        elif element.get(f"{_TEXT}continue-numbering") == "true" and style in self._latest:
            name = self._latest[style]
        else:
            self._lists += 1
            name = f"{self._lists} {style}"
        self._latest[style] = name
        for id_ in (element.get("{http://www.w3.org/XML/1998/namespace}id"), element.get(f"{_TEXT}id")):
            if id_:
                self._ids[id_] = name
        return name

    def number(self, name: str, level: int) -> str:
        """The number of the next item of a list."""
        levels = self._levels.get(name.partition(" ")[2])
        return self._numbers.next(name, level, levels) if levels else ""

    def around(self, above: bool) -> list[etree._Element]:
        """Headers or footers."""
        names = _ABOVE if above else _BELOW
        pages = [page for root in self._roots for page in root.iter(f"{_STYLE}master-page")][:30]
        return [part for page in pages for name in names for part in page.iterfind(f"{_STYLE}{name}")]


def _levels(shape: etree._Element) -> list[Level]:
    made = [Level(text="", form="none")] * MOST_LEVELS
    for level in shape:
        at = _whole(level.get(f"{_TEXT}level"), 1) - 1
        if level.tag != f"{_TEXT}list-level-style-number" or not 0 <= at < MOST_LEVELS:
            continue
        said = level.get(f"{_STYLE}num-format") or ""
        form = "russianLower" if said[:1] == "а" else "russianUpper" if said[:1] == "А" else _FORMS.get(said, "decimal")
        shown = min(_whole(level.get(f"{_TEXT}display-levels"), 1), at + 1)
        inner = ".".join(f"%{one + 1}" for one in range(at + 1 - shown, at + 1))
        text = f"{level.get(f'{_STYLE}num-prefix') or ''}{inner}{level.get(f'{_STYLE}num-suffix') or ''}"
        made[at] = Level(text=text, form=form, start=_whole(level.get(f"{_TEXT}start-value"), 1))
    return made


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 5 else otherwise
