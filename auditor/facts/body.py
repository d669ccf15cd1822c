"""What kind of document a body is, where the title does not tell."""

import re
from collections.abc import Iterator

from auditor.facts import people, prose
from auditor.facts.headwords import ADDRESSEE
from auditor.facts.lines import Line, last_lines, lines, quote
from auditor.facts.normal import plain
from auditor.model import Kind, Quote, Seen, Text

_MOST = 30_000  # letters of the body that are looked at
# Long patterns are for small letters, as `low` holds them: matching that ignores case is twice as slow.

_ACTS = re.compile(
    r"^[ \t]*(?:приказываю|п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|постановля(?:ю|ет)|распоряжаюсь|"
    r"обязываю)\s{0,3}:?[ \t]*$|"
    r"(?<![а-яё])(?:приказываю|постановляю|распоряжаюсь)\s{0,3}:",
    re.MULTILINE,
)
_REGULATES = re.compile(
    r"настоящ(?:ее|ий|ие|ая)\s+(?:положение|порядок|регламент|правила|инструкция|методика)\b|^[^\w\n]{0,150}1\.\s*общие\s+положения",
    re.IGNORECASE | re.MULTILINE,
)
_PROGRAMME = re.compile(
    r"^[^\w\n]{0,150}паспорт\s+(?:\w+\s+){0,2}(?:программы|проекта)|настоящая\s+(?:\w+\s+)?программа|сроки\s+(?:и\s+этапы\s+)?реализации\s+программы",
    re.MULTILINE,
)
_CONCEPT = re.compile(r"настоящая\s+концепция", re.IGNORECASE)
_PROTOCOL = re.compile(
    r"^[^\w\n]{0,150}(присутствов|повестка|слушали|выступил|постановили|решили|председатель\s+(?:заседани|собрани)|секретарь)",
    re.IGNORECASE | re.MULTILINE,
)
_DEAR = re.compile(r"^[^\w\n]{0,150}уважаем(?:ый|ая|ые)(?![а-яё])[^\n]{0,80}", re.IGNORECASE | re.MULTILINE)
_MAILED = re.compile(
    r"(?<![а-яё])(?:исх(?:\.|одящ)|на\s+№\s*_{2,}|направляе[мт]|прос(?:им|ит|ьба)\s+(?:(?:в\s+срок\s+)?до\s+\d|вас|довести|предоставить|направить|обеспечить)|прошу\s+(?:(?:в\s+срок\s+)?до\s+\d|вас|довести|предоставить|направить|обеспечить|организовать|принять)|сообщае[мт]|информируе[мт]|доводит\s+до)",
    re.IGNORECASE,
)
_SENT = re.compile(  # a letter's own day and number, the left of its head
    r"^[^\S\n]*(?:от\s*)?(?:\d{1,2}\.\d{2}\.\d{4}|[«\"]?\s?\d{1,2}\s?[»\"]?\s[а-яё]{3,8}\s\d{4})\s*(?:г\.?|года)?\s*№\s*[\dА-Яа-я]",
    re.MULTILINE,
)
_NUMBERED = re.compile(  # the same the other way round, or under its word: «Исх. № 815 от 04.02.2021»
    r"^[^\S\n]*(?:исх(?:одящий|\.)?\s*(?:№\s*[\dА-Яа-я]|от\s*\d|\d)|№\s*\d\S{0,14}\s*\n?\s*от\s*[«\"]?\d|на\s+(?:вх\w*\.?\s*)?№\s*[\d_])",
    re.MULTILINE | re.IGNORECASE,
)
_INVITES = re.compile(
    r"(?<![а-яё])(?:объявля(?:ет|ется|ем)|заявки\s+принимаются|при[её]м\s+заявок|приглаша(?:ем|ет|ются)|жд[её]м\s+вас|жд[её]м\s+(?:ваших|вашего)|принимаются\s+(?:работы|материалы|заявки|конкурсные)|состоится|состоятся|пройд[её]т|пройдут|будет\s+проход|будет\s+провод|начало\s+(?:в|регистрации)\s|объявля(?:ет|ют|ем|ет?ся)\s+(?:о\s|конкурс|набор|при[её]м)|(?:при[её]м\s+заявок|заявки)\s+(?:принимаются|осуществляется|ведётся|ведется|продл)|регистрация\s+участников|ссылка\s+для\s+подключения)(?![а-яё])",
)
_HAPPENED = re.compile(
    r"(?<![а-яё])(?:состоял(?:ся|ась|ось|ись)|прош[её]л|прошл[аио]|провел[аи]?|пров[её]л|приняли?\s+участие|подвели|собрал(?:ись|ся|а)|поделил(?:ись|ась|ся)|познакомил(?:ись|ся|и)|выступил[аи]?|поздравил[аи]?|вручил[аи]?|завершил(?:ся|ась|ись)|открыл(?:ся|ась|и)|рассказал[аи]?|обсудил[аи]?|показал[аи]|отметил[аи]?|был[аио]?\s+принят[аоы]?|поздравляем|стал[аи]?\s+(?:лауреат|победител|приз[её]р|облад|дипломант)[а-яё]{1,4}|признан[аы]?(?!\s+(?:утративш|недейств))|занял[аи]?(?=\s+[^.\n]{0,20}мест)|удостоен[аы]?|встретил(?:ись|ся|ась))(?![а-яё])",
)
_PAST = re.compile(
    r"(?<![а-яё])[а-яё]{2,}(?:али|яли|ели|или|ули|ался|алась|ались|ился|илась|ились|ялись|елись)(?![а-яё])",
)
_NEWS_SIGNS = re.compile(
    r"(?<![а-яё])(?:фотограф|фото(?:отч[её]т|галере|\b)|читать\s+(?:далее|дальше)|просмотр(?:ов|ы)\b|добавил|опубликовано|дата\s+публикации|комментари|поделиться|новост)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"^[^\n]{0,60}?(?:сегодня|вчера|накануне|\d{1,2}\.\d{1,2}\.(?:20)?\d\d|\d{1,2}\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\s+20\d\d)[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_EVENTS = re.compile(
    r"(?<![а-яё])(?:вечер|семинар|конкурс|фестивал|встреч|праздник|форум|конференц|олимпиад|чтени|слет|слёт|мастер-класс|турнир|день|дня|заседани|педсовет|неделя|выставк|экскурси|юбилей|совещани|вебинар|акци[яи]|итоги)",
    re.IGNORECASE,
)
_PLAN_HEAD = re.compile(
    r"(?:мероприяти|содержани|вид\w*\s+работ|вид\w*\s+деятельн|дело|тема)[^\n]{0,120}\n?[^\n]{0,80}(?:срок|дат[аы]|месяц)[^\n]{0,120}\n?[^\n]{0,80}(?:ответствен|исполнител)",
)
_WEEK = re.compile(r"(?<![а-яё])(?:понедельник|вторник|среда|четверг|пятница)(?![а-яё])", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^[^\w\n]{0,150}(?:удк\b|аннотация\b|ключевые\s+слова|(?:список\s+(?:использованн\w+\s+)?литературы|литература\W*$)|abstract\b|keywords)",
    re.IGNORECASE | re.MULTILINE,
)
_ANALYSES = re.compile(
    r"(?<![а-яё])(?:вывод[ы]?|динамик[аи]|доля|долю|по\s+сравнению|анализ\s+(?:показ|результ|данн)|показал[аи]?|снизил|повысил|вырос|увеличил|уменьшил|диаграмм|выявлен|процент|выше\s+средн|рекоменд)",
)
_STUDIES = re.compile(r"мониторинг|анализ|диагностик|исследован|результат|опрос|анкетирован|оценк", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<![а-яё])(?:заполните|укажите|выберите|отметьте|впишите|ваш(?:а|е)?\s+(?:ответ|фио|должность|стаж|имя|предмет)|варианты?\s+ответа|оцените|обведите)(?![а-яё])",
)
_PEOPLE = re.compile(
    r"^\W*(?:приложение[\s№\d.]*)?(?:[а-яё]+(?:ые|ие)\s+){0,3}(?:участник|жюри|руководител|наставник|победител|приз[её]р|лауреат|эксперт|автор|методист|член|слушател|контакт|тьютор|консультант|педагог|специалист)[а-яё]{0,3}(?![а-яё])(?!\s*:)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d{1,2}[.:]\d{2}(?!\d)|(?<!\d)\d{1,2}\s(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)")
_BLANK = re.compile(r"_{4,}")
_SLIDE_WORDS = 60  # no page of a paper is so bare, of every slide exported
_ENDS = re.compile(r"[а-яё]{3}[.;](?:\s|$)")  # of sentences: slides have none
_SLIDE = re.compile(r"^[^\w\n]{0,9}слайд\s{1,3}№?\s?\d", re.IGNORECASE | re.MULTILINE)
_THANKS = re.compile(r"спасибо\s+за\s+внимание|благодар\w+\s+за\s+внимание", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"^[^\w\n]{0,150}(?:заместител\w+\s+директор\w*|руководител\w+\s+(?:рмо|гмо|шмо|мо|методическ\w+\s+объединен\w*)|учителям|педагогам|администраци\w+\s+(?:оо|школ|оу)|"
    r"руководителям\s+(?:оо|школ|образовательн\w+\s+\w+))[^\w\n]{0,150}$",
    re.IGNORECASE | re.MULTILINE,
)


def by_body(text: Text, called: str) -> Seen[Kind] | None:
    """The kind the body shows, with the words that show it."""
    for kind, seen in _guesses(text, called):
        if seen:
            return Seen(value=kind, seen=seen)
    return None


def is_brief(text: Text) -> bool:
    """A page of boxes or a drawing: few words, hardly a sentence, none of a concept's parts."""
    body = " ".join(plain(page.text).text for page in text.pages[:4])[:8000]
    if len(set(re.findall(r"(?<![а-яё])(?:цел[ьи]|задач|принцип|результат|обоснован)", body.lower()))) >= 3:
        return False
    return len(body.split()) < 160 and len(re.findall(r"[а-яё]{3,}\.(?:\s|$)", body)) < 5


def looks_like_news(text: Text) -> Quote | None:
    """A dated account of an event."""
    body = _body(text)[:6000]
    low = body.lower()
    happened, day = _HAPPENED.search(low), _DAY.search(body[:400])
    first = next(iter(lines(text)), None)
    signs = (
        2 * bool(happened)
        + bool(day)
        + (len(_PAST.findall(low)) >= 2)
        + bool(_NEWS_SIGNS.search(body))
        + bool(first and _EVENTS.search(first.text + " " + " ".join(text.headings[:1])))
    )
    if signs < 3 or len(body) > 5500 or _ACTS.search(low) or _REGULATES.search(body):
        return None
    if _INVITES.search(low) and not happened:
        return None
    return _quoted(text, happened or day) or (quote(text, first) if first else None)


def letter(text: Text) -> Quote | None:
    """A letter by its form, whatever its subject: a day and number of its own, and those it is written to."""
    top = _body(text)[:3000]
    dear = _DEAR.search(top)
    numbered = _SENT.search(top[:1500]) or _NUMBERED.search(top[:1500])
    if not numbered:
        return None
    addressed = next((line for line in lines(text)[:20] if any(map(ADDRESSEE.match, line.cells))), None)
    if dear:
        return _quoted(text, dear)
    return quote(text, addressed) if addressed and _MAILED.search(top) else None


def _guesses(text: Text, called: str) -> Iterator[tuple[Kind, Quote | None]]:
    body = _body(text)
    low = body.lower()
    yield Kind.ORDER, _quoted(text, _ACTS.search(low))
    if len({mark.lower()[:6] for mark in _PROTOCOL.findall(body)}) >= 2:
        yield Kind.PROTOCOL, _quoted(text, _PROTOCOL.search(body))
    yield Kind.CONCEPT, _quoted(text, _CONCEPT.search(body[:6000]))
    yield Kind.PROGRAM, _quoted(text, _PROGRAMME.search(low[:6000]))
    yield Kind.REGULATION, _quoted(text, _REGULATES.search(body[:6000]))
    if len({mark.split()[0].lower() for mark in _ARTICLE.findall(body)}) >= 2:
        yield Kind.ARTICLE, _quoted(text, _ARTICLE.search(body))
    invites, happened, dear = _INVITES.search(low[:4000]), _HAPPENED.search(low[:4000]), _DEAR.search(body[:3000])
    formal = dear and any(ADDRESSEE.match(line.text) for line in lines(text)[:20])
    asked = {mark.lower()[:6] for mark in _MAILED.findall(body[:1500])} - {"информ", "сообща"}
    if formal:
        yield Kind.LETTER, _quoted(text, dear)
    if _SENT.search(body[:1500]) and (own := dear or _MAILED.search(body[:2500])):
        yield Kind.LETTER, _quoted(text, own)
    if invites and not happened and len(body) < 6000 and not asked:
        yield Kind.ANNOUNCEMENT, _quoted(text, invites)
    if dear or len(_MAILED.findall(body[:2500])) >= 2:
        yield Kind.LETTER, _quoted(text, dear or _MAILED.search(body[:2500]))
    yield Kind.PRESENTATION, slides(text) or bare_pages(text)
    yield (
        Kind.CYCLOGRAM,
        _quoted(text, _WEEK.search(body)) if len(set(map(str.lower, _WEEK.findall(body)))) >= 4 else None,
    )
    yield Kind.PLAN, _quoted(text, _PLAN_HEAD.search(low[:8000]))
    if len(_ADDRESSES.findall(body)) >= 2 and "рекоменд" in low:
        yield Kind.ADDRESSED_RECOMMENDATIONS, _quoted(text, _ADDRESSES.search(body))
    yield Kind.FORM, _form(text, body)
    yield Kind.LIST, _people(text)
    if _STUDIES.search(called) and len(_ANALYSES.findall(low)) >= 3:
        yield Kind.ANALYTIC_NOTE, _quoted(text, _ANALYSES.search(low))
    yield Kind.NEWS, looks_like_news(text) if len(body) < 4000 else None
    yield Kind.LIST, rows_of_people(text)


def rows_of_people(text: Text) -> Quote | None:
    """Rows that each name somebody, and hardly a sentence: the results of a contest."""
    rows = lines(text)[1:40]
    named = [line for line in rows if _names_somebody(line)]
    return quote(text, named[0]) if len(named) >= 2 and len(named) > 0.6 * len(rows) else None


def _names_somebody(line: Line) -> bool:
    """Whether a row names a person, and neither an hour nor a deed beside."""
    return not (_TIMED.search(line.text) or prose.tells(line.text)) and bool(next(people.found_in(line.text), None))


def _people(text: Text) -> Quote | None:
    """«Участники конкурса», «Жюри …» above rows that each name somebody and tell nothing."""
    top = lines(text)[:40]
    at = next((i for i, line in enumerate(top[:6]) if _PEOPLE.match(line.text) and len(line.text) < 200), None)
    if at is None or prose.tells(top[at].text):
        return None
    named = [line for line in top[at + 1 :] if _names_somebody(line)]
    return quote(text, top[at]) if len(named) >= 2 and len(named) > len(top[at + 1 :]) / 2 else None


def _form(text: Text, body: str) -> Quote | None:
    """Something to be filled in: blanks, questions, rows with empty cells."""
    low = body.lower()
    asked = _ASKS.search(low)
    blanks = len(_BLANK.findall(body))
    if (asked and (blanks >= 2 or len(_ASKS.findall(low)) >= 2)) or (blanks >= 8 and len(body) < 6000):
        return _quoted(text, asked or _BLANK.search(body))
    rows = [page_line for page_line in lines(text) if len(page_line.cells) > 1]
    head_row = next(
        (row for row in rows if re.search(r"показател|критери|наименовани|№\s*п/?п", row.text, re.IGNORECASE)), None
    )
    if head_row and rows and _unfilled(rows, head_row) and len(body) < 8000:
        return quote(text, head_row)
    return None


def _unfilled(rows: list[Line], head_row: Line) -> bool:
    """Most rows have fewer cells than the heading: the columns for answers are empty."""
    under = [row for row in rows if row.start > head_row.start or row.sheet > head_row.sheet]
    return len(under) >= 2 and sum(len(row.cells) < len(head_row.cells) for row in under) >= 0.8 * len(under)


def slides(text: Text) -> Quote | None:
    """Exported slides: many pages with few words each, thanks at the end."""
    top = _body(text)[:4000]
    if "слайд" in top.lower() and len(_SLIDE.findall(top)) >= 2:
        return _quoted(text, _SLIDE.search(_body(text)))
    if not text.paged or len(text.pages) < 4:
        return None
    thanks = next((line for line in last_lines(text, 12) if _THANKS.search(line.text)), None)
    sizes = sorted(len(page.text.split()) for page in text.pages)
    if thanks and sizes[len(sizes) // 2] < 90:
        return quote(text, thanks)
    return None


def bare_pages(text: Text) -> Quote | None:
    """Page after page with a heading and a few words: slides exported without a word of thanks."""
    sizes = sorted(len(page.text.split()) for page in text.pages)
    if not text.paged or len(sizes) < 4 or sizes[-1] >= _SLIDE_WORDS or any(page.scanned for page in text.pages):
        return None
    told = sum(len(_ENDS.findall(page.text)) for page in text.pages)
    first = next(iter(lines(text)), None)
    bare = told <= len(sizes) / 2 and sizes[len(sizes) // 2] < _SLIDE_WORDS / 2
    return quote(text, first) if bare and first else None


def _body(text: Text) -> str:
    parts, size = [], 0
    for page in text.pages[:40]:
        parts.append(plain(page.text).text)
        size += len(parts[-1])
        if size > _MOST:
            break
    return "\n".join(parts)[:_MOST]


def _quoted(text: Text, found: re.Match[str] | None) -> Quote | None:
    """The words found and what stands around them on the line."""
    if found is None:
        return None
    at, first = found.start(), 0
    for page in text.pages[:40]:
        normal = plain(page.text)
        if at < first + len(normal.text):
            start = max(normal.text.rfind("\n", 0, at - first + 1) + 1, at - first - 120)
            stop = normal.text.find("\n", found.end() - first)
            stop = len(normal.text) if stop < 0 else stop
            return normal.quote(start, min(stop, start + 240), page.number if text.paged else None)
        first += len(normal.text) + 1
    return None
