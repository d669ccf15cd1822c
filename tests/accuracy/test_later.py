"""Towns of the second and third regions in the whole audit; `python -m bench region` measures all of them."""

from pathlib import Path

from tests.accuracy.regions import LATER, THIRD, audited, near_misses
from tests.accuracy.test_region import judge

TOWNS = ("t03", "t07", "t11")  # foreign papers; kinds and contents; a careful form
RECALL, WRONG_ERRORS, ALARMS = 1.0, 0, 1  # raised with the rules, never lowered
THIRD_TOWNS = ("t03", "t04", "t06")  # levels and copies; ages and terms; sections, doubles and forms
THIRD_RECALL, THIRD_WRONG, THIRD_TAKEN = 1.0, 1, 1


def test_towns_never_seen_while_the_rules_were_made_are_judged_as_an_expert_would(tmp_path: Path) -> None:
    labels, report = audited(LATER, tmp_path, TOWNS)
    told = judge(labels, report["findings"], hollow=False)
    assert told.musts >= 20 and len(told.fine) >= 25
    assert 1 - len(told.missed) / told.musts >= RECALL, told.missed
    assert len(told.wrong_errors) <= WRONG_ERRORS, told.wrong_errors
    assert len(told.alarmed) <= ALARMS, told.alarms


def test_what_only_looks_like_a_fault_is_told_from_it(tmp_path: Path) -> None:
    labels, report = audited(THIRD, tmp_path, THIRD_TOWNS)
    told = judge(labels, report["findings"], hollow=False)
    seen, taken = near_misses(labels, report["findings"])
    assert told.musts >= 40 and seen.total() >= 70
    assert 1 - len(told.missed) / told.musts >= THIRD_RECALL, told.missed
    assert len(told.wrong_errors) <= THIRD_WRONG, told.wrong_errors
    assert len(taken) <= THIRD_TAKEN, taken
    cells = {(one["municipality"], cell["position"]): cell for one in report["submissions"] for cell in one["cells"]}
    wrong = {(one["municipality"], one["position"]) for one in report["findings"] if one["severity"] == "error"}
    for at, cell in cells.items():
        lost = cell["verdict"] in ("mend", "empty")
        assert cell["points"] == (0 if lost else cell["max_points"]), at
        assert lost == (at in wrong), at  # every error is of the one link its cell has
