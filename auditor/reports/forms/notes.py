"""What is said in a form about one of its cells: the comment on it, the verdict and the advice beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from auditor.model import Outcome
from auditor.reports import clean
from auditor.reports.forms.masking import masked
from auditor.reports.remarks import FindingView
from auditor.reports.terms import MARKS
from auditor.reports.view import FormView, PositionView
from auditor.reports.voice import Voice

AUTHOR = "Проверка ссылок"  # in every language: by it the reader of forms knows our remarks from the owner's
LONGEST = 1500
_MOST = 5  # findings told in a comment
_QUOTE, _WORDS, _ADDRESS = 200, 300, 600
_OTHERS = 6  # positions named that share a document
_GROUP = frozenset({"duplicate-link", "duplicate-document"})  # their message names the other positions itself
_WORST = (Outcome.MEND, Outcome.EMPTY, Outcome.EXPERT, Outcome.READY)
_MONTHS = (
    ("января", "January"),
    ("февраля", "February"),
    ("марта", "March"),
    ("апреля", "April"),
    ("мая", "May"),
    ("июня", "June"),
    ("июля", "July"),
    ("августа", "August"),
    ("сентября", "September"),
    ("октября", "October"),
    ("ноября", "November"),
    ("декабря", "December"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A position of a form, to be told of in a cell."""

    form: FormView
    position: PositionView


def marks_of(form: FormView) -> Iterator[tuple[str, Mark]]:
    """Each position with the place it is told of at; of one that several rows answer, each row with what is its own."""
    for position in form.positions:
        places = {link.address: link.spot for link in position.links if link.spot}
        rows = dict.fromkeys(places.get(finding.address, "") for finding in position.findings) if places else {}
        for place in [one for one in rows if one]:
            mine = tuple(finding for finding in position.findings if places.get(finding.address, "") == place)
            yield place, Mark(form, replace(position, findings=mine, accepted=()))
        if position.spot:
            here = tuple(finding for finding in position.findings if not places.get(finding.address))
            yield position.spot, Mark(form, replace(position, findings=here) if any(rows) else position)


def worst(marks: Sequence[Mark]) -> Outcome:
    """The outcome that colours a cell."""
    return min((mark.position.outcome for mark in marks), key=_WORST.index)


def comment(marks: Sequence[Mark], voice: Voice, as_of: date) -> str:
    """The comment on a cell that answers these positions; '' where there is nothing to say."""
    told: list[str] = []
    size, left = 0, [mark for mark in marks if _speaks(mark.position)]
    for at, mark in enumerate(left):
        words = _remark(mark, voice, as_of)
        if told and size + len(words) > LONGEST - 60:
            told.append(voice("more_positions", positions=voice.count(len(left) - at, "position")))
            break
        told.append(words)
        size += len(words) + 2
    return clip("\n\n".join(told), LONGEST)


def verdict(position: PositionView) -> str:
    """«✗ Исправить»."""
    return f"{MARKS[position.outcome]} {position.word}"


def advice(position: PositionView, voice: Voice) -> str:
    """What to do, one line a finding."""
    lines: dict[str, None] = {}
    for finding in position.findings:
        if finding.advice:
            lines[clean.clip(finding.advice, _WORDS)] = None
        lines.update(dict.fromkeys(_pasted(position, finding, voice)))
    if not lines and position.outcome is Outcome.EXPERT and position.why:
        lines[clean.line(position.why, _WORDS)] = None
    kept = list(lines)[: 2 * _MOST]
    return "\n".join(voice.nice(line) if "://" not in line else line for line in kept)


def _speaks(position: PositionView) -> bool:
    return bool(position.findings or position.accepted) or (position.outcome is Outcome.EXPERT and bool(position.why))


