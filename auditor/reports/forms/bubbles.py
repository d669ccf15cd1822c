"""Word's own comments: the words in a part of their own, and marks around what they speak of."""

from lxml import etree

from auditor.reports import clean
from auditor.reports.forms.notes import AUTHOR
from auditor.reports.forms.package import Node, Package
from auditor.reports.forms.tables import WORD, W

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "ПС"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Bubbles:
    """The comments of a document."""

    def __init__(self, package: Package, main: str, root: Node, moment: str) -> None:
        self._package, self._main, self._root, self._moment = package, main, root, moment
        found = package.related(main, "comments")
        self._list: Node = package.edit(found[0].part) if found else None
        if self._list is not None:
            self._forget()
        self._made: list[Node] = []
        known = [int(one.get(f"{W}id", "0")) for one in self._list] if self._list is not None else []
        self._next = max(known, default=-1) + 1

    def _forget(self) -> None:
        """Takes away the comments of an earlier check with their marks."""
        gone = {one.get(f"{W}id") for one in self._list if one.get(f"{W}author") == AUTHOR}
        for one in [one for one in self._list if one.get(f"{W}id") in gone]:
            self._list.remove(one)
        for name in _MARKS if gone else ():
            for mark in [one for one in self._root.iter(W + name) if one.get(f"{W}id") in gone]:
                parent = mark.getparent()
                parent.remove(mark)
                if name == "commentReference" and not any(child.tag != f"{W}rPr" for child in parent):
                    parent.getparent().remove(parent)

    def hang(self, element: Node, words: str) -> None:
        """Hangs a comment on a cell or a paragraph."""
        paragraphs = [element] if element.tag == f"{W}p" else list(element.iter(f"{W}p"))
        if not paragraphs:
            return
        id_ = str(self._next)
        self._next += 1
        start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
        run = etree.Element(f"{W}r")
        for one in (start, end, etree.SubElement(run, f"{W}commentReference")):
            one.set(f"{W}id", id_)
        first = paragraphs[0]
        first.insert(1 if len(first) and first[0].tag == f"{W}pPr" else 0, start)
        paragraphs[-1].append(end)
        paragraphs[-1].append(run)
        self._made.append(self._comment(id_, clean.text(words)))

    def _comment(self, id_: str, words: str) -> Node:
        made = etree.Element(f"{W}comment")
        for name, value in (("id", id_), ("author", AUTHOR), ("date", self._moment), ("initials", _INITIALS)):
            made.set(W + name, value)
        for at, line in enumerate(words.split("\n")):
            paragraph = etree.SubElement(made, f"{W}p")
            spacing = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}spacing")
            spacing.set(f"{W}before", "0")
            spacing.set(f"{W}after", "0")
            if not line:
                continue
            run = etree.SubElement(paragraph, f"{W}r")
            look = etree.SubElement(run, f"{W}rPr")
            if at == 0:
                etree.SubElement(look, f"{W}b")
            etree.SubElement(look, f"{W}sz").set(f"{W}val", "20")
            text = etree.SubElement(run, f"{W}t")
            text.text = line
            text.set(_SPACE, "preserve")
        return made

    def settle(self) -> None:
        """Writes the comments into their part."""
        if not self._made:
            return
        if self._list is None:
            part = self._package.free("word/comments{}.xml").replace("comments1.xml", "comments.xml")
            self._package.add(part, f'<w:comments xmlns:w="{WORD}"/>'.encode(), _MEDIA)
            self._package.relate(self._main, "comments", part)
            self._list = self._package.edit(part)
        for one in self._made:
            self._list.append(one)
