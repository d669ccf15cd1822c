"""A fingerprint that near copies share: hashes of runs of five words, names and numbers left out."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import gcd

import numpy as np
from numpy.typing import NDArray

from auditor.facts.normal import normalise
from auditor.model import Text

_RUN = 5  # words in a shingle
_LETTERS = 7  # of a word: endings differ, stems do not
_SAMPLE = 8  # a long document keeps every 8th hash ...
_SHORT = 400  # ... one with fewer shingles than this keeps all, those between every 2nd or 4th
_FEWEST = 50  # shingles; with less there is nothing to compare
_MOST_WORDS = 200_000
_TELLING = 3  # words of a shingle that are no name and no number
_MEET = 12  # owners of one hash that are paired
_MANY = 5  # municipalities; what more of them share is a form, a law or a phrase of the trade

# A copy: most of the smaller document and a good part of the larger one. Two fillings of one form share 60 %
# (30 sentences of 50), and while few municipalities are audited nothing else tells the form from a copy.
_OF_SMALLER = 0.65
_OF_LARGER = 0.35
_ALIKE = 100  # shingles in common, a third of a page: a shorter text is phrases of the trade

_PASSAGE = 400  # letters
_PASSAGE_WORDS = 20_000
_PLACES = 8  # of one run of words that are tried
_ENOUGH = 150  # words in common: more would not be shown

_TOKEN = re.compile(r"\w+")
_NAME = 1  # the code of a name or a capitalised word, and of a whole run of them
_NUMBER = 2
_MASK = np.uint64((1 << 52) - 1)  # small enough for any JSON reader
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)


class _Codes(dict[str, int]):
    """Word -> number, the same in every process (Python's own hash is not)."""

    def __missing__(self, token: str) -> int:
        if token[0].isdigit() or token[0] == "_":  # a blank left for a number
            code = _NUMBER
        elif token[0].isupper():
            code = _NAME
        else:
            stem = token.lower().replace("ё", "е")[:_LETTERS].encode()
            code = (zlib.crc32(stem) << 28 ^ zlib.adler32(stem)) + 3
        if len(self) < 200_000:  # a hostile text must not fill the memory
            self[token] = code
        return code


_CODES = _Codes()


def fingerprint(text: Text) -> tuple[int, ...]:
    """Hashes of the document's runs of words, sorted; () where there are too few to compare."""
    tokens = _TOKEN.findall(_readable(text))[:_MOST_WORDS]
    codes = np.fromiter(map(_CODES.__getitem__, tokens), dtype=np.uint64, count=len(tokens))
    hashes = _shingles(codes[_starts(codes)])
    step = 1
    while len(hashes) >= _SHORT * step and step < _SAMPLE:
        step *= 2
    kept = np.unique(hashes[hashes % np.uint64(step) == 0])
    return tuple(kept.tolist()) if len(kept) * step >= _FEWEST else ()


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the smaller fingerprint found in the other; 0 where one is empty."""
    mine, theirs, _ = _comparable(a, b)
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) / smaller if smaller else 0.0


def overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the runs of words of either document that both have; 0 where one is empty."""
    mine, theirs, _ = _comparable(a, b)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def common(fingerprints: Iterable[tuple[str, Sequence[int]]]) -> frozenset[int]:
    """Hashes found in the documents of more than five municipalities: words of forms and laws, not of an author."""
    by_municipality: dict[str, list[NDArray[np.uint64]]] = defaultdict(list)
    for municipality, hashes in fingerprints:
        by_municipality[municipality].append(_array(hashes))
    if len(by_municipality) <= _MANY:
        return frozenset()
    each = [np.unique(np.concatenate(many)) for many in by_municipality.values()]
    values, counts = np.unique(np.concatenate(each), return_counts=True)
    return frozenset(values[counts > _MANY].tolist())


def copied(own: Sequence[int], other: Sequence[int], common: frozenset[int] = frozenset()) -> float | None:
    """The share of the smaller document that the other has too, where that makes one a copy of the other; else None."""
    mine, theirs, scale = _comparable(own, other)
    alike = mine & theirs
    if len(alike) * scale < _ALIKE:
        return None
    if common:
        mine, theirs, alike = mine - common, theirs - common, alike - common
    smaller, larger = sorted((len(mine), len(theirs)))
    if len(alike) * scale < _ALIKE or len(alike) < _OF_LARGER * larger:
        return None
    share = len(alike) / smaller
    return share if share >= _OF_SMALLER else None


def pairs(
    fingerprints: Sequence[tuple[str, Sequence[int]]], common: frozenset[int] = frozenset()
) -> dict[tuple[int, int], float]:
    """All copies among documents of (municipality, fingerprint), by their places in the sequence.

    Documents meet through the rare hashes they share, so most pairs are never looked at.
    """
    arrays = [_array(one) for _, one in fingerprints]
    if not arrays:
        return {}
    hashes = np.concatenate(arrays)
    owners = np.repeat(np.arange(len(arrays)), [len(one) for one in arrays])
    sampled = hashes % np.uint64(_SAMPLE) == 0  # all that a long document keeps
    if common:
        sampled &= ~np.isin(hashes, _array(tuple(common)))
    result: dict[tuple[int, int], float] = {}
    for a, b in _met(hashes[sampled], owners[sampled], _ALIKE // _SAMPLE // 2):
        (one, mine), (another, theirs) = fingerprints[a], fingerprints[b]
        if one != another and (share := copied(mine, theirs, common)) is not None:
            result[a, b] = share
    return result


def common_passage(a: Text, b: Text) -> str:
    """The longest passage both documents have, in the words of the first; '' where there is none of five words."""
    words = _readable(a)
    mine, places = _placed(words)
    theirs, _ = _placed(_readable(b))
    start, length = _longest_run(mine, theirs)
    if length < _RUN:
        return ""
    passage = " ".join(words[places[start][0] : places[start + length - 1][1]].split())
    return passage if len(passage) <= _PASSAGE else passage[:_PASSAGE].rsplit(" ", 1)[0] + "…"


# --- from words to hashes --------------------------------------------------------------------------------------------


def _readable(text: Text) -> str:
    return "\n".join(normalise(page.text) for page in text.pages if not page.scanned)


def _starts(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which words stay: of several names in a row the first, for a name has one word here and three there."""
    stays = np.ones(len(codes), dtype=np.bool_)
    stays[1:] = (codes[1:] != _NAME) | (codes[:-1] != _NAME)
    return stays


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hashes of all runs of five words, but for those made mostly of names and numbers."""
    count = len(codes) - _RUN + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    telling = np.zeros(count, dtype=np.int8)
    for at, factor in enumerate(_FACTORS):
        window = codes[at : at + count]
        hashes = (hashes ^ (window * np.uint64(factor))) * np.uint64(_FACTORS[0])
        hashes ^= hashes >> np.uint64(29)
        telling += window > _NUMBER
    return hashes[telling >= _TELLING] & _MASK


def _placed(words: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Codes of the words and where each stands; names in a row are one."""
    codes: list[int] = []
    places: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(words):
        code = _CODES[token.group()]
        if code == _NAME and codes and codes[-1] == _NAME:
            places[-1] = (places[-1][0], token.end())
            continue
        if len(codes) == _PASSAGE_WORDS:
            break
        codes.append(code)
        places.append(token.span())
    return codes, places


def _longest_run(mine: Sequence[int], theirs: Sequence[int]) -> tuple[int, int]:
    """Where the longest run of words found in both starts in the first, and its length; the first that is enough."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - _RUN + 1):
        here = places[tuple(theirs[at : at + _RUN])]
        if len(here) < _PLACES:
            here.append(at)
    best, longest = 0, 0
    for i in range(len(mine) - _RUN + 1):
        for j in places.get(tuple(mine[i : i + _RUN]), ()):
            if i and j and mine[i - 1] == theirs[j - 1]:
                continue  # the middle of a run already measured
            length = _RUN
            most = min(len(mine) - i, len(theirs) - j, _ENOUGH)
            while length < most and mine[i + length] == theirs[j + length]:
                length += 1
            if length > longest:
                best, longest = i, length
            if longest == _ENOUGH:
                return best, longest
    return best, longest


# --- comparing -------------------------------------------------------------------------------------------------------


def _array(hashes: Sequence[int]) -> NDArray[np.uint64]:
    return np.array(hashes, dtype=np.uint64)


@lru_cache(maxsize=8192)
def _step(hashes: tuple[int, ...]) -> int:
    """Every how many-th hash was kept: all that are left can be divided by it."""
    return min(_SAMPLE, gcd(*hashes) & -gcd(*hashes)) if any(hashes) else 1


@lru_cache(maxsize=16384)
def _every(hashes: tuple[int, ...], step: int) -> frozenset[int]:
    return frozenset(one for one in hashes if one % step == 0)


def _comparable(a: Sequence[int], b: Sequence[int]) -> tuple[frozenset[int], frozenset[int], int]:
    """Both as sets, sampled alike, and how many shingles one hash stands for."""
    mine, theirs = tuple(a), tuple(b)
    step = max(_step(mine), _step(theirs))
    return _every(mine, step), _every(theirs, step), step


def _met(hashes: NDArray[np.uint64], owners: NDArray[np.int64], enough: int) -> list[tuple[int, int]]:
    """Pairs of owners with `enough` hashes in common; a hash of very many owners brings nobody together."""
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    count = int(owners.max(initial=0)) + 1
    found = []
    for step in range(1, _MEET):
        same = hashes[step:] == hashes[:-step]
        found.append(owners[:-step][same] * count + owners[step:][same])
    met, times = np.unique(np.concatenate(found), return_counts=True)
    return [(int(pair // count), int(pair % count)) for pair in met[times >= enough]]
