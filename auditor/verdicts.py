"""From findings to the verdict and points of a cell, and to what should be done first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from auditor.acts import ACTS as _ACTS
from auditor.acts import OF_ADDRESS
from auditor.model import Act, Cell, Finding, Link, Outcome, Say, Severity, Submission, Verdict

_EMPTY = "empty-cell"
_NOTHING = Say(ru="", en="")
_UNSURE = frozenset({"unverified-link", "unverified-document"})
_HARM = frozenset({"personal-data", "institution-data"})  # people come before points
_TAKES_POINTS = frozenset({Outcome.MEND, Outcome.EMPTY})
_DOUBTS = 3  # in the words of a verdict: more would not be read
_SPACES = re.compile(r" +( |:|\)|,|$)")  # left behind by a name that is not known

# --- the verdict of a cell -------------------------------------------------------------------------------------------


def judge(submission: Submission, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """A verdict for each cell, in the order of the cells. Accepted findings weigh nothing while they are what they were
    when they were accepted; after that an expert must look again."""
    by_position: dict[str, list[Finding]] = {}
    for finding in findings:
        by_position.setdefault(finding.position, []).append(finding)
    return tuple(_judge(submission, cell, by_position.get(cell.position.id, ())) for cell in submission.cells)


def outcome(verdicts: Sequence[Verdict]) -> Outcome:
    """The verdict of a whole submission: `empty` only where nothing at all is filled in."""
    seen = {verdict.outcome for verdict in verdicts}
    if Outcome.EMPTY in seen and all(verdict.blank or verdict.outcome is Outcome.EMPTY for verdict in verdicts):
        return Outcome.EMPTY
    if seen & _TAKES_POINTS:
        return Outcome.MEND
    return Outcome.EXPERT if Outcome.EXPERT in seen else Outcome.READY


def _judge(submission: Submission, cell: Cell, findings: Sequence[Finding]) -> Verdict:
    what, why = _outcome(cell, findings)
    position = cell.position
    return Verdict(
        municipality=submission.municipality,
        position=position.id,
        place=cell.place,
        outcome=what,
        points=0 if what in _TAKES_POINTS else position.points,
        max_points=position.points,
        why=why,
        blank=_blank(cell),
    )


def _outcome(cell: Cell, all_: Sequence[Finding]) -> tuple[Outcome, Say]:
    findings = [finding for finding in all_ if finding.accepted is None]
    again = [finding for finding in all_ if finding.accepted and finding.accepted.changed]
    if any(finding.rule == _EMPTY for finding in findings):
        return Outcome.EMPTY, _NOTHING
    if _blank(cell):
        excused = any(finding.rule == _EMPTY for finding in all_)  # and accepted
        allowed = cell.position.optional or cell.position.heading or excused
        return (Outcome.READY if allowed else Outcome.EMPTY), _NOTHING
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not _another_link_proves(cell, errors):
        return Outcome.MEND, _NOTHING
    doubts = [f for f in findings if f.severity is Severity.WARNING or f.rule in _UNSURE]
    if errors or doubts or again or cell.position.needs.human:
        return Outcome.EXPERT, _why(cell, errors, doubts, again)
    return Outcome.READY, _NOTHING


def _blank(cell: Cell) -> bool:
    return not cell.links and not cell.text.strip()


def _another_link_proves(cell: Cell, errors: Iterable[Finding]) -> bool:
    """Every error is told of one link, and a link without errors stands beside: the position can still be proved."""
    bad = {finding.url for finding in errors}
    harm = any(finding.rule in _HARM for finding in errors)
    return None not in bad and not harm and any(link.url not in bad and not link.flaw for link in cell.links)


def _why(cell: Cell, errors: Sequence[Finding], doubts: Sequence[Finding], again: Sequence[Finding]) -> Say:
    """What the expert should look at, and where: the first doubts in their own words, then the meaning."""
    parts: list[Say] = []
    if errors:
        parts.append(
            Say(
                ru="Одна из ссылок с ошибкой; посмотрите, хватает ли остальных.",
                en="One of the links is at fault; see whether the others are enough.",
            )
        )
    if again:
        parts.append(
            Say(
                ru="Замечание принято экспертом, но с тех пор изменилось; посмотрите ещё раз.",
                en="An expert accepted the finding, but it has changed since; please look again.",
            )
        )
    parts += list(dict.fromkeys(_doubt(cell, finding) for finding in doubts))[:_DOUBTS]
    if cell.position.needs.human or not parts:
        parts.append(_meaning(cell))
    return Say(ru=" ".join(part.ru for part in parts), en=" ".join(part.en for part in parts))


def _doubt(cell: Cell, finding: Finding) -> Say:
    """The finding's message; with the document's name where the cell has several, and the page where it has one."""
    name = _name(finding.url) if len(cell.links) > 1 else ""
    told = finding.page is None or str(finding.page) in finding.message.ru
    ru = f"{f'{name}: ' if name else ''}{finding.message.ru}{'' if told else f' Смотрите стр. {finding.page}.'}"
    en = f"{f'{name}: ' if name else ''}{finding.message.en}{'' if told else f' See page {finding.page}.'}"
    return Say(ru=ru, en=en)


def _meaning(cell: Cell) -> Say:
    """That a person judges the meaning: of which position, on which pages of which documents."""
    title = cell.position.title.rstrip(" .").replace("«", "„").replace("»", "“")
    said = (Say(ru=f" «{title}»", en=f" “{title}”")) if title else _NOTHING
    places = [_place(link, len(cell.links) > 1) for link in cell.links if not link.flaw]
    ru, en = ("; ".join(filter(None, each)) for each in ([one.ru for one in places], [one.en for one in places]))
    return Say(
        ru=f"Смысл документа оценивает человек: отвечает ли он позиции{said.ru}.{f' Смотрите: {ru}.' if ru else ''}",
        en=f"Only a person can judge whether the document answers the position{said.en}.{f' See {en}.' if en else ''}",
    )


def _place(link: Link, named: bool) -> Say:
    """«programma.pdf, стр. 4, раздел 2»; without the name where the cell has one link."""
    pages = ", ".join(map(str, link.pages))
    name, parts = _name(link.url) if named else "", ", ".join(link.parts)
    ru, en = (
        ", ".join(filter(None, (name, page, parts)))
        for page in (f"стр. {pages}" if pages else "", f"p. {pages}" if pages else "")
    )
    return Say(ru=ru, en=en)


# --- what to do first ------------------------------------------------------------------------------------------------


def first(findings: Iterable[Finding], verdicts: Sequence[Verdict]) -> tuple[Act, ...]:
    """What to do, in order: harm to people, then points an act wins, then the order of the form."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.accepted is None and finding.severity is not Severity.INFO:
            groups.setdefault((finding.rule, _mended_together(finding)), []).append(finding)
    verdict_of = {verdict.position: verdict for verdict in verdicts}
    order = {verdict.position: at for at, verdict in enumerate(verdicts)}
    acts = [_act(group, verdict_of, order) for group in groups.values()]
    return tuple(sorted(acts, key=lambda act: (not act.urgent, -act.points, _at(act, order))))


