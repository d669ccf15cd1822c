"""Rubrics: what their fields mean for a position, and mistakes told with file, line and field."""

from datetime import date
from pathlib import Path

import pytest

import rules
from auditor.errors import RubricError
from auditor.model import Kind, Level, PageNeed, Severity
from rules import rubrics

AS_OF = date(2021, 3, 1)
SMALL = """\
rubric:
  id: small
  title: "Малая рубрика"
  dates:
    stale_years: 3
    stale_years_lasting: 5
    effectiveness_years: 3
    school_year: {from: "09-01", to: "08-31"}
  defaults:
    level: [municipal]
    pages: if_longer_than_1
topic: ["методическ"]
severities: {redirected-link: null, copied-document: info}
blocks:
- id: goals
  title: "Цели"
  evidence: {ru: "Концепция", en: "A concept"}
  accept: [concept, program]
  reject: [plan]
  approval: required
  positions:
  - code: "1.1"
    title: "Наличие целей"
    max: 1
    must_mention: [["цел[ьи]"], {ru: "показатели", en: "indicators", any: ["показател"]}]
"""


def _written(folder: Path, text: str) -> str:
    path = folder / "my.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _fault(folder: Path, text: str) -> RubricError:
    with pytest.raises(RubricError) as error:
        rubrics.load(_written(folder, text), AS_OF)
    return error.value


def test_a_rubric_of_one_s_own_is_read_from_its_file(tmp_path: Path) -> None:
    rubric = rubrics.load(_written(tmp_path, SMALL), AS_OF)
    (position,) = rubric.positions
    assert (rubric.name, rubric.title, rubric.max_points) == ("small", "Малая рубрика", 1)
    assert rubric.severities == {"redirected-link": None, "copied-document": Severity.INFO}
    needs = position.needs
    assert needs.kinds == (Kind.CONCEPT, Kind.PROGRAM) and needs.rejected == (Kind.PLAN,)
    assert needs.approval and needs.levels == (Level.MUNICIPAL,) and needs.pages is PageNeed.IF_LONG
    assert (needs.oldest, needs.oldest_lasting) == (date(2018, 3, 1), date(2016, 3, 1))
    assert [content.name.en for content in needs.content] == ["цел[ьи]", "indicators"]
    assert needs.evidence.en == "A concept" and needs.topic == ("методическ",)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "field", "words"),
    [
        ("    max: 1\n", '    max: "два"\n', 24, "max", "целое число"),
        ("    max: 1\n", "    max: 1\n    maximum: 2\n", 25, "maximum", "такого поля нет"),
        ('    title: "Наличие целей"\n', "", 22, "title", "пропущено"),
        ("accept: [concept, program]", "accept: [concept, programme]", 18, "accept", "programme"),
        ("accept: [concept, program]", "accept: concept", 18, "accept", "список"),
        ('"цел[ьи]"', '"цел[ьи"', 25, "must_mention", "регулярное выражение"),
        ("reject: [plan]", "reject: [plan, concept]", 19, "reject", "и отвергается: concept"),
        ("approval: required", "approval: yes", 20, "approval", "required, recommended"),
        ("stale_years: 3\n", "stale_years: 300\n", 5, "stale_years", "от 1 до 50"),
        ('from: "09-01"', 'from: "31.08"', 8, "from", "ММ-ДД"),
        ("redirected-link: null", "redirect-link: null", 13, "redirect-link", "такого поля нет"),
        ("copied-document: info", "copied-document: fatal", 13, "copied-document", "fatal"),
        ("  pages: if_longer_than_1", "  pages: if_longer_than_1\n    level: [municipal]", 12, "level", "дважды"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_field(
    tmp_path: Path, was: str, becomes: str, line: int, field: str, words: str
) -> None:
    assert was in SMALL
    error = _fault(tmp_path, SMALL.replace(was, becomes, 1))
    assert error.say.ru.startswith(f"my.yaml, строка {line}, поле {field}: "), error.say.ru
    assert words in error.say.ru
    assert error.say.en.startswith(f"my.yaml, line {line}, field {field}: ")
    assert error.exit_status == 2


def test_a_code_may_stand_only_once(tmp_path: Path) -> None:
    error = _fault(tmp_path, SMALL + '  - {code: "1.1", title: "Ещё раз", max: 1}\n')
    assert "строка 26, поле code: «1.1» уже есть в строке 22" in error.say.ru


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "файл пуст"),
        ("a: [1, 2", "строка"),
        ("[1, 2]", "поле rubric: нужны поля"),
        ("rubric: &x {id: a}\nblocks: *x\n", "не поддерживаются"),
        ("- " * 4000, "это не YAML"),
    ],
)
def test_a_file_that_is_no_rubric_gets_a_sentence(tmp_path: Path, text: str, words: str) -> None:
    assert words in _fault(tmp_path, text).say.ru


