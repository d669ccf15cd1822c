"""What a document calls itself."""

import pytest

from auditor.facts import title
from auditor.model import Page, Text

PDF = "application/pdf"


def _text(words: str, **more: object) -> Text:
    pages = tuple(Page(number=i, text=page) for i, page in enumerate(words.split("\f"), 1))
    return Text(**{"media_type": PDF, "pages": pages, **more})  # type: ignore[arg-type]


TITLES = [
    # one line, several lines, quotation marks, years
    ("План работы РМО на 2020-2021 учебный год\nЦель: помочь учителям.", "План работы РМО на 2020-2021 учебный год"),
    (
        "СПРАВКА\n10.06.2020\nоб итогах работы\nПолянского района\n\nСлужба",
        "Справка об итогах работы Полянского района",
    ),
    (
        "СВЕДЕНИЯ О СЕРТИФИКАТЕ ЭП\nСертификат: 00C1\nПОЛОЖЕНИЕ\nо совете\n1. Общие",
        "Положение о совете",
    ),
    ("Утверждаю:\nЗаведующий\n_____ С.К. Панова\nГодовой план\nработы\n1. Цели", "Годовой план работы"),
    ("ПЛAH PAБOТЫ\nцeнтpa нa гoд\nЦель: учить.", "План работы центра на год"),
    ("ПОЛОЖЕНИЕ\nо школе наставника\n1. Общие положения", "Положение о школе наставника"),
    ("ПРОГРАММА\n«Первый шаг»\nна 2020–2022 годы\nВведение", "Программа «Первый шаг» на 2020–2022 годы"),
    ("ОТЧЁТ О РАБОТЕ\nМЕТОДИЧЕСКОГО КАБИНЕТА\nЗА 2020 ГОД", "ОТЧЁТ О РАБОТЕ МЕТОДИЧЕСКОГО КАБИНЕТА ЗА 2020 ГОД"),
    (
        "Анализ методической работы\nПолянского района\nза 2020 год",
        "Анализ методической работы Полянского района за 2020 год",
    ),
    (
        "Дорожная карта (план мероприятий)\nпо развитию наставничества\n№\nп/п",
        "Дорожная карта (план мероприятий) по развитию наставничества",
    ),
    # letterhead, stamp, date and town are no title
    (
        "ОТДЕЛ ОБРАЗОВАНИЯ\nАДМИНИСТРАЦИИ ПОЛЯНСКОГО РАЙОНА\nУТВЕРЖДАЮ\nНачальник отдела\n_____ Н.И. Куклина\n"
        "01.09.2020\nЦиклограмма работы кабинета\nПонедельник",
        "Циклограмма работы кабинета",
    ),
    ("Приложение 2\nк приказу от 01.09.2020 № 4\nКарта наблюдения урока\nУчитель ____", "Карта наблюдения урока"),
    (
        "СПРАВКА\n15.05.2020\nО результатах мониторинга наставничества\nПроверено 9 школ.",
        "Справка о результатах мониторинга наставничества",
    ),
    # acts: their subject
    ("ПРИКАЗ\n01.09.2020 № 4\nОб итогах мониторинга\nПРИКАЗЫВАЮ:", "Приказ «Об итогах мониторинга»"),
    ("РАСПОРЯЖЕНИЕ\n№ 4-р от 01.09.2020\n«О мерах поддержки»\nВ целях развития", "Распоряжение «О мерах поддержки»"),
    (
        "Приказ отдела образования от 14.01.2021 № 6 «О конкурсе «Учитель года»»\nВ целях развития приказываю:",
        "Приказ «О конкурсе «Учитель года»»",
    ),
    ("ПРИКАЗ\n01.09.2020 № 4\nПРИКАЗЫВАЮ:\n1. Провести день методиста.", "Приказ"),
    # an order and its annex: the annex
    (
        "ПРИКАЗ\n01.09.2020 № 4\nОб утверждении программы\nПРИКАЗЫВАЮ:\n1. Утвердить.\n\fПриложение\nк приказу "
        "от 01.09.2020 № 4\n"
        "Программа наставничества\n1. Цели",
        "Программа наставничества",
    ),
    # a catalogue's line above the document
    (
        "Положение о методслужбе 2020\nУТВЕРЖДЕНО\nприказом МБОУ СОШ № 3 от 01.09.2020 № 4\nПоложение о "
        "методической службе школы\n1. Общие",
        "Положение о методической службе школы",
    ),
    # everything in one line
    (
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 3» города Пихтова Принято "
        "Педагогическим советом "
        "Протокол № 7 от 31.08.2023 Утверждено Приказ № 251 от 31.08.2023 Положение о методической службе школы "
        "1. Общие положения " + "1.1. Положение разработано в соответствии с законом об образовании. " * 4,
        "Положение о методической службе школы",
    ),
]


@pytest.mark.parametrize(("words", "wanted"), TITLES, ids=[wanted[:40] for _, wanted in TITLES])
def test_the_title_is_found_between_the_stamp_and_the_body(words: str, wanted: str) -> None:
    found = title.of(_text(words))
    assert found is not None
    assert found.value == wanted


@pytest.mark.parametrize(
    "made_up",
    ["Документ", "Microsoft Word - приказ.doc", "Презентация PowerPoint", "scan0001", "Лист1", "untitled", ""],
)
def test_a_title_a_program_made_up_is_none(made_up: str) -> None:
    assert title.of(_text("", title=made_up)) is None


def test_a_page_without_a_title_of_its_own_is_called_as_the_site_calls_it() -> None:
    found = title.of(
        _text("12.09.2020", media_type="text/html", paged=False, title="Программа «Наставник» — Управление образования")
    )
    assert found is not None and found.value == "Программа «Наставник»"


def test_a_heading_of_a_web_page_ends_the_title() -> None:
    found = title.of(
        _text("Документы\nДокумент 1\nДокумент 2", media_type="text/html", paged=False, headings=("Документы",))
    )
    assert found is not None and found.value == "Документы"


def test_the_quote_names_the_page_only_where_pages_are_real() -> None:
    words = "Администрация района\n\fПлан работы на 2021 год\nЯнварь"
    paged, loose = title.of(_text(words)), title.of(_text(words, paged=False))
    assert paged is not None and paged.seen.page == 2
    assert loose is not None and loose.seen.page is None
