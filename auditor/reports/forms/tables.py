"""The tables of a text document, counted as the reader of forms counts them."""

from collections.abc import Iterator

from auditor.reports.forms.package import Node

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


class Body:
    """The body of a document: its tables and the paragraphs between them, by number."""

    def __init__(self, root: Node) -> None:
        self.root = root
        body = root.find(f"{W}body")
        if body is None:
            raise ValueError("a document of a kind that is not edited here")
        blocks = list(children(body))
        self._tables = [one for one in blocks if one.tag == f"{W}tbl"]
        self._paragraphs = [one for one in blocks if one.tag == f"{W}p"]

    def table(self, number: int) -> Node | None:
        return self._tables[number - 1] if 0 < number <= len(self._tables) else None

    def paragraph(self, number: int) -> Node | None:
        return self._paragraphs[number - 1] if 0 < number <= len(self._paragraphs) else None

    def first_paragraph(self) -> Node | None:
        """The first paragraph with words in it, be it one of a table."""
        every = list(self.root.iter(f"{W}p"))
        return next((one for one in every if any(t.text for t in one.iter(f"{W}t"))), every[0] if every else None)

    def cell(self, table: int, row: int, column: int) -> Node | None:
        """The cell that begins at a column of the table's grid."""
        found = self.table(table)
        lines = rows(found) if found is not None else []
        if not 0 < row <= len(lines):
            return None
        return next((cell for start, _, cell in cells(lines[row - 1]) if start == column), None)


def rows(table: Node) -> list[Node]:
    """The rows of a table, those deleted in a tracked change left out."""
    return [one for one in children(table) if one.tag == f"{W}tr" and one.find(f"{W}trPr/{W}del") is None]


def cells(row: Node) -> Iterator[tuple[int, int, Node]]:
    """Column, width in columns and element of each cell of a row."""
    column = 1 + value(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for one in children(row):
        if one.tag == f"{W}tc":
            span = max(1, value(one.find(f"{W}tcPr/{W}gridSpan"), 1))
            yield column, span, one
            column += span


def children(parent: Node) -> Iterator[Node]:
    """Children, those in content controls and in accepted insertions too."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from children(child)
        elif isinstance(child.tag, str):
            yield child


def value(element: Node | None, otherwise: int) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def words(element: Node) -> str:
    """The words of an element."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))
