"""Entries of all tables -> one submission a municipality, each position of the rubric with exactly one cell."""

import re
from dataclasses import dataclass, field, replace

from auditor.model import Cell, Flaw, Link, Position, Rubric, Submission, Unmatched
from auditor.submissions import cells, references
from auditor.submissions.entries import Entry
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import Role
from auditor.submissions.positions import code_in

_AGAIN = re.compile(
    r"\W*(?:(?:см(?:\.|отри(?:те)?)?\s*)?(?:выше|вышеуказанн\w+|там\s+же|то\s+же(?:\s+самое)?)|тоже|аналогично(?:\s+выше)?|"
    r"(?:та|тот|эта)\s+же\s+(?:ссылка|документ|программа)|(?:ссылка|документ)\s+(?:та|тот)\s+же|"
    rf"(?:см(?:\.|отри(?:те)?)?\s*)?(?:ссылк[ау]|документ)\s+(?:см\.\s*)?выше|{cells.DITTO.pattern})(?P<rest>\W.*)?",
    re.I | re.S,
)
_ELSEWHERE = re.compile(
    r"\W*(?:(?:см(?:\.|отри(?:те)?)?|по\s+ссылке|ссылка|документ\w*|материал\w*|информаци\w+|(?:указан|размещ[её]н|представлен|"
    r"приложен|дан)[аоы]?|находится|аналогично|т[оа]т?\s+же,?\s+что|как)[\s:,]*){1,5}"
    r"(?:и\s+)?(?:в\s+|из\s+)?(?:ячейк\w+\s+|столбц\w+\s+)?(?:п(?:ункт\w*|\.)?|поз(?:ици\w+|\.)?|строк\w+|показател\w+|критери\w+)?\s*"
    r"(?:№\s*)?(?P<code>\d{1,3}(?:[.,]\d{1,3}){1,7})(?P<rest>\W.*)?",
    re.I | re.S,
)
_READ_IN = {Role.PAGES: 1, Role.COMMENT: 2}  # after the links that they go with
_DOCUMENT = re.compile(
    r"приказ|распоряжени|постановлени|положени\w+ о|программ|концепци|справк|протокол|№\s*\d|"
    r"\bот\s+\d{1,2}\.\d{1,2}\.\d{2}",
    re.I,
)


@dataclass(slots=True)
class _Piece:
    """What one entry holds."""

    place: str
    text: str = ""
    links: tuple[Link, ...] = ()
    loose: tuple[int, ...] = ()
    hidden: bool = False
    aside: list[Unmatched] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.text and not self.links


class Assembly:
    """Collects the entries of a file and gives out its submissions."""

    def __init__(self, rubric: Rubric, source: str) -> None:
        self._rubric, self._source = rubric, source
        self._names: dict[str, str] = {}
        self._pieces: dict[str, list[tuple[str, _Piece]]] = {}  # municipality -> (position, piece) in reading order
        self._unmatched: dict[str, list[Unmatched]] = {}

    def add(self, municipality: str, entry: Entry) -> None:
        """Take in one entry of a municipality."""
        key = self.open(municipality)
        piece = _piece(entry)
        pieces = self._pieces[key]
        repeated = _repeated(_pointed(piece, pieces), pieces[-1][1] if pieces else None)
        self._unmatched[key] += [replace(one, guess=entry.match.guess) for one in piece.aside]
        if entry.match.position:
            pieces.append((entry.match.position, repeated))
            return
        pieces.append(("", repeated))
        if piece.text or any(link.flaw is not Flaw.EMAIL for link in piece.links):
            text = _told(entry.title, piece)
            self._unmatched[key].append(Unmatched(place=entry.place, text=text, guess=entry.match.guess))

    def open(self, municipality: str) -> str:
        """Make sure that a municipality has a submission, be it an empty one."""
        key = " ".join(municipality.casefold().replace("ё", "е").split())
        self._names.setdefault(key, municipality)
        self._pieces.setdefault(key, [])
        self._unmatched.setdefault(key, [])
        return key

    def stray(self, municipality: str, box: Box) -> None:
        """Take in a box with a link that stands outside of what was understood."""
        evidence = cells.read(box)
        if all(link.flaw for link in evidence.links):
            return  # an office's e-mail under the table
        key = self.open(municipality)
        self._unmatched[key].append(
            Unmatched(place=box.place, text=_told("", _Piece(box.place, evidence.text, evidence.links)))
        )

    def foreign(self, municipality: str, direction: str, places: list[str]) -> None:
        """Say once that a table also answers positions of another direction."""
        text = f"Строки направления {direction} ({len(places)}) рубрика {self._rubric.name} не оценивает."
        self._unmatched[self.open(municipality)].append(Unmatched(place=places[0], text=text))

    def answers_another(self, municipality: str, grid: Grid, other: Rubric) -> None:
        """Say of a table that it answers another rubric, and how to check it."""
        where = f"Лист «{grid.name}» отвечает" if grid.name else "Таблица отвечает"
        text = (
            f"{where} на рубрику {other.name} («{other.title}»); эта проверка – по рубрике {self._rubric.name}. "
            f"Чтобы проверить и его, повторите с --rubric {other.name}."
        )
        if not grid.name:
            text = text.replace("проверить и его", "проверить и её")
        first = next(iter(grid.rows), 1)
        place = grid.place(first, min(grid.rows.get(first, {1: None})))
        self._unmatched[self.open(municipality)].append(Unmatched(place=place, text=text))

    def submissions(self) -> tuple[Submission, ...]:
        """One submission a municipality, in the order in which they came."""
        return tuple(self._submission(key) for key in self._names)

    def _submission(self, key: str) -> Submission:
        pieces: dict[str, list[_Piece]] = {}
        for position, piece in self._pieces[key]:
            pieces.setdefault(position, []).append(piece)
        made = {one.id: _cell(one, pieces.get(one.id, [])) for one in self._rubric.positions}
        for position, cell in made.items():
            made[position] = _from_elsewhere(cell, made)
        return Submission(
            municipality=self._names[key],
            source=self._source,
            cells=tuple(made[one.id] for one in self._rubric.positions),
            unmatched=tuple(dict.fromkeys(self._unmatched[key])),
        )


