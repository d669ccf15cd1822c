"""Addresses in running text, and what stands for an address but is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Flaw
from auditor.urls import is_web, tidy

_FILE = r"\.(?:pdf|docx?|docm|rtf|odt|xlsx?|xlsm|ods|csv|pptx?|odp|zip|rar|7z|html?|php|aspx?|jpe?g|png|txt|sig)"
_STOP = r"\s<>\"«»“”„|{}\\^`"
_TLD_OFTEN = r"(?:ru|рф|su|com|org|net|info|edu|xn--p1ai)"
_TLD = rf"(?:{_TLD_OFTEN}|biz|gov|pro|online|site|me|io|gl|ly|cc|tv|by|kz|club|space|link|рус|дети|москва|онлайн|сайт)"

_SCHEME = (
    r"(?:[hнһ]{1,3}[tт]{1,4}[pр]{1,2}|(?<![A-Za-zА-Яа-яЁё])[tт]{2}[pр])[sѕ]{0,2}"
    r"(?:[ \n]{0,2}:[ \n]{0,2}[/\\]{1,4}[ \n]{0,2}|[;.][/\\]{2,4}|[/\\]{2,4})"
)
_WEB = re.compile(
    rf"(?:{_SCHEME}|(?<![\w@./\-])www\.(?=\w)|(?<![\w@./\-])(?:ftp|sftp)://)[^{_STOP}]*"
    rf"|(?<![\w@./\\\-])\d{{1,3}}(?:\.\d{{1,3}}){{3}}:\d{{2,5}}(?:/[^{_STOP}]*)?"
    rf"|(?<![\w@./\\\-])(?:[^\W_][\w\-]{{0,62}}\.){{1,6}}"
    rf"(?:{_TLD}(?::\d{{1,5}})?[/?#][^{_STOP}]*|{_TLD_OFTEN}(?![\w\-@]|\.\w))",
    re.I,
)
_EMAIL = re.compile(r"(?<![\w.+\-/=&?:])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}(?![\w/])")
_LOCAL = re.compile(
    rf"(?:file:/{{1,5}}|(?<![A-Za-zА-Яа-яЁё])[A-Za-zСсДд]:[\\/](?!/)|(?<!:)\\\\[\w.\-]+\\|(?<![\w/:.])/(?:Users|home)/[\w.]+/)"
    rf"(?:[^\n<>\"«»|;]{{0,400}}?{_FILE}(?![\w.])|[^\n<>\"«»|;]{{0,400}})",
    re.I,
)
_BACKWARDS = re.compile(r"https?:[\\/]{1,4}[^\s<>\"«»|;]*", re.I)
_PAGE_WORD = r"(?:см\.?[ ]?)?(?:на)?(?:стр|с\.?\d|слайд|п\.\d|разд|прил|pp?\.\d|pages?\b|лист)"
_CUT = re.compile(rf"[,;(\[:.]+(?={_PAGE_WORD})|{_FILE}(?=[,;:()\[\]—–]|{_PAGE_WORD})", re.I)
_INNER = re.compile(r"https?:/{1,2}|(?<=[a-z0-9])www\.", re.I)
_CARRIES = re.compile(r"web\.archive\.org|webcache|translate\.|/away|redirect|viewer|[=?&]", re.I)
_NEW_START = re.compile(rf"(?:{_SCHEME}|www\.)|\d+(?:[.,]\d+)*[.,;)]?$|pp?\.\d", re.I)
_ENDS_WITH_FILE = re.compile(rf"{_FILE}$", re.I)
_NAME_WITH_SPACES = re.compile(rf"(?:[ ][^\s/\\:;,|<>\"«»]{{1,60}}){{1,8}}?{_FILE}(?=[\s,;.)]|$)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address, and the part of the text it takes up."""

    start: int
    end: int
    url: str
    flaw: Flaw | None = None
    glued: bool = False  # to the address before it, with nothing between


def find(text: str) -> list[Address]:
    """Everything in a text that is an address or stands for one, in its order."""
    found: list[Address] = []
    if "\\" in text:  # «http:\\site\file.pdf»: letter for letter, so that places stay
        text = _BACKWARDS.sub(lambda web: web[0].replace("\\", "/"), text)
    if "\\" in text or "file:" in text.lower() or ":/" in text or "/Users/" in text or "/home/" in text:
        for local in _LOCAL.finditer(text):
            raw = local[0].rstrip(" .,)")
            found.append(Address(start=local.start(), end=local.start() + len(raw), url=raw, flaw=Flaw.LOCAL_PATH))
    ends = _Ends(found)
    for web in _web(text, ends):
        found.append(web)
    taken = _Ends(found)
    if "@" in text:
        for mail in _EMAIL.finditer(text):
            if not taken.cover(mail.start(), mail.end()):
                url = mail[0].rstrip(".-")
                found.append(Address(start=mail.start(), end=mail.end(), url=url, flaw=Flaw.EMAIL))
    return sorted(found, key=lambda one: one.start)


