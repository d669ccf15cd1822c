"""Odd workbooks: what stands in their cells, and how their rows hang together."""

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.submissions.odd import POL, ZAR, L, Odd, Row, book, told

_HEAD: Row = ["Код", "Позиция", "Ссылка", "Страница"]
_NAME: Row = [f"Муниципальное образование: {ZAR}"]
_GOAL = "Наличие муниципальных целей методической работы"


def _linked(cell: str, target: str, sheet: int = 0) -> object:
    def do(made: Workbook) -> None:
        made.worksheets[sheet][cell].hyperlink = target

    return do


def _noted(cell: str, words: str) -> object:
    def do(made: Workbook) -> None:
        made.worksheets[0][cell].comment = Comment(words, "Петрова")

    return do


def _merged(*ranges: str) -> object:
    def do(made: Workbook) -> None:
        for one in ranges:
            made.worksheets[0].merge_cells(one)

    return do


ODD: tuple[Odd, ...] = (
    Odd(
        label="words that stand for nothing",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf"],
                ["2.4.1.2", "не имеется"],
                ["2.4.1.3", "-"],
                ["2.4.1.4", "Отсутствует"],
                ["2.4.2.1", "нет."],
                ["2.4.2.4", "не предусмотрено"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf"),
        empty=frozenset({"2.4.1.2", "2.4.1.3", "2.4.1.4", "2.4.2.1", "2.4.2.4"}),
    ),
    Odd(
        label="pointing at other positions",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf, стр. 2"],
                ["2.4.1.2", "см. п. 2.4.1.1"],
                ["2.4.1.3", "Тот же документ, стр. 5"],
                ["2.4.1.4", "см. 2.4.1.1, с. 8"],
                ["2.4.2.1", "документ размещён по ссылке в п.2.4.1.1 (стр. 9)"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 1.pdf 2\n2.4.1.3 1.pdf 5\n2.4.1.4 1.pdf 8\n2.4.2.1 1.pdf 9"),
    ),
    Odd(
        label="a link for three positions in a merged cell, pages beside each",
        write=book(
            [
                _NAME,
                _HEAD,
                ["2.4.1.1", "", f"{L}/1.pdf", "стр. 2"],
                ["2.4.1.2", "", None, "стр. 3"],
                ["2.4.1.3", "", None, "стр. 4-5"],
                ["2.4.1.4", "", f"{L}/4.pdf", None],
            ],
            after=_merged("C3:C5"),
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 1.pdf 3\n2.4.1.3 1.pdf 4,5\n2.4.1.4 4.pdf"),
    ),
    Odd(
        label="hidden lists for a drop-down, an example sheet",
        write=book(
            [_NAME, _HEAD, ["2.4.1.1", _GOAL, f"{L}/1.pdf", "стр. 2"]],
            [[_GOAL], ["Обоснование заявленной цели (целей) муниципалитета"], ["Да"], ["Нет"]],
            [["Пример заполнения"], _HEAD, ["2.4.1.1", _GOAL, "http://site.ru/doc.pdf", "стр. 5"]],
            names=["Форма", "Списки", "Образец"],
            after=lambda made: setattr(made["Списки"], "sheet_state", "hidden"),
        ),
        facts=told("2.4.1.1 1.pdf 2"),
        unmatched=1,
    ),
    Odd(
        label="a row that shows how to fill in",
        write=book(
            [
                _NAME,
                _HEAD,
                ["Пример: 2.4.1.1", "Наличие целей", "https://site.ru/doc.pdf", "стр. 5"],
                ["2.4.1.1", _GOAL, f"{L}/1.pdf", "стр. 2"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2"),
        unmatched=1,
    ),
    Odd(
        label="a sheet a block, lines without its name",
        write=book(
            [
                ["Методическая поддержка педагогов", f"{L}/1.pdf"],
                ["Наставничество на муниципальном уровне", f"{L}/2.pdf"],
            ],
            [
                ["Методическая поддержка педагогов", f"{L}/3.pdf"],
                ["Наставничество на муниципальном уровне", f"{L}/4.pdf"],
            ],
            names=["Показатели", "Мониторинг"],
            file="Заречинский район.xlsx",
        ),
        facts=told("2.4.2.1 1.pdf\n2.4.2.2 2.pdf\n2.4.3.1 3.pdf\n2.4.3.2 4.pdf"),
    ),
    Odd(
        label="a card a position: labels down, values beside them",
        write=book(
            [
                _NAME,
                ["Позиция", "2.4.1.1"],
                ["Наименование документа", "Программа"],
                ["Ссылка", f"{L}/1.pdf"],
                ["Страницы", "3-4"],
                [],
                ["Позиция", "2.4.1.2"],
                ["Наименование документа", "Концепция"],
                ["Ссылка", f"{L}/2.pdf"],
                ["Страницы", "6"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3,4\n2.4.1.2 2.pdf 6"),
    ),
    Odd(
        label="a matrix with a row of links and a row of pages for each municipality",
        write=book(
            [
                ["МО", "", "2.4.1.1", "2.4.1.2"],
                [ZAR, "ссылка", f"{L}/1.pdf", f"{L}/2.pdf"],
                [None, "страницы", "3", "4-5"],
                [POL, "ссылка", f"{L}/3.pdf", f"{L}/4.pdf"],
                [None, "страницы", "7", "8"],
            ],
            after=_merged("A2:A3", "A4:A5"),
        ),
        facts=told(f"2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf 4,5\n@{POL}\n2.4.1.1 3.pdf 7\n2.4.1.2 4.pdf 8"),
    ),
    Odd(
        label="a matrix with one link for two municipalities",
        write=book(
            [["Территория", "2.4.1.1", "2.4.1.2"], [ZAR, f"{L}/1.pdf", f"{L}/2.pdf"], [POL, None, f"{L}/3.pdf"]],
            after=_merged("B2:B3"),
        ),
        facts=told(f"2.4.1.1 1.pdf\n2.4.1.2 2.pdf\n@{POL}\n2.4.1.1 1.pdf\n2.4.1.2 3.pdf"),
    ),
    Odd(
        label="the address in the next cell of a formula",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка", "Адрес"],
                ["2.4.1.1", '=HYPERLINK(C3,"открыть")', f"{L}/1.pdf"],
                ["2.4.1.2", "=C4", f"{L}/2.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf\n2.4.1.2 2.pdf"),
    ),
    Odd(
        label="addresses as hands write them",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", "http:\\\\edu.example.ru\\1.pdf"],
                ["2.4.1.2", "http//edu.example.ru/2.pdf"],
                ["2.4.1.3", "htpp://edu.example.ru/3.pdf"],
                ["2.4.1.4", "http;//edu.example.ru/4.pdf"],
                ["2.4.2.1", "Ссылка:http://edu.example.ru/5.pdf(стр.4)"],
                ["2.4.2.2", "http ://edu.example.ru/6.pdf"],
                ["2.4.2.3", "<http://edu.example.ru/7.pdf>"],
                ["2.4.2.4", "HTTP://EDU.EXAMPLE.RU/8.pdf"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf
            2.4.1.2 2.pdf
            2.4.1.3 3.pdf
            2.4.1.4 4.pdf
            2.4.2.1 5.pdf 4
            2.4.2.2 6.pdf
            2.4.2.3 7.pdf
            2.4.2.4 HTTP://EDU.EXAMPLE.RU/8.pdf"""
        ),
    ),
    Odd(
        label="what is no link",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", "C:\\Users\\Ирина\\Desktop\\Программа.docx"],
                ["2.4.1.2", "Направлено на почту uo@example.ru"],
                ["2.4.1.3", "\\\\server\\obmen\\plan.pdf, стр. 4"],
                ["2.4.1.4", "Приказ от 10.09.2020 № 181 «Об организации»"],
                ["2.4.2.1", "в разработке"],
            ]
        ),
        facts=told(
            "2.4.1.1 C:\\Users\\Ирина\\Desktop\\Программа.docx - local-path\n2.4.1.2 uo@example.ru - email\n"
            "2.4.1.3 \\\\server\\obmen\\plan.pdf 4 local-path"
        ),
    ),
    Odd(
        label="pages before and after, of several links",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", f"стр. 3-4 – {L}/1.pdf\nстр. 7 – {L}/2.pdf"],
                ["2.4.1.2", f"{L}/3.pdf – стр. 3-4\n{L}/4.pdf – стр. 7"],
                ["2.4.1.3", f"1. Программа (стр.5,6) {L}/5.pdf 2. План (стр. 2) {L}/6.pdf"],
                ["2.4.1.4", f"{L}/7.pdf (с. 5, 6), {L}/8.pdf (с. 9)"],
                ["2.4.2.1", f"Концепция {L}/9.pdf, раздел 2, стр. 11; приложение {L}/10.pdf стр.1"],
                ["2.4.2.2", f"{L}/11.pdf {L}/12.pdf стр. 5"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf 3,4
            2.4.1.1 2.pdf 7
            2.4.1.2 3.pdf 3,4
            2.4.1.2 4.pdf 7
            2.4.1.3 5.pdf 5,6
            2.4.1.3 6.pdf 2
            2.4.1.4 7.pdf 5,6
            2.4.1.4 8.pdf 9
            2.4.2.1 9.pdf 11
            2.4.2.1 10.pdf 1
            2.4.2.2 11.pdf
            2.4.2.2 12.pdf"""
        ),
        loose=frozenset({("2.4.2.2", (5,))}),
    ),
    Odd(
        label="pages in every spelling beside a link",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка (с указанием страницы)"],
                ["2.4.1.1", f"{L}/1.pdf стр 5"],
                ["2.4.1.2", f"{L}/2.pdf 5стр."],
                ["2.4.1.3", f"{L}/3.pdf Стр.: 5"],
                ["2.4.1.4", f"{L}/4.pdf страница №5"],
                ["2.4.2.1", f"{L}/5.pdf (стр 3—5)"],
                ["2.4.2.2", f"{L}/6.pdf с.5,6,8–9"],
                ["2.4.2.3", f"{L}/7.pdf стр5"],
                ["2.4.2.4", f"{L}/8.pdf на странице 5"],
                ["2.4.2.6", f"{L}/9.pdf, пятая страница"],
                ["2.4.2.7", f"{L}/10.pdf, стр. 5,\n7"],
                ["2.4.3.1", f"{L}/11.pdf С. 10-12; 15"],
                ["2.4.3.2", f"{L}/12.pdf страницы: 2-3"],
                ["2.4.3.3", f"{L}/13.pdf с 4 по 6 страницу"],
                ["2.4.3.4", f"{L}/14.pdf стр. 5 и далее"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf 5
            2.4.1.2 2.pdf 5
            2.4.1.3 3.pdf 5
            2.4.1.4 4.pdf 5
            2.4.2.1 5.pdf 3,4,5
            2.4.2.2 6.pdf 5,6,8,9
            2.4.2.3 7.pdf 5
            2.4.2.4 8.pdf 5
            2.4.2.6 9.pdf 5
            2.4.2.7 10.pdf 5,7
            2.4.3.1 11.pdf 10,11,12,15
            2.4.3.2 12.pdf 2,3
            2.4.3.3 13.pdf 4,5,6
            2.4.3.4 14.pdf 5"""
        ),
    ),
)
