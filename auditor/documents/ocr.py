"""The OCR engine: a picture in, words with their places and confidence out. One engine a process, on one core."""

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]  # rows of pixels, 0 is black
Colour = npt.NDArray[np.uint8]  # rows of pixels of red, green, blue

AUTO, BLOCK = 3, 6  # page segmentation: by the engine, or one block of lines
_LSTM = 1
_SECONDS = 25  # of one reading of a picture; a page takes 1.6, the slowest seen 8
_MODEL = Path(__file__).parent / "tessdata"
_LANGUAGE = "rus"
_WORD = "5"  # the level of a word in the engine's table


class Word(NamedTuple):
    """A word as it was read; `line` tells which line of which block it belongs to."""

    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # 0 to 100
    text: str
    line: tuple[int, ...]


class Slow(Exception):
    """A picture that takes too long to read. Never leaves this room."""


def available() -> bool:
    """Whether pictures can be read on this machine."""
    return _engine() is not None


@cache
def version() -> str:
    """What readings depend on: the engine and its model; '' without an engine."""
    if not available():
        return ""
    import tesserocr

    model = _MODEL / f"{_LANGUAGE}.traineddata"
    digest = hashlib.sha256(model.read_bytes()).hexdigest()[:8] if model.is_file() else "system"
    return f"{tesserocr.tesseract_version().split()[1]}-{digest}"


def words(picture: Grey, dpi: int, segmentation: int = AUTO) -> tuple[Word, ...]:
    """The words of a picture; of one that is blank, none."""
    engine = _engine()
    if engine is None:
        return ()
    height, width = picture.shape
    engine.SetPageSegMode(segmentation)
    engine.SetImageBytes(picture.tobytes(), width, height, 1, width)
    engine.SetSourceResolution(dpi)
    try:
        if not engine.Recognize(_SECONDS * 1000):
            raise Slow
        table: str = engine.GetTSVText(0)
    finally:
        engine.Clear()
    return tuple(_parsed(table))


def _parsed(table: str) -> list[Word]:
    found = []
    for row in table.split("\n"):
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != _WORD or not cells[11].strip():
            continue
        left, top, width, height = (float(cell) for cell in cells[6:10])
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        found.append(Word(left, top, left + width, top + height, float(cells[10]), cells[11].strip(), line))
    return found


@cache
def _engine() -> Any:
    """The engine with its model, made when the first picture comes; None where there is none."""
    os.environ["OMP_THREAD_LIMIT"] = (
        "1"  # is read when the library is loaded; more threads only get in each other's way
    )
    try:
        import tesserocr

        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        own = (_MODEL / f"{_LANGUAGE}.traineddata").is_file()
        places = {"path": f"{_MODEL}{os.sep}"} if own else {}
        engine = tesserocr.PyTessBaseAPI(lang=_LANGUAGE, psm=AUTO, oem=_LSTM, **places)
    except (ImportError, RuntimeError):
        return None
    engine.SetVariable("debug_file", os.devnull)
    return engine
