"""The term a document is made for: what its title, its passport or a clause of its own says."""

import re
from datetime import date

from auditor.facts import acts, spans, stamps, zones
from auditor.facts.normal import normalise
from auditor.facts.spans import Span
from auditor.facts.zones import Zone
from auditor.model import Period, Quote, Text

_TITLE_LINES = 50
_FOR = re.compile(
    r"(?i)(?<![а-яё])(?:на|период|(?:в|на)\s{1,3}(?:период|течение))\s{1,3}(?:[а-яё]{1,14}\s{1,3}){0,2}[(«\"]?$"
)
# A span looked back on: a report's, not a term.
_COVERED = re.compile(
    r"(?i)(?<![а-яё])(?:за|итог\w{0,3}|результат\w{0,3}|анализ\w?|отч[её]т\w?|прошедш\w{2,3}|деятельности\s{1,3}в)(?![а-яё])"
)
_REPORTED = re.compile(
    r"(?i)(?<![а-яё])(?:итог(?:ах|и|ам|ов)|результат(?:ах|ы|ам|ов)|анализ|отч[её]т|справка|информация|за\s{1,3}(?:20|\w{1,10}\s{1,3}20|[IV12]))"
)
_HELD = re.compile(  # when something takes place or is taken in
    r"(?i)(?<![а-яё])(?:заявк[аиу]|заявки\s{1,3}\w{2,12}|при[её]м\s{1,3}\w{2,12}|принима[ею]тся|регистраци[яи]|состо[ия]тся|про(?:йд[её]|ход[ия])т|проводи[тл]ся)\s{1,3}$"
)
_CITED = re.compile(
    r"(?i)(?:приказ\w{0,3}|постановлени\w{1,3}|закон\w{0,2}|распоряжени\w{1,3}|(?<=\S\s)проект\w{0,2}|во\s{1,3}исполнение|соответстви\w)[^.\n]{0,60}$"
)
_TERM = re.compile(
    r"(?i)(?<![а-яё])(?:сроки?(?:\s{1,3}и\s{1,3}этапы?|,\s{0,3}этапы?)?|период|этапы?\s{1,3}и\s{1,3}сроки?)\s{1,3}(?:реализации|действия|исполнения|выполнения|осуществления)"
    r"(?:\s{1,3}(?:муниципальной\s{1,3})?(?:программы|плана|концепции|проекта|мероприятий|дорожной\s{1,3}карты|положения|приказа|документа|модели))?"
)
_IN_FORCE = re.compile(
    r"(?i)(?:действу\w{2,3}|срок\w?\s{1,3}действия|действител\w{1,3}|распространя\w{2,4})[^.\n]{0,60}?(?=(?<![а-яё])(?:до|по|с)\s)"
)
_MAYBE_IN_FORCE = re.compile("действ|действи|распростр")
_ANNEXED = re.compile(r"(?i)^\W*приложение(?:\s{0,3}№?\s{0,3}\d{1,2})?\W*$")
_STAGE = re.compile(r"(?i)этап")


def valid(text: Text, since: date | None = None) -> Period | None:
    """The term of a document, or None; `since` begins a term of which only the end is named."""
    for index, zone in enumerate(zones.heads(text)):
        titled = index == 0 or _opens_with_stamp(zone)
        found = (_of_title(zone, since) if titled else None) or _of_passport(zone, since) or _of_clause(zone, since)
        if found:
            return found
    return _of_names(text)


def _opens_with_stamp(zone: Zone) -> bool:
    """A page after a cover, a contents page or an order that begins a paper: its stamp stands at the top."""
    return any(not _ANNEXED.sub("", zone.text[: stamp.start]).strip() for stamp in stamps.find(zone)[:1])


def _of_title(zone: Zone, since: date | None) -> Period | None:
    """The first term in the lines between the letterhead and the running text, stamps left out."""
    words = _title_words(zone)
    for span in spans.spans(words):
        if _is_term(words, span):
            return _period(span.first, span.last, zone.quote(span.start, span.end))
    match = re.search(
        r"(?i)(?:на\s{1,3}период\s{1,3}|[а-яё»\"]\s{1,3}|^)(?=до\s{1,3}(?:конца\s{1,3})?20)", words, re.MULTILINE
    )
    ends = spans.until(words, match.end()) if match and not _CITED.search(words[: match.end()]) else None
    if not ends or ((named := _of_passport(zone, None)) and named.end == ends[2]):
        return None  # the passport names the first day as well
    return _period(_start(since, ends[2]), ends[2], zone.quote(ends[0], ends[1]))


