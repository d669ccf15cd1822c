"""The blanks of messages in both languages: dates, counts, pages, kinds, levels, reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from auditor.model import Flaw, Kind, Lang, Level, Period, Say, Trouble

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its noun: «5 страниц», "5 pages"."""

    n: int
    ru: tuple[str, str, str]
    en: tuple[str, str]

    def in_(self, lang: Lang | str) -> str:
        return f"{self.n} {plural(self.n, *self.ru) if lang == Lang.RU else self.en[self.n != 1]}"


@dataclass(frozen=True, slots=True)
class Pages:
    """Numbers of pages: «5–7, 9»."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ranges(self.numbers)


def plural(n: int, one: str, few: str, many: str) -> str:
    """The Russian form of a noun after a number."""
    if n % 10 == 1 and n % 100 != 11:
        return one
    return few if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else many


def pages(n: int) -> Count:
    return Count(n, ("страница", "страницы", "страниц"), ("page", "pages"))


def ranges(numbers: Iterable[int]) -> str:
    """«5–7, 9» of 5, 6, 7, 9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def filled(words: Say, blanks: Mapping[str, object]) -> Say:
    """A message with its blanks filled in both languages."""
    return Say(
        ru=words.ru.format(**{name: spoken(value, Lang.RU) for name, value in blanks.items()}),
        en=words.en.format(**{name: spoken(value, Lang.EN) for name, value in blanks.items()}),
    )


def inner(text: str) -> Say:
    """Words that will stand in quotation marks: those within become „лапки“."""
    text = " ".join(text.split()).strip()
    return Say(ru=text.replace("«", "„").replace("»", "“"), en=text)


def named(text: str, start: str = " ") -> Say:
    """A name in quotation marks after `start`; nothing for no name."""
    said = inner(short(text))
    return Say(ru=f"{start}«{said.ru}»", en=f"{start}“{said.en}”") if said.ru else Say(ru="", en="")


def spoken(value: object, lang: Lang) -> str:
    """A value as people of one language write it."""
    match value:
        case Say() | Count():
            return value.in_(lang)
        case datetime():
            return f"{_day(value, lang)} {value.astimezone(UTC) if value.tzinfo else value:%H:%M} UTC"
        case date():
            return _day(value, lang)
        case Period():
            return f"{_day(value.start, lang)} – {_day(value.end, lang)}"
        case Kind():
            return KINDS[value].in_(lang)
        case Level():
            return LEVELS[value].in_(lang)
        case tuple():
            return ", ".join(spoken(one, lang) for one in value)
        case _:
            return short(str(value))


def _day(value: date, lang: Lang) -> str:
    return f"{value:%d.%m.%Y}" if lang is Lang.RU else f"{value:%Y-%m-%d}"


def short(text: str, longest: int = _LONGEST) -> str:
    """The words on one line, cut at a word when long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"


KINDS: Mapping[Kind, Say] = {
    Kind.CONCEPT: Say(ru="концепция", en="concept"),
    Kind.PROGRAM: Say(ru="программа", en="programme"),
    Kind.REGULATION: Say(ru="положение", en="regulation"),
    Kind.ORDER: Say(ru="приказ", en="order"),
    Kind.PLAN: Say(ru="план", en="plan"),
    Kind.ROADMAP: Say(ru="дорожная карта", en="roadmap"),
    Kind.CYCLOGRAM: Say(ru="циклограмма", en="calendar of recurring work"),
    Kind.ANALYTIC_NOTE: Say(ru="аналитическая справка", en="analytic note"),
    Kind.REPORT: Say(ru="отчёт", en="report"),
    Kind.GUIDELINES: Say(ru="методические рекомендации", en="guidelines"),
    Kind.ADDRESSED_RECOMMENDATIONS: Say(ru="адресные рекомендации", en="addressed recommendations"),
    Kind.FORM: Say(ru="форма сбора информации", en="collection form"),
    Kind.PROTOCOL: Say(ru="протокол", en="minutes"),
    Kind.LETTER: Say(ru="письмо", en="letter"),
    Kind.NEWS: Say(ru="новость", en="news"),
    Kind.ANNOUNCEMENT: Say(ru="объявление", en="announcement"),
    Kind.PRESENTATION: Say(ru="презентация", en="presentation"),
    Kind.SCHEME: Say(ru="схема", en="scheme"),
    Kind.ARTICLE: Say(ru="статья", en="article"),
    Kind.LIST: Say(ru="список", en="list"),
    Kind.OTHER: Say(ru="другой документ", en="another document"),
}

LEVELS: Mapping[Level, Say] = {
    Level.FEDERAL: Say(ru="федеральный", en="federal"),
    Level.REGIONAL: Say(ru="региональный", en="regional"),
    Level.MUNICIPAL: Say(ru="муниципальный", en="municipal"),
    Level.SCHOOL: Say(ru="школьный", en="school"),
}

FLAWS: Mapping[Flaw, Say] = {
    Flaw.LOCAL_PATH: Say(
        ru="это путь к файлу на вашем компьютере, у других он не откроется",
        en="this is a path on your computer, nobody else can open it",
    ),
    Flaw.EMAIL: Say(ru="это адрес электронной почты", en="this is an e-mail address"),
    Flaw.GLUED: Say(ru="несколько адресов слиты в один", en="several addresses are glued into one"),
    Flaw.NOT_AN_ADDRESS: Say(ru="это не адрес страницы или файла", en="this is no address of a page or a file"),
}

TROUBLES: Mapping[Trouble, Say] = {
    Trouble.DAMAGED: Say(ru="файл повреждён", en="the file is damaged"),
    Trouble.ENCRYPTED: Say(ru="файл закрыт паролем", en="the file is protected by a password"),
    Trouble.UNSUPPORTED: Say(ru="такой вид файла не читается", en="this kind of file cannot be read"),
    Trouble.TOO_LARGE: Say(ru="файл слишком большой", en="the file is too large"),
    Trouble.TOO_SLOW: Say(ru="файл читается слишком долго", en="reading the file takes too long"),
    Trouble.CRASHED: Say(ru="программа чтения не справилась с файлом", en="the reader could not cope with the file"),
    Trouble.EMPTY: Say(ru="файл пуст", en="the file is empty"),
    Trouble.OWNER_FILE: Say(
        ru="это служебный файл Word, а не документ", en="this is a service file of Word, not the document"
    ),
}
