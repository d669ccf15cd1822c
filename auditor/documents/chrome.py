"""What of a web page is not its main part: menus, headers, footers, side columns; and what is hidden."""

import re

from selectolax.lexbor import LexborNode

_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
# Names (class, id) are read word by word: «entry-header», «card-header», «elementor-widget» hold the text itself.
_BEFORE = r"(?:(?:site|page|main|top|bottom|left|right|global|block|wrap|wrapper|sub|b|l|g|t|s|tm|tpl|ya|sp)[-_]*)*"
_NAMES = re.compile(
    rf"{_BEFORE}(?:(?:header|footer|nav|navbar|navigation|navigator|menu|topmenu|sidebar|topbar|toolbar|breadcrumbs?|"
    r"crumbs|pathway|cookies?|banners?|social|socials|share|copyrights?|counters?|related|comments?|pagination|pager|"
    r"special[-_]version|bvi)(?:$|[-_\d].*)|(?:head|foot|widget|side)$)",
    re.IGNORECASE,
)
_COLUMN = re.compile(rf"{_BEFORE}(?:left|right|side)(?:[-_]?(?:col|column|side|block|panel|part))?\d?$", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN = "main, article, [role=main], h1"
_NAMED_TAGS = frozenset({"div", "section", "ul", "table", "td", "header", "form", "center"})
_SHARE = 0.5  # of the page's text: an element so large is the page, whatever its class says
_MENU = 0.8  # of its words are links: a menu, however large
_MOST_NAMED = 2_000
_MOST_CELLS = 200  # pages laid out by tables have few; tables of documents many
_ITEMS = 3  # links of the shortest menu
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp]|zip|rar|7z)$", re.IGNORECASE)


def of(root: LexborNode) -> frozenset[int]:
    """Ids of the elements that are chrome."""
    body = root.css_first("body") or root
    whole = len(body.text(separator=" ").split()) or 1
    found = set()
    for node in body.css("nav, footer, aside, menu, header, [role], [class], [id]")[:_MOST_NAMED]:
        if _is_chrome(node, whole):
            found.add(node.mem_id)
    found.update(cell.mem_id for cell in body.css("td")[:_MOST_CELLS] if _is_column(cell))
    return frozenset(found)


def hidden(node: LexborNode) -> bool:
    """Whether people do not see the element."""
    attributes = node.attributes
    if "hidden" in attributes and (attributes["hidden"] or "") != "until-found":
        return True
    return bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_chrome(node: LexborNode, whole: int) -> bool:
    tag, attributes = node.tag or "", node.attributes
    sure = tag in _TAGS or (attributes.get("role") or "").lower() in _ROLES
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split() if tag in _NAMED_TAGS else []
    named = tag == "header" or any(map(_NAMES.match, names))
    column = any(map(_COLUMN.match, names))
    if not (sure or named or column) or (tag == "header" and _within_article(node)):
        return False
    if not sure and node.css_first(_MAIN) is not None and (tag != "header" or node.css_first("main, article")):
        return False
    words = len(node.text(separator=" ").split())
    menu = _linked(node) >= _MENU * words
    if not sure and not named:
        return menu
    return words <= _SHARE * whole or (node.css_first(_MAIN) is None and (sure or menu))


def _is_column(cell: LexborNode) -> bool:
    """A menu of a site laid out by a table: a cell of mere links to pages, beside one with a heading of its own."""
    links = cell.css("a[href]")
    row = cell.parent
    if len(links) < _ITEMS or row is None or cell.css_first("h1, h2, h3") is not None:
        return False
    if any(_FILE.search(link.attributes.get("href") or "") for link in links):
        return False
    beside = row.css("h1, h2, h3")
    return bool(beside) and _linked(cell) >= _MENU * len(cell.text(separator=" ").split())


def _linked(node: LexborNode) -> int:
    """How many words of the element are links."""
    return sum(len(link.text(separator=" ").split()) for link in node.css("a"))


def _within_article(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("article", "main", "section"):
            return True
        parent = parent.parent
    return False
