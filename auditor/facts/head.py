"""The head of a document taken apart: letterhead, stamps, the act's heading and subject, the title, annexes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.facts import columns, named
from auditor.facts.headline import continues, follows_stamp, is_act, is_bare, is_borne_out, is_caps, starts_title
from auditor.facts.headparts import Head, Parts, Stamp
from auditor.facts.headwords import (
    ACT,
    ACT_ALONE,
    ADDRESSEE,
    ANNEX,
    ANNEX_LINE,
    APPROVES,
    AUTHOR,
    BY_ACT,
    IN_STAMP,
    LETTER,
    LETTERHEAD,
    NAMELESS,
    NOISE,
    ORDERS,
    PREAMBLE,
    SECTION,
    SIGNED,
    STAMP,
    STAMPED_BY,
    SUBJECT,
    TITLE,
    TWO_STAMPS,
)
from auditor.facts.lines import Line, joined, lines
from auditor.facts.normal import plain
from auditor.model import Text

_PROJECT = re.compile(r"^\W*проект(?![а-яё])", re.IGNORECASE)


@lru_cache(maxsize=4)
def of(text: Text) -> Head:
    """The head of the document."""
    return _read(lines(text))


@lru_cache(maxsize=4)
def annexes(text: Text) -> tuple[Head, ...]:
    """The heads of annexes after the document's own head, at most eight."""
    found: list[Head] = []
    own = of(text)
    after = (
        (own.act.sheet, own.act.end) if own.act else (own.title[-1].sheet, own.title[-1].end) if own.title else (0, 0)
    )
    for index, page in enumerate(text.pages[:200]):
        for mark in ANNEX_LINE.finditer(plain(page.text).text):
            if (index, mark.start()) <= after or len(found) == 8:
                continue
            found.append(_read(lines(text, index, mark.start())[:60]))
    return tuple(found)


def _read(all_lines: tuple[Line, ...]) -> Head:
    parts = Parts()
    all_lines = columns.without_addressees(all_lines)
    for at, line in enumerate(all_lines):
        if _stamped(parts, line):
            continue
        if ADDRESSEE.match(line.text) and len(line.text) < 160:
            continue
        if NOISE.match(line.text):
            continue
        if is_act(line) and is_borne_out(line, all_lines[at + 1 : at + 31]):
            parts.close()
            parts.act = line
            parts.take_loose()
            return _act(parts, all_lines, at)
        if is_bare(line.text):
            continue
        if starts_title(line) or (at and follows_stamp(line.text, all_lines[at - 1].text)):
            parts.take_loose()
            first = at < 3 and not parts.letterhead and not parts.stamps and not parts.stamp
            own = _titled(parts, all_lines, at, called=True)
            return (_again(own) if first else None) or _nearer(own) or own
        if _plain_line(parts, line, at):
            break
    parts.close()
    if parts.spare is not None:
        return _titled(parts, all_lines, parts.spare, called=False)
    return Head(letterhead=tuple(parts.letterhead), stamps=tuple(parts.stamps), body=all_lines)


def _nearer(own: Head) -> Head | None:
    """«Внутришкольный мониторинг / Положение / о ...»: a line that names a kind, under a rubric that names none.

    «ПРОЕКТ ПЛАНА / План работы …»: what a paper says of its state is no title either.
    """
    project = bool(_PROJECT.match(joined(own.title)))
    if named.kind(joined(own.title)) and not (project and len(own.title[0].text.split()) <= 3):
        return None
    for at, line in enumerate(own.body[:4]):
        if starts_title(line) and named.kind(line.text):
            parts = Parts(letterhead=list(own.letterhead), stamps=list(own.stamps))
            return _titled(parts, own.body, at, called=True)
    return None


def _again(own: Head) -> Head | None:
    """The document itself under a line that a site or a catalogue put above it, told by its letterhead or stamp.

    Under a line that names no kind, such as «Проект от 12.02.2021», an act's heading tells as well.
    """
    after, nameless = own.body, not named.kind(joined(own.title))
    start = next(
        (
            at
            for at, line in enumerate(after[:8])
            if LETTERHEAD.match(line.text) or STAMP.match(line.text) or (nameless and is_act(line))
        ),
        None,
    )
    if start is None:
        return None
    inner = _read(after[start:])
    known = inner.letterhead or inner.stamps or nameless
    return inner if known and (inner.act or inner.called) else None


def _stamped(parts: Parts, line: Line) -> bool:
    """Whether the line opens or continues a stamp."""
    if ANNEX.match(line.text):
        parts.close()
        parts.word, parts.stamp = "приложение", [line]
        return True
    marks = [mark for cell in (line.cells or (line.text,)) if len(cell) < 160 and (mark := STAMP.match(cell))]
    if marks and not (TITLE.match(line.text) and len(line.text) > 60 and not SIGNED.search(line.text)):
        approving = [mark for mark in marks if APPROVES.match(mark[1])]
        if not parts.stamp or not approving or len(parts.stamp) > 1 or parts.word == "приложение":
            parts.close()
        both = TWO_STAMPS.search(line.text)  # «Рассмотрено и утверждено»
        parts.word = (both[1] if both and not approving else (approving or marks)[0][1]).lower()
        parts.stamp.append(line)
        return True
    if not parts.stamp or len(parts.stamp) > 14:
        parts.close()
        return False
    if _continues_stamp(parts, line):
        parts.stamp.append(line)
        return True
    parts.close()
    return False


