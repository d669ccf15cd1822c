"""The parts of a DOCX beside its main one: which is the main one, pieces in other formats, schemes."""

import posixpath
from collections.abc import Mapping
from typing import Final
from zipfile import ZipFile

from auditor.documents import html, limits, mail, rtf, sniff, text, wrapped
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Text, Trouble

MAIN: Final = "word/document.xml"  # what it is called nearly always
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def main(archive: ZipFile) -> str:
    """The name of the main part: some programs call it `word/document2.xml`."""
    return next((place for kind, _, place in _links(archive, "") if kind == "officeDocument"), MAIN)


def targets(archive: ZipFile, part: str) -> Mapping[str, str]:
    """Names of the parts that a part shows, by the ids it calls them."""
    return {name: place for _, name, place in _links(archive, part)}


def chunk(archive: ZipFile, place: str) -> list[str]:
    """The lines of a piece that was put in as it is (HTML, MHT, RTF, text): programs make whole documents so."""
    data = limits.part(archive, place)
    if not data:
        return []
    with wrapped.held(data) as file:
        try:
            found, media_type = sniff.sniff(file)
            if found is Format.HTML:
                made = html.read(file, "", "")
            elif found is Format.EML:
                made = mail.read(file, lambda path, name: Text(media_type="", trouble=Trouble.UNSUPPORTED))
            elif found in (Format.RTF, Format.TEXT):
                made = {Format.RTF: rtf.read, Format.TEXT: text.read}[found](file, media_type)
            else:
                return []
        except Unreadable:
            return []
    return [line for page in made.pages for line in page.text.split("\n")]


def scheme(archive: ZipFile, place: str) -> list[str]:
    """The words of a scheme (SmartArt), a line each of its boxes."""
    root = limits.xml_part(archive, place)
    points = root.iter("{*}pt") if root is not None else ()
    said = ["".join(word.text or "" for word in point.iter(f"{_A}t")) for point in points]
    return [line for line in said if line.strip()]


def _links(archive: ZipFile, part: str) -> list[tuple[str, str, str]]:
    """Of every part that another one names: what it is to it, the id it has there, its own name."""
    folder, name = posixpath.split(part)
    root = limits.xml_part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    out = []
    for link in root if root is not None else ():
        target = link.get("Target") or ""
        if link.get("TargetMode") != "External":
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out.append(((link.get("Type") or "").rpartition("/")[2], link.get("Id") or "", place))
    return out
