"""The reports of a run under today's decisions, written in a process of its own.

    python -m auditor.web.exporting DATABASE RUN LANG FOLDER

`FOLDER` appears whole or not at all.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from auditor import audit as auditing
from auditor import deciding, picturing
from auditor.model import Lang
from auditor.store import Store

_NICE = 10  # pages come first
_SECONDS = 60.0  # for pictures


def write(db: Path, run: str, lang: Lang, folder: Path) -> bool:
    """Writes the reports of a finished run; False where there is no such run."""
    with Store(db) as store:
        report = deciding.recalled(store, run)
        drawn = picturing.pictures(report, store.body, workers=1, seconds=_SECONDS, kept=store.drawn) if report else {}
    if report is None:
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=".half-", dir=folder.parent))
    try:
        auditing.write(report, half, lang, pictures=drawn)
        if not folder.exists():
            half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return True


if __name__ == "__main__":
    os.nice(_NICE)
    sys.exit(0 if write(Path(sys.argv[1]), sys.argv[2], Lang(sys.argv[3]), Path(sys.argv[4])) else 1)
