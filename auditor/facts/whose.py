"""The municipality named in a stretch of text, in the nominative."""

import re

from auditor.facts.places import CITIES, DISTRICTS, OTHER_CITIES, SETTLEMENTS, STRESSED

_NAME = r"[А-ЯЁ][А-Яа-яЁё]+(?:-[А-ЯЁа-яё]+){0,3}"
_DISTRICT = re.compile(
    rf"(?<![А-Яа-яЁё-])(?P<name>(?:{_NAME}\s+)??{_NAME}(?:ого|его|ому|ем|ом|ий|ый|ой|ОГО|ЕГО|ОМУ|ЕМ|ОМ|ИЙ|ЫЙ|ОЙ))\s+"
    r"(?P<type>(?i:муниципальн[а-яё]+\s+(?:район|округ)|городск[а-яё]+\s+округ|район|округ))(?i:а|у|е|ом|ов)?(?![А-Яа-яЁё])"
)
_CITY = re.compile(
    rf"(?<![А-Яа-яЁё\d])(?<!\d )(?P<word>(?i:города|городе|город|гор\.|г\.|зато(?:\s+(?:г\.|город[а]?|п\.|"
    rf"пос[её]л[а-яё]+|пгт))?|городск[а-яё]+\s+округ[а-яё]*(?:\s+(?:города?|г\.))?))"
    rf"\s*[«\"]?(?P<name>{_NAME}(?:\s+(?:Новгород|Тагил|Челн|Устюг|Луки|НОВГОРОД|ТАГИЛ)[А-Яа-я]*)?)"
)
# «Краснотуранский районный Совет», «Норильский городской Совет»: whose council or office it is.
_OFFICE = re.compile(
    r"(?<![А-Яа-яЁё-])(?P<stem>[А-ЯЁ][А-Яа-яЁё-]{2,25}(?i:ск|цк))(?i:ий|ого|ому|им|ое|ой|ая)\s+"
    r"(?P<type>(?i:районн|городск))(?i:ый|ого|ому|ым|ое|ой|ая|ий|ому|им)\s+"
    r"(?i:совет|дум|собрани|управлени|отдел|комитет|методическ|информационно|центр)"
)
_NO_NAME = re.compile(
    r"^(?:муниципальн|городск|сельск|автономн|федеральн|административн|избирательн|каждо|данно|наше|свое|этого|"
    r"всего|одно|красноярск\w+ края|"
    r"образован|управлен|администрац|отдел|общеобр|бюджетн|казенн|казён|областн|краев|территориальн|средн|ленинск|октябрьск|советск|"
    r"центральн|кировск|свердловск|железнодорожн)",
    re.IGNORECASE,
)
# «Управление образования Железногорска»: without the word, but a city we know.
_BARE_CITY = re.compile(
    rf"(?:образовани[яю]|администраци[ия])\s+(?P<name>{'|'.join(CITIES.values())})(?![а-яё-])", re.IGNORECASE
)
_KNOWN = {adjective.casefold().replace("ё", "е"): adjective for adjective in DISTRICTS}


def of(words: str) -> tuple[str, int, int] | None:
    """The first municipality named and where; None where none is, or only a district of a city."""
    found: list[tuple[int, str, int]] = []
    for mark in _DISTRICT.finditer(words[:4000]):
        if name := _district(mark["name"], mark["type"]):
            found.append((mark.start(), name, mark.end()))
            break
    for mark in _CITY.finditer(words[:4000]):
        if name := _city(mark["name"], mark["word"]):
            found.append((mark.start(), name, mark.end()))
            break
    office = _OFFICE.search(words[:4000])
    if office and (name := _of_office(office["stem"], office["type"].lower())):
        found.append((office.start(), name, office.end()))
    if bare := _BARE_CITY.search(words[:4000]):
        found.append((bare.start(), f"город {_city_name(_capital(bare['name'].lower()), 'города')}", bare.end()))
    if not found:
        return None
    start, name, end = min(found)
    return name, start, end


def _of_office(stem: str, sort: str) -> str | None:
    if _NO_NAME.match(stem):
        return None
    city = _capital(stem.lower())
    if sort == "городск":
        return f"город {city}" if city in CITIES else None
    adjective = city + "ий"
    return f"{_KNOWN.get(adjective.casefold().replace('ё', 'е'), adjective)} район"


def _district(name: str, sort: str) -> str | None:
    parts = name.split()
    if _NO_NAME.match(parts[-1]):
        return None
    if len(parts) == 2 and not re.search(r"(?:ого|его|ий|ый|ой)$", parts[0], re.IGNORECASE):
        parts = parts[1:]
    if len(parts) == 2 and _NO_NAME.match(parts[0]):
        parts = parts[1:]
    adjective = " ".join(_nominative(part) for part in parts)
    kind = " ".join(sort.lower().split())
    if kind.startswith("муниц"):
        # «муниципальный район» is the district itself: people name it «Абанский район».
        kind = (
            "район"
            if kind.endswith("район") and "долгано" not in adjective.lower()
            else "муниципальный " + kind.split()[-1]
        )
    elif kind.startswith("городск"):
        kind = "городской округ"
    return f"{_KNOWN.get(adjective.casefold().replace('ё', 'е'), adjective)} {kind}"


def _nominative(word: str) -> str:
    """«Полянского» is «Полянский», «Речного» «Речной»."""
    low = word.lower()
    for ending in ("ого", "его", "ому", "ем", "ом"):
        if low.endswith(ending):
            stem = low[: -len(ending)]
            break
    else:
        return _capital(low)
    if stem in STRESSED:
        return _capital(stem + "ой")
    soft = ending in ("его", "ем") or stem.endswith(("ск", "цк", "г", "к", "х"))
    return _capital(stem + ("ий" if soft else "ый"))


def _capital(word: str) -> str:
    return "-".join(part.capitalize() if len(part) > 2 else part for part in word.split("-"))


def _city(name: str, before: str) -> str | None:
    clean = " ".join(_capital(part.lower()) for part in name.split())
    if before == "Г." and not name.isupper():
        return None  # an initial: «Н.Г.Петрова»
    before = before.lower()
    if _NO_NAME.match(clean) and clean not in OTHER_CITIES:
        return None
    for settlement, genitive in SETTLEMENTS.items():
        if clean in (settlement, genitive) and ("зато" in before or "п" in before):
            return f"ЗАТО {settlement}"
    if before.startswith("городск") and re.search(r"(?:ого|его)$", clean):
        return None
    if clean.split()[0].endswith(("Край", "Края")):
        return None
    return f"город {_city_name(clean, before)}"


def _city_name(name: str, before: str) -> str:
    genitive = before == "города" or (before.startswith("городск") and before.endswith("города"))
    for city, of_city in CITIES.items():
        if name in (city, of_city, city[:-1] + "а", city + "е"):
            return city
    if name in OTHER_CITIES:
        return OTHER_CITIES[name]
    if name in OTHER_CITIES.values():
        return name
    if re.search(r"(?:ск|цк|град|бург|горск|дар|поль)а$", name) or (
        genitive and re.search(r"[бвгджзйклмнпрстфхцчшщ]а$", name)
    ):
        return name[:-1]
    if before == "городе":
        return name[:-1] if re.search(r"[бвгдзйклмнпрстфхцчшщ]е$", name) else name
    if name.endswith("ого"):
        return name[:-3] + ("ий" if name.endswith(("ского", "цкого")) else "ый")
    if genitive and name.endswith("я"):
        return name[:-1] + "ь"
    return name[:-1] + "а" if genitive and name.endswith("ы") else name
