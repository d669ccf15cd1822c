"""The text of a cell -> its links, and the pages cited beside each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, unquote, urlsplit

from auditor.model import Flaw, Link
from auditor.submissions import references
from auditor.submissions.addresses import Address, classify, find
from auditor.submissions.grid import Anchor, Box
from auditor.submissions.references import Reference
from auditor.urls import key, pages, tidy

MOST_LINKS = 10_000

DITTO = re.compile(r"[-–—]{1,2}\s*(?://|[\"“”„″〃»]|'')\s*[-–—]{1,2}|//|[\"“”„″〃»]|''")  # the same as above
_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?", re.I)
_EMPTY = re.compile(
    r"[\W_]*|[oо0xх]|нет(?: (?:данных|ссылки|ссылок|документа|документов|информации))?|н[/\\. ]?д\.?|n/?a|none|no|null|"
    r"отсутству[ею]т|не (?:имеется|заполнено|заполняется|предусмотрено|представлено)|нет в наличии|пусто",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a cell holds. `surplus`: links beyond the number that is read."""

    text: str = ""
    links: tuple[Link, ...] = ()
    loose_pages: tuple[int, ...] = ()
    surplus: int = 0


def is_empty(text: str) -> bool:
    """Whether a text says nothing: a dash, «нет», «н/д», 0. Ditto marks say something."""
    if DITTO.fullmatch(text.strip()):
        return False
    return _EMPTY.fullmatch(text.strip(" .,;:()\n")) is not None


def has_link(box: Box) -> bool:
    """Whether anything in the box is a link or stands for one."""
    return bool(box.anchors) or bool(_maybe(box.text) and find(box.text)) or bool(_maybe(box.note) and find(box.note))


def _maybe(text: str) -> bool:
    return any(sign in text for sign in ("/", "\\", "@", "www.", ".ru", ".рф", ".su", ".com", ".org", ".net", ".info"))


def read(box: Box) -> Evidence:
    """The links of a cell with the pages told to each."""
    marks, surplus = _marks(box)
    links = [mark.link for mark in marks]
    cited = references.find(_without(box.text, marks))
    told: dict[int | None, tuple[set[int], dict[str, None]]] = {}
    for owner, one in zip(_owners(box.text, marks, cited), cited, strict=True):
        numbers, parts = told.setdefault(owner, (set(), {}))
        numbers.update(one.pages)
        parts.update({one.part: None} if one.part else {})
    loose, _ = told.pop(None, (set[int](), {}))
    for owner, (numbers, parts) in told.items():
        if owner is not None:
            link = links[owner]
            links[owner] = replace(link, pages=tuple(sorted({*link.pages, *numbers})), parts=tuple(parts))
    if box.note and not is_empty(box.note):
        links += [link for link in read(Box(place=box.place, text=box.note)).links if link.flaw is not Flaw.EMAIL]
    text = "" if is_empty(box.text) and not links else box.text.strip()
    return Evidence(text=text, links=unique(links), loose_pages=tuple(sorted(loose)), surplus=surplus)


def unique(links: Sequence[Link]) -> tuple[Link, ...]:
    """Links without repetition: the same address with the same pages is one."""
    if len(links) < 2:
        return tuple(links)
    kept: dict[tuple[object, ...], Link] = {}
    for link in links:
        kept.setdefault((key(link.url), link.pages, link.parts), link)
    return tuple(kept.values())


# --- links and where they stand --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    link: Link
    hidden: list[tuple[int, int]] = field(default_factory=list)  # addresses within, where no reference is looked for


def _marks(box: Box) -> tuple[list[_Mark], int]:
    found = find(box.text) if _maybe(box.text) else []
    surplus = max(0, len(found) + len(box.anchors) - MOST_LINKS)
    found = found[:MOST_LINKS]
    starts = [one.start for one in found]
    marks, spent = [], set()
    for anchor in box.anchors[: MOST_LINKS - len(found) if found else MOST_LINKS]:
        first, last = bisect_right(starts, anchor.start - 1), bisect_right(starts, anchor.end - 1)
        inside = [(index, found[index]) for index in range(first, last)]
        mark = _anchored(box.text, anchor, [one for _, one in inside])
        if mark is None:
            continue
        if len(inside) == 1:
            spent.add(inside[0][0])
        else:
            spent.update(index for index, one in inside if key(one.url) == key(mark.link.url))
        marks.append(mark)
    for index, one in enumerate(found):
        if index not in spent:
            link = Link(url=one.url, pages=pages(one.url), flaw=one.flaw, glued=one.glued)
            marks.append(_Mark(one.start, one.end, link, [(one.start, one.end)]))
    return sorted(marks, key=lambda mark: (mark.start, mark.end)), surplus


