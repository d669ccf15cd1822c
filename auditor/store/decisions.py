"""The log of experts' decisions: lines are added, never changed or taken away."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from auditor.model import Decision, Verb
from auditor.store import coding, schema

_COLUMNS = (
    "at, by, verb, finding, because, false_alarm, until, undoes, run, rule, municipality, position, url, document,"
    " evidence"
)


def add(db: Database, lines: Iterable[Decision]) -> tuple[Decision, ...]:
    """Adds the lines, all or none; gives them with their numbers. What was undone meanwhile is not undone again."""
    sql = f"INSERT INTO decision ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
    numbers = []
    with schema.writing(db):
        for one in lines:
            undone = db.conn.execute("SELECT id FROM decision WHERE undoes = ?", (one.undoes,)).fetchone()
            numbers.append(undone[0] if undone else db.conn.execute(sql, _row(one)).lastrowid)
    kept = {one.id: one for one in all_(db)}
    return tuple(kept[int(number or 0)] for number in numbers)


def all_(db: Database) -> tuple[Decision, ...]:
    """The whole log, the oldest line first."""
    rows = db.conn.execute(
        f"SELECT id, {_COLUMNS}, EXISTS (SELECT 1 FROM decision AS later WHERE later.undoes = decision.id)"
        " FROM decision ORDER BY id"
    )
    return tuple(_decision(*row) for row in rows)


def _row(one: Decision) -> tuple[object, ...]:
    words = (one.run, one.rule, one.municipality, one.position)
    return (
        one.at.isoformat(),
        coding.whole(one.by),
        one.verb.value,
        one.finding,
        coding.whole(one.because),
        int(one.false_alarm),
        one.until.isoformat() if one.until else None,
        one.undoes,
        *map(coding.whole, words),
        coding.whole(one.url) if one.url is not None else None,
        one.document,
        coding.whole(one.evidence),
    )


def _decision(
    id_: int,
    at: str,
    by: str,
    verb: str,
    finding: str,
    because: str,
    false_alarm: int,
    until: str | None,
    undoes: int | None,
    run: str,
    rule: str,
    municipality: str,
    position: str,
    url: str | None,
    document: str,
    evidence: str,
    undone: int,
) -> Decision:
    return Decision(
        id=id_,
        at=datetime.fromisoformat(at),
        by=by,
        verb=Verb(verb),
        finding=finding,
        because=because,
        false_alarm=bool(false_alarm),
        until=date.fromisoformat(until) if until else None,
        undoes=undoes,
        undone=bool(undone),
        run=run,
        rule=rule,
        municipality=municipality,
        position=position,
        url=url,
        document=document,
        evidence=evidence,
    )
