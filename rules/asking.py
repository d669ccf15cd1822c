"""What a position asks, in a line, as the examples of `auditor rules` show it."""

from auditor.model import Lang, Needs, PageNeed
from rules import words


def asked(needs: Needs, lang: Lang) -> str:
    """«рубрика: не старше 01.01.2018; утверждение обязательно»; '' where nothing is asked."""
    ru = lang is Lang.RU
    parts = []
    if needs.kinds:
        parts.append(("нужны: " if ru else "asked: ") + words.spoken(needs.kinds, lang))
    if needs.rejected:
        parts.append(("не подходят: " if ru else "not accepted: ") + words.spoken(needs.rejected, lang))
    if needs.approval:
        parts.append("утверждение обязательно" if ru else "approval is compulsory")
    if needs.oldest:
        parts.append(
            f"не старше {words.spoken(needs.oldest, lang)}"
            if ru
            else f"none older than {words.spoken(needs.oldest, lang)}"
        )
    if needs.assessed:
        parts.append(("оценивается " if ru else "assessed: ") + words.spoken(needs.assessed, lang))
    if needs.levels:
        parts.append(("уровень: " if ru else "level: ") + words.spoken(needs.levels, lang))
    if needs.pages is not PageNeed.NOT_NEEDED:
        parts.append("страницы нужны" if ru else "pages are asked")
    named = [content.name.in_(lang) for content in (*needs.content, *needs.audiences)]
    if named:
        parts.append(("в документе ждут: " if ru else "to be found: ") + ", ".join(named))
    if needs.basis:
        parts.append("решение опирается на анализ" if ru else "must rest on an analysis")
    return (("рубрика: " if ru else "rubric: ") + "; ".join(parts)) if parts else ""
