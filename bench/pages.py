"""A region of 60 municipalities, 40 positions and 3 links each, as pages: megabytes, and the first paint in Chromium.

Goals: the page of the region at most 10 MB, the page of a municipality with its pictures at most 5 MB, the first paint
of each within a second.
Beside it the paint of an empty page in the same browser, so that the figure tells of the page and not of the machine.
"""

import io
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import rules
from auditor import reports
from auditor.model import (
    Act,
    Cell,
    CellResult,
    Document,
    DocumentResult,
    Facts,
    Finding,
    Lang,
    Link,
    LinkResult,
    LinkStatus,
    Outcome,
    Page,
    Past,
    Picture,
    Position,
    Quote,
    Report,
    Run,
    Say,
    Seen,
    Severity,
    Submission,
    SubmissionResult,
    Text,
    Verdict,
    Visit,
)
from rules import rubrics

MUNICIPALITIES, POSITIONS, LINKS, NIGHTS = 60, 40, 3, 14
REGION, ONE_PAGE, PAINT = 10_000_000, 5_000_000, 1.0
ROUNDS = 5
BEGUN = datetime(2021, 3, 1, 2, 14, tzinfo=UTC)
WORDS = tuple(rules.RULES["unapproved-document"].WHY.ru.replace(";", "").split())
NAMES = tuple(name for name in rules.RULES if name not in ("empty-cell", "no-link"))


def main() -> int:
    report = _region(random.Random(7))
    labels = {name: rule.LABEL for name, rule in rules.RULES.items()}
    reasons = {name: rule.WHY for name, rule in rules.RULES.items()}
    with tempfile.TemporaryDirectory() as folder:
        plain, shown = Path(folder) / "plain", Path(folder) / "shown"
        reports.write(report, plain, Lang.RU, labels, reasons=reasons)
        pages = sorted(plain.rglob("*.html"))
        whole = sum(path.stat().st_size for path in pages)
        table = (plain / "report.html").stat().st_size
        print(f"{len(report.findings)} findings; the page of the region: {table / 1e6:.2f} MB")
        print(f"{len(pages)} pages in all, without pictures: {whole / 1e6:.1f} MB")
        one = replace(report, submissions=report.submissions[:1])
        reports.write(one, shown, Lang.RU, labels, reasons=reasons, pictures=_pictures(one))
        largest = (shown / "report.html").stat().st_size
        print(f"the page of one municipality with pictures: {largest / 1e6:.2f} MB")
        slow = _paints(
            {
                "an empty page": None,
                "the region": plain / "report.html",
                "a municipality": pages[0],
                "a municipality with pictures": shown / "report.html",
            }
        )
    return int(table > REGION or largest > ONE_PAGE or slow)


