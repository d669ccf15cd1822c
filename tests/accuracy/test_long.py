"""Pages suggested in long papers of several sorts: covers, contents, running heads, chapters, bad scans."""

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from auditor import suggest
from auditor.facts import topic
from auditor.model import Page, Text
from rules import rubrics

SHEET: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("long.yaml").read_text(encoding="utf-8"))
POSITIONS = {position.id: position for position in rubrics.load("mmuko-2.4", date(2021, 3, 1)).positions}
PAPERS = 15  # of each sort
RIGHT, WRONG = 0.88, 0.06  # of the chapters asked for; raised with the measure, never lowered
_MISREAD = str.maketrans({"н": "п", "и": "н", "е": "с", "л": "д"})
Asked = tuple[str, str, set[int], Text]


def _noisy(words: str, chance: random.Random) -> str:
    """As a poor scan is read: one letter of thirty wrong, some lines broken."""
    read = "".join(one.translate(_MISREAD) if chance.random() < 0.033 else one for one in words)
    return re.sub(r"(\w{4,})(\w{3,}) ", lambda m: f"{m[1]}-\n{m[2]} " if chance.random() < 0.03 else m[0], read)


def _paper(genre: str, seed: int) -> Iterator[Asked]:
    chance = random.Random(f"{genre}{seed}")
    told = SHEET["genres"][genre]
    way = seed % 3
    parts = [(code, SHEET["chapters"][code][(way + at) % 3]) for at, code in enumerate(told["chapters"])]
    parts += [("", SHEET["distractors"][name]) for name in told["distractors"]]
    if seed % 2:
        chance.shuffle(parts)
    pages, places, heads = ["\n".join(told["cover"])], dict[str, set[int]](), []
    if seed % 4 == 3:  # the approving order before it
        pages.insert(0, "Управление образования\nПРИКАЗ\n14.02.2020 № 61\nОб утверждении\nПРИКАЗЫВАЮ:\n1. Утвердить.")
    contents = len(pages) if seed % 5 != 4 else None
    if contents is not None:
        pages.append("")
    most = chance.choice((1, 3, 8))
    for code, words in parts:
        first = len(pages) + 1
        heads.append(f"{words.splitlines()[0]} {'.' * 20} {first}")
        body = [words, *(_sentences(chance, 9) for _ in range(chance.randint(0, most)))]
        pages += [body[0] + _sentences(chance, chance.randint(0, 10)), *body[1:]]
        if code:
            places[code] = {first}
    if contents is not None:
        pages[contents] = ("СОДЕРЖАНИЕ\n" if seed % 2 else "Оглавление\n") + "\n".join(heads)
    spoilt = seed % 7 == 6
    made = [f"{told['running']}\n{page}\n{at}" if told["running"] else page for at, page in enumerate(pages, 1)]
    made = [_noisy(page, chance) for page in made] if spoilt else made
    text = Text(media_type="application/pdf", pages=tuple(Page(number=n, text=p) for n, p in enumerate(made, 1)))
    for code, there in places.items():
        yield f"{genre} {seed}", code, there, text


def _sentences(chance: random.Random, count: int) -> str:
    return "\n".join(chance.choices(SHEET["filler"], k=count))


def _asked() -> list[tuple[str, str, set[int], tuple[int, ...]]]:
    out = []
    for genre in SHEET["genres"]:
        for seed in range(PAPERS):
            for name, code, there, text in _paper(genre, seed):
                needs = POSITIONS[code].needs
                found = suggest.pages(topic.needed(text, needs), len(text.pages))
                out.append((name, code, there, found))
    return out


def test_the_right_page_is_suggested_in_long_papers_of_every_sort() -> None:
    asked = _asked()
    assert len({name for name, *_ in asked}) >= 60
    right = [one for one in asked if one[2] & set(one[3])]
    wrong = [one for one in asked if one[3] and not one[2] & set(one[3])]
    shares = [
        f"{code}: right {sum(1 for one in right if one[1] == code)}, wrong {sum(1 for one in wrong if one[1] == code)}"
        for code in SHEET["chapters"]
    ]
    table = "\n".join([f"right {len(right)}, wrong {len(wrong)} of {len(asked)}", *shares])
    print(table)
    assert len(right) >= RIGHT * len(asked), table
    assert len(wrong) <= WRONG * len(asked), table
