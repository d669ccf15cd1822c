"""Copies among 10,000 documents of 100 municipalities: seconds, documents a second, memory, what was found."""

import random
import resource
import sys
import time
from collections.abc import Iterator

from auditor.facts import likeness
from auditor.model import Page, Text

DOCUMENTS = 10_000
MUNICIPALITIES = 100
COPIES = 200
SECONDS = 10.0  # of one core, whatever else the machine does
MEGABYTES = 500.0

_STEMS = 4_000
_ENDINGS = ("а", "ов", "ами", "ого", "ать", "ется", "ение", "ный")


class _Author:
    """Writes sentences of words with Russian endings; the same words every time."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = "абвгдежзиклмнопрстуфхцчшщюя"
        self.stems = ["".join(self.random.choices(letters, k=self.random.randint(3, 7))) for _ in range(_STEMS)]

    def sentence(self) -> str:
        words = [self.random.choice(self.stems) + self.random.choice(_ENDINGS) for _ in range(14)]
        return " ".join(words).capitalize() + "."

    def copy(self, sentences: list[str]) -> list[str]:
        """A copy as people make one: a name here and there, 3 % of the words, 6 % of the sentences gone."""
        kept = [one.split() for one in sentences if self.random.random() > 0.06]
        for words in kept:
            for at in range(len(words)):
                if self.random.random() < 0.03:
                    words[at] = self.random.choice(self.stems)
        return [" ".join(words) for words in kept]


def documents() -> Iterator[tuple[str, list[str]]]:
    """60 % use one of five forms (30 common sentences) with text of their own; the last 200 are copies."""
    author = _Author(2024)
    forms = [[author.sentence() for _ in range(30)] for _ in range(5)]
    originals: list[list[str]] = []
    for at in range(DOCUMENTS - COPIES):
        own = [author.sentence() for _ in range(20)]
        if at % 10 < 6:
            own = author.random.choice(forms) + own
        else:
            own += [author.sentence() for _ in range(30)]
        if at < COPIES:
            originals.append(own)
        yield f"район {at % MUNICIPALITIES}", own
    for at in range(COPIES):
        yield f"район {(at + 1) % MUNICIPALITIES}", author.copy(originals[at])


def main() -> int:
    prints = []
    seconds = 0.0
    for name, sentences in documents():
        text = Text(media_type="text/plain", pages=(Page(number=1, text="\n".join(sentences)),))
        started = time.process_time()
        prints.append((name, likeness.fingerprint(text)))
        seconds += time.process_time() - started
    hashed, started = seconds, time.process_time()
    common = likeness.common(prints)
    copies = likeness.pairs(prints, common)
    seconds += time.process_time() - started
    right = sum(1 for a, b in copies if b - a == DOCUMENTS - COPIES)
    print(f"{DOCUMENTS} documents in {seconds:.1f} s of one core, {DOCUMENTS / seconds:.0f} a second")
    print(f"of these {hashed:.1f} s for the hashes, {seconds - hashed:.1f} s for comparing")
    print(f"memory: {_peak():.0f} MB at the peak, the writing of the documents included")
    print(f"copies found: {right} of {COPIES}; false: {len(copies) - right}; hashes of common forms: {len(common)}")
    return 0 if seconds <= SECONDS and _peak() <= MEGABYTES and right >= 0.95 * COPIES and len(copies) == right else 1


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
