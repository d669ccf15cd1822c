"""A realistic region of three municipalities, built by hand: all verdicts, every kind of link."""

from datetime import date

from made_parts import ORDER, PLAN, RUBRIC, SCAN, cell_of, documents, finding_of, link_of, result_of, run

from auditor.model import (
    Acceptance,
    Act,
    Failure,
    Finding,
    Link,
    LinkStatus,
    Outcome,
    Report,
    Say,
    Severity,
    Submission,
    SubmissionResult,
    Unmatched,
)


def _first_form(name: str) -> tuple[SubmissionResult, tuple[Finding, ...]]:
    """Every verdict, every kind of link."""
    goals = cell_of(
        0,
        "Форма!D4",
        "https://uo.example/docs/plan.pdf",
        Link(url="https://uo.example/docs/plan.pdf"),
        Link(url="https://old.example/plan", text="старый адрес"),
    )
    sense = cell_of(
        1,
        "Форма!D5",
        "https://uo.example/docs/plan.pdf, стр. 8",
        Link(url="https://uo.example/docs/plan.pdf", pages=(8, 9, 10)),
    )
    table = cell_of(2, "Форма!D6", "https://uo.example/a.doc", Link(url="https://uo.example/a.doc"))
    empty = cell_of(3, "", "")
    findings = (
        finding_of(
            "f1",
            "duplicate-link",
            Severity.ERROR,
            goals,
            name,
            "Одна и та же ссылка в позициях 2.4.1.1 и 2.4.1.2 без разных страниц.",
            "The same link in positions 2.4.1.1 and 2.4.1.2.",
            document=PLAN,
            page=5,
            evidence="Цель Программы — к 2023 году обеспечить поддержкой 80 % педагогов",
            advice=Say(ru="Укажите для каждой позиции свои страницы.", en="Name the pages of each position."),
        ),
        finding_of(
            "f2",
            "redirected-link",
            Severity.INFO,
            goals,
            name,
            "Адрес изменился, старый пока работает.",
            "The address has moved; the old one still works.",
            url="https://old.example/plan",
        ),
        finding_of(
            "f3",
            "personal-data",
            Severity.ERROR,
            table,
            name,
            "В открытом доступе персональные данные: 62 строки.",
            "Personal data in the open: 62 rows.",
            document=ORDER,
            page=1,
            evidence="***-***-*** 12",
            advice=Say(ru="Закройте таблицу.", en="Close the table."),
        ),
        finding_of(
            "f4",
            "unapproved-document",
            Severity.ERROR,
            table,
            name,
            "Не найдены гриф утверждения, приказ или протокол.",
            "No approval found.",
            accepted=Acceptance(
                by="О. В. Терехина",
                because="Бумажный экземпляр предъявлен на совещании.",
                until=date(2021, 6, 1),
            ),
        ),
        finding_of(
            "f5",
            "empty-cell",
            Severity.ERROR,
            empty,
            name,
            "В ячейке ничего нет.",
            "The cell is empty.",
            url=None,
            advice=Say(ru="Приложите приказ.", en="Link the order."),
        ),
    )
    submission = Submission(
        municipality=name,
        source="zarechinskij-2.4.xlsx",
        cells=(goals, sense, table, empty),
        unmatched=(Unmatched(place="Форма!B41", text="Дополнительно: фото с семинара", guess="2.4.5.7"),),
    )
    first = (
        Act(
            act=Say(ru="Закройте таблицу с персональными данными", en="Close the table with personal data"),
            urgent=True,
            points=2,
            positions=("2.4.3.2",),
            findings=("f3",),
        ),
        Act(
            act=Say(ru="Допишите страницы программы", en="Add the pages of the programme"),
            urgent=False,
            points=1,
            positions=("2.4.1.1",),
            findings=("f1",),
        ),
        Act(
            act=Say(ru="Заполните пустую позицию", en="Fill in the empty position"),
            urgent=False,
            points=1,
            positions=("2.4.5.7",),
            findings=("f5",),
        ),
    )
    results = (
        result_of(
            goals,
            name,
            Outcome.MEND,
            0,
            link_of(goals, LinkStatus.OK, document=PLAN, pages=(4, 5)),
            link_of(goals, LinkStatus.REDIRECTED, at=1, document=PLAN, final="https://uo.example/docs/plan.pdf"),
        ),
        result_of(
            sense,
            name,
            Outcome.EXPERT,
            1,
            link_of(sense, LinkStatus.OK, document=PLAN),
            why="Сопоставить смысл целей может только эксперт.",
        ),
        result_of(table, name, Outcome.MEND, 0, link_of(table, LinkStatus.OK, document=ORDER)),
        result_of(empty, name, Outcome.EMPTY, 0),
    )
    return (
        SubmissionResult(
            submission=submission, outcome=Outcome.MEND, points_at_risk=4, max_points=5, first=first, cells=results
        ),
        findings,
    )


