"""Bodies and institutions named in a stretch of text, and the level each works at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Level

RANK = {Level.SCHOOL: 0, Level.MUNICIPAL: 1, Level.REGIONAL: 2, Level.FEDERAL: 3}

# --- whose body it is: the first territory named after it ------------------------------------------------------------
_SCOPE = re.compile(
    r"(?P<federal>российской федерации|(?<![а-я])рф(?![а-я])|(?<![а-я])россии)"
    r"|(?P<regional>(?<![а-я])кра[йя](?![а-я])|(?<!в )(?<![а-я])област[ьи](?![а-я])|республик|автономн\w+ округ|"
    r"(?:город\w* |г\. ?)?(?:москвы|санкт-петербурга|севастополя)(?![а-я])|татарстан|башкортостан|хакаси|якути|"
    r"дагестан|удмурти|чуваши|"
    r"(?<![а-я])(?:краев|областн|республиканск|региональн)\w+)"
    r"|(?P<municipal>район|(?<![а-я])город|(?<![а-я])г\.|муниципальн|(?<!автономного )(?<![а-я])округ|поселк|"
    r"поселени|сельсовет|(?<![а-я])зато(?![а-я])|"
    r"(?<![а-я])(?:уо|муо)(?![а-я]))"
)
_SCOPE_HINTS = (
    *("росси", "рф", "кра", "област", "республик", "автономн", "москв", "петербург", "севастопол", "татарстан"),
    *("башкортостан", "хакаси", "якути", "дагестан", "удмурти", "чуваши", "региональн", "район", "город", "г."),
    *("муниципальн", "округ", "поселк", "поселени", "сельсовет", "зато", "уо"),
)
_BODY = re.compile(
    r"(?<![а-я])(?:министерств\w*|министр\w*|минпросвещени\w*|минобрнауки|минобр\w*|рособрнадзор\w*|фиоко|"
    r"федеральн\w+ (?:служб|агентств|институт)\w*|"
    r"президент\w*|правительств\w*|губернатор\w*|законодательн\w+ собран\w+|государственн\w+ дум\w+|департамент\w*|"
    r"(?:главн\w+ )?(?<!орган )(?<!органы )(?<!органов )(?<!органа )(?<!органам )управлени(?:е|я|ем|ю|"
    r"и)(?! качеств| методич| развити)|управле(?!ни)\w{2,3}(?= образован)|"
    r"отдел(?:а|ом|у|е)?(?:(?![а-я])|(?=образован))|комитет(?:а|ом|у|е)?(?![а-я])|"
    r"администраци[а-я]+|глав(?:а|ы|ой|е)(?= (?:администр|район|город|округ|муницип|мо\b|[а-я-]+ого |республ))|"
    r"(?:районн|городск|окружн)\w+ (?:совет|дум|собран)\w*|"
    r"дум(?:а|ы|ой|е|у)(?![а-я])|(?:муниципальн\w+ )?собрани\w+ (?:депутат|представител)\w+|мэри(?:я|и|ей)(?![а-я])|"
    r"совет\w* депутат\w+|совет\w* по (?:(?:вопросам |делам )?образовани)\w*|служб\w+ по |агентств\w+ (?:по )?)"
)
_GENITIVE = re.compile(r"(?:ства|аппарата|ента|ния|ела|ета|ации|тора|ства)$")
_IN_SCHOOL = re.compile(r"^администраци[а-я]+ (?:нашей |моу |мбоу )?(?:школ|гимнази|лице|учрежд|сош|оу\b|доу|детск)")

# --- institutions -----------------------------------------------------------------------------------------------------
_SCHOOL_CODE = (
    r"(?<![а-я])(?:м[абк]?(?:д|н|ск|вс|в\(с\)|ск\()?о[абк]?у(?:дод|до)?|м[абк]?до[абк]у|"
    r"м[абк]?у[ -]?до(?:д)?(?![а-я])|чд?оу|ноу|нд?оу|доу|"
    r"муниципальн\w+ (?:бюджетн\w+ |казенн\w+ |автономн\w+ )?(?:не ?типов\w+ )?(?:дошкольн\w+ |средн\w+ |основн\w+ )?"
    r"(?:общеобразовательн\w+|дошкольн\w+|образовательн\w+)(?: \w+)? учреждени\w+|"
    r"муниципальн\w+ (?:бюджетн\w+ |казенн\w+ |автономн\w+ )?(?:общеобразовательн\w+ |"
    r"образовательн\w+ )?учреждени\w+ дополнительного образования)(?![а-я])"
)
_PLAIN_CODE = (
    r"(?<![а-я])(?:м[абк]?у[кс]?|муниципальн\w+ (?:бюджетн\w+ |казенн\w+ |автономн\w+ )?учреждени\w+)(?![а-я])"
)
_STATE_CODE = (
    r"(?<![а-я])(?:кг[абк]\w*|о?г[абк](?:п)?о?у(?![а-я])|гбпоу|гапоу|гку|краев\w+ (?:государственн\w+|бюджетн\w+|"
    r"казенн\w+|автономн\w+)|"
    r"(?:областн\w+ )?государственн\w+ (?:автономн|бюджетн|казенн)\w+ (?:[а-я]+ ){0,2}учрежд\w+)(?![а-я])"
)
_FEDERAL_CODE = (
    r"(?<![а-я])(?:фг[абк]?[а-я]{0,4}у|федеральн\w+ государственн\w+ (?:автономн|бюджетн|казенн)\w+)(?![а-я])"
)
_METHOD = (
    r"(?<![а-я])(?:(?:[а-я]+-)?методическ\w+ (?:центр|кабинет|служб|отдел)\w*|(?:м|г|р|к|ки|ри|ги)?имц|ммц|ммс|"
    r"рмк|гмк|цро|умц|имо|имк|мимц|[ргоу]?мц|цомо|цимо|умиц|горуо|руо|гуо|районо|гороно|"
    r"центр\w* (?:развития|сопровождения|обеспечения|поддержки|обслуживания|"
    r"модернизации) (?:[а-я]+ ){0,3}образовани[яй]|"
    r"центр\w* (?:методическ|информационно|педагогическ\w+ мастер|непрерывн|профессиональн\w+ развит|"
    r"диагностики и|психолого)[а-я-]*|"
    r"централизованн\w+ бухгалтери\w+|(?:муниципальн|районн|городск|окружн|августовск)\w+ (?:методическ|опорн|"
    r"ресурсн|центр|экспертн|координационн|педагогическ|учебно|коллеги)\w+|рмо|гмо|муо|моуо)(?![а-я])"
)
_SCHOOL = (
    r"(?<![а-я])(?:сош|оош|нош|гимнази\w+|лице(?:й|я|ем|ю|е)|(?:средн|основн|начальн|вечерн|спортивн|музыкальн|"
    r"художественн)\w+ (?:общеобразовательн\w+ )?школ\w+|"
    r"школ\w+-(?:сад|интернат)\w*|школ\w+ искусств|школ\w+ ?№|сш ?№|детск\w+ (?:сад|дом)\w*|детсад\w*|ясли\w*|"
    r"ддт|цдт|црр|дюсш|дюц|дши|дмш|дхш|дом\w* детского|"
    r"центр\w* (?:детск|дополнительн|внешкольн|развития реб|творчеств)\w*|дворц?\w* (?:творчеств|пионер|"
    r"детск)\w+|станци\w+ юных|кадетск\w+|"
    r"педагогическ\w+ совет\w*|управляющ\w+ совет\w*|шмо|(?:директор|завуч)\w* (?:школы|гимназии|лицея|сош|оу|оо|"
    r"образовательн\w+ (?:учр|орг)\w+)|"
    r"методическ\w+ совет\w* (?:школы|гимназии|лицея|учреждения|сош|детск\w+)|(?:коллектив|"
    r"собрани)\w* (?:работников )?(?:школы|гимназии|лицея|учреждения))(?![а-я])"
)
_STATE = (
    r"(?<![а-я])(?:институт\w* (?:повышения квалификации|развития (?:регионального )?образования|непрерывного|"
    r"усовершенств\w+)|(?:кк ?)?к?ипк\w*|ипкро?|к?иро|цоко|"
    r"центр\w* (?:мониторинга и )?оценки качества образования|колледж\w*|техникум\w*|ректор\w*|училищ\w+)(?![а-я])"
)
_NEIGHBOURING = re.compile(r"(?:краев|региональн|областн|республиканск)\w+ $")
_MUNICIPAL_CODE = re.compile(r"(?<![а-я])м[абк]?(?:о[абк]?)?у(?: дпо)?\W{1,3}$")  # «МКУ «ЦОКО и МС»»
_MUNICIPAL_BEFORE = re.compile(r"(?:муниципальн\w+ (?:[а-я]+ )?|(?<![а-я])м[бак]?у[ «\"]{0,3})$")
_INSTITUTION = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("federal", _FEDERAL_CODE),
            ("state_code", _STATE_CODE),
            ("school_code", _SCHOOL_CODE),
            ("method", _METHOD),
            ("plain_code", _PLAIN_CODE),
            ("school", _SCHOOL),
            ("state", _STATE),
        )
    )
)
# What the first words of the above begin with: trying the whole pattern at each letter is dear.
_A_WORD = re.compile("[а-я]+")
_FIRST_LETTERS = """
фг фе кг ог га гб гк кр об го ма мб мк мд мн мс мв мо му чд чо но нд до ме им ми ги ри ки мм рм гм цр ум це ра ок ав
ом мц цо ци со оо ли ср ос на ве сп ху шк сш де яс дд цд дю дш дм дх дв ст ка пе уп шм ди за ко ин кк ип ир те ре уч ру
"""
_BEGINNINGS = frozenset(_FIRST_LETTERS.split())
_POST = re.compile(r"(?<![а-я])(?P<post>заведующ\w+|директор\w*|начальник\w*|руководител\w+)(?![а-я])")
_OFFICE = re.compile(  # «приказом УО»: alone the letters mean other things as well
    r"(?:приказ|начальник|руководител|специалист|распоряжени)\w* (?P<body>уо|роо)(?![а-я])"
)
_NOT_KINDERGARTEN = re.compile(
    r"^заведующ\w+ (?:отдел|методич|кабинет|рмк|гмк|сектор|рмц|имц|центр|ммц|информац|библиотек|мку|мбу)"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or institution; `sure` is false where only a post or a legal form tells."""

    level: Level
    start: int
    end: int
    sure: bool = True


