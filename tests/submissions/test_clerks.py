"""Forms as clerks make them are read as a careful person reads them."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from auditor import submissions
from auditor.submissions.references import numbers
from tests.submissions import corpus
from tests.submissions.clerks import CASES
from tests.submissions.clerks.kit import Case

Fact = tuple[str, str, str, tuple[int, ...]]


def _address(url: str) -> str:
    """An address without what a repair may change: spaces, percent signs, a scheme put before `www.`."""
    return re.sub(r"^https?://|\s", "", re.sub(r"\s+", "", unquote(url))).rstrip("/")


def _wanted(case: Case) -> set[Fact]:
    return {
        (name, position, _address(url), numbers(pages))
        for name, links in case.label.items()
        for position, url, pages in links
    }


@pytest.mark.parametrize("case", [pytest.param(one, id=one.name) for one in CASES])
def test_a_clerks_form_is_read_without_a_loss(tmp_path: Path, case: Case) -> None:
    path = tmp_path / case.name
    path.parent.mkdir(exist_ok=True)
    case.make(path)
    found = {
        (form.municipality, cell.position.id, _address(link.url), link.pages)
        for form in submissions.read(path, corpus.rubric())
        for cell in form.cells
        for link in cell.links
    }
    wanted = _wanted(case)
    assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])
