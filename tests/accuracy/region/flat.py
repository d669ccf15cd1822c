"""Two municipalities of a flat CSV: Усть-Камышинский and Малосопкинский."""

from tests.accuracy.region import flat_texts as texts
from tests.accuracy.region import svetlog_texts
from tests.accuracy.region.make import Link, Region


def kamysh(region: Region) -> None:
    t = region.town("Усть-Камышинский район", "127.0.4.16", "МКУ «Методический центр» Усть-Камышинского района")
    p = t.pdf("/sites/default/files/koncepciya.pdf", texts.CONCEPT_U)
    t.fine("2.4.1.1", p.url, "", p.at("G"), "концепция, страница верна")
    t.fine("2.4.1.2", p.url, "", p.at("S"), "концепция, страница верна")
    t.bad("2.4.1.3", "page-off-topic", "на странице список литературы", p.url, "", p.at("LIT"))
    t.bad("2.4.1.4", "page-out-of-range", f"в концепции {p.at('last')} стр.", p.url, "", "25-26")
    r = t.docx("/docs/reg.docx", texts.REGULATION_U)
    for n, mark in (("1", "A"), ("2", "B"), ("3", "C")):
        t.fine(f"2.4.2.{n}", r.url, "", r.at(mark), "положение — приложение к постановлению")
    moved = t.answer("/old/metody", status=301, headers={"Location": t.url("/docs/metody")})
    t.page("/docs/metody", texts.METHODS_U, "Порядок сбора данных", "main")
    t.put("2.4.2.6", Link(moved))
    t.must("2.4.2.6", "redirected-link", "страница переехала", moved)
    t.fine("2.4.3.1", t.page("/forms/d/e/1/viewform", texts.FORM_U, "Форма", "divs"), why="пустая форма")
    schools = t.page("/svod-2020", texts.SCHOOLS_U, "Свод", "main")
    t.bad("2.4.3.2", "institution-data", "таблица по школам открыта", schools, alt=["personal-data"])
    login = t.answer("/lk/forma", LOGIN.encode())
    t.bad("2.4.3.3", "access-restricted", "страница входа", login)
    a = t.docx("/docs/analiz.docx", texts.NOTE_U)
    t.fine("2.4.4.1", a.url, "", f"стр. {a.at('M')}", "записка, страница верна")
    t.fine("2.4.4.2", a.url, "", f"стр. {a.at('N')}", "записка, страница верна")
    query = "/get/rek.docx?X-Amz-Date=20210120T101500Z&X-Amz-Expires=3600&X-Amz-Signature=9f3ac01b77de4420"
    signed = t.docx(query, texts.PRACTICE_U).url
    t.bad("2.4.4.5", "temporary-link", "подписанный адрес живёт час", signed)
    three = [t.docx(f"/docs/m{n}.docx", text).url for n, text in enumerate(texts.THREE, 1)]
    t.put("2.4.5.3", *map(Link, three))
    t.must("2.4.5.3", "ambiguous-evidence", "три разных документа, ни один не назван")
    t.fine("2.4.5.8", t.docx("/docs/p-419.docx", texts.DECISION_U).url, why="решение по анализу")
    t.fine("2.4.6.1", t.page("/docs/itogi-3-let", texts.EFFECT_U, "Анализ", "table"), why="анализ за три года")
    t.rest_empty()


LOGIN = """<html><head><meta charset="utf-8"><title>Авторизация</title></head><body><h1>Вход в личный кабинет</h1>
<form action="/login" method="post"><input name="login"><input type="password" name="password"><button>Войти</button>
</form><p>Для просмотра страницы необходимо авторизоваться.</p></body></html>"""


def sopka(region: Region) -> None:
    t = region.town("Малосопкинский район", "127.0.4.17", "Отдел образования Малосопкинского района")
    c = t.docx("/koncepciya.docx", _copied(svetlog_texts.CONCEPT))
    for code, mark in (("2.4.1.1", "GOALS"), ("2.4.1.3", "WHY")):
        t.bad(
            code,
            "copied-document",
            "концепция Светлогорьевска с заменой названий",
            c.url,
            "",
            c.at(mark),
            group="sopka",
        )
    one = t.docx("/a/polozhenie.docx", texts.REGULATION_S).url
    two = t.docx("/b/polozhenie_monitoring.docx", texts.REGULATION_S).url
    body = region.answers["127.0.4.17", "/a/polozhenie.docx"].body
    region.answers["127.0.4.17", "/b/polozhenie_monitoring.docx"].body = body
    for code, url in (("2.4.2.1", one), ("2.4.2.2", two)):
        t.bad(code, "duplicate-document", "один файл по двум адресам", url, group="sopka-d", alt=["duplicate-link"])
    note = t.docx("/spravka.docx", texts.NOTE_S).url
    for n in "123":
        t.bad(f"2.4.4.{n}", "duplicate-link", "одна ссылка без страниц", note, group="sopka-n")
    leisure = t.docx("/programma_otdyh.docx", texts.LEISURE).url
    t.bad("2.4.5.2", "off-topic-document", "программа отдыха детей", leisure, alt=["wrong-document-kind"])
    t.fine("2.4.5.5", t.docx("/p-oge.docx", texts.OGE_S).url, why="приказ по результатам ОГЭ")
    buses = t.page("/p-bus", texts.BUSES, "Приказ", "main")
    t.bad(
        "2.4.5.6", "off-topic-document", "приказ о подвозе детей", buses, alt=["missing-content", "wrong-document-kind"]
    )
    t.fine("2.4.5.8", t.page("/p-45", texts.DECISION_S, "Приказ № 45", "divs"), why="решение по анализу")
    t.rest_empty()


def _copied(text: str) -> str:
    for old, new in (
        ("города Светлогорьевска", "Малосопкинского района"),
        ("Светлогорьевск, 2020", "с. Малая Сопка, 2020"),
        ("Департамент образования администрации", "Отдел образования администрации"),
        ("департамента", "отдела"),
        ("коллегии", "совета"),
        ("администрации города,", "администрации района,"),
        ("«Городской методический центр»", "«Районный методический центр»"),
        ("протокол № 3 от 26.02.2020", "протокол № 6 от 21.12.2020"),
        ("Городской методический центр", "Районный методический центр"),
        ("городской методический центр", "районный методический центр"),
        ("городским методическим центром", "районным методическим центром"),
    ):
        text = text.replace(old, new)
    return text


def make(region: Region) -> None:
    kamysh(region)
    sopka(region)
