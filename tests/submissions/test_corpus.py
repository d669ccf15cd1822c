"""No link of a written form is lost, invented or told to another position, whatever its format and layout."""

from pathlib import Path

from auditor import submissions
from tests.submissions import corpus
from tests.submissions.writing import facts

FILES = 120  # the whole corpus is read by bench/forms.py


def test_a_corpus_of_forms_is_read_without_a_loss(tmp_path: Path) -> None:
    rubric = corpus.rubric()
    wrong = []
    for made in corpus.make(tmp_path, FILES):
        read = submissions.read(made.path, rubric)
        found = facts(read)
        unmatched = [one.text for form in read for one in form.unmatched]
        if found != made.facts or unmatched:
            wrong.append((made.label, sorted(made.facts - found)[:3], sorted(found - made.facts)[:3], unmatched[:3]))
    assert wrong == []
