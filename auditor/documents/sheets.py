"""The pages of a document as pictures: rendered (PDF), decoded (images), or taken out of a text document."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pypdfium2
from PIL import Image, ImageOps

from auditor.documents import docxparts, embedded, limits, slides
from auditor.documents.ocr import Colour
from auditor.documents.sniff import Format
from auditor.model import Trouble

DPI = 200
_PIXELS = 20_000_000  # a page; A4 at 400 dpi has 15 million
_BOMB = 120_000_000  # what a picture may promise: A4 at 900 dpi, told by its head and made small while it is decoded
_A4 = (8.27, 11.69)
_POINTS = 72
_LONG_SIDE = (5.0, 23.4)  # inches: smaller and larger pages are wrongly measured sheets
_KINDS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000")
_USE = re.compile(rb'(?:r:embed|r:id|r:pict)="([^"]*)"')
_HREF = re.compile(rb'xlink:href="((?:\./)?Pictures/[^"]+)"')
_NIGHT, _CONTRAST = 60, 100  # levels of grey
_MOST = 60  # pictures of a document that are looked at
_SMALL = 100_000  # pixels: a logo, a signature


class Sheets(Protocol):
    """Pages by number, each as a picture."""

    def count(self) -> int: ...

    def picture(self, number: int, dpi: int) -> Colour:
        """Raises what decoders raise, `limits.Unreadable` of a bomb."""


@contextmanager
def opened(path: Path, media_type: str) -> Iterator[Sheets | None]:
    """The sheets of a document; None where its format holds no pictures we know to find."""
    if media_type == Format.PDF.value:
        document = pypdfium2.PdfDocument(path)
        try:
            yield _Pdf(document)
        finally:
            document.close()
    elif media_type.startswith("image/"):
        with path.open("rb") as stream, _decoding():
            yield _Frames(Image.open(stream, formats=_KINDS))
    elif media_type in slides.KINDS:
        shown = slides.pictures(path, media_type)
        yield _Slides(shown) if any(shown) else None
    else:
        found = _embedded(path, media_type)
        yield _Pictures(found) if found else None


class _Pdf:
    def __init__(self, document: Any) -> None:
        self._document = document

    def count(self) -> int:
        return len(self._document)

    def picture(self, number: int, dpi: int) -> Colour:
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            inches = max(width, height) / _POINTS
            true = min(max(inches, _LONG_SIDE[0]), _LONG_SIDE[1])
            if inches > _LONG_SIDE[1]:  # a point a pixel: the maker of the file did not know the size of the sheet
                true = _A4[1]
            scale = dpi / _POINTS * true / inches
            scale *= min(1.0, (_PIXELS / max(width * height * scale * scale, 1.0)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            try:
                return _positive(np.array(bitmap.to_numpy()[:, :, :3]))
            finally:
                bitmap.close()
        finally:
            page.close()


class _Frames:
    """A picture; a TIFF may hold many."""

    def __init__(self, image: Any) -> None:
        self._image = image

    def count(self) -> int:
        return min(int(getattr(self._image, "n_frames", 1)) if self._image.format == "TIFF" else 1, limits.PAGES)

    def picture(self, number: int, dpi: int) -> Colour:
        if number > 1:
            self._image.seek(number - 1)
        return _decoded(self._image, dpi)


class _Pictures:
    """Pictures found inside a text document, each a sheet."""

    def __init__(self, found: list[bytes]) -> None:
        self._found = found

    def count(self) -> int:
        return len(self._found)

    def picture(self, number: int, dpi: int) -> Colour:
        with _decoding():
            return _decoded(Image.open(io.BytesIO(self._found[number - 1]), formats=_KINDS), dpi)


class _Slides:
    """Slides, each with the largest of its pictures."""

    def __init__(self, found: list[list[bytes]]) -> None:
        self._found = found

    def count(self) -> int:
        return len(self._found)

    def picture(self, number: int, dpi: int) -> Colour:
        large = [one for one in self._found[number - 1] if _large(one)]
        if not large:
            raise limits.Unreadable(Trouble.UNSUPPORTED, "no picture")
        with _decoding():
            return _decoded(Image.open(io.BytesIO(max(large, key=len)), formats=_KINDS), dpi)


@contextmanager
def _decoding() -> Iterator[None]:
    """Pillow's own alarm is silenced: pictures are measured here before they are decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        yield


