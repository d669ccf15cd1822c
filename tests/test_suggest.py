"""The pages suggested for a citation: right where there is something to suggest, silent where there is not."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from auditor import suggest
from auditor.facts import topic
from auditor.model import Content, Page, Say, Text
from rules import rubrics

AS_OF = date(2021, 3, 1)

# --- the run of pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "count", "pages"),
    [
        ({1: 0.1, 2: 0.1, 3: 2.0, 4: 0.1}, 4, (3,)),
        ({1: 0.1, 2: 0.2, 3: 2.0, 4: 1.7, 5: 0.1, 6: 0.1}, 6, (3, 4)),
        ({1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}, 4, ()),
        ({1: 2.0, 2: 0.1, 3: 0.1, 4: 1.9, 5: 0.1}, 5, ()),
        ({1: 0.0, 2: 0.0}, 2, ()),
        ({}, 9, ()),
        ({1: 0.02, 2: 0.02, 3: 0.15, 4: 0.02}, 4, ()),
        ({7: 2.0}, 5, ()),
        ({1: 1.0}, 1, (1,)),
        ({3: 1.0}, 40, (3,)),
        ({1: 0.2, 2: 1.0}, 2, (2,)),
        (dict.fromkeys(range(10, 19), 1.0), 60, ()),
    ],
)
def test_the_best_run_is_suggested_or_none(scores: dict[int, float], count: int, pages: tuple[int, ...]) -> None:
    assert suggest.pages(scores, count) == pages


def test_a_suggestion_is_short_whole_and_within_the_document() -> None:
    chance = random.Random(3)
    for _ in range(500):
        count = chance.randint(1, 60)
        scores = {page: chance.random() ** 4 for page in range(1, count + 1)}
        found = suggest.pages(scores, count)
        assert len(found) <= 6 and list(found) == sorted(found)
        assert not found or (found == tuple(range(found[0], found[-1] + 1)) and 1 <= found[0] <= found[-1] <= count)


# --- long documents --------------------------------------------------------------------------------------------------

FILLER = [
    "Работа ведётся в течение года, о её ходе методисты докладывают совету два раза.",
    "Школы района получили письма с разъяснениями и сроками представления сведений.",
    "Участники обсудили расписание, подвоз учащихся и подготовку к летнему отдыху.",
    "Материалы размещены на сайте методического центра в разделе документов.",
    "Учителя отметили интерес к открытым занятиям и к работе с текстом на уроке.",
    "В районе тринадцать школ, из них пять малокомплектных, и девять детских садов.",
    "Педагоги прошли обучение в институте повышения квалификации, 24 человека.",
    "Ответственные назначены приказами руководителей организаций до 15 сентября.",
    "Методические объединения собирались по плану, протоколы хранятся в школах.",
    "По результатам анализа документов предложено уточнить сроки и исполнителей.",
    "Муниципальная система образования развивается в соответствии с программой района.",
    "Наставники и молодые педагоги участвовали в выездных семинарах и конкурсах.",
]


def _chapter(*lines: str) -> str:
    return "\n".join(lines)


# For a position: the chapter that answers it, as different authors would write it.
CHAPTERS = {
    "2.4.1.1": [
        _chapter(
            "2. Цели и задачи муниципальной методической работы",
            "Цель: создать условия для роста каждого педагога района.",
            "Задачи: выявить затруднения, закрепить наставников.",
        ),
        _chapter(
            "ЦЕЛЕВОЙ РАЗДЕЛ",
            "Целью методической работы в муниципальном районе является адресная помощь педагогам.",
            "Цели на три года согласованы с советом.",
        ),
    ],
    "2.4.1.2": [
        _chapter(
            "3. Соответствие целям региональной системы",
            "Региональные цели и муниципальные цели сопоставлены в таблице.",
            "Краевая цель – поддержка молодых, наша цель – наставник у каждого.",
        ),
        _chapter(
            "Согласованность с краевыми целями",
            "Цели муниципалитета вытекают из целей региональной системы методической работы края.",
        ),
    ],
    "2.4.1.4": [
        _chapter(
            "V. Измеримые результаты",
            "Показатель 2020 2021 2022",
            "Доля педагогов с маршрутом, % 36 60 75",
            "Не менее 9 объединений, индикатор – количество встреч.",
        ),
        _chapter(
            "Ожидаемые результаты",
            "– доля молодых педагогов с наставником не менее 90 %;",
            "– количество сетевых объединений 9;",
            "– показатель охвата 75 %.",
        ),
    ],
    "2.4.2.2": [
        _chapter(
            "Показатели организации наставничества",
            "1. Показатель: доля молодых педагогов, имеющих наставника.",
            "2. Критерий: число пар наставник – молодой педагог.",
        ),
        _chapter(
            "2.2. Показатели системы наставничества",
            "Индикатор – количество наставников, прошедших школу наставника.",
        ),
    ],
    "2.4.2.3": [
        _chapter(
            "Показатели сетевых форм взаимодействия педагогов",
            "Показатель: число сетевых методических объединений (РМО).",
            "Критерий – доля участников профессиональных сообществ.",
        ),
        _chapter(
            "2.3. Сетевое взаимодействие: показатели",
            "Индикатор 7. Число сетевых проектов, методических объединений.",
        ),
    ],
    "2.4.2.6": [
        _chapter(
            "6. Методы сбора информации",
            "Сбор данных ведётся через информационную систему «Кадры», анкетирование и опрос в форме Google.",
        ),
        _chapter(
            "Методы сбора информации",
            "Информация собирается анкетами, опросами и выгрузкой из информационных систем.",
        ),
    ],
    "2.4.4.2": [
        _chapter(
            "Анализ результатов мониторинга наставничества",
            "Наставник закреплён за 22 молодыми педагогами. Вывод: динамика положительная.",
        ),
        _chapter(
            "2. Наставничество: анализ и выводы",
            "Динамика пар наставник – молодой педагог за два года. Вывод: выполнено.",
        ),
    ],
    "2.4.4.3": [
        _chapter(
            "Анализ сетевых форм взаимодействия",
            "Действуют шесть сетевых объединений. Вывод: динамика участия в сообществах растёт.",
        ),
        _chapter(
            "3. Анализ работы РМО и сетевых сообществ",
            "Вывод: сетевые объединения собирались четырежды, динамика устойчивая.",
        ),
    ],
    "2.4.5.3": [
        _chapter(
            "Меры по поддержке молодых педагогов",
            "Школа молодого специалиста, наставничество, выездной день наставника.",
        ),
        _chapter(
            "4. Молодые педагоги и наставничество",
            "Закрепить наставников за молодыми специалистами; открыть клуб наставников.",
        ),
    ],
    "2.4.6.1": [
        _chapter(
            "Эффективность принятых мер за три года",
            "Результативность мероприятий 2018–2020 годов. Новые цели и задачи на следующий год.",
        ),
        _chapter(
            "VII. Анализ эффективности мер",
            "Меры признаны эффективными, решения выполнены, поставлены новые цели и скорректированы задачи.",
        ),
    ],
}


def _documents() -> Iterator[tuple[str, int, Text]]:
    """Twenty long documents: cover, contents, filler, and all the chapters on pages of their own, one after another."""
    for way in range(2):
        for at in range(10):
            chance = random.Random(100 * way + at)
            count = chance.randint(14, 45)
            pages = ["\n".join(chance.choices(FILLER, k=chance.randint(12, 25))) for _ in range(count)]
            pages[0] = (
                "Отдел образования\nУТВЕРЖДЕНО\nприказом от 18.02.2020 № 41\nПрограмма методической работы района"
            )
            chosen = dict(zip(CHAPTERS, chance.sample(range(2, count), len(CHAPTERS)), strict=True))
            lines = [f"{CHAPTERS[c][way].splitlines()[0]} ........ {page + 1}" for c, page in chosen.items()]
            pages[1] = "СОДЕРЖАНИЕ\n" + "\n".join(lines)
            for code, page in chosen.items():
                pages[page] = f"{page + 1}\n{CHAPTERS[code][way]}\n" + "\n".join(chance.choices(FILLER, k=8))
            made = tuple(Page(number=i, text=page) for i, page in enumerate(pages, 1))
            code = list(CHAPTERS)[at]
            yield code, chosen[code] + 1, Text(media_type="application/pdf", pages=made)


def _needs(code: str) -> tuple[tuple[Content, ...], tuple[str, ...]]:
    position = next(p for p in rubrics.load("mmuko-2.4", AS_OF).positions if p.id == code)
    return position.needs.content, position.needs.topic


def test_the_right_page_is_in_the_first_suggestion_for_four_long_documents_of_five() -> None:
    told = []
    for code, page, text in _documents():
        found = suggest.pages(topic.scores(text, *_needs(code)), len(text.pages))
        told.append((code, page, found, page in found))
    assert len(told) == 20
    assert sum(right for *_, right in told) >= 0.8 * len(told), told
    # A wrong page is worse than none.
    assert sum(1 for _, _, found, right in told if found and not right) <= 2, told


def test_nothing_is_suggested_where_no_page_speaks_of_the_matter() -> None:
    chance = random.Random(5)
    pages = tuple(Page(number=i, text="\n".join(chance.choices(FILLER[:8], k=12))) for i in range(1, 31))
    content = (
        Content(any_of=("эффективност",), name=Say(ru="", en="")),
        Content(any_of=("нов\\w+ цел",), name=Say(ru="", en="")),
    )
    assert suggest.pages(topic.scores(Text(media_type="application/pdf", pages=pages), content, ()), 30) == ()