def fold(words: str) -> str:
    """Small letters, without «ё»; as long as before."""
    return words.lower().replace("ё", "е").replace("\n", " ")


@lru_cache(maxsize=32)  # the same stretch is asked for sure actors first, then for any
def find(words: str) -> tuple[Actor, ...]:
    """All actors named, in their order. `words` is plain text, at most some lines."""
    folded = fold(words)[:6000]
    found = [*_bodies(folded), *_institutions(folded), *_posts(folded)]
    return tuple(sorted(found, key=lambda actor: actor.start))


def lowest(actors: tuple[Actor, ...]) -> Actor | None:
    """The author among a chain of founders: the lowest, of these the last."""
    sure = [actor for actor in actors if actor.sure] or list(actors)
    if not sure:
        return None
    rank = min(RANK[actor.level] for actor in sure)
    return [actor for actor in sure if RANK[actor.level] == rank][-1]


def _bodies(words: str) -> Iterator[Actor]:
    """From the last to the first: a body with no territory of its own belongs to the one named after it."""
    marks = list(_BODY.finditer(words))
    after: Level | None = None
    next_at = len(words)
    for mark in reversed(marks):
        window = words[mark.start() : min(next_at, mark.end() + 130)]
        near = next_at - mark.end() < 90 and next_at < len(words) and _is_above(words, next_at)
        level, sure = _of_body(mark.group(), window, after if near else None)
        if level:
            yield Actor(level, mark.start(), mark.end(), sure)
        after, next_at = level, mark.start()


