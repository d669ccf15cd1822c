"""Scans as they come from offices, a few of those that bench/ocr.py measures: stamps are found, nothing invented."""

import json

import pytest

from auditor import documents, facts
from tests.documents import harsh

READ = ("00.pdf", "20.jpg", "28.pdf")  # print that is read whole
LABELS = json.loads((harsh.READY / "labels.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LABELS)
def test_a_stamp_on_a_harsh_scan_is_found_and_told_as_it_is(name: str) -> None:
    label, path = harsh.Paper(**LABELS[name]), harsh.READY / name
    text = documents.look(path, documents.read(path))
    found = facts.find(text).approval
    assert found is not None and not found.blanks
    for field, has, wanted in (("number", found.number, label.number), ("date", found.date, label.date)):
        if field in label.hand:
            assert has is None and field in found.unread
        else:
            assert has == wanted or (has is None and name not in READ)
