"""What tests share: the sample region on its own server, and the command line as people run it."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from auditor import demo

ROOT = Path(__file__).parents[1]
REGION = ROOT / "data" / "samples" / "region"
Auditor = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def region() -> Iterator[Counter[tuple[str, str]]]:
    """The sample region's sites, served; the counter tells what was asked for."""
    with demo.serving() as seen:
        yield seen


@pytest.fixture
def auditor(tmp_path: Path) -> Auditor:
    """Runs `auditor ...` in a process of its own, in an empty folder."""

    return lambda *words: run_auditor(tmp_path, *words)


def run_auditor(folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Runs `auditor ...` in `folder` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=180,
    )
