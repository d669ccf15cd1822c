"""What a submitted file is, by its content, and whether it is safe to unpack."""

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from auditor.errors import SubmissionError
from auditor.model import Say
from auditor.submissions import refusals

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PARTS = 10_000
_MOST_CELLS = 1_500_000
_MOST_COVERED = 1_000_000  # cells under merged ranges and hyperlinks over ranges
_MOST_DOCUMENT = 60 * 1024 * 1024  # the XML of a text document: no form comes near

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


class Format(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    TEXT = "text"


def recognised(path: Path) -> Format:
    """The format of a file that can be read; all else is refused with a sentence of its own."""
    try:
        if path.is_dir():
            raise refusals.folder(path)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except PermissionError:
        raise refusals.unreachable(path) from None
    except (OSError, ValueError):
        raise refusals.missing(path) from None
    if not head:
        raise refusals.empty(path)
    if size > MOST_BYTES:
        raise refusals.too_large(path, -(-size // 2**20), MOST_BYTES // 2**20)
    if head.startswith(b"PK"):
        return _zipped(path)
    _refuse_others(path, head)
    return Format.TEXT


def _refuse_others(path: Path, head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        raise _ole(path)
    if b"%PDF-" in head[:1024]:
        raise refusals.no_table(path, "PDF", "a PDF")
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise refusals.no_table(path, "картинка", "a picture")
    if head.startswith(_ARCHIVES):
        raise refusals.no_table(path, "архив", "an archive")
    if start.startswith(b"{\\rtf"):
        how = Say(ru="Откройте его в Word и сохраните как DOCX.", en="Open it in Word and save it as DOCX.")
        raise refusals.other_format(path, "RTF", how)
    if re.match(rb"<(?:!doctype\s+html|html|table|head|body|meta)\b", start, re.I):
        how = Say(ru="Откройте его в Excel и сохраните как XLSX.", en="Open it in Excel and save it as XLSX.")
        raise refusals.other_format(path, "HTML", how)
    if start.startswith(b"<?xml"):
        how = Say(ru="Откройте его в Excel и сохраните как XLSX.", en="Open it in Excel and save it as XLSX.")
        raise refusals.other_format(path, "XML", how)


def _ole(path: Path) -> SubmissionError:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.encrypted(path)
    if "WordDocument".encode("utf-16-le") in data:
        how = Say(ru="Откройте его в Word и сохраните как DOCX.", en="Open it in Word and save it as DOCX.")
        return refusals.other_format(path, "DOC", how)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        how = Say(ru="Откройте его в Excel и сохраните как XLSX.", en="Open it in Excel and save it as XLSX.")
        return refusals.other_format(path, "XLS", how)
    return refusals.damaged(path)


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts)
            names = {part.filename for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                raise refusals.encrypted(path)
            if "mimetype" in names:
                raise _opendocument(path, archive.read("mimetype")[:100])
            if any(name.startswith("xl/") for name in names):
                _check_parts(path, archive, parts)
                return Format.XLSX
            if any(name.startswith("word/") for name in names):
                _check_parts(path, archive, parts)
                return Format.DOCX
            if any(name.startswith("ppt/") for name in names):
                raise refusals.no_table(path, "презентация", "a presentation")
            raise refusals.no_table(path, "архив", "an archive")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise refusals.damaged(path) from None


def _opendocument(path: Path, mimetype: bytes) -> SubmissionError:
    if b"spreadsheet" in mimetype:
        how = Say(ru="Сохраните его как «Excel (XLSX)».", en='Save it as "Excel (XLSX)".')
        return refusals.other_format(path, "ODS", how)
    if b"opendocument.text" in mimetype:
        how = Say(ru="Сохраните его как «Word (DOCX)».", en='Save it as "Word (DOCX)".')
        return refusals.other_format(path, "ODT", how)
    return refusals.no_table(path, "архив", "an archive")


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Bombs are told from the directory, before anything is unpacked; what lies about its size ends as damaged."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise refusals.too_large(path, -(-unpacked // 2**20), MOST_UNPACKED // 2**20, unpacked=True)
    for part in parts:
        if part.filename.startswith("word/") and part.filename.endswith(".xml") and part.file_size > _MOST_DOCUMENT:
            raise refusals.too_large(path, -(-part.file_size // 2**20), _MOST_DOCUMENT // 2**20, unpacked=True)


_RANGES = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]{0,300}?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)


def _check_parts(path: Path, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    cells = covered = 0
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        sheet = "worksheets/" in part.filename
        tail = b""
        with archive.open(part) as stream:
            first = True
            while chunk := stream.read(1 << 20):
                if first and chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                    raise refusals.damaged(path)  # no office program writes its parts in UTF-16; it would hide a DTD
                if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                    raise refusals.suspicious(path)
                if sheet:
                    cells += chunk.count(b"<c ") + chunk.count(b"<c>") + chunk.count(b"<row")
                    covered += sum(_area(found) for found in _RANGES.finditer(tail + chunk))
                    if cells > _MOST_CELLS or covered > _MOST_COVERED:
                        raise refusals.too_many_cells(path)
                tail, first = chunk[-400:], False


def _area(found: re.Match[bytes]) -> int:
    left, top, right, bottom = _number(found[1]), int(found[2]), _number(found[3]), int(found[4])
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
