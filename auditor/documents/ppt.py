"""PPT (PowerPoint 97 to 2003) -> Text: a slide is a page; the atoms of text in the order of the slides."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.documents import limits, mojibake
from auditor.documents.limits import Unreadable
from auditor.documents.ole import Streams
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_LISTED, _PERSIST, _USER_EDIT, _DIRECTORY = 0x0FF0, 0x03F3, 0x0FF5, 0x1772
_HEADER, _WIDE, _NARROW, _OUTLINE, _SHAPE_TEXT = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E, 0xF00D
_TITLES = (0, 6)  # kinds of text in a header: title, centred title
_DEEPEST = 30
_MOST_ATOMS = 500_000
_MOST_EDITS = 5_000
_LETTERS = 20
_ENCRYPTED = 0xF3D1C4DF
_SIGNS = str.maketrans({"\r": "\n", "\x0b": "\n"})


@dataclass(frozen=True, slots=True)
class _Atom:
    """A record: its kind, its instance, and where its content starts and ends."""

    kind: int
    instance: int
    start: int
    end: int
    holds: bool  # other records


@dataclass(slots=True)
class _Slide:
    reference: int
    texts: list[tuple[int, str]]  # of placeholders: kind and words


def read(path: Path, media_type: str = "") -> Text:
    """Reads a PPT in the order its slides are shown."""
    with Streams(path) as file:
        data, user = file.read("PowerPoint Document"), file.read("Current User")
        pictures = bool(file.read("Pictures"))
        title = file.title()
    if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise Unreadable(Trouble.ENCRYPTED, "PPT")
    if not data:
        raise Unreadable(Trouble.DAMAGED, "PPT")
    pages, headings = _pages(data, user, pictures)
    return Text(
        media_type=Format.PPT.value,
        title="" if title.lower() in ("презентация powerpoint", "powerpoint presentation", "слайд 1") else title,
        pages=pages,
        count=len(pages),
        trouble=None if any(page.text or page.scanned for page in pages) else Trouble.EMPTY,
        headings=headings,
    )


def _pages(data: bytes, user: bytes, pictures: bool) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    places = _places(data, user)
    slides = _slides(data, places)
    if not slides:  # without its list the text is read as it lies
        words = [limits.clean(_words(data, atom)) for atom in _atoms(data) if atom.kind in (_WIDE, _NARROW)]
        text = mojibake.undone("\n".join(dict.fromkeys(word for word in words if word)))
        return (Page(number=1, text=text, scanned=pictures and len(text) < _LETTERS),), ()
    pages, headings = [], []
    for at, slide in enumerate(slides[: limits.PAGES], 1):
        lines = _lines(data, places.get(slide.reference), slide.texts)
        text = mojibake.undone(limits.clean("\n".join(lines)))
        pages.append(Page(number=at, text=text, scanned=pictures and sum(map(str.isalpha, text)) < _LETTERS))
        titles = [limits.one_line(mojibake.undone(words)) for kind, words in slide.texts if kind in _TITLES]
        headings += titles[:1]
    return tuple(pages), tuple(heading for heading in headings if heading)


def _lines(data: bytes, place: int | None, listed: list[tuple[int, str]]) -> list[str]:
    """The words of a slide as its shapes stand; words of placeholders that no shape names come first."""
    shapes: list[str] = []
    used: set[int] = set()
    if place is not None:
        for atom in _atoms(data, place, _end(data, place)):
            if atom.kind in (_WIDE, _NARROW):
                shapes.append(_words(data, atom))
            elif atom.kind == _OUTLINE and atom.start + 4 <= atom.end:
                number = struct.unpack_from("<i", data, atom.start)[0]
                if 0 <= number < len(listed) and number not in used:
                    used.add(number)
                    shapes.append(listed[number][1])
    rest = [words for at, (_, words) in enumerate(listed) if at not in used]
    return [line for words in (*rest, *shapes) for line in words.split("\n") if line.strip()]


def _slides(data: bytes, places: dict[int, int]) -> list[_Slide]:
    """The slides in order, with the words of their placeholders."""
    out: list[_Slide] = []
    for holder in _atoms(data):
        if holder.kind != _LISTED or holder.instance:  # other instances list masters and notes
            continue
        out = []  # a later saving of the document lists them again
        kind = -1
        for atom in _atoms(data, holder.start, holder.end):
            if atom.kind == _PERSIST and atom.start + 4 <= atom.end:
                out.append(_Slide(struct.unpack_from("<I", data, atom.start)[0], []))
            elif atom.kind == _HEADER and atom.start + 4 <= atom.end:
                kind = struct.unpack_from("<I", data, atom.start)[0]
                if out:
                    out[-1].texts.append((kind, ""))
            elif atom.kind in (_WIDE, _NARROW) and out:
                if out[-1].texts and not out[-1].texts[-1][1]:
                    out[-1].texts.pop()
                out[-1].texts.append((kind, _words(data, atom)))
    return out


def _places(data: bytes, user: bytes) -> dict[int, int]:
    """Where each numbered part of the file lies, by the newest saving that names it."""
    out: dict[int, int] = {}
    at = struct.unpack_from("<I", user, 16)[0] if len(user) >= 20 else 0
    seen: set[int] = set()
    while at and at not in seen and len(seen) < _MOST_EDITS and at + 24 <= len(data):
        seen.add(at)
        if struct.unpack_from("<H", data, at + 2)[0] != _USER_EDIT:
            break
        before, directory = struct.unpack_from("<2I", data, at + 8 + 8)
        for number, place in _directory(data, directory):
            out.setdefault(number, place)
        at = before
    return out


def _directory(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    if at + 8 > len(data) or struct.unpack_from("<H", data, at + 2)[0] != _DIRECTORY:
        return
    end = min(_end(data, at), len(data))
    at += 8
    while at + 4 <= end:
        packed = struct.unpack_from("<I", data, at)[0]
        number, count = packed & 0xFFFFF, packed >> 20
        at += 4
        for one in range(count):
            if at + 4 > end:
                return
            yield number + one, struct.unpack_from("<I", data, at)[0]
            at += 4


def _end(data: bytes, at: int) -> int:
    return at + 8 + struct.unpack_from("<I", data, at + 4)[0] if at + 8 <= len(data) else at


def _atoms(data: bytes, start: int = 0, end: int | None = None) -> Iterator[_Atom]:
    """Every record between two places, those that hold others before what they hold."""
    count = 0
    ends = [len(data) if end is None else min(end, len(data))]
    at = start
    while ends:
        if at + 8 > ends[-1]:
            at = ends.pop()
            continue
        version, kind, length = struct.unpack_from("<HHI", data, at)
        stop = min(at + 8 + length, ends[-1])
        count += 1
        if count > _MOST_ATOMS:
            return
        holds = version & 15 == 15
        yield _Atom(kind, version >> 4, at + 8, stop, holds)
        if (holds and len(ends) < _DEEPEST) or kind == _SHAPE_TEXT:
            ends.append(stop)
            at += 8
        else:
            at = stop


def _words(data: bytes, atom: _Atom) -> str:
    body = data[atom.start : atom.end]
    return body.decode("utf-16-le" if atom.kind == _WIDE else "latin-1", "replace").translate(_SIGNS)
