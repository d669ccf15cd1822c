"""In a child process: a document and what is asked of it -> its pictures."""

import logging
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from auditor import pictures
from auditor.documents import layout, ocr, sheets, upright, wrapped
from auditor.documents.limits import Unreadable
from auditor.model import Picture
from auditor.pictures import Letters
from auditor.picturing import hiding
from auditor.picturing.asking import Ask, Paper

MOST_BYTES: Final = pictures.WHOLE  # of one picture
_SEARCHED = 30  # pages that are looked through for a quote whose page is not known
_READ = 3  # pages of a document that are read again to know where their words stand
_GRACE = 5.0  # seconds after which a child ends by itself, should nobody be left to kill it
_BROKEN = (pypdfium2.PdfiumError, Unreadable, ocr.Slow, OSError, ValueError, SyntaxError, EOFError)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its letters, and its picture when somebody asks for it."""

    letters: Letters
    image: Callable[[], Image.Image]


Sheets = Callable[[int], _Sheet | None]


def draw(paper: Paper, seconds: float) -> dict[Ask, Picture]:
    """The pictures of a document; what cannot be drawn is not among them."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    made: dict[Ask, Picture] = {}
    try:
        with wrapped.unwrapped(paper.path) as file, _opened(file, paper) as (count, sheet):
            for ask in paper.asks:
                picture = _picture(paper, ask, count, sheet)
                if picture is not None:
                    made[ask] = picture
    except _BROKEN as error:
        _log.info("%s: no pictures: %s", paper.path, error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return made


def lay(papers: Sequence[Paper], folder: Path, seconds: float) -> list[Path | None]:
    """PDFs of documents that have no pages of their own; in `folder`, which the caller removes."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    try:
        inside = Path(tempfile.mkdtemp(dir=folder))
        return layout.printed([(paper.path, paper.document.text) for paper in papers], inside, seconds)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def laid(paper: Paper, path: Path) -> Paper:
    """The paper as the PDF of our layout."""
    return replace(paper, path=path, media_type="application/pdf", own_pages=False)


def _picture(paper: Paper, ask: Ask, count: int, sheet: Sheets) -> Picture | None:
    numbers = [ask.page] if ask.page and ask.page <= count else range(1, min(count, _SEARCHED) + 1)
    for number in numbers:
        found = sheet(number)
        if found is None:
            continue
        private = paper.private is None or number in paper.private
        width = float(found.image().width) if private else 0.0
        covered = hiding.hidden(found.letters, width, rows=paper.rows) if private else []
        told = paper.private is not None or not found.letters.text.strip()
        if private and told and not covered:
            continue  # something on it must be covered, and where it stands is not known
        frames = pictures.frames(found.letters, ask.quote, found.image().height) if ask.quote else []
        if not frames and "***" in ask.quote:
            frames = hiding.row_of(found.letters, ask.quote, width) if private else []
        elif "***" not in ask.quote:  # the report tells these words beside the picture
            covered = [box for box in covered if not any(hiding.inside(box, frame) for frame in frames)]
        if frames or ask.page == number:
            return pictures.picture(
                found.image(), frames, covered, number if paper.own_pages else None, whole=ask.whole
            )
    return None


@contextmanager
def _opened(file: Path, paper: Paper) -> Iterator[tuple[int, Sheets]]:
    """The number of sheets, and each of them by its number."""
    kept: dict[int, _Sheet | None] = {}
    read: list[int] = []

    def again(number: int, inside: sheets.Sheets) -> _Sheet | None:
        if len(read) >= _READ or not ocr.available():
            return _plain(inside, number)
        read.append(number)
        return _read(inside, number)

    with sheets.opened(file, paper.media_type) as inside:
        if inside is None:
            yield 0, lambda number: None
            return
        document = pypdfium2.PdfDocument(file) if paper.media_type == "application/pdf" else None

        def sheet(number: int) -> _Sheet | None:
            if number not in kept:
                kept[number] = _layer(document, number) if document else None
                kept[number] = kept[number] or again(number, inside)
            return kept[number]

        try:
            yield inside.count(), sheet
        finally:
            if document is not None:
                document.close()


def _layer(document: pypdfium2.PdfDocument, number: int) -> _Sheet | None:
    """A page with a text layer."""
    page = document[number - 1]
    letters = pictures.letters(page)
    if sum(map(str.isalpha, letters.text)) < 20:
        page.close()
        return None
    return _Sheet(letters, _once(lambda: pictures.rendered(page)))


def _read(inside: sheets.Sheets, number: int) -> _Sheet:
    """A scan: its words are read again, for where they stand."""
    seen = upright.read(inside.picture(number, sheets.DPI), sheets.DPI)
    words = [(word.text, pictures.Box(word.left, word.top, word.right, word.bottom), word.line) for word in seen.words]
    return _Sheet(pictures.from_words(words), _once(lambda: Image.fromarray(seen.colour)))


def _plain(inside: sheets.Sheets, number: int) -> _Sheet:
    """A scan whose words nobody knows the places of."""
    return _Sheet(Letters("", ()), _once(lambda: Image.fromarray(inside.picture(number, sheets.DPI))))


def _once(make: Callable[[], Image.Image]) -> Callable[[], Image.Image]:
    made: list[Image.Image] = []

    def image() -> Image.Image:
        if not made:
            made.append(make())
        return made[0]

    return image
