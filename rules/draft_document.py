"""Calls itself a draft."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Проект документа", en="Draft")
MESSAGE = Say(ru="Документ назван проектом: «{words}».", en="The document calls itself a draft: “{words}”.")
WHY = Say(
    ru="Проект ещё не действует: его могли и не принять.", en="A draft is not in force: it may never have been adopted."
)
ADVICE = Say(ru="Разместите утверждённый вариант.", en="Publish the approved version.")

BAD = [
    Example(
        opens="ПРОЕКТ\nПоложение о муниципальном мониторинге методической работы\n1. Общие положения",
        note=Say(ru="слово ПРОЕКТ стоит над заголовком", en="the word DRAFT stands above the title"),
    ),
]
GOOD = [
    Example(opens="Положение о муниципальном мониторинге методической работы\n1. Общие положения"),
    Example(
        opens="Муниципальный проект «Школа наставника»\nПаспорт проекта\nЦель: помочь молодым педагогам",
        note=Say(ru="«проект» здесь — вид работы, а не черновик", en="a “project” here is a kind of work, not a draft"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if draft := opened.document.facts.draft:
            yield flag(opened, draft, words=words.inner(draft.text))
