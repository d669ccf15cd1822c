"""Papers that call themselves drafts, and papers that say they are no longer in force."""

import re

from auditor.facts import gone, prose, zones
from auditor.facts.headwords import PREAMBLE
from auditor.facts.zones import Line, Zone
from auditor.model import Quote, Text

_ALONE = re.compile(
    r"^[\s|(«\"*\[]{0,200}(?:ПРОЕКТ|Проект|проект)[\s|)»\"*\]:.]{0,200}"
    r"(?:№\s?[\d_]{0,10}|на\s+\d\d\.\d\d\.\d{4}|от\s[\d._ «»\"г]{4,30})?\s{0,9}$"
)
_BRACKETED = re.compile(
    r"(?i)[(\[]\s{0,3}(?:проект|черновик)(?:\s{1,3}(?:документа|для\s{1,3}обсуждения|на\s{1,3}обсуждени\w)|[,;]\s[^()\[\]\n]{1,40})?\s{0,3}[)\]]"
)
_DRAFT_OF = re.compile(
    r"^[\s|«\"*]{0,200}(?:ПРОЕКТ|Проект)\s{1,3}(?i:приказ|распоряжени|постановлени|решени|положени[яй](?:\s|$)|программ|плана|концепци|дорожн|порядка|регламента|устава"
    r"|муниципальн\w{2,3}\s{1,3}(?:программ|концепци|приказ|плана|правов|положени)|методическ\w{2,3}\s{1,3}рекомендац|аналитическ|документа|нпа|циклограмм|справки|отч[её]та|изменений)"
)
_WORDS = re.compile(
    r"^[\s|«\"*(]{0,200}(?:(?i:черновик|черновой\s{1,3}вариант|черновая\s{1,3}(?:версия|редакция)|рабочая\s{1,3}версия|предварительный\s{1,3}вариант"
    r"|проект\s{1,3}(?:вносится|вынесен|для\s{1,3}обсуждения|(?:подготовлен|разработан)\s{1,3}(?:отдел|управлени|комитет|департамент|администраци|специалист)[а-яё]{0,8})|проект,?\s{1,3}не\s{1,3}утвержд[её]н)|DRAFT)(?![а-яёa-z])"
    r"|^\W{0,200}(?i:(?:для|на)\s{1,3}(?:общественно\w{2,4}\s{1,3})?обсуждени[яе])\W{0,200}$"
)
# «ПРОЕКТ «Школа наставника»», «Проект развития …»: a project.
_PROJECT = re.compile(
    r"^\W{0,3}(?:[«\"]|(?i:развити|поддержк|сопровожд|создани|внедрени|по\s|в\s{1,3}рамках|для\s|социальн|педагогическ|инновационн|исследоват|учебн|творческ"
    r"|образовательн|наставнич|повышени|формировани|организаци|управленческ|муниципальный\s{1,3}проект|тем[аы]|на\s{1,3}тему|выполнил|автор|участник|номинаци))"
)
_STAMPED = re.compile(r"(?i)\W{0,3}утвержд")
_LISTED = re.compile(r"\W{0,3}(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,4}[.)])\s|[-•–—*·]\s")
# Another's act, in a case of its own: «утверждено постановлением от … № …»; the paper's own stands first.
_CITES = re.compile(
    r"(?i)\S\s+(?:приказ|постановлени|распоряжени|решени|закон|письм)[а-яё]{0,3}(?![а-яё])[^\n]{0,80}?(?:№\s?\d|\d{2}\.\d{2}\.\d{4}|\d\s[а-я]{3,8}\s\d{4})"
)
_NOTE_TO = re.compile(r"(?i)пояснительн\w{2}\s{1,3}записк|экспертиз|заключени|о\s{1,3}проекте|к\s{1,3}проекту|отзыв")

