"""Pages read from their pictures are kept by document, page and what read them."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import Page
from auditor.store import Store, schema


def test_pages_come_back_as_they_were_for_the_same_reader_only(tmp_path: Path) -> None:
    first = Page(number=1, text="ПРИКАЗ № 5", source="ocr", confidence=93.5)
    last = Page(number=45, text="", scanned=True, source="ocr")
    with Store(tmp_path / "audit.db") as store:
        store.keep_pictures("sha", "ocr-1", [last, first])
        store.keep_pictures("sha", "ocr-1", [replace(first, text="ПРИКАЗ № 6")])
        assert store.pictures("sha", "ocr-1") == (replace(first, text="ПРИКАЗ № 6"), last)
        assert store.pictures("sha", "ocr-2") == () and store.pictures("other", "ocr-1") == ()


def test_a_database_of_the_first_schema_gets_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Store(tmp_path / "audit.db").close()
    with Store(tmp_path / "audit.db") as store:
        store.keep_pictures("sha", "ocr-1", [Page(number=1, text="", source="ocr")])
        assert len(store.pictures("sha", "ocr-1")) == 1