def _second_form(name: str) -> tuple[SubmissionResult, tuple[Finding, ...]]:
    """Dead sites, an unchecked link, a scan."""
    dead = cell_of(0, "table 1 row 2 column 3", "http://gone.example/x", Link(url="http://gone.example/x"))
    slow = cell_of(1, "table 1 row 3 column 3", "http://slow.example/y", Link(url="http://slow.example/y"))
    scan = cell_of(2, "table 1 row 4 column 3", "https://uo.example/scan.pdf", Link(url="https://uo.example/scan.pdf"))
    fine = cell_of(
        3, "table 1 row 5 column 3", "https://uo.example/docs/plan.pdf", Link(url="https://uo.example/docs/plan.pdf")
    )
    findings = (
        finding_of(
            "g1",
            "broken-link",
            Severity.ERROR,
            dead,
            name,
            "Ссылка не открывается: сайт не найден.",
            "The link does not open: no such site.",
            evidence="DNS: gone.example",
            since=None,
        ),
        finding_of(
            "g2",
            "unverified-link",
            Severity.INFO,
            slow,
            name,
            "Ссылку не удалось проверить: сайт ограничил частоту запросов (ответ 429).",
            "Not checked: rate limit (429).",
            advice=Say(ru="Ничего делать не нужно.", en="Nothing to do."),
        ),
        finding_of(
            "g3",
            "unverified-document",
            Severity.INFO,
            scan,
            name,
            "Прочитано 6 страниц из 18: скан.",
            "6 of 18 pages read: a scan.",
            document=SCAN,
            advice=Say(ru="Загрузите файл с текстом.", en="Upload a file with text."),
        ),
    )
    submission = Submission(municipality=name, source="rechnoj.docx", cells=(dead, slow, scan, fine))
    results = (
        result_of(
            dead,
            name,
            Outcome.MEND,
            0,
            link_of(
                dead,
                LinkStatus.BROKEN,
                failure=Failure.DNS,
                answer=None,
                suggested="https://gone.example/new/x.pdf",
            ),
        ),
        result_of(
            slow,
            name,
            Outcome.EXPERT,
            1,
            link_of(slow, LinkStatus.UNVERIFIED, failure=Failure.RATE_LIMITED, answer=429),
        ),
        result_of(scan, name, Outcome.EXPERT, 2, link_of(scan, LinkStatus.OK, document=SCAN)),
        result_of(fine, name, Outcome.READY, 1, link_of(fine, LinkStatus.OK, document=PLAN)),
    )
    first = (
        Act(
            act=Say(ru="Замените неработающую ссылку", en="Replace the broken link"),
            urgent=False,
            points=1,
            positions=("2.4.1.1",),
            findings=("g1",),
        ),
    )
    return (
        SubmissionResult(
            submission=submission, outcome=Outcome.MEND, points_at_risk=1, max_points=5, first=first, cells=results
        ),
        findings,
    )


def _third_form(name: str) -> SubmissionResult:
    """Nothing to mend, and a link that is none in an optional cell."""
    cells = tuple(
        cell_of(
            at,
            f"row {at + 2}",
            "https://uo.example/docs/plan.pdf",
            Link(url="https://uo.example/docs/plan.pdf", pages=(5,)),
        )
        for at in range(4)
    )
    return SubmissionResult(
        submission=Submission(municipality=name, source="verhogorsk.csv", cells=cells),
        outcome=Outcome.READY,
        points_at_risk=0,
        max_points=5,
        first=(),
        cells=tuple(
            result_of(cell, name, Outcome.READY, cell.position.points, link_of(cell, LinkStatus.OK, document=PLAN))
            for cell in cells
        ),
    )


def one() -> Report:
    """One municipality."""
    result, findings = _first_form("Заречинский район")
    return Report(run=run(), rubric=RUBRIC, submissions=(result,), documents=documents(), findings=findings)


def three() -> Report:
    """Three municipalities, all verdicts."""
    first, some = _first_form("Заречинский район")
    second, more = _second_form("Речной муниципальный округ")
    third = _third_form("г. Верхогорск")
    return Report(
        run=run(),
        rubric=RUBRIC,
        submissions=(first, second, third),
        documents=documents(),
        findings=(*more, *some),
    )
