"""Rewrites the gold files of the reports: python tests/reports/rewrite_gold.py. Read the diff before you keep it."""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
GOLD = HERE / "gold"
NAMES = ("report.json", "report.md")


def rewrite() -> None:
    """Writes the reports of the region built by hand over the gold ones."""
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    from made_parts import LABELS
    from made_report import three

    from auditor import reports
    from auditor.model import Lang

    for lang in Lang:
        with tempfile.TemporaryDirectory() as folder:
            reports.write(three(), Path(folder), lang, LABELS)
            (GOLD / lang.value).mkdir(parents=True, exist_ok=True)
            for name in NAMES:
                (GOLD / lang.value / name).write_bytes((Path(folder) / name).read_bytes())


if __name__ == "__main__":
    rewrite()
