"""What an audit says at its end: who has what to mend, what is commonest, what is urgent, where the reports are."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import rules
from auditor.audit import Audited
from auditor.cli import towns
from auditor.cli.table import count, paint, say, wrapped
from auditor.model import Finding, Lang, LinkStatus, Report, Severity

_TOP = 5
_URGENT = frozenset({"personal-data", "institution-data"})


def show(audited: Audited, out: Path, lang: Lang, since: Sequence[str] = ()) -> None:
    """Prints the summary of an audit; `since` tells what is other than the last time."""
    report = audited.report
    if audited.resumed:
        say({Lang.RU: "Продолжен прерванный прогон.", Lang.EN: "Went on with a broken-off run."}[lang])
    say(_done(report, lang))
    say()
    towns.show(report, lang)
    _commonest(report, lang)
    _urgent(report, lang)
    _unchecked(report, lang)
    _decided(report, lang)
    for line in since:
        say(wrapped(line, 0))
    if since:
        say()
    _files(audited.files, out, lang)


def _done(report: Report, lang: Lang) -> str:
    run = report.run
    seconds = round((run.finished - run.started).total_seconds()) if run.finished else 0
    links = sum(len(cell.links) for one in report.submissions for cell in one.cells)
    pages = sum(len(one.document.text.pages) for one in report.documents)
    what = (
        count(links, lang, ("ссылка", "ссылки", "ссылок"), ("link", "links")),
        count(len(report.documents), lang, ("документ", "документа", "документов"), ("document", "documents")),
        count(pages, lang, ("страница", "страницы", "страниц"), ("page", "pages")),
    )
    if lang is Lang.EN:
        took = f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
        return f"Checked in {took}: {', '.join(what)}.\nAs of {run.as_of:%Y-%m-%d}, rubric {run.rubric}."
    took = f"{seconds // 60} мин {seconds % 60} с" if seconds >= 60 else f"{seconds} с"
    return f"Проверено за {took}: {', '.join(what)}.\nНа {run.as_of:%d.%m.%Y}, рубрика {run.rubric}."


def _commonest(report: Report, lang: Lang) -> None:
    faults = Counter(f.rule for f in report.findings if f.severity is not Severity.INFO and not f.accepted)
    if not faults:
        return
    say(paint({Lang.RU: "Чаще всего", Lang.EN: "Most common"}[lang], bold=True))
    for rule, number in faults.most_common(_TOP):
        say(f"{number:>4}  {rule:<24} {rules.RULES[rule].LABEL.in_(lang)}")
    say()


def _urgent(report: Report, lang: Lang) -> None:
    urgent = [f for f in report.findings if f.rule in _URGENT and f.severity is Severity.ERROR and not f.accepted]
    if not urgent:
        return
    say(paint({Lang.RU: "Срочно", Lang.EN: "Urgent"}[lang], bold=True))
    for finding in urgent[:_TOP]:
        say(paint(wrapped(_where(finding, lang), 4, "  × "), "×"))
    say()


def _where(finding: Finding, lang: Lang) -> str:
    return f"{finding.municipality}, {finding.position}: {finding.message.in_(lang)} {finding.url or ''}".rstrip()


def _unchecked(report: Report, lang: Lang) -> None:
    """What nobody could check is said as loudly as what was."""
    links = sum(link.status is LinkStatus.UNVERIFIED for s in report.submissions for c in s.cells for link in c.links)
    scans = len({f.document for f in report.findings if f.rule == "unverified-document" and f.document})
    loose = sum(len(one.submission.unmatched) for one in report.submissions)
    lines = []
    if links:
        ru = count(links, Lang.RU, ("ссылку не удалось", "ссылки не удалось", "ссылок не удалось"), ("", ""))
        lines.append({Lang.RU: f"{ru} проверить в этот раз", Lang.EN: f"links not checked this time: {links}"}[lang])
    if scans:
        ru = count(scans, Lang.RU, ("документ прочитан", "документа прочитаны", "документов прочитаны"), ("", ""))
        lines.append(
            {Lang.RU: f"{ru} не целиком (сканы)", Lang.EN: f"documents read only in part (scans): {scans}"}[lang]
        )
    if loose:
        ru = count(loose, Lang.RU, ("ячейка не похожа", "ячейки не похожи", "ячеек не похожи"), ("", ""))
        lines.append({Lang.RU: f"{ru} ни на одну позицию", Lang.EN: f"cells that answer no position: {loose}"}[lang])
    if lines:
        say(paint({Lang.RU: "Не проверено", Lang.EN: "Not checked"}[lang], bold=True))
        for one in lines:
            say(paint(f"  ! {one}", "!"))
        say()


def _decided(report: Report, lang: Lang) -> None:
    """What experts accepted, what that is worth, and which decisions want another look."""
    ru = lang is Lang.RU
    accepted = sum(one.accepted is not None for one in report.findings)
    risk = sum(one.points_at_risk for one in report.submissions)
    before = sum(
        one.points_at_risk if one.points_at_risk_before is None else one.points_at_risk_before
        for one in report.submissions
    )
    if not accepted and not report.reminders:
        return
    say(paint("Решения экспертов" if ru else "Experts' decisions", bold=True))
    if accepted:
        what = count(accepted, lang, ("замечание", "замечания", "замечаний"), ("finding", "findings"))
        points = f"; {'без них под угрозой' if ru else 'without that, at risk'}: {before}" if before != risk else ""
        say(f"  ~ {'принято' if ru else 'accepted'}: {what}{points}")
    if report.reminders:
        again = count(len(report.reminders), lang, ("решение", "решения", "решений"), ("decision", "decisions"))
        say(paint(f"  ! {'пересмотреть' if ru else 'to look at again'}: {again}.  auditor decisions", "!"))
    say()


def _files(files: tuple[Path, ...], out: Path, lang: Lang) -> None:
    say(paint({Lang.RU: "Отчёты", Lang.EN: "Reports"}[lang], bold=True))
    first, forms = out / "report.html", out / "forms"
    hint = {Lang.RU: "чек-лист, открывается в браузере", Lang.EN: "the checklist, opens in a browser"}[lang]
    width = max(len(str(first)), len(str(forms)) + 1) + 4
    say(f"  {str(first).ljust(width)}{hint}")
    given_back = sum(file.parent == forms for file in files)
    if given_back:
        words = count(given_back, lang, ("форма", "формы", "форм"), ("form", "forms"))
        remarks = {Lang.RU: "с пометками в ячейках", Lang.EN: "with remarks in the cells"}[lang]
        say(f"  {f'{forms}/'.ljust(width)}{words} {remarks}")
    rest = [str(file) for file in files if file.parent == out and file != first]
    say("  " + "  ".join(rest))
