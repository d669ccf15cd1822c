"""At which level the document was issued, by whom, and in which municipality."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.facts import actors, bylines, compound, days, head, headwords, title, whose
from auditor.facts.issuers import issuer_in, letterhead_groups
from auditor.facts.lines import Line, joined, last_lines, lines, quote
from auditor.model import Level, Quote, Seen, Text

# Behind these words stand other people's acts: the issuer is named before them.
_OTHERS = re.compile(
    r"(?<![а-яё])(?:в\s+соответствии|во\s+исполнени|на\s+основани|в\s+целях|согласно|руководствуясь|федеральн\w+\s+закон)",
    re.IGNORECASE,
)
_OTHERS_HINTS = ("соответстви", "исполнени", "основани", "целях", "согласно", "руководств", "закон")
_SIGNS = re.compile(
    r"^\W*(?:начальник|руководител|директор|глава|заведующ|и\.?\s?о\.?\s|врио|исполняющ|министр|заместител|ректор|председател|первый\s+зам|(?:главный|ведущий|старший)\s+специалист|методист)",
    re.IGNORECASE,
)
_TITLES: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.SCHOOL,
        re.compile(
            r"внутришкольн|(?<!на базе )(?<![а-я])м[бак]?(?:до|об|о)[бак]?у(?![а-я])|(?<![а-я])(?:сош|оош|шмо|"
            r"доу)(?![а-я])|школ\w+ №|"
            r"(?:гимнази[яи]|лице[йя]) (?:№|имени)|детск\w+ сад\w* (?:№|[«\"])|(?:в|нашей) школе?$|"
            r"педагогическ\w+ совет\w* (?:школ|гимн|лице)|"
            r"учител\w+ (?:нашей )?школы"
        ),
    ),
    (
        Level.MUNICIPAL,
        re.compile(
            r"муниципальн(?!\w+ орган)|районн|(?<![а-я])городск|(?<![а-я])(?:рмо|гмо|ммц|имц|рмк|гмк|цро|моуо|муо|"
            r"омсу)(?![а-я])|[ое]го района|[а-я]ий район(?![а-я])|"
            r"муниципальн\w+ округ|(?<![а-я])город[ае](?: [а-я]|\W*$)|(?<![а-я])г\. ?[а-я-]{3,}[аия](?![а-я])|"
            r"(?<![а-я])район(?:а|е)(?![а-я])|"
            r"управлени\w+ образовани(?!ем)|отдел\w* образовани|"
            r"методическ\w+ (?:кабинет|центр)|администраци\w+ (?:района|города)"
        ),
    ),
    (Level.SCHOOL, re.compile(r"(?<![а-я])школьн(?:ый|ая|ое|ого|ой|ом|ые|ых|ым)(?! этап| олимпиад| отдел)")),
    (
        Level.REGIONAL,
        re.compile(
            r"(?<![а-я])(?:региональн|краев|областн|республиканск)|[ое]го кра[яе](?![а-я])|"
            r"(?<!в )(?<![а-я])области(?![а-я])"
        ),
    ),
    (
        Level.FEDERAL,
        re.compile(r"российской федерации|федеральн\w+ (?!государственн\w+ образоват)|(?<![а-я])всероссийск"),
    ),
)
_BODY_ZONE = 2500
# «для руководителей школьных методических объединений»: whom a paper is for, not who made it.
_WHOM = re.compile(
    r"(?<![а-я])для (?:[а-я-]+ )?(?:руководител|заместител|учител|педагог|методист|наставник|директор|специалист)"
    r"\w*(?: школьн\w+(?: методическ\w+ объединени\w+)?)?"
)
_AT = re.compile(
    r"(?i)(?<![а-яё])на базе\s[^.,;]{3,80}?№\s?\d+|(?<![а-яё])на базе\s[^.,;]{3,80}"
)  # where it took place


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A stretch of the document that may name the issuer."""

    words: str
    lines: tuple[Line, ...]
    letterhead: bool = False


@dataclass(frozen=True, slots=True)
class _Issuer:
    """What the evidence came to."""

    level: Level
    seen: Quote
    name: str = ""
    named: Quote | None = None


def of(text: Text) -> Seen[Level] | None:
    """The level of the issuer."""
    found = _issuer(text)
    return Seen(value=found.level, seen=found.seen) if found else None


def issuer(text: Text) -> Seen[str] | None:
    """The body or institution that issued the document, in the nominative where rules reach."""
    found = _issuer(text)
    return Seen(value=found.name, seen=found.named) if found and found.name and found.named else None


