"""From the picture of a page to the small ones of a report: covered, framed, cut out, pressed."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from auditor.model import Picture
from auditor.pictures.letters import Box

CROP: Final = 60_000  # bytes of a crop
WHOLE: Final = 120_000  # bytes of a whole page
_CROP_WIDTH = 640  # pixels: it is shown 300 wide, on screens of two dots a pixel
_WHOLE_WIDTH = 860
_NARROW = 0.56  # of the page: a crop of less shows too little around a stamp
_FLAT = 0.36  # the height of a crop by its width, at the least
_HEAD = 0.42  # of the width: the height of a crop where there is nothing to frame
_TALLEST = 1.1  # by the width
_AIR = 0.035  # of the width, around a frame
_PAPER, _MARKER, _INK, _COVER = "white", (255, 240, 196), (176, 35, 24), (24, 33, 47)
_QUALITIES = (72, 55, 40, 26)


def picture(
    page: Image.Image, frames: Sequence[Box], hidden: Iterable[Box], number: int | None, *, whole: bool
) -> Picture:
    """The pictures of a finding; `number` is the page's, `whole` asks for the page as well."""
    covered = list(hidden)
    image = _drawn(page, frames, covered)
    crop, size = _pressed(image.crop(_cut(image.size, frames)), _CROP_WIDTH, CROP)
    full, full_size = _pressed(image, _WHOLE_WIDTH, WHOLE) if whole else (b"", (0, 0))
    return Picture(
        crop=crop,
        size=size,
        page=number,
        framed=bool(frames),
        masked=bool(covered),
        whole=full,
        whole_size=full_size,
    )


def _drawn(page: Image.Image, frames: Iterable[Box], hidden: Iterable[Box]) -> Image.Image:
    image = page.convert("RGB")
    marked = Image.new("RGB", image.size, _PAPER)
    pen = ImageDraw.Draw(marked)
    pad = image.width * 0.008
    around = [_grown(box, pad, image.size) for box in frames]
    for box in around:
        pen.rectangle(box, fill=_MARKER)
    image = ImageChops.multiply(image, marked)
    pen = ImageDraw.Draw(image)
    for box in hidden:
        pen.rectangle(_grown(box, image.width * 0.002, image.size), fill=_COVER)
    for box in around:
        pen.rounded_rectangle(box, radius=pad, outline=_INK, width=max(2, round(image.width * 0.0035)))
    return image


def _grown(box: Box, pad: float, size: tuple[int, int]) -> tuple[float, float, float, float]:
    left, top = max(box.left - pad, 0), max(box.top - pad, 0)
    return left, top, max(min(box.right + pad, size[0] - 1), left), max(min(box.bottom + pad, size[1] - 1), top)


def _cut(size: tuple[int, int], frames: Sequence[Box]) -> tuple[int, int, int, int]:
    """The part of the page to show: the first frame with air around it, else the head of the page."""
    width, height = size
    if not frames:
        return 0, 0, width, max(min(round(width * _HEAD), height), 1)
    frame, air = frames[0], width * _AIR
    for other in frames[1:]:
        if other.bottom - frame.top <= width * _TALLEST / 2:
            frame = frame.joined(other)
    wide = min(max(frame.right - frame.left + 2 * air, _NARROW * width), width)
    high = min(max(frame.bottom - frame.top + 2 * air, _FLAT * wide), _TALLEST * wide, height)
    left = min(max((frame.left + frame.right - wide) / 2, 0), width - wide)
    middle = (frame.top + frame.bottom - high) / 2 if frame.bottom - frame.top < high else frame.top - air
    top = min(max(middle, 0), height - high)
    return int(left), int(top), max(round(left + wide), int(left) + 1), max(round(top + high), int(top) + 1)


def _pressed(image: Image.Image, width: int, most: int) -> tuple[bytes, tuple[int, int]]:
    """The picture as WebP of no more than `most` bytes: worse first, then smaller."""
    image.thumbnail((width, width * 3), Image.Resampling.LANCZOS)
    while True:
        for quality in _QUALITIES:
            data = io.BytesIO()
            image.save(data, "WEBP", quality=quality, method=4)
            if data.tell() <= most:
                return data.getvalue(), image.size
        image = image.resize((max(image.width * 3 // 4, 1), max(image.height * 3 // 4, 1)))