def _paints(pages: dict[str, Path | None]) -> bool:
    """Prints when each page is first painted, the median of several openings; True where one is too slow."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        print("no Chromium here: paints were not measured", file=sys.stderr)
        return True
    slow = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        _paint(browser, next(path for path in pages.values() if path))  # warm
        for name, path in pages.items():
            times = [_paint(browser, path) for _ in range(ROUNDS)]
            print(f"first paint of {name}: {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})")
            slow |= statistics.median(times) > PAINT
        browser.close()
    return slow


def _paint(browser: Browser, path: Path | None) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri() if path else "data:text/html,<p>.")
    milliseconds: float = page.evaluate(
        "new Promise((done) => new PerformanceObserver((list) => done(list.getEntriesByName('first-contentful-paint')"
        "[0].startTime)).observe({ type: 'paint', buffered: true }))"
    )
    page.close()
    return milliseconds / 1000


# --- the region ------------------------------------------------------------------------------------------------------


def _region(dice: random.Random) -> Report:
    rubric = rubrics.load("mmuko-2.4", date(2021, 3, 1))
    more = [replace(one, id=f"{one.id}.{at}") for at, one in enumerate(rubric.positions)]
    positions = (*rubric.positions, *more)[:POSITIONS]
    rubric = replace(rubric, positions=positions)
    documents: list[DocumentResult] = []
    results, findings, history = [], [], []
    for at in range(MUNICIPALITIES):
        name = f"{_words(dice, 1).capitalize()} муниципальный район № {at + 1}"
        paper = _paper(dice, at)
        documents.append(paper)
        made = [_cell(dice, name, position, at, paper.document.id) for position in positions]
        results.append(_result(name, [cell for cell, _ in made]))
        findings += [finding for _, several in made for finding in several]
        history += list(_history(dice, name, [cell for cell, _ in made]))
    return Report(
        run=Run(id="1", started=BEGUN, finished=BEGUN, as_of=date(2021, 3, 1), rubric=rubric.name, version="1"),
        rubric=rubric,
        submissions=tuple(results),
        documents=tuple(documents),
        findings=tuple(findings),
        history=tuple(sorted(history, key=lambda one: one.started)),
    )


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count))


def _paper(dice: random.Random, at: int) -> DocumentResult:
    title = Seen(value=_words(dice, 10).capitalize(), seen=Quote(page=1, text="…"))
    pages = tuple(Page(number=number, text="") for number in range(1, 39))
    text = Text(media_type="application/pdf", pages=pages, count=38)
    return DocumentResult(document=Document(id=f"{at:064x}", text=text, facts=Facts(title=title)), urls=(_url(at, 0),))


def _url(at: int, number: int) -> str:
    return f"https://uo-{at}.example/docs/metodicheskaya-rabota/monitoring/2020/dokument-{number}.pdf"


def _cell(
    dice: random.Random, name: str, position: Position, at: int, document: str
) -> tuple[CellResult, list[Finding]]:
    links = tuple(Link(url=_url(at, number), pages=(number + 1, number + 2)) for number in range(LINKS))
    outcome = dice.choice((Outcome.MEND, Outcome.MEND, Outcome.EXPERT, Outcome.READY))
    cell = Cell(position=position, place=f"Форма!D{dice.randrange(4, 60)}", text=links[0].url, links=links)
    verdict = Verdict(
        municipality=name,
        position=position.id,
        place=cell.place,
        outcome=outcome,
        points=0 if outcome is Outcome.MEND else position.points,
        max_points=position.points,
    )
    seen = tuple(
        LinkResult(
            link=link,
            status=LinkStatus.OK,
            visit=Visit(url=link.url, final_url=link.url, status=200, body=document, at=BEGUN),
            document=document,
            suggested_pages=(4, 5) if dice.random() < 0.3 else (),
        )
        for link in links
    )
    several = (
        []
        if outcome is Outcome.READY
        else [_finding(dice, name, cell, document) for _ in range(dice.choice((1, 1, 2)))]
    )
    return CellResult(cell=cell, verdict=verdict, links=seen), several


def _finding(dice: random.Random, name: str, cell: Cell, document: str) -> Finding:
    words = Say(ru=_words(dice, 14).capitalize() + ".", en="")
    return Finding(
        id=f"{dice.getrandbits(48):012x}",
        rule=dice.choice(NAMES),
        severity=dice.choice((Severity.ERROR, Severity.ERROR, Severity.WARNING)),
        municipality=name,
        position=cell.position.id,
        place=cell.place,
        url=cell.links[0].url,
        document=document,
        page=5,
        message=words,
        evidence=_words(dice, 20),
        advice=words,
        since=BEGUN - timedelta(days=dice.randrange(NIGHTS)),
    )


def _result(name: str, cells: list[CellResult]) -> SubmissionResult:
    mend = [one for one in cells if one.verdict.outcome is Outcome.MEND]
    act = Act(act=Say(ru="Допишите страницы", en=""), urgent=False, points=3, positions=("2.4.1.1",), findings=())
    return SubmissionResult(
        submission=Submission(municipality=name, source="form.xlsx", cells=tuple(one.cell for one in cells)),
        outcome=Outcome.MEND,
        points_at_risk=sum(one.verdict.max_points for one in mend),
        max_points=sum(one.verdict.max_points for one in cells),
        first=(act,) * 12,
        cells=tuple(cells),
    )


def _history(dice: random.Random, name: str, cells: list[CellResult]) -> Iterator[Past]:
    outcomes = [one.verdict.outcome for one in cells]
    for night in range(NIGHTS):
        yield Past(
            run=str(night),
            started=BEGUN - timedelta(days=NIGHTS - 1 - night),
            municipality=name,
            verdicts={one: outcomes.count(one) for one in Outcome},
            points_at_risk=dice.randrange(10, 38),
            max_points=38,
        )


def _pictures(report: Report) -> dict[str, Picture]:
    """Pictures as large as they may be, for every finding of the first municipality."""
    names = {one.submission.municipality for one in report.submissions}
    crop, whole = _noise(640, 230, 60_000), _noise(860, 1216, 120_000)
    return {
        one.id: Picture(crop=crop, size=(640, 230), page=5, framed=True, whole=whole + bytes([at % 256]))
        for at, one in enumerate(report.findings)
        if one.municipality in names
    }


def _noise(width: int, height: int, most: int) -> bytes:
    picture = np.random.default_rng(1).integers(0, 255, (height // 6, width // 6), np.uint8)
    data = io.BytesIO()
    Image.fromarray(picture).resize((width, height)).save(data, "WEBP", quality=60)
    return data.getvalue()[:most]


if __name__ == "__main__":
    sys.exit(main())