def _told(title: str, piece: _Piece) -> str:
    """An unmatched row in words: its title, its text, and the addresses its text does not show."""
    hidden = [link.url for link in piece.links if link.url not in piece.text]
    return ": ".join(part for part in (title, "\n".join([*filter(None, [piece.text]), *hidden])) if part)


def _piece(entry: Entry) -> _Piece:
    piece = _Piece(place=entry.place, hidden=any(box.hidden for _, box in entry.parts))
    texts: list[str] = []
    cited: list[tuple[int, ...]] = []
    surplus = 0
    for role, box in sorted(entry.parts, key=lambda part: _READ_IN.get(part[0], 0)):
        evidence = cells.read(box)
        surplus += evidence.surplus
        if role is Role.PAGES and not evidence.links:
            entries = references.column(box.text)
            cited += entries
            piece.links = _with_parts(piece.links, box)
            if not (entries and piece.links) and not cells.is_empty(box.text):
                texts.append(box.text.strip())
            continue
        piece.links = cells.unique([*piece.links, *evidence.links])
        if role is Role.LINK or role is Role.PAGES:
            texts.append(evidence.text)
            piece.loose = tuple(sorted({*piece.loose, *evidence.loose_pages}))
        elif evidence.links and evidence.text and role is Role.COMMENT:
            texts.append(evidence.text)
        elif role is Role.COMMENT:
            cited += [evidence.loose_pages] if evidence.loose_pages else []
            _comment(piece, box, evidence.text, bool("".join(texts)), texts)
    _tell_pages(piece, cited)
    piece.text = "\n".join(dict.fromkeys(filter(None, texts)))
    if surplus:
        piece.aside.append(
            Unmatched(place=entry.place, text=f"В ячейке больше {cells.MOST_LINKS} ссылок; не прочитано: {surplus}.")
        )
    return piece


def _comment(piece: _Piece, box: Box, text: str, answered: bool, texts: list[str]) -> None:
    """Words of a comment: they go with an answer, and are one where they name a document; else they stand aside."""
    if not text:
        return
    if answered or piece.links or _DOCUMENT.search(text):
        texts.append(text)
    else:
        piece.aside.append(Unmatched(place=box.place, text=text))


def _with_parts(links: tuple[Link, ...], box: Box) -> tuple[Link, ...]:
    parts = tuple(one.part for one in references.find(box.text) if one.part)
    if len(links) != 1 or not parts:
        return links
    return (replace(links[0], parts=tuple(dict.fromkeys((*links[0].parts, *parts)))),)


