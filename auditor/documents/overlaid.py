"""What lies on the pages of a PDF, not in them: stamps, typed remarks, filled fields; and covers that say nothing."""

import re

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.documents import limits, wrapped
from auditor.documents.limits import Unreadable
from auditor.model import Trouble

_WRITTEN = (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET)
_MOST = 500  # annotations of a page that are asked for their kind
_ACROFORM = pdfium.FORMTYPE_ACRO_FORM
_XFA = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)
_COVER = re.compile(r"please wait|подождите|portfolio|портфолио|портфель|adobe reader|acrobat", re.IGNORECASE)
_COVER_LETTERS = 1_500


def prepare(document: pypdfium2.PdfDocument) -> None:
    """To be said before the first page is asked for: fields show what was filled in."""
    if document.get_formtype() == _ACROFORM:
        document.init_forms()


def page(document: pypdfium2.PdfDocument, at: int) -> pypdfium2.PdfPage:
    """A page with what was put on it: programs type a number or a date on a finished document so."""
    made = document[at]
    if _has_written(made) and pdfium.FPDFPage_Flatten(made, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        made.close()
        made = document[at]
    return made


def refuse_cover(document: pypdfium2.PdfDocument, text: str) -> None:
    """Raises for a file whose one page only tells to open it in another program: a dynamic form, a portfolio."""
    if len(document) > 1 or len(text) > _COVER_LETTERS or not _COVER.search(text):
        return
    if count := min(document.count_attachments(), 1_000):
        names = [limits.one_line(document.get_attachment(at).get_name(), 80) for at in range(count)]
        raise wrapped.Several("application/pdf", names)
    if document.get_formtype() in _XFA:
        raise Unreadable(Trouble.UNSUPPORTED, "PDF XFA")


def _has_written(made: pypdfium2.PdfPage) -> bool:
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(made), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(made, at)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _WRITTEN:
            return True
    return False
