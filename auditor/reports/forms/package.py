"""An office file as its parts: those that are not edited leave it byte for byte as they came."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPOILED = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    EOFError,
    RecursionError,
    NotImplementedError,
    AttributeError,
    TypeError,
)  # what a stranger's package may raise on its way through here

Node = Any  # an element of lxml; its stubs tell no more than this about what is found in it


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part; `part` is '' where it leads outside."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of an office file, edited as trees or bytes and saved as a new file."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._entries = {_name(info.filename): info for info in self._archive.infolist() if not info.is_dir()}
        self._trees: dict[str, Node] = {}
        self._edited: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._spelled: dict[str, str] = {}  # the names of new parts, in the letters they were given

    @property
    def main(self) -> str:
        """The part that everything else hangs on: the workbook or the document."""
        return self.related("", "officeDocument")[0].part

    def has(self, part: str) -> bool:
        return _name(part) in self._entries or _name(part) in self._new

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        name = _name(part)
        return self._new[name] if name in self._new else self._archive.read(self._entries[name])

    def put(self, part: str, data: bytes) -> None:
        """Gives a part other bytes, or makes it."""
        self._trees.pop(_name(part), None)
        self._new[_name(part)] = data
        self._spelled.setdefault(_name(part), part)

    def look(self, part: str) -> Node:
        """A part's tree, only to look at."""
        known = self._trees.get(_name(part))
        return known if known is not None else parsed(self.read(part))

    def hold(self, part: str) -> Node:
        """A part's tree, kept; what is changed in it is saved only after `edit`."""
        name = _name(part)
        if name not in self._trees:
            self._trees[name] = parsed(self.read(part))
        return self._trees[name]

    def edit(self, part: str) -> Node:
        """A part's tree; what is changed in it is saved."""
        self._edited.add(_name(part))
        return self.hold(part)

    def is_edited(self, part: str) -> bool:
        return _name(part) in self._edited

    # --- relationships -------------------------------------------------------------------------------------------

    def relations(self, part: str) -> Iterator[Relation]:
        """The relationships of a part ('' for those of the whole file)."""
        if not self.has(_relations_of(part)):
            return
        for one in self.look(_relations_of(part)):
            if one.tag == f"{RELATION}Relationship":
                inside = one.get("TargetMode") != "External"
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), one.get("Target", "")))
                yield Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target[1:] if inside else "")

    def related(self, part: str, kind: str) -> list[Relation]:
        """Relationships of one kind that lead to a part that is there."""
        return [one for one in self.relations(part) if one.kind == kind and one.part and self.has(one.part)]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Makes a relationship from a part to another; returns its id."""
        name = _relations_of(part)
        if not self.has(name):
            self.put(name, f'<Relationships xmlns="{RELATION[1:-1]}"/>'.encode())
        root = self.edit(name)
        taken = {one.get("Id") for one in root}
        id_ = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        one = etree.SubElement(root, f"{RELATION}Relationship")
        one.set("Id", id_)
        one.set("Type", f"{OFFICE}/{kind}")
        one.set("Target", posixpath.relpath("/" + target, posixpath.join("/", posixpath.dirname(part))))
        return id_

    def add(self, part: str, data: bytes, media: str) -> None:
        """Makes a part and says what it is."""
        self.put(part, data)
        root = self.edit("[Content_Types].xml")
        for one in root:
            if one.tag == f"{TYPES}Override" and _name(one.get("PartName", "")) == _name(part):
                one.set("ContentType", media)
                return
        one = etree.SubElement(root, f"{TYPES}Override")
        one.set("PartName", "/" + part)
        one.set("ContentType", media)

    def default(self, suffix: str, media: str) -> None:
        """Says what parts with this suffix are, where nothing says it yet."""
        root = self.edit("[Content_Types].xml")
        if not any(one.get("Extension", "").lower() == suffix for one in root):
            one = etree.Element(f"{TYPES}Default")
            one.set("Extension", suffix)
            one.set("ContentType", media)
            root.insert(0, one)

    def free(self, pattern: str) -> str:
        """The first name of a pattern with {} that no part has yet."""
        return next(name for n in range(1, 100_000) if not self.has(name := pattern.format(n)))

    def save(self) -> bytes:
        """The file, edited."""
        for name in self._edited & self._trees.keys():
            root = self._trees[name]
            self._new[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, info in self._entries.items():
                kept = zipfile.ZipInfo(info.filename, max(info.date_time, (1980, 1, 1, 0, 0, 0)))
                kept.compress_type, kept.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                made.writestr(kept, self._new[name] if name in self._new else self._archive.read(info))
            for name in sorted(self._new.keys() - self._entries.keys()):
                fresh = zipfile.ZipInfo(self._spelled[name], (1980, 1, 1, 0, 0, 0))
                made.writestr(fresh, self._new[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()


def parsed(data: bytes) -> Node:
    """XML of a stranger: no entities, no DTD, nothing from outside."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def _name(part: str) -> str:
    """Names of parts differ in case and slashes from program to program; they are the same all the same."""
    return part.replace("\\", "/").lstrip("/").lower()


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")
