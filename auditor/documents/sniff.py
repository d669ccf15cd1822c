"""What the bytes are, whatever the server called them."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

import filetype

from auditor.documents import encoding, limits, ole
from auditor.documents.limits import Unreadable
from auditor.model import Trouble


class Format(StrEnum):
    """Formats that have a reader; the value is the media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    XLS = "application/vnd.ms-excel"
    DOC = "application/msword"
    PPT = "application/vnd.ms-powerpoint"
    RTF = "application/rtf"
    HTML = "text/html"
    TEXT = "text/plain"
    IMAGE = "image/*"
    ZIP = "application/zip"
    RAR = "application/vnd.rar"
    SEVEN = "application/x-7z-compressed"
    EML = "message/rfc822"
    FLAT = "application/xml"  # an office document as one XML file
    GZIP = "application/gzip"


class Unknown(Unreadable):
    """A format without a reader, or one that cannot be told any more; `media_type` is what it is."""

    def __init__(
        self, name: str, media_type: str = "application/octet-stream", trouble: Trouble = Trouble.UNSUPPORTED
    ) -> None:
        super().__init__(trouble, name)
        self.media_type = media_type


_HEAD = 64 << 10
_BLANKS = b"\xef\xbb\xbf \r\n\t"  # what a site's program may have said before the file
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LOOK = 8 << 20
_SEVEN, _RAR = b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"
# Names of streams in an OLE directory, as they stand there in UTF-16.
_STREAMS = {
    name: name.encode("utf-16-le")
    for name in ("EncryptedPackage", "WordDocument", "PowerPoint Document", "Workbook", "Book")
}
_OLE_FORMATS = {
    "WordDocument": Format.DOC,
    "PowerPoint Document": Format.PPT,
    "Workbook": Format.XLS,
    "Book": Format.XLS,
}
_PICTURES = ("jpg", "png", "tif", "gif", "bmp", "webp", "heic", "jxr", "jp2", "jpx", "avif", "psd")
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|frameset)\b", re.S | re.I
)
_HTML_TAG = re.compile(
    r"<(?:p|div|span|table|tr|td|a|br|h[1-6]|ul|li|font|meta|title|script|center|iframe)\b[^>]*>", re.I
)
_XML_START = re.compile(r"\s*<(?:\?xml|\w+[^>]*\bxmlns)", re.I)
# What stands in the root of Word 2003, Excel 2003, flat OPC and flat ODF.
_FLAT = re.compile(
    r"<(?:\w+:)?(?:wordDocument|Workbook|package|document)\b[^>]*xmlns(?::\w+)?=[\"'](?:"
    r"http://schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)|"
    r"urn:schemas-microsoft-com:office:spreadsheet|urn:oasis:names:tc:opendocument:xmlns:office:1\.0)"
)
_MAIL = re.compile(r"(?:MIME-Version|Received|Return-Path|Message-ID|From|Date|Subject): ", re.I)
_SAVED_PAGE = re.compile(r"MIME-Version: .{0,80}\s+Content-Type: multipart/", re.I)  # all the head Word gives one
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(path: Path, media_type: str = "", filename: str = "") -> tuple[Format, str]:
    """The format and the media type of a file by its content; the server's words only tell text from HTML."""
    size = limits.weigh(path)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not size:
        raise Unreadable(Trouble.EMPTY)
    if _owner_file(head, size, filename):
        raise Unreadable(Trouble.OWNER_FILE)
    pdf = _PDF.search(head[: _PDF_WITHIN + 8])
    if pdf and (pdf.start() == 0 or b" obj" in head):
        return Format.PDF, Format.PDF.value
    if head.lstrip(_BLANKS).startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        found = _zip(path)
        return found, found.value
    if head.startswith(_OLE):
        found = _ole(path)
        return found, found.value
    if head.lstrip(_BLANKS).startswith(b"{\\rtf"):
        return Format.RTF, Format.RTF.value
    if head.startswith(_SEVEN):
        return Format.SEVEN, Format.SEVEN.value
    if head.startswith(b"\x1f\x8b\x08"):
        return Format.GZIP, Format.GZIP.value
    if head.startswith(_RAR):
        return Format.RAR, Format.RAR.value
    guess = filetype.guess(head)
    if guess is not None:
        if guess.extension in _PICTURES:
            return Format.IMAGE, guess.mime
        raise Unknown(guess.extension.upper(), guess.mime)
    if head.startswith(b"AT&TFORM"):
        raise Unknown("DjVu", "image/vnd.djvu")
    found = _written(head, media_type)
    return found, found.value


def _owner_file(head: bytes, size: int, filename: str) -> bool:
    """Word's and Excel's note of who has a file open: the name's length, the name, and both again in UTF-16."""
    if size not in (162, 165):
        return False
    again = 54 if size == 162 else 55
    return (0 < head[0] <= 54 and head[0] == head[again]) or filename.replace("%7E", "~").startswith("~$")


def _zip(path: Path) -> Format:
    with limits.open_zip(path) as archive:
        names = set(archive.namelist())
        if "mimetype" in names:
            return _opendocument(archive)
        for part, found in (("word/", Format.DOCX), ("xl/", Format.XLSX), ("ppt/", Format.PPTX)):
            if "[Content_Types].xml" in names and any(name.startswith(part) for name in names):
                return found
        if any(member.flag_bits & 1 for member in archive.infolist()):
            raise Unreadable(Trouble.ENCRYPTED, "ZIP")
    return Format.ZIP


def _opendocument(archive: zipfile.ZipFile) -> Format:
    said = (limits.part(archive, "mimetype") or b"").decode("ascii", "replace").strip()
    if b"encryption-data" in (limits.part(archive, "META-INF/manifest.xml") or b""):
        raise Unreadable(Trouble.ENCRYPTED, "ODF")
    for found in (Format.ODT, Format.ODS, Format.ODP):
        if said.startswith(found.value):
            return found
    raise Unknown("EPUB" if "epub" in said else said[:60] or "ZIP", said or "application/zip")


def _ole(path: Path) -> Format:
    """Which program's file this is, by the names of its streams."""
    names = ole.names(path)
    if names is None:  # a spoiled directory: the names may stand in it all the same
        with path.open("rb") as stream:
            data = stream.read(_OLE_LOOK)
        names = frozenset(name for name, written in _STREAMS.items() if written in data)
        if not names:
            raise Unknown("OLE", "application/x-ole-storage", Trouble.DAMAGED)
    if "EncryptedPackage" in names:
        raise Unreadable(Trouble.ENCRYPTED, "Office")
    for name, found in _OLE_FORMATS.items():
        if name in names:
            return found
    raise Unknown("OLE", "application/x-ole-storage")


def _written(head: bytes, media_type: str) -> Format:
    """HTML, plain text, or something that is not text at all."""
    text = encoding.decode(head, media_type)
    start = text[:8192]
    if _HTML_START.match(start):
        return Format.HTML
    if _XML_START.match(start):
        if _FLAT.search(text):
            return Format.FLAT
        raise Unknown("XML", "application/xml")
    if (len(_MAIL.findall(start[:2000])) > 2 and _MAIL.match(start)) or _SAVED_PAGE.match(start):
        return Format.EML
    if len(_CONTROL.findall(text)) > 3 + 0.01 * len(text) or text.count("\ufffd") > 0.05 * len(text):
        raise Unknown("")
    tags = len(_HTML_TAG.findall(start))
    if tags > 3 or (tags and "html" in media_type.lower()) or (start.lstrip().startswith("<") and tags):
        return Format.HTML
    return Format.TEXT
