"""What differs between two runs: new, mended, replaced, and what nobody could see this time."""

from dataclasses import replace

import pytest

from auditor import compare
from auditor.model import Finding, LinkStatus, Report, Severity
from auditor.store import RunSummary
from rules.precedence import PRECEDENCE
from tests.made_runs import HILL, NOTE, PLAN, RIVER, document, finding, form, link, night, report

STALE, EMPTY = finding("f1"), finding("f2", "empty-cell", url=None, position="2.4.1.2", place="Форма!D2")


def _two(was: Report, now: Report) -> tuple[list[str], list[str], list[str]]:
    found = compare.difference(was, now)
    return [one.id for one in found.new], [one.id for one in found.mended], [one.id for one in found.held]


def _night(number: int, status: LinkStatus, *findings: Finding, to: str | None = "a") -> Report:
    return report(night(number), [form(RIVER, [link(PLAN, status, to)])], findings)


def test_what_is_in_one_run_only_is_new_or_mended() -> None:
    was = _night(1, LinkStatus.OK, STALE)
    now = _night(2, LinkStatus.OK, EMPTY)
    assert _two(was, now) == (["f2"], ["f1"], [])
    assert _two(was, replace(was, run=night(2))) == ([], [], [])


@pytest.mark.parametrize(
    "status", [LinkStatus.UNVERIFIED, LinkStatus.BROKEN, LinkStatus.RESTRICTED, LinkStatus.SECTION]
)
def test_a_fault_of_a_document_that_cannot_be_seen_this_time_is_not_mended(status: LinkStatus) -> None:
    now = _night(2, status, finding("b", "broken-link"), to=None)
    assert _two(_night(1, LinkStatus.OK, STALE), now) == (["b"], [], ["f1"])


def test_a_link_that_fails_in_another_way_is_not_mended_and_one_that_opens_is() -> None:
    broken = finding("b", "broken-link")
    was = _night(1, LinkStatus.BROKEN, broken, to=None)
    closed = _night(2, LinkStatus.RESTRICTED, finding("r", "access-restricted"), to=None)
    assert _two(was, closed) == (["r"], [], [])
    assert _two(was, _night(2, LinkStatus.OK)) == ([], ["b"], [])


@pytest.mark.parametrize("rule", ["untrusted-certificate", "redirected-link"])
def test_what_was_seen_on_the_way_is_not_mended_by_a_site_that_no_longer_answers(rule: str) -> None:
    was = _night(1, LinkStatus.OK, finding("w", rule, severity=Severity.WARNING))
    assert _two(was, _night(2, LinkStatus.BROKEN, finding("b", "broken-link"), to=None)) == (["b"], [], ["w"])
    assert _two(was, _night(2, LinkStatus.OK)) == ([], ["w"], [])


def test_a_dead_link_that_was_not_checked_this_time_is_not_mended() -> None:
    unchecked = finding("u", "unverified-link", severity=Severity.INFO)
    was, now = _night(1, LinkStatus.BROKEN, finding("b", "broken-link")), _night(2, LinkStatus.UNVERIFIED, unchecked)
    found = compare.difference(was, now)
    assert (found.mended, [one.id for one in found.held], found.quiet) == ((), ["b"], True)
    back = compare.difference(now, _night(3, LinkStatus.OK))
    assert back.mended == () and back.quiet, "that it could not be checked was no fault"


def test_a_link_taken_out_of_the_form_is_mended_even_when_its_site_is_silent() -> None:
    now = report(night(2), [form(RIVER, [link(NOTE, LinkStatus.UNVERIFIED, None)])])
    assert _two(_night(1, LinkStatus.OK, STALE), now) == ([], ["f1"], [])


def test_a_document_read_only_in_part_this_time_hides_its_faults() -> None:
    part = finding("p", "unverified-document", severity=Severity.INFO)
    was = _night(1, LinkStatus.OK, STALE)
    assert _two(was, _night(2, LinkStatus.OK, part)) == (["p"], [], ["f1"])
    assert _two(_night(1, LinkStatus.OK, STALE, part), _night(2, LinkStatus.OK, part)) == ([], ["f1"], [])


def test_a_duplicate_whose_fellow_could_not_be_opened_is_not_mended() -> None:
    same = finding("d", "duplicate-document")
    was = report(night(1), [form(RIVER, [link()], [link(NOTE)])], [same])
    now = report(night(2), [form(RIVER, [link()], [link(NOTE, LinkStatus.UNVERIFIED, None)])])
    assert _two(was, now) == ([], [], ["d"])
    assert _two(was, report(night(2), [form(RIVER, [link()], [link(NOTE, to="c")])])) == ([], ["d"], [])


def test_a_copy_whose_original_could_not_be_opened_is_not_mended() -> None:
    copy = finding("c", "copied-document")
    was = report(night(1), [form(RIVER, [link()]), form(HILL, [link(NOTE, to="b")])], [copy])
    unseen = report(night(2), [form(RIVER, [link()]), form(HILL, [link(NOTE, LinkStatus.UNVERIFIED, None)])])
    rewritten = report(night(2), [form(RIVER, [link(to="e")]), form(HILL, [link(NOTE, LinkStatus.UNVERIFIED, None)])])
    assert _two(was, unseen) == ([], [], ["c"])
    assert _two(was, rewritten) == ([], ["c"], [])


