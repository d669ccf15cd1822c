"""The whole corpus of written forms, and forms of a size nobody sends: links lost or invented, seconds, memory."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from auditor import submissions
from tests.submissions import corpus, writers
from tests.submissions.writers import Table, Value
from tests.submissions.writing import facts

FILES = 600
ROWS = 100_000
LINKS = 10_000
SECONDS = 180.0
MEGABYTES = 1024.0


def main() -> int:
    rubric = corpus.rubric()
    with tempfile.TemporaryDirectory() as folder:
        wrong = _corpus(Path(folder), rubric)
        slow = _audited(Path(folder))
        for ending, write in {**writers.BOOKS, "csv": writers.text}.items():
            rows = 60_000 if ending == "xls" else ROWS  # a sheet of this format has 65,536
            slow |= _timed(f"{rows} rows, {ending}", Path(folder) / f"long.{ending}", write, _long(rows), rows, rubric)
        for ending, write in {**writers.BOOKS, **writers.DOCUMENTS, "csv": writers.text}.items():
            if ending not in ("xls", "xlsx"):  # a cell of these holds 32,767 letters, a tenth of what is asked
                path = Path(folder) / f"full.{ending}"
                slow |= _timed(f"{LINKS} links in a cell, {ending}", path, write, _full(), LINKS, rubric)
    print(f"memory: {_peak():.0f} MB at the peak, the writing of the forms included")
    return 1 if wrong or slow or _peak() > MEGABYTES else 0


def _corpus(folder: Path, rubric: corpus.Rubric) -> int:
    lost = invented = links = unmatched = 0
    seconds = 0.0
    for made in corpus.make(folder, FILES, seed=4, rubric_=rubric):
        started = time.process_time()
        read = submissions.read(made.path, rubric)
        seconds += time.process_time() - started
        found = facts(read)
        links += len(made.facts)
        lost += len(made.facts - found)
        invented += len(found - made.facts)
        unmatched += sum(len(form.unmatched) for form in read)
    print(f"{FILES} forms with {links} links in {seconds:.0f} s: {lost} lost, {invented} invented or misplaced")
    print(f"noise under unmatched: {unmatched}")
    return lost + invented + unmatched


def _long(rows: int) -> Table:
    """One link a row, of as many municipalities as there are positions to fill."""
    codes = [one.id for one in corpus.rubric().positions]
    table = Table(name="Свод", rows=[[Value(text=head) for head in ("Муниципалитет", "Позиция", "Ссылка")]])
    for number in range(rows):
        name = f"Район № {number // len(codes) % 60 + 1}"
        url = f"http://edu.example.ru/{number}.pdf"
        table.rows.append([Value(text=name), Value(text=codes[number % len(codes)]), Value(text=url)])
    return table


def _audited(folder: Path) -> bool:
    """The whole audit of a workbook whose every row has a fault: nothing is fetched, all is judged and reported."""
    table = _long(ROWS)
    for number, row in enumerate(table.rows[1:]):
        row[2] = Value(text=f"C:\\docs\\{number}.pdf")
    path = folder / "faults.xlsx"
    writers.xlsx(path, [table])
    command = [sys.executable, "-m", "auditor", "audit", path, "--out", folder / "report", "--db", folder / "audit.db"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*map(str, command), "--as-of", "2021-03-01", "--quiet"], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    megabytes = after.ru_maxrss / 1024
    print(f"the whole audit of {ROWS} rows, each with a fault: {seconds:.0f} s, {megabytes:.0f} MB at the peak")
    return done.returncode != 1 or seconds > SECONDS or megabytes > MEGABYTES


def _full() -> Table:
    """One cell with all the links there may be."""
    links = "\n".join(f"http://e.ru/{number}.pdf, с. {number % 90 + 1}" for number in range(LINKS))
    head = [Value(text="Код"), Value(text="Ссылка")]
    return Table(
        name="Форма", before=["Муниципалитет: Речной"], rows=[head, [Value(text="2.4.1.1"), Value(text=links)]]
    )


def _timed(told: str, path: Path, write: Callable[..., None], table: Table, links: int, rubric: corpus.Rubric) -> bool:
    write(path, [table])
    started = time.process_time()
    read = submissions.read(path, rubric)
    seconds = time.process_time() - started
    found = sum(len(cell.links) for form in read for cell in form.cells)
    cut = sum(len(form.unmatched) for form in read)
    print(f"{told}: {seconds:.1f} s, {found} links read, {cut} remarks of what was cut")
    return seconds > SECONDS or (found < links and not cut)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
