"""People's names in a text, the rows they head, and how a name is shown without being told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GIVEN_NAMES = """
Александр Алексей Алёша Анатолий Андрей Антон Аркадий Арсений Артём Артемий Артур Богдан Борис Боря Вадим Валентин
Валерий Валера Василий Вася Виктор Витя Виталий Владимир Вова Володя Владислав Влад Владик Всеволод Вячеслав Слава
Геннадий Гена Георгий Герман Глеб Григорий Гриша Давид Даниил Данил Данила Даня Демид Денис Дмитрий Дима Евгений
Женя Егор Елисей Ефим Захар Иван Ваня Игнат Игорь Илья Илюша Иосиф Камиль Карим Кирилл Константин Костя Лев Леонид
Лёня Лука Макар Макс Максим Марат Марк Мартин Матвей Мирон Мирослав Михаил Миша Никита Николай Коля Олег Остап
Павел Паша Пётр Петя Платон Прохор Радмир Рамиль Ратмир Ринат Родион Роман Рома Руслан Рустам Савва Савелий Самуил
Святослав Семён Сеня Сергей Серёжа Станислав Стас Степан Стёпа Тагир Тимофей Тима Тимур Тихон Фёдор Федя Филипп
Эдуард Эльдар Эмиль Эрик Юрий Юра Ян Ярослав Саша Лёша Толя Слава Рустем Ильдар Артыш Айдын Аян Айдар Чингис Сайын
Аделина Агата Агния Аида Алевтина Александра Алёна Алеся Алина Алиса Алла Альбина Амелия Амина Анастасия Настя
Ангелина Анжелика Анжела Анна Аня Анюта Антонина Ариана Арина Аделя Валентина Валерия Лера Варвара Варя Василина
Василиса Вера Вероника Виктория Вика Виолетта Галина Галя Дарина Дарья Даша Диана Дина Ева Евгения Евдокия
Екатерина Катя Елена Лена Елизавета Лиза Жанна Злата Зоя Инна Ирина Ира Камилла Карина Каролина Кира Клавдия
Кристина Ксения Ксюша Лада Лариса Лариса Лидия Лида Лилия Лиля Лия Любовь Люба Людмила Люда Майя Маргарита Рита
Марина Мария Маша Марта Марьяна Мила Милана Милена Мира Мирослава Надежда Надя Наталья Наталия Наташа Нелли Ника
Нина Оксана Олеся Ольга Оля Полина Поля Раиса Регина Римма Роза Руслана Сабина Светлана Света Серафима Снежана
Софья София Соня Стефания Таисия Тамара Татьяна Таня Ульяна Уля Фаина Эвелина Элина Эльвира Эльмира Эмилия Эмма Юлия
Юля Юлиана Яна Ярослава Айдана Аяна Чечена Чойгана Сайзана Айлана
"""


def _forms(name: str) -> Iterator[str]:
    """A given name as orders write it: «обучить Кравцова Ивана, Лисину Марию»."""
    yield name
    stem = name[:-1]
    if name.endswith(("а", "я")):
        soft = name.endswith("я") or stem.endswith(tuple("гкхжшчщ"))
        yield from (stem + ("и" if soft else "ы"), stem + ("и" if stem.endswith("и") else "е"))
        yield stem + ("ю" if name.endswith("я") else "у")
    elif name.endswith("й"):
        yield from (stem + "я", stem + "ю")
    elif name[-1] in "бвгджзклмнпрстфхцчшщ":
        yield from (name + "а", name + "у")


_FORMS = [form for name in _GIVEN_NAMES.split() for form in _forms(name)]
_GIVEN = frozenset((*_FORMS, *(form.replace("ё", "е") for form in _FORMS)))  # few people type «ё»
_GAP = r"(?:[ \t|]{1,4}\n?[ ]{0,3}|\n[ ]{0,3})"
_W = r"[А-ЯЁ][а-яё]{1,24}+(?:-[А-ЯЁ][а-яё]{1,24}+)?"
_C = r"[А-ЯЁ]{2,25}(?:-[А-ЯЁ]{2,25})?"
# «Ильич», «Лукич» and «Никитич» are short or end otherwise than the rest.
_PATRONYMIC = r"(?:[А-ЯЁ][а-яё]{1,20}[вмкь]ич|Никитич|[А-ЯЁ][а-яё]{2,20}(?:вн|чн))(?:|[аеуы]|ем|ой|ою)\b"
_PATRONYMIC_CAPS = r"(?:[А-ЯЁ]{2,21}[ВМКЬ]ИЧ|НИКИТИЧ|[А-ЯЁ]{3,20}(?:ВН|ЧН))(?:|[АЕУЫ]|ЕМ|ОЙ)\b"
_INITIALS = r"[А-ЯЁ]\.[ ]?(?:[А-ЯЁ]\.)?"
_W_ON = r"[а-яё]{1,24}+(?:-[А-ЯЁ][а-яё]{1,24}+)?"  # the same after its first letter
_C_ON = r"[А-ЯЁ]{1,24}(?:-[А-ЯЁ]{2,25})?"
_NAME = re.compile(  # the capital comes first: the engine then skips to it
    rf"[А-ЯЁ](?=\.|[А-ЯЁ]|{_W_ON}{_GAP}?[А-ЯЁ])"  # another capital follows: a word that begins a sentence ends here
    r"(?<![А-ЯЁа-яё].)(?<!Ф\..)(?<!Ф\.\s.)(?:"  # «Ф.И.О. Дата» is no name
    rf"(?P<full>{_W_ON}{_GAP}{_W}{_GAP}(?:{_PATRONYMIC}|{_W}{_GAP}(?:оглы|кызы|уулу)\b))"
    rf"|(?P<turned>{_W_ON}{_GAP}{_PATRONYMIC}{_GAP}{_W})"
    rf"|(?P<caps>{_C_ON}{_GAP}{_C}{_GAP}{_PATRONYMIC_CAPS})"
    rf"|(?P<initials>{_W_ON}{_GAP}?{_INITIALS})"
    rf"|(?P<before>\.[ ]?(?:[А-ЯЁ]\.)[ ]?{_W})"
    rf"|(?P<short>{_W_ON}{_GAP}{_W})"
    rf")(?![а-яё])"
)
_NEAR = 260  # letters between two names of one list
_HEAD = 420  # letters above a list that may be its heads of columns
_ROW = 240  # letters of a row
_FOOT = re.compile(r"\n[ \t]*\n\s{0,9}(?:-\s?)?\d{1,3}(?:\s?-)?\s{0,9}\Z")  # the number of the page is no row's
_ORDINAL = re.compile(r"(?<![\d.,/-])(\d{1,3})[.)]?[ \t|]{0,4}\n?[ \t|]{0,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name: where it stands, its parts as written, and whether it has a patronymic or initials."""

    start: int
    end: int
    surname: str
    given: str
    formal: bool  # full or with initials, as adults are written; False for «Иванов Петя»


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name with what stands beside it, and the words above its list."""

    page: int
    name: Name
    beside: str  # before it on its line, and after it up to the next name
    low: str  # the same in small letters
    head: str


def found_in(text: str) -> Iterator[Name]:
    """Names of people in plain text, in order. Street and school names are people's too: judge by what is beside."""
    at = 0
    while found := _NAME.search(text, at):
        name = _name(found)
        if name is None:  # «Школа Наставника»: the second word may begin a name
            at = found.start() + len(found.group().split()[0])
            continue
        yield name
        at = found.end()