class _Ends:
    """Which parts of a text are taken; asked in rising order of places."""

    def __init__(self, found: list[Address]) -> None:
        self._spans = sorted((one.start, one.end) for one in found)
        self._next = 0

    def cover(self, start: int, end: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def _web(text: str, taken: _Ends) -> Iterator[Address]:
    place = 0
    while web := _WEB.search(text, place):
        end = _end(text, web.start(), web.end())
        place = max(end, web.start() + 1)
        if not taken.cover(web.start(), end):
            yield from _split(text, web.start(), end)


def _end(text: str, start: int, end: int) -> int:
    """Where the address ends: before a page reference stuck to it, or after a line break or space that broke it."""
    if cut := _CUT.search(text, start + 8, end):
        rest = text[cut.end() : end]
        if not re.search(r"/|\.\w{2,4}$", rest) or re.match(_PAGE_WORD, rest, re.I):
            return cut.end() if _ENDS_WITH_FILE.search(text, start, cut.end()) else cut.start()
    for _ in range(4):
        longer = _joined(text, start, end)
        if longer == end:
            break
        end = longer
    return end


def _joined(text: str, start: int, end: int) -> int:
    if end >= len(text) or text[end] not in " \n" or _ENDS_WITH_FILE.search(text, max(start, end - 8), end):
        return end
    if name := _NAME_WITH_SPACES.match(text, end, end + 200):
        segment = text[max(start, text.rfind("/", start, end) + 1) : end]
        told = re.search(_PAGE_WORD, name[0], re.I) or _WEB.search(name[0])
        if not told and _same_script(segment, name[0]):
            return name.end()
    piece = re.compile(r"[ ]?(?:\n[ ]?)?([A-Za-z0-9_\-./%?=&#~+:]{2,300})(?=[\s,;)»\"]|$)").match(text, end)
    if not piece or _NEW_START.match(piece[1]) or not re.search(r"[A-Za-z0-9]", piece[1]):
        return end
    open_end = text[end - 1] in "/-_=&?%#" or (
        text[end - 1] == "." and re.match(r"(?:ru|рф|com|org|net|su)\b", piece[1])
    )
    open_start = piece[1][0] in "/?&=_%#"
    file_follows = _ENDS_WITH_FILE.search(piece[1]) is not None
    broken = "\n" in piece[0]
    if broken and (open_end or open_start or file_follows or ("/" in piece[1] and not _WEB.match(piece[1]))):
        return piece.end()
    if not broken and (open_start or (open_end and (file_follows or "/" in piece[1]))):
        return piece.end()
    return end


def _same_script(segment: str, name: str) -> bool:
    if not segment or segment.isdigit():
        return False
    cyrillic = re.search(r"[А-Яа-яЁё]|%D[01]", segment, re.I) is not None
    return cyrillic and re.search(r"[А-Яа-яЁё]", name) is not None


def _split(text: str, start: int, end: int) -> Iterator[Address]:
    """One address, or the two and more that were glued together."""
    cuts, flaw = [start], None
    for inner in _INNER.finditer(text, start + 8, end):
        left, before = text[cuts[-1] : inner.start()], text[inner.start() - 1]
        if len(left) < 11 or _CARRIES.search(left):
            continue
        if inner[0].lower() == "www." and not _ENDS_WITH_FILE.search(left):
            continue
        if before == "/" or not (before.isalnum() or before in "),;.]-_"):
            flaw = Flaw.GLUED
            break
        cuts.append(inner.start())
    if flaw:
        yield Address(start=start, end=end, url=text[start:end], flaw=flaw)
        return
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        url, flaw = classify(text[first:last])
        glued = first > start and text[first - 1] not in ",;"  # a comma or semicolon parts them for a reader
        yield Address(start=first, end=last, url=url, flaw=flaw, glued=glued)


def classify(raw: str) -> tuple[str, Flaw | None]:
    """An address as written -> the address repaired, or as written with what is wrong with it."""
    written = raw.strip()
    lower = written.lower()
    if lower.startswith("mailto:"):
        return written[7:].partition("?")[0], Flaw.EMAIL
    if _EMAIL.fullmatch(written):
        return written, Flaw.EMAIL
    if lower.startswith("file:") or re.match(r"[A-Za-zСсДд]:[\\/]|\\\\|\.{0,2}/(?!/)", written):
        return written, Flaw.LOCAL_PATH
    url = tidy(written)
    if is_web(url):
        return url, None
    if re.match(r"https?:", url, re.I) or written.startswith("#"):
        return written, Flaw.NOT_AN_ADDRESS
    if re.match(r"[a-z][a-z0-9+.\-]{1,30}:", lower):
        return url, None  # ftp:, javascript: ... an address of its kind, which the address guard will refuse
    return written, Flaw.LOCAL_PATH if _ENDS_WITH_FILE.search(written) or "\\" in written else Flaw.NOT_AN_ADDRESS
