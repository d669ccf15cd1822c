"""Which position of the rubric a heading of a row or column names."""

import re
from collections.abc import Collection
from dataclasses import dataclass

import Stemmer
from rapidfuzz import fuzz, process

from auditor.model import Rubric

SURE = 85.0  # likeness from which a title is taken for another
_EXACT = 97.0
_LINE = 70.0  # for a line that cannot be a whole title, within the block it stands in
_LONGEST_LINE = 90
_TIE = 2.5  # titles this close to the best are as good

_CODE = re.compile(
    r"\s*(?:п(?:ункт)?\.?|поз(?:иция|\.)?|код|№)?\s*(\d{1,3}(?:\s?[.,․]\s?\d{1,3}){1,7})(?![\d%])[.,)]?(?!\d)", re.I
)
_DIRECTION = re.compile(r"\s*(?:направлени[ея]|механизм)\s*(?:№\s*)?(\d{1,2}\.\d{1,2})(?!\d|\.\d)", re.I)
_SHEET = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.])")
_ONE_CODE = r"\d{1,3}(?:\.\d{1,3}){1,7}\.?"
_CODES = re.compile(rf"[\s(]*(?:п{{1,2}}\.?\s*)*{_ONE_CODE}(?:(?:\s*[,;и\-–—\n]\s*)+{_ONE_CODE})+[\s.)]*")
_SPAN = re.compile(rf"({_ONE_CODE})(?:\s*[-–—]\s*({_ONE_CODE}))?")
_SCALE = re.compile(r"[(\[][^()\[\]]*(?:балл|ссылк|максим|страниц|\d\s*б\.)[^()\[\]]*[)\]]", re.I)
_MARK = re.compile(r"^\s*(?:[\d.,)]+|[ivxх]{1,4}[.)]|[а-яa-z]\)|[-–—•·*▪➢✓]+)\s*", re.I)
_WORD = re.compile(r"[а-яa-z0-9]+")
_LOOKALIKE = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_COMMON = frozenset(
    ("и", "в", "во", "на", "по", "о", "об", "с", "со", "для", "из", "от", "к", "у", "при", "за", "или", "их")
)
_STEMMER = Stemmer.Stemmer("russian")
_FAMILIES = (  # words whose forms the stemmer keeps apart: «муниципалитета» and «муниципальных»
    *("муницип", "педагог", "настав", "организ", "монитор", "рекоменд", "регион", "обоснов", "инструмент"),
    *("соответств", "взаимодейст", "эффектив"),
)


def normal(text: str) -> str:
    """A heading without case, marks, scale of points and look-alike letters."""
    text = _SCALE.sub(" ", text.lower().replace("ё", "е"))
    text = _CODE.sub(" ", text, count=1) if _CODE.match(text) else text
    for _ in range(3):
        text = _MARK.sub("", text)
    words = _WORD.findall(text)
    return " ".join(word.translate(_LOOKALIKE) if re.search("[а-я]", word) else word for word in words)


