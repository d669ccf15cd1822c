"""Every rule: its examples run, its words fill, its file is listed, its finding lasts."""

import inspect
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import rules
from auditor.cli import explain
from auditor.dossier import Dossier
from auditor.model import Failure, Lang, Say, Severity
from rules import examples, outcomes, words
from rules.base import Example, Rule

ROOT = Path(__file__).parents[1] / "rules"
RULES = list(rules.RULES.items())
NAMES = [name for name, _ in RULES]


def _examples(which: str) -> Iterator[object]:
    for name, rule in RULES:
        for number, example in enumerate(getattr(rule, which), 1):
            yield pytest.param(rule, example, id=f"{name}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(_examples("BAD")))
def test_a_bad_example_is_flagged(rule: Rule, example: Example) -> None:
    assert examples.flagged(rule, example)


@pytest.mark.parametrize(("rule", "example"), list(_examples("GOOD")))
def test_a_good_example_is_not_flagged(rule: Rule, example: Example) -> None:
    assert not examples.flagged(rule, example)


@pytest.mark.parametrize(("name", "rule"), RULES, ids=NAMES)
def test_a_rule_is_well_formed(name: str, rule: Rule) -> None:
    assert isinstance(rule, ModuleType)
    assert rule.__name__ == f"rules.{name.replace('-', '_')}"
    assert rule.__doc__ and rule.__doc__.strip().endswith(".") and "\n" not in rule.__doc__.strip()
    assert rule.BAD and rule.GOOD
    for say in (rule.LABEL, rule.MESSAGE, rule.WHY, rule.ADVICE):
        assert say.ru.strip() and say.en.strip()
        assert any("а" <= letter.lower() <= "я" for letter in say.ru)
        assert not any("а" <= letter.lower() <= "я" for letter in say.en)
    assert max(len(rule.LABEL.ru), len(rule.LABEL.en)) <= 34
    assert list(inspect.signature(rule.check).parameters) == ["dossier"]


def test_every_file_that_is_a_rule_is_listed() -> None:
    files = {path.stem for path in ROOT.glob("*.py") if "\nSEVERITY = " in path.read_text(encoding="utf-8")}
    assert files == {name.replace("-", "_") for name in NAMES}


def test_a_rule_stays_short() -> None:
    long = {path.name for path in ROOT.glob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 200}
    assert long == set()


@pytest.mark.parametrize(("name", "rule"), RULES, ids=NAMES)
def test_messages_fill_their_blanks_in_both_languages(name: str, rule: Rule) -> None:
    assert _fields(rule.MESSAGE.ru) == _fields(rule.MESSAGE.en)
    assert _fields(rule.ADVICE.ru) == _fields(rule.ADVICE.en)
    told = [f for example in rule.BAD for f in rules.check(examples.build(example)) if f.rule == name]
    assert told, "no bad example of this rule becomes a finding"
    for finding in told:
        for say in (finding.message, finding.advice):
            for said in (say.ru, say.en):
                assert "{" not in said and "None" not in said and "  " not in said and not said.startswith(" ")
        assert finding.message.ru[-1] in ".!"
        assert finding.message.ru.count("«") == finding.message.ru.count("»")


def _fields(words: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(words) if field}


def _bad(name: str) -> Dossier:
    return examples.build(rules.RULES[name].BAD[0])


def test_a_rubric_changes_a_severity() -> None:
    dossier = _bad("stale-document")
    rubric = replace(dossier.rubric, severities={"stale-document": Severity.WARNING})
    told = {f.rule: f.severity for f in rules.check(replace(dossier, rubric=rubric))}
    assert told["stale-document"] is Severity.WARNING


def test_a_rubric_switches_a_rule_off() -> None:
    dossier = _bad("redirected-link")
    assert "redirected-link" in {f.rule for f in rules.check(dossier)}
    rubric = replace(dossier.rubric, severities={"redirected-link": None})
    assert "redirected-link" not in {f.rule for f in rules.check(replace(dossier, rubric=rubric))}


def test_a_rule_switched_off_does_not_hide_another() -> None:
    draft = Example(opens="ПРОЕКТ\nПоложение о методическом совете района на 2020–2023 годы\n1. Общие положения")
    dossier = examples.build(replace(draft, needs=replace(draft.needs, approval=True)))
    assert {f.rule for f in rules.check(dossier)} == {"draft-document"}
    rubric = replace(dossier.rubric, severities={"draft-document": None})
    assert {f.rule for f in rules.check(replace(dossier, rubric=rubric))} == {"unapproved-document"}


def test_findings_keep_their_id_over_runs_and_differ_by_place() -> None:
    dossier = examples.build(Example(cell=("https://edu.example.ru/a.pdf", "https://edu.example.ru/a.pdf"), opens=404))
    first, again = rules.check(dossier), rules.check(dossier)
    assert [f.id for f in first] == [f.id for f in again]
    assert len({f.id for f in first}) == 2
    later = replace(dossier, as_of=date(2022, 3, 1))
    assert [f.id for f in rules.check(later)] == [f.id for f in first]
    assert all(len(f.id) == 12 and set(f.id) <= set("0123456789abcdef") for f in first)


def test_a_spelling_of_the_address_does_not_change_the_id() -> None:
    one, other = (
        examples.build(Example(cell=url, opens=404))
        for url in ("http://edu.example.ru/a.pdf", "https://www.edu.example.ru/a.pdf?utm_source=mail")
    )
    assert [f.id for f in rules.check(one)] == [f.id for f in rules.check(other)]


def test_findings_stand_in_the_rubric_s_order() -> None:
    dossier = examples.build(
        Example(cell=("https://edu.example.ru/b.pdf", "", "https://edu.example.ru/a.pdf"), opens=404)
    )
    order = tuple(reversed([cell.position for cell in dossier.cells]))
    found = rules.check(replace(dossier, rubric=replace(dossier.rubric, positions=order)))
    assert [f.position for f in found] == ["1.3", "1.2", "1.1"]


def test_a_finding_hides_the_password_and_cuts_the_quote() -> None:
    dossier = examples.build(Example(cell="https://user:secret@edu.example.ru/a.pdf", opens=404))
    (finding,) = rules.check(dossier)
    assert finding.url == "https://user:***@edu.example.ru/a.pdf"
    assert "secret" not in repr(finding)
    (long,) = rules.check(examples.build(Example(cell="Приказ о методической работе " * 100)))
    assert len(long.evidence) <= 300 and long.place == "Лист1!C1" and long.url is None


def test_braces_and_percent_signs_of_a_document_are_only_words() -> None:
    (finding,) = rules.check(examples.build(Example(cell="Приказ {evidence} {0.__class__} %s № 5")))
    assert "{0.__class__}" in finding.message.ru


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        (date(2020, 9, 14), "14.09.2020", "2020-09-14"),
        (words.pages(1), "1 страница", "1 page"),
        (words.pages(3), "3 страницы", "3 pages"),
        (words.pages(11), "11 страниц", "11 pages"),
        (words.pages(21), "21 страница", "21 pages"),
        (words.pages(112), "112 страниц", "112 pages"),
        (words.Pages((7, 5, 6, 9)), "5–7, 9", "5–7, 9"),
        (Say(ru="да", en="yes"), "да", "yes"),
        (("2.4.1.1", "2.4.1.2"), "2.4.1.1, 2.4.1.2", "2.4.1.1, 2.4.1.2"),
    ],
)
def test_blanks_speak_both_languages(value: object, ru: str, en: str) -> None:
    assert (words.spoken(value, Lang.RU), words.spoken(value, Lang.EN)) == (ru, en)


def test_every_failure_has_words() -> None:
    assert set(outcomes.FAILURES) == set(Failure)


@pytest.mark.parametrize(("name", "rule"), RULES, ids=NAMES)
@pytest.mark.parametrize("lang", list(Lang))
def test_each_example_tells_people_what_is_in_it(
    name: str, rule: Rule, lang: Lang, capsys: pytest.CaptureFixture
) -> None:  # type: ignore[type-arg]
    explain.explain_rule(name, lang)
    page = capsys.readouterr().out
    assert not re.search(r"\{\w*\}", page), "people are shown a blank that nobody filled in"
    shown = [part.strip() for part in re.split(r"\n  [×✓] ", page)[1:]]
    assert len(shown) == len(rule.BAD) + len(rule.GOOD)
    assert len(set(shown)) == len(shown), shown
    assert not re.search(r"\b(?:host-down|dns|rate-limited|None|Failure)\b", "\n".join(shown))
