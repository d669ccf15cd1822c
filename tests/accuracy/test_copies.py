"""Copies told from forms: papers copied with names changed, shuffled, shortened; templates and laws that all share."""

import random
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from auditor.facts import likeness
from auditor.model import Page, Text

SHEET: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("copies.yaml").read_text(encoding="utf-8"))
OWN: list[str] = SHEET["own"]
TOWNS = ["Полянского", "Ирбейского", "Каменского", "Тасеевского", "Озёрного", "Уярского", "Абанского", "Минского"]
Change = Callable[[str, random.Random], str]


def _text(words: str) -> Text:
    return Text(media_type="application/pdf", pages=(Page(number=1, text=words),))


def _headed(words: str, at: int) -> str:
    town = TOWNS[at % len(TOWNS)]
    return f"УТВЕРЖДЕНО\nприказом управления образования {town} района\nот {at % 27 + 1}.09.2020 № {at + 100}\n{words}"


def _sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", " ".join(words.split()))


def _numbers(words: str, chance: random.Random) -> str:
    return re.sub(r"\b(три|девять|двести|четыре|сорок|восемнадцати)\b", lambda m: f"{chance.randint(2, 60)}", words)


def _shortened(words: str, chance: random.Random) -> str:
    return " ".join(one for one in _sentences(words) if chance.random() > 0.15)


def _shuffled(words: str, chance: random.Random) -> str:
    parts = _sentences(words)
    return " ".join(parts[len(parts) // 2 :] + parts[: len(parts) // 2])


def _lengthened(words: str, chance: random.Random) -> str:
    return f"{words}\n" + " ".join(chance.sample(SHEET["orders"], 2))


def _touched(words: str, chance: random.Random) -> str:
    """Every twentieth word another."""
    spare = ["педагоги", "учреждения", "также", "организация", "коллеги", "всегда"]
    return " ".join(chance.choice(spare) if chance.random() < 0.05 else word for word in words.split())


def _plain(words: str, chance: random.Random) -> str:
    return words


CHANGES: list[Change] = [_plain, _numbers, _shortened, _shuffled, _lengthened, _touched]


def _alike(one: str, another: str, shared: frozenset[int] = frozenset()) -> bool:
    prints = [likeness.fingerprint(_text(words)) for words in (one, another)]
    return likeness.copied(prints[0], prints[1], shared) is not None


def test_a_paper_copied_with_other_names_is_found_whatever_else_was_changed() -> None:
    chance, missed = random.Random(11), []
    for at, words in enumerate(OWN):
        for change in CHANGES:
            if not _alike(_headed(words, at), _headed(change(words, chance), at + 3)):
                missed.append((at, change.__name__))
    assert len(missed) <= 0.09 * len(OWN) * len(CHANGES), missed  # papers of half a page are the hard ones


def test_papers_of_different_authors_that_share_a_law_are_no_copies() -> None:
    wrong = [
        (a, b)
        for (a, one), (b, another) in combinations(enumerate(OWN), 2)
        if _alike(_headed(SHEET["law"] + one, a), _headed(SHEET["law"] + another, b))
    ]
    assert wrong == []


def test_what_the_whole_region_took_from_the_ministry_is_no_copy() -> None:
    papers = [
        (town, _headed(SHEET["template"] + OWN[at % 2 * 2][: 260 * (at + 1)], at)) for at, town in enumerate(TOWNS)
    ]
    prints = [(town, likeness.fingerprint(_text(words))) for town, words in papers]
    shared = likeness.common(prints)
    plain = [(town, likeness.fingerprint(_text(_headed(SHEET["template"], at)))) for at, town in enumerate(TOWNS)]
    assert shared
    assert likeness.pairs(plain, likeness.common(plain)) == {}


def test_own_words_copied_beside_the_template_are_still_found() -> None:
    papers = [_headed(SHEET["template"] + OWN[min(at, 3)], at) for at in range(4)]
    papers += [_headed(SHEET["template"], at) for at in range(4, 7)] + [_headed(SHEET["template"] + OWN[1], 7)]
    prints = [(TOWNS[at], likeness.fingerprint(_text(words))) for at, words in enumerate(papers)]
    assert set(likeness.pairs(prints, likeness.common(prints))) == {(1, 7)}


def test_short_orders_in_the_words_of_the_trade_are_no_copies() -> None:
    one, another = (_headed(" ".join(order for order in SHEET["orders"]), at) for at in (1, 2))
    assert not _alike(one, another)