_REPEALED = re.compile(
    r"(?i)документ\s{1,3}(?:фактически\s{1,3})?утратил\s{1,3}силу|фактически\s{1,3}утратил\w{0,2}\s{1,3}силу|недействующ\w{2}\s{1,3}редакци"
    r"|(?:документ|акт|редакция)\s{1,3}не\s{1,3}действует|статус\s{0,3}(?:документа)?\s{0,3}[:-]?\s{0,3}(?:утратил|не\s{0,1}действ|отмен[её]н)"
    r"|документ\s{1,3}отмен[её]н|действие\s{1,3}документа\s{1,3}прекращено"
)
_MAYBE_REPEALED = ("силу", "отмен", "не действ", "недейств", "прекращено", "статус")
_REPEALED_LINE = re.compile(
    r"^[\s|*(\[«\"]{0,60}(?:(?:Настоящ\w{2}\s)?(?i:положение|приказ|программа|постановление|порядок|план|распоряжение|концепция)?\s{0,3}(?i:утратил[аои]?\s{1,3}силу)(?![а-яё])|НЕ\s?ДЕЙСТВУЕТ|НЕДЕЙСТВУЮЩ|Не\s?действует"
    r"|Недействующ\w{2}|(?:ОТМЕН[ЕЁ]Н[АО]?|Отмен[её]н[ао]?)\s{1,3}(?i:приказом|постановлением|распоряжением|решением))"
)
_NOTICE = re.compile(  # above the paper itself
    r"(?i)^\W{0,9}(?:(?:внимание|важно|архив)\W{1,4})?(?:недействующ\w{2}\s(?:документ|верси)|(?:документ|редакция|версия)\s{1,3}недействующ"
    r"|(?:документ|положение|приказ|программа|постановление|распоряжение|порядок|план|концепция)\s{1,3}отмен[её]н[ао]?\s{1,3}(?:приказ|постановлени|распоряжени|решени))"
)
_ABOUT_OTHERS = re.compile(r"(?i)(?:признать|считать|признаны?|признаётся|признается|признании)\s")
_HEAD_LINES = 25


def draft(text: Text) -> Quote | None:
    """The words by which a paper calls itself a draft."""
    for zone in zones.heads(text):
        maybe = any(
            word in zone.low for word in ("проект", "чернов", "draft", "рабочая версия", "предварительный", "обсуждени")
        )
        for i, line in enumerate(zone.lines[:_HEAD_LINES] if maybe else ()):
            if line.start >= zone.body and i > 8:
                break
            found = _draft_line(line, i, zone)
            if found:
                return found
        if zone.page > 1 and zone.paged:
            break
    named = " ".join(text.title.split())
    return Quote(text=named[:200]) if _DRAFT_OF.match(named) or _BRACKETED.search(named) else None


def repealed(text: Text) -> Quote | None:
    """The words by which a paper, or the page it stands on, says that it is no longer in force."""
    for index, zone in enumerate(zones.heads(text)):
        maybe = any(word in zone.low for word in _MAYBE_REPEALED)
        match = _REPEALED.search(zone.text) if maybe else None
        if match and not _ABOUT_OTHERS.search(zone.text[max(match.start() - 30, 0) : match.start()]):
            line = next((line for line in zone.lines if line.end >= match.start()), None)
            return zone.quote(match.start(), min(line.end, match.end() + 160) if line else match.end())
        for line in zone.lines[:_HEAD_LINES] if index == 0 and maybe else ():
            if _REPEALED_LINE.match(line.text) or (line.start < 300 and _NOTICE.match(line.text)):
                return zone.quote(line.start, line.end)
        found = gone.in_title(zone) if index == 0 and maybe else None
        if found:
            return zone.quote(*found)
    return None


def _draft_line(line: Line, i: int, zone: Zone) -> Quote | None:
    after = zone.lines[i + 1].text.strip() if i + 1 < len(zone.lines) else ""
    words = _last_column(line.text)
    if i < 12 and _ALONE.match(words) and not _PROJECT.match(after) and not _quoted(words):
        return zone.quote(line.start, line.end)
    if (_DRAFT_OF.match(line.text) or _WORDS.match(words)) and not _above_is_note(i, zone):
        return zone.quote(line.start, line.end)
    if i < 18 and len(line.text) < 240 and _bracketed(i, zone) and not _NOTE_TO.search(line.text):
        return zone.quote(line.start, line.end)
    return None


def _bracketed(i: int, zone: Zone) -> bool:
    """«Положение о конкурсе (проект)»: in the paper's own title, not behind what a sentence or a list names."""
    line = zone.lines[i].text
    mark = _BRACKETED.search(line)
    if not mark:
        return False
    before, after = line[: mark.start()].strip(' \t|"«'), line[mark.end() :].strip()
    if before[:1].islower() and i:
        before = f"{zone.lines[i - 1].text.strip()} {before}"
    said = before if _STAMPED.match(before) else before[:1].lower() + before[1:]
    if (
        after[:1] in {",", ";"}
        or _LISTED.match(before)
        or PREAMBLE.match(before)
        or re.search(r"[а-яё]{3}\.\s|:\s", before)
    ):
        return False
    return not (_CITES.search(before) or prose.tells_of_deeds(said) or prose.tells_of_deeds(after))


def _last_column(words: str) -> str:
    """The right end of a line: «РОССИЙСКАЯ ФЕДЕРАЦИЯ          ПРОЕКТ»."""
    return re.split(r"\t|\||[^\S\n]{3,}", words.rstrip())[-1] if words.strip() else words


def _quoted(words: str) -> bool:
    return words.strip()[:1] in '«"' and "роект" in words


def _above_is_note(i: int, zone: Zone) -> bool:
    return any(_NOTE_TO.search(line.text) for line in zone.lines[max(i - 2, 0) : i])
