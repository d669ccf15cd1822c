"""At which level a document was issued, by whom, where."""

import pytest

from auditor.facts import level, whose
from auditor.model import Level, Page, Text

L = Level


def _text(words: str, **more: object) -> Text:
    pages = tuple(Page(number=i, text=page) for i, page in enumerate(words.split("\f"), 1))
    return Text(**{"media_type": "application/pdf", "pages": pages, **more})  # type: ignore[arg-type]


BODY = "\nПоложение о наставничестве\n1. Общие положения"
LEVELS = [
    ("МКОУ «Центр развития образования»" + BODY, L.MUNICIPAL),
    ("МБУ «ИМЦ»" + BODY, L.MUNICIPAL),
    ("Моу «имц»" + BODY, L.MUNICIPAL),
    ("МКУ «Управление образования Полянского района»" + BODY, L.MUNICIPAL),
    ("МУ «Спортивная школа «Факел» Полянского муниципального района»" + BODY, L.SCHOOL),
    ("Рассмотрено и утверждено\nна совете по образованию\nПолянского района\nПлан на год", L.MUNICIPAL),
    ("МКУ «ЦОКО и МС» г. Пихтова" + BODY, L.MUNICIPAL),
    ("КГКСУ «ЦОКО»" + BODY, L.REGIONAL),
    ("МБОУ СОШ № 3" + BODY, L.SCHOOL),
    ("МБУДО «Дом детского творчества»" + BODY, L.SCHOOL),
    ("МОБУ «Лицей № 7»" + BODY, L.SCHOOL),
    ("МБОУДОД ДЮСШ" + BODY, L.SCHOOL),
    ("МАДОУ «Детский сад № 5»" + BODY, L.SCHOOL),
    ("Министерство образования Заполярной области" + BODY, L.REGIONAL),
    ("Департамент образования Заполярной области" + BODY, L.REGIONAL),
    ("Департамент образования администрации города Пихтова" + BODY, L.MUNICIPAL),
    ("Министерство просвещения Российской Федерации" + BODY, L.FEDERAL),
    ("КГАУ ДПО «Красноярский краевой институт повышения квалификации»" + BODY, L.REGIONAL),
    ("КГБПОУ «Канский педагогический колледж»" + BODY, L.REGIONAL),
    (
        "Министерство образования Заполярной области\nУправление образования Полянского района\nМБОУ «Каменская СОШ»"
        + BODY,
        L.SCHOOL,
    ),
    ("Администрация школы\nМетодический совет школы" + BODY, L.SCHOOL),
    ("УТВЕРЖДАЮ\nДиректор МКУ ММЦ\n____ И.И. Ильин" + BODY, L.MUNICIPAL),
    ("УТВЕРЖДАЮ\nДиректор школы\n____ И.И. Ильин" + BODY, L.SCHOOL),
    ("УТВЕРЖДАЮ\nНачальник управления образования\n____ И.И. Ильин" + BODY, L.MUNICIPAL),
    ("УТВЕРЖДЕНО\nприказом министерства образования Заполярной области\nот 01.02.2020 № 4" + BODY, L.REGIONAL),
    ("Положение о муниципальной системе наставничества\nВведение", L.MUNICIPAL),
    ("УТВЕРЖДЕНО\nприказом УО\nот 01.02.2020 № 4" + BODY, L.MUNICIPAL),
    ("УТВЕРЖДЕНО\nприказом отделаобразования\nот 01.02.2020 № 4" + BODY, L.MUNICIPAL),
    ("УТВЕРЖДЕНА\nрешением Думы\nПолянского муниципального района\nот 01.02.2020 № 4\nПрограмма", L.MUNICIPAL),
    ("УТВЕРЖДАЮ\nДиректор МКУ «РМЦ»\n____ И.И. Ильин" + BODY, L.MUNICIPAL),
    ("Справка\nпо итогам проверки МБОУ СОШ № 3\nГлавный специалист управления образования И.И. Ильин", L.MUNICIPAL),
    ("Мониторинг работы организаций Полянского района\nАналитическая справка\nВыводы.", L.MUNICIPAL),
    ("Руководитель УО        Директор школы\n____ И.И. Ильин    ____ П.П. Панов", L.SCHOOL),
    ("План на год\nСентябрь: день знаний.", None),
    ("Педагоги, прошедшие диагностику\nЖданов О. (МБОУ СОШ № 2)\nЗимина Т. (МБОУ СОШ № 7)", None),
]