def test_a_file_that_is_not_there_and_one_in_another_code(tmp_path: Path) -> None:
    with pytest.raises(RubricError) as error:
        rubrics.load(str(tmp_path / "none.yaml"), AS_OF)
    assert "none.yaml" in error.value.say.ru
    (tmp_path / "cp1251.yaml").write_bytes("title: Цели".encode("cp1251"))
    with pytest.raises(RubricError) as error:
        rubrics.load(str(tmp_path / "cp1251.yaml"), AS_OF)
    assert "UTF-8" in error.value.say.ru


def test_an_unknown_name_lists_those_known() -> None:
    with pytest.raises(RubricError) as error:
        rubrics.load("mmuko-2.5", AS_OF)
    assert "mmuko-2.4" in error.value.say.ru and "mmuko-2.4" in error.value.say.en


@pytest.mark.parametrize(
    ("as_of", "start"),
    [
        (date(2021, 3, 1), date(2020, 9, 1)),
        (date(2021, 8, 31), date(2020, 9, 1)),
        (date(2021, 9, 1), date(2020, 9, 1)),
        (date(2021, 10, 31), date(2020, 9, 1)),
        (date(2021, 11, 1), date(2021, 9, 1)),
        (date(2020, 12, 31), date(2020, 9, 1)),
        (date(2024, 2, 29), date(2023, 9, 1)),
    ],
)
def test_the_school_year_assessed_follows_the_date(as_of: date, start: date) -> None:
    assessed = rubrics.load("mmuko-2.4", as_of).assessed
    assert (assessed.start, assessed.end) == (start, date(start.year + 1, 8, 31))


@pytest.mark.parametrize("name", rubrics.names())
def test_a_packaged_rubric_bears_its_file_s_name_and_explains_itself(name: str) -> None:
    rubric = rubrics.load(name, AS_OF)
    assert rubric.name == name
    assert set(rubric.severities) <= set(rules.RULES)
    sections = {section.id for section in rubric.sections}
    for position in rubric.positions:
        assert position.section in sections
        assert position.needs.evidence.ru and position.needs.evidence.en
        for content in (*position.needs.content, *position.needs.audiences):
            assert content.name.ru != content.name.en, (position.id, content.name.ru)


def test_mmuko_2_4_says_what_its_source_says() -> None:
    rubric = rubrics.load("mmuko-2.4", AS_OF)
    at = {position.id: position for position in rubric.positions}
    assert (len(at), rubric.max_points, len(rubric.sections)) == (30, 38, 6)
    assert rubrics.info("mmuko-2.4").points == 38
    assert at["2.4.1.1"].needs.approval and not at["2.4.4.1"].needs.approval
    assert at["2.4.4.1"].needs.pages is PageNeed.REQUIRED and at["2.4.3.1"].needs.pages is PageNeed.NOT_NEEDED
    assert at["2.4.2.5"].optional and at["2.4.5.1"].heading and at["2.4.3.1"].needs.private
    assert at["2.4.6.1"].needs.years == (2018, 2019, 2020) and at["2.4.5.8"].needs.basis
    assert at["2.4.4.6"].needs.audiences and at["2.4.1.2"].needs.human
    assert Kind.PLAN in at["2.4.1.1"].needs.rejected and Kind.PLAN in at["2.4.5.3"].needs.kinds


def test_signs_of_a_position_s_pages_are_read_and_ask_for_nothing(tmp_path: Path) -> None:
    told = SMALL.rstrip("\n") + '\n    signs: ["задач"]\n    strangers: ["регионал"]\n'
    needs = rubrics.load(_written(tmp_path, told), AS_OF).positions[0].needs
    assert (needs.signs, needs.strangers) == (("задач",), ("регионал",))
    assert needs.content == rubrics.load(_written(tmp_path, SMALL), AS_OF).positions[0].needs.content
