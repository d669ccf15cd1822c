"""Whether words tell something, as a sentence does, or only name it, as titles, letterheads and stamps do."""

import re

# A finite verb: «рассмотрели», «проводится», «объявляет». Words with a capital are names.
_VERB = re.compile(
    r"(?<![А-Яа-яЁё-])(?:[а-яё]{2,}[аяиеёуы]л(?:[аои]?(?:с[ья])?)|прошл[аои]"
    r"|[а-яё]{1,}(?:[аеиоуыэюяё][её]т|[жчдмн][её]т|[её]т(?=ся)|[а-яё]ит|[жчшщ]ат|ят|[бвгджзкмнрстчшщ]ут|[аеуюяо]ют)(?:ся)?)(?![А-Яа-яЁё-])"
)
# What looks like one and is none: «отдел образования», «начало», «показатели»; «принят» is no verb either.
_NOUN = re.compile(
    r"(?:(?:под|раз|на|пре|у)?(?:от)?дел|филиал|журнал|материал|портал|персонал|потенциал|начал|квартал|идеал|канал|сигнал|ритуал|капитал|интервал|финал"
    r"|бюджет|сюжет|кабинет|интернет|предмет|уч[её]т|(?:[а-яё]+о)?отч[её]т|сч[её]т|расч[её]т|зач[её]т|поч[её]т|вич[её]т|пересч[её]т|лимит|аудит|кредит|визит|дефицит|транзит|институт"
    r"|маршрут|минут|статут|атрибут|правил|модел|детал|профил|подел|недел)(?:[аыуиео]|ом|ами)?\Z"
    r"|.*(?:тели|нят|взят|изъят|десят|пят|девят|лет)\Z"
)
_PASSIVE = re.compile(r"(?<![А-Яа-яЁё-])[а-яё]{3,}(?:[её]н|[ая]н)[аоы]?(?![А-Яа-яЁё-])")
# «района», «совместно» end so as well.
_NOT_PASSIVE = re.compile(
    r".*(?:район|стран|сторон|план|экран|цен|член|обмен|замен|времен|экзамен|степен|отмен|смен|орган|основан)[аоы]?\Z"
)

_PREAMBLE = re.compile(
    r"(?:В соответствии|На основании|В целях|Во исполнение|С целью|В связи|По итогам|По результатам|Согласно"
    r"|Руководствуясь|В рамках)(?![а-яё])"
)
_TERM = re.compile(r"(?i)(?<![а-яё])(?:до|не позднее)\s{1,3}[«\"]?\d{1,2}[»\"]?[.\s]")


def tells(words: str) -> bool:
    """Whether a finite verb stands in the words: «провёл», «объявляет», «подвели»."""
    return any(not _NOUN.match(verb.group()) for verb in _VERB.finditer(words))


def tells_of_deeds(words: str) -> bool:
    """The same, and what was done to somebody or something as well: «создано», «утверждена»."""
    return tells(words) or any(not _NOT_PASSIVE.match(word.group()) for word in _PASSIVE.finditer(words))


def runs(words: str) -> bool:
    """Running text: it tells of something, or sets a term; the days in it are no stamp's."""
    return len(words) > 12 and (bool(_PREAMBLE.match(words) or _TERM.search(words)) or tells(words))
