"""Bombs told from their directories, XML without surprises, text cleaned at one border; sizes and counts."""

import lzma
import re
import zipfile
import zlib
from pathlib import Path

import numpy as np
from lxml import etree

from auditor.model import Trouble

FILE_BYTES = 100 << 20
PAGES = 2_000
CHARACTERS = 5_000_000  # of a whole document: a 2,000-page book has four million
LINKS = 5_000

_MEMBERS = 10_000
_UNPACKED = 400 << 20  # what a directory may promise in all
_PART = 64 << 20  # one XML part; the longest seen in a real document is under 20 MB
_SUSPECT, _RATIO = 8 << 20, 150  # an office part shrinks 5 to 60 times, a bomb 300 to 1,000 times
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)

# C0 and C1 but tab and line feed, soft hyphens, zero width, direction marks and overrides, byte order marks,
# non-characters, lone surrogates: report writers choke on them and readers are deceived by them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_GAPS = re.compile(r"\n{4,}")
_KINDS = np.zeros(1 << 16, dtype=np.uint8)  # of a code unit: which of these patterns has something to find in it
for _bit, _pattern in ((1, _SPACES), (2, re.compile("\r")), (4, _BREAKS), (8, _UNSEEN)):
    _KINDS[[ord(found[0]) for found in _pattern.finditer("".join(map(chr, range(1 << 16))))]] |= _bit


class Unreadable(Exception):
    """A document that cannot be read, and why. Never leaves this room: its door turns it into a value."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


def clean(text: str) -> str:
    """Text without anything unseen; every break of a line is a line feed, every kind of blank a space."""
    found = int(np.bitwise_or.reduce(_KINDS[np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")]))
    if found & 1:
        text = _SPACES.sub(" ", text)
    if found & 2:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found & 4:
        text = _BREAKS.sub("\n", text)
    if found & 8:
        text = _UNSEEN.sub("", text)
    if " \n" in text or "\t\n" in text:
        *lines, last = text.split("\n")
        text = "\n".join([*(line.rstrip(" \t") for line in lines), last])
    return (_GAPS.sub("\n\n\n", text) if "\n\n\n\n" in text else text).strip("\n")


def one_line(text: str, longest: int = 300) -> str:
    """Clean text on a single line, for titles, headings and words of a link."""
    return " ".join(clean(text[: longest * 4]).split())[:longest]


def weigh(path: Path) -> int:
    """The size of a file that is worth opening."""
    size = path.stat().st_size
    if size > FILE_BYTES:
        raise Unreadable(Trouble.TOO_LARGE, f"{size >> 20} MB")
    return size


def open_zip(path: Path) -> zipfile.ZipFile:
    """A zip whose directory promises nothing absurd."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable(Trouble.DAMAGED, f"zip: {error}") from error
    members = archive.infolist()
    if members and not any("/" in member.filename for member in members):
        for member in members:  # some programs part folders as Windows does
            member.filename = member.filename.replace("\\", "/")
            archive.NameToInfo[member.filename] = member
    heavy = [member for member in members if _explodes(member)]
    if len(members) > _MEMBERS or heavy or sum(member.file_size for member in members) > _UNPACKED:
        archive.close()
        raise Unreadable(Trouble.TOO_LARGE, f"zip: {sum(member.file_size for member in members) >> 20} MB unpacked")
    return archive


def _explodes(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _SUSPECT and member.file_size > _RATIO * max(member.compress_size, 1)


def part(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int = _PART) -> bytes | None:
    """A member's bytes, counted while they inflate (a directory may lie); None where there is no such member."""
    try:
        member = archive.getinfo(name) if isinstance(name, str) else name
    except KeyError:
        return None
    if member.flag_bits & 1:
        raise Unreadable(Trouble.ENCRYPTED, "zip")
    read, size = [], 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise Unreadable(Trouble.TOO_LARGE, f"{member.filename}: over {most >> 20} MB")
                read.append(chunk)
    except _BROKEN as error:
        raise Unreadable(Trouble.DAMAGED, f"{member.filename}: {error}") from error
    return b"".join(read)


def xml(data: bytes) -> etree._Element:
    """The root of an XML document: no DTD, no entities, no network, no endless depth or text."""
    start = data[:4096].replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise Unreadable(Trouble.DAMAGED, "XML: DTD")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Trouble.DAMAGED, f"XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(Trouble.DAMAGED, "XML: DTD")
    return root


def xml_part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of a member, None where there is no such member."""
    data = part(archive, name)
    return None if data is None else xml(data)
