"""build.py [DIR] [--port P] [--render]: writes the region into DIR; --render makes changed PDFs under files/ anew."""

import argparse
import json
from pathlib import Path

from tests.accuracy.region import flat, forms, hard, matrix, olhov, rows, svetlog
from tests.accuracy.region.make import FILES, Region

PORT, AS_OF, NETWORK = 18190, "2021-03-01", "127.0.4.0/24"


def build(folder: Path, port: int = PORT, render: bool = False) -> Region:
    """Forms into `folder`/submissions, labels into `folder`/expected.jsonl; the region answers the server."""
    region = Region(port, render)
    for one in (olhov, svetlog, matrix, flat, rows, hard):
        one.make(region)
    (folder / "submissions").mkdir(parents=True, exist_ok=True)
    forms.write(region, folder / "submissions")
    forms.labels(region, folder / "expected.jsonl")
    if render:
        text = json.dumps(region.marks, ensure_ascii=False, indent=1, sort_keys=True)
        (FILES / "marks.json").write_text(text + "\n", encoding="utf-8")
    return region


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--render", action="store_true")
    words = parser.parse_args()
    made = build(words.folder, words.port, words.render)
    kinds = [one["kind"] for one in made.labels]
    print(f"{len(made.cells)} cells, {kinds.count('fine')} fine, {kinds.count('must')} must")
