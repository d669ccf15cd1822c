"""The pictures of slides that hold nothing else: of PPTX by what each slide names, of PPT by their order."""

import posixpath
from pathlib import Path

from auditor.documents import embedded, limits, ppt, pptx
from auditor.documents.sniff import Format

KINDS = (Format.PPTX.value, Format.PPT.value, Format.ODP.value)
_HREF = "{http://www.w3.org/1999/xlink}href"


def pictures(path: Path, media_type: str) -> list[list[bytes]]:
    """The pictures of each slide, none where they cannot be told apart."""
    if media_type == Format.ODP.value:
        return _of_odp(path)
    return _of_pptx(path) if media_type == Format.PPTX.value else _of_ppt(path, media_type)


def _of_pptx(path: Path) -> list[list[bytes]]:
    total = 0
    found: list[list[bytes]] = []
    with limits.open_zip(path) as archive:
        for name in pptx.order(archive)[: limits.PAGES]:
            folder, file = posixpath.split(name)
            slide = limits.xml_part(archive, name)
            links = limits.xml_part(archive, f"{folder}/_rels/{file}.rels")
            targets = {} if links is None else {link.get("Id"): link.get("Target") or "" for link in links}
            shown: list[bytes] = []
            for use in [] if slide is None else pptx.uses(slide):
                place = posixpath.normpath(posixpath.join("/", folder, targets.get(use, ""))).lstrip("/")
                data = limits.part(archive, place) if "/media/" in place and total < embedded.TOTAL else None
                total += len(data or b"")
                shown += [data] if data else []
            found.append(shown)
    return found


def _of_odp(path: Path) -> list[list[bytes]]:
    total = 0
    found: list[list[bytes]] = []
    with limits.open_zip(path) as archive:
        root = limits.xml_part(archive, "content.xml")
        for slide in [] if root is None else list(root.iter("{*}page"))[: limits.PAGES]:
            shown: list[bytes] = []
            for image in slide.iter("{*}image"):
                place = (image.get(_HREF) or "").removeprefix("./")
                data = limits.part(archive, place) if total < embedded.TOTAL else None
                total += len(data or b"")
                shown += [data] if data else []
            found.append(shown)
    return found


def _of_ppt(path: Path, media_type: str) -> list[list[bytes]]:
    """In the order they were put in, which is that of the slides where each such slide has one."""
    pages = ppt.read(path).pages
    found = embedded.pictures(path, media_type)
    if len(found) != sum(page.scanned for page in pages):
        return []
    left = iter(found)
    return [[next(left)] if page.scanned else [] for page in pages]
