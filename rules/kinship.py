"""Names compared by stems: municipalities, and titles of documents."""

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from auditor.dossier import Dossier

_STEMMER = Stemmer.Stemmer("russian")
_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<![а-яё])(?:район\w*|округ\w*|город\w*|г\.|г(?= [А-ЯЁ])|ЗАТО|пос[её]л\w*|пгт\.?|муниципальн\w+|"
    r"городск\w+|сельск\w+|мо)(?![а-яё])",
    re.IGNORECASE,
)
_CITY = re.compile(r"(?<![а-яё])(?:город(?!ск)|г\.|г(?= [А-ЯЁ])|городск|зато)", re.IGNORECASE)
_COMMON = frozenset(
    {
        "район", "районный", "округ", "город", "городской", "муниципальный", "муниципальное", "образование", "зато",
        "поселок", "посёлок", "пгт", "сельский", "администрация", "управление", "отдел", "комитет", "департамент",
        "образования", "край", "краевой", "область", "республика", "россия", "форма", "лист", "муниципалитет",
        "муниципальные", "система", "методический", "методической", "работа", "работы",
    }
)  # fmt: skip
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ого|его|ому|ему|им|ым|ом|ем|ая|яя|ую|юю|ое|ее|а|у|е|ь|я|о|ы|и)$")
_ALIKE = 4  # letters two names must begin with to be taken for one place, «Канск» and «Канский» among them
_ENOUGH = 0.6  # of a title's stems
_SERVICE = frozenset({"утверждени", "утверд", "год", "учебн", "приложен", "приказ"})


@lru_cache(maxsize=4096)
def _roots(name: str) -> frozenset[str]:
    """What is left of a municipality's name without «район», «город» and endings."""
    words = [word.lower().replace("ё", "е") for word in _WORD.findall(name)]
    common = {_cut(word) for word in _COMMON}
    return frozenset(root for word in words if len(root := _cut(word)) >= _ALIKE - 1 and root not in common)


def _cut(word: str) -> str:
    """Without the ending, and without the «ск» that makes an adjective of a city."""
    return _ADJECTIVE.sub("", word.replace("ё", "е"))


def same_place(one: str, another: str) -> bool:
    """Whether two names may mean one municipality; True also where nobody can tell."""
    mine, theirs = _roots(one), _roots(another)
    if not mine or not theirs:
        return True
    return any(_begin_alike(a, b) for a in mine for b in theirs)


def mentions(words: str, municipality: str) -> bool:
    """Whether a municipality's own name stands among the words."""
    theirs = _roots(words)
    return any(_begin_alike(own, word) for own in _roots(municipality) for word in theirs)


def same_municipality(one: str, another: str) -> bool:
    """Whether two names surely mean one municipality: a district that became an okrug, not the city of its name."""
    if one == another:
        return True
    mine, theirs = _roots(one), _roots(another)
    cities = [_CITY.search(name) is not None for name in (one, another)]
    return bool(mine) and mine == theirs and cities[0] == cities[1]


def _begin_alike(one: str, another: str) -> bool:
    """«верхогорск» and «верхогорск», «поляновск» and «полян»; not «берёзовск» and «беловск»."""
    length = min(len(one), len(another))
    same = next((at for at, (a, b) in enumerate(zip(one, another, strict=False)) if a != b), length)
    return same >= max(_ALIKE, length - 1) or same == length >= _ALIKE - 1


def knows_itself(dossier: Dossier) -> bool:
    """Whether the submission's municipality is surely a name of a place, and not «Лист1» or a mistake.

    Either it says «район», «город» ..., or one of its documents names it; and not all its documents name others.
    """
    named = {
        opened.document.id: opened.document.facts.municipality.value
        for opened in dossier.opened
        if opened.document.facts.municipality
    }
    own = sum(same_place(name, dossier.municipality) for name in named.values())
    if not _roots(dossier.municipality):
        return False
    if own == 0 and len(named) >= 3 and len({_roots(name) for name in named.values()}) == 1:
        return False
    return own > 0 or _PLACE.search(dossier.municipality) is not None


@lru_cache(maxsize=4096)
def stems(title: str) -> frozenset[str]:
    """Stems of a title's words that tell it from others."""
    words = [word.lower().replace("ё", "е") for word in _WORD.findall(title) if len(word) > 3]
    return frozenset(stem for stem in _STEMMER.stemWords(words) if stem not in _SERVICE)


def names(words: str, title: str) -> bool:
    """Whether the words name the document of this title: most of its stems are there."""
    wanted = stems(title)
    return len(wanted) >= 2 and len(wanted & stems(words)) >= _ENOUGH * len(wanted)


def any_names(phrases: Iterable[str], title: str) -> bool:
    return any(names(phrase, title) for phrase in phrases)
