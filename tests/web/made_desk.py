"""A small region for the desk: two nights of two municipalities, a real document behind a finding, two experts."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from reportlab.pdfgen.canvas import Canvas

from auditor import verdicts
from auditor.model import Act, Document, Finding, Report, Say, Severity, SubmissionResult
from auditor.store import Expert, Role, Store
from tests import made_runs as made

QUOTE = "Order of 12.05.2016 No. 77"
HOSTILE = "<script>alert('x')</script>\" onmouseover=\"alert(1)"
NAME, ADMIN, PASSWORD = "О. В. Терехина", "Главный", "верный пароль 7"
STALE, TWIN, LINK, FRESH, HILL = "aa11stale", "aa22twin", "bb11link", "cc11fresh", "dd11hill"


def desk(path: Path) -> None:
    """The database, with an expert and an admin; `bodies/` beside it."""
    with Store(path) as store:
        sha = store.keep(paper())
        first, second = (_report(night, sha) for night in (0, 1))
        made.audited(store, replace(first, findings=first.findings[:3]))
        made.audited(store, second)
    experts(path)


def experts(path: Path) -> None:
    """An expert and an admin, with one password."""
    with Store(path) as store:
        for name, role in ((NAME, Role.EXPERT), (ADMIN, Role.ADMIN)):
            store.office.keep_expert(Expert(name=name, role=role, secret=secret(), created=datetime.now(UTC)))


@lru_cache(maxsize=1)
def secret() -> str:
    """The hash of PASSWORD, made to be quick."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@lru_cache(maxsize=1)
def paper() -> bytes:
    """A PDF of two pages with the quote on its first."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in (QUOTE, "Second page"):
        canvas.drawString(72, 720, f"{words} of the methodical council, for the years 2016 to 2018")
        canvas.drawString(72, 690, "The aims of the methodical work of the municipality")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _report(night: int, sha: str) -> Report:
    old = replace(made.document("a"), id=sha)
    river = made.form(made.RIVER, [replace(made.link(), document=sha)], [replace(made.link(), document=sha)])
    hill = made.form(made.HILL, [made.link(made.NOTE, to=None)])
    findings = _findings(sha)
    forms = [_judged(one, findings) for one in (river, hill)]
    return made.report(made.night(night), forms, findings, [_titled(old)])


def _titled(document: Document) -> Document:
    return replace(document, text=replace(document.text, title="Положение о методической работе"))


def _findings(sha: str) -> list[Finding]:
    stale = made.finding(STALE, document=sha, page=1, evidence=QUOTE)
    return [
        stale,
        replace(stale, id=TWIN, position="2.4.1.2", place="Форма!D2"),
        made.finding(
            HILL, "empty-cell", url=None, municipality=made.HILL, position="2.4.1.2", place="Форма!D2", evidence=""
        ),
        made.finding(
            LINK,
            "off-topic-document",
            document=sha,
            severity=Severity.WARNING,
            evidence=HOSTILE,
            message=Say(ru=f"Документ не о том: {HOSTILE}", en=f"Off topic: {HOSTILE}"),
        ),
        made.finding(
            FRESH,
            "redirected-link",
            severity=Severity.INFO,
            document=sha,
            url="javascript:alert(1)",
            evidence="",
            message=Say(ru="Адрес изменился.", en="The address has changed."),
        ),
    ]


def _judged(form: SubmissionResult, findings: list[Finding]) -> SubmissionResult:
    mine = [one for one in findings if one.municipality == form.submission.municipality]
    judged = verdicts.judge(form.submission, mine)
    first: tuple[Act, ...] = verdicts.first(mine, judged)
    cells = tuple(replace(cell, verdict=verdict) for cell, verdict in zip(form.cells, judged, strict=True))
    risk = sum(one.max_points - one.points for one in judged)
    return replace(form, outcome=verdicts.outcome(judged), points_at_risk=risk, first=first, cells=cells)


def digest(data: bytes) -> str:
    """The sha256 of bytes."""
    return hashlib.sha256(data).hexdigest()
