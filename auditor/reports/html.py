"""report.html and the pages of municipalities: self-contained, nothing from outside runs or loads."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from auditor.model import Outcome, Severity
from auditor.reports import office
from auditor.reports.booklet import Booklet
from auditor.reports.files import MARK, PAGES
from auditor.reports.shots import Shot, shots
from auditor.reports.terms import MARKS
from auditor.reports.view import ORDER, FormView, PositionView
from auditor.reports.voice import utc


def front(booklet: Booklet) -> str:
    """report.html: the table of all municipalities, or the checklist of the only one."""
    if booklet.region is not None:
        return _render(booklet, "region", region=booklet.region, up="", title=booklet.voice("region"))
    form = booklet.forms[0] if booklet.forms else None
    return _checklist(booklet, form, "") if form else _render(booklet, "nothing", up="", title=booklet.voice("brand"))


def page(booklet: Booklet, form: FormView) -> str:
    """The page of one municipality among several."""
    return _checklist(booklet, form, "../")


def _checklist(booklet: Booklet, form: FormView, up: str) -> str:
    def rendered(pictures: Mapping[str, Shot]) -> str:
        return _render(
            booklet,
            "checklist",
            form=form,
            up=up,
            title=f"{form.name} — {booklet.voice('checklist').lower()}",
            unchecked=booklet.unchecked[form.slug],
            rules=_rules(form),
            open=_opened(form),
            shots=pictures,
            again=office.of(form, office.again(booklet.report, booklet.voice, booklet.labels)),
            reasons={rule: booklet.voice.say(why) for rule, why in booklet.reasons.items()},
        )

    words = rendered({})
    if not any(one.id in booklet.pictures for one in (*form.findings, *form.accepted)):
        return words
    run, voice = booklet.report.run, booklet.voice
    day = voice.day(utc(run.finished or run.started).date())
    return rendered(shots(form, booklet.pictures, len(words.encode()), day, voice))


def _rules(form: FormView) -> list[tuple[str, str, int]]:
    """Rules that speak in a form: name, label, in how many positions; by label."""
    numbers: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for position in form.positions:
        numbers.update(position.rules)
        labels |= {finding.rule: finding.label for finding in position.findings}
    return sorted(((rule, labels[rule], n) for rule, n in numbers.items()), key=lambda item: item[1].lower())


def _opened(form: FormView) -> frozenset[str]:
    """Positions that stand open from the start: those the first acts lead to."""
    wanted: list[PositionView] = [p for p in form.positions if p.outcome is Outcome.MEND]
    first = [act.anchor for act in form.first]
    wanted.sort(key=lambda p: first.index(p.anchor) if p.anchor in first else len(first))
    return frozenset(position.anchor for position in wanted[:4])


def _render(booklet: Booklet, template: str, **values: object) -> str:
    voice = booklet.voice
    pages = f'"{voice("page_of", page=_SPLIT, pages=_SPLIT)}"'.replace(_SPLIT, '" counter(page) "', 1)
    pages = pages.replace(_SPLIT, '" counter(pages) "')
    style = "\n".join(_source(name) for name in ("base.css", f"{template}.css")).replace("{{pages}}", pages)
    script = "\n".join(_source(name) for name in ("base.js", f"{template}.js"))
    environment = _environment()
    text: str = environment.get_template(f"{template}.html").render(
        b=booklet,
        run=booklet.report.run,
        rubric=booklet.report.rubric,
        t=voice,
        nice=voice.nice,
        day=lambda when: voice.day(when) if isinstance(when, date) else "",
        order=ORDER,
        marks=MARKS,
        severities=tuple(Severity),
        pages_folder=PAGES,
        mark=Markup(MARK),  # ours
        style=Markup(style),  # ours: no word from outside stands in it
        script=Markup(script),  # ours
        policy=_policy(style, script),
        **values,
    )
    return text


_SPLIT = "\x1f"


def _policy(style: str, script: str) -> str:
    """Only our one style and one script, by their sums; nothing is loaded from anywhere."""
    return (
        f"default-src 'none'; style-src '{_sum(style)}'; script-src '{_sum(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("auditor.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _source(name: str) -> str:
    """A style or script of ours, as it stands; nothing where a page has none of its own."""
    environment = _environment()
    loader = environment.loader
    if loader is None or name not in _names():
        return ""
    return loader.get_source(environment, name)[0].strip()


@lru_cache
def _names() -> frozenset[str]:
    return frozenset(_environment().list_templates())
