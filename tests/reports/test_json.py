"""report.json says what the contract says, key by key."""

import json
from datetime import datetime

import made_parts
import made_report
import pytest

from auditor import reports
from auditor.model import (
    Approval,
    Document,
    Facts,
    Failure,
    Finding,
    Kind,
    Lang,
    Level,
    LinkStatus,
    Outcome,
    Page,
    Personal,
    Quote,
    Severity,
    Text,
    Visit,
)

RUN = {"id", "started", "finished", "as_of", "rubric", "version"}
SUBMISSION = {"municipality", "source", "verdict", "points_at_risk", "max_points", "first", "cells", "unmatched"}
ACT = {"act", "urgent", "points", "positions", "findings"}
CELL = {"position", "place", "text", "verdict", "points", "max_points", "links"}
LINK = {"url", "pages", "status", "final_url", "document", "suggested_pages", "suggested_url"}
DOCUMENT = {
    "id", "urls", "media_type", "pages", "title", "kind", "level", "issuer", "date", "valid_from", "valid_to",
    "approval", "draft", "read_pages",
}  # fmt: skip
APPROVAL = {"by", "number", "date", "signed", "blanks", "unread", "page", "quote"}
FINDING = {
    "id", "rule", "severity", "municipality", "position", "place", "url", "document", "page", "message", "evidence",
    "advice", "since", "accepted",
}  # fmt: skip


def _read(written, name="three", lang=Lang.RU):
    return json.loads((written[name, lang] / "report.json").read_text("utf-8"))


@pytest.mark.parametrize("name", ["one", "three", "hostile"])
@pytest.mark.parametrize("lang", Lang)
def test_the_keys_are_those_of_the_contract(written, name, lang):
    report = _read(written, name, lang)
    assert set(report) == {"schema", "run", "submissions", "documents", "findings"}
    assert report["schema"] == "evidence-audit/1"
    assert set(report["run"]) == RUN
    for submission in report["submissions"]:
        assert set(submission) == SUBMISSION
        assert submission["verdict"] in set(Outcome)
        assert all(set(act) == ACT for act in submission["first"])
        assert all(set(loose) == {"place", "text"} for loose in submission["unmatched"])
        for cell in submission["cells"]:
            assert set(cell) == CELL and cell["verdict"] in set(Outcome)
            for link in cell["links"]:
                assert set(link) == LINK and link["status"] in set(LinkStatus)
    for document in report["documents"]:
        assert set(document) == DOCUMENT
        assert document["kind"] is None or document["kind"] in set(Kind)
        assert document["level"] is None or document["level"] in set(Level)
        assert document["approval"] is None or set(document["approval"]) == APPROVAL
        assert isinstance(document["draft"], bool) and isinstance(document["read_pages"], list)
        assert document["pages"] is None or isinstance(document["pages"], int)
    for finding in report["findings"]:
        assert set(finding) == FINDING and finding["severity"] in set(Severity)
        assert isinstance(finding["message"], str) and isinstance(finding["advice"], str)
        assert finding["accepted"] is None or set(finding["accepted"]) == {"by", "because", "false_alarm", "until"}


def test_dates_and_moments_are_iso(written):
    report = _read(written)
    assert report["run"]["as_of"] == "2021-03-01"
    assert report["run"]["started"] == "2021-03-01T02:14:05Z"
    assert all(datetime.fromisoformat(f["since"]).tzinfo for f in report["findings"] if f["since"])
    plan = next(d for d in report["documents"] if d["id"] == made_parts.PLAN)
    assert [plan[key] for key in ("date", "valid_from", "valid_to")] == ["2020-09-14", "2020-01-01", "2023-12-31"]
    assert plan["approval"] == {
        "by": "act", "number": "214", "date": "2020-09-14", "signed": True, "blanks": [], "unread": [], "page": 1,
        "quote": "Утверждена приказом от 14.09.2020 № 214",
    }  # fmt: skip