def _continues_stamp(parts: Parts, line: Line) -> bool:
    if SECTION.match(line.text) and not re.match(r"^\W*\d{1,2}[.\s]\s?\d{1,2}[.\s]\s?(?:20)?\d\d", line.text):
        return False
    if columns.beside(parts.stamp, line):
        return True
    if ACT.match(line.text) and is_caps(line.text) and len(line.text) < 40 and len(parts.stamp) > 1:
        return not ACT_ALONE.match(line.text)
    if IN_STAMP.match(line.text) or is_bare(line.text):
        if STAMPED_BY.match(line.text):
            return True
        return not (starts_title(line) and (is_caps(line.text) or line.gap) and not SIGNED.search(line.text))
    if starts_title(line) or follows_stamp(line.text, parts.stamp[-1].text):
        return False
    if line.text[0].islower() or (SIGNED.search(line.text) and len(line.text) < 120):
        return True
    quoted = line.text[0] in '«"' and not line.gap
    return (
        (quoted or not line.gap)
        and len(line.text) < 60
        and not is_caps(line.text)
        and not SUBJECT.match(line.text)
        and len(line.cells) == 1
    )


def _plain_line(parts: Parts, line: Line, at: int) -> bool:
    """Sorts a line that is neither stamp nor title; true where the body has surely begun."""
    if (
        (parts.spare is None or is_caps(line.text))
        and LETTERHEAD.match(line.text)
        and not SUBJECT.match(line.text)
        and len(line.text) < 400
    ):
        parts.letterhead.append(line)
        return False
    if at < 5 and AUTHOR.match(line.text):
        return False
    if SECTION.match(line.text):
        return True
    if PREAMBLE.match(line.text) and (ORDERS.search(line.text) or not LETTERHEAD.match(line.text)):
        return True
    if parts.letterhead and parts.spare is None and line.text[0] in '«"' and NAMELESS.search(parts.letterhead[-1].text):
        parts.letterhead.append(line)
        return False
    inside = parts.letterhead and not line.gap and at < 12 and parts.spare is None
    if inside and not SUBJECT.match(line.text) and (line.text[0] in '«"(' or line.text[0].islower()):
        parts.letterhead.append(line)
        return False
    if parts.spare is None and len(line.text) < 300:
        parts.spare = at
    if len(line.text) < 250 and len(parts.loose) < 10:
        parts.loose.append(line)
    parts.prose += (len(line.text) > 55 and not is_caps(line.text)) or line.text.endswith(".")
    return parts.prose > 2


def _titled(parts: Parts, all_lines: tuple[Line, ...], at: int, *, called: bool) -> Head:
    parts.close()
    stop = at + 1
    while stop < len(all_lines) and continues(all_lines[at:stop], all_lines[stop]):
        stop += 1
    title = all_lines[at:stop]
    if called and (
        len(joined(title).split()) <= 2 or LETTER.match(joined(title))
    ):  # «СПРАВКА / 15.05.2020 / О результатах ...»
        subject = next(
            (later for later in range(stop, min(stop + 5, len(all_lines))) if not is_bare(all_lines[later].text)), stop
        )
        if subject < len(all_lines) and (SUBJECT.match(all_lines[subject].text) or _small(all_lines[subject])):
            below = subject + 1
            while below < len(all_lines) and continues(all_lines[subject:below], all_lines[below]):
                below += 1
            title, stop = (*title, *all_lines[subject:below]), below
    return Head(
        letterhead=tuple(parts.letterhead),
        stamps=(*parts.stamps, *_below(all_lines[stop : stop + 10])),
        act=parts.act,
        title=title,
        called=called,
        body=all_lines[stop:],
    )


def _small(line: Line) -> bool:
    """«СПРАВКА / 15.05.2020 / об итогах …»: a subject that goes on in small letters."""
    return bool(re.match(r"^\W*(?:обо?|о|по)\s+[а-яё]{4,}", line.text)) and len(line.text) < 160


def _below(after: tuple[Line, ...]) -> Iterator[Stamp]:
    """A stamp that stands under the title."""
    for at, line in enumerate(after):
        if SECTION.match(line.text):
            return
        mark = STAMP.match(line.text)
        if not mark or not APPROVES.match(mark[1]) or len(line.text) > 250:
            continue
        if BY_ACT.search(joined(after[at : at + 4])):
            stop = at + 1
            while stop < min(at + 5, len(after)) and IN_STAMP.match(after[stop].text) and len(line.text) < 120:
                stop += 1
            yield Stamp(word=mark[1].lower(), lines=after[at:stop], approves=True)
            return


def _act(parts: Parts, all_lines: tuple[Line, ...], at: int) -> Head:
    """The subject of an act: «О ...» after its heading, before «В соответствии ...»."""
    for later in range(at + 1, min(len(all_lines), at + 14)):
        line = all_lines[later]
        if SUBJECT.match(line.text):
            return _titled(parts, all_lines, later, called=False)
        if is_bare(line.text):
            continue
        if PREAMBLE.match(line.text) or SECTION.match(line.text):
            break
        if LETTERHEAD.match(line.text) and len(line.text) < 200:
            parts.letterhead.append(line)
    return Head(letterhead=tuple(parts.letterhead), stamps=tuple(parts.stamps), act=parts.act, body=all_lines[at + 1 :])