def municipality(text: Text) -> Seen[str] | None:
    """The municipality the issuer belongs to; None for regional and federal documents."""
    found = _issuer(text)
    if found is None or found.level not in (Level.MUNICIPAL, Level.SCHOOL):
        return None
    for part in (*_ordered(text), _titled(text), _rubric(text), _last(text)):
        place = whose.of(part.words)
        if place and part.lines:
            return Seen(value=place[0], seen=_line_of(text, part, place[1]))
    return None


@lru_cache(maxsize=4)
def _issuer(text: Text) -> _Issuer | None:
    parts = tuple(_ordered(text))
    for sure in (True, False):
        for part in parts:
            seen = actors.lowest(tuple(actor for actor in actors.find(part.words) if actor.sure or not sure))
            if seen and not (sure and _overruled(text, part, seen.level)):
                name, where = _named(text, parts, part, seen)
                return _Issuer(seen.level, _line_of(text, part, seen.start), name, where)
        if sure and (told := _by_title(text) or _by_agreement(text)):
            return told
    return _made_by(text) or _by_body(text)


def _overruled(text: Text, part: _Evidence, level: Level) -> bool:
    """A school's charter is the school's, though the authority approved it."""
    if level is not Level.MUNICIPAL or part.letterhead:
        return False
    words = actors.fold(joined(compound.deciding(text).title))
    return bool(re.match(r"^\W*устав", words)) and any(actor.level is Level.SCHOOL for actor in actors.find(words))


def _ordered(text: Text) -> Iterator[_Evidence]:
    """Evidence from the strongest to the weakest: stamps, letterhead, the act's own line, signature."""
    own, part = head.of(text), compound.deciding(text)
    stamps = [stamp for stamp in (part.stamps if part is own else (*part.stamps, *own.stamps)) if stamp.approves]
    if stamps:
        together = tuple(line for stamp in stamps for line in stamp.lines)
        yield _Evidence(joined(together), together)
    for one in (own,) if part is own else (own, part):
        heading = (*one.letterhead, one.act) if one.act and len(one.act.text) > 16 else one.letterhead
        if heading:
            yield _Evidence(joined(heading), heading, letterhead=True)
    signed = _signatures(text)
    if signed:
        yield _Evidence(joined(signed), signed)


@lru_cache(maxsize=4)
def _signatures(text: Text) -> tuple[Line, ...]:
    """The post that signs at the end, or before the annex of an act."""
    return tuple(_signing(text))


def _signing(text: Text) -> Iterator[Line]:
    last = last_lines(text, 30)
    for at, line in enumerate(last):
        under = at and line.text[0].islower() and len(line.text) < 160 and _SIGNS.match(last[at - 1].text)
        signs = len(line.text) < 200 and not line.text.endswith((";", ".")) and _SIGNS.match(line.text)
        if (under or signs) and not headwords.ADDRESSEE.match(line.text):
            yield from [line] * (bool(under) + bool(signs))
    own = head.of(text)
    if compound.is_compound(text):
        for line in own.body[:120]:
            if len(line.text) < 160 and _SIGNS.match(line.text) and headwords.SIGNED.search(line.text):
                yield line


def _last(text: Text) -> _Evidence:
    """The body that made the paper, where its name is the last line: «Управление образования … района»."""
    line = next(iter(last_lines(text, 30)[-1:]), None)
    ends = line is not None and len(line.text) < 120 and headwords.LETTERHEAD.match(line.text)
    return _Evidence(line.text, (line,)) if line and ends else _Evidence("", ())


def _made_by(text: Text) -> _Issuer | None:
    """«Составитель: …, методист МКУ «ЦРО»», or the place at the top: «Ковылкинский район, 9 апреля 2021 г.»."""
    for line in lines(text)[:20]:
        seen = actors.lowest(actors.find(line.text)) if headwords.AUTHOR.match(line.text) else None
        if seen and seen.sure:
            return _Issuer(seen.level, quote(text, line))
    first = head.of(text).letterhead[:1]
    if first and bylines.split(first[0].text) is None and whose.of(first[0].text) and days.mentions(first[0].text):
        return _Issuer(Level.MUNICIPAL, quote(text, first[0]))
    return None


def _titled(text: Text) -> _Evidence:
    part = compound.deciding(text)
    return _Evidence(joined(part.title), part.title)


