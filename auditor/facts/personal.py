"""Data about people, and results by school, that stand in the open. A name alone is no such thing."""

from collections.abc import Iterator, Mapping, Sequence

from auditor.facts import identity, people, results, schools
from auditor.facts.identity import Hit
from auditor.facts.normal import normalise
from auditor.facts.people import Row
from auditor.model import Personal, Quote, Text

_ROWS = 3  # fewer rows of phones, boxes, scores or pupils are contacts and examples
_IN_ROWS = ("phone", "email", "scores", "pupils", "address")
_KINDS = ("snils", "passport", "birth", "address", "health", "phone", "email", "scores", "pupils")
_MOST = 400_000  # letters that are looked through

# Words without which a kind of data cannot be there: most documents have none, and looking beside each name is dear.
_PAPERS = ("аспорт", "АСПОРТ", "рождени", "РОЖДЕНИ")
_SIGNS: Mapping[str, Sequence[str]] = {
    "private": ("паспорт", "рожд", "р.", "родил", "г/р", "прожива", "жительства", "домашн", "по адресу", "регистрации"),
    "health": ("диагноз", "пмпк", "умств", "дцп", "инвалид", "овз", "зпр", "тнр", "онр", "здоров"),
    "achieved": (
        *("балл", "результат", "уров", "дефицит", "%", "процент", "оценка", "набран", "рейтинг", "итого", "категори"),
        *("стаж", "класс", "кл.", "учени", "обучающ", "учащ", "дет", "воспитан", "школьник", "выпускник"),
    ),
}


def of(text: Text) -> tuple[Personal, ...]:
    """Kinds of people's data in the document, each with its count, its pages and one masked example."""
    pages = list(_readable(text))
    rows = people.rows(pages)
    hits = list(_hits(pages, rows))
    found = (_gathered(kind, [hit for hit in hits if hit[0] == kind], text.paged) for kind in _KINDS)
    return tuple(personal for personal in found if personal)


def institution(text: Text) -> Personal | None:
    """Results by school: at least three schools with numbers."""
    hits: list[Hit] = []
    head = ""
    for number, page in _readable(text):
        more, head = schools.results(number, page, head)
        hits += more
    if len({what.lower() for _, _, what in hits}) < _ROWS:
        return None
    return _gathered("institution", [(kind, page, f"{what}: ***") for kind, page, what in hits], text.paged)


def _readable(text: Text) -> Iterator[tuple[int, str]]:
    left = _MOST
    for page in text.pages:
        if left <= 0:
            return
        if page.text.strip() and not page.scanned:
            yield page.number, normalise(page.text)[:left]
            left -= len(page.text)


def _hits(pages: list[tuple[int, str]], rows: list[Row]) -> Iterator[Hit]:
    words = "\n".join((*(row.low for row in rows), *{row.head.lower() for row in rows}))
    worth = {kind for kind, signs in _SIGNS.items() if any(map(words.__contains__, signs))}
    if any(not row.name.formal and results.LETTERED.search(row.low) for row in rows):
        worth.add("achieved")
    for number, page in pages:
        yield from identity.snils(number, page, rows)
        if any(map(page.__contains__, _PAPERS)):
            yield from identity.papers(number, page, rows)
        yield from results.minors(number, page)
    private: set[int] = set()  # rows that tell something of a private person
    for at, row in enumerate(rows):
        of_row = identity.of_row(row) if "private" in worth else ()
        for hit in filter(None, (*of_row, results.health(row) if "health" in worth else None)):
            private.add(at)
            yield hit
    yield from _listed(rows, private, achieved="achieved" in worth)


def _listed(rows: list[Row], private: set[int], achieved: bool) -> Iterator[Hit]:
    """What counts only where several people are told of; a private person's phone counts alone."""
    listed: dict[str, list[tuple[Row, Hit]]] = {kind: [] for kind in _IN_ROWS}
    many = people.distinct(rows) >= _ROWS
    for at, row in enumerate(rows):
        if not many and at not in private:
            continue
        for hit in filter(
            None, (identity.phone(row), identity.email(row), identity.home(row), _achieved(row) if achieved else None)
        ):
            if at in private and hit[0] == "phone":
                yield hit
            else:
                listed[hit[0]].append((row, hit))
    for found in listed.values():
        if people.distinct([row for row, _ in found]) >= _ROWS:
            yield from (hit for _, hit in found)


def _achieved(row: Row) -> Hit | None:
    """A row of pupils is not also one of teachers."""
    return results.pupil(row) or results.score(row)


def _gathered(kind: str, hits: list[Hit], paged: bool) -> Personal | None:
    if not hits:
        return None
    pages = tuple(sorted({page for _, page, _ in hits})) if paged else ()
    _, page, what = hits[0]
    return Personal(kind=kind, count=len(hits), pages=pages, seen=Quote(page=page if paged else None, text=what))
