"""HTML -> Text: the main part of a page without menus and footers, its title, headings and links."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor.documents import chrome, encoding, limits, links, weave
from auditor.model import Page, Text, Trouble

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot thead tr "
    "ul iframe embed object"
)
_UNSEEN_TAGS = "script style noscript template svg head title meta link math datalist"
_BLOCKS, _UNSEEN = frozenset(_BLOCK_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
_CELLS = frozenset({"td", "th"})
_LAYOUT = ("p", "div", "table", "h1", "h2", "h3", "h4", "ul", "ol", "form", "blockquote")
_HEADINGS = frozenset({"h1", "h2"})
_SHOWN_INPUTS = frozenset({"submit", "button", "reset"})
_TYPED_INPUTS = frozenset({"", "text", "password", "email", "search", "tel", "number", "url", "date"})
_SHOWS = (
    "script, iframe, frame, embed, object, img, picture, svg, canvas, video, a[href], input, textarea, "
    "meta[http-equiv=refresh]"
)
_LEAST = 10  # letters: a page whose main part has fewer is read whole
_MOST_NODES = 400_000


def read(path: Path, media_type: str, url: str = "") -> Text:
    """Reads a web page. `media_type` may name the encoding, `url` is what relative links start from."""
    return parse(path.read_bytes(), media_type, url)


def parse(data: bytes, media_type: str, url: str = "") -> Text:
    """A page from its bytes."""
    source = encoding.decode(data, media_type)
    partial = len(source) > 4 * limits.CHARACTERS
    tree = LexborHTMLParser(source[: 4 * limits.CHARACTERS])
    root = tree.root
    if root is None:
        return Text(media_type="text/html", paged=False, pages=(Page(number=1, text=""),))
    aside = chrome.of(root)
    walk = _Walk(aside)
    walk.run(root)
    text = limits.clean(walk.text(main=True))
    if sum(map(str.isalpha, text)) < _LEAST:
        text = limits.clean(walk.text(main=False))
    headings = walk.headings or walk.other_headings
    title = tree.css_first("head title") or tree.css_first("title")
    return Text(
        media_type="text/html",
        title=limits.one_line(title.text()) if title else "",
        pages=(Page(number=1, text=weave.unweave(text[: limits.CHARACTERS])),),
        paged=False,
        links=links.of(root, url, aside),
        headings=tuple(headings[:200]),
        partial=partial or walk.cut,
        trouble=Trouble.EMPTY if _shows_nothing(root, text) else None,
    )


def _shows_nothing(root: LexborNode, text: str) -> bool:
    """Neither words nor what could show some: scripts, frames and pictures may hold the text."""
    return not any(map(str.isalnum, text)) and root.css_first(_SHOWS) is None


class _Walk:
    """Text in reading order, with each block on lines of its own; deep nesting costs no stack."""

    def __init__(self, aside: frozenset[int]) -> None:
        self.headings: list[str] = []
        self.other_headings: list[str] = []
        self.cut = False
        self._aside = aside
        self._pieces: list[tuple[bool, str]] = []  # in the main part?, words or a break

    def run(self, root: LexborNode) -> None:
        """Visits every node once; `None` on the stack marks the end of a block."""
        stack: list[tuple[LexborNode | None, bool, str]] = [(root, True, "")]
        nodes = 0
        while stack:
            node, main, after = stack.pop()
            if node is None:
                self._pieces.append((main, after))
                continue
            nodes += 1
            if nodes > _MOST_NODES:
                self.cut = True
                return
            if node.is_text_node:
                self._words(node, main)
            elif node.is_element_node or node.is_document_node:
                self._element(node, main, stack)

    def _words(self, node: LexborNode, main: bool) -> None:
        words = node.text_content or ""
        if node.parent is not None and node.parent.tag == "pre":
            self._pieces.append((main, words))
        else:
            spaced = " ".join(words.split())
            left = " " if words[:1].isspace() else ""
            self._pieces.append((main, f"{left}{spaced}{' ' if words[-1:].isspace() and spaced else ''}"))

    def _element(self, node: LexborNode, main: bool, stack: list[tuple[LexborNode | None, bool, str]]) -> None:
        tag = node.tag or ""
        if tag in _UNSEEN or (tag not in ("html", "body", "-document") and chrome.hidden(node)):
            return
        main = main and node.mem_id not in self._aside
        if tag == "br":
            self._pieces.append((main, "\n"))
            return
        if tag == "input":
            self._pieces.append((main, f"\n{_shown(node)}\n"))
            return
        if tag in _HEADINGS:
            heading = limits.one_line(node.text(separator=" "))
            if heading:
                (self.headings if main else self.other_headings).append(heading)
        if tag in _BLOCKS or (tag in _CELLS and _is_layout(node)):
            self._pieces.append((main, "\n"))
            stack.append((None, main, "\n"))
        elif tag in _CELLS:
            stack.append((None, main, "\v"))  # becomes « | » between two cells of a row
        children = []
        child = node.child
        while child is not None:
            children.append((child, main, ""))
            child = child.next
        stack.extend(reversed(children))

    def text(self, *, main: bool) -> str:
        """The words of the main part, or of the whole page."""
        lines = "".join(piece for inside, piece in self._pieces if inside or not main).split("\n")
        out = []
        for line in lines:
            cells = [" ".join(cell.split()) if "\t" not in cell else cell.strip() for cell in line.split("\v")]
            joined = " | ".join(cells).strip(" |") if len(cells) > 1 else cells[0]
            if joined:
                out.append(joined)
        return "\n".join(out)


def _shown(node: LexborNode) -> str:
    """What a form shows in its fields and buttons: it tells a login wall from a document."""
    kind = (node.attributes.get("type") or "").lower()
    if kind in _SHOWN_INPUTS:
        return node.attributes.get("value") or ""
    return (node.attributes.get("placeholder") or "") if kind in _TYPED_INPUTS else ""


def _is_layout(cell: LexborNode) -> bool:
    """A cell that holds blocks is a part of the page's layout, or a cell of several paragraphs."""
    child = cell.child
    blocks = 0
    while child is not None:
        if child.is_element_node and child.tag in _LAYOUT:
            blocks += 1
            if child.tag != "p" or blocks > 1:
                return True
        child = child.next
    return False
