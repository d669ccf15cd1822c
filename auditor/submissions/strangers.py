"""Files that are no forms, told by their first bytes or their parts; each with a word on how to save it."""

import re
from pathlib import Path

from auditor.errors import SubmissionError
from auditor.model import Say
from auditor.submissions import refusals
from auditor.submissions.formats import Format

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"AT&TFORM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x60\xea")
_SHORTCUT = b"L\x00\x00\x00\x01\x14\x02\x00"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta|div|style|tr|p\b|h[1-6]\b|!--)", re.I)
_EXCEL = Say(ru="Откройте его в Excel и сохраните как XLSX.", en="Open it in Excel and save it as XLSX.")
_WORD = Say(ru="Откройте его в Word и сохраните как DOCX.", en="Open it in Word and save it as DOCX.")
_GOOGLE = Say(
    ru="Откройте таблицу в браузере: Файл → Скачать → Microsoft Excel (.xlsx), и передайте скачанный файл.",
    en="Open it in a browser: File → Download → Microsoft Excel (.xlsx), and hand in the file.",
)
_LETTER = Say(
    ru="Откройте письмо и сохраните вложенную форму отдельным файлом.",
    en="Open the message and save the form attached to it as a file of its own.",
)
_SHORT = Say(
    ru="Передайте сам файл, на который он указывает.",
    en="Hand in the file itself that it points to.",
)


def text_or_page(path: Path, head: bytes) -> Format:
    """A text or a web page; all else that does not begin as an office file does is refused."""
    _refuse_pictures_and_archives(path, head)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise refusals.other_format(path, "RTF", _WORD)
    if start.startswith(b"<?xml") or start.startswith((b"\xff\xfe<\x00?\x00", b"\xfe\xff\x00<\x00?")):
        return _xml(path, head)
    if re.match(rb"(?:mime-version|content-type|from|received|return-path|date|subject|x-[\w-]+):", start, re.I):
        raise _message(path, head)
    if start.startswith(b"[InternetShortcut]") or head.startswith(_SHORTCUT):
        raise refusals.other_format(path, Say(ru="ярлык", en="a shortcut"), _SHORT)
    if start.startswith(b"{") and b"doc_id" in head:
        raise refusals.other_format(path, Say(ru="ярлык Google Таблицы", en="a shortcut to a Google sheet"), _GOOGLE)
    if start.startswith((b"{", b"[")) and re.match(rb'[\[{]\s*["\[{]', start):
        raise refusals.other_format(path, "JSON", _EXCEL)
    if start.startswith(b"<svg"):
        raise refusals.no_table(path, "картинка", "a picture")
    return Format.HTML if _PAGE.match(_narrow(start)) else Format.TEXT


def _refuse_pictures_and_archives(path: Path, head: bytes) -> None:
    if b"%PDF-" in head[:1024]:
        raise refusals.no_table(path, "PDF", "a PDF")
    bitmap = head.startswith(b"BM") and head[6:10] == bytes(4)
    if head.startswith(_PICTURES) or bitmap or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        raise refusals.no_table(path, "картинка", "a picture")
    if head[4:8] == b"ftyp":
        raise refusals.no_table(path, "фото или видео", "a photo or a film")
    if head.startswith(_ARCHIVES):
        raise refusals.other_archive(path)


def _narrow(start: bytes) -> bytes:
    """A beginning without the zeros of UTF-16."""
    return (
        start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"") if b"\0" in start[:40] else start
    )


def _xml(path: Path, head: bytes) -> Format:
    plain = head.replace(b"\0", b"")
    if re.search(rb"<html[\s>]|//DTD XHTML", plain, re.I):
        return Format.HTML
    if b"office:spreadsheet" in plain:
        raise refusals.other_format(path, Say(ru="«Таблица XML 2003»", en="an XML Spreadsheet 2003"), _EXCEL)
    if b"wordml" in plain or b"wordprocessingml" in plain:
        raise refusals.other_format(path, Say(ru="«Документ Word XML»", en="a Word XML document"), _WORD)
    if b"opendocument" in plain:
        how = Say(ru="Сохраните его как ODS или XLSX.", en="Save it as ODS or XLSX.")
        raise refusals.other_format(path, Say(ru="плоский файл OpenDocument", en="a flat OpenDocument file"), how)
    raise refusals.other_format(path, "XML", _EXCEL)


def _message(path: Path, head: bytes) -> SubmissionError:
    if b"multipart/related" in head or b"Microsoft Excel" in head:
        kind = Say(ru="веб-страница одним файлом (MHT)", en="a web page in a single file (MHT)")
        return refusals.other_format(path, kind, _EXCEL)
    return refusals.other_format(path, Say(ru="письмо", en="a mail message"), _LETTER)


def old_office(path: Path, names: set[str]) -> SubmissionError:
    """What an old office file is that holds no workbook."""
    if "WordDocument" in names:
        return refusals.other_format(path, "DOC", _WORD)
    if "PowerPoint Document" in names:
        return refusals.no_table(path, "презентация", "a presentation")
    if any(name.startswith("__properties_version") for name in names):
        return refusals.other_format(path, Say(ru="письмо Outlook", en="an Outlook message"), _LETTER)
    return refusals.damaged(path)


def binary_workbook(path: Path) -> SubmissionError:
    """A workbook of Excel's binary kind."""
    return refusals.other_format(path, Say(ru="XLSB (двоичная книга Excel)", en="XLSB (a binary workbook)"), _EXCEL)


def apple(path: Path) -> SubmissionError:
    """A document of Numbers, Pages or Keynote."""
    how = Say(
        ru="Откройте его на компьютере Apple: Файл → Экспортировать в → Excel (или Word).",
        en="Open it on an Apple computer: File → Export To → Excel (or Word).",
    )
    return refusals.other_format(path, Say(ru="документ Numbers или Pages", en="a Numbers or Pages document"), how)