def _mended_together(finding: Finding) -> str:
    """Findings of a rule with the same answer are mended by one act."""
    if finding.rule == _EMPTY:
        return _block(finding.position)
    if finding.document and finding.rule not in OF_ADDRESS:
        return finding.document
    return finding.url or f"{finding.position} {finding.place}"


def _act(group: Sequence[Finding], verdict_of: Mapping[str, Verdict], order: Mapping[str, int]) -> Act:
    positions = sorted({finding.position for finding in group}, key=lambda id_: order.get(id_, len(order)))
    lost = [verdict_of[id_] for id_ in positions if id_ in verdict_of]
    return Act(
        act=_words(group[0], positions),
        urgent=group[0].rule in _HARM,
        points=sum(verdict.max_points - verdict.points for verdict in lost),
        positions=tuple(positions),
        findings=tuple(finding.id for finding in group),
    )


def _words(finding: Finding, positions: Sequence[str]) -> Say:
    if finding.rule == _EMPTY and len(positions) == 1:
        return Say(ru=f"Заполните позицию {positions[0]}", en=f"Fill in position {positions[0]}")
    act = _ACTS.get(finding.rule)
    if act is None:
        return finding.advice
    blanks = {"name": _name(finding.url), "block": _block(finding.position)}
    ru, en = (_SPACES.sub(r"\1", words.format(**blanks)) for words in act)
    return Say(ru=ru, en=en)


def _block(position: str) -> str:
    """«2.4.3.2» stands in block «2.4.3»."""
    return position.rpartition(".")[0] or position


def _name(url: str | None, longest: int = 60) -> str:
    """A document as people know it: its file's name, else site and section. Never a password, never a token."""
    try:
        parts = urlsplit(url or "")
        site, last = parts.hostname or "", unquote(parts.path.rstrip("/").rpartition("/")[2])
    except ValueError:
        return ""
    last = " ".join(last.rpartition("\\")[2].split())
    name = last if "." in last or not site else f"{site}/{last}".rstrip("/")
    return name if len(name) <= longest else name[: longest - 1] + "…"


def _at(act: Act, order: Mapping[str, int]) -> int:
    return order.get(act.positions[0], len(order)) if act.positions else len(order)
