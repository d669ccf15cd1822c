"""Text files and web pages as programs and clerks export them."""

from pathlib import Path

from tests.submissions.clerks.kit import case, t


@case(
    "google_form.csv",
    """Ужурский район
2.4.1.1 https://disk.yandex.ru/d/abc | 3
2.4.1.2 https://disk.yandex.ru/d/abc | 5
2.4.1.2 https://uzhur.ru/2.pdf
Боготольский район
2.4.1.1 https://bogotol-r.ru/1.pdf
""",
)
def _(path: Path) -> None:
    path.write_text(
        f'"Отметка времени","Адрес электронной почты","Муниципалитет","{t("1.1")}","{t("1.2")}"\n'
        '"2021/02/11 9:15:04 AM GMT+7","a@uzhur.ru","Ужурский район","https://disk.yandex.ru/d/abc '
        'стр. 3","https://disk.yandex.ru/d/abc стр. 5\nhttps://uzhur.ru/2.pdf"\n'
        '"2021/02/12 1:15:04 PM GMT+7","b@bog.ru","Боготольский район","https://bogotol-r.ru/1.pdf","нет"\n',
        encoding="utf-8",
    )


@case(
    "ansi.csv",
    """Иланский район
2.4.1.1 https://ilan.ru/1.pdf | 2
2.4.1.2 https://ilan.ru/2.pdf | 3
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        (
            "Муниципалитет;Иланский район;;\r\n;;;\r\nКод;Позиция;Ссылка;Примечание\r\n"
            f'2.4.1.1;{t("1.1")};"https://ilan.ru/1.pdf;\r\nстр. 2";"строка; с точкой"\r\n'
            f'2.4.1.2;"{t("1.2")}";https://ilan.ru/2.pdf (с. 3);\r\n'
        ).encode("cp1251")
    )


@case(
    "unicode.txt",
    """Рыбинский район
2.4.1.1 https://rybray.ru/1.pdf | 2
2.4.1.2 https://rybray.ru/2.pdf
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        (
            f"Рыбинский "
            f"район\r\nКод\tПозиция\tСсылка\tСтр.\r\n2.4.1.1\t{t('1.1')}\thttps://rybray.ru/1.pdf\t2\r\n2.4.1.2\t{t('1.2')}\thttps://rybray.ru/2.pdf\t\r\n"
        ).encode("utf-16")
    )


@case(
    "koi8.csv",
    """Абанский район
2.4.1.1 https://aban.ru/1.pdf | 4
2.4.5.8 https://aban.ru/5.pdf
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        f"Абанский район,,\nКод,Позиция,Ссылка\n2.4.1.1,{t('1.1')},"
        f"https://aban.ru/1.pdf стр.4\n2.4.5.8,{t('5.8')},https://aban.ru/5.pdf\n".encode("koi8-r")
    )


@case(
    "sep.csv",
    """Ачинский район
2.4.1.1 https://achray.ru/1.pdf | 4
""",
)
def _(path: Path) -> None:
    path.write_text(
        f"sep=;\nАчинский район\nКод;Позиция;Ссылка;Стр.\n2.4.1.1;{t('1.1')};https://achray.ru/1.pdf;4\n",
        encoding="utf-8-sig",
    )


@case(
    "flat.csv",
    """Канский район
2.4.1.1 https://k.ru/1.pdf | 1-2
2.4.1.1 https://k.ru/2.pdf
Канск
2.4.6.1 https://c.ru/6.pdf | 3,5
""",
)
def _(path: Path) -> None:
    path.write_text(
        "municipality,position,url,pages\nКанский район,2.4.1.1,https://k.ru/1.pdf,1-2\nКанский "
        'район,2.4.1.1,https://k.ru/2.pdf,\nКанск,2.4.6.1,https://c.ru/6.pdf,"3,5"\n',
        encoding="utf-8",
    )


@case(
    "flat_titles.tsv",
    """Пировский район
2.4.1.1 https://pi.ru/1.pdf | 7
2.4.2.7 https://pi.ru/2.pdf
""",
)
def _(path: Path) -> None:
    path.write_text(
        f"Район\tПоказатель\tСсылка\tСтраница\nПировский "
        f"район\t{t('1.1')}\thttps://pi.ru/1.pdf\t7\nПировский район\t{t('2.7')}\thttps://pi.ru/2.pdf\t\n",
        encoding="utf-8",
    )


@case(
    "utf16be.csv",
    """Тасеевский район
2.4.1.1 https://tase.ru/1.pdf
2.4.1.2 https://tase.ru/1.pdf | 8
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        b"\xfe\xff"
        + f"Тасеевский район;;\nКод;Позиция;Ссылка\n2.4.1.1;{t('1.1')};"
        f"https://tase.ru/1.pdf\n2.4.1.2;{t('1.2')};то же, стр. 8\n".encode("utf-16-be")
    )