@pytest.mark.parametrize(
    ("words", "wanted"), LEVELS, ids=[words.split("\n", 1)[0][:50] + f" {i}" for i, (words, _) in enumerate(LEVELS)]
)
def test_the_lowest_named_issuer_gives_the_level(words: str, wanted: Level | None) -> None:
    found = level.of(_text(words))
    assert (found.value if found else None) is wanted


PLACES = [
    ("администрации Полянского района", "Полянский район"),
    ("АДМИНИСТРАЦИЯ ПОЛЯНСКОГО РАЙОНА", "Полянский район"),
    ("управления образования Речного муниципального округа", "Речной муниципальный округ"),
    ("Управление образования города Верхогорска", "город Верхогорск"),
    ("администрация г. Ачинска", "город Ачинск"),
    ("г. Ачинск", "город Ачинск"),
    ("администрации города Шарыпово", "город Шарыпово"),
    ("муниципального района «Абанский район»", "Абанский район"),
    ("Северо-Енисейского района", "Северо-Енисейский район"),
    ("Таймырского Долгано-Ненецкого муниципального района", "Таймырский Долгано-Ненецкий муниципальный район"),
    ("Новоселовского района", "Новосёловский район"),
    ("КРАСНОТУРАНСКИЙ РАЙОННЫЙ СОВЕТ ДЕПУТАТОВ", "Краснотуранский район"),
    ("Туруханское районное управление образования", "Туруханский район"),
    ("Норильский городской Совет депутатов", "город Норильск"),
    ("города Твери", "город Тверь"),
    ("городского округа Саранск", "город Саранск"),
    ("администрации ЗАТО г. Железногорск", "город Железногорск"),
    ("Управление образования Железногорска", "город Железногорск"),
    ("Красноярского края", None),
    ("муниципального района", None),
    ("Советского района", None),  # there are districts of cities with this name
    ("31 августа 2020 г. Директор", None),
]


@pytest.mark.parametrize(("words", "wanted"), PLACES, ids=[words for words, _ in PLACES])
def test_a_municipality_is_named_in_the_nominative(words: str, wanted: str | None) -> None:
    found = whose.of(words)
    assert (found[0] if found else None) == wanted


def test_a_regional_document_belongs_to_no_municipality() -> None:
    text = _text("Министерство образования Заполярной области\nг. Заполярск\nПисьмо\nО мониторинге в Полянском районе")
    assert level.municipality(text) is None


ISSUERS = [
    ("АДМИНИСТРАЦИЯ ПОЛЯНСКОГО РАЙОНА\nОТДЕЛ ОБРАЗОВАНИЯ" + BODY, "ОТДЕЛ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ПОЛЯНСКОГО РАЙОНА"),
    (
        "УТВЕРЖДЕНО\nприказом отдела образования\nадминистрации Полянского района\nот 01.02.2020 № 4" + BODY,
        "отдел образования администрации Полянского района",
    ),
    (
        "Муниципальное бюджетное общеобразовательное учреждение\n«Каменская школа»" + BODY,
        "Муниципальное бюджетное общеобразовательное учреждение «Каменская школа»",
    ),
    ("УТВЕРЖДАЮ\nНачальник управления\n____ И.И. Ильин" + BODY, None),
]


@pytest.mark.parametrize(("words", "wanted"), ISSUERS, ids=["letterhead", "stamp", "school", "a post alone"])
def test_the_issuer_is_named_as_the_document_names_it(words: str, wanted: str | None) -> None:
    found = level.issuer(_text(words))
    assert (found.value if found else None) == wanted


def test_the_quote_is_the_line_that_names_the_issuer() -> None:
    found = level.of(_text("Отдел образования\nадминистрации Полянского района" + BODY))
    assert found is not None
    assert found.seen.page == 1 and "Полянского района" in found.seen.text


@pytest.mark.parametrize(
    "noise",
    ["управление " * 90_000, "МБОУ " * 200_000, "района города " * 75_000, "Ачинского " * 100_000, "а-" * 500_000],
)
def test_a_hostile_text_is_read_in_linear_time(noise: str) -> None:
    found = level.of(_text(noise))
    assert found is None or found.value in Level
