"""The page of a finished check: headline, counts, what changed since the last round, what can be downloaded."""

from collections import Counter
from pathlib import Path
from typing import Any

from auditor.model import Lang, Outcome
from auditor.store import Check
from auditor.web import summary
from auditor.web.folders import Place
from auditor.web.shell import counted
from auditor.web.summary import Summary

_REPORTS = frozenset(f"report.{suffix}" for suffix in ("html", "json", "xlsx", "docx", "md"))
_ORDER = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
_OUTCOMES = {
    Outcome.MEND: ("исправить", "to mend"),
    Outcome.EXPERT: ("решит эксперт", "expert decides"),
    Outcome.EMPTY: ("пусто", "empty"),
    Outcome.READY: ("готово", "ready"),
}
_FILES = (
    (
        "form",
        ("Ваша форма с пометками", "Your form with remarks"),
        (
            "та же таблица; что исправить — в примечании к ячейке",
            "the same table; each cell's comment says what to mend",
        ),
    ),
    (
        "report.docx",
        ("Чек-лист для печати", "The checklist to print"),
        ("с местом для отметок и подписи", "with room for ticks and a signature"),
    ),
    (
        "report.xlsx",
        ("Все замечания таблицей", "All findings as a table"),
        ("для сортировки и раздачи исполнителям", "to sort and to hand out"),
    ),
    (
        "report.html",
        ("Чек-лист одним файлом", "The checklist as one file"),
        ("открывается без интернета, можно переслать письмом", "opens without a network, fit for mail"),
    ),
)


def told(check: Check, place: Place, lang: Lang) -> dict[str, Any]:
    """The values of the page of a check that is done."""
    known = summary.kept(place.summary(check.round))
    counts = Counter(known.cells)
    ru = lang is Lang.RU
    return {
        "headline": _headline(counts, lang),
        "lead": " ".join((f"{', '.join(known.names)}." if known.names else "", _points(known.risk, lang))).strip(),
        "result": [
            {"key": outcome.value, "number": counts[outcome], "words": _OUTCOMES[outcome][not ru]} for outcome in _ORDER
        ],
        "since": _since(known, lang),
        "unchecked": known.unchecked,
        "files": [
            {"href": href, "words": words[not ru], "hint": hint[not ru], "size": _size(file, lang)}
            for href, words, hint in _FILES
            if (file := file_of(check, place, href)) is not None
        ],
    }


def file_of(check: Check, place: Place, href: str) -> Path | None:
    """The file behind one of the addresses of a check; None where it is not there."""
    folder = place.report(check.round)
    if href == "form":
        packed = place.forms(check.round)
        return packed if packed.exists() else next(iter(sorted((folder / "forms").glob("*"))), None)
    if href not in _REPORTS:
        return None
    file = folder / href
    return file if file.is_file() else None


def _headline(counts: Counter[Outcome], lang: Lang) -> str:
    ru = lang is Lang.RU
    mend, empty, ask = (counts[one] for one in (Outcome.MEND, Outcome.EMPTY, Outcome.EXPERT))
    parts = []
    if mend:
        parts.append(("исправьте " if ru else "mend ") + counted(mend, "position", lang))
    if empty:
        parts.append(("заполните " if ru else "fill in ") + (str(empty) if mend else counted(empty, "position", lang)))
    if parts:
        return ("Проверка закончена: " if ru else "Checked: ") + (" и " if ru else " and ").join(parts)
    if ask:
        return "Ошибок не найдено; остальное решит эксперт" if ru else "No errors found; the expert decides the rest"
    return "Проверка закончена: исправлять нечего" if ru else "Checked: nothing to mend"


def _points(risk: int, lang: Lang) -> str:
    if not risk:
        return "Баллам ничто не угрожает (предварительно)." if lang is Lang.RU else "No points at risk (preliminary)."
    points = counted(risk, "point", lang)
    return f"Под угрозой {points} (предварительно)." if lang is Lang.RU else f"At risk: {points} (preliminary)."


def _since(known: Summary, lang: Lang) -> list[dict[str, str]]:
    if known.mended is None:
        return []
    ru, mended, new = lang is Lang.RU, known.mended, known.new
    told = [{"key": "ready", "words": f"С прошлой проверки исправлено: {mended}" if ru else f"Mended since: {mended}"}]
    if new:
        told.append({"key": "error", "words": f"Новых замечаний: {new}" if ru else f"New findings: {new}"})
    return told


def _size(file: Path, lang: Lang) -> str:
    kind, size = file.suffix.lstrip(".").upper(), file.stat().st_size
    large = size >= 1_000_000
    number = f"{size / 1_000_000:.1f}" if large else str(max(1, size // 1000))
    if lang is Lang.RU:
        return f"{kind}, {number.replace('.', ',')} {'МБ' if large else 'КБ'}"
    return f"{kind}, {number} {'MB' if large else 'kB'}"