def _name(found: re.Match[str]) -> Name | None:
    words = re.findall(r"[А-ЯЁа-яё-]+\.?", found.group())
    kind = found.lastgroup
    surname, given = words[0], words[1]
    if kind == "short":
        if given in _GIVEN:
            pass
        elif surname in _GIVEN:
            surname, given = given, surname
        else:
            return None
    elif kind == "turned":
        surname, given = words[2], words[0]
    elif kind == "before":
        surname, given = words[-1], words[0]
    return Name(start=found.start(), end=found.end(), surname=surname, given=given, formal=kind != "short")


def rows(pages: list[tuple[int, str]]) -> list[Row]:
    """Every name of the document with its surroundings; heads of a list go on over the page."""
    result: list[Row] = []
    head = ""
    for number, text in pages:
        names = list(found_in(text))
        foot = _FOOT.search(text, max(0, len(text) - 40))
        bottom = foot.start() if foot else len(text)
        ordinals = [_ordinal(text, name) for name in names]
        for at, name in enumerate(names):
            last = names[at - 1].end if at else 0
            line = max(last, text.rfind("\n", 0, name.start) + 1)
            before = text[line : name.start]
            if not at or name.start - last > _NEAR:
                # The row's own first cells are no head, but «Участники: Иванов …» is.
                end = name.start if before.rstrip(" -").endswith(":") else line
                above = text[max(last, end - _HEAD) : end]
                head = f"{head}\n{above}"[-2 * _HEAD :] if not at and name.start < 200 else above
            following = names[at + 1].start if at + 1 < len(names) else max(bottom, name.end)
            if at + 1 < len(names) and ordinals[at + 1][0] == (ordinals[at][0] or 1) + 1:
                following = ordinals[at + 1][1]  # the number of the next row
            if _ORDINAL.match(before.lstrip(" \t|")):
                before = ""
            beside = f"{before} {_after(text, name.end, following)}"
            result.append(Row(page=number, name=name, beside=beside, low=beside.lower(), head=head))
    return result


def _ordinal(text: str, name: Name) -> tuple[int, int]:
    """The number that stands right before a name («12. Иванов») and its place; 0 where there is none."""
    found = _ORDINAL.search(text, max(0, name.start - 12), name.start)
    return (int(found[1]), found.start()) if found else (0, name.start)


def _after(text: str, start: int, following: int) -> str:
    """What stands beside the name; the line of the next name belongs to the next row."""
    end = min(following, start + _ROW)
    line = text.rfind("\n", start, following) + 1
    # Where each cell has a line of its own, the number of the next row has one too.
    return text[start : min(end, line) if start < line else end]


def masked(name: Name) -> str:
    """«Власова Анна» as «В***ва А***»: enough to find the row by, too little to know the person by."""
    surname = name.surname
    shown = f"{surname[0]}***{surname[-2:].lower()}" if len(surname) > 5 else f"{surname[0]}***"
    return f"{shown} {name.given[0]}***"


def distinct(found: list[Row]) -> int:
    """How many people the rows name."""
    return len({(row.name.surname.lower(), row.name.given[:1].lower()) for row in found})
