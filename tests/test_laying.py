"""The stage after the crawl: documents cited by a page get pages by our layout, once, where LibreOffice is there."""

from datetime import date
from pathlib import Path

from auditor import documents, facts, laying, pool
from auditor.documents import layout
from auditor.model import Cell, Document, Link, Needs, Position, Submission, Visit
from auditor.store import Attempt, Store

OFFICE = Path(__file__).parent / "files" / "documents" / "office"
URL = "https://edu.example.ru/{}"


def _form(*names: str) -> Submission:
    position = Position(id="1.1", section="1", title="", points=1, needs=Needs())
    links = tuple(Link(url=URL.format(name), pages=(3,)) for name in names[:1])
    links += tuple(Link(url=URL.format(name)) for name in names[1:])
    return Submission(
        municipality="район", source="form.xlsx", cells=(Cell(position=position, place="A1", text="", links=links),)
    )


def _followed(store: Store, run: str, *names: str) -> dict[str, str]:
    """Links that were followed to these files, whose readings are kept; returns the files' sums."""
    store.add_links(run, [URL.format(name) for name in names])
    ledger, sums = store.ledger(), {}
    for link in store.fresh(run, next(iter(store.origins(run))), 0, 10):
        name = link.url.rpartition("/")[2]
        sums[name] = store.keep((OFFICE / name).read_bytes())
        visit = Visit(url=link.url, final_url=link.url, status=200, body=sums[name])
        ledger.attempted(Attempt(link=link.id, number=1, look="first", seconds=0.0, visit=visit, finished=True))
        text = documents.read(OFFICE / name)
        store.save_readings(pool.READER, [Document(id=sums[name], text=text, facts=facts.find(text))])
    ledger.close()
    return sums


def test_a_document_cited_by_a_page_is_laid_out_once_and_no_other(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("key", as_of=date(2021, 3, 1), rubric="mmuko-2.4", version="0")
        sums = _followed(store, run.id, "programme.doc", "plan.doc")
        form = _form("programme.doc", "plan.doc")
        assert laying.lay_out(store, run, [form], 1, lambda: None) == int(layout.available())
        read = store.documents(run.id, pool.READER)
        assert read[sums["programme.doc"]].text.laid_out == layout.available()
        assert not read[sums["plan.doc"]].text.laid_out
        assert laying.lay_out(store, run, [form], 1, lambda: None) == 0
