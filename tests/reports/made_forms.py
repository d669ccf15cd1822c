"""Submitted files built for the tests of forms given back, and reports on them."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
from made_parts import LABELS, finding_of, result_of, run
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from auditor import reports, submissions
from auditor.model import Act, Lang, Outcome, Report, Say, Severity, SubmissionResult
from rules import rubrics

RUBRIC = rubrics.load("mmuko-2.4", date(2021, 3, 1))
OUTCOMES = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)


def rich_workbook(path: Path) -> Path:
    """A form with all an owner may have put in it: chart, picture, formulas, hidden parts, rules, names, macros."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Форма"
    sheet["A1"] = "Муниципалитет: Заречинский район"
    sheet.merge_cells("A1:D1")
    for column, words in enumerate(("Код", "Позиция", "Балл", "Ссылка на документ"), 1):
        sheet.cell(3, column, words).border = Border(bottom=Side(style="thick"))
    for n, position in enumerate(RUBRIC.positions[:12], 4):
        sheet.cell(n, 1, position.id)
        sheet.cell(n, 2, position.title)
        sheet.cell(n, 3, 1)
        sheet.cell(n, 4, f"https://uo.ru/{n}.pdf стр. {n}" if n != 6 else None)
    sheet["D5"].hyperlink = "https://uo.ru/5.pdf"
    sheet["D7"].fill = PatternFill("solid", start_color="FFCCFFCC")
    sheet.merge_cells("D9:D10")
    sheet["D8"].comment = Comment("Уточнить у Петровой: https://uo.ru/note.pdf", "Методист")
    sheet["C20"] = "=SUM(C4:C15)"
    sheet.row_dimensions[4].height = 18
    sheet.column_dimensions["B"].width = 44
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[15].hidden = True
    rule = DataValidation(type="list", formula1='"0,1"')
    rule.add("C4:C15")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("C4:C15", CellIsRule(operator="equal", formula=["0"], fill=PatternFill("solid")))
    sheet.freeze_panes = "B4"
    sheet.print_area = "A1:D15"
    extra = book.create_sheet("Диаграмма")
    for n in range(1, 5):
        extra.cell(n, 1, n)
    chart = BarChart()
    chart.add_data(Reference(extra, min_col=1, min_row=1, max_row=4))
    extra.add_chart(chart, "C1")
    picture = io.BytesIO()
    Picture.new("RGB", (4, 4), "red").save(picture, "PNG")
    extra.add_image(Image(picture), "C20")
    book.create_sheet("Тайный").sheet_state = "hidden"
    book.defined_names["Баллы"] = DefinedName("Баллы", attr_text="'Форма'!$C$4:$C$15")
    book.save(path)
    _as_excel_writes(path)
    return path


def _as_excel_writes(path: Path) -> None:
    """Strings that the sheets share, as Excel keeps them; parts that no library knows."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    shared: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        shared.append(found[2])
        return b'%b t="s"><v>%d</v></c>' % (found[1], len(shared) - 1)

    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        inline = rb'(<c [^>]*?) t="inlineStr"[^>]*><is>(<t[ >].*?</t>)</is></c>'
        parts[name] = re.sub(inline, share, parts[name], flags=re.S)
    assert shared
    strings = b"".join(b"<si>%b</si>" % one for one in shared)
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</sst>' % strings
    )
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = b'<Relationship Id="rIdS" Type="%b" Target="sharedStrings.xml"/></Relationships>' % kind
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", link)
    media = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b"/></Types>' % media
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", told)
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 not touched"
    parts["customXml/item1.xml"] = b"<owner>kept</owner>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def text_document(path: Path, *, merged: bool = False) -> Path:
    """A form in Word: a table, changes tracked; `merged`: its rows differ in width."""
    document = docx.Document()
    document.add_paragraph("Муниципальное образование: Речной район")
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, ("Код", "Позиция", "Ссылка"), strict=True):
        cell.text = words
    for n, position in enumerate(RUBRIC.positions[:6], 1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = position.id, position.title, f"https://uo.ru/{n}.pdf стр. {n}"
    if merged:
        last = table.rows[6]._tr
        last.remove(last.tc_lst[-1])
    settings = document.settings.element
    settings.append(settings.makeelement(docx.oxml.ns.qn("w:trackRevisions"), {}))
    document.save(path)
    return path


def report_on(*paths: Path) -> Report:
    """A report on what is read in files: every outcome in turn, a finding on all but the ready cells."""
    results, findings = [], []
    for path in paths:
        for form in submissions.read(path, RUBRIC):
            made = []
            for n, cell in enumerate(form.cells):
                outcome = OUTCOMES[n % 4]
                made.append(result_of(cell, form.municipality, outcome, 0 if n % 4 < 3 else cell.position.points))
                if outcome is not Outcome.READY:
                    url = cell.links[0].url if cell.links else None
                    findings.append(
                        finding_of(
                            f"{form.municipality}-{n}",
                            "unapproved-document",
                            Severity.ERROR if outcome is Outcome.MEND else Severity.WARNING,
                            cell,
                            form.municipality,
                            "Гриф утверждения не заполнен.",
                            "The stamp is blank.",
                            url=url,
                            page=1,
                            evidence="УТВЕРЖДЕНО приказом от „___“ ________ 2020 г. № ____",
                            advice=Say(ru="Разместите подписанный вариант.", en="Publish the signed one."),
                        )
                    )
            act = Act(
                act=Say(ru="Разместите подписанные документы", en="Publish signed documents"),
                urgent=True,
                points=3,
                positions=tuple(one.cell.position.id for one in made[:12]),
                findings=(),
            )
            results.append(
                SubmissionResult(
                    submission=form,
                    outcome=Outcome.MEND,
                    points_at_risk=5,
                    max_points=38,
                    first=(act,),
                    cells=tuple(made),
                )
            )
    return Report(run=run(), rubric=RUBRIC, submissions=tuple(results), documents=(), findings=tuple(findings))


def given_back(path: Path, folder: Path, report: Report | None = None, lang: Lang = Lang.RU) -> Path:
    """The form with remarks."""
    (made,) = reports.write_forms(report or report_on(path), [path], folder, lang, LABELS)
    return made
