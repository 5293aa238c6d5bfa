-- The desk as it stands today. db/migrations.py tells how older desks come here; a test holds the two together.
-- Times are UTC in ISO 8601; offsets are code points; ids are 32 random hexadecimal digits, unique in the world.

-- Content, kept by its SHA-256, never changed and never journaled.
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE text (
    sha256 TEXT PRIMARY KEY,
    content TEXT NOT NULL CHECK (instr(content, char(0)) = 0)
) STRICT;

-- An analyst's work: each of these tables is journaled by triggers that db/journal.py makes from its columns.
-- References are checked at commit, so that a step can be undone in any order of rows.
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
    created TEXT NOT NULL
) STRICT;

CREATE TABLE version (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    text TEXT NOT NULL REFERENCES text (sha256),
    original TEXT NOT NULL REFERENCES original (sha256),
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    name TEXT NOT NULL,
    captured TEXT NOT NULL,
    UNIQUE (article, number)
) STRICT;
CREATE INDEX version_original ON version (original);
CREATE INDEX version_name ON version (name);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('unchecked', 'sourced', 'disputed', 'verified')),
    wording TEXT NOT NULL,
    note TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article);

CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    version TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    sure REAL NOT NULL CHECK (sure BETWEEN 0 AND 1),
    CHECK ("end" > "start")
) STRICT;
CREATE INDEX passage_claim ON passage (claim);
CREATE INDEX passage_version ON passage (version);

-- What was done: a step is one thing an analyst did, the journal holds its row changes. Both only grow.
-- "stack" is the id of the article whose undo stack the step belongs to, or 'desk'.
CREATE TABLE step (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    stack TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    reverses TEXT REFERENCES step (id)
) STRICT;
CREATE INDEX step_stack ON step (stack, seq);
CREATE UNIQUE INDEX step_reverses ON step (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (seq),
    kind TEXT NOT NULL,
    row TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX journal_step ON journal (step);
CREATE INDEX journal_row ON journal (kind, row);

-- The step in progress, for the triggers: one row while a step is being written, none at any other time,
-- so that a write outside a step fails instead of going unrecorded.
CREATE TABLE step_in_progress (seq INTEGER NOT NULL) STRICT;
