"""The forms of the sample region are read completely and right."""

from datetime import date
from pathlib import Path

from auditor import submissions
from auditor.model import Flaw
from rules import rubrics
from tests.submissions.writing import cell

FORMS = Path(__file__).parents[2] / "data/samples/region/submissions"
RUBRIC = rubrics.load("mmuko-2.4", as_of=date(2021, 3, 1))


def test_a_workbook_with_a_sheet_a_municipality() -> None:
    polyanskij, pihtovskij = submissions.read(FORMS / "polyanskij_i_pihtovskij.xlsx", RUBRIC)
    assert polyanskij.municipality == "Полянский район"
    assert pihtovskij.municipality == "Пихтовский район"
    assert [one.position.id for one in polyanskij.cells] == [position.id for position in RUBRIC.positions]
    assert sum(len(one.links) for one in polyanskij.cells) == 25
    assert sum(len(one.links) for one in pihtovskij.cells) == 5
    assert polyanskij.unmatched == pihtovskij.unmatched == ()
    one = cell(polyanskij, "2.4.5.2")
    assert (one.place, one.text, one.links[0].pages) == ("Полянский район!C31", "Программа, стр. 1–2", (1, 2))
    assert one.links[0].url == "http://127.0.1.11:18090/metod/programma.pdf"
    assert cell(polyanskij, "2.4.4.4").links[0].pages == (17,)
    assert cell(polyanskij, "2.4.5.7").place == "Полянский район!C36"


def test_a_document_with_links_as_text() -> None:
    (rechnoj,) = submissions.read(FORMS / "rechnoj.docx", RUBRIC)
    assert rechnoj.municipality == "Речной муниципальный округ"
    assert sum(len(one.links) for one in rechnoj.cells) == 6
    assert cell(rechnoj, "2.4.1.1").links[0].url == "http://127.0.1.12:18090/docs/"
    assert cell(rechnoj, "2.4.1.1").place == "table 1 row 2 column 3"
    assert cell(rechnoj, "2.4.4.6").links[0].pages == (1,)
    named = cell(rechnoj, "2.4.1.4")
    assert (named.links, named.text) == ((), "Приказ от 11.11.2020 № 305 «Об организации методической работы»")


def test_a_text_file_in_the_russian_code_page() -> None:
    (verhogorsk,) = submissions.read(FORMS / "verhogorsk.csv", RUBRIC)
    assert verhogorsk.municipality == "город Верхогорск"
    assert sum(len(one.links) for one in verhogorsk.cells) == 11
    disk, mail = cell(verhogorsk, "2.4.1.4").links[0], cell(verhogorsk, "2.4.2.1").links[0]
    assert (disk.url, disk.flaw) == ("D:\\Мониторинг\\цели.docx", Flaw.LOCAL_PATH)
    assert (mail.url, mail.flaw) == ("umc@verhogorsk.example", Flaw.EMAIL)
    assert cell(verhogorsk, "2.4.5.2").links[0].pages == (2,)
    assert cell(verhogorsk, "2.4.1.1").place == "row 2"


def test_the_codes_of_a_form_tell_its_rubric() -> None:
    ids = {position.id for position in RUBRIC.positions}
    for form in FORMS.iterdir():
        assert submissions.codes(form) >= ids
