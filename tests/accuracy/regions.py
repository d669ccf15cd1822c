"""The regions told in YAML; their audits, and figures for each rule with its near misses among them."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.accuracy.region.server import serving
from tests.accuracy.told import Told
from tests.certificates import certificates
from tests.conftest import run_auditor

HERE = Path(__file__).parent
LATER = Told(HERE / "later", "127.0.6", 18290, 18291)
THIRD = Told(HERE / "third", "127.0.7", 18390, 18391, apart=True)  # another republic; each rule with near misses
FAST = ("--delay", "0.02", "--recheck-after", "0.5", "--quiet")
Finding = dict[str, Any]
Label = dict[str, Any]


def audited(region: Told, folder: Path, towns: Sequence[str]) -> tuple[list[Label], dict[str, Any]]:
    """The labels of the towns and the report of their audit."""
    plain, safe = region.build(folder, towns)
    keys = folder / "keys"
    keys.mkdir()
    with serving(plain), serving(safe, certificates(keys).contexts["self-signed"]):
        words = (folder / "submissions", "--as-of", region.as_of, "--allow-network", region.network, *FAST)
        done = run_auditor(folder, "audit", *words)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    return plain.labels, json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))


def near_misses(labels: Sequence[Label], findings: Sequence[Finding]) -> tuple[Counter[str], list[str]]:
    """How many near misses of each rule there are, and those that were taken for the fault."""
    seen: Counter[str] = Counter()
    taken = []
    told = {(one["municipality"], one["position"], one["rule"]): one["message"] for one in findings}
    for one in labels:
        for rule in sorted(set(one.get("near", ())) - set(one.get("allow", ()))):
            at = (one["municipality"], one["position"], rule)
            seen[rule] += 1
            if at in told:
                taken.append(f"{' '.join(at)}: {told[at]}")
    return seen, taken
