"""Runs every benchmark in turn: python -m bench [NAME ...]. Figures are ratios measured in one run."""

import runpy
import sys
from pathlib import Path


def main() -> None:
    folder = Path(__file__).parent
    names = sys.argv[1:] or sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_"))
    for name in names:
        print(f"== {name}", flush=True)
        sys.argv = [name]
        runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
