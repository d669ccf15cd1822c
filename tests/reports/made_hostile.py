"""A region whose forms, pages and documents attack the reader of the report."""

from made_parts import FINISHED, HUGE, POSITIONS, RUBRIC, finding_of, result_of, run

from auditor.model import (
    Acceptance,
    Act,
    Approval,
    Cell,
    Decision,
    Document,
    DocumentResult,
    Facts,
    Flaw,
    Link,
    LinkResult,
    LinkStatus,
    Outcome,
    Page,
    Quote,
    Reminder,
    Report,
    Say,
    Seen,
    Severity,
    Submission,
    SubmissionResult,
    Text,
    Unmatched,
    Verb,
    Visit,
    Why,
)

LONG = "Слово " * 833 + "ы"  # 4,999 letters
SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|' /C calc'!A0"
TAB = "сло\x0bво"
BIDI = "приказ\u202egpj.exe"
SURROGATE = "поло\ud83dвина"
ATTRIBUTE = '" onmouseover="alert(1)'
JS_URL = "javascript:alert(document.domain)"
HOSTILE = (SCRIPT, FORMULA, TAB, BIDI, SURROGATE, ATTRIBUTE)


def hostile() -> Report:
    """Three municipalities whose forms, pages and documents attack the reader."""
    results, findings = [], []
    for at, name in enumerate((SCRIPT + FORMULA, FORMULA + BIDI + TAB, "=1+1 " + SURROGATE + ATTRIBUTE)):
        words = "\n".join((*HOSTILE, LONG))
        links = (
            Link(url=JS_URL, text=SCRIPT),
            Link(url="https://user:secret@uo.example/" + ATTRIBUTE + "|x", text=FORMULA),
            Link(url="C:\\Документы\\план.docx", flaw=Flaw.LOCAL_PATH),
            Link(url="data:text/html," + SCRIPT),
            Link(url="http://[::1", text=BIDI),
        )
        cell = Cell(position=POSITIONS[0], place=f"{FORMULA}!D{at}", text=words, links=links)
        results.append(
            SubmissionResult(
                submission=Submission(
                    municipality=name,
                    source=f"../../{SCRIPT}.xlsx",
                    cells=(cell,),
                    unmatched=(Unmatched(place=FORMULA, text=words, guess=SCRIPT),),
                ),
                outcome=Outcome.MEND,
                points_at_risk=1,
                max_points=1,
                first=(
                    Act(
                        act=Say(ru=words, en=words),
                        urgent=True,
                        points=1,
                        positions=("2.4.1.1", SCRIPT),
                        findings=(f"h{at}",),
                    ),
                ),
                cells=(
                    result_of(
                        cell,
                        name,
                        Outcome.MEND,
                        0,
                        *(
                            LinkResult(
                                link=link,
                                status=LinkStatus.MALFORMED if link.flaw else LinkStatus.OK,
                                visit=Visit(url=link.url, final_url=JS_URL, at=FINISHED),
                                document=HUGE,
                                suggested_url=JS_URL,
                            )
                            for link in links
                        ),
                        why=words,
                    ),
                ),
            )
        )
        findings.append(
            finding_of(f"h{at}", "broken-link", Severity.ERROR, cell, name, words, words, evidence=words, document=HUGE)
        )
        findings.append(
            finding_of(
                f"k{at}",
                ATTRIBUTE,
                Severity.WARNING,
                cell,
                name,
                words,
                words,
                accepted=Acceptance(by=FORMULA, because=words, false_alarm=True),
            )
        )
    document = Document(
        id=HUGE,
        text=Text(media_type=SCRIPT, title=words, pages=(Page(number=1, text=words),), headings=(SCRIPT,)),
        facts=Facts(
            title=Seen(value=words, seen=Quote(page=1, text=words)),
            issuer=Seen(value=words, seen=Quote(text=words)),
            approval=Approval(by="act", number=FORMULA, seen=Quote(page=1, text=words)),
        ),
    )
    return Report(
        run=run(),
        rubric=RUBRIC,
        submissions=tuple(results),
        documents=(DocumentResult(document=document, urls=(JS_URL, "https://uo.example/" + SCRIPT)),),
        findings=tuple(findings),
        reminders=tuple(
            Reminder(
                decision=Decision(
                    id=number,
                    at=FINISHED,
                    by=FORMULA + BIDI,
                    verb=Verb.ACCEPT,
                    finding="x",
                    because=words,
                    rule=SCRIPT,
                    municipality=results[0].submission.municipality,
                    position=FORMULA,
                    url=JS_URL,
                ),
                why=why,
            )
            for number, why in enumerate(Why, 1)
        ),
    )
