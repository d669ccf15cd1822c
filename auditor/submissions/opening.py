"""What a submitted file is, by its content, and whether it is safe to unpack."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from xlrd.compdoc import CompDoc

from auditor.submissions import refusals, strangers
from auditor.submissions.formats import Format

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PARTS = 10_000
MOST_CELLS = 1_500_000
MOST_COVERED = 1_000_000  # cells under merged ranges and hyperlinks over ranges
_MOST_DOCUMENT = 60 * 1024 * 1024  # the XML of a text document: no form comes near

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
    if head.startswith(_OLE):
        return _ole(path)
    return strangers.text_or_page(path, head)


def _ole(path: Path) -> Format:
    """An old office file: what it is stands in its directory."""
    names = _streams(path.read_bytes())
    if {"EncryptedPackage", "\x06DataSpaces", "DRMContent"} & names:
        raise refusals.encrypted(path)
    if {"Workbook", "Book"} & names and "WordDocument" not in names:
        return Format.XLS
    raise strangers.old_office(path, names)


def _streams(data: bytes) -> set[str]:
    """The names at the root of an old office file; of a damaged one, those that stand somewhere in it."""
    try:
        root = CompDoc(data, logfile=io.StringIO()).dirlist
        return {root[child].name for child in root[0].children}
    except Exception:  # a library's parser before a stranger's file: anything may come
        known = ("EncryptedPackage", "WordDocument", "PowerPoint Document", "Workbook")
        return set(next(([name] for name in known if name.encode("utf-16-le") in data), []))


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts)
            names = {part.filename for part in parts}
            found = _by_parts(path, archive, names)
            if found is not Format.ZIP:
                if any(part.flag_bits & 1 for part in parts):
                    raise refusals.encrypted(path)
                _check_parts(path, archive, parts)
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise refusals.damaged(path) from None


def _by_parts(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Format:
    if "mimetype" in names:
        return _opendocument(path, archive, names)
    if "xl/workbook.bin" in names:
        raise strangers.binary_workbook(path)
    parts = [name for name in names if name.endswith((".xml", ".rels"))]
    if any(name.startswith("xl/") for name in parts):
        return Format.XLSX
    if any(name.startswith("word/") for name in parts):
        return Format.DOCX
    if any(name.startswith("ppt/") for name in parts):
        raise refusals.no_table(path, "презентация", "a presentation")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise strangers.apple(path)
    return Format.ZIP


def _opendocument(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Format:
    kind = archive.read("mimetype")[:100]
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml")[:1_000_000]:
        raise refusals.encrypted(path)
    if b"opendocument.spreadsheet" in kind:
        return Format.ODS
    if b"opendocument.text" in kind:
        return Format.ODT
    if b"opendocument.presentation" in kind:
        raise refusals.no_table(path, "презентация", "a presentation")
    raise refusals.no_table(path, "не таблица и не текст", "neither a table nor a text")


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Bombs are told from the directory, before anything is unpacked; what lies about its size ends as damaged."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise refusals.too_large(path, -(-unpacked // 2**20), MOST_UNPACKED // 2**20, unpacked=True)
    for part in parts:
        whole = part.filename == "content.xml" or part.filename.startswith("word/")  # parsed in one piece
        if whole and part.filename.endswith(".xml") and part.file_size > _MOST_DOCUMENT:
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
                    if cells > MOST_CELLS or covered > MOST_COVERED:
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