def _is_above(words: str, at: int) -> bool:
    """In the genitive, or a government, which has no office above it."""
    mark = _BODY.match(words, at)
    return bool(mark and (_GENITIVE.search(mark.group().strip()) or mark.group().startswith("правительство")))


def _of_body(name: str, window: str, after: Level | None) -> tuple[Level | None, bool]:
    scope = _SCOPE.search(window, len(name)) if any(map(window.__contains__, _SCOPE_HINTS)) else None
    own = Level(scope.lastgroup) if scope and scope.lastgroup else None
    if name.startswith(("минпросвещ", "рособрнадзор", "фиоко", "федеральн", "государственн", "президент")):
        return (Level.REGIONAL if own is Level.REGIONAL and name.startswith("минпросвещ") else Level.FEDERAL), True
    if name.startswith(("министерств", "министр", "минобр")):
        if own in (Level.FEDERAL, Level.REGIONAL):
            return own, True
        return (
            Level.FEDERAL if "просвещения" in window[:60] and "образован" not in window[:60] else Level.REGIONAL
        ), True
    if name.startswith("правительств"):
        return (Level.FEDERAL if own is Level.FEDERAL else Level.REGIONAL), True
    if name.startswith(("губернатор", "законодательн")):
        return Level.REGIONAL, True
    if name.startswith("администраци"):
        if _IN_SCHOOL.match(window):
            return Level.SCHOOL, True
        return (Level.REGIONAL if own is Level.REGIONAL else Level.MUNICIPAL), True
    if name.startswith(("дум", "мэри", "собран", "муниципальн")):
        return (Level.REGIONAL if own is Level.REGIONAL else Level.MUNICIPAL), True
    if name.startswith(("районн", "городск", "окружн", "совет", "глав")) and not name.startswith("главн"):
        return (Level.REGIONAL if own is Level.REGIONAL and name.startswith("глав") else Level.MUNICIPAL), True
    if own or after:
        return own or after, True
    if "образован" in window or "образован" in name:
        return Level.MUNICIPAL, not name.startswith(("департамент", "служб", "агентств"))
    return (Level.MUNICIPAL, False) if "управлени" in name or name.startswith("отдел") else (None, False)


