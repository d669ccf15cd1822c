"""Odd lists with separators and odd pages of HTML."""

from collections.abc import Callable
from pathlib import Path

from tests.submissions.odd import POL, ZAR, L, Odd, told

_GOAL = "Наличие муниципальных целей методической работы"
_GROUNDS = "Обоснование заявленной цели (целей) муниципалитета"


def _text(words: str, file: str = "form.csv", encoding: str = "utf-8") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / file).write_bytes(words.encode(encoding))
        return folder / file

    return write


_WAFFLE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    "<style>.ritz .waffle a {{color:inherit}}"
    '</style></head><body><div class="ritz grid-container" dir="ltr"><table class="waffle" cellspacing="0"><thead><tr>'
    '<th class="row-header freezebar-origin-ltr"></th><th id="0C0" class="column-headers-background">A</th>'
    '<th id="0C1" class="column-headers-background">B</th>'
    '<th id="0C2" class="column-headers-background">C</th></tr></thead>'
    "<tbody>{}</tbody></table></div></body></html>"
)
_FREEZE = (
    '<tr><th style="height:3px" class="freezebar-cell freezebar-horizontal-handle"></th>'
    '<td class="freezebar-cell"></td><td class="freezebar-cell"></td><td class="freezebar-cell"></td></tr>'
)


def _waffle(*rows: tuple[str, str, str]) -> str:
    made = []
    for number, (one, two, three) in enumerate(rows, 1):
        head = f'<th id="0R{number}" class="row-headers-background"><div class="row-header-wrapper">{number}</div></th>'
        cells = (
            f'<td class="s0" dir="ltr">{one}</td><td class="s1 softmerge"><div class="softmerge-inner">{two}</div></td>'
        )
        made.append(f'<tr style="height:20px">{head}{cells}<td class="s2">{three}</td></tr>')
    return _WAFFLE.format(made[0] + made[1] + _FREEZE + "".join(made[2:]))


_WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    '<head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"><!--[if gte mso 9]><xml>'
    "<w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=RU><div class=WordSection1>"
    f"<p class=MsoNormal>Муниципальное образование: {ZAR}<o:p></o:p></p><table class=MsoTableGrid><tr><td>"
    "<p>Код</p></td><td><p>Ссылка</p></td></tr><tr><td><p class=MsoNormal>2.4.1.1<o:p></o:p></p></td><td>"
    f'<p class=MsoNormal><a href="{L}/1.pdf"><span\n lang=EN-US>'
    f"edu.<span class=SpellE>example</span>.ru/1.pdf</span></a>,\n"
    "стр. 4<o:p></o:p></p></td></tr></table></div></body></html>"
)

ODD: tuple[Odd, ...] = (
    Odd(
        label="a list of LibreOffice with semicolons, line breaks in quotes, empty columns after",
        write=_text(
            f"Муниципалитет: {ZAR};;;;\r\nКод;Позиция;Ссылка;Стр.;\r\n"
            f'2.4.1.1;"{_GOAL}";"Программа\n{L}/1.pdf";"3; 5";\r\n'
            f'2.4.1.2;"";"{L}/2.pdf;\n{L}/3.pdf";;\r\n;;;;\r\n'
        ),
        facts=told("2.4.1.1 1.pdf 3,5\n2.4.1.2 2.pdf\n2.4.1.2 3.pdf"),
    ),
    Odd(
        label="a list that names its separator, in the letters of Windows",
        write=_text(f"sep=;\r\nКод;Ссылка\r\n2.4.1.1;{L}/1.pdf стр. 3\r\n", f"{ZAR}.csv", "cp1251"),
        facts=told("2.4.1.1 1.pdf 3"),
    ),
    Odd(
        label="a flat list in English with tabs",
        write=_text(
            f"municipality\tposition\turl\tpages\n{ZAR}\t2.4.1.1\t{L}/1.pdf\t3-4\n{POL}\t2.4.1.1\t{L}/2.pdf\t\n",
            "form.tsv",
        ),
        facts=told(f"2.4.1.1 1.pdf 3,4\n@{POL}\n2.4.1.1 2.pdf"),
    ),
    Odd(
        label="answers of an online form, a grid of questions",
        write=_text(
            '"Отметка времени","Название муниципалитета",'
            '"Ссылки на документы [2.4.1.1]","Ссылки на документы [2.4.1.2]"\n'
            f'"2021/02/01 10:11:12 AM GMT+7","{ZAR}","{L}/1.pdf, стр. 2","{L}/2.pdf"\n'
            f'"2021/02/02 1:11:12 PM GMT+7","{POL}","{L}/3.pdf","нет"\n'
        ),
        facts=told(f"2.4.1.1 1.pdf 2\n2.4.1.2 2.pdf\n@{POL}\n2.4.1.1 3.pdf"),
    ),
    Odd(
        label="a row of a list with one field too many",
        write=_text(
            f"Код,Ссылка,Стр.\n2.4.1.1,{L}/1.pdf,3\n2.4.1.2,{L}/2.pdf,4,\n2.4.1.3,{L}/3.pdf,5,6\n", f"{ZAR}.csv"
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf 4\n2.4.1.3 3.pdf 5"),
        unmatched=0,
    ),
    Odd(
        label="a page of Google Tables, its own redirects before the links",
        write=_text(
            _waffle(
                (f"Муниципалитет: {ZAR}", "", ""),
                ("Код", "Позиция", "Ссылка"),
                (
                    "2.4.1.1",
                    _GOAL,
                    '<a target="_blank" href="https://www.google.com/url?q=http://edu.example.ru/1.pdf&amp;sa=D&amp;source='
                    f'editors&amp;ust=161&amp;usg=AOv">{L}/1.pdf</a>, стр. 3',
                ),
                ("2.4.1.3", _GROUNDS, f'<a href="{L}/2.pdf">Концепция</a>'),
            ),
            "Лист1.html",
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.3 2.pdf"),
    ),
    Odd(
        label="a page saved by Word, in the letters of Windows",
        write=_text(_WORD, "form.htm", "cp1251"),
        facts=told("2.4.1.1 1.pdf 4"),
    ),
    Odd(
        label="a page with a menu of links around the table",
        write=_text(
            f"<html><body><ul><li><a href='/news'>Новости</a></li><li><a href='/docs'>Документы</a></li></ul>"
            f"<h1>{ZAR}</h1>"
            f"<table><tr><th>Код</th><th>Ссылка</th></tr><tr>"
            f"<td>2.4.1.1</td><td><a href='{L}/1.pdf'>Программа</a> с. 5</td>"
            "</tr></table><footer><a href='https://vk.com/x'>Мы ВКонтакте</a></footer></body></html>",
            "form.html",
        ),
        facts=told("2.4.1.1 1.pdf 5"),
        unmatched=1,
    ),
    Odd(
        label="a list without a head",
        write=_text(f"2.4.1.1;{L}/1.pdf;3\r\n2.4.1.2;{L}/2.pdf;\r\n", f"{ZAR}.csv"),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf"),
    ),
    Odd(
        label="a list with bars of Markdown",
        write=_text(
            f"| Код | Ссылка | Стр. |\n|---|---|---|\n| 2.4.1.1 | {L}/1.pdf | 3 |\n| 2.4.1.2 | {L}/2.pdf | 4 |\n",
            f"{ZAR}.txt",
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf 4"),
    ),
    Odd(
        label="lines of a plain text",
        write=_text(
            f"Муниципальное образование: {ZAR}\n\n2.4.1.1 – {L}/1.pdf, стр. 3\n2.4.1.2 – {L}/2.pdf\n", "form.txt"
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.2 2.pdf"),
    ),
)
