"""Papers that name neither their kind nor their people's class: lists, news and pupils known by what stands below."""

from datetime import date

import pytest

from auditor.facts import find
from auditor.model import Kind, Page, Text


def paper(words: str) -> Text:
    return Text(media_type="application/pdf", pages=(Page(number=1, text=words),), paged=True)


TWO = "Жарова Анна Сергеевна, МБОУ СОШ № 1\nКротов Олег Ильич, МБОУ СОШ № 4"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"Участники муниципального конкурса «Учитель года»\n{TWO}", Kind.LIST),
        (f"Жюри конкурса «Педагогический дебют»\n{TWO}", Kind.LIST),
        (f"Победители конкурса «Воспитатель года»\n{TWO}", Kind.LIST),
        ("Руководители РМО на 2020-2021 учебный год\nФизика - Зыков И.П.\nХимия - Орлова Н.П.", Kind.LIST),
        ("Молодые специалисты района\nФ.И.О. | Школа\nОрлова Н.П. | СОШ № 2\nЗыков И.П. | СОШ № 4", Kind.LIST),
        ("Эксперты семинара\n10.00 Зыков И.П.\n11.00 Орлова Н.П.", None),
        ("Участники семинара\nСеминар прошёл в школе. Его открыл Зыков И.П.\nПедагоги обсудили опыт.", Kind.NEWS),
        ("Наши победители\n15.04.2021\nУчитель Орлова Нина Петровна стала лауреатом конкурса. Поздравляем!", Kind.NEWS),
        ("Дорогие учителя!\nЖдём вас на мастер-классе 5 марта, СОШ № 2.", Kind.ANNOUNCEMENT),
        ("Внимание, конкурс!\nС 1 по 20 октября принимаются работы на конкурс.", Kind.ANNOUNCEMENT),
        ("Календарь методических событий на март 2021 года\n5 марта - семинар", Kind.PLAN),
        ("Проект «Успешный учитель»\nПрограмма развития кадров района\nЦель: рост", Kind.PROGRAM),
        ("Муниципальный проект «Учитель»\nПаспорт проекта\nЦель: рост", Kind.PROGRAM),
    ],
)
def test_a_kind_is_known_by_what_stands_below_the_first_line(words: str, kind: Kind | None) -> None:
    found = find(paper(words)).kind
    assert (found.value if found else None) is kind


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Итоги конкурса чтецов\nОрлова Аня, 2А\nЗыков Игорь, 2Б\nКротов Олег, 3А", ["pupils"]),
        ("Результаты ОГЭ\nОрлова Анна | 9А | 25\nЗыков Игорь | 9А | 18\nКротов Олег | 9Б | 30", ["pupils"]),
        ("Классные руководители\nОрлова Анна - 5А\nЗыков Игорь - 5Б\nКротов Олег - 6А", []),
        ("Открытые уроки учителей\nОрлова Анна 5А\nЗыков Игорь 5Б\nКротов Олег 6А", []),
        ("Классы наставников\n5А - Орлова Н.П.\n5Б - Зыков И.П.\n6А - Кротов О.И.", []),
        ("Дата рождения: 14.02.1990\nФИО: Трофимов Егор Ильич", ["birth"]),
        ("Дата рождения: 14.02.1990", []),
        ("Форма\nДата рождения: ______\nФИО: ______", []),
        ("Дата рождения писателя 14.02.1890\nОрлова Н.П. провела урок", []),
    ],
)
def test_pupils_are_known_by_a_lettered_class_and_birth_by_a_field_above_the_name(words: str, kinds: list[str]) -> None:
    assert [one.kind for one in find(paper(words)).personal] == kinds


@pytest.mark.parametrize(
    "words",
    [
        "Положение о совете (утверждено приказом УО от 15.03.2021 № 45)\n1. Общие положения",
        "Программа развития (утв. постановлением администрации от 15.03.2021 № 45)\nЦель: рост",
        "ПPИКA3\n15.03.2021 № 45\nО мониторинге\nПPИКA3ЫBAЮ:",
        "УПРАВЛЕНИЕ ОБРА3ОВАНИЯ\nПРИКАЗ\n15.03.2021 № 45\nО мониторинге\nПРИКАЗЫВАЮ:",
    ],
)
def test_an_approval_on_the_titles_line_or_spoilt_by_ocr_is_read(words: str) -> None:
    found = find(paper(words)).approval
    assert found and (found.number, found.date) == ("45", date(2021, 3, 15))


def test_a_protocols_line_above_the_stamp_belongs_to_it() -> None:
    words = "Протокол № 3 от 15.03.2021\nУТВЕРЖДЕНО\nна заседании методического совета\nПлан работы"
    found = find(paper(words)).approval
    assert found and (found.number, found.date, found.blanks) == ("3", date(2021, 3, 15), ())


@pytest.mark.parametrize(
    "words",
    [
        "Отчёт о выполнении программы (утверждена постановлением от 15.03.2021 № 45)\nПроведено 12 семинаров.",
        "Справка о положении (утверждено приказом от 15.03.2021 № 45)\nВывод: охват вырос.",
        "План реализации программы (утверждена постановлением от 15.03.2021 № 45)\nСентябрь: семинар",
    ],
)
def test_an_approval_that_does_not_agree_with_the_title_is_anothers(words: str) -> None:
    assert find(paper(words)).approval is None


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Внимание! Положение отменено приказом от 01.02.2022 № 8\nПоложение о совете", True),
        ("Архив. Недействующий документ\nПоложение о совете", True),
        ("Редакция недействующая\nПоложение о совете", True),
        ("План работы\nОтменено в связи с карантином: семинар 15 марта", False),
        ("Справка\nПриказ № 5 утратил силу, принят новый.", False),
    ],
)
def test_a_notice_above_the_paper_says_that_it_is_gone(words: str, gone: bool) -> None:
    assert (find(paper(words)).repealed is not None) is gone
