"""The names people and scripts depend on: rules, severities, Russian labels."""

import json

import pytest

import rules
from auditor.cli import cli
from rules import rubrics
from rules.rubrics import known
from tests.conftest import ROOT

# The contract's table of rules: name, severity, Russian label.
TABLE = """
empty-cell|error|Пустая ячейка
no-link|error|Нет ссылки
malformed-link|error|Не ссылка
link-text-mismatch|warning|Текст и адрес расходятся
temporary-link|warning|Временная ссылка
ambiguous-evidence|warning|Непонятно, какой документ
ambiguous-page-reference|warning|Непонятно, чьи страницы
blocked-address|error|Внутренний адрес
broken-link|error|Ссылка не открывается
soft-404|error|Страница «не найдена»
access-restricted|error|Доступ закрыт
unverified-link|info|Ссылка не проверена
redirected-link|info|Адрес изменился
untrusted-certificate|warning|Сертификат не признан
section-link|error|Раздел вместо документа
duplicate-link|error|Одна ссылка в нескольких ячейках
duplicate-document|warning|Один документ по разным адресам
copied-document|warning|Похож на чужой документ
missing-page-reference|warning|Не указана страница
page-out-of-range|error|Такой страницы нет
page-off-topic|warning|Страница не о том
unapproved-document|error|Нет утверждения
incomplete-approval|error|Гриф не заполнен
draft-document|error|Проект документа
repealed-document|error|Документ утратил силу
stale-document|error|Документ устарел
expired-document|error|Срок документа истёк
undated-document|warning|Нет даты
regional-document|error|Региональный документ
school-document|error|Документ школы
other-municipality|error|Документ чужого муниципалитета
wrong-document-kind|error|Не тот вид документа
off-topic-document|warning|Документ не по теме
missing-content|warning|Нет требуемого
personal-data|error|Персональные данные
institution-data|warning|Данные по учреждениям
unreadable-document|error|Файл не читается
empty-document|error|В файле нет текста
unverified-document|info|Прочитано не всё
"""


def test_rules_their_severities_and_labels_are_the_contract_s() -> None:
    told = [f"{name}|{rule.SEVERITY}|{rule.LABEL.ru}" for name, rule in rules.RULES.items()]
    assert told == TABLE.split("\n")[1:-1]


def test_a_rubric_may_name_exactly_these_rules() -> None:
    assert tuple(rules.RULES) == known.RULES


def test_the_default_rubric_is_there() -> None:
    assert "mmuko-2.4" in rubrics.names()


# The contract's commands: name, what may stand after it.
COMMANDS = """
audit|rubric as-of out db lang allow-network delay timeout recheck-after obey-robots workers quiet
read|json text lang
follow|json lang allow-network
demo|out lang
rules|lang
rubrics|lang
form|rubric lang
report|run out db lang
runs|db lang
diff|db lang json
accept|because false-alarm until db lang
confirm|db lang
decisions|undo db lang
"""


@pytest.mark.parametrize("line", COMMANDS.split("\n")[1:-1])
def test_commands_have_the_options_of_the_contract(line: str) -> None:
    name, _, options = line.partition("|")
    told = {word.removeprefix("--") for one in cli.commands[name].params for word in one.opts}
    assert set(options.split()) <= told


# report.json: a thing, and exactly its keys.
KEYS = {
    "report": "schema run submissions documents findings",
    "run": "id started finished as_of rubric version",
    "submission": "municipality source verdict points_at_risk max_points first cells unmatched",
    "act": "act urgent points positions findings",
    "cell": "position place text verdict points max_points links",
    "link": "url pages status final_url document suggested_pages suggested_url",
    "loose": "place text",
    "document": "id urls media_type pages title kind level issuer date valid_from valid_to approval draft read_pages",
    "approval": "by number date signed blanks unread page quote",
    "finding": "id rule severity municipality position place url document page message evidence advice since accepted",
    "accepted": "by because false_alarm until",
}


def test_report_json_has_exactly_the_keys_of_the_contract() -> None:
    report = json.loads((ROOT / "tests" / "reports" / "gold" / "ru" / "report.json").read_text("utf-8"))
    submissions, findings, documents = report["submissions"], report["findings"], report["documents"]
    cells = [cell for one in submissions for cell in one["cells"]]
    things = {
        "report": [report],
        "run": [report["run"]],
        "submission": submissions,
        "act": [act for one in submissions for act in one["first"]],
        "cell": cells,
        "link": [link for cell in cells for link in cell["links"]],
        "loose": [loose for one in submissions for loose in one["unmatched"]],
        "document": documents,
        "approval": [one["approval"] for one in documents if one["approval"]],
        "finding": findings,
        "accepted": [one["accepted"] for one in findings if one["accepted"]],
    }
    for name, several in things.items():
        assert several and {tuple(sorted(one)) for one in several} == {tuple(sorted(KEYS[name].split()))}, name
