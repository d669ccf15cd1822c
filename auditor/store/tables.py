"""Tables and views of the database beside those of the crawl: decisions, what runs came to, what people look at."""

DECISIONS = (
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, verb TEXT NOT NULL, finding TEXT NOT NULL,
        because TEXT NOT NULL, false_alarm INTEGER NOT NULL, until TEXT, undoes INTEGER REFERENCES decision (id),
        run TEXT NOT NULL, rule TEXT NOT NULL, municipality TEXT NOT NULL, position TEXT NOT NULL, url TEXT,
        document TEXT NOT NULL, evidence TEXT NOT NULL)""",
    "CREATE INDEX decision_finding ON decision (finding)",
    "CREATE UNIQUE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL",  # nothing is undone twice
    """CREATE TRIGGER decision_stays BEFORE DELETE ON decision
        BEGIN SELECT raise(ABORT, 'decisions are only added'); END""",
    """CREATE TRIGGER decision_holds BEFORE UPDATE ON decision
        BEGIN SELECT raise(ABORT, 'decisions are only added'); END""",
)

PAST = (
    "ALTER TABLE finding ADD COLUMN position TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE finding ADD COLUMN held INTEGER NOT NULL DEFAULT 0",  # not seen this time, for it could not be checked
    """CREATE TABLE past (
        municipality TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES run (seq),
        errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, accepted INTEGER NOT NULL,
        mend INTEGER NOT NULL, expert INTEGER NOT NULL, empty INTEGER NOT NULL, ready INTEGER NOT NULL,
        points_at_risk INTEGER NOT NULL, max_points INTEGER NOT NULL,
        PRIMARY KEY (municipality, seq)) WITHOUT ROWID""",
    # The documents of the last reports, for people who look into the database; the readings themselves are packed.
    """CREATE TABLE paper (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT, level TEXT, issuer TEXT, dated TEXT, approval TEXT,
        approval_blanks TEXT, draft INTEGER NOT NULL, pages INTEGER, media_type TEXT NOT NULL, url TEXT,
        run TEXT NOT NULL) WITHOUT ROWID""",
    # The findings of each municipality's last audit, with all their words.
    """CREATE TABLE standing (
        id TEXT PRIMARY KEY, run TEXT NOT NULL REFERENCES run (id), rule TEXT NOT NULL, severity TEXT NOT NULL,
        municipality TEXT NOT NULL, position TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, url TEXT,
        document TEXT REFERENCES paper (id), page INTEGER, message TEXT NOT NULL, message_en TEXT NOT NULL,
        evidence TEXT NOT NULL, advice TEXT NOT NULL, advice_en TEXT NOT NULL, since TEXT NOT NULL)""",
    "CREATE INDEX standing_municipality ON standing (municipality)",
)

# For people who look into the database with other programs: in plain words, without what is packed or internal.
VIEWS = (
    """CREATE VIEW findings AS SELECT
        standing.municipality, standing.position, standing.title AS asked, standing.rule, standing.severity,
        standing.message, standing.evidence, standing.page, standing.url, standing.place, standing.advice,
        substr(standing.since, 1, 10) AS since,
        CASE WHEN decision.verb = 'accept' THEN CASE WHEN decision.false_alarm THEN 'false alarm' ELSE 'accepted' END
            WHEN decision.verb = 'confirm' THEN 'confirmed' ELSE 'open' END AS decided,
        decision.by AS decided_by, decision.because, decision.until,
        standing.document, paper.title AS document_title, standing.run, standing.id
        FROM standing LEFT JOIN paper ON paper.id = standing.document
        LEFT JOIN decision ON decision.id = (SELECT max(one.id) FROM decision AS one
            WHERE one.finding = standing.id AND one.verb != 'undo'
            AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.undoes = one.id))""",
    """CREATE VIEW links AS SELECT
        submitted.run, submitted.url,
        substr(link.origin, instr(link.origin, '//') + 2) AS site,
        CASE WHEN link.done = 0 THEN 'waiting' WHEN link.failure = '' THEN 'opens' ELSE link.failure END AS outcome,
        json_extract(link.visit, '$.status') AS http_status, json_extract(link.visit, '$.final_url') AS final_url,
        link.tries, substr(json_extract(link.visit, '$.at'), 1, 19) AS checked,
        json_extract(link.visit, '$.size') AS bytes, nullif(link.body, '') AS document, paper.title AS document_title
        FROM submitted JOIN link ON link.id = submitted.link JOIN run ON run.id = submitted.run
        LEFT JOIN paper ON paper.id = link.body""",
    """CREATE VIEW documents AS SELECT
        paper.title, paper.kind, paper.level, paper.issuer, paper.dated, paper.approval, paper.approval_blanks,
        CASE paper.draft WHEN 1 THEN 'draft' ELSE '' END AS draft, paper.pages, paper.media_type, paper.url,
        (SELECT count(*) FROM standing WHERE standing.document = paper.id) AS findings, paper.run, paper.id
        FROM paper""",
    """CREATE VIEW runs AS SELECT
        run.id AS run, substr(run.started, 1, 19) AS started, substr(run.finished, 1, 19) AS finished,
        CASE WHEN run.finished IS NULL THEN 'broken off' ELSE 'finished' END AS state,
        round((julianday(run.finished) - julianday(run.started)) * 1440, 1) AS minutes,
        run.as_of, run.rubric, run.version, json_extract(run.counts, '$.links') AS links,
        json_extract(run.counts, '$.hosts') AS sites, json_extract(run.counts, '$.documents') AS documents,
        json_extract(run.counts, '$.bytes') AS bytes, sum(past.errors) AS errors, sum(past.warnings) AS warnings,
        sum(past.notes) AS notes, sum(past.accepted) AS accepted, sum(past.points_at_risk) AS points_at_risk,
        sum(past.max_points) AS max_points, count(past.seq) AS municipalities
        FROM run LEFT JOIN past ON past.seq = run.seq GROUP BY run.seq""",
    """CREATE VIEW decisions AS SELECT
        decision.id, substr(decision.at, 1, 19) AS at, decision.by, decision.verb,
        CASE WHEN decision.verb = 'undo' THEN '' WHEN EXISTS
            (SELECT 1 FROM decision AS later WHERE later.undoes = decision.id) THEN 'undone' ELSE 'stands' END AS state,
        decision.because, CASE decision.false_alarm WHEN 1 THEN 'false alarm' ELSE '' END AS false_alarm,
        decision.until, decision.municipality, decision.position, decision.rule, decision.url, decision.undoes,
        decision.run, decision.finding
        FROM decision""",
    """CREATE VIEW history AS SELECT
        past.municipality, run.id AS run, substr(run.started, 1, 10) AS day, past.errors, past.warnings, past.notes,
        past.accepted, past.mend, past.expert, past.empty, past.ready, past.points_at_risk, past.max_points
        FROM past JOIN run ON run.seq = past.seq""",
)

# The web pages: each record as JSON, beside the columns it is looked up by.
WEB = (
    """CREATE TABLE web_check (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, client TEXT NOT NULL,
        packed TEXT NOT NULL)""",
    "CREATE INDEX web_check_open ON web_check (state, seq) WHERE state IN ('waiting', 'running')",
    "CREATE TABLE web_expert (name TEXT PRIMARY KEY, packed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE web_session (key TEXT PRIMARY KEY, name TEXT NOT NULL, packed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE web_token (key TEXT PRIMARY KEY, name TEXT NOT NULL, packed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE web_failure (seq INTEGER PRIMARY KEY, who TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX web_failure_who ON web_failure (who, at)",
    "CREATE TABLE web_deed (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, packed TEXT NOT NULL)",
    """CREATE TRIGGER web_deed_stays BEFORE DELETE ON web_deed
        BEGIN SELECT raise(ABORT, 'the log is only added to'); END""",
)

# What experts remark on findings without deciding anything.
NOTES = (
    "CREATE TABLE web_note (seq INTEGER PRIMARY KEY, finding TEXT NOT NULL, packed TEXT NOT NULL)",
    "CREATE INDEX web_note_finding ON web_note (finding)",
)

# Answers word for word, for a WARC: only of runs that were asked to keep them.
HEARD = (
    """CREATE TABLE heard (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL, asked BLOB NOT NULL,
        told BLOB NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, size INTEGER NOT NULL)""",
    "CREATE INDEX heard_run ON heard (run)",
    "CREATE INDEX heard_body ON heard (body, url)",
)
