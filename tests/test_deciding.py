"""Experts' decisions: laid upon reports, kept over runs, pointed out when what they were about has changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from auditor import decided, deciding
from auditor.errors import ArgumentError
from auditor.model import Document, Finding, LinkStatus, Outcome, Report, Severity, Verb, Why
from auditor.store import Store
from tests.made_runs import AS_OF, HILL, RIVER, audited, document, finding, form, link, night, report

STALE = finding("abcd00000001")
SECOND = finding("abcd00000002", position="2.4.1.2", place="Форма!D2")
EMPTY = finding("eeee00000001", "empty-cell", url=None, position="2.4.1.2", place="Форма!D2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "audit.db") as store:
        yield store


def _made(*findings: Finding, to: Document | None = None) -> Report:
    to = to or document("a")
    return report(night(1), [form(RIVER, [link(to=to.id[0])], [link(to=to.id[0])])], findings, [to])


def test_an_accepted_finding_stays_visible_and_costs_nothing(store: Store) -> None:
    before = audited(store, _made(STALE, SECOND))
    assert (before.submissions[0].points_at_risk, before.submissions[0].outcome) == (4, Outcome.MEND)
    deciding.accept(store, [STALE.id], by="О. В. Терехина", because="Бумага есть.", until=date(2021, 6, 1))
    after = audited(store, _made(STALE, SECOND))
    one, other = after.findings
    assert one.accepted and other.accepted is None
    assert (one.accepted.by, one.accepted.because, one.accepted.false_alarm) == (
        "О. В. Терехина",
        "Бумага есть.",
        False,
    )
    assert (one.accepted.until, one.accepted.changed) == (date(2021, 6, 1), ())
    (river,) = after.submissions
    assert (river.points_at_risk, river.points_at_risk_before) == (2, 4)
    assert [cell.verdict.outcome for cell in river.cells] == [Outcome.READY, Outcome.MEND]
    assert [act.findings for act in river.first] == [(SECOND.id,)]
    assert after.reminders == () and (after.history[-1].accepted, after.history[-1].findings[Severity.ERROR]) == (1, 1)


def test_a_stored_report_is_looked_at_under_the_decisions_of_today(store: Store) -> None:
    run = audited(store, _made(STALE)).run
    (line,) = deciding.accept(store, ["abcd"], by="e", because="b")
    shown = deciding.recalled(store, run.id)
    assert shown and shown.findings[0].accepted and shown.submissions[0].points_at_risk == 0
    deciding.undo(store, [line.id], by="e")
    again = deciding.recalled(store)
    assert again and again.findings[0].accepted is None and again.submissions[0].points_at_risk == 2


def test_an_accepted_empty_cell_is_asked_for_no_more(store: Store) -> None:
    empty = report(night(1), [form(RIVER, [link()])], [EMPTY], [document("a")])
    assert audited(store, empty).submissions[0].cells[1].verdict.outcome is Outcome.EMPTY
    deciding.accept(store, [EMPTY.id], by="e", because="предъявлено на бумаге")
    assert audited(store, empty).submissions[0].cells[1].verdict.outcome is Outcome.READY


def test_a_decision_about_another_document_is_pointed_out_and_an_expert_asked_again(store: Store) -> None:
    audited(store, _made(STALE))
    deciding.accept(store, [STALE.id], by="e", because="b")
    moved = audited(store, _made(replace(STALE, document="b" * 64), to=document("b")))
    assert moved.findings[0].accepted and moved.findings[0].accepted.changed == ("document",)
    assert [one.why for one in moved.reminders] == [Why.CHANGED]
    verdict = moved.submissions[0].cells[0].verdict
    assert verdict.outcome is Outcome.EXPERT and "ещё раз" in verdict.why.ru and verdict.points == 2
    reworded = audited(store, _made(replace(STALE, evidence="Приказ от 12.05.2016 № 78")))
    assert reworded.findings[0].accepted and reworded.findings[0].accepted.changed == ("evidence",)


def test_a_page_with_other_counters_and_another_waiting_time_are_no_change(store: Store) -> None:
    page = document("a", media="text/html")
    dead = finding("dddd00000001", "broken-link", document=None, evidence="timed out after 120.1 s")
    audited(store, _made(STALE, dead, to=page))
    deciding.accept(store, [STALE.id, dead.id], by="e", because="b")
    fresh = document("b", media="text/html")
    now = audited(
        store, _made(replace(STALE, document=fresh.id), replace(dead, evidence="timed out after 119.8 s"), to=fresh)
    )
    assert [one.accepted and one.accepted.changed for one in now.findings] == [(), ()] and now.reminders == ()


def test_a_decision_ends_with_its_day_and_is_pointed_out(store: Store) -> None:
    audited(store, _made(STALE))
    deciding.accept(store, [STALE.id], by="e", because="b", until=AS_OF)
    made = _made(STALE)
    assert audited(store, made).findings[0].accepted, "its last day counts"
    late = audited(store, replace(made, run=replace(made.run, as_of=AS_OF + timedelta(days=1))))
    assert late.findings[0].accepted is None and late.submissions[0].points_at_risk == 2
    assert [one.why for one in late.reminders] == [Why.EXPIRED]


def test_a_decision_that_matches_nothing_any_more_is_pointed_out_once_it_is_sure(store: Store) -> None:
    audited(store, _made(STALE))
    deciding.accept(store, [STALE.id], by="e", because="b")
    silent = report(night(1), [form(RIVER, [link(status=LinkStatus.UNVERIFIED, to=None)])])
    assert audited(store, silent).reminders == (), "its link could not be checked"
    assert audited(store, report(night(1), [form(HILL, [link()])])).reminders == (), "another municipality"
    assert [one.why for one in audited(store, _made()).reminders] == [Why.GONE]
    assert [one.why for one in deciding.reminders(store)] == [Why.GONE]


def test_the_last_word_on_a_finding_holds(store: Store) -> None:
    audited(store, _made(STALE))
    deciding.accept(store, [STALE.id], by="первый", because="b", false_alarm=True)
    (second,) = deciding.confirm(store, [STALE.id], by="второй", because="посмотрел")
    kept = audited(store, _made(STALE)).findings[0]
    assert kept.accepted is None and kept.confirmed and kept.confirmed.by == "второй"
    (undone,) = deciding.undo(store, [second.id], by="третий")
    back = audited(store, _made(STALE)).findings[0]
    assert back.confirmed is None and back.accepted and back.accepted.by == "первый" and back.accepted.false_alarm
    log = store.desk.decisions()
    assert [(one.verb, one.undone) for one in log] == [
        (Verb.ACCEPT, False),
        (Verb.CONFIRM, True),
        (Verb.UNDO, False),
    ]
    assert (undone.undoes, log[0].municipality, log[0].rule, log[0].position) == (
        second.id,
        RIVER,
        "stale-document",
        "2.4.1.1",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["abcd00000001", "nothing1"], "«nothing1»"),
        (["abcd"], "abcd00000001, abcd00000002"),
        (["abc"], "«abc»"),  # too short to be meant
        ([""], "«»"),
    ],
)
def test_nothing_is_decided_unless_all_is_clear(store: Store, words: list[str], said: str) -> None:
    audited(store, _made(STALE, SECOND))
    with pytest.raises(ArgumentError) as told:
        deciding.accept(store, words, by="e", because="b")
    assert said in told.value.say.ru and "ничего не записано" in told.value.say.ru
    assert store.desk.decisions() == ()


@pytest.mark.parametrize(("by", "because", "said"), [("  ", "b", "--by"), ("e", "\n ", "--because")])
def test_a_decision_has_an_author_and_a_reason(store: Store, by: str, because: str, said: str) -> None:
    audited(store, _made(STALE))
    with pytest.raises(ArgumentError) as told:
        deciding.accept(store, [STALE.id], by=by, because=because)
    assert said in told.value.say.ru and store.desk.decisions() == ()


def test_only_a_decision_that_stands_is_undone_and_all_or_none(store: Store) -> None:
    audited(store, _made(STALE, SECOND))
    one, two = deciding.accept(store, [STALE.id, SECOND.id], by="e", because="b")
    (undoing,) = deciding.undo(store, [one.id], by="e")
    for number in (one.id, undoing.id, 99):
        with pytest.raises(ArgumentError) as told:
            deciding.undo(store, [two.id, number], by="e")
        assert str(number) in told.value.say.en
    assert decided.in_force(store.desk.decisions()).keys() == {SECOND.id}


def test_findings_of_each_municipality_s_last_audit_can_be_decided_on(store: Store) -> None:
    hers = finding("hhhh00000001", municipality=HILL)
    audited(store, report(night(1), [form(RIVER, [link()]), form(HILL, [link()])], [STALE, hers], [document("a")]))
    audited(store, _made(SECOND))
    assert deciding.known(store).keys() == {SECOND.id, hers.id}


def test_history_tells_what_runs_came_to_and_ends_with_this_one(store: Store) -> None:
    audited(store, _made(STALE, SECOND))
    audited(store, report(night(1), [form(HILL, [link()])]))
    last = audited(store, _made(STALE))
    assert [(one.municipality, one.findings[Severity.ERROR], one.points_at_risk) for one in last.history] == [
        (RIVER, 2, 4),
        (RIVER, 1, 2),
    ]
    assert last.history[-1].verdicts == {Outcome.MEND: 1, Outcome.EXPERT: 0, Outcome.EMPTY: 0, Outcome.READY: 1}
    shown = deciding.recalled(store, last.history[0].run)
    assert shown and len(shown.history) == 1, "a past report knows no later ones"


def test_a_finding_that_could_not_be_checked_for_a_night_stands_since_its_first(store: Store) -> None:
    first = audited(store, _made(STALE)).findings[0]
    silent = report(night(1), [form(RIVER, [link(status=LinkStatus.UNVERIFIED, to=None)])])
    assert [one.id for one in audited(store, silent).held] == [STALE.id]
    assert audited(store, _made(STALE)).findings[0].since == first.since
