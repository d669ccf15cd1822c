"""The forms: the same cells in the layouts people use."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from tests.accuracy.region.make import CODES, Link, Region

TITLES_FILE = Path(__file__).with_name("positions.yaml")
BLOCKS: list[tuple[str, list[tuple[str, str]]]] = [
    (block["title"], [(code, title) for code, title in block["positions"].items()])
    for block in yaml.safe_load(TITLES_FILE.read_text(encoding="utf-8"))
]
TITLES = {code: title for _, positions in BLOCKS for code, title in positions}


def write(region: Region, folder: Path) -> None:
    """All forms of the region into `folder`."""
    _rows(region, "Ольховский район", folder / "olhovskij.xlsx")
    _merged(region, "Лебяжеозёрский муниципальный округ", folder / "lebyazhe.xlsx")
    _word(region, "город Светлогорьевск", folder / "svetlogor.docx")
    _word_codes(region, "город Верхнекедровск", folder / "verhnekedrovsk.docx")
    matrix = ["Кедровоборский район", "Таловоозёрский муниципальный округ", "Нижнеполянский район"]
    _matrix(region, matrix, folder / "svod_rajonov.xlsx")
    _flat(region, ["Усть-Камышинский район", "Малосопкинский район"], folder / "vygruzka.csv")
    turned = ["Верхнетаёжный район", "Каменнобродский муниципальный округ"]
    _turned(region, turned, folder / "dva_municipaliteta.xlsx")
    _semicolons(region, "Приречнинский район", folder / "prirechnoe.csv")


def _turned(region: Region, towns: list[str], path: Path) -> None:
    """Positions down, municipalities across."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Свод"
    sheet.append(["Система методической работы", None, *towns])
    for title, positions in BLOCKS:
        sheet.append([None, title])
        for code, name in positions:
            sheet.append([code, name])
            for column, town in enumerate(towns, 3):
                _fill(sheet.cell(sheet.max_row, column), _of(region, town, code))
    book.save(path)


def _of(region: Region, town: str, code: str) -> list[Link] | str:
    return region.cells.get((town, code), "")


def _rows(region: Region, town: str, path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Форма 2.4"
    sheet.append(["Система методической работы. Муниципалитет: " + town])
    sheet.append([])
    sheet.append(
        ["№ п/п", "Позиция оценивания", "Максимальный балл", "Подтверждающий документ", "Страницы, комментарий"]
    )
    for title, positions in BLOCKS:
        sheet.append([None, title.upper()])
        for code, name in positions:
            sheet.append([code, name, 1])
            cell = _of(region, town, code)
            if isinstance(cell, list):
                sheet.cell(sheet.max_row, 4, cell[0].words).hyperlink = cell[0].url
                sheet.cell(sheet.max_row, 5, cell[0].pages or None)
    sheet.merge_cells("A1:E1")
    book.save(path)


def _merged(region: Region, town: str, path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Лебяжеозёрский МО"
    sheet.append(["Наименование муниципального образования", town])
    sheet.append(["Показатели", "Критерий", "Ссылка (с указанием страницы)"])
    at: dict[str, int] = {}
    for title, positions in BLOCKS:
        first = sheet.max_row + 1
        for code, name in positions:
            sheet.append([title if sheet.max_row + 1 == first else None, f"{code}. {name}"])
            at[code] = sheet.max_row
            _fill(sheet.cell(sheet.max_row, 3), _of(region, town, code))
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    sheet.merge_cells(start_row=at["2.4.1.1"], end_row=at["2.4.1.3"], start_column=3, end_column=3)
    book.save(path)


def _fill(cell: Any, links: list[Link] | str) -> None:
    if isinstance(links, str):
        cell.value = links or None
    elif len(links) == 1:
        cell.value, cell.hyperlink = f"{links[0].words} {links[0].pages}".strip(), links[0].url
    else:
        cell.value = "\n".join(f"{one.words} {one.url} {one.pages}".strip() for one in links)


def _matrix(region: Region, towns: list[str], path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.cell(1, 1, "Муниципалитет")
    column = 2
    for title, positions in BLOCKS:
        sheet.cell(1, column, title)
        if len(positions) > 1:
            sheet.merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + len(positions) - 1)
        for code, name in positions:
            sheet.cell(2, column, f"{code} {name}")
            for row, town in enumerate(towns, 3):
                sheet.cell(row, 1, town)
                _fill(sheet.cell(row, column), _of(region, town, code))
            column += 1
    sheet.merge_cells("A1:A2")
    book.save(path)


def _flat(region: Region, towns: list[str], path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["municipality", "position", "url", "pages"])
    for town in towns:
        for code in CODES:
            cell = _of(region, town, code)
            for one in cell if isinstance(cell, list) else []:
                writer.writerow([town, code, one.url, one.pages])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _anchor(paragraph: Any, url: str, words: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def _word(region: Region, town: str, path: Path) -> None:
    document = docx.Document()
    document.add_heading("2.4. Система методической работы", 1)
    document.add_paragraph(f"Муниципальное образование {town}")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(
        table.rows[0].cells, ("Позиция оценивания", "Макс. балл", "Ссылки на документы"), strict=True
    ):
        cell.text = words
    for title, positions in BLOCKS:
        row = table.add_row().cells
        row[0].merge(row[2]).text = title
        for code, name in positions:
            row = table.add_row().cells
            row[0].text, row[1].text = name, "1"
            cell = _of(region, town, code)
            for one in cell if isinstance(cell, list) else []:
                paragraph = row[2].paragraphs[0]
                _anchor(paragraph, one.url, one.words)
                paragraph.add_run(f" ({one.pages})" if one.pages else "")
    document.save(str(path))


def _word_codes(region: Region, town: str, path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"Форма самооценки. {town[0].upper()}{town[1:]}")
    document.add_paragraph(f"Муниципалитет: {town}")
    table = document.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ("Код", "Показатель", "Адрес документа", "Примечание"), strict=True):
        cell.text = words
    for code, name in TITLES.items():
        row = table.add_row().cells
        row[0].text, row[1].text = code, name
        cell = _of(region, town, code)
        if isinstance(cell, str):
            row[2].text = cell
        elif cell[0].words:
            _anchor(row[2].paragraphs[0], cell[0].url, cell[0].words)
        else:
            row[2].text = cell[0].url
    document.save(str(path))


def _semicolons(region: Region, town: str, path: Path) -> None:
    """A CSV as Excel saves it: semicolons, a byte order mark, cells of several lines, no codes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Муниципалитет", "Блок", "Позиция оценивания", "Подтверждающие документы"])
    for title, positions in BLOCKS:
        for code, name in positions:
            cell = _of(region, town, code)
            lines = [cell] if isinstance(cell, str) else [f"{one.words}: {one.url} {one.pages}".strip() for one in cell]
            writer.writerow([town, title, name, "\n".join(lines)])
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def labels(region: Region, path: Path) -> None:
    """The labels, one a line."""
    lines = (json.dumps(one, ensure_ascii=False) for one in region.labels)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
