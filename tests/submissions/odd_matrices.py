"""Odd workbooks, the second half: tables of many municipalities, names, pictures, parts of a workbook."""

import zipfile
from pathlib import Path

import xlwt
from openpyxl import Workbook

from tests.submissions.odd import POL, ZAR, L, Odd, Row, book, told

_HEAD: Row = ["Код", "Позиция", "Ссылка", "Страница"]
_NAME: Row = [f"Муниципальное образование: {ZAR}"]
_GOAL = "Наличие муниципальных целей методической работы"
_OFFICE = "http://schemas.openxmlformats.org"


def _picture_links(folder: Path) -> Path:
    """A shape with words over one cell, its link behind it; a picture with a link over another."""
    path = book([_NAME, ["Код", "Ссылка"], ["2.4.1.1", None], ["2.4.1.2", None]])(folder)

    def anchor(row: int, inner: str) -> str:
        return (
            f"<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
            f"<xdr:rowOff>1</xdr:rowOff></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>{row}"
            f"</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to>{inner}<xdr:clientData/></xdr:twoCellAnchor>"
        )

    click = '<xdr:cNvPr id="{}" name="{}"><a:hlinkClick r:id="{}"/></xdr:cNvPr>'
    shape = (
        f"<xdr:sp><xdr:nvSpPr>{click.format(2, 'Фигура', 'rId1')}<xdr:cNvSpPr/></xdr:nvSpPr>"
        f"<xdr:spPr/><xdr:txBody><a:p>"
        "<a:r><a:t>Программа, стр. 3</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
    picture = f"<xdr:pic><xdr:nvPicPr>{click.format(3, 'Рисунок', 'rId2')}<xdr:cNvPicPr/></xdr:nvPicPr></xdr:pic>"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{_OFFICE}/drawingml/2006/spreadsheetDrawing" xmlns:a="{_OFFICE}/drawingml/2006/main" '
        f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships">{anchor(2, shape)}{anchor(3, picture)}</xdr:wsDr>'
    )
    relation = f'<Relationship Id="{{}}" Type="{_OFFICE}/officeDocument/2006/relationships/{{}}" Target="{{}}"{{}}/>'
    box = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{{}}</Relationships>'
    outside = ' TargetMode="External"'
    links = "".join(relation.format(f"rId{n}", "hyperlink", f"{L}/{n}.pdf", outside) for n in (1, 2))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", drawing)
        archive.writestr("xl/drawings/_rels/drawing1.xml.rels", box.format(links))
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            box.format(relation.format("rId1", "drawing", "../drawings/drawing1.xml", "")),
        )
    return path


def _old(folder: Path) -> Path:
    """A workbook of Excel 97, codes as numbers and dates."""
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("Лист1")
    for row, values in enumerate(
        (
            [f"Муниципальное образование: {ZAR}"],
            ["№", "Позиция", "Ссылка", "Стр."],
            [1.1, _GOAL, f"{L}/1.pdf", 3.0],
            [1.2, "Обоснование заявленной цели (целей) муниципалитета", f"{L}/2.pdf", "4-5"],
        )
    ):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    made.save(str(folder / "form.xls"))
    return folder / "form.xls"


def _merge(*ranges: str) -> object:
    def do(made: Workbook) -> None:
        for one in ranges:
            made.worksheets[0].merge_cells(one)

    return do


