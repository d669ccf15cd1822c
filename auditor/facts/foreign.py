"""Stamps of others on a paper: a ministry's, the state statistics', a registration."""

import re

from auditor.facts.stamps import Stamp
from auditor.facts.zones import Zone

# The State Statistics Committee's forms and other people's acts: none approves the paper they are printed on.
_STATE_FORM = re.compile(
    r"(?i)госкомстат|росстат|унифицированн|окуд|минюст|росархив|зарегистрирован|госстандарт|росстандарт"
)
_MINISTRY = re.compile(
    r"(?i)министерств\w{1,2}|минобр\w{0,20}|минпросвещ\w{0,5}|правительств\w{1,2}\s{1,3}р|минтруд\w?|минздрав\w?|президиум\w{0,2}\s{1,3}совета\s{1,3}при"
)
_LOWER = re.compile(
    r"(?<![А-Яа-я])(?:М[БКАО]{1,2}[ОД]?ОУ|МДОУ|МОУ|МБУ|МКУ|МАУ|МУ|МБДОУ|МКДОУ|МАДОУ|СОШ|ДОУ)(?![А-Яа-я])"
    r"|(?i:(?:управлени|отдел|комитет)\w{0,2}\s{1,3}образовани|администраци\w\s|муниципальн\w{2,3}\s{1,3}(?:бюджетн|казенн|казённ|автономн))"
)


def bears(stamp: Stamp, segment: str, zone: Zone) -> bool:
    """A ministry's or the statistics' stamp on a paper of somebody lower."""
    near = segment[:300]
    if _STATE_FORM.search(near):
        return True
    if stamp.part == "person" or not _MINISTRY.search(near):
        return False
    around = zone.text[: stamp.start] + " " + zone.text[stamp.end : stamp.end + 600]
    return bool(_LOWER.search(around)) or bool(_LOWER.search(near))
