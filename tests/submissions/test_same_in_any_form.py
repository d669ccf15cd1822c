"""The same links read back the same, whatever form they came in."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor import submissions, urls
from tests.submissions import writers
from tests.submissions.writers import Table, Value
from tests.submissions.writing import CODES, RUBRIC, TITLES, Facts, document, facts, sheet, text
from tests.trials import trials

NAMES = ("Заречинский район", "Полянский район", "город Верхогорск", "Речной муниципальный округ")
HOSTS = ("http://edu.example.ru", "https://школа.рф", "http://127.0.0.1:8080", "https://disk.yandex.ru/d")
Answers = dict[tuple[str, str], list[tuple[str, tuple[int, ...]]]]

URLS = st.builds(
    lambda host, name, number, end: f"{host}/{name}{number}{end}",
    st.sampled_from(HOSTS),
    st.sampled_from(("plan", "polozhenie-o-monitoringe", "docs/Программа_", "netcat_files/30/84/x")),
    st.integers(1, 99),
    st.sampled_from((".pdf", ".docx", "", "?id=5&page=2", "/")),
)
PAGES = st.lists(st.integers(1, 60), max_size=3, unique=True).map(lambda pages: tuple(sorted(pages)))
# Two spellings of one address are one link, which a cell tells once.
LINKS = st.lists(st.tuples(URLS, PAGES), min_size=1, max_size=3, unique_by=lambda link: urls.key(link[0]))
ANSWERS = st.dictionaries(st.tuples(st.sampled_from(NAMES), st.sampled_from(CODES)), LINKS, min_size=1, max_size=10)


def cited(pages: tuple[int, ...]) -> str:
    return ", ".join(map(str, pages))


def words(links: list[tuple[str, tuple[int, ...]]]) -> str:
    return "\n".join(f"{url} (стр. {cited(pages)})" if pages else url for url, pages in links)


def rows(path: Path, answers: Answers, names: list[str]) -> None:
    heads = ["№", "Позиция", "Балл", "Ссылка (с указанием страницы)"]
    tables = [
        [
            ["Муниципалитет:", name],
            heads,
            *([c, TITLES[c], 1, words(answers.get((name, c), [])) or None] for c in CODES),
        ]
        for name in names
    ]
    sheet(path, *tables)


def matrix(path: Path, answers: Answers, names: list[str]) -> None:
    table = [[name, *(words(answers.get((name, c), [])) or None for c in CODES)] for name in names]
    sheet(path, [["Муниципалитет", *CODES], [None, *(TITLES[c] for c in CODES)], *table])


def turned(path: Path, answers: Answers, names: list[str]) -> None:
    table = [[c, TITLES[c], *(words(answers.get((name, c), [])) or None for name in names)] for c in CODES]
    sheet(path, [["Код", "Позиция", *names], *table])


def flat(path: Path, answers: Answers, names: list[str]) -> None:
    table = [[name, c, url, cited(pages)] for (name, c), links in answers.items() for url, pages in links]
    text(path, [["Муниципалитет", "Позиция", "Ссылка", "Страницы"], *table])


def flat_by_title(path: Path, answers: Answers, names: list[str]) -> None:
    table = [[name, TITLES[c], url, cited(pages)] for (name, c), links in answers.items() for url, pages in links]
    text(path, [["municipality", "position", "url", "pages"], *table], delimiter=",", encoding="utf-16")


def tables(path: Path, answers: Answers, names: list[str]) -> None:
    (name,) = names
    table = [[TITLES[c], words(answers.get((name, c), []))] for c in CODES]
    document(path, [["Позиция", "Подтверждающие документы"], *table], before=[f"Муниципальное образование: {name}"])


def said(table: list[list[object]]) -> list[list[Value | None]]:
    return [[Value(text=str(value)) if value else None for value in row] for row in table]


def in_any_format(answers: Answers, names: list[str], linked: bool) -> list[Table]:
    """A table a municipality, its links as text or behind words."""
    tables = []
    for number, name in enumerate(names, 1):
        rows = said([["№", "Позиция", "Ссылка (с указанием страницы)"], *([c, TITLES[c], None] for c in CODES)])
        for row, code in zip(rows[1:], CODES, strict=True):
            links = answers.get((name, code), [])
            if linked and len(links) == 1:
                (url, pages), *_ = links
                row[2] = Value(text=f"Программа, стр. {cited(pages)}" if pages else "Программа", target=url)
            elif links:
                row[2] = Value(text=words(links))
        label = f"Муниципальное образование: {name}"
        tables.append(Table(name=f"Лист{number}", before=[label], rows=rows))
    return tables


@trials(25)
@given(ANSWERS)
def test_every_layout_and_format_gives_the_same_links(answers: Answers) -> None:
    names = [name for name in NAMES if any(name == told for told, _ in answers)]
    expected: Facts = {(name, c, url, pages) for (name, c), links in answers.items() for url, pages in links}
    with tempfile.TemporaryDirectory() as folder:
        for number, (write, ending) in enumerate(
            ((rows, "xlsx"), (matrix, "xlsx"), (turned, "xlsx"), (flat, "csv"), (flat_by_title, "csv"))
        ):
            path = Path(folder) / f"form{number}.{ending}"
            write(path, answers, names)
            read = submissions.read(path, RUBRIC)
            assert facts(read) == expected, write.__name__
            assert [one.municipality for one in read if any(cell.links for cell in one.cells)] != []
            assert all(one.unmatched == () for one in read), write.__name__
        for name in names:
            path = Path(folder) / "form.docx"
            tables(path, answers, [name])
            assert facts(submissions.read(path, RUBRIC)) == {fact for fact in expected if fact[0] == name}


@trials(15)
@given(ANSWERS, st.booleans())
def test_every_format_gives_the_same_links(answers: Answers, linked: bool) -> None:
    names = [name for name in NAMES if any(name == told for told, _ in answers)]
    expected: Facts = {(name, c, url, pages) for (name, c), links in answers.items() for url, pages in links}
    with tempfile.TemporaryDirectory() as folder:
        for ending, write in (writers.BOOKS | writers.DOCUMENTS).items():
            tables = in_any_format(answers, names, linked)
            if ending in writers.BOOKS:
                for table in tables:
                    table.rows[:0] = said([[table.before[0]]])
            write(Path(folder) / f"form.{ending}", tables)
            read = submissions.read(Path(folder) / f"form.{ending}", RUBRIC)
            assert facts(read) == expected, ending
            assert all(one.unmatched == () for one in read), ending
