"""Whether a picture stands where a PDF page's text should be, or covers a page whose text is an OCR layer."""

from collections.abc import Iterator
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

_SOME = 0.05  # of the page: smaller ones are logos and signatures
_COVER = 0.25  # a picture of a stamp and a title, with text after it
_WHOLE = 0.7  # a scanned page
_SMALL_PRINT = 0.0105  # of the height of the page, a line of letters of 10 points on A4; running text has 11 or more
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


def over_text(page: pypdfium2.PdfPage, first: bool, few: bool) -> bool:
    """For a page with text: (the first) a scan with an OCR layer under it, or a cover that is a picture.

    A picture behind visible text that fills the page is a background (slides, letterheads), no scan; behind a `few`
    words in small print it is a scan on which a program has put the mark of an electronic signature.
    """
    area, visible, large = 0.0, False, False
    small = _SMALL_PRINT * page.get_height()
    for kind, share, height in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and share >= _SOME:
            area += share
            if share >= _WHOLE:  # what was drawn before lies under the picture
                visible = large = False
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            visible, large = visible or height > 0, large or height > small
    if area >= _WHOLE:
        return (few and not large) if visible else first
    return first and area >= _COVER


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, float, float]]:
    """Kind, share of the page (a picture), height of a line (text that is drawn), as drawn; forms are looked into."""
    size = page.get_width() * page.get_height() or 1.0
    for thing in islice(page.get_objects(max_depth=4), _MOST_OBJECTS):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield thing.type, _share(thing, size), 0.0
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            yield thing.type, 0.0, 0.0 if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE else _height(thing)
        else:
            yield thing.type, 0.0, 0.0


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


def _height(thing: pypdfium2.PdfObject) -> float:
    """Of a line of text on the page, in points; 1 where it cannot be measured."""
    try:
        _, low, _, high = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return 1.0
    return max(1.0, float(high - low))