ODD: tuple[Odd, ...] = (
    Odd(
        label="shapes and pictures with links behind them",
        write=_picture_links,
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf"),
    ),
    Odd(
        label="a workbook of Excel 97, numbers for codes", write=_old, facts=told("2.4.1.1 1.pdf 3\n2.4.1.3 2.pdf 4,5")
    ),
    Odd(
        label="the name of the municipality in Latin letters in the file's name",
        write=book([_HEAD, ["2.4.1.1", _GOAL, f"{L}/1.pdf", 2]], file="Zarechinskij_rajon.xlsx"),
        facts=told("2.4.1.1 1.pdf 2"),
    ),
    Odd(
        label="a file's name with more than the municipality in it",
        write=book([_HEAD, ["2.4.1.1", _GOAL, f"{L}/1.pdf", 2]], file="2.4 Форма ММУКО Заречинский район (1).xlsx"),
        facts=told("2.4.1.1 1.pdf 2"),
    ),
    Odd(
        label="a sentence that names the department",
        write=book(
            [
                ["Информация по направлению 2.4 «Система методической работы»"],
                ["Управление образования администрации Заречинского района"],
                _HEAD,
                ["2.4.1.1", _GOAL, f"{L}/1.pdf", 2],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2"),
    ),
    Odd(
        label="blocks merged down, lines in short words",
        write=book(
            [
                _NAME,
                ["Компонент", "Показатель", "Балл", "Подтверждающие документы"],
                ["Показатели", "методическая поддержка", 2, f"{L}/1.pdf с. 2"],
                [None, "наставничество", 2, f"{L}/2.pdf с. 3"],
                [None, "сетевые формы взаимодействия", 2, f"{L}/3.pdf с. 4"],
                ["Мониторинг", "методическая поддержка", 1, f"{L}/4.pdf"],
                [None, "наставничество", 1, f"{L}/5.pdf"],
                [None, "сетевые формы взаимодействия", 1, f"{L}/6.pdf"],
            ],
            after=_merge("A3:A5", "A6:A8"),
        ),
        facts=told(
            """2.4.2.1 1.pdf 2
            2.4.2.2 2.pdf 3
            2.4.2.3 3.pdf 4
            2.4.3.1 4.pdf
            2.4.3.2 5.pdf
            2.4.3.3 6.pdf"""
        ),
    ),
    Odd(
        label="a flat table with its columns in another order",
        write=book(
            [
                ["№", "Комментарий", "URL", "Страницы", "Показатель", "Территория"],
                [1, "", f"{L}/1.pdf", "3-4", "2.4.1.1", ZAR],
                [2, "скан", f"{L}/2.pdf", "", "2.4.1.2", ZAR],
                [3, "", f"{L}/3.pdf", "6", "2.4.1.1", POL],
            ]
        ),
        facts=told(f"2.4.1.1 1.pdf 3,4\n2.4.1.2 2.pdf\n@{POL}\n2.4.1.1 3.pdf 6"),
    ),
    Odd(
        label="a turned matrix: a block heading, points, three municipalities under one heading",
        write=book(
            [
                ["№", "Позиция", "Балл", "Муниципалитеты", None],
                [None, None, None, ZAR, POL],
                [None, "Цели", None, None, None],
                ["2.4.1.1", _GOAL, 1, f"{L}/1.pdf", f"{L}/2.pdf, стр. 3"],
                ["2.4.1.2", "", 1, "нет", f"{L}/3.pdf"],
            ],
            after=_merge("D1:E1"),
        ),
        facts=told(f"2.4.1.1 1.pdf\n@{POL}\n2.4.1.1 2.pdf 3\n2.4.1.2 3.pdf"),
    ),
    Odd(
        label="document, date, number, link, page: five columns of one evidence",
        write=book(
            [
                _NAME,
                ["Позиция", "Наименование документа", "Дата", "Номер", "Адрес в сети Интернет", "№ страницы"],
                ["2.4.1.1", "Приказ", "10.09.2020", "181", f"{L}/1.pdf", "2"],
                ["2.4.1.2", "Положение", "2020", "5", f"{L}/2.pdf", "3, 4"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 2.pdf 3,4"),
    ),
    Odd(
        label="a block heading with a link of its own",
        write=book(
            [
                _NAME,
                ["Позиция", "Ссылка"],
                ["Цели", f"{L}/0.pdf"],
                [_GOAL, f"{L}/1.pdf"],
                ["Обоснование заявленной цели (целей) муниципалитета", f"{L}/2.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf\n2.4.1.3 2.pdf"),
        unmatched=1,
    ),
    Odd(
        label="a second table of totals beside the form",
        write=book(
            [
                [*_NAME, None, None, None, None, "Итого", None],
                [*_HEAD, None, "Блок", "Балл"],
                ["2.4.1.1", _GOAL, f"{L}/1.pdf", 2, None, "Цели", 4],
                ["2.4.1.2", "", f"{L}/2.pdf", 3, None, "Мониторинг", 4],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 2.pdf 3"),
    ),
    Odd(
        label="links in columns by year",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка 2019", "Ссылка 2020", "Ссылка 2021"],
                ["2.4.6.1", f"{L}/1.pdf", f"{L}/2.pdf, стр. 4", f"{L}/3.pdf"],
            ]
        ),
        facts=told("2.4.6.1 1.pdf\n2.4.6.1 2.pdf 4\n2.4.6.1 3.pdf"),
    ),
    Odd(
        label="ditto marks",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf стр. 2"],
                ["2.4.1.2", "-//-"],
                ["2.4.1.3", "—“—"],
                ["2.4.1.4", "то же, стр. 6"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 1.pdf 2\n2.4.1.3 1.pdf 2\n2.4.1.4 1.pdf 6"),
    ),
    Odd(
        label="municipalities with the type after or before, in a column, some twice",
        write=book(
            [
                ["№", "Муниципальное образование", "2.4.1.1 Цели", "2.4.1.3 Обоснование"],
                ["1", "Заречинский р-н", f"{L}/1.pdf", f"{L}/2.pdf"],
                ["2", "г. Верхогорск", f"{L}/3.pdf", "-"],
                ["3", "ЗАТО г. Северный", f"{L}/4.pdf", f"{L}/5.pdf с. 3"],
                ["", "Итого по краю", "3", "2"],
            ]
        ),
        facts=told(
            "2.4.1.1 1.pdf\n2.4.1.3 2.pdf\n"
            "@г. Верхогорск\n2.4.1.1 3.pdf\n@ЗАТО г. Северный\n2.4.1.1 4.pdf\n2.4.1.3 5.pdf 3",
            "Заречинский р-н",
        ),
    ),
    Odd(
        label="the name below the table, in the signature",
        write=book(
            [
                ["Код", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf"],
                [],
                ["Руководитель управления образования Заречинского района", "________ / Иванова И. И."],
            ],
            file="Заречинский район.xlsx",
        ),
        facts=told("2.4.1.1 1.pdf"),
    ),
)
