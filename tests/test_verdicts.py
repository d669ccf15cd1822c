"""From findings to verdicts, points and what to do first."""

from dataclasses import replace

import pytest

import auditor.verdicts as verdicts
from auditor.model import (
    Acceptance,
    Act,
    Cell,
    Finding,
    Flaw,
    Link,
    Needs,
    Outcome,
    Position,
    Say,
    Severity,
    Submission,
)

E, W, NOTE = Severity.ERROR, Severity.WARNING, Severity.INFO
DOC = "http://edu.example/docs/programma.pdf"
OTHER = "http://edu.example/docs/plan.pdf"


def _cell(id_: str = "2.4.1.1", *urls: str, text: str = "", points: int = 1, **about: object) -> Cell:
    position = Position(id=id_, section=id_[:5], title="Позиция", points=points, **about)  # type: ignore[arg-type]
    return Cell(
        position=position, place="Лист1!D7", text=text or " ".join(urls), links=tuple(Link(url=u) for u in urls)
    )


def _finding(
    rule: str, severity: Severity = E, position: str = "2.4.1.1", url: str | None = DOC, **about: object
) -> Finding:
    values: dict = {
        "id": f"{rule} {position} {url}",
        "municipality": "Полянский район",
        "place": "Лист1!D7",
        "message": Say(ru=f"Сообщение {rule}.", en=f"Message {rule}."),
        "advice": Say(ru="Что сделать.", en="What to do."),
    }
    return Finding(rule=rule, severity=severity, position=position, url=url, **(values | about))


def _judge(cell: Cell, *findings: Finding) -> verdicts.Verdict:
    form = Submission(municipality="Полянский район", source="f.xlsx", cells=(cell,))
    return verdicts.judge(form, findings)[0]


ACCEPTED = Acceptance(by="Эксперт", because="видел подлинник")


@pytest.mark.parametrize(
    ("cell", "findings", "outcome", "points"),
    [
        (_cell("2.4.1.1", DOC), [], Outcome.READY, 2),
        (_cell(), [_finding("empty-cell", url=None)], Outcome.EMPTY, 0),
        (_cell(), [], Outcome.EMPTY, 0),
        (_cell(text="  \n "), [], Outcome.EMPTY, 0),
        (_cell(optional=True), [], Outcome.READY, 2),
        (_cell(heading=True), [], Outcome.READY, 2),
        (_cell(optional=True, needs=Needs(human=True)), [], Outcome.READY, 2),
        (_cell(text="нет"), [_finding("empty-cell", url=None)], Outcome.EMPTY, 0),
        (_cell(text="Приказ № 5"), [_finding("no-link", url=None)], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC), [_finding("draft-document")], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC), [_finding("draft-document", accepted=ACCEPTED)], Outcome.READY, 2),
        (_cell("2.4.1.1", DOC), [_finding("undated-document", W)], Outcome.EXPERT, 2),
        (_cell("2.4.1.1", DOC), [_finding("undated-document", W, accepted=ACCEPTED)], Outcome.READY, 2),
        (_cell("2.4.1.1", DOC), [_finding("undated-document", W), _finding("draft-document")], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC), [_finding("redirected-link", NOTE)], Outcome.READY, 2),
        (_cell("2.4.1.1", DOC), [_finding("missing-page-reference", NOTE)], Outcome.READY, 2),
        (_cell("2.4.1.1", DOC), [_finding("unverified-link", NOTE)], Outcome.EXPERT, 2),
        (_cell("2.4.1.1", DOC), [_finding("unverified-document", NOTE)], Outcome.EXPERT, 2),
        (_cell("2.4.1.1", DOC, needs=Needs(human=True)), [], Outcome.EXPERT, 2),
        (_cell("2.4.1.1", DOC), [_finding("draft-document", position="2.4.1.2")], Outcome.READY, 2),
        (_cell("2.4.1.1", DOC, OTHER), [_finding("broken-link")], Outcome.EXPERT, 2),
        (_cell("2.4.1.1", DOC, OTHER), [_finding("soft-404"), _finding("stale-document", url=OTHER)], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC, OTHER), [_finding("broken-link", url=None)], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC, OTHER), [_finding("personal-data")], Outcome.MEND, 0),
        (_cell("2.4.1.1", DOC, DOC), [_finding("broken-link")], Outcome.MEND, 0),
    ],
)  # fmt: skip
def test_a_cell_is_judged_by_its_findings(cell: Cell, findings: list[Finding], outcome: Outcome, points: int) -> None:
    cell = replace(cell, position=replace(cell.position, points=2))
    verdict = _judge(cell, *findings)
    assert (verdict.outcome, verdict.points, verdict.max_points) == (outcome, points, 2)


