"""Three municipalities of one matrix: Кедровоборский, Таловоозёрский, Нижнеполянский."""

from tests.accuracy.region import matrix_texts as texts
from tests.accuracy.region import poljan_texts
from tests.accuracy.region.make import Region


def kedrov(region: Region) -> None:
    t = region.town("Кедровоборский район", "127.0.4.13", "Отдел образования Кедровоборского района")
    t.bad("2.4.1.1", "stale-document", "концепция 2016 года", t.docx("/d/1.docx", texts.OLD_CONCEPT).url, "Концепция")
    t.bad("2.4.1.2", "regional-document", "краевая концепция", t.docx("/d/kray.docx", texts.REGIONAL).url, "Концепция")
    school = t.page("/d/shkola2", texts.SCHOOL_PROGRAM, "Программа", "table")
    t.bad("2.4.1.3", "school-document", "программа школы", school, "Программа методической работы")
    t.bad("2.4.1.4", "wrong-document-kind", "циклограмма", t.docx("/d/cikl.docx", texts.CYCLOGRAM).url, "Циклограмма")
    bare = t.docx("/d/polozhenie.docx", texts.BARE_REGULATION).url
    t.bad("2.4.2.1", "unapproved-document", "положение без грифа и приказа", bare, "Положение")
    other = t.docx("/d/monitoring.docx", texts.OTHERS_REGULATION).url
    t.bad("2.4.2.2", "other-municipality", "положение Синегорского района", other, "Положение")
    school = t.docx("/d/gimnazia.docx", texts.SCHOOL_REGULATION).url
    t.bad("2.4.2.6", "school-document", "положение гимназии", school, "Положение")
    t.fine("2.4.3.1", t.docx("/d/forma.docx", texts.FORM_K).url, "Форма", "", "пустая форма")
    t.fine("2.4.4.1", t.page("/d/spravka-mp", texts.NOTE_K, "Справка", "divs"), "Справка", "", "справка")
    t.fine("2.4.5.3", t.docx("/d/p77.docx", texts.ORDER_K).url, "Приказ № 77", "", "приказ")
    announced = t.page("/news/seminar", texts.ANNOUNCEMENT, "Семинар", "main")
    t.bad("2.4.5.4", "wrong-document-kind", "объявление о семинаре", announced, "Семинар РМО")
    t.fine("2.4.5.8", t.page("/d/p64", texts.DECISION_K, "Приказ", "main"), "Приказ № 64", "", "решение по анализу")
    t.rest_empty()


def talov(region: Region) -> None:
    t = region.town("Таловоозёрский муниципальный округ", "127.0.4.14", "Управление образования Таловоозёрского округа")
    p = t.pdf("/programma.pdf", texts.PROGRAM_T)
    for code in ("2.4.1.1", "2.4.1.2", "2.4.1.3"):
        why = "одна ссылка в трёх клетках без страниц"
        t.bad(code, "duplicate-link", why, p.url, "Программа", group="talov", alt=["missing-page-reference"])
    t.bad("2.4.1.4", "page-out-of-range", f"в программе {p.at('last')} стр.", p.url, "Программа", "стр. 48")
    blank = t.docx("/polozhenie_1.docx", texts.BLANK_STAMP).url
    t.bad("2.4.2.1", "incomplete-approval", "в грифе пустые дата и номер", blank, "Положение")
    draft = t.page("/obsuzhdenie", texts.DRAFT_REGULATION, "Проект положения", "divs")
    t.bad("2.4.2.2", "draft-document", "проект положения", draft, "Положение о наставничестве")
    t.fine(
        "2.4.2.3",
        t.docx("/polozhenie_3.docx", texts.REGULATION_T).url,
        "Положение",
        "",
        "положение утверждено приказом",
    )
    note = t.pdf("/analiz.pdf", texts.NOTE_T)
    t.bad("2.4.4.1", "missing-page-reference", "в справке много страниц, страница не указана", note.url, "Анализ")
    t.bad(
        "2.4.4.3", "page-off-topic", "на странице таблица о детских садах", note.url, "Анализ", f"стр. {note.at('OFF')}"
    )
    t.fine("2.4.4.5", t.docx("/rek.docx", texts.PRACTICE_T).url, "Рекомендации", "", "адресаты в названии")
    t.fine("2.4.5.3", t.docx("/p301.docx", texts.ORDER_T).url, "Приказ № 301", "", "приказ")
    t.fine("2.4.5.5", t.page("/docs/p315", texts.VPR_T, "Приказ", "table"), "Приказ № 315", "", "приказ")
    t.put("2.4.5.7", "Приказ от 05.10.2020 № 309 «О методических днях»")
    t.must("2.4.5.7", "no-link", "приказ назван без ссылки")
    t.rest_empty()