def _anchored(text: str, anchor: Anchor, inside: list[Address]) -> _Mark | None:
    """The link of a hyperlink on words, in which addresses may be written too."""
    words = text[anchor.start : anchor.end].strip()
    url, flaw = classify(_unwrapped(anchor.target))
    if anchor.target.startswith("#") and inside:
        return None  # a bookmark of the form itself; the words hold the real address
    cited: tuple[int, ...] = ()
    for address in inside:
        if key(address.url) == key(url) or _stands_for(address, url):
            at = _Mark(address.start, address.end, Link(url=url, pages=_both(address.url, url), flaw=flaw))
            at.hidden.append((address.start, address.end))
            return at
        if tail := _tail(anchor.target, address):
            cited = tuple(page for one in references.find(tail) for page in one.pages)
            link = Link(url=address.url, pages=_both(address.url, "", cited), flaw=address.flaw)
            return _Mark(address.start, address.end, link, [(address.start, address.end)])
    if len(inside) > 1:  # the words were edited, the target behind them was not: both are kept
        link = Link(url=url, text=words, pages=pages(url), flaw=flaw)
        return _Mark(anchor.start, anchor.start, link)
    if not inside and (tail := _page_tail(url)):
        cited = tuple(page for one in references.find(tail) for page in one.pages)
        url = tidy(url[: len(url) - len(tail)]) if tail in url else url
    shown = "" if words == anchor.target or key(words) == key(url) else words
    link = Link(url=url, text=shown, pages=_both(url, "", cited), flaw=flaw)
    return _Mark(anchor.start, anchor.end, link, [(one.start, one.end) for one in inside])


def _unwrapped(target: str) -> str:
    """The address itself, where a page exported by Google leads there by a redirect of its own."""
    if not _GOOGLE.match(target):
        return target
    asked = parse_qs(urlsplit(target).query)
    return next((told[0] for name in ("q", "url") if (told := asked.get(name))), target)


def _both(one: str, other: str, more: tuple[int, ...] = ()) -> tuple[int, ...]:
    return tuple(sorted({*pages(one), *pages(other), *more}))


def _stands_for(address: Address, url: str) -> bool:
    """Whether the words are the address shortened for the eye: «https://disk.example/d/AbC…»."""
    short = re.sub(r"(?:\.{2,}|…)$", "", address.url)
    return short != address.url and len(short) > 12 and url.startswith(short)


def _tail(target: str, address: Address) -> str:
    """What a spreadsheet took into the target though it stood after the address: «…pdf, стр. 3»."""
    plain = unquote(target, errors="replace")
    written = unquote(address.url, errors="replace")
    tail = plain[len(written) :] if plain.startswith(written) else ""
    return tail if re.match(r"[\s,;(]", tail) else ""


def _page_tail(url: str) -> str:
    found = re.search(r"(?:[\s,;(]|%20)+(?:стр|с)\.?(?:\s|%20)*\d[\d\s,\-–)]*$", url, re.I)
    return found[0] if found else ""


def _without(text: str, marks: list[_Mark]) -> str:
    """The text with its addresses blanked, so that nothing in them is taken for a page."""
    pieces, place = [], 0
    for start, end in sorted(span for mark in marks for span in mark.hidden):
        if end > place:
            pieces += [text[place : max(place, start)], "\x00" * (end - max(place, start))]
            place = end
    return "".join([*pieces, text[place:]])


# --- which reference belongs to which link ---------------------------------------------------------------------------


def _owners(text: str, marks: list[_Mark], cited: list[Reference]) -> list[int | None]:
    """For each reference the index of its link; None where that is not certain."""
    if not marks:
        return [None] * len(cited)
    if len(marks) == 1:
        return [0] * len(cited)
    starts = [mark.start for mark in marks]
    owners: list[int | None] = []
    served = -1  # the last link a reference was told to
    for index, one in enumerate(cited):
        before = bisect_right(starts, one.start) - 1
        if before >= 0 and (marks[before].end >= one.end or _in_one_bracket(text, marks[before], one)):
            owner: int | None = before
        else:
            owner = _beside(text, marks, one, before, served, cited[index - 1] if index else None)
        if owner is not None:
            served = owner
        elif one.part and before >= 0:
            owner = before
        owners.append(owner)
    return owners


def _in_one_bracket(text: str, mark: _Mark, one: Reference) -> bool:
    """Whether a link and the reference after it stand in the same brackets: «программа (http://…, стр. 3)»."""
    opened = text.rfind("(", max(0, mark.start - 3), mark.start)
    return opened >= 0 and ")" not in text[mark.end : one.start] and "\n" not in text[mark.end : one.start]


def _beside(
    text: str, marks: list[_Mark], one: Reference, before: int, served: int, last: Reference | None
) -> int | None:
    line = text.rfind("\n", 0, one.start) + 1
    after = before + 1
    line_end = text.find("\n", one.start)
    follows = after < len(marks) and (line_end < 0 or marks[after].start < line_end)
    leads = before < 0 or marks[before].end <= line or (last is not None and last.start >= line and served == before)
    if leads and follows and _leads(text, marks, line, before):
        return after
    if before < 0:
        return None
    if served >= before - 1:
        return before
    segment = max(line, text.rfind(";", 0, one.start) + 1)
    return before if marks[before].start >= segment and (before == 0 or marks[before - 1].start < segment) else None


def _leads(text: str, marks: list[_Mark], line: int, before: int) -> bool:
    """Whether references stand before their links in this line: its first mark is a reference."""
    if before < 0 or marks[before].start < line:
        return True
    first = marks[bisect_left(marks, line, key=lambda mark: mark.start)]
    return bool(references.find(text[line : first.start]))
