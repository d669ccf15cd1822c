"""report.docx as an annex: pictures of the proof, heads whose codes do not break, decisions; the same in Markdown."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import made_hostile
import made_parts
import made_report
import pytest
from PIL import Image

from auditor import reports
from auditor.model import Confirmation, Decision, Lang, Picture, Reminder, Report, Verb, Why

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _picture() -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (400, 100), "white").save(data, "WEBP")
    return Picture(crop=data.getvalue(), size=(400, 100), page=5, framed=True)


def _decided() -> Report:
    made = made_report.one()
    name = made.submissions[0].submission.municipality
    late = Decision(
        id=7,
        at=made_parts.FINISHED,
        by="П. П. Петров",
        verb=Verb.ACCEPT,
        finding="f9",
        because="Было верно | *в феврале*",
        rule="broken-link",
        municipality=name,
        position="2.4.1.1",
        url="https://uo.example/old.pdf",
    )
    findings = tuple(
        replace(one, confirmed=Confirmation(by="И. И. Иванов", at=made_parts.FINISHED)) if one.id == "f1" else one
        for one in made.findings
    )
    forms = tuple(replace(one, points_at_risk_before=5) for one in made.submissions)
    return replace(made, findings=findings, submissions=forms, reminders=(Reminder(decision=late, why=Why.EXPIRED),))


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annex")
    pictures = {"f1": _picture(), "f2": _picture(), "f4": _picture()}
    reports.write(_decided(), folder, Lang.RU, made_parts.LABELS, pictures=pictures)
    return folder


def _words(document: "docx.document.Document") -> str:
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts).replace("\xa0", " ")


def test_the_page_with_the_quote_stands_under_each_error_that_counts(annex: Path) -> None:
    document = docx.Document(str(annex / "report.docx"))
    (shape,) = document.inline_shapes  # a note and an accepted finding have none
    assert round(shape.width.mm) == 90 and round(shape.height.mm) == 22
    told = shape._inline.docPr.get("descr").replace("\xa0", " ")
    assert told.startswith("стр. 5: Цель Программы") and b"JFIF" in document.part.related_parts[_image(shape)].blob[:20]


def _image(shape: object) -> str:
    return str(re.findall('r:embed="([^"]+)"', shape._inline.xml)[0])  # type: ignore[attr-defined]


def test_decisions_stand_in_the_annex_and_in_markdown(annex: Path) -> None:
    text = _words(docx.Document(str(annex / "report.docx")))
    mail = (annex / "report.md").read_text("utf-8")
    for words in (text, mail):
        assert "Экспертом принято: 1 замечание; без этих решений под угрозой было бы 5 баллов." in words
        assert "Подтверждено экспертом: И. И. Иванов" in words
        assert "Решения, которые надо пересмотреть" in words and "Срок решения прошёл" in words
        assert "П. П. Петров, 01.03.2021" in words
    assert r"Было верно \| \*в феврале\*" in mail


def test_codes_of_the_table_of_all_stand_upright_in_narrow_columns(written) -> None:  # type: ignore[no-untyped-def]
    report = made_report.three()
    positions = tuple(replace(report.rubric.positions[0], id=f"2.4.{n // 10}.{n % 10}") for n in range(40))
    wide = replace(report, rubric=replace(report.rubric, positions=positions))
    folder = written["three", Lang.RU].parent / "wide"
    reports.write(wide, folder, Lang.RU, made_parts.LABELS)
    table = docx.Document(str(folder / "report.docx")).tables[0]
    heads = [cell._tc.xml for cell in table.rows[0].cells]
    assert len(heads) == 42 and all('w:val="btLr"' in one for one in heads[1:-1]) and "btLr" not in heads[0]
    assert sum(column.width.mm for column in table.columns) <= 275, "an A4 page on its side"
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)


def test_a_hostile_decision_is_inert(written) -> None:  # type: ignore[no-untyped-def]
    text = _words(docx.Document(str(written["hostile", Lang.RU] / "report.docx")))
    mail = (written["hostile", Lang.RU] / "report.md").read_text("utf-8")
    assert made_hostile.FORMULA in text and "\u202e" not in text + mail and "\x0b" not in text + mail
    assert "Решения, которые надо пересмотреть" in mail and "](javascript" not in mail
    assert re.search(r"(?<!\\)<script", mail) is None
    links = [
        rel.target_ref for rel in docx.Document(str(written["hostile", Lang.RU] / "report.docx")).part.rels.values()
    ]
    assert not any("javascript" in link for link in links)
