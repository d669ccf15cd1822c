"""Who may import whom, the size of files, and that the tree names no machine."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_no_file_imports_from_a_floor_above() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_says_what_stands_in_it() -> None:
    silent = []
    for package in ("auditor", "spiders", "rules"):
        for file in (ROOT / package).rglob("*.py"):
            if not file.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""')):
                silent.append(str(file.relative_to(ROOT)))
    assert silent == []
