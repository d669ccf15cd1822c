"""From findings to the verdict and points of a cell, and to what should be done first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from auditor.model import Act, Cell, Finding, Outcome, Say, Severity, Submission, Verdict

_EMPTY = "empty-cell"
_UNSURE = frozenset({"unverified-link", "unverified-document"})
_HARM = frozenset({"personal-data", "institution-data"})  # people come before points
_TAKES_POINTS = frozenset({Outcome.MEND, Outcome.EMPTY})
_SPACES = re.compile(r" +( |:|\)|,|$)")  # left behind by a name that is not known

# --- the verdict of a cell -------------------------------------------------------------------------------------------


def judge(submission: Submission, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """A verdict for each cell, in the order of the cells. Accepted findings weigh nothing."""
    by_position: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.accepted is None:
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


def _outcome(cell: Cell, findings: Sequence[Finding]) -> tuple[Outcome, Say]:
    nothing = Say(ru="", en="")
    if any(finding.rule == _EMPTY for finding in findings):
        return Outcome.EMPTY, nothing
    if _blank(cell):
        allowed = cell.position.optional or cell.position.heading
        return (Outcome.READY if allowed else Outcome.EMPTY), nothing
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not _another_link_proves(cell, errors):
        return Outcome.MEND, nothing
    doubts = [f for f in findings if f.severity is Severity.WARNING or f.rule in _UNSURE]
    if errors or doubts or cell.position.needs.human:
        return Outcome.EXPERT, _why(errors, doubts)
    return Outcome.READY, nothing


def _blank(cell: Cell) -> bool:
    return not cell.links and not cell.text.strip()


def _another_link_proves(cell: Cell, errors: Iterable[Finding]) -> bool:
    """Every error is told of one link, and a link without errors stands beside: the position can still be proved."""
    bad = {finding.url for finding in errors}
    harm = any(finding.rule in _HARM for finding in errors)
    return None not in bad and not harm and any(link.url not in bad and not link.flaw for link in cell.links)


def _why(errors: Sequence[Finding], doubts: Sequence[Finding]) -> Say:
    """What the expert should look at: the first doubts in their own words."""
    parts: list[Say] = []
    if errors:
        parts.append(
            Say(
                ru="Одна из ссылок с ошибкой; посмотрите, хватает ли остальных.",
                en="One of the links is at fault; see whether the others are enough.",
            )
        )
    parts += list(dict.fromkeys(finding.message for finding in doubts))[:3]
    if not parts:
        parts.append(
            Say(
                ru="Смысл документа оценивает человек: подходит ли он к позиции.",
                en="Only a person can judge whether the document answers the position.",
            )
        )
    return Say(ru=" ".join(part.ru for part in parts), en=" ".join(part.en for part in parts))


# --- what to do first ------------------------------------------------------------------------------------------------


# A request for each rule; `{name}` is the document, `{block}` the block of positions.
_ACTS: Mapping[str, tuple[str, str]] = {
    "empty-cell": ("Заполните пустые ячейки блока {block}", "Fill in the empty cells of block {block}"),
    "no-link": ("Дайте ссылку на документ, названный в ячейке", "Give a link to the document the cell names"),
    "malformed-link": (
        "Замените «{name}» адресом из строки браузера",
        'Replace "{name}" by the address shown in the browser',
    ),
    "link-text-mismatch": (
        "Сделайте одинаковыми видимый адрес и адрес ссылки на {name}",
        "Make the visible address and the link to {name} the same",
    ),
    "temporary-link": (
        "Замените временную ссылку на {name} постоянной",
        "Replace the temporary link to {name} by a lasting one",
    ),
    "ambiguous-evidence": (
        "Отметьте, какой из документов подтверждает позицию",
        "Mark which of the documents is the proof",
    ),
    "ambiguous-page-reference": (
        "Напишите страницы рядом с той ссылкой, к которой они относятся",
        "Write the pages beside the link they belong to",
    ),
    "blocked-address": (
        "Разместите документ {name} в открытом доступе и замените ссылку",
        "Publish {name} and replace the link",
    ),
    "broken-link": ("Замените ссылку на {name}: она не открывается", "Replace the link to {name}: it does not open"),
    "soft-404": ("Замените ссылку на {name}: документа по ней нет", "Replace the link to {name}: nothing is there"),
    "access-restricted": ("Откройте доступ на просмотр документа {name}", "Open {name} for viewing"),
    "untrusted-certificate": (
        "Сообщите администратору сайта, что сертификат не признан ({name})",
        "Tell the administrator of the site that its certificate is not trusted ({name})",
    ),
    "section-link": (
        "Замените ссылку на раздел {name} прямой ссылкой на документ",
        "Replace the link to the section {name} by a link to the document itself",
    ),
    "duplicate-link": (
        "Добавьте страницы к ссылке на {name}: для каждой позиции свои",
        "Add pages to the link to {name}, for each position its own",
    ),
    "duplicate-document": (
        "Оставьте одну ссылку на документ {name} и добавьте страницы для каждой позиции",
        "Keep one link to {name} and add the pages for each position",
    ),
    "copied-document": (
        "Проверьте, отражает ли документ {name} вашу работу",
        "Check that {name} tells of your own work",
    ),
    "missing-page-reference": ("Добавьте страницы к ссылке на {name}", "Add pages to the link to {name}"),
    "page-out-of-range": (
        "Исправьте номера страниц у ссылки на {name}",
        "Correct the page numbers in the reference to {name}",
    ),
    "page-off-topic": (
        "Проверьте номера страниц у ссылки на {name}",
        "Check the page numbers in the reference to {name}",
    ),
    "unapproved-document": (
        "Приложите приказ об утверждении документа {name}",
        "Add the order that approves {name}",
    ),
    "incomplete-approval": ("Заполните гриф утверждения документа {name}", "Fill in the approval stamp of {name}"),
    "draft-document": (
        "Замените проект {name} утверждённым документом",
        "Replace the draft {name} by the approved document",
    ),
    "repealed-document": (
        "Замените утративший силу документ {name} действующим",
        "Replace {name}, no longer in force, by the document in force",
    ),
    "stale-document": (
        "Замените устаревший документ {name} действующим",
        "Replace the outdated {name} by a document in force",
    ),
    "expired-document": (
        "Замените документ {name} документом на нужный период",
        "Replace {name} by a document for the period assessed",
    ),
    "undated-document": ("Разместите документ {name} с датой и номером", "Publish {name} with its date and number"),
    "regional-document": (
        "Замените региональный документ {name} муниципальным",
        "Replace the regional {name} by a municipal document",
    ),
    "school-document": (
        "Замените документ школы {name} муниципальным",
        "Replace the school's {name} by a municipal document",
    ),
    "other-municipality": (
        "Замените документ {name} документом вашего муниципалитета",
        "Replace {name} by a document of your own municipality",
    ),
    "wrong-document-kind": (
        "Замените документ {name} документом нужного вида",
        "Replace {name} by a document of the kind asked for",
    ),
    "off-topic-document": (
        "Замените документ {name} документом по теме или укажите страницы",
        "Replace {name} by a document on the topic, or name the pages",
    ),
    "missing-content": (
        "Дополните документ {name} или укажите страницу, где сказано нужное",
        "Add what is missing to {name}, or name the page it stands on",
    ),
    "personal-data": (
        "Закройте доступ к файлу {name}: в нём персональные данные",
        "Close access to {name}: it holds people's data",
    ),
    "institution-data": (
        "Закройте доступ к файлу {name}: в нём данные по учреждениям",
        "Close access to {name}: it holds institutions' data",
    ),
    "unreadable-document": (
        "Загрузите файл {name} заново: он не читается",
        "Upload {name} again: the file cannot be read",
    ),
    "empty-document": (
        "Загрузите файл {name} заново: в нём нет текста",
        "Upload {name} again: there is no text in it",
    ),
}
# What is wrong with the address and not with the file behind it: two addresses of one file are two acts.
_OF_ADDRESS = frozenset(
    {"malformed-link", "link-text-mismatch", "temporary-link", "blocked-address", "broken-link"}
) | {
    "soft-404",
    "access-restricted",
    "untrusted-certificate",
    "section-link",
    "duplicate-link",
}


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
    if finding.document and finding.rule not in _OF_ADDRESS:
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