def _by_title(text: Text) -> _Issuer | None:
    called = title.of(text)
    if called is None:
        return None
    words = " ".join(actors.fold(called.value).split())
    words = _WHOM.sub(" ", words) if "для " in words else words
    named = actors.lowest(actors.find(words.partition(" на базе ")[0]))
    if named and named.sure and named.level is Level.SCHOOL:
        return _Issuer(Level.SCHOOL, called.seen)
    for level, pattern in _TITLES:
        if pattern.search(words):
            return _Issuer(level, called.seen)
    rubric = _rubric(text)  # «Мониторинг … района / Аналитическая справка»: the line above a bare title
    for level, pattern in _TITLES if rubric.lines else ():
        if pattern.search(actors.fold(rubric.words)):
            return _Issuer(level, quote(text, rubric.lines[0]))
    return None


def _rubric(text: Text) -> _Evidence:
    """The lines above a title of a word or two that are neither letterhead nor stamp."""
    part = compound.deciding(text)
    if not part.title or len(joined(part.title).split()) > 3:
        return _Evidence("", ())
    known = {line.start for line in (*part.letterhead, *(line for stamp in part.stamps for line in stamp.lines))}
    above = tuple(
        line
        for line in lines(text)[:12]
        if (line.sheet, line.start) < (part.title[0].sheet, part.title[0].start) and line.start not in known
    )
    return _Evidence(joined(above), above)


def _by_agreement(text: Text) -> _Issuer | None:
    """A school's council agrees to the school's own papers only."""
    for stamp in compound.deciding(text).stamps:
        seen = actors.lowest(actors.find(stamp.text))
        if seen and seen.sure and seen.level is Level.SCHOOL and not stamp.approves:
            return _Issuer(Level.SCHOOL, _line_of(text, _Evidence(stamp.text, stamp.lines), seen.start))
    return None


def _by_body(text: Text) -> _Issuer | None:
    """The first lines of a body that speak of one level only, before other people's acts."""
    zone: list[Line] = []
    for line in compound.deciding(text).body[:14]:
        if headwords.ADDRESSEE.match(line.text):
            continue
        zone.append(line)
        if _others(line.text):
            break
    words = joined(tuple(zone))
    other = _others(words)
    words = words[: other.start()] if other else words[:_BODY_ZONE]
    words = _AT.sub(lambda place: " " * len(place[0]), words) if "базе" in words else words
    part = _Evidence(words, tuple(zone))
    named = [actor for actor in actors.find(words) if actor.sure]
    if len({actor.level for actor in named}) == 1 and not _several_schools(words):
        return _Issuer(named[0].level, _line_of(text, part, named[0].start))
    told = {level: mark for level, pattern in _TITLES[:4] if (mark := pattern.search(actors.fold(words)))}
    if not named and len(told) == 1:
        level, mark = next(iter(told.items()))
        return _Issuer(level, _line_of(text, part, mark.start()))
    return None


def _others(words: str) -> re.Match[str] | None:
    low = words.lower()
    return _OTHERS.search(words) if any(map(low.__contains__, _OTHERS_HINTS)) else None


def _several_schools(words: str) -> bool:
    """Whether a text speaks of schools by their numbers: it is about them, not of one of them."""
    if words.count("№") < 2:
        return False
    return len(set(re.findall(r"(?i)(?:школ\w*|[сон]ош|сш|лице\w|гимнази\w|сад\w*)\W{1,3}№\s?(\d+)", words))) > 1


def _named(text: Text, parts: tuple[_Evidence, ...], part: _Evidence, seen: actors.Actor) -> tuple[str, Quote | None]:
    """The issuer's name: from the letterhead if it speaks of the same level, else from the stamp or signature."""
    for other in parts:
        if not other.letterhead:
            continue
        for name, first, last in reversed(letterhead_groups(other.lines)):
            actor = actors.lowest(actors.find(name))
            if actor and actor.level is seen.level and actor.sure:
                return name, quote(text, first, last)
    if part.letterhead and not seen.sure:
        return "", None
    chain = [actor for actor in actors.find(part.words) if actor.level is seen.level and actor.sure]
    name = next((name for actor in chain or [seen] if (name := issuer_in(part.words, actor))), "")
    return name, _line_of(text, part, seen.start) if name else None


def _line_of(text: Text, part: _Evidence, at: int) -> Quote:
    """The line a place of the joined words stands on."""
    so_far = 0
    for line in part.lines:
        so_far += len(line.text) + 1
        if at < so_far:
            return quote(text, line)
    return quote(text, part.lines[0])
