"""A stored body -> Text by page: the reader is picked by content, and nothing it meets gets out as an exception."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from auditor.documents import docx, html, image, limits, odf, pdf, pptx, sniff, text, xlsx
from auditor.documents.sniff import Format
from auditor.model import Text, Trouble

__all__ = ["READER", "read"]

READER: Final = "documents-1"  # a part of the key readings are kept under: raise it when any reader changes

_log = logging.getLogger(__name__)

_READERS: dict[Format, Callable[[Path, str], Text]] = {
    Format.PDF: pdf.read,
    Format.DOCX: docx.read,
    Format.XLSX: xlsx.read,
    Format.XLS: xlsx.read,
    Format.ODS: xlsx.read,
    Format.ODT: odf.read,
    Format.ODP: odf.read,
    Format.PPTX: pptx.read,
    Format.TEXT: text.read,
    Format.IMAGE: image.read,
}


def read(path: Path, *, media_type: str = "", url: str = "", filename: str = "") -> Text:
    """Reads a document; what is wrong with it is a value of `trouble`. Never raises.

    `media_type`, `url` and `filename` are what the server said: hints for text and HTML, never the format.
    """
    known = "application/octet-stream"
    try:
        found, known = sniff.sniff(path, media_type, filename or url.rpartition("/")[2])
        if found is Format.HTML:
            return html.read(path, media_type, url)
        return _READERS[found](path, media_type if found is Format.TEXT else known)
    except limits.Unreadable as reason:
        known = reason.media_type if isinstance(reason, sniff.Unknown) else known
        return Text(media_type=known, trouble=reason.trouble, detail=limits.one_line(reason.detail))
    except MemoryError:
        return Text(media_type=known, trouble=Trouble.TOO_LARGE, detail="memory")
    except Exception as error:
        # A parser may raise anything on a hostile file. Its file is the fault, not the audit.
        _log.info("%s: its reader failed", path, exc_info=True)
        return Text(
            media_type=known, trouble=Trouble.CRASHED, detail=limits.one_line(f"{type(error).__name__}: {error}")
        )
