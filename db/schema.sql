-- The desk as it stands today. db/migrations.py tells how older desks come here; a test holds the two together.
-- Times are UTC in ISO 8601; offsets are code points; ids are 32 random hexadecimal digits, unique in the world.

-- Content, kept by its SHA-256, never changed and never journaled. Most originals are the very bytes of their text in
-- UTF-8, and so have its SHA-256: these are kept in "text" alone; "original" holds the others.
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL CHECK (instr(content, char(0)) = 0)
) STRICT;

-- Where words that were recognised in the pictures of an original stand on its pages (factcheck/layout.py). Made from the
-- original, so it is no part of the journal.
CREATE TABLE layout (
    original TEXT PRIMARY KEY,
    words BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What texts are known by, to find those that are nearly the same (factcheck/nearness.py): a number of all the words of
-- each, and up to eight of its runs of words. Made from the texts, so it is no part of the journal.
CREATE TABLE sketched (
    text INTEGER PRIMARY KEY,
    words INTEGER NOT NULL
) STRICT;
CREATE INDEX sketched_words ON sketched (words);

CREATE TABLE sketch (
    mark INTEGER NOT NULL,
    text INTEGER NOT NULL,
    PRIMARY KEY (mark, text)
) STRICT, WITHOUT ROWID;

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
    created TEXT NOT NULL,
    reviewer TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX article_url ON article (url) WHERE url <> '';
CREATE INDEX article_created ON article (created);

CREATE TABLE version (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    text TEXT NOT NULL REFERENCES text (sha256) DEFERRABLE INITIALLY DEFERRED,
    original TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    name TEXT NOT NULL,
    captured TEXT NOT NULL,
    UNIQUE (article, number)
) STRICT;
CREATE INDEX version_original ON version (original) WHERE original <> text;
-- Its first sixteen digits tell a text from the others of a desk; whoever asks compares the whole as well.
CREATE INDEX version_text ON version (substr(text, 1, 16));
CREATE INDEX version_name ON version (name) WHERE name <> '';

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('unchecked', 'sourced', 'disputed', 'verified')),
    wording TEXT NOT NULL,
    note TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    rating TEXT REFERENCES rating (id) DEFERRABLE INITIALLY DEFERRED,
    rationale TEXT NOT NULL DEFAULT '',
    unknowns TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'low', 'medium', 'high')),
    topic TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]' CHECK (json_type(tags) = 'array'),
    said TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    worth TEXT NOT NULL DEFAULT '' CHECK (worth IN ('', 'low', 'medium', 'high', 'not checkable')),
    as_of TEXT NOT NULL DEFAULT '',
    look_again TEXT NOT NULL DEFAULT '',
    override TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_rating ON claim (rating) WHERE rating IS NOT NULL;
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

-- Spellings of one word that stay two when folded, both folded; a desk begins with the program's own.
-- The id comes of the two words, so that it is the same in all desks.
CREATE TABLE equivalent (
    id TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    other TEXT NOT NULL,
    UNIQUE (word, other)
) STRICT;

-- The chain of attribution. Sources are shared by all articles; a hop belongs to a claim, or to an item of its evidence.
-- The hops' and the evidence's passages are written out as JSON: they are shown, never looked for by place.
CREATE TABLE source (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (
        kind IN ('person', 'office', 'agency', 'outlet', 'document', 'anonymous', 'public')
    ),
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL CHECK (name_ar <> '' OR name_en <> ''),
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array'),
    url TEXT NOT NULL,
    note TEXT NOT NULL,
    protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
    part_of TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX source_part_of ON source (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'undermines', 'context')),
    kind TEXT NOT NULL CHECK (
        kind IN ('document', 'statement', 'data', 'image', 'expert', 'fact-check', 'reply', 'no answer')
    ),
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    quote TEXT NOT NULL,
    language TEXT NOT NULL,
    translation TEXT NOT NULL,
    published TEXT NOT NULL,
    captured TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    interests TEXT NOT NULL,
    note TEXT NOT NULL,
    passage TEXT CHECK (json_type(passage) = 'object'),
    created TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_claim ON evidence (claim);

CREATE TABLE hop (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    level INTEGER NOT NULL CHECK (level > 0),
    place INTEGER NOT NULL CHECK (place >= 0),
    seen TEXT NOT NULL CHECK (seen IN ('yes', 'no', 'not found')),
    link TEXT NOT NULL,
    said TEXT NOT NULL,
    note TEXT NOT NULL,
    cue TEXT CHECK (json_type(cue) = 'object'),
    evidence TEXT REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX hop_claim ON hop (claim);
CREATE INDEX hop_source ON hop (source);
CREATE INDEX hop_evidence ON hop (evidence) WHERE evidence IS NOT NULL;

-- Copies of pages and files that were kept as evidence; the bytes are kept under their SHA-256 as originals are.
CREATE TABLE snapshot (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    media_type TEXT NOT NULL,
    captured TEXT NOT NULL,
    served TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    http_reason TEXT NOT NULL,
    headers TEXT NOT NULL CHECK (json_type(headers) = 'array'),
    redirects TEXT NOT NULL CHECK (json_type(redirects) = 'array')
) STRICT;
CREATE INDEX snapshot_claim ON snapshot (claim);
CREATE INDEX snapshot_evidence ON snapshot (evidence);
CREATE INDEX snapshot_sha256 ON snapshot (sha256);

-- The desk's scale of verdicts and its checklist; a new desk begins with the program's own, whose ids are everywhere
-- the same. What a claim is rated keeps its rating from being deleted.
CREATE TABLE rating (
    id TEXT PRIMARY KEY,
    name_ar TEXT NOT NULL,
    name_en TEXT NOT NULL CHECK (name_ar <> '' OR name_en <> ''),
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    colour TEXT NOT NULL,
    pattern TEXT NOT NULL
) STRICT;

CREATE TABLE want (
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('unchecked', 'sourced', 'disputed', 'verified')),
    requirement TEXT NOT NULL,
    least INTEGER NOT NULL CHECK (least > 0),
    position INTEGER NOT NULL,
    UNIQUE (status, requirement)
) STRICT;

