"""The line that names a paper's author and its day: «Отдел образования администрации … района, 22.06.2020»."""

import re
from functools import lru_cache

from auditor.facts import days, prose

_BODY = re.compile(
    r"^\W{0,4}(?:[а-яё-]{3,30}(?:ый|ий|ое|ее|ая|ой)\s+(?:и\s+)?){0,4}(?:отдел|управление|комитет|департамент|министерство|администрация|мэрия|"
    r"центр|кабинет|служба|учреждение|школа|гимназия|лицей|институт|м[бак]?у(?:до|к)?|м[бак]?[до]{1,2}у|ммц|имц|цро|рмк|гмк|киро|кирмц|муо|рмо|гмо|руо|сош|оош)"
    r"(?![а-яё])",
    re.IGNORECASE,
)
_OTHERS = re.compile(  # a stamp's line, an act cited, a meeting or an event
    r"(?<![а-яё])(?:утвержд|согласов|рассмотр|приказ|постановлени|протокол|решени|закон|письм|семинар|вебинар|конференц|совещани|заседани|конкурс|олимпиад|форум"
    r"|встреч|заявк|при[её]м|срок|регистраци|консультаци|договор|состояни|открыти)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?<![а-яё])(?:до|с|по|на|к|[гт]|тел)\W*$", re.IGNORECASE)  # «… до 22.06.2020»
_TAIL = re.compile(r"[\s»\")]{0,4}(?:г(?:ода?)?\.?)?[\s.)|]{0,9}$")
_BEFORE = re.compile(r"[\s,.;(|–—-]{0,40}(?:(?<=[\s,])от\s{1,3})?$")
_MONTH_TAIL = re.compile(
    rf"[\s,.;(–—-]{{1,9}}(?:(?i:{days.MONTH})\s{{1,3}})?(?:19|20)\d\d\s?(?:г\.?|года?)?[\s.)]{{0,4}}$"
)


@lru_cache(maxsize=256)
def split(words: str) -> tuple[str, days.Slot] | None:
    """The author's name and the day behind it; None where the line says anything else."""
    if not any(map(str.isdigit, words)) or len(words) > 240 or not _BODY.match(words):
        return None
    found = days.mentions(words, short_years=True)
    if len(found) != 1 or not _TAIL.match(words, found[0].end):
        return None
    lead = _BEFORE.search(words[: found[0].start])
    name = words[: lead.start() if lead else found[0].start].strip()
    if ":" in name or _WHEN.search(name) or _OTHERS.search(name) or prose.tells_of_deeds(name):
        return None
    return name, found[0]


def name_of(words: str) -> str:
    """A letterhead's line without the day, or the month and year, that stand behind the name."""
    parted = split(words)
    if parted:
        return parted[0]
    tail = _MONTH_TAIL.search(words) if _BODY.match(words) else None
    return words[: tail.start()] if tail and not prose.tells(words) else words