def test_what_was_held_over_is_neither_new_nor_lost_when_the_site_is_back() -> None:
    first = _night(1, LinkStatus.OK, STALE)
    second = compare.holding([first], _night(2, LinkStatus.UNVERIFIED, to=None))
    third = compare.holding([second], _night(3, LinkStatus.UNVERIFIED, to=None))
    assert [one.id for one in third.held] == ["f1"], "two nights in a row"
    assert _two(third, _night(4, LinkStatus.OK, STALE)) == ([], [], [])
    assert _two(third, _night(4, LinkStatus.OK)) == ([], ["f1"], [])


def test_a_municipality_that_was_not_audited_has_nothing_mended_and_a_new_one_is_named() -> None:
    hers = finding("h", municipality=HILL)
    was = report(night(1), [form(RIVER, [link()]), form(HILL, [link()])], [hers])
    now = report(night(2), [form(RIVER, [link()]), form("Новый округ", [link()])])
    found = compare.difference(was, now)
    assert (found.mended, found.absent, found.joined) == ((), (HILL,), ("Новый округ",))


def test_a_rule_that_is_switched_off_mends_nothing() -> None:
    now = _night(2, LinkStatus.OK)
    now = replace(now, rubric=replace(now.rubric, severities={"stale-document": None}))
    assert _two(_night(1, LinkStatus.OK, STALE), now) == ([], [], [])


def test_a_replaced_document_tells_what_changed() -> None:
    was = report(night(1), [form(RIVER, [link()])], documents=[document("a", pages=9)])
    now = report(night(2), [form(RIVER, [link(to="b")])], documents=[document("b", pages=11, number="214", words=50)])
    (one,) = compare.difference(was, now).changed_documents
    assert (one.url, one.was, one.now) == (PLAN, "a" * 64, "b" * 64)
    assert one.places == ((RIVER, "2.4.1.1"),) and not one.same_text
    assert one.what.ru == "страниц было 9, стало 11; утверждение: нет → № 214; совпадает 33 % текста"
    assert one.what.en == "pages: 9 → 11; approval: none → no. 214; 33 % of the text is the same"


def test_a_file_saved_anew_says_so_and_a_page_with_other_counters_is_the_same_page() -> None:
    def one(sha: str, media: str) -> Report:
        return report(night(1), [form(RIVER, [link(to=sha)])], documents=[document(sha, media=media)])

    (saved,) = compare.difference(one("a", "application/pdf"), one("b", "application/pdf")).changed_documents
    assert saved.same_text and "сохранён заново" in saved.what.ru
    assert compare.difference(one("a", "text/html"), one("b", "text/html")).changed_documents == ()
    other = report(
        night(2), [form(RIVER, [link(to="b")])], documents=[document("b", media="text/html", number="7", words=400)]
    )
    (rewritten,) = compare.difference(one("a", "text/html"), other).changed_documents
    assert "текст другой" in rewritten.what.ru


def _summary(number: int, *names: str, finished: bool = True) -> RunSummary:
    run = night(number) if finished else replace(night(number), finished=None)
    return RunSummary(run=run, links=1, documents=1, municipalities=names)


def test_the_last_two_finished_runs_of_the_same_forms_are_compared() -> None:
    runs = [
        _summary(5, RIVER, HILL, finished=False),
        _summary(4, RIVER, HILL),
        _summary(3, "Другой район"),
        _summary(2, RIVER, HILL, "Ещё один"),
        _summary(1, RIVER, HILL),
    ]
    assert compare.pair(runs) == ("run-2", "run-4"), "a form may come or go"
    assert compare.pair(runs[:3]) is None
    assert compare.pair([_summary(2, RIVER, HILL, "а", "б", "в"), _summary(1, RIVER)]) == ("run-1", "run-2")


def test_a_cell_that_was_emptied_or_filled_with_a_dead_link_has_nothing_mended() -> None:
    was = _night(1, LinkStatus.OK, STALE)
    emptied = report(night(2), [form(RIVER)], [replace(EMPTY, position="2.4.1.1")])
    assert _two(was, emptied) == (["f2"], [], [])
    dead = _night(3, LinkStatus.BROKEN, finding("b", "broken-link"), to=None)
    assert _two(emptied, dead) == (["b"], [], [])
    assert _two(emptied, _night(3, LinkStatus.OK)) == ([], ["f2"], [])


def test_what_another_finding_stands_for_is_not_mended() -> None:
    was, now = _night(1, LinkStatus.OK, finding("m", "missing-content")), _night(2, LinkStatus.OK, STALE)
    assert compare.difference(was, now, PRECEDENCE).mended == ()
    assert [one.id for one in compare.difference(now, was, PRECEDENCE).mended] == ["f1"]


def test_a_municipality_under_another_name_is_told_by_its_links_and_its_findings_are_no_news() -> None:
    links = [[link(f"https://uo.example/{at}-{n}.pdf") for n in range(3)] for at in range(2)]
    hers = finding("new id", municipality=HILL, url="https://uo.example/0-1.pdf")
    was = report(night(1), [form(RIVER, *links)], [replace(hers, id="old id", municipality=RIVER)])
    found = compare.difference(was, report(night(2), [form(HILL, *links)], [hers]))
    assert (found.renamed, found.new, found.mended, found.joined, found.absent) == (((RIVER, HILL),), (), (), (), ())
    others = [[link(f"https://other.example/{n}.pdf") for n in range(3)]]
    found = compare.difference(was, report(night(2), [form(HILL, *others)]))
    assert (found.renamed, found.joined, found.absent) == ((), (HILL,), (RIVER,))
