"""The names people and scripts depend on: rules, severities, Russian labels."""

import rules
from rules import rubrics
from rules.rubrics import known

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