-- When an article's report left the desk, and the verdicts that were changed after one did.
CREATE TABLE exported (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    format TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX exported_article ON exported (article);

CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('unchecked', 'sourced', 'disputed', 'verified')),
    rating_ar TEXT NOT NULL,
    rating_en TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX correction_claim ON correction (claim);

-- What second readers said of a claim, with the verdict that they read.
CREATE TABLE review (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    decision TEXT NOT NULL CHECK (decision IN ('agrees', 'disagrees', 'returned')),
    remark TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('unchecked', 'sourced', 'disputed', 'verified')),
    rating_ar TEXT NOT NULL,
    rating_en TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
CREATE INDEX review_claim ON review (claim);

-- How the library is kept in order: articles in collections, articles that are put away (the id is the article's), and
-- searches that are kept under a name; "sift" is factcheck/sift.py's, as JSON.
CREATE TABLE collection (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    created TEXT NOT NULL
) STRICT;

CREATE TABLE collected (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL REFERENCES collection (id) DEFERRABLE INITIALLY DEFERRED,
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (collection, article)
) STRICT;
CREATE INDEX collected_article ON collected (article);

CREATE TABLE archived (
    id TEXT PRIMARY KEY REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE shelf (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    sift TEXT NOT NULL CHECK (json_valid(sift)),
    created TEXT NOT NULL
) STRICT;

-- What was done: a step is one thing an analyst did, the journal holds its row changes. Both only grow.
-- "stack" is the id of the article whose undo stack the step belongs to, or 'desk'.
CREATE TABLE step (
    seq INTEGER PRIMARY KEY,
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
    seq INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (seq),
    kind TEXT NOT NULL,
    row TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX journal_step ON journal (step);
CREATE INDEX journal_row ON journal (row);
-- Whether a source changed since they were read last is asked whenever a claim is looked at.
CREATE INDEX journal_source ON journal (seq) WHERE kind = 'source';

-- The step in progress, for the triggers: one row while a step is being written, none at any other time,
-- so that a write outside a step fails instead of going unrecorded.
CREATE TABLE step_in_progress (seq INTEGER NOT NULL) STRICT;

-- What can be searched: a row for each article, with its newest version's text, and its title where that is not the
-- first line of this; one for each claim, item of evidence and source. At the end of each transaction db/index.py brings "searched" in line with
-- "searchable" where a step changed something; its rows hold what the index was told, which it must be told again when
-- it is to forget it. The newest has the highest id.
CREATE VIEW searchable AS
    SELECT 'article' AS kind, a.id AS row,
        CASE substr(t.content, 1, length(a.title) + 1) WHEN a.title || char(10) THEN '' ELSE a.title END AS said,
        t.id AS text
    FROM article a JOIN version v ON v.article = a.id JOIN text t ON t.sha256 = v.text
    WHERE v.number = (SELECT max(number) FROM version w WHERE w.article = a.id)
    UNION ALL
    SELECT 'claim', c.id, c.wording || char(10) || (
        SELECT coalesce(group_concat(quote, char(10)), '') FROM (
            SELECT p.quote FROM passage p JOIN version v ON v.id = p.version WHERE p.claim = c.id AND v.number = (
                SELECT max(w.number) FROM passage o JOIN version w ON w.id = o.version WHERE o.claim = c.id
            ) ORDER BY p."start", p."end", p.id
        )
    ) || char(10) || c.note || char(10) || c.rationale, NULL
    FROM claim c
    UNION ALL
    SELECT 'evidence', id, title || char(10) || publisher || char(10) || quote || char(10) || translation || char(10) || note,
        NULL
    FROM evidence
    UNION ALL
    SELECT 'source', id, name_ar || char(10) || name_en || char(10) || (
        SELECT coalesce(group_concat(value, char(10)), '') FROM json_each(aliases)
    ) || char(10) || note, NULL
    FROM source;

CREATE TABLE searched (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    row TEXT NOT NULL UNIQUE,
    said TEXT NOT NULL,
    text INTEGER
) STRICT;

-- Which words stand in a row, folded: Python tells them, by a function that db/index.py gives to the connection. Python
-- says what a word is, so the tokenizer only divides at spaces. Where a word stands is found in the text itself: without
-- places the index is a third of the size.
CREATE VIEW searched_words AS
    SELECT s.id, isnad_words(s.said, t.content) AS words FROM searched s LEFT JOIN text t ON t.id = s.text;

CREATE VIRTUAL TABLE word_index USING fts5 (
    words, content = 'searched_words', content_rowid = 'id', tokenize = 'ascii', detail = 'none', columnsize = 0
);
-- What comes in together is gathered in so much memory, and merged when there are eight pieces of a size.
INSERT INTO word_index (word_index, rank) VALUES ('hashsize', 8388608);
INSERT INTO word_index (word_index, rank) VALUES ('automerge', 8);

-- The stem of every word that stands, or once stood, in the index, where it is another word than its stem: a search for
-- a stem asks the index for all its words, which takes half the space and time of an index of stems.
CREATE TABLE stem (
    stem TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;
