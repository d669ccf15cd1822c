"""RTF -> Text: an own reader of its groups and words, with the code page of every font; what people see, once."""

import re
from dataclasses import replace
from pathlib import Path

from auditor.documents import counted, limits, mojibake, rtfmachine, rtfwords
from auditor.documents.limits import Unreadable
from auditor.documents.rtfmachine import Machine, Story
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_LETTERS = 20
_DEEPEST = 2_000  # groups within groups; a real file has 10


def read(path: Path, media_type: str = "") -> Text:
    """Reads an RTF."""
    walk = _Walk(path.read_bytes().decode("latin-1"))
    walk.run()
    for line in walk.around("above"):
        walk.above.line(line)
    body = walk.story.ended()
    body.pages[0][:0] = [line for page in walk.above.pages for line in page if line.strip()]
    for name in ("notes", "below"):
        for line in walk.around(name):
            body.line(line)
    pages = body.made((1,) if walk.cover else ())
    letters = sum(sum(map(str.isalpha, page.text)) for page in pages)
    if letters < _LETTERS and walk.drawn:
        pages = (Page(number=1, text=pages[0].text, scanned=True),)
    if not pages or (letters < _LETTERS and not walk.drawn and not any(page.text.strip() for page in pages)):
        return Text(media_type=Format.RTF.value, paged=False, trouble=Trouble.EMPTY)
    return Text(
        media_type=Format.RTF.value,
        title=limits.one_line(mojibake.undone("".join(walk.info["title"]))),
        pages=tuple(replace(page, text=mojibake.undone(page.text)) for page in pages),
        count=None if letters < _LETTERS else counted.pages(walk.recorded(), pages),
        paged=False,
        headings=tuple(mojibake.undone(heading) for heading in body.headings),
        partial=body.partial or walk.cut,
    )


class _Walk(Machine):
    """One pass over the tokens."""

    def __init__(self, data: str) -> None:
        super().__init__()
        self._data = data

    def run(self) -> None:
        """Reads to the end of the outermost group, or of what there is."""
        at, begun = 0, False
        while match := rtfwords.TOKEN.search(self._data, at):
            at = match.end()
            if match["brace"] == "{":
                self._open()
                begun = True
            elif match["brace"]:
                self._close()
                if begun and not self.states:
                    return
            elif match["wide"]:
                self._wide(match["wide"])
            else:
                at = self._token(match, at)
        self.cut = bool(self.states)
        while self.states:
            self._close()

    def _token(self, match: re.Match[str], at: int) -> int:
        """Obeys a word, or takes letters; returns where reading goes on."""
        if match["word"]:
            return self._word(match["word"], match["number"], at)
        if match["text"]:
            self.say(match["text"], raw=True)
        elif match["bytes"]:
            codes = rtfwords.BYTE.findall(match["bytes"])
            self.say(self.decoded(bytes(int(code, 16) for code in codes[self.skipped(len(codes)) :])))
        elif match["sign"]:
            self._sign(match["sign"])
        return at

    def _open(self) -> None:
        if len(self.states) >= _DEEPEST:
            raise Unreadable(Trouble.DAMAGED, "RTF: groups")
        self.states.append(self.state)
        self.state = replace(self.state, story=None, place="", picture=False)
        self.star, self.skip = False, 0

    def _close(self) -> None:
        self.star, self.skip = False, 0
        if self.state.story is not None:
            self.end_story(self.state)
        if self.state.picture:
            self.seen()
        label = self.state.label
        if self.states:
            self.state = self.states.pop()
            if label is not None and self.state.label is None:
                self.labelled(label)

    def _word(self, word: str, number: str | None, at: int) -> int:
        """Obeys a word; returns where reading goes on."""
        value = int(number) if number else None
        if word == "bin":
            return at + max(0, value or 0)
        if word != "u":
            self.skip = 0  # a word after \\u means that nothing stands for the letter
        star, self.star = self.star, False
        if word in rtfwords.SKIPPED:
            self.state.into = "skip" if self.state.into != "title" else "title"
            if word == "pict":
                self.state.picture, self.picture = True, {}
        elif star and word not in rtfwords.KNOWN and word not in rtfwords.STORIES:
            self.state.into = "skip"
        elif self.state.into == "skip":
            self._in_skipped(word, value)
        elif word in rtfwords.STORIES:
            self.stories.append(Story())
            self.state.story, self.state.place = self.stories[-1], rtfwords.STORIES[word]
            self.state.in_table = False
        elif word in rtfwords.LETTERS:
            self.say(rtfwords.LETTERS[word])
        elif word == "u" and value is not None:
            self.say(rtfmachine.letter(value))
            self.skip = self.state.fallback
        elif act := rtfmachine.ACTS.get(word):
            act(self, value)
        return at

    def _in_skipped(self, word: str, value: int | None) -> None:
        if word == "title":
            self.state.into = "title"
        elif word == "ud":  # the same words in Unicode as in the group around
            self.state.into = "text"
        elif value is not None and word.startswith("pic"):
            self.picture[word] = value
        elif value is not None and word.startswith("nof"):
            self.counts[word] = value

    def _wide(self, run: str) -> None:
        """A run of letters in Unicode, each with one letter for old readers after it."""
        if self.skip or self.state.fallback != 1:
            for match in rtfwords.NARROW.finditer(run):
                self._token(match, 0)
            return
        self.say("".join(rtfmachine.letter(int(code)) for code in rtfwords.WIDE.findall(run)))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.star = True
        elif self.skip:
            self.skip -= 1
        elif sign in rtfwords.ENDS_PARAGRAPH:
            rtfmachine.end_paragraph(self)
        else:
            self.say(rtfwords.SIGNS.get(sign, ""))