def test_a_flawed_link_beside_does_not_prove_the_position() -> None:
    cell = replace(_cell("2.4.1.1", DOC), links=(Link(url=DOC), Link(url="C:\\план.docx", flaw=Flaw.LOCAL_PATH)))
    assert _judge(cell, _finding("broken-link")).outcome is Outcome.MEND
    assert _judge(cell, _finding("malformed-link", url="C:\\план.docx")).outcome is Outcome.EXPERT


def test_there_is_a_verdict_for_each_cell_in_order() -> None:
    cells = tuple(_cell(f"2.4.1.{i}", *([DOC] if i % 2 else [])) for i in range(1, 5))
    form = Submission(municipality="М", source="f", cells=cells)
    judged = verdicts.judge(form, [_finding("draft-document", position="2.4.1.3")])
    assert [verdict.position for verdict in judged] == ["2.4.1.1", "2.4.1.2", "2.4.1.3", "2.4.1.4"]
    assert [verdict.outcome.value for verdict in judged] == ["ready", "empty", "mend", "empty"]
    assert sum(v.max_points for v in judged) - sum(v.points for v in judged) == 3


def test_an_expert_is_told_what_to_look_at() -> None:
    assert _judge(_cell("2.4.1.1", DOC), _finding("undated-document", W)).why.ru == "Сообщение undated-document."
    assert "человек" in _judge(_cell("2.4.1.1", DOC, needs=Needs(human=True))).why.ru
    assert "ссылок" in _judge(_cell("2.4.1.1", DOC, OTHER), _finding("broken-link")).why.ru
    assert _judge(_cell("2.4.1.1", DOC)).why.ru == ""


def test_an_expert_is_told_where_to_look() -> None:
    paged = replace(
        _cell("2.4.1.2", needs=Needs(human=True)), links=(Link(url=DOC, pages=(4, 5), parts=("раздел 2",)),)
    )
    assert _judge(paged).why.ru.endswith("Смотрите: стр. 4, 5, раздел 2.")
    assert _judge(paged).why.en.endswith("See p. 4, 5, раздел 2.")
    doubted = replace(_finding("draft-document", W), page=7)
    assert _judge(_cell("2.4.1.1", DOC), doubted).why.ru == "Сообщение draft-document. Смотрите стр. 7."
    two = _judge(_cell("2.4.1.1", DOC, OTHER), doubted).why.ru
    assert two.startswith("programma.pdf: ")
    both = _judge(_cell("2.4.1.1", DOC, needs=Needs(human=True)), doubted).why.ru
    assert "Сообщение draft-document." in both and "человек" in both


# --- what to do first ------------------------------------------------------------------------------------------------


def _first(cells: list[Cell], *findings: Finding) -> tuple[Act, ...]:
    form = Submission(municipality="Полянский район", source="f.xlsx", cells=tuple(cells))
    return verdicts.first(findings, verdicts.judge(form, findings))


def test_one_file_in_three_cells_is_one_act() -> None:
    ids = ["2.4.2.1", "2.4.2.2", "2.4.2.3"]
    acts = _first(
        [_cell(id_, DOC, points=2) for id_ in ids],
        *(_finding("incomplete-approval", position=id_, document="sha") for id_ in reversed(ids)),
    )
    assert len(acts) == 1
    assert (acts[0].points, acts[0].positions, len(acts[0].findings)) == (6, tuple(ids), 3)
    assert acts[0].act.ru == "Заполните гриф утверждения документа programma.pdf"


def test_one_document_under_two_addresses_is_mended_once_but_each_dead_link_alone() -> None:
    cells = [_cell("2.4.1.1", DOC), _cell("2.4.1.2", OTHER)]
    same = [_finding("draft-document", position=c.position.id, url=c.links[0].url, document="sha") for c in cells]
    dead = [_finding("broken-link", position=c.position.id, url=c.links[0].url, document="sha") for c in cells]
    assert len(_first(cells, *same)) == 1
    assert len(_first(cells, *dead)) == 2


def test_empty_cells_of_a_block_are_filled_together() -> None:
    cells = [_cell("2.4.3.1"), _cell("2.4.3.2"), _cell("2.4.4.1")]
    acts = _first(cells, *(_finding("empty-cell", position=c.position.id, url=None) for c in cells))
    assert [act.act.ru for act in acts] == ["Заполните пустые ячейки блока 2.4.3", "Заполните позицию 2.4.4.1"]
    assert [act.points for act in acts] == [2, 1]


