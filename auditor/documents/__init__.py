"""A stored body -> Text by page: the reader is picked by content, and nothing it meets gets out as an exception."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from auditor.documents import (
    doc,
    docx,
    flat,
    html,
    image,
    limits,
    mail,
    odf,
    pdf,
    ppt,
    pptx,
    rtf,
    scans,
    sniff,
    text,
    wrapped,
    xlsx,
)
from auditor.documents.sniff import Format
from auditor.model import Text, Trouble

__all__ = ["READER", "look", "read"]

READER: Final = "documents-3"  # a part of the key readings are kept under: raise it when any reader changes

_ARCHIVES = (Format.ZIP, Format.RAR, Format.SEVEN, Format.GZIP)

_log = logging.getLogger(__name__)

_READERS: dict[Format, Callable[[Path, str], Text]] = {
    Format.PDF: pdf.read,
    Format.DOCX: docx.read,
    Format.DOC: doc.read,
    Format.RTF: rtf.read,
    Format.XLSX: xlsx.read,
    Format.XLS: xlsx.read,
    Format.ODS: xlsx.read,
    Format.ODT: odf.read,
    Format.ODP: odf.read,
    Format.PPTX: pptx.read,
    Format.PPT: ppt.read,
    Format.TEXT: text.read,
    Format.IMAGE: image.read,
}


def read(path: Path, *, media_type: str = "", url: str = "", filename: str = "") -> Text:
    """Reads a document; what is wrong with it is a value of `trouble`. Never raises.

    `media_type`, `url` and `filename` are what the server said: hints for text and HTML, never the format.
    """
    return _read(path, media_type, url, filename or url.rpartition("/")[2], 0)


def look(path: Path, text: Text, cited: Iterable[int] = (), most: int = scans.FEW, seconds: float = 60.0) -> Text:
    """The text of a document with pages read from their pictures (OCR), the needed ones first. Never raises."""
    try:
        with wrapped.unwrapped(path) as file:
            seen = scans.look(file, text, cited, most, seconds)
            # Whatever came in the way: pages that were asked for are never asked for again.
            return seen if seen != text else scans.given_up(text, cited, most)
    except Exception:
        _log.info("%s: its pictures could not be read", path, exc_info=True)
        return scans.given_up(text, cited, most)


def _read(path: Path, media_type: str, url: str, filename: str, depth: int) -> Text:
    """`depth`: how many archives and mails are around it."""
    known = "application/octet-stream"
    try:
        found, known = sniff.sniff(path, media_type, filename)
        if found is Format.HTML:
            return html.read(path, media_type, url)
        if found in _ARCHIVES:
            return _only(path, found, depth)
        if found is Format.EML:
            return mail.read(path, lambda file, name: _read(file, "", "", name, _deeper(found, depth)))
        if found is Format.FLAT:
            return flat.read(path, lambda file, name: _read(file, "", "", name, _deeper(found, depth)))
        return _READERS[found](path, media_type if found is Format.TEXT else known)
    except limits.Unreadable as reason:
        known = reason.media_type if isinstance(reason, sniff.Unknown) else known
        names = reason.names if isinstance(reason, wrapped.Several) else ()
        detail = limits.one_line(reason.detail)
        return Text(media_type=known, trouble=reason.trouble, detail=detail, headings=names, paged=not names)
    except MemoryError:
        return Text(media_type=known, trouble=Trouble.TOO_LARGE, detail="memory")
    except Exception as error:
        # A parser may raise anything on a hostile file. Its file is the fault, not the audit.
        _log.info("%s: its reader failed", path, exc_info=True)
        return Text(
            media_type=known, trouble=Trouble.CRASHED, detail=limits.one_line(f"{type(error).__name__}: {error}")
        )


def _only(path: Path, kind: Format, depth: int) -> Text:
    """The document in an archive that holds one."""
    with wrapped.opened(path, kind) as (file, name):
        return _read(file, "", "", name, _deeper(kind, depth))


def _deeper(kind: Format, depth: int) -> int:
    if depth >= wrapped.DEEPEST:
        raise limits.Unreadable(Trouble.UNSUPPORTED, kind.name)
    return depth + 1
