"""Pages that are pictures -> pages with text: only those needed, the head of the first with care."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Final

from auditor.documents import (
    cleaned,
    crumbs,
    gaps,
    heads,
    layer,
    limits,
    lines,
    ocr,
    penned,
    sheets,
    typeset,
    upright,
    votes,
)
from auditor.documents.ocr import Colour, Word
from auditor.documents.upright import Seen
from auditor.model import Page, Text

NO_ENGINE: Final = "no-ocr"  # the detail of a text whose pictures nothing here can read
FEW, MANY = 4, 12  # pages of a document that are read: at first, and where rules want more
_MOST_CITED = 12
_LETTERS = 20  # fewer are no text: the document is nothing but pictures
_SAME = 0.8  # a line of the head that the layer has as well
_HEAD_LINES = 40
_BROKEN = (ocr.Slow, limits.Unreadable, OSError, ValueError, SyntaxError, EOFError)


def look(path: Path, text: Text, cited: Iterable[int] = (), most: int = FEW, seconds: float = 60.0) -> Text:
    """The text with pages read from their pictures: the first, the last, those cited, more up to `most`."""
    until = time.monotonic() + seconds
    if not ocr.available():
        return replace(text, detail=NO_ENGINE) if text.unread else text
    with sheets.opened(path, text.media_type) as found:
        if found is None or not found.count():
            return given_up(text, cited, most)
        letters = 0 if text.paged else sum(map(str.isalpha, text.whole))
        if letters >= _LETTERS and (len(text.whole) >= layer.FEW or found.count() == 1):
            return _covered(found, text)
        said = "" if text.paged else text.whole.strip()
        if not text.paged and (said or len(text.pages) < found.count()):
            blank = [Page(number=at, text="", scanned=True) for at in range(1, found.count() + 1)]
            text = replace(text, pages=tuple(blank))
        read = {page.number: page for page in text.pages}
        for number in wanted(text, cited, most):
            if time.monotonic() > until:
                break
            seen = number <= found.count()
            read[number] = _page(found, read[number]) if seen else replace(read[number], source="ocr")
        if said:  # a letterhead, a caption: what stands around the pictures
            read[1] = replace(read[1], text=f"{said}\n{read[1].text}".strip())
    return replace(text, pages=tuple(read[page.number] for page in text.pages))


def wanted(text: Text, cited: Iterable[int] = (), most: int = FEW) -> tuple[int, ...]:
    """Pages to be read from their pictures, in the order of what they tell; pages read before count, and are left out.

    The first page bears the stamp, the last the signature; a cited page is looked at by every rule of content.
    """
    pages = {page.number: page for page in text.pages if page.scanned or page.source == "ocr"}
    if not pages:
        return ()
    asked = [text.pages[0].number, text.pages[-1].number, *sorted(set(cited))[:_MOST_CITED]]
    needed = [number for number in dict.fromkeys(asked) if number in pages]
    others = [number for number in pages if number not in needed]
    chosen = [*needed, *others][: max(most, len(needed))]
    return tuple(number for number in chosen if pages[number].scanned and pages[number].source == "text")


def given_up(text: Text, cited: Iterable[int] = (), most: int = FEW) -> Text:
    """The text with the wanted pages marked as seen and not read, so that nobody tries them again and again."""
    tried = set(wanted(text, cited, most)) if ocr.available() else set()
    pages = tuple(replace(page, source="ocr") if page.number in tried else page for page in text.pages)
    return replace(text, pages=pages)


@cache
def version() -> str:
    """What pages read from pictures are kept under: the code that reads them, the engine and its model."""
    digest = hashlib.sha256()
    for module in (cleaned, crumbs, gaps, heads, ocr, penned, sheets, typeset, upright, votes):
        digest.update(Path(module.__file__ or "").read_bytes())
    return f"{digest.hexdigest()[:12]}+{ocr.version()}"


def known(text: Text, kept: Sequence[Page]) -> Text:
    """The text with pages that were read from their pictures at another time."""
    if not kept or not text.unread:
        return text
    pages = {page.number: page for page in kept}
    if not text.paged and len(kept) > len(text.pages):
        return replace(text, pages=tuple(pages[number] for number in sorted(pages)))
    return replace(text, pages=tuple(pages.get(page.number, page) if page.scanned else page for page in text.pages))


def _page(found: sheets.Sheets, page: Page) -> Page:
    """The page, read; one whose picture cannot be read stays as it is."""
    try:
        picture = found.picture(page.number, sheets.DPI)
        if not page.text:
            return _whole(found, page, picture)
        return (_marked if len(page.text) < layer.FEW else _with_head)(found, page, picture)
    except _BROKEN:
        return replace(page, source="ocr")


def _whole(found: sheets.Sheets, page: Page, picture: Colour) -> Page:
    """A page without text."""
    seen = upright.read(picture, sheets.DPI)
    if not seen.words:
        nothing = upright.blank(seen.picture)
        return replace(page, scanned=not nothing, source="ocr", confidence=None)
    words, sure = seen.words, True
    bound = heads.cut(words, seen.picture.shape[0])
    if page.number == 1:
        head = heads.read(seen, bound, lambda: found.picture(page.number, heads.DPI))
        words, sure = heads.joined(head, seen, bound), head.sure
    confidence = upright.confidence(words)
    return replace(
        page,
        text=_told(words, bound),
        scanned=confidence < upright.GOOD or not sure,
        source="ocr",
        confidence=round(confidence, 1),
    )


def _marked(found: sheets.Sheets, page: Page, picture: Colour) -> Page:
    """A picture with a few words of text on it: the mark of an electronic signature on a scan, the title of a slide."""
    seen = _whole(found, replace(page, text=""), picture)
    read, said = seen.text.split("\n"), page.text.split("\n")
    told = [_bare(line) for line in read]
    kept = [line for line in said if not _known(_bare(line), told)]
    if (
        sum(sum(map(str.isalpha, line)) for line in read if not _known(_bare(line), [_bare(one) for one in said]))
        < _LETTERS
    ):
        return replace(page, scanned=bool(seen.text) and seen.scanned, source="layer", confidence=seen.confidence)
    return replace(seen, text="\n".join([*read, *kept]))


def _with_head(found: sheets.Sheets, page: Page, picture: Colour) -> Page:
    """A page with an OCR layer, or text under a cover: what its head says is put before what the layer says."""
    bound = int(typeset.HEAD * picture.shape[0])
    part = picture[:bound]
    seen = Seen(crumbs.words(cleaned.grey(part), sheets.DPI), cleaned.grey(part), part)
    head = heads.read(seen, bound, lambda: found.picture(page.number, heads.DPI))
    return _merged(page, _told(heads.joined(head, seen, bound), bound), head, upright.confidence(head.words))


def _merged(page: Page, told: str, head: heads.Head, confidence: float) -> Page:
    layer = [_bare(line) for line in page.text.split("\n")[:_HEAD_LINES]]
    fresh = [line for line in told.split("\n") if line.strip() and not _known(_bare(line), layer)]
    words = "\n".join([*fresh, page.text]) if head.stamped and confidence >= upright.GOOD else page.text
    scanned = not head.sure or confidence < upright.GOOD
    return replace(page, text=words, scanned=scanned, source="layer", confidence=round(confidence, 1))


def _known(line: str, layer: Sequence[str]) -> bool:
    return not line or any(SequenceMatcher(None, line, other, autojunk=False).ratio() > _SAME for other in layer)


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line.lower()))


def _covered(found: sheets.Sheets, text: Text) -> Text:
    """A document whose cover, with stamp and title, is a picture before its text."""
    first, *rest = text.pages
    if not first.scanned or first.source != "text":
        return text
    cover = _page(found, Page(number=1, text="", scanned=True))
    if not cover.text:
        return replace(text, pages=(replace(first, scanned=cover.scanned, source="layer"), *rest))
    told = f"{cover.text}\n{first.text}"
    first = replace(first, text=told, scanned=cover.scanned, source="layer", confidence=cover.confidence)
    return replace(text, pages=(first, *rest))


def _told(words: Sequence[Word], bound: float) -> str:
    return lines.join_broken(limits.clean(typeset.text(words, bound)))
