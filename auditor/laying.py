"""Which documents get pages by our layout: those cited by a page, where the file itself cannot tell its pages."""

from collections.abc import Callable, Iterable

from auditor import pool
from auditor.documents import layout
from auditor.model import Document, Link, Needs, Run, Submission, Text
from auditor.store import Store

_TURN = 0.5  # seconds between two looks at what is done


def lay_out(store: Store, run: Run, forms: Iterable[Submission], workers: int | None, watch: Callable[[], None]) -> int:
    """Replaces the readings of such documents, for this run and later ones; returns how many."""
    if not layout.available():
        return 0
    wanted = _wanted(store, run, forms)
    if wanted:
        with pool.Pool(workers) as readers:
            readers.lay([(store.body(document.id), document) for document in wanted])
            while readers.pending:
                store.save_readings(pool.READER, readers.finished(wait=_TURN))
                watch()
    return len(wanted)


def _wanted(store: Store, run: Run, forms: Iterable[Submission]) -> list[Document]:
    links = [(cell.position.needs, link) for form in forms for cell in form.cells for link in cell.links if link.pages]
    if not links:
        return []
    visits, documents = store.visits(run.id), store.documents(run.id, pool.READER)
    found: dict[str, Document] = {}
    for needs, link in links:
        visit = visits.get(link.url)
        document = documents.get(visit.body) if visit else None
        if document and needed(document.text, link, needs):
            found.setdefault(document.id, document)
    return list(found.values())


def needed(text: Text, link: Link, needs: Needs) -> bool:
    """Whether the cited pages of a text have to be found: their count is not told, or they must say something."""
    if text.laid_out or not layout.flowing(text):
        return False
    return text.count is None or bool(needs.content) or max(link.pages, default=0) >= text.count
