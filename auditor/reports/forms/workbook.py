"""A workbook: its sheets by name, and sheets of ours before and after them."""

import re

from lxml import etree

from auditor.reports import clean
from auditor.reports.forms.grid import R, Sheet, Strings
from auditor.reports.forms.looks import MAIN, Looks, S
from auditor.reports.forms.package import OFFICE, Node, Package

_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_AFTER_NAMES = frozenset(
    re.findall(
        r"\w+",
        """calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr
        webPublishObjects extLst""",
    )
)
_SELECTED = re.compile(rb"""tabSelected\s*=\s*["'](?:1|true)""")
_LONGEST_NAME = 31


class Workbook:
    """The workbook of a package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.main
        self._root = package.edit(self.part)
        self._list = self._root.find(S + "sheets")
        if self._list is None:
            raise ValueError("a workbook of a kind that is not edited here")
        self._kinds = {one.id: one for one in package.relations(self.part)}
        self.strings = Strings(package, self.part)
        self.looks = Looks(package, self.part)
        self._open: dict[str, Sheet] = {}

    def names(self) -> list[str]:
        """The names of all sheets, in order."""
        return [one.get("name", "") for one in self._sheets()]

    def _sheets(self) -> list[Node]:
        return [one for one in self._list if one.tag == S + "sheet"]

    def sheet(self, name: str) -> Sheet | None:
        """The worksheet of a name; None where there is none, or it is no worksheet."""
        for one in self._sheets():
            title = one.get("name", "")
            if clean.text(title) != clean.text(name):
                continue
            relation = self._kinds.get(one.get(f"{R}id", ""))
            if relation is None or relation.kind != "worksheet" or not self.package.has(relation.part):
                return None
            if title not in self._open:
                self._open[title] = Sheet(self.package, title, relation.part, self.strings)
            return self._open[title]
        return None

    def opened(self) -> list[Sheet]:
        """The sheets that were asked for."""
        return list(self._open.values())

    def unselect(self) -> None:
        """Leaves no sheet selected but the one put first: what is typed would go into all of them."""
        for one in self._sheets():
            relation = self._kinds.get(one.get(f"{R}id", ""))
            if relation is None or not relation.part or not self.package.has(relation.part):
                continue
            if _SELECTED.search(self.package.read(relation.part)[:20_000]):
                for view in self.package.edit(relation.part).iter(f"{S}sheetView"):
                    view.attrib.pop("tabSelected", None)

    def free_name(self, name: str) -> str:
        """A name for a sheet of ours that no other has."""
        taken = {one.lower() for one in self.names()}
        name = name[:_LONGEST_NAME]
        return next(
            one for n in range(1, 1000) if (one := name if n == 1 else f"{name[:26]} ({n})").lower() not in taken
        )

    def add(self, name: str, data: bytes, *, first: bool) -> str:
        """Puts in a sheet before or after all others; returns its part."""
        part = self.package.free("xl/worksheets/sheet{}.xml")
        self.package.add(part, data, _MEDIA)
        numbers = [int(one.get("sheetId", "0")) for one in self._sheets()]
        made = etree.Element(S + "sheet")
        made.set("name", name)
        made.set("sheetId", str(max(numbers, default=0) + 1))
        made.set(f"{R}id", self.package.relate(self.part, "worksheet", part))
        self._kinds = {one.id: one for one in self.package.relations(self.part)}
        if first:
            self._list.insert(0, made)
            self._shift(1)
        else:
            self._list.append(made)
        return part

    def remove(self, name: str) -> None:
        """Takes a sheet of an earlier check out."""
        for at, one in enumerate(self._sheets()):
            if one.get("name") == name:
                self._list.remove(one)
                self._open.pop(name, None)
                for known in list(self._names()):
                    if known.get("localSheetId") == str(at):
                        known.getparent().remove(known)
                self._shift(-1, beyond=at)
                return

    def _shift(self, by: int, beyond: int = -1) -> None:
        """What counts sheets by their order goes on meaning the same sheet."""
        for one in self._names():
            local = one.get("localSheetId")
            if local is not None and int(local) > beyond:
                one.set("localSheetId", str(int(local) + by))

    def _names(self) -> list[Node]:
        found = self._root.find(S + "definedNames")
        return list(found) if found is not None else []

    def name_range(self, name: str, sheet: str, words: str) -> None:
        """A hidden name of a sheet's own, as programs write for its filter."""
        found = self._root.find(S + "definedNames")
        if found is None:
            found = etree.Element(S + "definedNames")
            after = [
                n for n, one in enumerate(self._root) if isinstance(one.tag, str) and one.tag[len(S) :] in _AFTER_NAMES
            ]
            self._root.insert(after[0] if after else len(self._root), found)
        made = etree.SubElement(found, S + "definedName")
        made.set("name", name)
        made.set("localSheetId", str(self.names().index(sheet)))
        made.set("hidden", "1")
        made.text = words

    def show_first(self) -> None:
        """Opens the workbook at its first sheet."""
        views = self._root.find(S + "bookViews")
        if views is None:
            views = etree.Element(S + "bookViews")
            self._root.insert(self._root.index(self._list), views)
            etree.SubElement(views, S + "workbookView")
        for one in views:
            for key in ("activeTab", "firstSheet"):
                one.attrib.pop(key, None)


def quoted(name: str) -> str:
    """A sheet's name as references write it."""
    return "'" + name.replace("'", "''") + "'"


def link_to(sheet: str, cell: str) -> str:
    """Where a link within the workbook leads."""
    return f"{quoted(sheet)}!{cell}"


NAMESPACES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
