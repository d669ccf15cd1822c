"""Parts of reports built by hand: a small rubric, documents, and short ways to make cells, links and findings."""

from datetime import UTC, date, datetime

from auditor.model import (
    Approval,
    Cell,
    CellResult,
    Dated,
    Document,
    DocumentResult,
    Facts,
    Failure,
    Finding,
    Hop,
    Kind,
    Level,
    Link,
    LinkResult,
    LinkStatus,
    Needs,
    Outcome,
    Page,
    PageNeed,
    Period,
    Personal,
    Position,
    Quote,
    Rubric,
    Run,
    Say,
    Section,
    Seen,
    Severity,
    Text,
    Verdict,
    Visit,
)

STARTED = datetime(2021, 3, 1, 2, 14, 5, tzinfo=UTC)
FINISHED = datetime(2021, 3, 1, 2, 51, 40, tzinfo=UTC)
PLAN, ORDER, SCAN, HUGE = "a" * 64, "b" * 64, "c" * 64, "d" * 64

GOALS = Say(ru="Концепция или программа методической работы", en="A concept or programme")
NOTE = Say(ru="Аналитическая справка с выводами", en="An analytic note with conclusions")
POSITIONS = (
    Position(
        id="2.4.1.1",
        section="goals",
        title="Наличие муниципальных целей методической работы",
        points=1,
        needs=Needs(pages=PageNeed.IF_LONG, evidence=GOALS),
    ),
    Position(
        id="2.4.1.2",
        section="goals",
        title="Соответствие муниципальных целей целям региональной системы",
        points=1,
        needs=Needs(human=True, evidence=GOALS),
    ),
    Position(
        id="2.4.3.2",
        section="monitoring",
        title="Мониторинг системы наставничества",
        points=2,
        needs=Needs(private=True, evidence=NOTE),
    ),
    Position(
        id="2.4.5.7",
        section="monitoring",
        title="Принятие иных мер",
        points=1,
        needs=Needs(evidence=Say(ru="Приказ", en="An order")),
    ),
)
RUBRIC = Rubric(
    name="mmuko-2.4",
    title="Система методической работы",
    assessed=Period(start=date(2020, 1, 1), end=date(2020, 12, 31)),
    sections=(
        Section(id="goals", title="Цели", headings=("Цели",)),
        Section(id="monitoring", title="Мониторинг", headings=("Мониторинг",)),
    ),
    positions=POSITIONS,
)
LABELS = {
    "duplicate-link": Say(ru="Одна ссылка в нескольких ячейках", en="One link in several cells"),
    "personal-data": Say(ru="Персональные данные", en="Personal data"),
    "empty-cell": Say(ru="Пустая ячейка", en="Empty cell"),
    "broken-link": Say(ru="Ссылка не открывается", en="Broken link"),
    "unverified-link": Say(ru="Ссылка не проверена", en="Link not checked"),
    "unverified-document": Say(ru="Прочитано не всё", en="Read only in part"),
    "unapproved-document": Say(ru="Нет утверждения", en="Not approved"),
    "redirected-link": Say(ru="Адрес изменился", en="Link moved"),
    "malformed-link": Say(ru="Не ссылка", en="Not a link"),
}


def cell_of(at: int, place: str, text: str, *links: Link) -> Cell:
    return Cell(position=POSITIONS[at], place=place, text=text, links=links)


def result_of(cell: Cell, name: str, outcome: Outcome, points: int, *links: LinkResult, why: str = "") -> CellResult:
    verdict = Verdict(
        municipality=name,
        position=cell.position.id,
        place=cell.place,
        outcome=outcome,
        points=points,
        max_points=cell.position.points,
        why=Say(ru=why, en=why and "The expert compares the meaning."),
    )
    return CellResult(cell=cell, verdict=verdict, links=links)


def link_of(
    cell: Cell,
    status: LinkStatus,
    *,
    at: int = 0,
    document: str | None = None,
    failure: Failure | None = None,
    answer: int | None = 200,
    final: str = "",
    pages: tuple[int, ...] = (),
    suggested: str | None = None,
) -> LinkResult:
    link = cell.links[at]
    visit = None
    if not link.flaw:
        visit = Visit(
            url=link.url,
            final_url=final or link.url,
            hops=(Hop(url=link.url, status=301),) if final else (),
            status=answer,
            failure=failure,
            body=document or "",
            at=FINISHED,
        )
    return LinkResult(
        link=link, status=status, visit=visit, document=document, suggested_pages=pages, suggested_url=suggested
    )


def finding_of(
    id_: str, rule: str, severity: Severity, cell: Cell, name: str, ru: str, en: str, **more: object
) -> Finding:
    values: dict[str, object] = {
        "url": cell.links[0].url if cell.links else None,
        "advice": Say(ru="Замените ссылку.", en="Replace the link."),
        "since": datetime(2021, 2, 24, 1, 0, tzinfo=UTC),
    }
    values |= more
    return Finding(
        id=id_,
        rule=rule,
        severity=severity,
        municipality=name,
        position=cell.position.id,
        place=cell.place,
        message=Say(ru=ru, en=en),
        **values,  # type: ignore[arg-type]
    )


def documents() -> tuple[DocumentResult, ...]:
    plan = Document(
        id=PLAN,
        text=Text(media_type="application/pdf", pages=tuple(Page(number=n, text="Цель работы") for n in range(1, 39))),
        facts=Facts(
            title=Seen(value="Программа развития методической службы", seen=Quote(page=1, text="Программа")),
            kind=Seen(value=Kind.PROGRAM, seen=Quote(page=1, text="Программа")),
            level=Seen(value=Level.MUNICIPAL, seen=Quote(page=1, text="Управление")),
            issuer=Seen(value="Управление образования", seen=Quote(page=1, text="Управление образования")),
            date=Dated(day=date(2020, 9, 14), seen=Quote(page=1, text="14.09.2020")),
            valid=Period(start=date(2020, 1, 1), end=date(2023, 12, 31)),
            approval=Approval(
                by="act",
                number="214",
                date=date(2020, 9, 14),
                signed=True,
                seen=Quote(page=1, text="Утверждена приказом от 14.09.2020 № 214"),
            ),
        ),
    )
    order = Document(
        id=ORDER,
        text=Text(media_type="application/msword", title="Приказ", pages=(Page(number=1, text="…"),), paged=False),
        facts=Facts(
            approval=Approval(by="person", blanks=("number", "date"), seen=Quote(text="УТВЕРЖДАЮ")),
            draft=Quote(text="ПРОЕКТ"),
            personal=(Personal(kind="snils", count=62, pages=(1,), seen=Quote(page=1, text="***-***-*** 12")),),
        ),
    )
    scan = Document(
        id=SCAN,
        text=Text(
            media_type="application/pdf",
            pages=tuple(Page(number=n, text="", scanned=n > 6) for n in range(1, 19)),
        ),
        facts=Facts(),
    )
    urls = {
        PLAN: ("https://uo.example/docs/plan.pdf",),
        ORDER: ("https://uo.example/b.doc", "https://uo.example/a.doc"),
        SCAN: ("https://uo.example/scan.pdf",),
    }
    return tuple(DocumentResult(document=one, urls=urls[one.id]) for one in (scan, plan, order))


def run() -> Run:
    return Run(
        id="20210301-021405",
        started=STARTED,
        finished=FINISHED,
        as_of=date(2021, 3, 1),
        rubric="mmuko-2.4",
        version="1.0.0",
    )
