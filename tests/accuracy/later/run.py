"""Audits towns of the second region and compares with the labels; figures for each rule."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.accuracy.later.build import AS_OF, NETWORK, build
from tests.accuracy.region.server import serving
from tests.certificates import certificates
from tests.conftest import run_auditor

FAST = ("--delay", "0.02", "--recheck-after", "0.5", "--quiet")


def audited(folder: Path, towns: Sequence[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The labels of the towns and the report of their audit."""
    plain, safe = build(folder, towns)
    keys = folder / "keys"
    keys.mkdir()
    with serving(plain), serving(safe, certificates(keys).contexts["self-signed"]):
        words = (folder / "submissions", "--as-of", AS_OF, "--allow-network", NETWORK, *FAST)
        done = run_auditor(folder, "audit", *words)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    return plain.labels, json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))