def test_people_come_before_points_and_points_before_order() -> None:
    cells = [_cell("2.4.1.1", DOC), _cell("2.4.2.1", OTHER, points=3), _cell("2.4.3.2", "http://e.ru/spisok.docx")]
    acts = _first(
        cells,
        _finding("draft-document"),
        _finding("stale-document", position="2.4.2.1", url=OTHER),
        _finding("undated-document", W),
        _finding("personal-data", position="2.4.3.2", url="http://e.ru/spisok.docx"),
    )
    assert [act.urgent for act in acts] == [True, False, False, False]
    assert [act.points for act in acts] == [1, 3, 1, 1]
    assert acts[0].act.ru == "Закройте доступ к файлу spisok.docx: в нём персональные данные"
    assert acts[1].act.ru == "Замените устаревший документ plan.pdf действующим"


def test_institution_data_are_urgent_though_only_a_warning() -> None:
    acts = _first([_cell("2.4.3.1", DOC)], _finding("institution-data", W, position="2.4.3.1"))
    assert (acts[0].urgent, acts[0].points) == (True, 0)


def test_accepted_findings_and_notes_ask_for_nothing() -> None:
    cells = [_cell("2.4.1.1", DOC)]
    assert _first(cells, _finding("draft-document", accepted=ACCEPTED), _finding("redirected-link", NOTE)) == ()


def test_an_unknown_rule_asks_what_its_advice_says() -> None:
    assert _first([_cell("2.4.1.1", DOC)], _finding("new-rule"))[0].act.ru == "Что сделать."


RULES = [rule for rule in verdicts._ACTS if rule != "empty-cell"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "url", [DOC, "http://edu.example/", None, "http://u:secret@e.ru/d/?token=1", "{name}", "http://[x"]
)
def test_every_request_is_a_sentence_without_secrets(rule: str, url: str | None) -> None:
    act = _first([_cell("2.4.1.1", DOC)], _finding(rule, url=url))[0].act
    for words in (act.ru, act.en):
        assert words[0].isupper() and "  " not in words and " :" not in words
        assert "secret" not in words and "token" not in words
        assert "{name}" not in words or url == "{name}"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://e.ru/docs/%D0%BF%D0%BB%D0%B0%D0%BD.pdf", "план.pdf"),
        ("https://e.ru/documents/", "e.ru/documents"),
        ("https://школа.рф", "школа.рф"),
        ("C:\\Мои документы\\план.docx", "план.docx"),
        ("metod@mail.ru", "metod@mail.ru"),
        ("http://e.ru/" + "a" * 100 + ".pdf", "a" * 59 + "…"),
    ],
)
def test_a_document_is_called_by_its_file(url: str, name: str) -> None:
    assert name in _first([_cell("2.4.1.1", DOC)], _finding("broken-link", url=url))[0].act.ru


def test_every_rule_of_the_contract_that_can_be_mended_has_its_request() -> None:
    from rules import RULES as KNOWN

    assert set(KNOWN) - set(verdicts._ACTS) <= {"redirected-link", "unverified-link", "unverified-document"}


# --- the whole submission --------------------------------------------------------------------------------------------


def _outcome(*cells: tuple[Cell, list[Finding]]) -> Outcome:
    form = Submission(municipality="М", source="f", cells=tuple(cell for cell, _ in cells))
    return verdicts.outcome(verdicts.judge(form, [finding for _, findings in cells for finding in findings]))


GOOD = (_cell("2.4.1.1", DOC), [])
EMPTY = (_cell("2.4.1.2"), [])
OPTIONAL = (_cell("2.4.2.5", optional=True), [])
BAD = (_cell("2.4.1.3", DOC), [_finding("draft-document", position="2.4.1.3")])
ASK = (_cell("2.4.1.4", DOC), [_finding("undated-document", W, position="2.4.1.4")])


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ([GOOD, OPTIONAL], Outcome.READY),
        ([OPTIONAL], Outcome.READY),
        ([], Outcome.READY),
        ([GOOD, ASK], Outcome.EXPERT),
        ([GOOD, ASK, BAD], Outcome.MEND),
        ([GOOD, EMPTY], Outcome.MEND),
        ([ASK, EMPTY], Outcome.MEND),
        ([EMPTY, EMPTY, OPTIONAL], Outcome.EMPTY),
        ([EMPTY, BAD], Outcome.MEND),
    ],
)
def test_a_submission_is_as_good_as_its_worst_cell(cells: list, outcome: Outcome) -> None:
    assert _outcome(*cells) is outcome
