"""The index of words: what the search reads, kept in line with the desk's rows at the end of each step."""

import sqlite3


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the function by which the index learns which words and stems stand in texts."""
    connection.create_function("isnad_words", -1, _words, deterministic=True)


def _words(*texts: str | None) -> str:
    # What folds and stems is loaded at the first write or search: opening the window waits for neither.
    from factcheck.search.forms import STEM_SIGN, stems
    from factcheck.search.query import WORD
    from factcheck.text.fold import fold_text

    words = dict.fromkeys(WORD.findall(fold_text("\n".join(filter(None, texts)))))
    return " ".join([*words, *(STEM_SIGN + stem for stem in stems(words) if stem not in words)])


def follow(connection: sqlite3.Connection, step: int) -> None:
    """Bring the index in line with what the step in progress changed, in its transaction."""
    changed: dict[str, set[str]] = {"article": set(), "claim": set()}
    for kind, row, article, claim in connection.execute(
        "SELECT kind, row, json_extract(coalesce(after, before), '$.article'), "
        "json_extract(coalesce(after, before), '$.claim') FROM journal WHERE step = ?",
        (step,),
    ):
        owner, id = {"version": ("article", article), "passage": ("claim", claim)}.get(kind, (kind, row))
        changed.get(owner, set()).add(id)
    for article in changed["article"]:
        _renew(connection, "article = ? AND claim = ''", article)
    for claim in changed["claim"]:
        _renew(connection, "claim = ?", claim)


_COLUMNS = "article, claim, title, text, wording, quote, note"


def _renew(connection: sqlite3.Connection, condition: str, id: str) -> None:
    """Make the row of one article or claim what it is to be, or take it away; its place in the order stays."""
    wanted = connection.execute(f"SELECT {_COLUMNS} FROM searchable WHERE {condition}", (id,)).fetchone()
    if wanted is None:
        connection.execute(f"DELETE FROM searched WHERE {condition}", (id,))
        return
    connection.execute(
        f"INSERT INTO searched ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, claim) DO UPDATE SET "
        "title = excluded.title, text = excluded.text, wording = excluded.wording, quote = excluded.quote, "
        "note = excluded.note WHERE (title, text, wording, quote, note) "
        "IS NOT (excluded.title, excluded.text, excluded.wording, excluded.quote, excluded.note)",
        wanted,
    )


def agrees(connection: sqlite3.Connection) -> bool:
    """Return whether the index knows every word of the desk's rows, in the right places, and nothing else."""
    here, there = f"SELECT {_COLUMNS} FROM searchable", f"SELECT {_COLUMNS} FROM searched"
    for one, other in ((here, there), (there, here)):
        if connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone():
            return False
    try:
        connection.execute("INSERT INTO word_index (word_index, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from the desk's rows, the oldest first, in the caller's transaction."""
    made = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
        "(name = 'word_index' OR (tbl_name = 'searched' AND type <> 'view')) ORDER BY rowid"
    ).fetchall()
    for table in ("word_index", "searched"):
        connection.execute(f"DROP TABLE {table}")
    for _, sql in made:
        connection.execute(sql)
    connection.execute(
        f"INSERT INTO searched ({_COLUMNS}) SELECT {', '.join(f's.{name}' for name in _COLUMNS.split(', '))} "
        "FROM searchable s JOIN article a ON a.id = s.article LEFT JOIN claim c ON c.id = s.claim "
        "ORDER BY coalesce(c.created, a.created), s.article, s.claim"
    )
    connection.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")
