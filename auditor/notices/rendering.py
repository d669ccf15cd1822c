"""A digest as a letter: subject, plain text and HTML, which say the same."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from auditor.model import Lang
from auditor.notices.records import Digest, Item, Message, Swapped, Tally
from auditor.notices.words import MONTHS, WORDS, count
from auditor.reports import typography

MOST = 20  # new items in a letter; then "and N more"
_WIDTH = 72
_PLACES = 8  # positions, or rows of them, named with an item
_TOGETHER = re.compile(r"(?<=\d) (?=[а-яёa-z])|(?<=№) | (?=·)")  # not parted by the end of a line

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def message(digest: Digest) -> Message:
    """The letter on one night."""
    ru = digest.lang is Lang.RU
    shown, due = digest.items[:MOST], digest.due[:MOST]
    words = {name: pair[0 if ru else 1] for name, pair in WORDS.items()}
    values: dict[str, Any] = {
        "w": words,
        "subject": _subject(digest),
        "lang": digest.lang.value,
        "night": _night(digest.day, ru),
        "title": digest.title,
        "deadline": digest.deadline,
        "new": digest.new,
        "mended": digest.mended,
        "holding": digest.holding,
        "items": shown,
        "more": _more(digest.items, shown, ru),
        "due": due,
        "due_more": _more(digest.due, due, ru),
        "due_count": count(len(digest.due), digest.lang, "act"),
        "new_count": count(digest.new, digest.lang, "position"),
        "mended_count": count(digest.mended, digest.lang, "position"),
        "still_count": _standing(digest, words["most"]),
        "better": digest.better[:MOST],
        "better_more": _more(digest.better, digest.better[:MOST], ru),
        "still": digest.still,
        "swapped": digest.swapped[:MOST],
        "swapped_count": len(digest.swapped),
        "swapped_more": _more(digest.swapped, digest.swapped[:MOST], ru),
        "unchecked": digest.unchecked,
        "remarks": digest.remarks[:MOST],
        "remarks_more": _more(digest.remarks, digest.remarks[:MOST], ru),
        "site": digest.site,
        "foot": words["foot_own" if digest.own else "foot"],
        "preview": "; ".join(f"{one.municipality}: {one.message}" for one in shown[:2]),
    }
    seen = {**values, "items": [_worded(one, digest.lang) for one in shown]}
    seen["due"] = [_worded(one, digest.lang) for one in due]
    html = _template().render(**_spaced(seen, ru))
    return Message(subject=values["subject"], text=_plain(values, digest), html=html)


def _standing(digest: Digest, most: str) -> str:
    """«259 позиций, вот где больше всего», where not all are named."""
    whole = count(digest.holding, digest.lang, "position")
    return f"{whole}, {most}" if sum(one.count for one in digest.still) < digest.holding else whole


def _subject(digest: Digest) -> str:
    """«Проверка 1 марта: 10 новых, 13 исправлено — Кедровский край, 2.4»; no line breaks, they would be headers."""
    ru = digest.lang is Lang.RU
    day = _date(digest.day, ru)
    told = []
    if digest.new:
        told.append(f"{digest.new} {typography.plural(digest.new, 'новая', 'новые', 'новых') if ru else 'new'}")
    if digest.mended:
        told.append(f"{digest.mended} {'исправлено' if ru else 'mended'}")
    if digest.swapped and not told:
        number = len(digest.swapped)
        told.append(count(number, digest.lang, "swap"))
    if digest.deadline and not told:
        told.append(digest.deadline[:1].lower() + digest.deadline[1:].rstrip("."))
    if digest.remarks and not told:
        told.append("новости о формах" if ru else "news of forms")
    head = f"Проверка {day}" if ru else f"Audit of {day}"
    return " ".join(f"{head}: {', '.join(told)} — {digest.title}".split())


def _plain(values: Mapping[str, Any], digest: Digest) -> str:
    w = values["w"]
    lines = [f"{digest.title}. {values['night'][:1].upper()}{values['night'][1:]}", ""]
    lines += [digest.deadline, ""] if digest.deadline else []
    for name in ("new", "mended", "holding"):
        label = w[name][:1].upper() + w[name][1:]
        lines.append(f"  {label:<16} {values[name]:>4}")
    if digest.remarks:
        lines += ["", w["forms"].upper(), "", *(_wrapped("· ", one) for one in values["remarks"])]
        lines += [values["remarks_more"]] if values["remarks_more"] else []
    for name, note, more in (("due", "due_count", "due_more"), ("items", "new_count", "more")):
        if values[name]:
            title = w["due" if name == "due" else "fresh"]
            lines += ["", f"{title.upper()} ({values[note]})"]
            lines += [line for one in values[name] for line in ("", *_item(one, digest.lang, w))]
            lines += ["", values[more]] if values[more] else []
    lines += _tallies(w["better"], values["mended_count"], values["better"], "✓")
    lines += [values["better_more"]] if values["better_more"] else []
    lines += _tallies(w["still"], values["still_count"], digest.still, "·")
    if digest.swapped:
        lines += ["", f"{w['swapped'].upper()} ({len(digest.swapped)})", ""]
        lines += [_wrapped("· ", f"{one.municipality}: {one.name} — {one.what}") for one in values["swapped"]]
        lines += ["", values["swapped_more"]] if values["swapped_more"] else []
    if digest.site:
        lines += ["", f"{w['table']}: {digest.site}"]
    lines += ["", "-- ", *(_wrapped("", one) for one in digest.unchecked), _wrapped("", values["foot"])]
    return "\n".join(lines) + "\n"


def _item(one: Item, lang: Lang, w: Mapping[str, str]) -> list[str]:
    urgent = f" · {w['urgent'].upper()}" if one.urgent else ""
    points = f" · {count(one.points, lang, 'point')}" if one.points else ""
    lines = [_wrapped("× ", f"{one.municipality} · {_where(one)}{urgent}{points}"), _wrapped("  ", one.message)]
    lines += [_wrapped("  ", one.advice)] if one.advice else []
    return lines + ([f"  {one.page}"] if one.page else [])


def _tallies(title: str, note: str, tallies: Iterable[Tally], sign: str) -> list[str]:
    lines = [
        _wrapped(f"{sign} ", f"{one.municipality}: {one.count}" + (f" — {one.note}" if one.note else ""))
        for one in tallies
    ]
    return ["", f"{title.upper()} ({note})", "", *lines] if lines else []


def _worded(one: Item, lang: Lang) -> dict[str, Any]:
    """An item for the template, its counts in words."""
    return {
        "municipality": one.municipality,
        "where": _where(one),
        "message": one.message.rstrip("."),
        "advice": one.advice,
        "urgent": one.urgent,
        "points": count(one.points, lang, "point") if one.points else "",
        "page": one.page,
    }


def _where(one: Item) -> str:
    """«2.4.2.1–2.4.2.4, 2.4.2.6»."""
    rows: list[list[str]] = []
    for position in one.positions:
        if rows and _next(rows[-1][-1]) == position:
            rows[-1].append(position)
        else:
            rows.append([position])
    parts = [part for row in rows for part in ([f"{row[0]}–{row[-1]}"] if len(row) > 2 else row)]
    shown = ", ".join(parts[:_PLACES])
    return f"{shown} …" if len(parts) > _PLACES else shown


def _next(position: str) -> str:
    """The position that follows; '' where that cannot be told."""
    section, _, number = position.rpartition(".")
    return f"{section}.{int(number) + 1}" if number.isascii() and number.isdigit() else ""


def _more(all_: Sequence[object], shown: Sequence[object], ru: bool) -> str:
    left = len(all_) - len(shown)
    if not left:
        return ""
    return f"…и ещё {left}: все — в отчёте." if ru else f"…and {left} more: all are in the report."


def _wrapped(first: str, words: str) -> str:
    return textwrap.fill(
        _TOGETHER.sub("\u00a0", words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
        break_long_words=False,
    ).replace("\u00a0", " ")


def _night(day: date, ru: bool) -> str:
    return f"ночь на {_date(day, ru)} {day.year} г." if ru else f"night of {day.isoformat()}"


def _date(day: date, ru: bool) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" if ru else day.isoformat()


def _spaced(value: Any, ru: bool) -> Any:
    """All words as they should break over lines: Russian no-break spaces, dates in one piece; addresses as they are."""
    if isinstance(value, str):
        if "://" in value:
            return value
        return typography.ru(value) if ru else _ISO.sub(lambda day: day[0].replace("-", "\u2011"), value)
    if isinstance(value, dict):
        return {name: one if name == "page" else _spaced(one, ru) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_spaced(one, ru) for one in value]
    if isinstance(value, Tally):
        return replace(value, municipality=_spaced(value.municipality, ru), note=_spaced(value.note, ru))
    if isinstance(value, Swapped):
        return replace(value, municipality=_spaced(value.municipality, ru), what=_spaced(value.what, ru))
    return value


@lru_cache(maxsize=1)
def _template() -> Any:
    loader = PackageLoader("auditor.notices")
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return env.get_template("mail.html")
