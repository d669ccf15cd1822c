"""What kind of document it is."""

import pytest

from auditor.facts import kind, named
from auditor.model import Kind, Page, PageLink, Text

K = Kind


def _text(words: str, **more: object) -> Text:
    pages = tuple(Page(number=i, text=page) for i, page in enumerate(words.split("\f"), 1))
    return Text(**{"media_type": "application/pdf", "pages": pages, **more})  # type: ignore[arg-type]


NAMES = [
    ("Муниципальная программа развития методической службы", K.PROGRAM),
    ("Программа муниципального семинара", K.ANNOUNCEMENT),
    ("Программа проведения августовского совещания", K.ANNOUNCEMENT),
    ("Рабочая программа по биологии", K.OTHER),
    ("Основная образовательная программа дошкольного образования", K.OTHER),
    ("Учебный план на 2020-2021 учебный год", K.OTHER),
    ("План-график курсовой подготовки", K.PLAN),
    ("План мероприятий («дорожная карта») по развитию наставничества", K.ROADMAP),
    ("Отчёт о выполнении дорожной карты", K.REPORT),
    ("Комплекс мер по поддержке молодых педагогов", K.ROADMAP),
    ("Положение о конкурсе программ наставничества", K.REGULATION),
    ("Порядок проведения мониторинга", K.REGULATION),
    ("Кодекс этики", K.REGULATION),
    ("Форма отчёта о работе объединения", K.FORM),
    ("Мониторинговая карта", K.FORM),
    ("Формы работы с молодыми педагогами", None),
    ("Анализ работы методического центра за 2019-2020 учебный год", K.REPORT),
    ("Анализ результатов мониторинга", K.ANALYTIC_NOTE),
    ("Аналитический отчёт о результатах мониторинга", K.ANALYTIC_NOTE),
    ("Справка по итогам проверки", K.ANALYTIC_NOTE),
    ("Информационная справка", K.REPORT),
    ("Методические рекомендации для руководителей школ", K.GUIDELINES),
    ("Рекомендации для руководителей школ", K.ADDRESSED_RECOMMENDATIONS),
    ("Рекомендации по использованию успешных практик для заместителей директоров", K.ADDRESSED_RECOMMENDATIONS),
    ("Рекомендации по использованию успешных практик", K.GUIDELINES),
    ("Мониторинг наставничества: аналитическая справка", K.ANALYTIC_NOTE),
    ("Организация наставничества (методические рекомендации)", K.GUIDELINES),
    ("Выписка из протокола заседания совета", K.PROTOCOL),
    ("Состав экспертной группы", K.LIST),
    ("Перечень показателей", K.LIST),
    ("Телефонный справочник управления образования", K.LIST),
]


@pytest.mark.parametrize(("words", "wanted"), NAMES, ids=[words for words, _ in NAMES])
def test_a_title_names_the_kind_by_its_head_noun(words: str, wanted: Kind | None) -> None:
    assert named.kind(words) is wanted


def test_the_state_of_affairs_is_no_regulation() -> None:
    assert kind.of(_text("Положение дел в районе\nВ районе 24 школы.")) is None


ORDER = "ПРИКАЗ\n01.09.2020 № 4\nОб утверждении {what}\nПРИКАЗЫВАЮ:\n1. Утвердить.\nНачальник   Н.И. Куклина\n"
ANNEX = "\fПриложение\nк приказу от 01.09.2020 № 4\n{what}\n1. Первое"


@pytest.mark.parametrize(
    ("what", "annex", "wanted", "also"),
    [
        ("положения", "Положение о наставничестве", K.REGULATION, K.ORDER),
        ("плана", "ПЛАН РАБОТЫ", K.PLAN, K.ORDER),
        ("состава совета", "Состав совета", K.LIST, K.ORDER),
        ("положения о группе", "Состав рабочей группы", K.ORDER, None),
        ("формы отчётности", "Форма отчёта", K.FORM, K.ORDER),
    ],
)
def test_a_file_of_order_and_annex_is_what_its_annex_is(what: str, annex: str, wanted: Kind, also: Kind | None) -> None:
    text = _text(ORDER.format(what=what) + ANNEX.format(what=annex))
    found = kind.of(text)
    assert found is not None and found.value is wanted
    assert kind.also(text) is also


def test_a_bare_order_that_approves_a_plan_stays_an_order() -> None:
    text = _text(ORDER.format(what="плана работы"))
    found = kind.of(text)
    assert found is not None and found.value is K.ORDER and kind.also(text) is None
    assert found.seen.text == "ПРИКАЗ" and found.seen.page == 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("1. Общие положения\n1.1. Настоящее Положение определяет порядок.", K.REGULATION),
        ("Присутствовали: 9 человек\nПовестка: о плане\nСлушали: Орлову Е.К.\nРешили: принять.", K.PROTOCOL),
        ("Уважаемые коллеги!\nНаправляем сводку по итогам года.", K.LETTER),
        ("15.01.2021 № 45\nУважаемые коллеги!\nПриглашаем на семинар, который состоится 5 мая.", K.LETTER),
        ("Управление\n«17» ноября 2020 г. № 722\nПросим до 25 ноября представить отчёты.", K.LETTER),
        ("ИЗ ОПЫТА РАБОТЫ\nКлючевые слова: наставник.\nМы учим.\nЛитература:\n1. Книга.", K.ARTICLE),
        ("Унифицированная форма № Т-6\nПРИКАЗ\n15.12.2021 № 3\nО стажировке\nПРИКАЗЫВАЮ: направить.", K.ORDER),
        ("Внимание!\nЦентр объявляет о начале приёма заявок.", K.ANNOUNCEMENT),
        ("Уважаемые коллеги!\nПриглашаем на семинар, который состоится 5 мая.", K.ANNOUNCEMENT),
        ("Каждый учитель нуждается в поддержке.", None),
        ("", None),
    ],
)
def test_without_a_title_the_body_tells_or_nobody(words: str, wanted: Kind | None) -> None:
    found = kind.of(_text(words))
    assert (found.value if found else None) is wanted


def test_a_page_that_is_a_list_has_no_kind() -> None:
    links = tuple(PageLink(url=f"http://edu.example.ru/{i}.pdf", text=f"План {i}") for i in range(8))
    names = "\n".join(link.text for link in links)
    assert kind.of(_text(f"План работы\n{names}", media_type="text/html", paged=False, links=links)) is None


@pytest.mark.parametrize(
    "noise",
    [
        "ПРИКАЗ\n" * 140_000,
        "УТВЕРЖДАЮ\n" * 100_000,
        "\n" * 1_000_000,
        "Приложение 1\nк приказу\n" * 45_000,
        "«" * 1_000_000,
    ],
)
def test_a_hostile_text_is_read_in_linear_time(noise: str) -> None:
    found = kind.of(_text(noise))
    assert found is None or found.value in Kind


def test_the_head_of_a_district_in_a_stamp_is_no_chapter() -> None:
    stamps = (
        "СОГЛАСОВАНО         УТВЕРЖДАЮ\nГлава района        Начальник отдела\n____ К.К. Ким       ____ Е.С. Лось\n\n"
    )
    found = kind.of(_text(stamps + "План основных мероприятий на 2021 год"))
    assert found and found.value is K.PLAN


def test_the_clock_a_browser_prints_above_an_order_hides_nothing() -> None:
    words = "30.04.2021, 11:24      Приказ об итогах\nhttps://example.ru/150\nПРИКАЗ\n28.04.2021 № 150\nОб итогах"
    found = kind.of(_text(words))
    assert found and found.value is K.ORDER
