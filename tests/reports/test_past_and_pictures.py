"""Drawings of the past, and pictures within the size of a page."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import made_parts
import made_report
import pytest
from PIL import Image

from auditor.model import Lang, Outcome, Past, Picture
from auditor.reports import booklet, chronicle, clean, html, shots
from auditor.reports.voice import Voice

BEGUN = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)


def _past(night: int, name: str, mend: int, ready: int) -> Past:
    verdicts = {Outcome.MEND: mend, Outcome.READY: ready}
    started = BEGUN + timedelta(days=night)
    return Past(run=f"r{night}", started=started, municipality=name, verdicts=verdicts, points_at_risk=mend)


def test_a_municipality_that_a_run_left_out_counts_as_it_stood_before() -> None:
    history = (_past(0, "А", 3, 1), _past(1, "А", 2, 2), _past(1, "Б", 4, 0), _past(2, "Б", 1, 3))
    found = chronicle.trend(history)
    assert found is not None and found.runs == 2 and found.begun.day == 2 and not found.one_day
    sizes = {area.outcome: (area.first, area.last) for area in found.areas}
    assert sizes[Outcome.MEND] == (6, 3) and sizes[Outcome.READY] == (2, 5)
    assert found.changes[Outcome.MEND] == -3 and found.changes[Outcome.EMPTY] == 0
    labels = [area.label for area in found.areas]
    assert all(after - before >= 34 for before, after in pairwise(labels))


def test_runs_of_one_day_are_told_by_their_hours() -> None:
    morning, noon = _past(0, "А", 3, 1), replace(_past(0, "А", 2, 2), run="r", started=BEGUN + timedelta(hours=9))
    report = replace(made_report.three(), history=(morning, noon))
    bound = booklet.bind(clean.report(report), Voice(Lang.RU), {})
    page = html.front(bound).replace("\xa0", " ")
    assert "за 2 прогона 01.03.2021" in page and ">02:00</text>" in page and ">11:00 UTC</text>" in page


def test_one_run_is_no_past() -> None:
    assert chronicle.trend((_past(0, "А", 3, 1),)) is None
    assert chronicle.spark((_past(0, "А", 3, 1),)) is None
    assert chronicle.nights(BEGUN, (_past(0, "А", 3, 1),)) == ()


def test_points_at_risk_are_a_line_with_their_last_change() -> None:
    found = chronicle.spark([_past(night, "А", risk, 1) for night, risk in enumerate((5, 5, 3, 4))])
    assert found is not None and found.values == (5, 5, 3, 4) and found.change == 1
    assert len(found.points.split()) == 4 and found.end[0] == 65.0


@pytest.mark.parametrize(
    ("since", "stood"), [(-9, (True,) * 4), (2, (False, False, True, True)), (3, (False,) * 3 + (True,))]
)
def test_the_nights_of_a_finding_begin_with_the_run_that_saw_it_first(since: int, stood: tuple[bool, ...]) -> None:
    history = [_past(night, "А", 1, 1) for night in range(4)]
    assert chronicle.nights(BEGUN + timedelta(days=since), history) == stood


def test_a_page_with_pictures_stays_within_its_size() -> None:
    report = made_report.one()
    error = next(one for one in report.findings if one.id == "f1")
    many = tuple(replace(error, id=f"n{at}") for at in range(40))
    crops = {
        one.id: Picture(
            crop=b"c" * 60_000, size=(640, 230), page=5, whole=bytes([at]) * 120_000, whole_size=(860, 1216)
        )
        for at, one in enumerate(many)
    }
    report = replace(report, findings=(*report.findings, *many))
    words = html.front(booklet.bind(clean.report(report), Voice(Lang.RU), made_parts.LABELS, pictures=crops))
    assert 4_500_000 < len(words.encode()) <= shots.PAGE
    assert words.count('<img src="data:image/webp') == 40
    assert 8 <= words.count("data-whole=") <= 11


def test_a_picture_becomes_a_jpeg_for_word() -> None:
    data = io.BytesIO()
    Image.new("RGB", (64, 32), "white").save(data, "WEBP")
    made = shots.jpeg(Picture(crop=data.getvalue(), size=(64, 32)))
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.size) == ("JPEG", (64, 32))
