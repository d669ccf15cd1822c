"""What the tests of the store share: reports and documents as small as can be."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from auditor.model import (
    Document,
    DocumentResult,
    Facts,
    Finding,
    Outcome,
    Page,
    Period,
    Report,
    Rubric,
    Run,
    Say,
    Severity,
    Submission,
    SubmissionResult,
    Text,
)

AS_OF = date(2021, 3, 1)
WORD = Say(ru="Слово", en="Word")
Reporting = Callable[..., Report]


def document(sha: str = "a" * 64, words: str = "Приказ № 5") -> Document:
    """A document of two pages."""
    pages = (Page(number=1, text=words), Page(number=2, text="Приложение", scanned=True))
    return Document(id=sha, text=Text(media_type="application/pdf", pages=pages), facts=Facts())


def finding(name: str, municipality: str = "Речной округ", since: datetime | None = None) -> Finding:
    """An error with this id."""
    return Finding(
        id=name,
        rule="broken-link",
        severity=Severity.ERROR,
        municipality=municipality,
        position="2.4.1.1",
        place="Sheet!D7",
        message=WORD,
        advice=WORD,
        since=since,
    )


@pytest.fixture
def reporting() -> Reporting:
    """A report of a run: these findings, these municipalities."""

    def report(run: Run, *names: str, municipality: str = "Речной округ", since: datetime | None = None) -> Report:
        form = Submission(municipality=municipality, source="form.xlsx", cells=())
        return Report(
            run=run,
            rubric=Rubric(
                name="r", title="", assessed=Period(start=AS_OF, end=AS_OF), sections=(), positions=(), severities={}
            ),
            submissions=(
                SubmissionResult(
                    submission=form, outcome=Outcome.MEND, points_at_risk=0, max_points=0, first=(), cells=()
                ),
            ),
            documents=(DocumentResult(document=document(), urls=("http://a/b",)),),
            findings=tuple(finding(name, municipality, since) for name in names),
        )

    return report


def now() -> datetime:
    """With a zone."""
    return datetime.now(UTC)
