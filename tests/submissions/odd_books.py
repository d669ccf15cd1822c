"""Odd workbooks."""

from datetime import date, datetime

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
        label="pages in a column, in words of every kind",
        write=book(
            [
                _NAME,
                ["№", "Позиция оценивания", "Ссылка на документ", "Место в документе"],
                ["2.4.1.1", "", f"{L}/1.pdf", "с. 5"],
                ["2.4.1.2", "", f"{L}/2.pdf", "стр 7"],
                ["2.4.1.3", "", f"{L}/3.pdf", "страницы 5, 7-9"],
                ["2.4.1.4", "", f"{L}/4.pdf", "п. 3.2"],
                ["2.4.2.1", "", f"{L}/5.pdf", "раздел II"],
                ["2.4.2.2", "", f"{L}/6.pptx", "слайд 4"],
                ["2.4.2.3", "", f"{L}/7.pdf", 6],
                ["2.4.2.4", "", f"{L}/8.pdf", 12.0],
                ["2.4.2.6", "", f"{L}/9.pdf", "5-7 стр."],
                ["2.4.2.7", "", f"{L}/10.pdf", "стр.5 абз.2"],
                ["2.4.3.1", "", f"{L}/11.pdf", "весь документ"],
                ["2.4.3.2", "", f"{L}/12.pdf", "стр. 5 – 6, приложение 1"],
                ["2.4.3.3", "", f"{L}/13.xlsx", "лист «Свод»"],
                ["2.4.3.4", "", f"{L}/14.pdf", "с 5 по 7"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf 5
            2.4.1.2 2.pdf 7
            2.4.1.3 3.pdf 5,7,8,9
            2.4.1.4 4.pdf
            2.4.2.1 5.pdf
            2.4.2.2 6.pptx 4
            2.4.2.3 7.pdf 6
            2.4.2.4 8.pdf 12
            2.4.2.6 9.pdf 5,6,7
            2.4.2.7 10.pdf 5
            2.4.3.1 11.pdf
            2.4.3.2 12.pdf 5,6
            2.4.3.3 13.xlsx
            2.4.3.4 14.pdf 5,6,7"""
        ),
        parts=frozenset(
            {("2.4.1.4", "п. 3.2"), ("2.4.2.1", "раздел II"), ("2.4.3.2", "приложение 1"), ("2.4.3.3", "лист «Свод»")}
        ),
    ),
    Odd(
        label="titles shortened and reworded, no codes",
        write=book(
            [
                _NAME,
                ["№ п/п", "Показатель", "Ссылка"],
                [1, "Наличие целей методической работы", f"{L}/1.pdf"],
                [2, "Соответствие целей муниципалитета целям региональной системы", f"{L}/2.pdf"],
                [3, "Обоснование целей муниципалитета", f"{L}/3.pdf"],
                [4, "Инструментальность целей", f"{L}/4.pdf"],
                [5, "Показатели методической поддержки педагогов", f"{L}/5.pdf"],
                [6, "Показатели организации наставничества на муниципальном уровне", f"{L}/6.pdf"],
                [7, "Методы сбора информации о методической поддержке и наставничестве", f"{L}/7.pdf"],
                [8, "Мониторинг организации системы наставничества", f"{L}/8.pdf"],
                [9, "Адресные рекомендации по результатам анализа", f"{L}/9.pdf"],
                [10, "Рекомендации по использованию успешных практик", f"{L}/10.pdf"],
                [11, "Муниципальная программа развития методической службы", f"{L}/11.pdf"],
                [12, "Меры по помощи молодым педагогам и развитию наставничества", f"{L}/12.pdf"],
                [13, "Управленческие решения по результатам анализа", f"{L}/13.pdf"],
                [14, "Анализ эффективности мер за три года", f"{L}/14.pdf"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf
            2.4.1.2 2.pdf
            2.4.1.3 3.pdf
            2.4.1.4 4.pdf
            2.4.2.1 5.pdf
            2.4.2.2 6.pdf
            2.4.2.6 7.pdf
            2.4.3.2 8.pdf
            2.4.4.6 9.pdf
            2.4.4.5 10.pdf
            2.4.5.2 11.pdf
            2.4.5.3 12.pdf
            2.4.5.8 13.pdf
            2.4.6.1 14.pdf"""
        ),
    ),
    Odd(
        label="block and number as a date, as a fraction, with titles",
        write=book(
            [
                _NAME,
                _HEAD,
                [datetime(2001, 1, 1), _GOAL, f"{L}/1.pdf", 3],
                [
                    1.2,
                    "Соответствие муниципальных целей целям региональной системы методической работы",
                    f"{L}/2.pdf",
                    4,
                ],
                [date(2021, 3, 1), "Обоснование заявленной цели (целей) муниципалитета", f"{L}/3.pdf", 5],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf 4\n2.4.1.3 3.pdf 5"),
    ),
    Odd(
        label="codes with a dot, a letter, a bracket, a blank that does not break",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1.", f"{L}/1.pdf"],
                ["п.2.4.1.2", f"{L}/2.pdf"],
                ["2.4.1.3)", f"{L}/3.pdf"],
                ["\u00a02.4.1.4\u00a0", f"{L}/4.pdf"],
                ["Позиция 2.4.2.1", f"{L}/5.pdf"],
                ["2.4.2.2 (2 балла)", f"{L}/6.pdf"],
                ["№ 2.4.2.3", f"{L}/7.pdf"],
                ["2.4.2.4 –", f"{L}/8.pdf"],
            ]
        ),
        facts=told(
            """2.4.1.1 1.pdf
            2.4.1.2 2.pdf
            2.4.1.3 3.pdf
            2.4.1.4 4.pdf
            2.4.2.1 5.pdf
            2.4.2.2 6.pdf
            2.4.2.3 7.pdf
            2.4.2.4 8.pdf"""
        ),
    ),
    Odd(
        label="a title split over two rows",
        write=book(
            [
                _NAME,
                ["Показатель", "Ссылка"],
                ["Соответствие муниципальных целей", f"{L}/2.pdf"],
                ["целям региональной системы методической работы", "стр. 4"],
                ["Обоснование заявленной цели (целей) муниципалитета", f"{L}/3.pdf"],
            ]
        ),
        facts=told("2.4.1.2 2.pdf 4\n2.4.1.3 3.pdf"),
    ),
    Odd(
        label="notes below the table",
        write=book(
            [
                _NAME,
                _HEAD,
                ["2.4.1.1", _GOAL, f"{L}/1.pdf", "5"],
                [],
                ["* Примечание: все документы размещены на сайте управления http://uo.example.ru"],
                ["Исполнитель: Иванова И. И., тел. 8 (39150) 2-15-30, uo@example.ru"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 5"),
        unmatched=1,
    ),
    Odd(
        label="sheets of municipalities under short names, the whole ones within",
        write=book(
            [_NAME, _HEAD, ["2.4.1.1", _GOAL, f"{L}/1.pdf", 2]],
            [[f"Муниципальное образование: {POL}"], _HEAD, ["2.4.1.1", _GOAL, f"{L}/2.pdf", 3]],
            names=["Зареч", "Полян"],
        ),
        facts=told(f"2.4.1.1 1.pdf 2\n@{POL}\n2.4.1.1 2.pdf 3"),
    ),
    Odd(
        label="a heading in two rows",
        write=book(
            [
                _NAME,
                ["№", "Позиция", "Самооценка", "Подтверждение", None],
                [None, None, "балл", "ссылка", "страницы"],
                ["2.4.1.1", _GOAL, 1, f"{L}/1.pdf", "5-6"],
                ["2.4.1.2", "", 1, f"{L}/2.pdf", 7],
            ],
            after=_merged("A2:A3", "B2:B3", "D2:E2"),
        ),
        facts=told("2.4.1.1 1.pdf 5,6\n2.4.1.2 2.pdf 7"),
    ),
    Odd(
        label="English headings",
        write=book(
            [
                ["Municipality:", ZAR],
                ["Code", "Indicator", "Max", "Evidence (URL)", "Pages", "Comment"],
                ["2.4.1.1", _GOAL, 1, f"{L}/1.pdf", "pp. 3-4", "ok"],
                ["2.4.1.2", "", 1, f"{L}/2.pdf", "p. 7", ""],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3,4\n2.4.1.2 2.pdf 7"),
    ),
    Odd(
        label="two halves side by side",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка", "Стр.", None, "Код", "Ссылка", "Стр."],
                ["2.4.1.1", f"{L}/1.pdf", 3, None, "2.4.3.1", f"{L}/5.pdf", 7],
                ["2.4.1.2", f"{L}/2.pdf", 4, None, "2.4.3.2", f"{L}/6.pdf", 8],
                ["2.4.1.3", f"{L}/3.pdf", 5, None, None, None, None],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf 4\n2.4.1.3 3.pdf 5\n2.4.3.1 5.pdf 7\n2.4.3.2 6.pdf 8"),
    ),
    Odd(
        label="two halves side by side, by titles",
        write=book(
            [
                _NAME,
                ["Показатель", "Ссылка", "Показатель", "Ссылка"],
                [_GOAL, f"{L}/1.pdf, стр. 3", "Мониторинг иных показателей по направлению", f"{L}/5.pdf"],
                [
                    "Обоснование заявленной цели (целей) муниципалитета",
                    f"{L}/2.pdf",
                    "Анализ результатов мониторинга иных показателей",
                    f"{L}/6.pdf, с. 9",
                ],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.3.4 5.pdf\n2.4.1.3 2.pdf\n2.4.4.4 6.pdf 9"),
    ),
    Odd(
        label="a link in a comment, one behind the title, one behind the code",
        write=book(
            [
                _NAME,
                ["Код", "Позиция", "Документ"],
                ["2.4.1.1", _GOAL, "Программа"],
                ["2.4.1.2", "", "Положение, стр. 4"],
            ],
            after=lambda made: (
                _noted("C3", f"Петрова:\n{L}/1.pdf стр. 2")(made),  # type: ignore[operator]
                _linked("C4", f"{L}/2.pdf")(made),  # type: ignore[operator]
            ),
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 2.pdf 4"),
    ),
)