def _tell_pages(piece: _Piece, cited: list[tuple[int, ...]]) -> None:
    """Pages that stand in a column of their own: to the one link, or line by line to as many links."""
    cited = [pages for pages in cited if pages]
    if not cited:
        return
    if len(piece.links) == 1:
        link = piece.links[0]
        pages = {*link.pages, *(page for entry in cited for page in entry)}
        piece.links = (replace(link, pages=tuple(sorted(pages))),)
    elif len(piece.links) == len(cited) and not any(link.pages for link in piece.links):
        piece.links = tuple(replace(link, pages=pages) for link, pages in zip(piece.links, cited, strict=True))
    else:
        piece.loose = tuple(sorted({*piece.loose, *(page for entry in cited for page in entry)}))


# --- «там же», «см. 2.4.1.1» -----------------------------------------------------------------------------------------


def _repeated(piece: _Piece, above: _Piece | None) -> _Piece:
    """«Там же» repeats the links of the cell above; with pages of its own where it names them and the link is one."""
    again = _AGAIN.fullmatch(piece.text.strip()) if piece.text and not piece.links else None
    if again and above and above.links:
        return _with_links(piece, above.links, above.loose, (again["rest"] or "").strip(" .,;:()-–—\n"))
    if again and cells.DITTO.fullmatch(piece.text.strip()):
        return replace(piece, text="")  # the same as nothing
    return piece


def _pointed(piece: _Piece, pieces: list[tuple[str, _Piece]]) -> _Piece:
    """«См. п. 2.4.1.1», where that position stands above: «там же» of the next row means its links too."""
    told = None if piece.links else _ELSEWHERE.fullmatch(piece.text.strip())
    there = [one for position, one in pieces if told and position == code_in(told["code"])]
    if not told or not there:
        return piece
    links = cells.unique([link for one in there for link in one.links])
    loose = tuple(sorted({page for one in there for page in one.loose}))
    return _with_links(piece, links, loose, (told["rest"] or "").strip(" .,;:()-–—\n"))


def _with_links(piece: _Piece, links: tuple[Link, ...], loose: tuple[int, ...], rest: str) -> _Piece:
    """A piece that repeats links, with the pages of its own that its last words cite."""
    if not links or (rest and not references.cites_only(rest)):
        return piece
    own = tuple(sorted({page for one in references.find(rest) for page in one.pages}))
    own = own or tuple(page for entry in references.column(rest) for page in entry)
    if not own:
        return replace(piece, links=links, loose=loose)
    if len(links) == 1:
        return replace(piece, links=(replace(links[0], pages=own, parts=()),), loose=())
    return replace(piece, links=tuple(replace(link, pages=(), parts=()) for link in links), loose=own)


def _from_elsewhere(cell: Cell, made: dict[str, Cell]) -> Cell:
    """«См. п. 2.4.1.1» repeats the links of that position, or of the one it points on to."""
    found, rest, seen = cell, "", {cell.position.id}
    while not found.links and (told := _ELSEWHERE.fullmatch(found.text.strip())):
        rest = rest or (told["rest"] or "").strip(" .,;:()-–—\n")
        other = made.get(code_in(told["code"]))
        if other is None or other.position.id in seen or (rest and not references.find(rest)):
            return cell
        seen.add(other.position.id)
        found = other
    if not found.links or found is cell:
        return cell
    own = tuple(sorted({page for one in references.find(rest) for page in one.pages}))
    if not own:
        return replace(cell, links=found.links, loose_pages=found.loose_pages)
    if len(found.links) == 1:
        return replace(cell, links=(replace(found.links[0], pages=own, parts=()),), loose_pages=())
    return replace(cell, links=tuple(replace(one, pages=(), parts=()) for one in found.links), loose_pages=own)


def _cell(position: Position, pieces: list[_Piece]) -> Cell:
    """The cell of a position; several rows for one position are joined."""
    if not pieces:
        return Cell(position=position, place="", text="")
    told = [piece for piece in pieces if not piece.empty]
    place = (told or pieces)[0].place
    links = cells.unique(
        [link if piece.place == place else replace(link, place=piece.place) for piece in told for link in piece.links]
    )
    loose = tuple(sorted({page for piece in told for page in piece.loose}))
    if len(links) == 1 and loose:  # a row below its link cites the pages
        links, loose = (replace(links[0], pages=tuple(sorted({*links[0].pages, *loose}))),), ()
    return Cell(
        position=position,
        place=place,
        text="\n".join(dict.fromkeys(piece.text for piece in told if piece.text)),
        links=links,
        loose_pages=loose,
        hidden=any(piece.hidden for piece in told),
    )
