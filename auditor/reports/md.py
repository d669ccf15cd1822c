"""report.md: the same as the DOCX in GitHub Markdown; nothing from outside can become markup."""

import re
from collections.abc import Iterable, Sequence

from auditor.model import Outcome
from auditor.reports import office
from auditor.reports.booklet import Booklet
from auditor.reports.remarks import FindingView
from auditor.reports.terms import MARKS, SEVERITY_MARKS
from auditor.reports.view import ORDER, FormView, PositionView

# Every sign that can begin or end markup anywhere in a line, tables and HTML included (CommonMark, section 2.4).
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
_NAME = re.compile(r"[a-z0-9-]+")
_BEGINNING = re.compile(r"^([-+=:#!])")


def render(booklet: Booklet) -> str:
    """The text of report.md."""
    voice = booklet.voice
    rubric = booklet.report.rubric
    when = f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(booklet.report.run.as_of))}."
    lines: list[str] = []
    if booklet.region is not None:
        lines += [f"# {_text(rubric.title)}", "", when, "", _text(booklet.region.headline), "", *_region(booklet)]
    for form in booklet.forms:
        lines += _form(booklet, form, when if booklet.region is None else "")
    run = booklet.report.run
    lines += ["---", "", _text(voice("made_by", version=run.version, rubric=run.rubric)), ""]
    return "\n".join(lines)


def _region(booklet: Booklet) -> list[str]:
    voice, region = booklet.voice, booklet.region
    if region is None:
        return []
    heads = [voice("municipality"), *(f"{MARKS[one]} {voice.word(one)}" for one in ORDER), voice("at_risk")]
    rows = [
        [_text(row.form.name), *(str(row.form.counts[one]) for one in ORDER), f"{row.form.risk}/{row.form.most}"]
        for row in region.rows
    ]
    rows.append([f"**{voice('total')}**", *(str(region.counts[one]) for one in ORDER), f"{region.risk}/{region.most}"])
    lines = [*_table(heads, rows), ""]
    if region.faults:
        lines += [f"## {voice('faults')}", ""]
        faults = [
            [_text(one.label), _code(one.rule), str(one.number), str(one.municipalities)] for one in region.faults
        ]
        heads = [voice("finding"), voice("rule"), voice("count"), voice("in_municipalities")]
        lines += [*_table(heads, faults), ""]
    if region.hosts:
        lines += [f"## {voice('hosts')}", ""]
        hosts = [[_text(one.name), _text(one.what), f"{one.failed}/{one.links}"] for one in region.hosts]
        lines += [*_table([voice("site"), voice("what_happens"), voice("links")], hosts), ""]
    return lines


def _form(booklet: Booklet, form: FormView, when: str) -> list[str]:
    voice = booklet.voice
    title = f"{voice('checklist')} · {_text(form.name)} · {_text(booklet.report.rubric.title)}"
    source = f"{voice('source')}: {_text(voice.quoted(form.source))}." if form.source else ""
    lines = [f"# {title}", "", " ".join(part for part in (when, source) if part), ""]
    lines += [f"**{form.lead}** {_text(form.headline)}", ""]
    counts = [f"{MARKS[one]} {voice.word(one)}" for one in ORDER] + [voice("at_risk")]
    lines += [*_table(counts, [[*(str(form.counts[one]) for one in ORDER), f"{form.risk}/{form.most}"]]), ""]
    if form.accepted:
        lines += [_text(office.decided(form, voice)), ""]
    lines += [f"## {voice('first')}", "", *_first(booklet, form), ""]
    lines += [f"## {voice('positions')}", ""]
    for section in form.sections:
        lines += [f"### {_text(section.title)}", "", *_positions(booklet, section.positions), ""]
    lines += _accepted(booklet, form)
    lines += _unchecked(booklet, form)
    return lines


def _first(booklet: Booklet, form: FormView) -> list[str]:
    voice = booklet.voice
    if not form.first:
        return [voice("nothing_first")]
    rows = [
        [
            str(at),
            _text(one.act) + (f" **({voice('urgent')})**" if one.urgent else ""),
            _text(", ".join(one.positions)),
            str(one.points),
            "☐",
        ]
        for at, one in enumerate(form.first, 1)
    ]
    table = _table(["№", voice("act"), voice("positions"), voice("points"), voice("done")], rows)
    return [*table, "", _text(form.first_cut)] if form.first_cut else table


