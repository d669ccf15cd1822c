"""Why a link failed and what to do about it, in words: every failure, every cause, every status."""

from dataclasses import replace

import pytest

import rules
from auditor.dossier import Dossier
from auditor.model import Cause, Failure, Hop, LinkStatus, Severity, Visit
from rules import examples, outcomes, remedies, tries
from rules.base import Example

URL = "https://edu.example.ru/plan.pdf"


def test_every_cause_has_words_in_both_languages() -> None:
    assert set(outcomes.CAUSES) == set(Cause)
    for words in (*outcomes.CAUSES.values(), *outcomes.STATUSES.values(), *outcomes.FAILURES.values()):
        assert words.ru and words.en and words.ru[0].islower() and not words.ru.endswith(".")
    for advice in (*remedies.WHAT_TO_DO.values(), *remedies.WHAT_TO_DO_ABOUT.values()):
        assert advice.ru[0].isupper() and advice.ru.endswith(".") and advice.en.endswith(".")


@pytest.mark.parametrize(
    ("visit", "reason"),
    [
        (Visit(url=URL, failure=Failure.TIMEOUT, cause=Cause.BODY),
         "файл передаётся слишком медленно и не загрузился за отведённое время"),
        (Visit(url=URL, failure=Failure.TIMEOUT), "сайт не отвечает"),
        (Visit(url=URL, failure=Failure.SERVER_ERROR, status=502), "сервер сайта не работает (502)"),
        (Visit(url=URL, failure=Failure.SERVER_ERROR, status=599), "ошибка на самом сайте (599)"),
        (Visit(url=URL, failure=Failure.CHALLENGE, status=503), "сайт показывает проверку от роботов"),
        (Visit(url=URL, failure=Failure.RESTRICTED, status=200), "нужен вход или разрешение"),
        (Visit(url=URL, failure=Failure.RESTRICTED, status=403), "нужен вход или разрешение (403)"),
        (Visit(url=URL, failure=Failure.BLOCKED), "адрес внутренней сети"),
        (Visit(url=URL, failure=Failure.BLOCKED, hops=(Hop(url=URL, status=302),)),
         "сайт перенаправляет на адрес внутренней сети"),
        (Visit(url=URL, failure=Failure.TOO_MANY_REDIRECTS, hops=(Hop(url=URL, status=302),)),
         "адрес перенаправляет по кругу"),
        (Visit(url=URL, failure=Failure.TOO_MANY_REDIRECTS, hops=(Hop(url=URL, status=302),) * 11),
         "адрес перенаправляет больше двадцати раз подряд"),
    ],
)  # fmt: skip
def test_the_reason_is_told_as_exactly_as_it_is_known(visit: Visit, reason: str) -> None:
    assert tries.reason(visit).ru == reason


def _dossier(visit: Visit) -> Dossier:
    return examples.build(Example(cell=URL, opens="Приказ от 10.09.2020 № 181", visit=visit))


@pytest.mark.parametrize(
    ("certificate", "severity", "words"),
    [
        ("national-root", Severity.INFO, "национального удостоверяющего центра"),
        ("expired, national-root", Severity.WARNING, "срок сертификата истёк; сертификат национального"),
        ("incomplete-chain", Severity.WARNING, "промежуточный сертификат"),
        ("other-name", Severity.WARNING, "выдан другому сайту"),
        ("a new word", Severity.WARNING, "a new word"),
    ],
)
def test_a_certificate_of_the_national_authority_is_no_warning(
    certificate: str, severity: Severity, words: str
) -> None:
    visit = Visit(url=URL, final_url=URL, status=200, trusted=False, certificate=certificate)
    (finding,) = [f for f in rules.check(_dossier(visit)) if f.rule == "untrusted-certificate"]
    assert finding.severity is severity and words in finding.message.ru


@pytest.mark.parametrize(("twin", "words"), [("probe", "выдуманному адресу"), ("cluster", "разные адреса ведут")])
def test_a_page_taken_for_not_found_says_why(twin: str, words: str) -> None:
    visit = Visit(url=URL, final_url=URL, status=200, twin=f"{twin}: https://edu.example.ru/x1")
    dossier = _dossier(visit)
    assert dossier.citations[0].status is LinkStatus.SOFT_404 and not dossier.opened
    (finding,) = rules.check(dossier)
    assert finding.rule == "soft-404" and words in finding.message.ru
    assert finding.evidence == "https://edu.example.ru/x1"


def test_the_likely_document_stands_in_the_advice_of_a_section() -> None:
    section = rules.RULES["section-link"].BAD[0]
    dossier = examples.build(section)
    named = replace(dossier, citations=tuple(replace(c, likely="https://u:p@e.ru/a.pdf") for c in dossier.citations))
    (plain,), (advised,) = (
        [f for f in rules.check(one) if f.rule == "section-link"] for one in (dossier, named)
    )  # fmt: skip
    assert advised.advice.ru == plain.advice.ru + " Вероятно, нужный документ — https://u:***@e.ru/a.pdf."
    assert advised.advice.en.endswith(" Most likely it is https://u:***@e.ru/a.pdf.")
