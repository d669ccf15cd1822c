"""PDF -> Text: pdfium for the text, each page told to be text, scan or rotten; a damaged file is rewritten first."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2

from auditor.documents import layer, limits, lines, overlaid, pictured, places, weave
from auditor.documents.layer import Layer
from auditor.documents.limits import Unreadable
from auditor.model import Page, Text, Trouble

_NO_TITLE = frozenset({"untitled", "без имени", "без названия", "title", "(anonymous)", "(unspecified)"})
_MAKERS = ("microsoft word - ", "microsoft excel - ", "microsoft powerpoint - ")
_ENCRYPTED = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)


def read(path: Path, media_type: str = "") -> Text:
    """Reads a PDF; a file that pdfium refuses gets a second try, rewritten by qpdf."""
    try:
        document, mended = pypdfium2.PdfDocument(path), False
    except pypdfium2.PdfiumError as error:
        if error.err_code in _ENCRYPTED:
            raise Unreadable(Trouble.ENCRYPTED, "PDF") from error
        document, mended = _rewritten(path), True
    try:
        if not mended and not len(document):
            document.close()
            document = _rewritten(path)
            mended = True
        return _text(document, mended)
    finally:
        document.close()


def _rewritten(path: Path) -> pypdfium2.PdfDocument:
    """The document as qpdf understands it: a lost tail or a broken table of objects is mended."""
    whole = io.BytesIO()
    try:
        # Without an end after it qpdf drops the last object, which often is the content of a page.
        with pikepdf.open(io.BytesIO(path.read_bytes() + b"\n%%EOF\n")) as damaged:
            damaged.save(whole)
    except pikepdf.PasswordError as error:
        raise Unreadable(Trouble.ENCRYPTED, "PDF") from error
    except (pikepdf.PdfError, OSError, ValueError, RuntimeError) as error:
        # Its words begin with the address of the stream in memory, another one each time.
        raise Unreadable(Trouble.DAMAGED, f"PDF: {str(error).rpartition('>: ')[2]}") from error
    try:
        document = pypdfium2.PdfDocument(whole.getvalue())
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Trouble.DAMAGED, f"PDF: {error}") from error
    if not len(document):
        document.close()
        raise Unreadable(Trouble.DAMAGED, "PDF: no pages")
    return document


def _text(document: pypdfium2.PdfDocument, mended: bool) -> Text:
    overlaid.prepare(document)
    pages: list[Page] = []
    count, characters, lost = len(document), 0, 0
    for at in range(min(count, limits.PAGES)):
        try:
            page = _page(document, at)
        except pypdfium2.PdfiumError:
            page, lost = Page(number=at + 1, text="", scanned=True), lost + 1
        if mended and not page.text:  # blank, or its content is what was lost
            page = replace(page, scanned=True)
        pages.append(page)
        characters += len(page.text)
        if characters > limits.CHARACTERS:
            break
    overlaid.refuse_cover(document, pages[0].text)
    if lost == len(pages):
        raise Unreadable(Trouble.DAMAGED, "PDF: no page could be opened")
    empty = not any(page.text or page.scanned for page in pages)
    return Text(
        media_type="application/pdf",
        title=_title(document),
        pages=tuple(pages),
        count=count,
        trouble=Trouble.EMPTY if empty and len(pages) == count else None,
        partial=bool(lost) or len(pages) < count,
    )


def _page(document: pypdfium2.PdfDocument, at: int) -> Page:
    page = overlaid.page(document, at)
    try:
        words = page.get_textpage()
        try:
            text = lines.join_marked(places.whole(page, words))
            worth = layer.judge(text)
            if worth is Layer.GOOD and weave.may_be_woven(text):
                text = places.unweave(page, words, text)
        finally:
            words.close()
        if worth is Layer.ROTTEN:
            return Page(number=at + 1, text="", scanned=True)
        # The text of an OCR layer is kept, but its head is not to be trusted: stamps under a seal are lost in it.
        few = len(text) < layer.FEW
        if worth is Layer.NONE:
            scanned = pictured.instead_of_text(page)
        else:
            scanned = (few or not at) and pictured.over_text(page, not at, few)
    finally:
        page.close()
    return Page(number=at + 1, text=lines.join_broken(limits.clean(text)), scanned=scanned)


def _title(document: pypdfium2.PdfDocument) -> str:
    try:
        title = limits.one_line(document.get_metadata_value("Title"))
    except ValueError:  # half a UTF-16 letter
        return ""
    for maker in _MAKERS:
        if title.lower().startswith(maker):
            title = title[len(maker) :]
    known = title.lower() not in _NO_TITLE and layer.judge(title) is not Layer.ROTTEN
    return title if known else ""
