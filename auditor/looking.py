"""Which pages are read from their pictures (OCR): where a document has pages without text, those that rules look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from auditor import pool
from auditor.documents import ocr, scans
from auditor.model import Document, Run, Submission, Visit
from auditor.store import Store

_TURN = 0.5  # seconds between two looks at what is done


@dataclass(slots=True)
class _Wish:
    """What is asked of a document: pages cited, and whether rules look for words in it that no page is cited for."""

    cited: set[int] = field(default_factory=set)
    most: int = scans.FEW


def look(store: Store, run: Run, forms: Iterable[Submission], workers: int | None, watch: Callable[[], None]) -> int:
    """Replaces the readings of documents with such pages, for this run and later ones; returns how many were read.

    Pages are kept by the hash of their document: while it does not change, none is read twice.
    """
    documents = {id_: one for id_, one in store.documents(run.id, pool.READER).items() if one.text.unread}
    if not documents:
        return 0
    wishes = _wishes(forms, store.visits(run.id))
    asked = 0
    with pool.Pool(workers) as readers:
        for id_, document in documents.items():
            wish = wishes.get(id_, _Wish())
            kept = scans.known(document.text, store.pictures(id_, scans.version()))
            fresh = replace(document, text=kept)
            if kept != document.text or not ocr.available() or scans.wanted(kept, wish.cited, wish.most):
                readers.look(store.body(id_), fresh, wish.cited, wish.most)
                asked += 1
        while readers.pending:
            _keep(store, readers.finished(wait=_TURN))
            watch()
    return asked


def _keep(store: Store, done: Iterable[Document]) -> None:
    done = list(done)
    for document in done:
        pages = document.text.pages
        if any(page.source != "text" for page in pages):
            # Of a document of pictures every page is kept: that it has so many is known from its pictures only.
            read = [page for page in pages if page.source != "text" or not document.text.paged]
            store.keep_pictures(document.id, scans.version(), read)
    store.save_readings(pool.READER, done)


def _wishes(forms: Iterable[Submission], visits: Mapping[str, Visit]) -> dict[str, _Wish]:
    """What the links of the forms ask of each document."""
    wishes: dict[str, _Wish] = {}
    for form in forms:
        for cell in form.cells:
            needs = cell.position.needs
            for link in cell.links:
                visit = visits.get(link.url)
                if visit is None or not visit.body:
                    continue
                wish = wishes.setdefault(visit.body, _Wish())
                pages = {*link.pages, *cell.loose_pages}
                wish.cited |= pages
                if not pages and (needs.content or needs.topic or needs.audiences):
                    wish.most = scans.MANY
    return wishes
