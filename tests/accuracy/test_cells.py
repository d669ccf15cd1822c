"""Filled cells against an expert's remarks: precision and recall of each rule never fall below their floors."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import rules
from auditor import dossier
from auditor.model import (
    Cell,
    Document,
    Failure,
    Hop,
    Neighbour,
    Page,
    PageLink,
    Rubric,
    Submission,
    Text,
    Trouble,
    Visit,
)
from auditor.submissions import cells
from rules import examples, rubrics

AS_OF = date(2021, 3, 1)
HERE = Path(__file__).parent
SHEET = yaml.safe_load((HERE / "cells.yaml").read_text(encoding="utf-8"))
ASIDE = yaml.safe_load((HERE / "cells_aside.yaml").read_text(encoding="utf-8"))
HARD = yaml.safe_load((HERE / "cells_hard.yaml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = SHEET["cases"]
DOCUMENTS: dict[str, str] = SHEET["documents"] | ASIDE["documents"] | HARD["documents"]
RUBRIC: Rubric = rubrics.load("mmuko-2.4", AS_OF)
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SETS = [("cells.yaml", CASES), ("cells_aside.yaml", ASIDE["cases"]), ("cells_hard.yaml", HARD["cases"])]
POSITIONS = {position.id: position for position in RUBRIC.positions}
# Precision and recall of all cases of a set together: raised with the rules, never lowered.
FLOORS = {"cells.yaml": (1.0, 1.0), "cells_aside.yaml": (0.97, 0.97), "cells_hard.yaml": (0.93, 1.0)}


def _cells(case: Mapping[str, Any]) -> Iterator[Cell]:
    for position, words in case["cells"].items():
        read = cells.read(examples.box(words))
        yield Cell(
            position=POSITIONS[position], place=f"Лист1!D{position}", text=read.text, links=read.links,
            loose_pages=read.loose_pages,
        )  # fmt: skip


def _text(name: str, kind: str) -> Text:
    pages = tuple(Page(number=at, text=page) for at, page in enumerate(DOCUMENTS[name].split("=====\n"), 1))
    if kind == "html":
        return Text(media_type="text/html", pages=pages, paged=False)
    return Text(media_type=_SLIDES if kind == "pptx" else "application/pdf", pages=pages)


def _opened(opening: Mapping[str, Any]) -> Text | None:
    if "document" in opening:
        return _text(opening["document"], opening.get("kind", "pdf"))
    if "scan" in opening:
        pages = tuple(Page(number=at, text="", scanned=True) for at in range(1, opening["scan"] + 1))
        return Text(media_type="application/pdf", pages=pages)
    if "section" in opening:
        links = tuple(
            PageLink(url=f"http://edu.example.ru/docs/f{n}.pdf", text=f"Документ {n}: приказ")
            for n in range(1, opening["section"] + 1)
        )
        page = Page(number=1, text="Документы\n" + "\n".join(link.text for link in links))
        return Text(
            media_type="text/html", title="Документы", pages=(page,), paged=False, links=links, headings=("Документы",)
        )
    if "trouble" in opening:
        unknown = opening["trouble"] == Trouble.UNSUPPORTED
        return Text(
            media_type="application/msword" if unknown else "application/pdf", trouble=Trouble(opening["trouble"])
        )
    return None


def _visit(url: str, opening: Any, documents: dict[str, Document]) -> Visit:
    if isinstance(opening, int):
        return Visit(url=url, final_url=url, status=opening, failure=Failure.of_status(opening))
    if isinstance(opening, str) and opening in {failure.value for failure in Failure}:
        return Visit(url=url, final_url=url, failure=Failure(opening))
    opening = {"document": opening} if isinstance(opening, str) else opening
    moved = opening.get("moved", "")
    if opening.get("home"):
        home = "http://edu.example.ru/"
        return Visit(url=url, final_url=home, status=200, hops=(Hop(url=home, status=302),))
    text = _opened(opening)
    assert text is not None, opening
    document = examples.document(text)
    documents[document.id] = document
    return Visit(
        url=url, final_url=moved or url, status=200, hops=(Hop(url=moved, status=301),) if moved else (),
        permanent=bool(moved), trusted=opening.get("trusted", True), body=document.id,
    )  # fmt: skip


def _found(case: Mapping[str, Any]) -> dict[str, set[str]]:
    documents: dict[str, Document] = {}
    visits = {url: _visit(url, opening, documents) for url, opening in case.get("opens", {}).items()}
    form = Submission(
        municipality=case.get("municipality", "Заречинский район"), source="form.xlsx", cells=tuple(_cells(case))
    )
    theirs = [
        Neighbour(municipality=place, document=other.id, title="", fingerprint=other.facts.fingerprint)
        for place, name in case.get("elsewhere", {}).items()
        for other in (examples.document(_text(name, "pdf")),)
    ]
    judged = dossier.assemble(form.municipality, RUBRIC, AS_OF, form.cells, visits, documents, theirs)
    found: dict[str, set[str]] = {}
    for finding in rules.check(judged):
        found.setdefault(finding.position, set()).add(finding.rule)
    return found


def _expected(case: Mapping[str, Any]) -> dict[str, set[str]]:
    return {position: set(names) for position, names in case["finds"].items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_cell_gets_the_remarks_an_expert_would_write(case: dict[str, Any]) -> None:
    assert _found(case) == _expected(case)


@pytest.mark.parametrize(("name", "cases"), SETS)
def test_precision_and_recall_stand_above_their_floors(name: str, cases: list[dict[str, Any]]) -> None:
    hits, wanted, told, faults = Counter[str](), Counter[str](), Counter[str](), []
    for case in cases:
        found, expected = _found(case), _expected(case)
        if found != expected:
            faults.append(f"{case['name']}: {found} instead of {expected}")
        for position in found.keys() | expected.keys():
            one, other = found.get(position, set()), expected.get(position, set())
            hits.update(one & other)
            told.update(one)
            wanted.update(other)
    lines = [
        f"{rule:<26}{wanted[rule]:>4}{told[rule]:>4}"
        f"{_share(hits[rule], told[rule]):>7}{_share(hits[rule], wanted[rule]):>7}"
        for rule in rules.RULES
        if wanted[rule] or told[rule]
    ]
    table = "\n".join([f"{name:<22}labelled told  prec. recall", *lines, *faults])
    print(table)
    precision, recall = FLOORS[name]
    assert hits.total() >= precision * told.total(), table
    assert hits.total() >= recall * wanted.total(), table


def test_there_are_enough_cases_and_every_rule_is_among_them() -> None:
    named = {rule for case in CASES for names in case["finds"].values() for rule in names}
    assert len(CASES) >= 60 and len(HARD["cases"]) >= 60
    assert set(rules.RULES) - named == set()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"
