"""A page of a PDF as a picture, and its letters in the pixels of that picture."""

import ctypes
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from auditor.pictures.letters import Box, Letters

MOST_LETTERS: Final = 20_000  # a page of text has 2,000 to 4,000
_WIDTH = 1240  # pixels: A4 at 150 dots an inch
_PIXELS = 4_000_000


def rendered(page: pypdfium2.PdfPage) -> Image.Image:
    """The page as readers see it. Raises PdfiumError."""
    width, height = size(page)
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=False)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image if image.size == (width, height) else image.resize((width, height))
    finally:
        bitmap.close()


def size(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """The pixels of the picture."""
    wide, high = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale = min(_WIDTH / wide, (_PIXELS / (wide * high)) ** 0.5)
    return max(round(wide * scale), 1), max(round(high * scale), 1)


def letters(page: pypdfium2.PdfPage) -> Letters:
    """The letters of the text layer; none on a scan. Raises PdfiumError."""
    words = page.get_textpage()
    try:
        count = min(words.count_chars(), MOST_LETTERS)
        signs = [pdfium.FPDFText_GetUnicode(words, at) for at in range(count)]
        text = "".join(chr(sign) if 0 < sign < 0x110000 and not 0xD800 <= sign < 0xE000 else " " for sign in signs)
        return Letters(text, _boxes(page, words, count))
    finally:
        words.close()


def _boxes(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, count: int) -> tuple[Box, ...]:
    across, down, x, y = _way(page)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found = []
    for at in range(count):
        if not pdfium.FPDFText_GetCharBox(words, at, left, right, bottom, top):
            found.append(Box(0, 0, 0, 0))
            continue
        corners = [(u, v) for u in (left.value, right.value) for v in (bottom.value, top.value)]
        xs = [across[0] * u + across[1] * v + x for u, v in corners]
        ys = [down[0] * u + down[1] * v + y for u, v in corners]
        found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)


def _way(page: pypdfium2.PdfPage) -> tuple[tuple[float, float], tuple[float, float], float, float]:
    """From points of the page to pixels, whatever it is turned or cropped by: what becomes of three points tells."""
    start, right, up = (_pixel(page, *point) for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)))
    across = ((right[0] - start[0]) / 1000, (up[0] - start[0]) / 1000)
    down = ((right[1] - start[1]) / 1000, (up[1] - start[1]) / 1000)
    return across, down, start[0], start[1]


def _pixel(page: Any, x: float, y: float) -> tuple[float, float]:
    wide, high = size(page)
    fine = 16  # the answer is in whole pixels
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, wide * fine, high * fine, 0, x, y, across, down)
    return across.value / fine, down.value / fine
