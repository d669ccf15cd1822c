"""What a single line of a head can be: an act's heading, the beginning of a title, its continuation."""

import re

from auditor.facts import named, prose
from auditor.facts.headwords import (
    ACT,
    ACT_ALONE,
    ANNEX,
    ASKS_MORE,
    CRUMB,
    CRUMBS,
    GOES_ON,
    NOISE,
    OPEN_END,
    PREAMBLE,
    SECTION,
    SENTENCE,
    STAMP,
    SUBJECT,
    TITLE,
    VERBS,
)
from auditor.facts.lines import Line, joined
from auditor.model import Kind

_HEADING = re.compile("ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ")  # between its date and its number on one line

_CLOSES = re.compile(r"(?:\d{4}|\.\s?\d\d)\s?(?:г\.?|года?)?\W*$|№\s?\S*\d\S*\W*$")  # a stamp's last line


def is_bare(words: str) -> bool:
    """Only a date, a number, a town."""
    if len(words) >= 120:
        return False
    first = next((at for at, letter in enumerate(words) if letter.isalpha()), None)
    if first is None:
        return True
    if "№" not in words[:first] and not CRUMB.match(words, first):
        return False
    return not any(map(str.isalpha, CRUMBS.sub("", words)))


def is_caps(words: str) -> bool:
    """Mostly capitals."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)


def is_act(line: Line) -> bool:
    """Whether the line is the heading of an order, decree or decision."""
    if 1 < len(line.cells) < 4 and any(_HEADING.fullmatch(cell) for cell in line.cells[1:]):
        return all(_HEADING.fullmatch(cell) or is_bare(cell) for cell in line.cells)
    if not ACT.match(line.text) or not ACT_ALONE.match(line.text):
        return False
    if is_caps(line.text) or len(line.text) < 60:
        return True
    return bool(re.search(r"№|\d{4}", line.text)) and len(line.text) < 400


def is_borne_out(line: Line, after: tuple[Line, ...]) -> bool:
    """Neither a site's line «Приказ № 19 от ... Об ...» above the order itself nor a word of a stamp."""
    if len(line.text) > 30 and any(is_act(later) and is_caps(later.text) for later in after[:15]):
        return False
    if is_caps(line.text) or SUBJECT.search(line.text) or re.search(r"[«\"]Обо? |[«\"]О ", line.text):
        return True
    return any(SUBJECT.match(later.text) or PREAMBLE.match(later.text) or VERBS.match(later.text) for later in after)


def starts_title(line: Line) -> bool:
    first = line.text.lstrip('«"( ')[:1]
    if not TITLE.match(line.text) or not (first.isupper() or first.isdigit()) or len(line.text) > 450:
        return False
    if line.text.endswith(".") and prose.tells_of_deeds(line.text):
        return False  # «Форма размещена на сайте.»
    return not SENTENCE.search(line.text)


def follows_stamp(words: str, above: str) -> bool:
    """A title right under a stamp that its date or number closes, be it «план семинаров» without a capital."""
    return bool(
        any(map(str.isdigit, above))
        and _CLOSES.search(above)
        and TITLE.match(words)
        and named.kind(words) not in (None, Kind.PROTOCOL, Kind.ORDER)  # those go on a stamp
        and not SENTENCE.search(words)
    )


def continues(so_far: tuple[Line, ...], line: Line) -> bool:
    """Whether a line belongs to the title that the lines before it began."""
    said, last = joined(so_far), so_far[-1].text
    if len(so_far) > 8 or len(said) + len(line.text) > 500 or line.sheet != so_far[0].sheet or len(line.cells) > 2:
        return False
    if STAMP.match(line.text) or ANNEX.match(line.text) or SECTION.match(line.text):
        return False
    if PREAMBLE.match(line.text) and (line.text[:1].isupper() or VERBS.match(line.text)):
        return False
    if NOISE.match(line.text) or (is_bare(line.text) and not re.match(r"^\W*\d{4}", line.text)):
        return False
    if re.search(r"[.;!?]$", last) and not re.search(r"(?:гг?|уч|им|обл|р-на|[А-ЯЁ])\.$", last):
        return False
    if OPEN_END.search(last) or said.count("«") > said.count("»") or said.count("(") > said.count(")"):
        return True
    if is_caps(last) and is_caps(line.text):
        return not line.gap or len(so_far) < 4
    if line.text[0].islower():
        return not line.text.endswith(";")
    if len(said.split()) <= 3 and ASKS_MORE.match(line.text):
        return True
    return bool(GOES_ON.match(line.text)) and len(line.text) < 160
