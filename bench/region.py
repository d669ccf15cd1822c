"""The second and third regions as an expert labelled them: recall, precision, near misses, for each rule."""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.accuracy.regions import LATER, THIRD, audited, near_misses
from tests.accuracy.test_region import judge

PARTS = (  # those aside were not looked at while the rules were mended
    ("second region", LATER, ("t01", "t02", "t03", "t04", "t05", "t06", "t07", "t08")),
    ("second region, aside", LATER, ("t09", "t10", "t11", "t12")),
    ("third region", THIRD, tuple(f"t{number:02}" for number in range(1, 12))),
    ("third region, aside", THIRD, ("t12", "t13")),
)
RECALL, PRECISION = 0.97, 0.95
At = tuple[str, str]


def main() -> int:
    """Prints the figures of each part; 1 where one of them is below its floor."""
    good = True
    for title, region, towns in PARTS:
        with tempfile.TemporaryDirectory() as folder:
            labels, report = audited(region, Path(folder), towns)
        told = judge(labels, report["findings"], hollow=False)
        recall, precision = 1 - len(told.missed) / told.musts, 1 - len(told.wrong_errors) / told.errors
        left = len(told.fine) - len(told.alarmed)
        seen, taken = near_misses(labels, report["findings"])
        print(f"{title}: recall {recall:.3f} of {told.musts}, precision of errors {precision:.3f} of {told.errors}")
        print(f"  cells in order left alone: {left} of {len(told.fine)}")
        print(f"  near misses left alone: {seen.total() - len(taken)} of {seen.total()}")
        print(*_rules(labels, report["findings"]), sep="\n")
        print(*(f"  missed: {words}" for words in told.missed), sep="\n")
        print(*(f"  wrong: {words}" for words in [*told.alarms, *told.beside]), sep="\n")
        print(*(f"  taken for the fault: {words}" for words in taken), sep="\n")
        good = good and recall >= RECALL and precision >= PRECISION
    return 0 if good else 1


def _rules(labels: list[dict[str, Any]], findings: list[dict[str, Any]]) -> list[str]:
    """A line for each rule: how many labelled, found, told, and rightly told."""
    at: dict[At, set[str]] = {}
    named: dict[At, set[str]] = {}
    for finding in findings:
        at.setdefault((finding["municipality"], finding["position"]), set()).add(finding["rule"])
    wanted, hit, told, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in labels:
        place = (one["municipality"], one["position"])
        allowed = {one["rule"] or "", *one.get("alt", ()), *one.get("allow", ())}
        named.setdefault(place, set()).update(allowed)
        if one["rule"]:
            wanted[one["rule"]] += 1
            hit[one["rule"]] += bool({one["rule"], *one.get("alt", ())} & at.get(place, set()))
    for place, rules in at.items():
        told.update(rules)
        right.update(rules & named.get(place, set()))
    return [
        f"  {rule:<26} found {hit[rule]:>3} of {wanted[rule]:>3}, rightly told {right[rule]:>3} of {told[rule]:>3}"
        for rule in sorted({*wanted, *told})
    ]


if __name__ == "__main__":
    sys.exit(main())
