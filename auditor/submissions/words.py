"""Collects the words of an element and remembers where hyperlinks begin and end."""

from auditor.submissions.grid import Anchor, Box, clean


class Words:
    """Text as it is read, piece by piece; `notes`: comments and footnotes met on the way."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self.notes: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces).rstrip()

    @property
    def place(self) -> int:
        """Where the next word will stand."""
        return self._length

    @property
    def line_begun(self) -> bool:
        """Whether something stands in this line already."""
        return bool(self._pieces) and self._pieces[-1][-1] != "\n"

    def anchors(self) -> tuple[Anchor, ...]:
        end = len(self.text)
        return tuple(
            Anchor(target=one.target, start=min(one.start, end), end=min(one.end, end)) for one in self._anchors
        )

    def write(self, text: str) -> None:
        text = clean(text)
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def anchor(self, target: str, start: int) -> None:
        """A hyperlink on all that was written since `start`."""
        target = clean(target).strip()
        if not target:
            return
        if start == self._length:  # on a picture, or on nothing at all
            self.write(target)
        last = self._anchors[-1] if self._anchors else None
        if last and last.target == target and last.start < last.end and start - last.end in (0, 1):
            between = "".join(self._pieces)[last.end : start]
            if not between.strip(" "):  # one link that an editor cut into pieces
                self._anchors[-1] = Anchor(target=target, start=last.start, end=self._length)
                return
        self._anchors.append(Anchor(target=target, start=start, end=self._length))

    def box(self, place: str, hidden: bool = False) -> Box | None:
        """The box these words fill; None where there are none."""
        text, anchors, note = self.text, self.anchors(), "\n".join(self.notes)
        if not text.strip() and not anchors and not note.strip():
            return None
        return Box(place=place, text=text, anchors=anchors, note=note, hidden=hidden)