def test_counts_and_pages_of_documents(written):
    documents = {d["id"]: d for d in _read(written)["documents"]}
    assert documents[made_parts.PLAN]["pages"] == 38
    assert documents[made_parts.PLAN]["read_pages"] == list(range(1, 39))
    assert documents[made_parts.SCAN]["pages"] == 18 and documents[made_parts.SCAN]["read_pages"] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]
    assert documents[made_parts.ORDER]["pages"] is None and documents[made_parts.ORDER]["draft"] is True
    assert documents[made_parts.ORDER]["urls"] == ["https://uo.example/a.doc", "https://uo.example/b.doc"]
    assert list(documents) == sorted(documents)


def test_an_unread_page_count_comes_from_what_the_format_records():
    text = Text(media_type="x", pages=(Page(number=1, text="а"), Page(number=2, text="б")), count=7, paged=False)
    record = reports.document_record(Document(id="e" * 64, text=text, facts=Facts()))
    assert record["pages"] == 7 and record["read_pages"] == [1, 2, 3, 4, 5, 6, 7]


def test_accepted_findings_tell_who_and_why(written):
    accepted = [f["accepted"] for f in _read(written)["findings"] if f["accepted"]]
    assert accepted == [
        {
            "by": "О. В. Терехина",
            "because": "Бумажный экземпляр предъявлен на совещании.",
            "false_alarm": False,
            "until": "2021-06-01",
        }
    ]


def test_messages_are_in_the_language_chosen(written):
    def message(lang):
        return next(f["message"] for f in _read(written, "three", lang)["findings"] if f["id"] == "f5")

    assert message(Lang.RU) == "В ячейке ничего нет." and message(Lang.EN) == "The cell is empty."


def test_the_order_does_not_depend_on_the_order_of_work(tmp_path):
    from dataclasses import replace

    report = made_report.three()
    turned = replace(
        report,
        submissions=report.submissions[::-1],
        documents=report.documents[::-1],
        findings=report.findings[::-1],
    )
    for name, one in (("a", report), ("b", turned)):
        reports.write(one, tmp_path / name, Lang.RU, made_parts.LABELS)
    for name in ("report.json", "report.html", "report.md"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_russian_is_written_as_letters(written):
    assert "Заречинский район" in (written["three", Lang.RU] / "report.json").read_text("utf-8")


def test_a_document_for_read_has_two_more_keys():
    stamp = Approval(by="person", blanks=("date",), seen=Quote(text="УТВЕРЖДАЮ"))
    facts = Facts(
        approval=stamp,
        personal=tuple(Personal(kind=k, count=1, pages=(), seen=Quote(text="*")) for k in ("snils", "phone", "snils")),
    )
    record = reports.document_record(Document(id="e" * 64, text=Text(media_type="text/plain"), facts=facts))
    assert set(record) == DOCUMENT | {"personal_data", "incomplete_approval"}
    assert record["personal_data"] == ["phone", "snils"] and record["incomplete_approval"] is True
    assert record["urls"] == []


def test_a_stamp_that_cannot_be_read_is_not_incomplete():
    stamp = Approval(by="person", blanks=("number",), unread=("date",), seen=Quote(text="УТВЕРЖДАЮ"))
    record = reports.document_record(
        Document(id="e" * 64, text=Text(media_type="text/plain"), facts=Facts(approval=stamp))
    )
    assert record["incomplete_approval"] is False


def test_a_visit_tells_its_story():
    visit = Visit(url="http://a:b@x.example/", failure=Failure.TIMEOUT, tries=3, at=made_parts.FINISHED)
    record = reports.visit_record(visit, LinkStatus.BROKEN, None)
    assert record["status"] == "broken" and record["failure"] == "timeout" and record["tries"] == 3
    assert record["url"] == "http://a:***@x.example/" and record["document"] is None
    json.dumps(record)


def test_every_field_of_a_finding_has_its_key():
    shown_to_people_only = {"confirmed"}
    assert set(Finding.__slots__) - shown_to_people_only == FINDING
