"""Город Светлогорьевск: a Word table without codes, blocks as headings, links on words."""

from tests.accuracy.region import svetlog_texts as texts
from tests.accuracy.region.make import Region, Town

ANSWERS = """
= Результаты анкетирования «Наставничество в городе»
| Отметка времени | Фамилия, имя, отчество | Школа | Стаж | Телефон | Есть ли наставник
| 12.05.2020 10:14 | Ермакова Ольга Сергеевна | № 5 | 1 | 8-913-555-01-12 | да
| 12.05.2020 10:40 | Тихомиров Павел Андреевич | № 11 | 2 | 8-913-555-01-13 | нет
| 12.05.2020 11:02 | Салахова Динара Маратовна | № 11 | 1 | 8-913-555-01-14 | да
| 13.05.2020 09:31 | Кузнецова Вера Игоревна | № 19 | 3 | 8-913-555-01-15 | да
| 13.05.2020 09:55 | Логинов Степан Ильич | № 27 | 1 | 8-913-555-01-16 | нет
"""
FORM_SUPPORT = """
= Карта наблюдения урока
. Муниципальный мониторинг методической поддержки педагогов
. Дата посещения ___________ Методист ___________
| Что наблюдаем | Да | Частично | Нет
| Применение освоенного на курсах | | |
| Обратная связь детям | | |
| Запрос педагога на методическое сопровождение | | |
"""
FORM_OTHER = """
= Опросный лист
Просим заполнить до 25 мая. Опрос проводится в рамках мониторинга методической работы.
. Участие в профессиональных конкурсах (название, уровень): ______________
. Практики, представленные в атлас: ______________
. Экспертная деятельность: ______________
"""


def make(region: Region) -> None:
    t = region.town("город Светлогорьевск", "127.0.4.12", "Городской методический центр")
    c = t.docx("/files/koncepciya.docx", texts.CONCEPT)
    ok = "концепция утверждена коллегией, страница верна"
    for code, mark in zip(("2.4.1.1", "2.4.1.2", "2.4.1.3", "2.4.1.4"), ("GOALS", "REG", "WHY", "RES"), strict=True):
        t.fine(code, c.url, "Концепция методической работы", f"с. {c.at(mark)}", ok)
    p = t.page("/polozhenie-o-monitoringe", texts.REGULATION, "Положение о мониторинге", "divs")
    parts = {
        "1": "раздел 2",
        "2": "раздел 3",
        "3": "раздел 4",
        "4": "раздел 5",
        "6": "раздел 6, п. 7",
        "7": "раздел 6, п. 8",
    }
    for n, part in parts.items():
        t.fine(f"2.4.2.{n}", p, "Положение о мониторинге", part, "положение на странице сайта, разделы названы")
    _monitoring(t)
    for n, name, text, pages in (
        ("1", "podderzhka", texts.SUPPORT, ""),
        ("2", "nastavniki", texts.MENTORS, "стр. 1–2"),
        ("3", "gmo", texts.NETWORK, ""),
        ("4", "inye", texts.OTHER, ""),
    ):
        t.fine(f"2.4.4.{n}", t.docx(f"/files/{name}.docx", text).url, "Справка", pages, "своя справка по направлению")
    practices = t.docx("/files/praktiki.docx", texts.PRACTICES).url
    t.bad("2.4.4.5", "missing-content", "в названии нет адресатов", practices, "Методические рекомендации")
    t.fine("2.4.4.6", t.docx("/files/adresnye.docx", texts.ADDRESSED).url, "Рекомендации", "", "адресаты названы")
    _measures(t)
    t.rest_empty()


def _monitoring(t: Town) -> None:
    t.fine("2.4.3.1", t.docx("/files/karta.docx", FORM_SUPPORT).url, "Карта наблюдения", "", "пустая форма")
    answers = t.page("/opros/otvety", ANSWERS, "Ответы", "main")
    t.bad("2.4.3.2", "personal-data", "ответы с ФИО и телефонами", answers, "Анкета")
    rows = [
        ["Образовательная организация", "Педагогов", "Участвуют в сетевых лабораториях", "%"],
        *([f"МБОУ СОШ № {n}", total, part, round(100 * part / total)] for n, total, part in SCHOOLS),
    ]
    x = t.xlsx("/files/seti.xlsx", Свод=[["Мониторинг сетевого взаимодействия, май 2020"], *rows])
    t.bad("2.4.3.3", "institution-data", "результаты по школам открыты", x, "Сводная таблица", alt=["personal-data"])
    t.fine("2.4.3.4", t.page("/opros/list", FORM_OTHER, "Опросный лист", "table"), "Опросный лист", "", "пустая форма")


SCHOOLS = ((5, 61, 3), (8, 55, 9), (11, 48, 2), (19, 70, 4), (27, 66, 12), (31, 59, 8))


def _measures(t: Town) -> None:
    t.fine("2.4.5.1", t.docx("/files/plan-2020.docx", texts.PLAN).url, "План мероприятий", "", "утверждённый план")
    old = t.docx("/files/programma-2017.docx", texts.OLD_PROGRAM).url
    t.bad("2.4.5.2", "expired-document", "программа на 2017–2019 годы", old, "Программа", alt=["stale-document"])
    t.fine(
        "2.4.5.3",
        t.page("/docs/214-r", texts.ORDER_YOUNG, "Распоряжение", "main"),
        "Распоряжение 214-р",
        "",
        "распоряжение",
    )
    copy = t.docx("/files/402-p.docx", texts.ORDER_VPR)
    t.fine("2.4.5.5", copy.url, "Приказ № 402-п", "", "приказ")
    draft = t.docx("/files/o_soprovozhdenii.docx", texts.DRAFT).url
    t.bad("2.4.5.6", "draft-document", "проект приказа без даты и номера", draft, "Приказ", alt=["incomplete-approval"])
    t.fine("2.4.5.8", t.page("/docs/187-p", texts.DECISION, "Приказ № 187-п", "divs"), "Приказ № 187-п", "", "приказ")
    t.fine("2.4.6.1", t.docx("/files/effekt.docx", texts.EFFECT).url, "Аналитический отчёт", "", "анализ за три года")
