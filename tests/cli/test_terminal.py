"""What people see on a terminal of 80 columns: progress in place, the final table, colours where they are wanted."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from auditor.audit import Audited
from auditor.cli import progress, runlist, summary, table
from auditor.cli.progress import Bar
from auditor.model import Acceptance, Decision, Lang, Reminder, Severity, Verb, Why
from auditor.store import Progress, RunSummary, Waiting
from tests.made_runs import FIRST, RIVER, document, finding, form, link, night, report

HOSTS = tuple(Waiting(host=f"mmc-{n}.zarechie.example", pending=9 - n, why="timeout" if n else "") for n in range(3))


class _Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The bar's clock, set by hand."""
    now = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def _seen(links: int, read: int, failed: int = 0, waiting: tuple[Waiting, ...] = HOSTS) -> Progress:
    return Progress(
        links_all=87, links_done=links, bodies_all=49, bodies_read=read, waiting=waiting, links_failed=failed
    )


def test_progress_tells_links_documents_failures_time_left_and_whom_it_waits_for(clock: list[float]) -> None:
    screen = _Screen()
    bar = Bar(Lang.RU, stream=screen)
    bar(_seen(0, 0))
    assert "≈" not in screen.getvalue(), "nothing to guess from yet"
    clock[0] += 30
    bar(_seen(58, 40, failed=9))
    head, hosts = screen.getvalue().splitlines()[-2:]
    assert head.removeprefix("\x1b[2F\x1b[J") == (
        "Ссылки 58/87 ━━━━━━━━━━━━━───────  Документы 40/49  не открылись 9  ≈ 15 с"
    )
    assert hosts == "  3 сайта · mmc-0.zarechie.example: 9 в очереди"
    clock[0] += 1
    bar(_seen(58, 40, waiting=(replace(HOSTS[1], host="a.example"), HOSTS[0])))
    assert "a.example: 8 в очереди (" in screen.getvalue().splitlines()[-1]
    assert max(map(len, screen.getvalue().replace("\x1b[2F\x1b[J", "").splitlines())) <= 79


def test_no_time_is_promised_while_nothing_moves(clock: list[float]) -> None:
    screen = _Screen()
    bar = Bar(Lang.EN, stream=screen)
    for _ in range(3):
        bar(_seen(60, 49))
        clock[0] += 30
    assert "≈" not in screen.getvalue() and "Links 60/87" in screen.getvalue()
    bar(_seen(61, 49, waiting=()))
    assert "≈" in screen.getvalue()


def test_progress_is_drawn_on_a_terminal_only_and_leaves_nothing_behind(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, quiet, dumb = io.StringIO(), _Screen(), _Screen()
    Bar(Lang.RU, stream=pipe)(_seen(1, 1))
    Bar(Lang.RU, quiet=True, stream=quiet)(_seen(1, 1))
    monkeypatch.setenv("TERM", "dumb")
    Bar(Lang.RU, stream=dumb)(_seen(1, 1))
    assert (pipe.getvalue(), quiet.getvalue(), dumb.getvalue()) == ("", "", "")
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    bar = Bar(Lang.RU, stream=screen)
    bar(_seen(1, 1))
    bar.clear()
    bar.clear()
    assert screen.getvalue().endswith("\x1b[2F\x1b[J") and screen.getvalue().count("\x1b") == 2


def _audited() -> Audited:
    accepted = finding("f3", accepted=Acceptance(by="e", because="b"))
    decision = Decision(at=FIRST, by="e", verb=Verb.ACCEPT, finding="f9", municipality=RIVER)
    names = ("Муниципальное образование «Город с очень длинным названием»", RIVER)
    made = report(night(1), [form(name, [link()]) for name in names], [finding("f1"), accepted], [document("a")])
    forms = tuple(replace(one, points_at_risk=36, max_points=38, points_at_risk_before=38) for one in made.submissions)
    made = replace(made, submissions=forms, reminders=(Reminder(decision=decision, why=Why.GONE),))
    return Audited(report=made, files=(), resumed=False)


@pytest.mark.parametrize("lang", Lang)
def test_the_final_table_fits_eighty_columns_and_adds_up(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    summary.show(_audited(), Path("report"), lang, ("По сравнению с прошлым прогоном: новых 4, исправлено 7.",))
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 79
    rows = [line for line in told.splitlines() if re.search(r"\d+/\d+$", line)]
    assert [line.split()[-1] for line in rows] == ["36/38", "36/38", "72/76"]
    assert len({len(line) for line in rows}) == 1, "the last column stands straight"
    assert {Lang.RU: "принято: 1 замечание; без них под угрозой: 76", Lang.EN: "accepted: 1 finding"}[lang] in told
    assert {Lang.RU: "пересмотреть: 1 решение", Lang.EN: "to look at again: 1 decision"}[lang] in told
    assert "новых 4" in told


def test_a_long_name_goes_on_below_and_a_narrow_terminal_gets_signs_for_heads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary.show(_audited(), Path("report"), Lang.RU)
    assert "\n    названием»\n" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    summary.show(_audited(), Path("report"), Lang.RU)
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) < 60 and "× исправить  ? эксперт" in told and "36/38" in told


def test_words_that_belong_together_stay_on_a_line_and_hold_plain_spaces() -> None:
    told = table.wrapped("В открытом доступе персональные данные: " + "слово " * 5 + "СНИЛС — 2.", 4)
    assert "\n    СНИЛС — 2." in told and "\xa0" not in told


def test_an_old_console_gets_plain_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp866", newline="")
    monkeypatch.setattr("sys.stdout", console)
    summary.say("× «Приказ» № 5 → стр. 3–4 …")
    console.flush()
    assert console.buffer.getvalue().decode("cp866").strip() == 'x "Приказ" № 5 -> стр. 3-4 ...'  # type: ignore[attr-defined]


def test_colours_are_for_terminals_and_for_those_who_want_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert summary.paint("слово", bold=True) != "слово"
    monkeypatch.setenv("NO_COLOR", "1")
    assert summary.paint("слово", bold=True) == "слово"


@pytest.mark.parametrize("lang", Lang)
def test_the_list_of_runs_fits_however_large_they_are(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    done = replace(night(1), finished=FIRST.replace(year=2022), as_of=date(2021, 3, 1))
    large = RunSummary(
        run=done, links=123_456, documents=98_765, hosts=2_345, bytes=98_765_432_101, findings={Severity.ERROR: 12_345}
    )
    runlist.show([replace(large, run=replace(night(2), finished=None)), large], lang)
    told = capsys.readouterr().out.splitlines()
    assert max(map(len, told)) <= 80 and "98765" in told[2] and "12345" in told[2]
    assert {Lang.RU: "прерван", Lang.EN: "broken"}[lang] in told[1] and told[1].endswith("–")


def test_words_from_outside_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    summary.say("a\x1b]0;title\x07b\x1b[2Jc\u202egpj\x9bd\x1b[31mred\x1b[0m")
    assert capsys.readouterr().out.replace("\x1b[31m", "").replace("\x1b[0m", "") == "a]0;titleb[2Jcgpjdred\n"