def poljan(region: Region) -> None:
    t = region.town("Нижнеполянский район", "127.0.4.15", "Нижнеполянский РОО")
    p = t.docx("/files/programma.docx", poljan_texts.PROGRAM_P)
    for code, mark in (("2.4.1.1", "G"), ("2.4.1.3", "W"), ("2.4.1.4", "R")):
        t.fine(code, p.url, "Программа", f"стр.{p.at(mark)}", "программа принята методическим советом")
    federal = t.docx("/files/fed.docx", poljan_texts.FEDERAL).url
    t.bad(
        "2.4.1.2",
        "regional-document",
        "федеральные рекомендации",
        federal,
        "Целевая модель",
        alt=["wrong-document-kind"],
    )
    repealed = t.page("/npa/55", poljan_texts.REPEALED, "Положение о мониторинге", "divs")
    t.bad("2.4.2.1", "repealed-document", "положение утратило силу", repealed, "Положение")
    t.bad(
        "2.4.2.2",
        "stale-document",
        "положение 2015 года",
        t.docx("/files/nast.docx", poljan_texts.OLD_MENTORS).url,
        "Положение",
    )
    rows = [
        ["Показатель методической поддержки", "Значение на 01.06"],
        ["Проведено консультаций", None],
        ["Маршрутов", None],
    ]
    t.fine("2.4.3.1", t.xlsx("/files/f1.xlsx", Лист1=rows), "Форма", "", "пустая форма")
    people = t.docx("/files/molodye.docx", poljan_texts.PEOPLE).url
    t.bad("2.4.3.2", "personal-data", "даты рождения и адреса молодых педагогов", people, "Список")
    t.bad(
        "2.4.4.1",
        "wrong-document-kind",
        "план вместо анализа",
        t.docx("/files/plan.docx", poljan_texts.PLAN_P).url,
        "План РМК",
    )
    undated = t.docx("/files/nast_spravka.docx", poljan_texts.UNDATED_NOTE).url
    t.bad("2.4.4.2", "undated-document", "справка без даты и периода", undated, "Справка")
    advice = t.page("/files/sovety", poljan_texts.NO_AUDIENCE, "Рекомендации", "main")
    t.bad(
        "2.4.4.6",
        "missing-content",
        "не названо, кому рекомендации",
        advice,
        "Рекомендации",
        alt=["wrong-document-kind"],
    )
    council = t.docx("/files/sostav.docx", poljan_texts.COUNCIL).url
    t.bad(
        "2.4.5.1",
        "wrong-document-kind",
        "состав совета вместо мер",
        council,
        "Состав совета",
        alt=["unapproved-document"],
    )
    old = t.docx("/files/p120.docx", poljan_texts.OLD_ORDER).url
    t.bad("2.4.5.3", "expired-document", "приказ на 2018–2019 учебный год", old, "Приказ", alt=["stale-document"])
    t.fine("2.4.5.8", t.docx("/files/p92.docx", poljan_texts.DECISION_P).url, "Приказ № 92", "", "решение по анализу")
    t.rest_empty()


def make(region: Region) -> None:
    for one in (kedrov, talov, poljan):
        one(region)