def _title_words(zone: Zone) -> str:
    """The head with stamps, dates and acts cited in them blotted out, places kept."""
    last = zone.lines[min(_TITLE_LINES, len(zone.lines)) - 1].end if zone.lines else 0
    passport = _term(zone)
    words = zone.text[: min(last, zone.body, passport.start() if passport else last)]
    for stamp in stamps.find(zone):
        if stamp.end <= len(words):
            words = words[: stamp.start] + re.sub(r"[^\n]", " ", words[stamp.start : stamp.end]) + words[stamp.end :]
    for line in zone.lines:
        if line.end <= len(words) and (
            (
                acts.requisites(line)
                and not re.search(
                    r"\d{4}\s?(?:г\.?\s?)?[-/]\s?[а-яё\d]|[а-яё]{3}\s?-\s?[а-яё]{3,8}\s\d{4}|^\W*[Нн][Аа]\s", line.text
                )
            )
            or (any(map(str.isdigit, line.text)) and zones.printed(line.text))
        ):
            words = words[: line.start] + " " * (line.end - line.start) + words[line.end :]
    return words


def _term(zone: Zone) -> re.Match[str] | None:
    """«Срок реализации», where the page has such words at all."""
    return _TERM.search(zone.text) if any(word in zone.low for word in ("срок", "период", "этапы")) else None


def _is_term(words: str, span: Span) -> bool:
    before = words[max(span.start - 70, 0) : span.start]
    if _HELD.search(before):
        return False
    if _FOR.search(before):
        return not _CITED.search(before) and not re.search(r"(?i)за\s{1,3}[^\n]{0,30}$", before[-40:])
    if re.search(r"(?i)(?<![а-яё])за\s{1,3}(?:[а-яё]{1,14}\s{1,3}){0,3}$", before) or _CITED.search(before):
        return False
    if span.loose:
        inside = re.search(r"(?i)(?<![а-яё])в\s{1,3}$", before)
        return bool(inside) and not _REPORTED.search(words)
    return not _COVERED.search(before) and not _REPORTED.search(words[: span.end][-400:])


def _of_passport(zone: Zone, since: date | None) -> Period | None:
    """«Срок реализации программы: 2019-2021 годы»; of stages, from the first to the last."""
    match = _term(zone)
    if not match:
        return None
    after = zone.text[match.end() : match.end() + 420]
    found = spans.spans(after)
    if found and (found[0].start < 120):
        last = found[0].last
        if _STAGE.search(match.group()) or _STAGE.search(after[: found[0].start]):
            last = max(span.last for span in found)
        return _period(found[0].first, last, zone.quote(match.start(), match.end() + found[0].end))
    ends = spans.until(after[:120])
    if ends:
        return _period(_start(since, ends[2]), ends[2], zone.quote(match.start(), match.end() + ends[1]))
    return None


def _of_clause(zone: Zone, since: date | None) -> Period | None:
    """«Настоящий приказ действует до 31.12.2020»."""
    for match in _IN_FORCE.finditer(zone.text) if _MAYBE_IN_FORCE.search(zone.low) else ():
        after = zone.text[match.end() : match.end() + 80]
        found = [span for span in spans.spans(after) if span.start < 4 and not span.loose]
        if found:
            return _period(found[0].first, found[0].last, zone.quote(match.start(), match.end() + found[0].end))
        ends = spans.until(after)
        if ends and ends[0] == 0:
            return _period(_start(since, ends[2]), ends[2], zone.quote(match.start(), match.end() + ends[1]))
    return None


def _of_names(text: Text) -> Period | None:
    """The term in the title of a web page or in its headings."""
    for name in (text.title, *text.headings[:3]):
        words = normalise(name[:300])
        for span in spans.spans(words):
            if _is_term(words, span):
                return _period(span.first, span.last, Quote(text=" ".join(name[:300].split())))
    return None


def _start(since: date | None, end: date) -> date:
    return since if since and since <= end else date(end.year, 1, 1)


def _period(start: date, end: date, seen: Quote) -> Period:
    return Period(start=start, end=end, seen=seen)