def _positions(booklet: Booklet, positions: Iterable[PositionView]) -> list[str]:
    voice = booklet.voice
    rows = []
    for one in positions:
        state = f"{MARKS[one.outcome]} {one.word}"
        said = [_finding(booklet, finding) for finding in one.findings]
        if one.why:
            said.append(_text(one.why))
        links = [_link(link.href, link.address) + f" — {_text(link.status_word)}" for link in one.links]
        if not one.links and one.text and one.outcome is not Outcome.READY:
            links.append(_text(voice("in_cell", text=voice.quoted(one.text))))
        advice = dict.fromkeys(_text(finding.advice) for finding in one.findings if finding.advice)
        pastes = [f"{voice('add_pages')} {link.paste}" for link in one.links if link.paste]
        pastes += [
            f"{voice('likely_address')} {_link(link.suggested_href, link.suggested)}"
            for link in one.links
            if link.suggested
        ]
        name = f"**{_text(one.id)}** {_text(one.title)}" + (f" ({_text(one.place)})" if one.place else "")
        rows.append([name, state, "<br>".join(said + links), "<br>".join([*advice, *pastes])])
    return _table([voice("position"), voice("state"), voice("finding_quote"), voice("act")], rows)


def _finding(booklet: Booklet, one: FindingView) -> str:
    words = f"{SEVERITY_MARKS[one.severity]} {_text(one.severity_word)}: {_text(one.message)} {_code(one.rule)}"
    if one.quote:
        page = f" ({one.page_text})" if one.page_text else ""
        words += f"<br>{_text(booklet.voice.quoted(one.quote))}{page}"
    if one.confirmed:
        words += f"<br>{booklet.voice('confirmed')}: {_text(one.confirmed)}"
    return words


def _accepted(booklet: Booklet, form: FormView) -> list[str]:
    voice = booklet.voice
    lines: list[str] = []
    if form.accepted:
        rows = [
            [
                _text(one.position),
                f"{_text(one.message)} — {one.accepted}" + (f"<br>{_text(one.changed)}" if one.changed else ""),
                _text(one.because),
                _text(one.who),
                voice.day(one.until) if one.until else "",
            ]
            for one in form.accepted
        ]
        heads = [voice("position"), voice("finding"), voice("because"), voice("who"), voice("due")]
        lines += [f"## {voice('accepted')}", "", *_table(heads, rows), ""]
    again = office.of(form, office.again(booklet.report, voice, booklet.labels))
    if again:
        rows = [
            list(map(_text, (one.position, one.rule, one.because, f"{one.who}, {voice.day(one.day)}", one.why)))
            for one in again
        ]
        heads = [voice("position"), voice("rule"), voice("because"), voice("who"), voice("why")]
        lines += [f"## {voice('again')}", "", *_table(heads, rows), ""]
    return lines


def _unchecked(booklet: Booklet, form: FormView) -> list[str]:
    voice = booklet.voice
    lines = [f"## {voice('unchecked')}", ""]
    found = booklet.unchecked[form.slug]
    for one in found:
        what = f"{_text(one.what)}: " if one.what else ""
        codes = _text(", ".join(code for code, _ in one.positions))
        lines.append(f"- {codes} — {what}{_text(one.why)} {_text(one.todo)}".rstrip())
    lines += [voice("all_checked")] * (not found) + ["", f"## {voice('unmatched')}", ""]
    for loose in form.unmatched:
        guess = f" {voice('guess', position=_text(loose.guess))}" if loose.guess else ""
        lines.append(f"- {_text(loose.place)}: {_text(voice.quoted(loose.text))}{guess}")
    lines += [voice("all_matched")] * (not form.unmatched) + [""]
    return lines


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A GitHub table; the texts are escaped already."""
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def _text(words: str) -> str:
    """Words that stay words: one line, every sign of markup escaped."""
    return _BEGINNING.sub(r"\\\1", _MARKUP.sub(r"\\\1", " ".join(words.split())))


def _code(name: str) -> str:
    """The name of a rule as code."""
    return f"`{name}`" if _NAME.fullmatch(name) else _text(name)


def _link(href: str | None, address: str) -> str:
    """An address in angle brackets where it is a web address, else as text."""
    if href is None:
        return _text(address)
    return f"<{href.replace('|', '%7C')}>"
