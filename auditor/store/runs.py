"""Runs: begun, gone on with, finished; their reports, and since when each finding stands."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from auditor.model import DocumentResult, Report, Run, Severity
from auditor.store import coding, faults, links, past, schema
from auditor.store.records import RunSummary

_COLUMNS = "id, started, finished, as_of, rubric, version"


def begin(db: Database, folder: Path, key: str, as_of: date, rubric: str, version: str) -> tuple[Run, bool]:
    """The unfinished run with this key, or a new one; raises when another live process works on it."""
    me = (os.getpid(), born_at(os.getpid()))
    with schema.writing(db):
        row = db.conn.execute(
            "SELECT id, pid, born FROM run WHERE key = ? AND finished IS NULL ORDER BY seq DESC LIMIT 1", (key,)
        ).fetchone()
        if row:
            name, pid, born = row
            if (pid, born) != me and born and born_at(pid) == born:
                raise faults.taken(name, pid)
            db.conn.execute("UPDATE run SET pid = ?, born = ?, version = ? WHERE id = ?", (*me, version, name))
            links.reopen_lost(db, name, folder)
            links.reopen_lost(db, links.found(name), folder)
        else:
            started = datetime.now(UTC)
            number = db.conn.execute("SELECT coalesce(max(seq), 0) + 1 FROM run").fetchone()[0]
            name = f"{started:%Y%m%d-%H%M%S}-{number:02x}"
            db.conn.execute(
                "INSERT INTO run (id, key, started, as_of, rubric, version, pid, born) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (name, key, started.isoformat(), as_of.isoformat(), rubric, version, *me),
            )
        found = db.conn.execute(f"SELECT {_COLUMNS} FROM run WHERE id = ?", (name,)).fetchone()
    return _run(found), bool(row)


def finish(db: Database, run: Run, report: Report) -> Run:
    """Ends the run and keeps its report, all in one transaction."""
    done = replace(run, finished=report.run.finished or run.finished or datetime.now(UTC))
    kept = replace(report, run=done, documents=tuple(_bare(one) for one in report.documents), history=(), reminders=())
    packed = coding.pack(kept)
    counts = coding.encode(_counts(db, run, report)).decode()
    with schema.writing(db):
        seq = db.conn.execute("SELECT seq FROM run WHERE id = ?", (run.id,)).fetchone()[0]
        db.conn.execute("INSERT OR REPLACE INTO report (run, packed) VALUES (?, ?)", (run.id, packed))
        db.conn.executemany(
            "INSERT OR IGNORE INTO audited (municipality, seq) VALUES (?, ?)",
            [(coding.whole(one.submission.municipality), seq) for one in report.submissions],
        )
        _keep_findings(db, seq, run, report)
        past.keep(db, seq, kept)
        db.conn.execute("UPDATE run SET finished = ?, counts = ? WHERE id = ?", (_iso(done.finished), counts, run.id))
    return done


def _keep_findings(db: Database, seq: int, run: Run, report: Report) -> None:
    """Findings seen, and those held over because they could not be checked: both have stood since their first night."""
    held = {one.id for one in report.held}
    db.conn.executemany(
        "INSERT OR REPLACE INTO finding (id, seq, rule, severity, municipality, since, position, held)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.id,
                seq,
                one.rule,
                one.severity,
                coding.whole(one.municipality),
                (one.since or run.started).isoformat(),
                coding.whole(one.position),
                int(one.id in held),
            )
            for one in chain(report.held, report.findings)
        ),
    )


def summaries(db: Database) -> tuple[RunSummary, ...]:
    """All runs, the newest first."""
    rows = db.conn.execute(f"SELECT {_COLUMNS}, counts FROM run ORDER BY seq DESC").fetchall()
    return tuple(_summary(db, _run(row[:-1]), row[-1]) for row in rows)


def report(db: Database, run: str | None) -> Report | None:
    """The report of a run, of the last finished one when None; texts of pages are not in it."""
    row = db.conn.execute(
        "SELECT packed FROM report JOIN run ON run.id = report.run WHERE run.finished IS NOT NULL"
        " AND (? IS NULL OR run.id = ?) ORDER BY run.seq DESC LIMIT 1",
        (run, run),
    ).fetchone()
    return coding.unpack(row[0], Report) if row else None


def first_seen(db: Database, ids: Iterable[str]) -> dict[str, datetime]:
    """Since when each finding stands without a break: those in the last finished audit of their municipality."""
    found = {}
    for one in ids:
        row = db.conn.execute(
            "SELECT since FROM finding WHERE id = ? AND seq ="
            " (SELECT max(seq) FROM audited WHERE audited.municipality = finding.municipality)",
            (one,),
        ).fetchone()
        if row:
            found[one] = datetime.fromisoformat(row[0])
    return found


def _summary(db: Database, run: Run, counts: str | None) -> RunSummary:
    kept = json.loads(counts) if counts else {}
    size = kept if "links" in kept else _size(db, run)  # links of old runs go, see `pruning`; their counts stay
    findings = {Severity(name): number for name, number in kept.get("findings", {}).items()}
    return RunSummary(
        run=run,
        links=size["links"],
        documents=size["documents"],
        hosts=size["hosts"],
        bytes=size["bytes"],
        findings=findings,
        accepted=kept.get("accepted", 0),
        municipalities=tuple(kept.get("municipalities", ())),
    )


def _counts(db: Database, run: Run, report_: Report) -> dict[str, object]:
    return _size(db, run) | {
        "findings": Counter(str(one.severity) for one in report_.findings if not one.accepted),
        "accepted": sum(one.accepted is not None for one in report_.findings),
        "municipalities": list(dict.fromkeys(one.submission.municipality for one in report_.submissions)),
    }


def _size(db: Database, run: Run) -> dict[str, int]:
    """What the run had to do: submitted addresses, sites, documents and their bytes."""
    (links,) = db.conn.execute("SELECT count(*) FROM submitted WHERE run = ?", (run.id,)).fetchone()
    (hosts,) = db.conn.execute(
        "SELECT count(DISTINCT substr(origin, instr(origin, '//'))) FROM link WHERE run = ? AND origin != ''", (run.id,)
    ).fetchone()
    documents, size = db.conn.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM body"
        " WHERE sha IN (SELECT body FROM link WHERE run = ? AND body != '')",
        (run.id,),
    ).fetchone()
    return {"links": links, "hosts": hosts, "documents": documents, "bytes": size}


def _bare(result: DocumentResult) -> DocumentResult:
    """The document without the words of its pages: they stand with the readings, and would fill the database."""
    text = result.document.text
    pages = tuple(replace(page, text="") for page in text.pages)
    return replace(result, document=replace(result.document, text=replace(text, pages=pages)))


def _run(row: tuple[str, str, str | None, str, str, str]) -> Run:
    name, started, finished, as_of, rubric, version = row
    return Run(
        id=name,
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished) if finished else None,
        as_of=date.fromisoformat(as_of),
        rubric=rubric,
        version=version,
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def born_at(pid: int) -> str:
    """When the process started, as the system says it: tells a number used again; '' when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return _alive(pid)
    return "" if fields[0] == b"Z" else fields[19].decode()


def _alive(pid: int) -> str:
    """Without /proc only this much can be said."""
    if Path("/proc/self/stat").exists():
        return ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "alive"
    return "alive"
