"""Odd forms are read as a careful person reads them."""

from pathlib import Path

import pytest

from auditor import submissions
from tests.submissions import corpus, odd_again, odd_books, odd_cells, odd_documents, odd_matrices, odd_texts
from tests.submissions.odd import Odd, read_facts

ALL = (*odd_books.ODD, *odd_cells.ODD, *odd_matrices.ODD, *odd_documents.ODD, *odd_texts.ODD, *odd_again.ODD)


@pytest.mark.parametrize("odd", [pytest.param(one, id=one.label) for one in ALL])
def test_a_form_is_read_as_a_careful_person_reads_it(tmp_path: Path, odd: Odd) -> None:
    read = submissions.read(odd.write(tmp_path), corpus.rubric())
    found = read_facts(read)
    assert (sorted(odd.facts - found), sorted(found - odd.facts)) == ([], [])
    cells = [cell for form in read for cell in form.cells]
    assert {(cell.position.id, cell.loose_pages) for cell in cells if cell.loose_pages} == odd.loose
    assert odd.parts <= {(cell.position.id, part) for cell in cells for link in cell.links for part in link.parts}
    assert {cell.position.id for cell in cells if cell.position.id in odd.empty and cell.text} == set()
    assert sum(len(form.unmatched) for form in read) == odd.unmatched
