"""Pictures of pages made fit for reading: ink told from print, noise and grey taken away, turned pages set upright."""

import numpy as np
from PIL import Image, ImageFilter

from auditor.documents.ocr import Colour, Grey

_INK = 45  # by so much the channels of a coloured pixel differ
_PROFILE = 600  # pixels of the longer side are enough to see lines
_ANGLES = np.arange(-5.0, 5.01, 0.5)  # degrees a sheet may lie askew


def grey(picture: Colour) -> Grey:
    """As a grey picture."""
    return picture if picture.ndim == 2 else np.asarray(Image.fromarray(picture).convert("L"))


def bleached(picture: Colour, faded: float) -> Grey:
    """The lightest channel, in which seals and signatures fade, with all that has faded made white as paper.

    Their ink is blue or violet: in the lightest channel, mostly blue, it is grey where print is black. `faded`: how far
    it is on the way from print to paper.
    """
    light = picture if picture.ndim == 2 else picture.max(axis=2)
    print_, paper = (float(level) for level in np.percentile(light[::3, ::3], (0.5, 60)))
    bound = print_ + faded * max(paper - print_, 40.0)
    wide = np.clip((light.astype(np.float32) - print_) * (255.0 / (bound - print_)), 0, 255).astype(np.uint8)
    return np.asarray(Image.fromarray(wide).filter(ImageFilter.GaussianBlur(0.6)))


def has_ink(picture: Colour) -> bool:
    """Whether something coloured, a seal or a signature, lies on the sheet."""
    if picture.ndim == 2:
        return False
    small = picture[::4, ::4].astype(np.int16)
    coloured = (small.max(axis=2) - small.min(axis=2) > _INK) & (small.min(axis=2) < 200)
    return bool(coloured.mean() > 0.001)


def denoised(picture: Grey) -> Grey:
    """Specks gone, and the paper evenly white."""
    image = Image.fromarray(picture).filter(ImageFilter.MedianFilter(3))
    width, height = image.size
    small = image.resize((max(width // 8, 1), max(height // 8, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)).resize((width, height))
    light = np.maximum(np.asarray(paper, dtype=np.float32), 1.0)
    whole = np.asarray(image, dtype=np.float32) * (255.0 / light)
    even = Image.fromarray(np.clip(whole, 0, 255).astype(np.uint8))
    return np.asarray(even.filter(ImageFilter.GaussianBlur(0.6)))


def dark(picture: Grey) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Which pixels are print; the bound between print and paper parts the picture's levels best (Otsu)."""
    counts = np.bincount(picture[::2, ::2].ravel(), minlength=256).astype(np.float64)
    levels = np.arange(256)
    below, weight = np.cumsum(counts), np.cumsum(counts * levels)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (weight / below - (weight[-1] - weight) / above) ** 2
    return np.asarray(picture <= int(np.nanargmax(np.nan_to_num(spread))))


def askew(picture: Grey) -> float:
    """By how many degrees the lines of a page slope, so that turning it by as many makes them level."""
    ink = Image.fromarray((_shrunk(picture) * 255).astype(np.uint8))
    best, sharpest = 0.0, 0.0
    for angle in _ANGLES:
        turned = np.asarray(ink.rotate(float(angle), fillcolor=0), dtype=np.float64).mean(axis=1)
        sharp = float((np.diff(turned) ** 2).sum())
        if sharp > sharpest * 1.02:
            best, sharpest = float(angle), sharp
    return best


def turned(picture: Colour, degrees: float) -> Colour:
    """The picture turned against the clock."""
    if degrees % 90 == 0:
        return np.ascontiguousarray(np.rot90(picture, int(degrees // 90) % 4))
    white = 255 if picture.ndim == 2 else (255, 255, 255)
    return np.asarray(Image.fromarray(picture).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=white))


def _shrunk(picture: Grey) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """A small picture of the print, with the edges, where shadows lie, left out."""
    step = max(1, max(picture.shape) // _PROFILE)
    height, width = (side // step * step for side in picture.shape)
    marks = dark(picture)[:height, :width].reshape(height // step, step, width // step, step)
    small = marks.mean(axis=(1, 3))
    rows, columns = small.shape
    return np.asarray(small[rows // 20 : rows - rows // 20, columns // 20 : columns - columns // 20])
