"""What the document calls itself."""

import re
from functools import lru_cache

from auditor.facts import compound, headline, headwords
from auditor.facts.headparts import Head
from auditor.facts.lines import Line, joined, lines, quote
from auditor.facts.normal import normalise, plain
from auditor.model import Quote, Seen, Text

_HTML = "text/html"
_LONGEST = 400
# Titles that programs give by themselves, and words a site puts on every page.
_EMPTY_TITLE = re.compile(
    r"^\W*(?:документ\w*|microsoft\s+\w+.*|без\s+(?:имени|названия|заголовка)\W*\d*|untitled.*|слайд\s*\d*|презентация\s*powerpoint|"
    r"powerpoint\s+presentation|лист\s*\d*|sheet\s*\d*|главная(?:\s+страница)?|home|index|страница|page|scan.*|img.*|\S+\.(?:docx?|pdf|rtf|xlsx?|pptx?|odt)|"
    r"[\d\W_a-z]*)\W*$",
    re.IGNORECASE,
)
_SITE_TAIL = re.compile(
    r"\s+[-–—|/:·»]+\s+(?=[^-–—|]*(?:сайт|управление|отдел|центр|мбоу|мкоу|школа|портал|официальн)[^-–—|]*$).*",
    re.IGNORECASE,
)
_ACT_NAMES = {
    "приказ": "Приказ",
    "распоряжение": "Распоряжение",
    "постановление": "Постановление",
    "решение": "Решение",
    "указание": "Указание",
}
_QUOTED = re.compile(r"[«\"](Обо?\s.{5,300}|О\s.{5,300})[»\"]\W*$")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_SUBJECT_ON_LINE = re.compile(r"(?<![а-яё])(?:Обо?|О)\s+[а-яёА-ЯЁ«].{4,}")


@lru_cache(maxsize=4)
def of(text: Text) -> Seen[str] | None:
    """The title in the document's words, on one line."""
    found = compound.deciding(text)
    if found.act is not None:
        return _of_act(text, found)
    heading = _better_heading(text, found)
    if found.title and not heading:
        words = _tidy(_own_words(text, found.title))
        if len(words) > 2:
            return Seen(value=words, seen=quote(text, found.title[0], found.title[-1]))
    return _of_heading(text)


def meaningful(title: str) -> str:
    """A title from metadata or a page, without the site's name; '' where a program made it up."""
    clean = " ".join(title.split())
    clean = _SITE_TAIL.sub("", clean).strip()
    return "" if _EMPTY_TITLE.match(clean) or len(clean) < 4 else clean[:_LONGEST]


def _of_act(text: Text, found: Head) -> Seen[str] | None:
    act = found.act
    assert act is not None
    mark = headwords.ACT.match(act.text)
    name = _ACT_NAMES.get(mark[1].lower(), "Приказ") if mark else "Приказ"
    subject = _tidy(_own_words(text, found.title)) if found.title else ""
    if subject:
        return Seen(value=f"{name} «{_inner(subject)}»", seen=quote(text, found.title[0], found.title[-1]))
    on_line = _SUBJECT_ON_LINE.search(act.text)
    if on_line:
        return Seen(value=f"{name} «{_inner(_tidy(on_line[0]))}»", seen=quote(text, act))
    if len(act.text) > 20:
        return Seen(value=_tidy(act.text), seen=quote(text, act))
    return Seen(value=name, seen=quote(text, act))


def _own_words(text: Text, parts: tuple[Line, ...]) -> str:
    """The lines as the document writes them, unless they had to be mended to be read."""
    mended = joined(parts)
    own = plain(text.pages[parts[0].sheet].text).words(parts[0].start, parts[-1].end, _LONGEST + 200)
    return own if len(own) == len(mended) and not _TWO_SCRIPTS.search(own) else mended


def _inner(subject: str) -> str:
    """The subject without the quotation marks around the whole of it."""
    bare = subject.strip()
    if bare[:1] in '«"' and bare[-1:] in '»"' and bare.count("«") <= 1:
        return bare[1:-1].strip()
    while bare.endswith("»") and bare.count("»") > bare.count("«"):
        bare = bare[:-1]
    return bare


def _better_heading(text: Text, found: Head) -> str:
    """A web page's own h1 tells where a title ends, and more than a first line that only looks like a title."""
    if text.media_type != _HTML:
        return ""
    heading = next((clean for each in text.headings[:2] if (clean := meaningful(each))), "")
    if not found.called or not heading:
        return heading
    whole = " ".join(normalise(joined(found.title)).casefold().split())
    return heading if len(heading.split()) >= 4 and whole.startswith(normalise(heading).casefold()) else ""


def _of_heading(text: Text) -> Seen[str] | None:
    for heading in (*(text.headings[:1] if text.media_type != _HTML else text.headings[:2]), text.title):
        words = meaningful(heading)
        if not words:
            continue
        for line in lines(text)[:40]:
            if words.casefold() in line.text.casefold():
                return Seen(value=words, seen=quote(text, line))
        return Seen(value=words, seen=Quote(text=words))
    return None


def _tidy(words: str) -> str:
    clean = " ".join(words.split()).strip(" _*|")
    clean = re.sub(r"\s+([,.;:»)])", r"\1", clean)
    clean = re.sub(r"([«(])\s+", r"\1", clean)
    clean = re.sub(r"(?:\s+[\d.]{8,10})?\.(?:pdf|docx?|rtf|odt)$", "", _one_case(clean), flags=re.IGNORECASE)
    if clean.endswith(".") and not re.search(r"(?:\bгг?|уч|[А-ЯЁ]|обл)\.$", clean):
        clean = clean[:-1]
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _one_case(words: str) -> str:
    """«ПОЛОЖЕНИЕ о мониторинге» in one case; a title all in capitals stays."""
    parts = words.split(" ")
    loud = 0
    while (
        loud < min(4, len(parts))
        and parts[loud].isupper()
        and (len(parts[loud]) > 3 or (loud and len(parts[loud]) == 1))
    ):
        loud += 1
    if not 0 < loud < min(4, len(parts)) or headline.is_caps(" ".join(parts[loud:])):
        return words
    return " ".join([" ".join(parts[:loud]).capitalize(), *parts[loud:]])