def _institutions(words: str) -> Iterator[Actor]:
    marks = list(_marks(words))
    for at, mark in enumerate(marks):
        group = mark.lastgroup or ""
        if at and group == "school" and marks[at - 1].lastgroup == "method" and mark.start() - marks[at - 1].end() < 2:
            continue  # «муниципальный опорный центр дополнительного образования»
        if at and group == "school" and _is_state(marks[at - 1]) and mark.start() - marks[at - 1].end() < 120:
            continue  # «КГБОУ «Кадетский корпус»»
        following = [later for later in marks[at + 1 : at + 4] if later.start() - mark.end() < 150]
        before = words[max(0, mark.start() - 30) : mark.start()]
        level, sure = _of_institution(group, mark, following, words, before)
        if level:
            yield Actor(level, mark.start(), mark.end(), sure)


def _marks(words: str) -> Iterator[re.Match[str]]:
    """`_INSTITUTION.finditer`, tried only where a word begins as one of its own does."""
    end = 0
    for word in _A_WORD.finditer(words):
        start, stop = word.span()
        if start < end or not (words[start : start + 2] in _BEGINNINGS or words[stop : stop + 1] == "-"):
            continue
        mark = _INSTITUTION.match(words, start)
        if mark:
            end = mark.end()
            yield mark


def _of_institution(
    group: str, mark: re.Match[str], following: list[re.Match[str]], words: str, before: str
) -> tuple[Level | None, bool]:
    names = [later.lastgroup for later in following if later.lastgroup in ("method", "school", "state")]
    named = names[0] if names else None
    after = words[mark.end() : mark.end() + 60]
    if group == "federal":
        return Level.FEDERAL, True
    if group in ("state_code", "state"):
        if named == "school" and group == "state_code" and not mark.group().startswith(("кг", "краев")):
            return Level.SCHOOL, True
        if group == "state" and _MUNICIPAL_CODE.search(before):
            return Level.MUNICIPAL, True
        own = (
            _MUNICIPAL_BEFORE.search(before)
            and group == "state"
            and ("качества" in mark.group() + after or "цоко" in mark.group())
        )
        return (Level.MUNICIPAL if own else Level.REGIONAL), True
    if group == "method":
        return (Level.REGIONAL if _NEIGHBOURING.search(before) else Level.MUNICIPAL), True
    if group == "school":
        return Level.SCHOOL, True
    if re.match(r"^\W*(?:дпо|дополнительного профессионального|довс?\b)", after) or (
        named == "method" and _close(following[0], mark, 90)
    ):
        return None, False  # its name speaks: «МКОУ «Центр развития образования»»
    if group == "school_code":
        authority = _BODY.match(after.lstrip(' «"-'))
        return (Level.MUNICIPAL if authority else Level.SCHOOL), True
    return (None, False) if named else (Level.MUNICIPAL, False)


def _is_state(mark: re.Match[str]) -> bool:
    return mark.lastgroup == "federal" or (mark.lastgroup == "state_code" and mark.group().startswith(("кг", "краев")))


def _close(later: re.Match[str], mark: re.Match[str], most: int) -> bool:
    return later.lastgroup == "method" and later.start() - mark.end() < most


def _posts(words: str) -> Iterator[Actor]:
    for mark in _OFFICE.finditer(words) if "уо" in words or "роо" in words else ():
        yield Actor(Level.MUNICIPAL, mark.start("body"), mark.end(), sure=False)
    for mark in _POST.finditer(words):
        post = mark["post"]
        if post.startswith("заведующ") and not _NOT_KINDERGARTEN.match(words[mark.start() : mark.start() + 60]):
            yield Actor(Level.SCHOOL, mark.start(), mark.end(), sure=False)
        elif post.startswith("начальник"):
            yield Actor(Level.MUNICIPAL, mark.start(), mark.end(), sure=False)
        elif post.startswith("директор") and re.match(r"^\W*(?:_|[а-я]\.|$)", words[mark.end() :]):
            yield Actor(Level.SCHOOL, mark.start(), mark.end(), sure=False)
