"""Верхнетаёжный район and Каменнобродский округ: papers whose looks mislead, in a turned matrix."""

from tests.accuracy.region import ford_texts
from tests.accuracy.region import hard_texts as texts
from tests.accuracy.region.make import Link, Region

CALENDAR = [(f"Новость {n}", f"/news/2020-09-0{n}-11{n}") for n in range(1, 8)]


def taiga(region: Region) -> None:
    t = region.town("Верхнетаёжный район", "127.0.4.21", "Центр развития образования")
    p = t.docx("/p/programma.docx", texts.PROGRAM)
    for code, mark in (("2.4.1.1", "G"), ("2.4.1.2", "S"), ("2.4.1.4", "R")):
        t.fine(code, p.url, "Программа", f"С.{p.at(mark)}", "приказ стоит в столбце рядом с «РАССМОТРЕНО»")
    t.fine("2.4.2.1", t.docx("/p/1.docx", texts.REG_1).url, "Положение", "", "приказ в именительном падеже")
    t.fine("2.4.2.2", t.docx("/p/2.docx", texts.REG_2).url, "Положение", "", "УТВЕРЖДАЮ с номером и датой приказа")
    a = t.docx("/p/3.docx", texts.ORDER_ANNEX)
    t.fine("2.4.2.3", a.url, "Положение", f"стр. {a.at('A')}", "приказ и положение в одном файле")
    dpo = t.docx("/p/dpo.docx", texts.DPO).url
    alt = ["page-off-topic", "missing-content"]
    t.bad("2.4.2.4", "off-topic-document", "положение о ДПО", dpo, "Положение о мониторинге", alt=alt)
    n = t.docx("/p/spravka.docx", texts.NOTE_CENTRE)
    t.fine("2.4.4.1", f"{n.url}#page={n.at('A')}", "Справка", "", "страница в адресе; МКОУ — методический центр")
    t.fine("2.4.4.2", f"{n.url}#page={n.at('B')}", "Справка", "", "страница в адресе; МКОУ — методический центр")
    t.fine("2.4.4.3", t.docx("/p/rmo.docx", texts.NETWORK).url, "Справка", "", "дата — месяц и год")
    t.fine(
        "2.4.4.6", t.page("/r/1", texts.RECOMMENDED, "Рекомендации", "divs"), "Рекомендации", "", "завучи и воспитатели"
    )
    t.fine("2.4.5.3", t.docx("/p/karta.docx", texts.PROJECT).url, "Дорожная карта", "", "проект — не черновик")
    t.fine(
        "2.4.5.4", t.page("/r/122", texts.ESIGNED, "Приказ", "main"), "Приказ", "", "срок сертификата — не срок приказа"
    )
    t.fine(
        "2.4.5.8", t.docx("/p/87.docx", texts.DECISION).url, "Приказ № 87/ОД", "", "исполнители с рабочими телефонами"
    )
    t.fine("2.4.6.1", t.docx("/p/eff.docx", texts.EFFECT).url, "Справка", "", "три учебных года")
    day = t.page("/news/2020-09-14", "= 14 сентября 2020", "Новости за день", "table", links=CALENDAR)
    t.bad("2.4.5.6", "section-link", "список новостей за день", day, "Мероприятие", alt=["wrong-document-kind"])
    t.put("2.4.5.7", "Размещено на сайте управления образования в разделе «Документы»")
    t.must("2.4.5.7", "no-link", "место названо, ссылки нет")
    three = [Link(t.docx(f"/p/x{n}.docx", text).url, "тут") for n, text in enumerate(texts.THREE)]
    t.put("2.4.5.1", *three)
    t.must("2.4.5.1", "ambiguous-evidence", "три ссылки «тут»")
    t.rest_empty()


def ford(region: Region) -> None:
    t = region.town(
        "Каменнобродский муниципальный округ", "127.0.4.22", "Управление образования Каменнобродского округа"
    )
    t.bad(
        "2.4.1.1", "incomplete-approval", "номер приказа пуст", t.docx("/1.docx", ford_texts.NO_NUMBER).url, "Программа"
    )
    t.bad(
        "2.4.1.2",
        "school-document",
        "программа детского сада",
        t.docx("/2.docx", ford_texts.KINDERGARTEN).url,
        "Программа",
    )
    scheme = t.docx("/3.docx", ford_texts.SCHEME).url
    t.bad("2.4.1.3", "wrong-document-kind", "схема", scheme, "Модель", alt=["unapproved-document", "missing-content"])
    t.bad(
        "2.4.1.4",
        "wrong-document-kind",
        "приказ о другом",
        t.docx("/4.docx", ford_texts.ANNOUNCED_ORDER_ONLY).url,
        "Приказ",
    )
    region.labels[-1]["alt"] = ["off-topic-document", "missing-content"]
    repealed = t.page("/akt/5", ford_texts.REPEALED, "Положение", "divs")
    t.bad("2.4.2.1", "repealed-document", "статус: утратил силу", repealed, "Положение")
    draft = t.docx("/6.docx", ford_texts.PROJECT_BRACKETS).url
    t.bad("2.4.2.2", "draft-document", "(проект) в названии", draft, "Положение")
    t.bad(
        "2.4.2.3", "incomplete-approval", "дата в грифе пуста", t.docx("/7.docx", ford_texts.NO_DATE).url, "Положение"
    )
    t.bad("2.4.3.1", "personal-data", "ученики с классом и баллами", t.docx("/8.docx", ford_texts.PUPILS).url, "Итоги")
    t.bad(
        "2.4.3.2",
        "institution-data",
        "рейтинг организаций",
        t.page("/9", ford_texts.RANKING, "Рейтинг", "table"),
        "Рейтинг",
    )
    t.bad(
        "2.4.4.1",
        "access-restricted",
        "страница под паролем",
        t.page("/10", ford_texts.PROTECTED, "Защищено", "main"),
        "Справка",
    )
    gone = t.page("/11", "= Материал не найден\n\nВозможно, он был удалён.", "Портал", "table")
    t.bad("2.4.4.2", "soft-404", "материал не найден", gone, "Справка")
    letter = t.docx("/12.docx", ford_texts.MINISTRY).url
    t.bad("2.4.4.5", "regional-document", "письмо министерства края", letter, "Рекомендации")
    program = t.docx("/13.docx", ford_texts.LONG_PROGRAM).url
    t.fine("2.4.5.2", program, "Программа", "", "утверждена в 2017 году, действует до 2024 года")
    t.bad(
        "2.4.5.3",
        "expired-document",
        "на 2019/2020 уч. год",
        t.docx("/14.docx", ford_texts.ROADMAP).url,
        "Дорожная карта",
    )
    t.bad(
        "2.4.5.6", "other-municipality", "план Песчанского района", t.docx("/15.docx", ford_texts.NEIGHBOUR).url, "План"
    )
    t.bad(
        "2.4.5.7",
        "wrong-document-kind",
        "новость о походе",
        t.page("/blog/16", ford_texts.PHOTO, "Блог", "main"),
        "Клуб",
    )
    order = t.docx("/17.docx", ford_texts.NO_BASIS).url
    t.bad(
        "2.4.5.8", "missing-content", "решение не опирается на анализ", order, "Приказ № 70", alt=["off-topic-document"]
    )
    t.rest_empty()


def make(region: Region) -> None:
    taiga(region)
    ford(region)