def _decoded(image: Any, dpi: int) -> Colour:
    """The picture upright and of the size a sheet has at so many dots an inch."""
    width, height = image.size
    if width * height > _BOMB or min(width, height) < 8:
        raise limits.Unreadable(Trouble.TOO_LARGE, f"{width} × {height}")
    size = _size(width, height, dpi)
    image.draft(None, size)  # a JPEG is made small while it is decoded
    if image.size[0] * image.size[1] > _PIXELS * (1 if image.mode not in ("1", "L") else 3):
        raise limits.Unreadable(Trouble.TOO_LARGE, f"{width} × {height}")
    page = image if image.mode in ("L", "RGB") else _flat(image)
    if not 0.9 < size[0] / page.size[0] < 1.1:
        page = page.resize(size, Image.Resampling.LANCZOS if size[0] > page.size[0] else Image.Resampling.BOX)
    return _positive(np.asarray(ImageOps.exif_transpose(page)))


def _positive(picture: Colour) -> Colour:
    """Dark letters on light paper: faxes and their programs mistake the one for the other."""
    middle, light = (float(level) for level in np.percentile(picture[::8, ::8], (50, 99.5)))
    return 255 - picture if middle < _NIGHT and light - middle > _CONTRAST else picture


def _flat(image: Any) -> Any:
    """Transparent paper is white; black and white become grey."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in ("1", "I", "F") or image.mode.startswith("I;"):
        return image.convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        paper.alpha_composite(whole)
        return paper.convert("RGB")
    return image.convert("RGB")


def _size(width: int, height: int, dpi: int) -> tuple[int, int]:
    """A picture shaped as a sheet is a sheet; any other is as wide as one, at most."""
    long, short = max(width, height), min(width, height)
    inches = _A4[1] if 1.2 < long / short < 1.65 else min(long / 96, _A4[1]) if width > height else _A4[1]
    scale = min(dpi * inches / long, 3.0, (_PIXELS / (width * height)) ** 0.5)
    return max(round(width * scale), 8), max(round(height * scale), 8)


def _embedded(path: Path, media_type: str) -> list[bytes]:
    """The larger pictures of a text document in the order they stand in."""
    if media_type == Format.DOCX.value:
        names = _ooxml(path)
    elif media_type == Format.ODT.value:
        with limits.open_zip(path) as archive:
            names = [found.decode() for found in _HREF.findall(limits.part(archive, "content.xml") or b"")]
    else:
        return [one for one in embedded.pictures(path, media_type)[:_MOST] if _large(one)]
    with limits.open_zip(path) as archive:
        data = [limits.part(archive, name.removeprefix("./")) for name in list(dict.fromkeys(names))[:_MOST]]
    return [one for one in data if one and _large(one)]


def _ooxml(path: Path) -> list[str]:
    with limits.open_zip(path) as archive:
        main = docxparts.main(archive)
        uses = [use.decode("utf-8", "replace") for use in _USE.findall(limits.part(archive, main) or b"")]
        targets = docxparts.targets(archive, main)
    return [targets[use] for use in uses if "/media/" in targets.get(use, "")]


def _large(data: bytes) -> bool:
    try:
        with _decoding(), Image.open(io.BytesIO(data), formats=_KINDS) as image:
            width, height = image.size
    except (OSError, ValueError, SyntaxError):
        return False
    return bool(width * height >= _SMALL and width > 250)
