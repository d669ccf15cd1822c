"""Pictures drawn on earlier nights are taken from the shelf; only what is not there is drawn."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from auditor import pool
from auditor.model import Picture
from auditor.picturing.asking import Ask, Paper


class Shelf(Protocol):
    """Where pictures are kept by key; `get` tells whether the key is known, and its picture if there is one."""

    def get(self, key: str) -> tuple[bool, Picture | None]: ...
    def put(self, key: str, picture: Picture | None) -> None: ...


class Empty:
    """Knows and keeps nothing."""

    def get(self, key: str) -> tuple[bool, Picture | None]:
        """Never known."""
        return False, None

    def put(self, key: str, picture: Picture | None) -> None:
        """Not kept."""


def _version() -> str:
    """A hash of the code that draws, so that pictures of an older code are never taken for this one's."""
    digest = hashlib.sha256(pool.READER.encode())
    here = Path(__file__).parent
    for folder in (here, here.parent / "pictures"):
        for module in sorted(folder.rglob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()


_VERSION: Final = _version()


def taken(shelf: Shelf, papers: Iterable[Paper]) -> tuple[list[Paper], dict[tuple[str, Ask], Picture]]:
    """What is still to be drawn, and what was drawn before."""
    left, made = [], {}
    for paper in papers:
        asks = []
        for ask in paper.asks:
            known, picture = shelf.get(_key(paper, ask))
            if picture is not None:
                made[paper.document.id, ask] = picture
            elif not known:
                asks.append(ask)
        if asks:
            left.append(replace(paper, asks=tuple(asks)))
    return left, made


def kept(shelf: Shelf, paper: Paper, asks: Sequence[Ask], made: Mapping[Ask, Picture]) -> None:
    """Puts there what a child drew, and what it looked for in vain."""
    for ask in asks:
        shelf.put(_key(paper, ask), made.get(ask))


def _key(paper: Paper, ask: Ask) -> str:
    """All that a picture depends on."""
    text = paper.document.text
    told = (
        _VERSION,
        paper.document.id,
        (ask.page, ask.quote, ask.whole),
        paper.media_type,
        paper.private if paper.private is None else sorted(paper.private),
        paper.rows,
        text.paged,
        text.laid_out,
        [page.source for page in text.pages],
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
