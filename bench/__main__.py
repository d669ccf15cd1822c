"""Runs every benchmark in turn: python -m bench [NAME ...]. Figures are ratios measured in one run."""

import runpy
import sys
from pathlib import Path


def main() -> None:
    folder = Path(__file__).parent
    names = sys.argv[1:] or sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_"))
    missed: list[str] = []
    for name in names:
        print(f"== {name}", flush=True)
        sys.argv = [name]
        try:
            runpy.run_module(f"bench.{name}", run_name="__main__")
        except SystemExit as end:  # a goal is missed: the others are measured all the same
            missed += [name] if end.code else []
    if missed:
        sys.exit(f"goals missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
