"""The issuer's name as a letterhead or a stamp gives it, put into the nominative."""

import re

from auditor.facts import actors, bylines, whose
from auditor.facts.headwords import ACT
from auditor.facts.lines import Line

_OWN_LINE = re.compile(
    r"^\W*(?:российская\s+федерация|[а-яё-]+(?:ий|ая)\s+(?:край|область)|республика|министерство|правительство|департамент|главное\s+управление|"
    r"управление|отдел\b|комитет|администрация|муниципальн(?:ое|ый|ая)|краевое|областное|государственное|федеральн(?:ое|ая)|районн(?:ый|ое)|городск(?:ой|ое)|"
    r"[мкгчн][а-яё]{0,6}оу\b|м[бак]?у\b|кг[а-я]+|методическ(?:ий|ая)|информационно|центр\b|ммц|имц|совет\b|средняя|основная|гимназия|лицей|детский)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:[_/|]|(?<![а-яё])от\s+[«\"\d_]|№\s*[\d_]+\s*(?:от|-|п\b|$)|[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.|«\s*[_\d]|\d{1,2}\.\d{1,2}\.\d|"
    r"(?<![а-яё])(?i:протокол|приказ|подпис)|(?<=\s)\d{1,2}\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек))"
)
_NOUNS = {
    "отдела": "отдел",
    "отделом": "отдел",
    "управления": "управление",
    "управлением": "управление",
    "комитета": "комитет",
    "комитетом": "комитет",
    "департамента": "департамент",
    "министерства": "министерство",
    "администрации": "администрация",
    "администрацией": "администрация",
    "правительства": "правительство",
    "центра": "центр",
    "кабинета": "кабинет",
    "совета": "совет",
    "учреждения": "учреждение",
    "института": "институт",
    "службы": "служба",
    "школы": "школа",
    "гимназии": "гимназия",
    "лицея": "лицей",
}
_UNFINISHED = re.compile(r"(?:учреждени[ея]|муниципальное|муниципального|,|образовани[ея] и)\W*$", re.IGNORECASE)
# A council approves, it is no issuer.
_COUNCIL = re.compile(
    r"^\W*(?:педагогическ|управляющ|общ\w+\s+собрани|собрани|коллектив|директор|завуч|министра?(?![а-яё])|министром)",
    re.IGNORECASE,
)
_FOUNDER = re.compile(r"администрация", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?<![а-яё])[а-яё-]{3,}(?:ого|его|ой)\s+){1,4}$", re.IGNORECASE)
_CODE = re.compile(r"(?<![А-Яа-яё])(?:М[БАК]?[А-Я]{0,3}У|КГ[А-Я]{2,5})(?:\s+ДПО)?\s*[«\"]?\s*$")


def letterhead_groups(head: tuple[Line, ...]) -> list[tuple[str, Line, Line]]:
    """The bodies of a letterhead from the highest to the lowest, each on one line, with its first and last line."""
    groups: list[list[Line]] = []
    for line in head:
        if ACT.match(line.text):
            continue
        if groups and _UNFINISHED.search(groups[-1][-1].text):
            groups[-1].append(line)
        elif not groups or (_OWN_LINE.match(line.text) and not line.text[0].islower()):
            groups.append([line])
        else:
            groups[-1].append(line)
    named = [
        (_unwrapped(" ".join(bylines.name_of(part.text) for part in group)), group[0], group[-1]) for group in groups
    ]
    if len(named) >= 2 and _FOUNDER.match(named[-2][0]) and whose.of(named[-1][0]) is None and len(named[-1][0]) < 60:
        name, first, last = named[-1]
        named[-1] = (f"{name} {_genitive(named[-2][0])}", first, last)
    return named


def _unwrapped(name: str) -> str:
    bare = name.strip(" ,.;")
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare


def issuer_in(words: str, seen: actors.Actor) -> str:
    """The name that begins at the actor in a stamp or signature line; '' where nothing but a post is named."""
    if not seen.sure or _COUNCIL.match(words[seen.start : seen.end]):
        return ""
    before = words[max(0, seen.start - 80) : seen.start]
    lead = _LEAD.search(before) or _CODE.search(before)
    start = seen.start - (len(lead.group()) if lead else 0)
    stop = _STOP.search(words, seen.end)
    name = words[start : min(stop.start() if stop else len(words), start + 220)].strip(" ,.;:(–—-")
    name = re.sub(r"^(?:директор|заведующ|начальник|руководител)\w*\s+", "", name, flags=re.IGNORECASE)
    if name.count("»") > name.count("«") and "«" not in name:
        name = name.strip("»")
    return _nominative(name) if " " in name else ""


def _nominative(name: str) -> str:
    """«отдела образования администрации ...» is «отдел образования администрации ...»."""
    parts = name.split()
    for at, part in enumerate(parts[:5]):
        noun = _NOUNS.get(part.lower().strip("«»\"'"))
        if noun is None:
            continue
        parts[at] = _like(part, noun)
        neuter, feminine = noun.endswith(("е", "о")), noun.endswith(("я", "а"))
        for before in range(at):
            parts[before] = _adjective(parts[before], neuter=neuter, feminine=feminine)
        break
    return " ".join(parts)


def _adjective(word: str, *, neuter: bool, feminine: bool) -> str:
    for ending, hard in (("ого", True), ("его", False)):
        if word.lower().endswith(ending):
            stem = word[: -len(ending)]
            soft = not hard or stem.lower().endswith(("к", "г", "х"))
            masculine = "ой" if stem.lower().endswith("городск") else "ий" if soft else "ый"
            return stem + _case(word, ("ое" if hard else "ее") if neuter else masculine)
    if feminine and word.lower().endswith("ой"):
        return word[:-2] + _case(word, "ая")
    return word


def _like(word: str, new: str) -> str:
    clean = word.strip("«»\"'")
    shaped = new.upper() if clean.isupper() else new.capitalize() if clean[:1].isupper() else new
    return word.replace(clean, shaped)


def _case(word: str, ending: str) -> str:
    return ending.upper() if word.isupper() else ending


def _genitive(founder: str) -> str:
    return _FOUNDER.sub("АДМИНИСТРАЦИИ" if founder.isupper() else "администрации", founder, count=1)
