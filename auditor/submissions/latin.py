"""A municipality's name in Latin letters, as files are named: «Zarechinskij_rajon» -> «Заречинский район»."""

import re

_TYPES = re.compile(r"(?:^|[ \-])(?:ra[jiy]on|r-n|okrug|gorod|g|zato|pgt)(?:$|[ .\-])", re.I)
_WORDS = {"mo": "МО", "mr": "МР", "go": "ГО", "zato": "ЗАТО", "g": "г.", "pgt": "пгт", "r-n": "р-н"}
_KINDS = {"rajon": "район", "raion": "район", "rayon": "район", "okrug": "округ", "gorod": "город"}
_ENDING = re.compile(r"(?P<stem>[a-z-]*(?:sk|ck|tsk))(?:ij|iy|ii|yj|yy|y|i)$")
_LETTERS = (
    *(
        ("shch", "щ"),
        ("sch", "щ"),
        ("zh", "ж"),
        ("kh", "х"),
        ("ts", "ц"),
        ("ch", "ч"),
        ("sh", "ш"),
        ("yu", "ю"),
        ("ju", "ю"),
    ),
    *(("ya", "я"), ("ja", "я"), ("yo", "ё"), ("jo", "ё"), ("ye", "е"), ("je", "е"), ("a", "а"), ("b", "б"), ("v", "в")),
    *(
        ("w", "в"),
        ("g", "г"),
        ("d", "д"),
        ("e", "е"),
        ("z", "з"),
        ("i", "и"),
        ("j", "й"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
    ),
    *(
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("f", "ф"),
        ("h", "х"),
        ("c", "ц"),
    ),
    *(("y", "ы"), ("x", "кс"), ("q", "к"), ("'", "ь")),
)
_SOUND = re.compile("|".join(re.escape(latin) for latin, _ in _LETTERS))
_CYRILLIC = dict(_LETTERS)


def name(stem: str) -> str:
    """The name in Russian letters; '' where the words do not say that they are a municipality's."""
    plain = " ".join(re.sub(r"[_.]+", " ", stem).split())
    if not _TYPES.search(plain) or not re.search("[A-Za-z]{4}", plain):
        return ""
    return " ".join(_word(word) for word in plain.split() if re.fullmatch(r"[A-Za-z'\-]+", word))


def _word(word: str) -> str:
    lower = word.lower()
    if lower in _WORDS or lower in _KINDS:
        return _WORDS.get(lower) or _KINDS[lower]
    ending = _ENDING.match(lower)
    told = f"{_spelled(ending['stem'])}ий" if ending else _spelled(lower)
    if lower in ("municipalnyj", "municipalnyy", "municipalniy", "munitsipalnyj", "munitsipalnyy", "municipalny"):
        return "муниципальный"
    return "-".join(part[:1].upper() + part[1:] for part in told.split("-"))


def _spelled(word: str) -> str:
    return _SOUND.sub(lambda sound: _CYRILLIC[sound[0]], word)
