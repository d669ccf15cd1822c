"""Better pages for a citation: the run that speaks most of what a position asks; the likely document of several."""

from collections.abc import Mapping
from statistics import median

_LONGEST = 6  # pages in a suggestion: a longer one is no help
_LEAST = 0.25  # a page with a lower score hardly speaks of the matter
_BESIDE = 0.6  # a neighbour belongs to the run with at least this part of the best page's score
_CLEAR = 1.15  # the best page must beat every page outside the run by this much ...
_ABOVE = 1.5  # ... and the usual page by this much
_PLAIN = 1.25  # of several documents that fit, the best must beat the next by this much


def pages(scores: Mapping[int, float], count: int) -> tuple[int, ...]:
    """The best run of pages among `count`; () when no run stands out. `scores` may leave pages out."""
    known = {page: score for page, score in scores.items() if 1 <= page <= count and score > 0}
    best = max(known, key=lambda page: (known[page], -page), default=0)
    if not best or known[best] < _LEAST:
        return ()
    if count == 1:
        return (1,)
    run = _run(known, best, min(_LONGEST, max(1, count // 2)))
    outside = [known.get(page, 0.0) for page in range(1, count + 1) if page not in run]
    if max(outside) * _CLEAR > known[best] or median(outside) * _ABOVE > known[best]:
        return ()
    return run


def _run(scores: Mapping[int, float], best: int, longest: int) -> tuple[int, ...]:
    """Grows the run from the best page, the stronger side first."""
    first = last = best
    enough = scores[best] * _BESIDE
    while last - first + 1 < longest:
        before, after = scores.get(first - 1, 0.0), scores.get(last + 1, 0.0)
        if max(before, after) < enough:
            break
        if after >= before:
            last += 1
        else:
            first -= 1
    return tuple(range(first, last + 1))


def document(fits: Mapping[str, float]) -> str | None:
    """The address that fits clearly better than the others; None when none does."""
    order = sorted(fits, key=lambda url: -fits[url])
    if not order:
        return None
    if len(order) > 1 and fits[order[0]] < _PLAIN * fits[order[1]]:
        return None
    return order[0]
