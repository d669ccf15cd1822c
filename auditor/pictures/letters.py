"""The letters of a page and where each of them stands on its picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a picture, in pixels from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Letters:
    """The text of a page; `boxes` has one for each letter, an empty one for spaces and ends of lines."""

    text: str
    boxes: tuple[Box, ...]

    def lines(self, start: int, end: int) -> list[Box]:
        """What a stretch of the text covers, a box a line."""
        found: list[Box] = []
        for box in self.boxes[start:end]:
            if box.empty:
                continue
            if found and _same_line(found[-1], box):
                found[-1] = found[-1].joined(box)
            else:
                found.append(box)
        return found

    @property
    def height(self) -> float:
        """Of a usual letter; 0 on a page without any."""
        tall = sorted(box.bottom - box.top for box in self.boxes if not box.empty)
        return tall[len(tall) // 2] if tall else 0.0


def from_words(words: Iterable[tuple[str, Box, object]]) -> Letters:
    """The letters of words with their boxes; `object` is anything that is the same for the words of a line."""
    text: list[str] = []
    boxes: list[Box] = []
    last: object = None
    for word, box, line in words:
        if text:
            text.append(" " if line == last else "\n")
            boxes.append(_NOWHERE)
        text.append(word)
        wide = (box.right - box.left) / max(len(word), 1)
        boxes += [Box(box.left + wide * at, box.top, box.left + wide * (at + 1), box.bottom) for at in range(len(word))]
        last = line
    return Letters("".join(text), tuple(boxes))


_NOWHERE = Box(0, 0, 0, 0)


def _same_line(line: Box, letter: Box) -> bool:
    """Beside the last letters, not below them nor back at the left."""
    shared = min(line.bottom, letter.bottom) - max(line.top, letter.top)
    low = min(line.bottom - line.top, letter.bottom - letter.top)
    return shared > 0.3 * low and letter.right > line.left