def code_in(text: str) -> str:
    """The code a text begins with: «2.4.1.1», «п. 2.4.1.1. Наличие…»; '' if with none."""
    found = _CODE.match(text)
    return re.sub(r"\s", "", found[1]).replace(",", ".").replace("․", ".") if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The position a text names, or the likeliest one where that is not certain."""

    position: str = ""
    guess: str = ""
    by_code: bool = False


_NONE = Match()


class Matcher:
    """Finds positions of one rubric; the same question is answered once."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self._direction = _shared([one.id.split(".") for one in rubric.positions])
        self._depth = min((len(one.id.split(".")) for one in rubric.positions), default=0)
        self._ids = {one.id.casefold(): one.id for one in rubric.positions}
        self._titles = [normal(one.title) for one in rubric.positions]
        self._owners = [one.id for one in rubric.positions]
        self._tails, self._tail_owners = self._shortened()
        self._title_stems = [_stems(title) for title in self._titles]
        self._first_words: dict[str, set[str]] = {}
        for one, title in zip(rubric.positions, self._titles, strict=True):
            self._first_words.setdefault(title.partition(" ")[0], set()).add(one.section)
        self._headings = {
            normal(heading): section.id
            for section in reversed(rubric.sections)
            for heading in (*section.headings, section.title)
            if normal(heading)
        }
        self._known: dict[tuple[str, str], Match] = {}

    def _shortened(self) -> tuple[list[str], list[str]]:
        """Titles without their first words: «по осуществлению методической поддержки» under «Мониторинг:»."""
        tails, owners = [], []
        for title, owner in zip(self._titles, self._owners, strict=True):
            words = title.split()
            for left_out in range(1, 5):
                tail = " ".join(words[left_out:])
                if len(words) - left_out >= 3 and len(tail) >= 20:
                    tails.append(tail)
                    owners.append(owner)
        return tails, owners

    def by_code(self, text: str) -> str:
        """The position whose code a text is or begins with, or stands in brackets at its end: «Ссылка [2.4.1.1]»."""
        text = text.strip()
        within = text[text.rfind("[") + 1 : -1].strip() if text.endswith("]") and "[" in text else ""
        if found := self._ids.get(code_in(within[:80]).casefold()):
            return found
        bare = text.rstrip(".):;").casefold()
        if bare in self._ids:
            return self._ids[bare]
        return self._ids.get(code_in(text[:80]).casefold(), "")

    def foreign(self, text: str) -> str:
        """The direction, other than this rubric's, that a code or a heading «Направление 2.1 …» belongs to."""
        if not self._direction:
            return ""
        told = _DIRECTION.match(text[:200])
        code = (told[1] if told else code_in(text[:80])).split(".")
        if not told and (len(code) < 3 or (len(code) < self._depth and self.find(text).position)):
            return ""  # a numbering of the region's own
        found = code[:2]
        return ".".join(found) if found[0] == self._direction[0] and found != self._direction else ""

    def home(self, text: str) -> bool:
        """Whether a heading names this rubric's own direction."""
        told = _DIRECTION.match(text[:200])
        return told is not None and told[1].split(".") == self._direction

    def foreign_sheet(self, name: str) -> str:
        """The other direction that a sheet is named after."""
        told = [found.split(".") for found in _SHEET.findall(name)]
        found = [one for one in told if self._direction and one[0] == self._direction[0]]
        return ".".join(found[0]) if found and self._direction not in found else ""

    def several(self, text: str) -> tuple[str, ...]:
        """The positions of a cell that holds nothing but codes: «2.4.1.1, 2.4.1.2», «2.4.1.1–2.4.1.4»."""
        if len(text) > 300 or not _CODES.fullmatch(text):
            return ()
        order = [one.id for one in self.rubric.positions]
        told: list[str] = []
        for span in _SPAN.finditer(text):
            first, last = self.by_code(span[1]), self.by_code(span[2] or span[1])
            if not first or not last or order.index(last) < order.index(first):
                return ()
            told += order[order.index(first) : order.index(last) + 1]
        return tuple(dict.fromkeys(told)) if len(told) > 1 else ()

    def section(self, text: str) -> str:
        """The block of the rubric a text is the heading of."""
        plain = normal(text[:300])
        if plain in self._headings:
            return self._headings[plain]
        if len(plain) < 6 or plain in self._titles:
            return ""
        best = process.extractOne(plain, list(self._headings), scorer=fuzz.ratio, score_cutoff=92)
        return self._headings[best[0]] if best else ""

    def find(self, text: str, section: str = "") -> Match:
        """The position a heading names, by its code or else by its title within the block it stands in."""
        text = text[:1500]
        if (text, section) not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            code = self.by_code(text)
            found = Match(position=code, guess=code, by_code=True) if code else self._by_title(text, section)
            self._known[(text, section)] = found
        return self._known[(text, section)]

    def under(self, heading: str, line: str, section: str) -> Match:
        """The position of a short line under the heading of its block: «Мониторинг» – «наставничество»."""
        if not heading or not section or len(line) > _LONGEST_LINE or not re.search("[а-яё]{4}", line, re.I):
            return _NONE
        found = self.find(f"{normal(heading)} {normal(line)}", section)
        home = {one.id for one in self.rubric.positions if one.section == section}
        return found if found.position in home else _NONE

    def _by_title(self, text: str, section: str) -> Match:
        plain = normal(re.sub(r"(?:https?:|www\.)\S+", " ", text))
        if len(plain) < 6 or (plain in self._headings and plain not in self._titles):
            return _NONE
        whole = self._likeness(plain)
        exact = [owner for owner, score in whole.items() if score >= _EXACT and score == max(whole.values())]
        if len(exact) == 1:
            return Match(position=exact[0], guess=exact[0])
        part = self._parts(plain)
        home = [one.id for one in self.rubric.positions if one.section == section]
        blocks = self._first_words.get(plain.partition(" ")[0], set())
        if home and (not blocks or section in blocks):  # «Мониторинг…» under «Показатели» belongs elsewhere
            least = SURE if blocks else _LINE
            if inside := _best(home, whole, SURE) or _best(home, part, least):
                return Match(position=inside, guess=inside)
        if home and not blocks:  # a line of this block, and no other's, though it is like none here
            return Match(guess=self._guess(plain, home, whole, part))
        if anywhere := _best(self._owners, whole, SURE) or self._told_apart(plain, part, blocks):
            return Match(position=anywhere, guess=anywhere)
        return Match(guess=self._guess(plain, home, whole, part))

    def _told_apart(self, plain: str, part: dict[str, float], blocks: set[str]) -> str:
        """The one title that holds all these words; of several, the one whose block begins with the same word."""
        words = _stems(plain)
        rare = any(sum(word in title for title in self._title_stems) == 1 for word in words)
        if len(words) < 2 or (len(words) == 2 and not rare):
            return ""
        begun = [one.id for one in self.rubric.positions if one.section in blocks] if len(blocks) == 1 else []
        return _best(self._owners, part, SURE) or _best(begun, part, SURE)

    def _likeness(self, plain: str) -> dict[str, float]:
        """How like the text is to each whole title."""
        likeness: dict[str, float] = {}
        for title, owner in zip(self._titles, self._owners, strict=True):
            score = max(fuzz.ratio(plain, title), fuzz.token_sort_ratio(plain, title) - 1)
            if len(title) >= 20 and plain.startswith(title + " "):  # the title with an instruction after it
                score = max(score, _EXACT)
            likeness[owner] = max(score, likeness.get(owner, 0.0))
        return likeness

    def _parts(self, plain: str) -> dict[str, float]:
        """How well the text fits a part of each title: its end, or some of its words in any form."""
        likeness: dict[str, float] = {}
        for tail, score, index in process.extract(plain, self._tails, scorer=fuzz.ratio, score_cutoff=SURE, limit=None):
            owner = self._tail_owners[index]
            likeness[owner] = max(score if len(tail) >= 20 else 0.0, likeness.get(owner, 0.0))
        for tail, owner in zip(self._tails, self._tail_owners, strict=True):
            if len(tail) >= 20 and plain.startswith(tail + " "):
                likeness[owner] = max(90.0, likeness.get(owner, 0.0))
        words = _stems(plain)
        if len(words) >= 2:
            for owner, title in zip(self._owners, self._title_stems, strict=True):
                held = sum(word in title for word in words) / len(words)
                likeness[owner] = max(100 * held, likeness.get(owner, 0.0))
        return likeness

    def _guess(self, plain: str, home: list[str], whole: dict[str, float], part: dict[str, float]) -> str:
        pool = home or self._owners
        best = max(pool, key=lambda owner: whole[owner] + part.get(owner, 0.0), default="")
        return best if best and (whole[best] >= 60 or part.get(best, 0.0) >= 60) and " " in plain else ""


def _shared(codes: list[list[str]]) -> list[str]:
    """What all codes of a rubric begin with, two numbers at most; nothing where they differ."""
    first = codes[0][:2] if codes else []
    same = len(first) == 2 and all(code[:2] == first and len(code) > 2 for code in codes)
    return first if same and all(piece.isdigit() for piece in first) else []


def _best(pool: Collection[str], likeness: dict[str, float], least: float) -> str:
    """The one that stands out; '' where none does, or two do."""
    ranked = sorted(((likeness.get(owner, 0.0), owner) for owner in pool), reverse=True)
    if not ranked or ranked[0][0] < least:
        return ""
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] > _TIE else ""


def _stems(plain: str) -> frozenset[str]:
    words = [word for word in plain.split() if word not in _COMMON]
    return frozenset(_family(word) for word in _STEMMER.stemWords(words))


def _family(stem: str) -> str:
    return next((root for root in _FAMILIES if stem.startswith(root)), stem)
