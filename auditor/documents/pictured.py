"""Whether a picture stands where a PDF page's text should be, or covers a page whose text is an OCR layer."""

from collections.abc import Iterator
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

_SOME = 0.05  # of the page: smaller ones are logos and signatures
_COVER = 0.25  # a picture of a stamp and a title, with text after it
_WHOLE = 0.7  # a scanned page
_MANY_PATHS = 150  # letters drawn as curves
_MOST_OBJECTS = 20_000


def instead_of_text(page: pypdfium2.PdfPage) -> bool:
    """For a page without text: pictures, letters drawn as curves, or letters nobody can map. A blank page has none."""
    area, paths, letters = 0.0, 0, 0
    for kind, share, _ in _objects(page):
        area += share if kind == pdfium.FPDF_PAGEOBJ_IMAGE else 0
        paths += kind == pdfium.FPDF_PAGEOBJ_PATH
        letters += kind == pdfium.FPDF_PAGEOBJ_TEXT
    return area >= _SOME or paths >= _MANY_PATHS or letters > 3


def over_text(page: pypdfium2.PdfPage) -> bool:
    """For a page with text: a scan with an OCR layer under it, or a cover that is a picture.

    A picture behind visible text that fills the page is a background (slides, letterheads), no scan.
    """
    area, visible = 0.0, False
    for kind, share, seen in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and share >= _SOME:
            area += share
            visible = visible and share < _WHOLE  # what was drawn before lies under the picture
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            visible = visible or seen
    if area >= _WHOLE:
        return not visible
    return area >= _COVER


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, float, bool]]:
    """Kind, share of the page, and (text) whether it is drawn at all, in drawing order; forms are looked into."""
    size = page.get_width() * page.get_height() or 1.0
    for thing in islice(page.get_objects(max_depth=4), _MOST_OBJECTS):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield thing.type, _share(thing, size), True
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            yield thing.type, 0.0, mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        else:
            yield thing.type, 0.0, True


def _share(thing: pypdfium2.PdfObject, size: float) -> float:
    """The part of the page a picture takes; one inside forms is measured through their matrices."""
    try:
        left, bottom, right, top = thing.get_bounds()
        form = thing.container
        while form is not None:
            left, bottom, right, top = form.get_matrix().on_rect(left, bottom, right, top)
            form = form.container
    except pypdfium2.PdfiumError:
        return 0.0
    area: float = max(0.0, right - left) * max(0.0, top - bottom)
    return min(1.0, area / size)