@case(
    "saved_by_word.htm",
    """Ермаковский район
2.4.1.1 https://ermak.ru/1.pdf | 3
2.4.1.1 https://ermak.ru/pr.pdf
2.4.1.2 https://ermak.ru/1.pdf | 4
2.4.3.1 https://ermak.ru/f.xlsx
""",
)
def _(path: Path) -> None:
    path.write_bytes(
        (
            "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta "
            "http-equiv=Content-Type content='text/html; charset=windows-1251'>"
            "<!--[if gte mso 9]><xml><o:x>https://ermak.ru/no.pdf</o:x></xml>"
            "<![endif]--><style>p.MsoNormal{margin:0}</style></head><body lang=RU>"
            "<p class=MsoNormal>Ермаковский<o:p></o:p> район</p><table class=MsoTableGrid><tr><td "
            "rowspan=2>Позиция</td><td colspan=2>Подтверждение</td></tr><tr><td>Ссылка</td><td>Стр.</td></tr>"
            f"<tr><td><p class=MsoNormal>2.4.1.1 {t('1.1')}</p></td><td><p><a href='https://ermak.ru/1.pdf'>"
            f"<span>Концеп</span>ция</a></p></td><td><p>3<o:p></o:p></p></td></tr>"
            f"<tr><td>2.4.1.1 {t('1.1')}</td><td>https://ermak.ru/pr.pdf</td><td>&nbsp;</td></tr>"
            f"<tr><td>2.4.1.2 {t('1.2')}</td><td><a href='https://ermak.ru/1.pdf'>там же</a></td><td>4</td></tr>"
            "<tr><td colspan=3><b>Мониторинг</b></td></tr>"
            "<tr><td>по осуществлению методической поддержки педагогов</td><td>"
            "https://ermak.ru/<wbr>f.xlsx</td><td></td></tr></table></body></html>"
        ).encode("cp1251")
    )


@case(
    "google_sheet.html",
    """Кежемский район
2.4.1.1 https://kezh.ru/1.pdf | 2
2.4.1.2 https://kezh.ru/2.pdf
""",
)
def _(path: Path) -> None:
    link = (
        '<a target="_blank" href="https://www.google.com/url?q={0}&amp;'
        'sa=D&amp;source=editors&amp;ust=1613&amp;usg=AOv">{0}</a>'
    )
    path.write_text(
        '<html><head><meta charset="utf-8"></head><body><div class="ritz grid-container"><table class="waffle">'
        '<thead><tr><th class="row-header"></th><th>A</th><th>B</th><th>C</th></tr></thead><tbody>'
        '<tr><th class="row-headers-background"><div>1</div></th><td colspan="3">Кежемский район</td></tr>'
        "<tr><th><div>2</div></th><td>Код</td><td>Позиция</td><td>Ссылка</td></tr>"
        f"<tr><th><div>3</div></th><td>2.4.1.1</td><td>{t('1.1')}</td>"
        f"<td>{link.format('https://kezh.ru/1.pdf')}, с. 2</td></tr>"
        f"<tr><th><div>4</div></th><td>2.4.1.2</td><td>{t('1.2')}</td><td>"
        f"{link.format('https://kezh.ru/2.pdf')}</td></tr></tbody></table></div></body></html>",
        encoding="utf-8",
    )


