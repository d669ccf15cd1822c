"""The whole audit over an invented region labelled by an expert before anything of it was audited."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.accuracy.region.build import AS_OF, NETWORK, build
from tests.accuracy.region.server import serving
from tests.conftest import run_auditor

FAST = ("--delay", "0.02", "--recheck-after", "0.5", "--quiet")
RECALL, PRECISION, FINE = 0.97, 0.98, 0.98
Label = dict[str, Any]


@dataclass
class Judged:
    """What the audit found, missed and raised wrongly."""

    musts: int = 0
    missed: list[str] = field(default_factory=list)
    fine: set[tuple[str, str]] = field(default_factory=set)
    alarms: list[str] = field(default_factory=list)
    alarmed: set[tuple[str, str]] = field(default_factory=set)
    errors: int = 0
    wrong_errors: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # findings on faulty cells that no label names


def _told(finding: dict[str, Any]) -> str:
    return f"{finding['municipality']} {finding['position']} {finding['rule']}: {finding['message']}"


def judge(labels: list[Label], findings: list[dict[str, Any]], hollow: bool = True) -> Judged:
    """Compares; entries of one group count once. Without `hollow` the empty cells are left out."""
    out, groups = Judged(), dict[Any, tuple[bool, str]]()
    rules: dict[tuple[str, str], set[str]] = {}
    for finding in findings:
        rules.setdefault((finding["municipality"], finding["position"]), set()).add(finding["rule"])
    named: dict[tuple[str, str], set[str]] = {}
    for one in labels:
        at = (one["municipality"], one["position"])
        named.setdefault(at, set()).update({one["rule"] or "", *one.get("alt", ()), *one.get("allow", ())})
        if one["kind"] == "fine":
            out.fine.add(at)
        elif hollow or one["rule"] != "empty-cell":
            group = (one["rule"], one.get("group") or at)
            hit = groups.get(group, (False, ""))[0] or bool({one["rule"], *one.get("alt", ())} & rules.get(at, set()))
            groups[group] = (hit, f"{at[0]} {at[1]} {one['rule']}: {one['why']}; found {sorted(rules.get(at, ()))}")
    out.musts, out.missed = len(groups), [words for hit, words in groups.values() if not hit]
    for finding in (one for one in findings if one["severity"] in ("error", "warning")):
        at = (finding["municipality"], finding["position"])
        strange = finding["rule"] not in named.get(at, ())
        out.errors += finding["severity"] == "error"
        if strange and at in out.fine:
            out.alarms.append(_told(finding))
            out.alarmed.add(at)
        elif strange:
            out.beside.append(f"{finding['severity']} {_told(finding)}")
        if strange and finding["severity"] == "error":
            out.wrong_errors.append(_told(finding))
    return out


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Judged, list[Label], dict[str, Any]]:
    folder = tmp_path_factory.mktemp("region")
    region = build(folder)
    with serving(region):
        words = (folder / "submissions", "--as-of", AS_OF, "--allow-network", NETWORK, *FAST)
        done = run_auditor(folder, "audit", *words)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    report = json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))
    return judge(region.labels, report["findings"]), region.labels, report


def _show(title: str, lines: list[str]) -> None:
    print(f"\n{title}: {len(lines)}", *sorted(lines), sep="\n  ")


def test_every_form_of_the_region_is_read_whole(judged: tuple[Judged, list[Label], dict[str, Any]]) -> None:
    _, labels, report = judged
    assert {one["municipality"] for one in report["submissions"]} == {one["municipality"] for one in labels}
    assert [one["unmatched"] for one in report["submissions"] if one["unmatched"]] == []
    assert {len(one["cells"]) for one in report["submissions"]} == {30}


def test_the_faults_of_the_region_are_found(judged: tuple[Judged, list[Label], dict[str, Any]]) -> None:
    all_faults, labels, report = judged
    told = judge(labels, report["findings"], hollow=False)
    for name, one in (("with empty cells", all_faults), ("without", told)):
        print(f"\nrecall {name}: {1 - len(one.missed) / one.musts:.3f} of {one.musts}")
    _show("missed", told.missed)
    assert 1 - len(told.missed) / told.musts >= RECALL


def test_cells_in_order_raise_no_alarm(judged: tuple[Judged, list[Label], dict[str, Any]]) -> None:
    told, _, report = judged
    print(f"\ncells in order left alone: {1 - len(told.alarmed) / len(told.fine):.3f} of {len(told.fine)}")
    print(f"precision of errors: {1 - len(told.wrong_errors) / told.errors:.3f} of {told.errors}")
    print(Counter(one["rule"] for one in report["findings"]))
    _show("false alarms", told.alarms)
    _show("beside the labels", told.beside)
    assert 1 - len(told.alarmed) / len(told.fine) >= FINE
    assert 1 - len(told.wrong_errors) / told.errors >= PRECISION
