"""More odd workbooks, written after the reader had been mended for the first ones: they measured what it had learnt."""

from tests.submissions.odd import POL, ZAR, L, Odd, Row, book, told

_NAME: Row = [f"Муниципальное образование: {ZAR}"]
_GOAL = "Наличие муниципальных целей методической работы"

ODD: tuple[Odd, ...] = (
    Odd(
        label="blocks as headings, lines as the federal table words them",
        write=book(
            [
                _NAME,
                ["Позиции", "Ссылки"],
                ["Цели", None],
                ["– наличие", f"{L}/1.pdf"],
                ["– обоснование", f"{L}/3.pdf, с. 4"],
                ["Мониторинг", None],
                ["– по сетевым формам взаимодействия", f"{L}/4.pdf"],
                ["Анализ, адресные рекомендации", None],
                ["– адресные рекомендации", f"{L}/5.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf\n2.4.1.3 3.pdf 4\n2.4.3.3 4.pdf\n2.4.4.6 5.pdf"),
    ),
    Odd(
        label="three halves side by side",
        write=book(
            [
                _NAME,
                ["№", "Ссылка", "№", "Ссылка", "№", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf", "2.4.2.1", f"{L}/3.pdf", "2.4.3.1", f"{L}/5.pdf с. 2"],
                ["2.4.1.2", f"{L}/2.pdf", "2.4.2.2", f"{L}/4.pdf", "2.4.3.2", f"{L}/6.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf\n2.4.1.2 2.pdf\n2.4.2.1 3.pdf\n2.4.2.2 4.pdf\n2.4.3.1 5.pdf 2\n2.4.3.2 6.pdf"),
    ),
    Odd(
        label="pages under another heading, before the link",
        write=book(
            [
                _NAME,
                ["Код", "Раздел, страница", "Документ", "Где размещён"],
                ["2.4.1.1", "раздел 2, с. 5", "Концепция", f"{L}/1.pdf"],
                ["2.4.1.2", "лист 3", "Программа", f"{L}/2.pdf"],
                ["2.4.1.3", "стр. 7 (абзац 2)", "Программа", f"{L}/2.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 5\n2.4.1.2 2.pdf\n2.4.1.3 2.pdf 7"),
        parts=frozenset({("2.4.1.1", "раздел 2"), ("2.4.1.2", "лист 3")}),
    ),
    Odd(
        label="cards with a line between, the title in its own field",
        write=book(
            [
                _NAME,
                ["Код позиции:", "2.4.1.1"],
                ["Позиция:", _GOAL],
                ["Ссылка на документ:", f"{L}/1.pdf"],
                ["Страница:", "4"],
                [None, None],
                ["Код позиции:", "2.4.1.2"],
                ["Позиция:", "Соответствие муниципальных целей целям региональной системы методической работы"],
                ["Ссылка на документ:", "нет"],
                ["Страница:", None],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 4"),
        empty=frozenset({"2.4.1.2"}),
    ),
    Odd(
        label="a file's name in Latin with a city",
        write=book([["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"]], file="g_Verhogorsk_2.4.xlsx"),
        facts=told("2.4.1.1 1.pdf", "г. Верхогорск"),
    ),
    Odd(
        label="ditto by quotes and by words",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                ["2.4.1.1", f"{L}/1.pdf"],
                ["2.4.1.2", "»"],
                ["2.4.1.3", "см. ссылку выше, стр. 3"],
                ["2.4.1.4", "смотри пункт 2.4.1.3"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf\n2.4.1.2 1.pdf\n2.4.1.3 1.pdf 3\n2.4.1.4 1.pdf 3"),
    ),
    Odd(
        label="a matrix by short titles, two districts",
        write=book(
            [
                [
                    "Муниципалитет",
                    "Обоснование целей",
                    "Инструментальность целей",
                    "Муниципальная программа развития методической службы",
                ],
                [ZAR, f"{L}/1.pdf", f"{L}/2.pdf стр. 4", f"{L}/3.pdf"],
                [POL, "-", f"{L}/4.pdf", f"{L}/5.pdf"],
            ]
        ),
        facts=told(f"2.4.1.3 1.pdf\n2.4.1.4 2.pdf 4\n2.4.5.2 3.pdf\n@{POL}\n2.4.1.4 4.pdf\n2.4.5.2 5.pdf"),
    ),
    Odd(
        label="a total row, a signature, a date and a stamp",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка", "Балл"],
                ["2.4.1.1", f"{L}/1.pdf", 1],
                ["Итого", "", 1],
                ["Начальник управления образования", "И. И. Иванова"],
                ["«___» __________ 2021 г.", "М.П."],
            ]
        ),
        facts=told("2.4.1.1 1.pdf"),
    ),
    Odd(
        label="the link in one row, its pages and its remark in the next two",
        write=book(
            [
                _NAME,
                ["Код", "Позиция", "Подтверждение"],
                ["2.4.1.1", _GOAL, f"{L}/1.pdf"],
                [None, None, "страницы 3, 5"],
                [None, None, "утверждена приказом № 5"],
                ["2.4.1.2", "", f"{L}/2.pdf"],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 3,5\n2.4.1.2 2.pdf"),
    ),
    Odd(
        label="regional numbering of its own beside the codes of the rubric",
        write=book(
            [
                _NAME,
                ["№ п/п", "Код показателя", "Наименование показателя", "Ссылка", "№ стр."],
                ["1.1", "2.4.1.1", _GOAL, f"{L}/1.pdf", "2"],
                ["1.2", "2.4.1.2", "", f"{L}/2.pdf", "2-3"],
                ["2.1", "2.4.2.1", "", f"{L}/3.pdf", ""],
            ]
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 2.pdf 2,3\n2.4.2.1 3.pdf"),
    ),
    Odd(
        label="several links of which one is a section, words between",
        write=book(
            [
                _NAME,
                ["Код", "Ссылка"],
                [
                    "2.4.1.1",
                    f"Раздел сайта {L}/docs/ , в нём Концепция ({L}/docs/k.pdf, стр. 3-4) и приказ ({L}/docs/p.pdf)",
                ],
            ]
        ),
        facts=told("2.4.1.1 docs/\n2.4.1.1 docs/k.pdf 3,4\n2.4.1.1 docs/p.pdf"),
    ),
)