@case(
    "page_of_a_site.html",
    """Бирилюсский район
2.4.1.1 https://biril.ru/1.pdf | 3
2.4.1.2 https://biril.ru/2.pdf
""",
)
def _(path: Path) -> None:
    path.write_text(
        "<!doctype html><meta charset=utf-8><title>ММУКО — Бирилюсский район</title><nav><a "
        'href="https://biril.ru/">Главная</a> <a href="https://biril.ru/docs">Документы</a></nav>'
        '<table width=100%><tr><td valign=top><a href="https://biril.ru/news">Новости'
        "</a></td><td><h1>Бирилюсский район</h1><table><tr><th>Код<th>Позиция<th>Документ"
        f"<tr><td>2.4.1.1<td>{t('1.1')}<td><a href='https://biril.ru/1.pdf'>Концепция</a><br>стр. 3<tr><td>"
        f"2.4.1.2<td>{t('1.2')}<td><a href='https://biril.ru/2.pdf' title='Скачать'>Скачать (1,2 Мб)</a></table>"
        '</td></tr></table><footer><a href="https://vk.com/biril">ВК</a></footer>',
        encoding="utf-8",
    )


@case(
    "list.html",
    """Каратузский район
2.4.1.1 https://kart.ru/1.pdf | 6
2.4.1.2 https://kart.ru/2.pdf
""",
)
def _(path: Path) -> None:
    path.write_text(
        f"<html><meta charset=utf-8><h2>Каратузский район</h2><ol><li>2.4.1.1 {t('1.1')} <a href=https://kart.ru/1.pdf>"
        f"программа</a> (стр. 6)<li>2.4.1.2 {t('1.2')} <a href=https://kart.ru/2.pdf>документ</a></ol>",
        encoding="utf-8",
    )


@case(
    "hidden_rows.html",
    """Саянский район
2.4.1.1 https://say.ru/1.pdf | 3
2.4.1.2 https://say.ru/2.pdf
2.4.1.3 https://say.ru/3.pdf | 4-5
""",
)
def _(path: Path) -> None:
    path.write_text(
        "<html><meta charset=utf-8><table><caption>Саянский район</caption><thead>"
        "<tr><th>Код</th><th>Позиция</th><th>Ссылка</th></tr></thead><tbody>"
        f"<tr><td>2.4.1.1</td><td>{t('1.1')}</td><td>https://say.ru/1.pdf<br/>стр. 3</td></tr>"
        f"<tr style='display:none'><td>2.4.1.2</td><td>{t('1.2')}</td><td>https://say.ru/2.pdf</td></tr>"
        f"<tr><td>2.4.1.3</td><td>{t('1.3')}</td><td><ul><li><a href='https://say.ru/3.pdf'>"
        f"Справка</a>, с. 4&ndash;5</li></ul></td></tr></tbody></table>",
        encoding="utf-8",
    )


@case(
    "one_cell_a_block.csv",
    """Мотыгинский район
2.4.1.1 https://moty.ru/1.pdf | 2
2.4.1.2 https://moty.ru/1.pdf | 3
2.4.1.3 https://moty.ru/3.pdf
""",
)
def _(path: Path) -> None:
    path.write_text(
        f'Мотыгинский район;\nБлок;Ссылки\nЦели;"2.4.1.1 {t("1.1")}: https://moty.ru/1.pdf, стр. '
        f'2\n2.4.1.2 {t("1.2")}: https://moty.ru/1.pdf, стр. 3\n2.4.1.3: https://moty.ru/3.pdf"\n',
        encoding="utf-8-sig",
    )


@case(
    "Лесосибирск/form.csv",
    """Лесосибирск
2.4.1.1 https://les.ru/1.pdf | 9
""",
)
def _(path: Path) -> None:
    path.write_text(f"Код;Позиция;Ссылка\n2.4.1.1;{t('1.1')};https://les.ru/1.pdf p. 9\n", encoding="cp1251")
