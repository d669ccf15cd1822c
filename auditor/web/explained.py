"""Rules and rubrics explained, as `auditor rules NAME` and `auditor rubrics NAME` do."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor.model import Failure, Lang, Rubric, Say, Severity
from auditor.web import selfcheck, shell
from auditor.web.words import WORDS
from rules import RULES, outcomes, rubrics
from rules.asking import asked
from rules.base import Example, Rule

_LONGEST = 300
_BLANKS = re.compile(r"(?:\{\w+\})+")
_AFTER = re.compile(r"(?<=[.!?])…")
_SEVERITY: Mapping[Severity, Say] = {
    Severity.ERROR: Say(ru="ошибка", en="error"),
    Severity.WARNING: Say(ru="предупреждение", en="warning"),
    Severity.INFO: Say(ru="сведение", en="note"),
}
_PAGE = Say(ru="стр.", en="p.")
_EMPTY = Say(ru="пустая ячейка", en="an empty cell")
_OPENS = Say(ru="открывается", en="opens")
_FAILS = Say(ru="не открывается", en="does not open")


def routes() -> list[Route]:
    """/rules, /rules/NAME, /rubrics, /rubrics/NAME."""
    return [
        Route("/rules", _rules),
        Route("/rules/{name}", _rule),
        Route("/rubrics", _rubrics),
        Route("/rubrics/{name}", _rubric),
    ]


async def _rules(request: Request) -> Response:
    lang = shell.lang(request)
    known = [rule(name, lang, examples=False) for name in RULES]
    return shell.page(request, "rules.html", rules=known, rubrics=_titles())


async def _rule(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in RULES:
        return selfcheck.missing(request)
    return shell.page(request, "rule.html", rule=rule(name, shell.lang(request)))


async def _rubrics(request: Request) -> Response:
    return shell.page(request, "rubrics.html", rubrics=_titles())


async def _rubric(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in rubrics.names():
        return selfcheck.missing(request)
    found = rubrics.load(name, date.today())
    most = shell.counted(found.max_points, "point", shell.lang(request))
    told = {**rubric(found, shell.lang(request)), "most": most}
    return shell.page(request, "rubric.html", rubric=told, heading=shell.said(request, WORDS["most_points"]))


def rule(name: str, lang: Lang, *, examples: bool = True) -> dict[str, Any]:
    """A rule in words."""
    found: Rule = RULES[name]
    told: dict[str, Any] = {
        "name": name,
        "label": found.LABEL.in_(lang),
        "severity": found.SEVERITY.value,
        "severity_words": _SEVERITY[found.SEVERITY].in_(lang),
        "message": _open(found.MESSAGE.in_(lang)),
        "why": found.WHY.in_(lang),
        "advice": _open(found.ADVICE.in_(lang)),
    }
    if examples:
        told["flags"] = _examples(found.BAD, lang)
        told["passes"] = _examples(found.GOOD, lang)
    return told


def rubric(found: Rubric, lang: Lang) -> dict[str, Any]:
    """A rubric in words: its sections with their positions."""
    sections = [
        {
            "id": section.id,
            "title": section.title,
            "evidence": next((one.needs.evidence.in_(lang) for one in inside), ""),
            "positions": [{"id": one.id, "title": one.title, "points": one.points} for one in inside],
        }
        for section in found.sections
        if (inside := [one for one in found.positions if one.section == section.id])
    ]
    return {"name": found.name, "title": found.title, "max_points": found.max_points, "sections": sections}


def _titles() -> tuple[tuple[str, str], ...]:
    return tuple((name, rubrics.load(name, date.today()).title) for name in rubrics.names())


def _examples(examples: Sequence[Example], lang: Lang) -> list[list[str]]:
    return [_example(one, lang) for one in examples]


def _example(example: Example, lang: Lang) -> list[str]:
    """The cell, and what its link opens, each cut to a readable length."""
    cells = [example.cell] if isinstance(example.cell, str) else list(example.cell)
    lines = [_cut(" ".join(cell.split())) or _EMPTY.in_(lang) for cell in cells]
    if isinstance(example.opens, Failure | int):
        failure = example.opens if isinstance(example.opens, Failure) else Failure.of_status(example.opens)
        assert failure is not None, "an example that opens says what it opens"
        lines.append(f"{_FAILS.in_(lang)}: {outcomes.FAILURES[failure].in_(lang)}")
    elif example.opens:
        lines.append(f"{_OPENS.in_(lang)}: {shell.quoted(_cut(_pages(example.opens, lang)), lang)}")
    needs, note = asked(example.needs, lang), example.note.in_(lang)
    return [*lines, *([needs] if needs else []), *([f"({note})"] if note else [])]


def _pages(opens: str, lang: Lang) -> str:
    """The document's words; where there are several pages, the first words of each with its number."""
    pages = [" ".join(page.split()) for page in opens.split("\f")]
    if len(pages) == 1:
        return pages[0]
    return "; ".join(f"{_PAGE.in_(lang)} {at}: {page}" for at, page in enumerate(pages, 1))


def _open(words: str) -> str:
    """The words with an ellipsis where a finding says what it found; nothing where it would add a sentence."""
    return _AFTER.sub("", _BLANKS.sub("…", words)).replace("….", "…")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