def _remark(mark: Mark, voice: Voice, as_of: date) -> str:
    position = mark.position
    head = [f"{MARKS[position.outcome]} {position.word.upper()}", position.id]
    risk = position.max_points - position.points
    if position.outcome in (Outcome.MEND, Outcome.EMPTY) and risk:
        head.append(voice("risk_short", points=voice.count(risk, "point")))
    parts = [" · ".join(head)]
    if position.outcome is Outcome.EXPERT and position.why and not position.findings:
        parts.append(clean.line(position.why, _WORDS))
    size = len(parts[0])
    pasted: set[str] = set()
    told, several = 0, len(position.findings) > 1
    for number, finding in enumerate(position.findings[:_MOST], 1):
        words = "\n".join(_finding(mark, finding, voice, as_of, pasted))
        if told and size + len(words) > LONGEST - 60:
            break
        parts.append(f"{number}. {words}" if several else words)
        size += len(words) + 5
        told += 1
    if more := len(position.findings) - told:
        parts.append(voice("more_findings", n=more))
    parts += [_accepted(one, voice) for one in position.accepted[:1]]
    return "\n\n".join(parts)


def _finding(mark: Mark, finding: FindingView, voice: Voice, as_of: date, pasted: set[str]) -> Iterator[str]:
    yield clean.clip(finding.message, _WORDS)
    if finding.quote:
        quote = voice.quoted(clean.clip(masked(finding.quote), _QUOTE))
        where = finding.page_text[:1].upper() + finding.page_text[1:]
        yield f"{where}: {quote}" if where else quote
    if finding.advice:
        yield ""
        yield f"{voice('act')}: {_lowered(clean.clip(finding.advice, _WORDS))}"
    for line in _pasted(mark.position, finding, voice):
        if line not in pasted:
            pasted.add(line)
            yield line
    if others := _same_document(mark, finding):
        more = f" {voice('and_more', n=len(others) - _OTHERS)}" if len(others) > _OTHERS else ""
        key = "same_document" if len(others) > 1 else "same_document_one"
        yield voice(key, positions=", ".join(others[:_OTHERS])) + more + "."
    since = f"{_since(finding.since, as_of, voice)} · " if finding.since else ""
    yield f"{since}{finding.rule}"


def _pasted(position: PositionView, finding: FindingView, voice: Voice) -> Iterator[str]:
    """Pages and addresses to paste, whole."""
    if finding.paste:
        yield f"{voice('add_pages')} {finding.paste}"
    for link in position.links:
        if link.address != finding.address or not link.address:
            continue
        if link.suggested_href and len(link.suggested_href) <= _ADDRESS:
            yield f"{voice('likely_address')} {link.suggested_href}"
        elif finding.rule == "redirected-link" and link.final_href and len(link.final_href) <= _ADDRESS:
            yield f"{voice('new_address')} {link.final_href}"
        return


def _same_document(mark: Mark, finding: FindingView) -> list[str]:
    """The other positions that cite the document a finding speaks of."""
    if finding.rule in _GROUP or not finding.address:
        return []
    mine = {link.document for link in mark.position.links if link.address == finding.address and link.document}
    return [
        other.id
        for other in mark.form.positions
        if other.id != mark.position.id and any(link.document in mine for link in other.links)
    ]


def _since(day: date, as_of: date, voice: Voice) -> str:
    """«С 24 февраля»; with its year where that is not the year assessed at."""
    month = voice.pick(*_MONTHS[day.month - 1])
    year = "" if day.year == as_of.year else voice.pick(f" {day.year} г.", f" {day.year}")
    return f"{voice('since_words')} {day.day} {month}{year}"


def _accepted(one: FindingView, voice: Voice) -> str:
    return f"{one.accepted}: {clean.clip(one.because, _QUOTE)} ({one.label.lower()})"


def _lowered(words: str) -> str:
    """A sentence after a colon."""
    return words[0].lower() + words[1:] if re.match(r"[А-ЯЁA-Z][а-яёa-z]|[ВКСУОИА] ", words) else words


def clip(words: str, limit: int) -> str:
    """Words of several lines cut to `limit` letters at the end of a line."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 2].rpartition("\n")[0] or words[: limit - 2]
    return f"{cut.rstrip()}\n…"
