"""Opening a desk: what is not one, is newer, damaged, locked or of yesterday; nothing is ever overwritten."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from db import desk, journal, migrations
from db.schema import SCHEMA
from db.stamps import DESK
from db.store import Store
from factcheck.errors import DeskError
from factcheck.words import Words
from tests.conftest import draft
from tests.db.test_journal import mark


def refused(path: Path, sentence: str) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DeskError, match=sentence):
        Store(str(path))
    assert (path.read_bytes() if path.is_file() else None) == before


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("ليس مكتبًا" * 100, encoding="utf-8")
    refused(path, "not a desk of Isnad")


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE thing (name)")
    other.commit()
    other.close()
    refused(path, "not a desk of Isnad")


def test_a_newer_desk_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    Store(str(path)).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {migrations.CURRENT + 1}")
    newer.close()
    refused(path, "newer Isnad")


def test_a_damaged_desk_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with Store(str(path)) as store:
        store.intake.take_in(draft())
    content = bytearray(path.read_bytes())
    content[100:9000] = b"\xff" * 8900
    path.write_bytes(content)
    refused(path, "damaged|not a desk")


@pytest.mark.parametrize("name", ["no-such-folder/desk.sqlite", "."])
def test_a_place_that_cannot_hold_a_desk_is_refused(tmp_path: Path, name: str) -> None:
    refused(tmp_path / name, "cannot be opened")


def test_a_busy_desk_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "BUSY_MILLISECONDS", 50)
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        article = store.intake.take_in(draft()).article
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match="Another program"):
            mark(store, article)
        other.execute("ROLLBACK")
        other.close()
        assert store.claims.of(article) == []
        mark(store, article)


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with Store(str(tmp_path / "desk.sqlite")) as store:
        article = store.intake.take_in(draft()).article
        claim = mark(store, article)
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DeskError, match="disk is full"):
            store.intake.take_in(draft("نص آخر " * 100_000))
        assert store.claims.of(article) == [claim]


def test_a_desk_of_yesterday_is_brought_up_to_date_and_a_copy_is_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        article = store.intake.take_in(draft()).article
        claim = mark(store, article)

    def add_mood(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE claim ADD COLUMN mood TEXT NOT NULL DEFAULT ''")

    connection = desk.connect(path)
    migrations.migrate(connection, path, (*migrations.MIGRATIONS, add_mood))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.CURRENT + 1
    columns = [column[1] for column in connection.execute("PRAGMA table_info(claim)")]
    assert "mood" in columns
    triggers = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_claim_insert'").fetchone()[0]
    assert "mood" in triggers
    connection.close()
    with Store(f"{path}.before-{migrations.CURRENT + 1}") as copy:
        assert copy.claims.of(article) == [claim]


def test_a_migration_that_fails_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    Store(path).close()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE passage")
        raise ZeroDivisionError

    connection = desk.connect(path)
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(connection, path, (*migrations.MIGRATIONS, fail))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.CURRENT
    assert connection.execute("SELECT count(*) FROM passage").fetchone() == (0,)
    connection.close()


def shape(store: Store) -> list[tuple[str, str, str]]:
    """What a desk says of itself: every table, index, view and trigger, with the words that made it."""
    rows = store.connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return sorted((kind, name, " ".join((sql or "").replace('"', "").split())) for kind, name, sql in rows)


LATER = ("hop", "snapshot", "evidence", "correction", "rating", "want", "collected", "collection", "shelf", "stem")


def make_early(path: str) -> None:
    """Give a desk the shape that desks had when there were no more than articles and claims."""
    early = sqlite3.connect(path)
    for kind, name in early.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall():
        early.execute(f"DROP {kind} {name}")
    for name in LATER:
        early.execute(f"DROP TABLE {name}")
    early.execute("DROP INDEX claim_rating")
    for name in ("rationale", "tags", "as_of"):
        early.execute(f"ALTER TABLE claim DROP COLUMN {name}")
    early.execute("CREATE TABLE other (sha256 TEXT PRIMARY KEY, content BLOB) STRICT, WITHOUT ROWID")
    early.execute("INSERT INTO other SELECT sha256, NULL FROM text")
    early.execute("DROP TABLE original")
    early.execute("ALTER TABLE other RENAME TO original")
    early.execute("PRAGMA user_version = 1")
    early.commit()
    early.close()


def test_a_desk_of_the_first_days_becomes_one_of_today(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        article = store.intake.take_in(draft()).article
        claim = mark(store, article)
    make_early(path)
    with Store(path) as store, Store(":memory:") as today:
        assert shape(store) == shape(today)
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store.claims.of(article) == [claim]
        for table in ("rating", "want", "original"):
            count = f"SELECT count(*) FROM {table}"
            assert store.connection.execute(count).fetchone() == today.connection.execute(count).fetchone()
        assert store.index.agrees()
        store.undo(article)
        assert store.claims.of(article) == []
        store.redo(article)
        assert store.claims.of(article) == [claim]
    assert Path(f"{path}.before-{migrations.CURRENT}").exists()


def make_talkative(path: str) -> None:
    """Give a desk what version 3 wrote: whole rows in its journal, and an index of whole SHA-256s."""
    third = sqlite3.connect(path)
    for (name,) in third.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        third.execute(f"DROP TRIGGER {name}")
    for side in ("before", "after"):
        third.execute(f"UPDATE journal SET {side} = json_set({side}, '$.id', row) WHERE {side} IS NOT NULL")
        third.execute(
            f"UPDATE journal SET {side} = json_set({side}, '$.original', json_extract({side}, '$.text')) "
            f"WHERE kind = 'version' AND json_extract({side}, '$.original') IS NULL AND {side} IS NOT NULL"
        )
    third.execute("DROP INDEX version_text")
    third.execute("CREATE INDEX version_text ON version (text)")
    third.execute("PRAGMA user_version = 3")
    third.commit()
    third.close()


def test_a_journal_that_tells_whole_rows_is_read_as_before(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        article = store.intake.take_in(draft()).article
        claim = mark(store, article)
        kept = store.articles.record(article)
        past = store.past.of(claim.id, Words("en"))
    make_talkative(path)
    with Store(path) as store, Store(":memory:") as today:
        assert shape(store) == shape(today)
        assert store.past.of(claim.id, Words("en")) == past
        store.undo(article)
        assert store.claims.of(article) == []
        store.undo(DESK)
        assert store.articles.listed() == []
        store.redo(DESK)
        store.redo(article)
        assert store.articles.record(article) == kept
        assert store.intake.take_in(draft()).article == article


def test_the_journal_says_nothing_twice_and_tells_whole_rows(store: Store, article: str) -> None:
    mark(store, article)
    rows = store.connection.execute("SELECT kind, row, after FROM journal").fetchall()
    assert {"version", "claim", "passage"} <= {kind for kind, _, _ in rows}
    for kind, row, after in rows:
        assert "id" not in json.loads(after)
        kept = store.connection.execute(f"SELECT * FROM {kind} WHERE id = ?", (row,))
        names = [column[0] for column in kept.description]
        assert journal.state(kind, row, after) == dict(zip(names, kept.fetchone(), strict=True))


def test_every_table_of_an_analyst_s_work_is_journaled(tmp_path: Path) -> None:
    schema = SCHEMA.read_text(encoding="utf-8")
    tables = set(re.findall(r"CREATE TABLE (\w+)", schema))
    assert tables - set(journal.JOURNALED) == {
        "original",
        "text",
        "step",
        "journal",
        "step_in_progress",
        "searched",
        "layout",
        "sketch",
        "sketched",
        "stem",
    }


def test_texts_that_are_no_texts_any_more_are_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with Store(str(path)) as store:
        article = store.intake.take_in(draft("كلمة " * 200)).article
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    path.write_bytes(content.replace("كلمة".encode(), b"\xff\xfe" * 4))
    with Store(str(path)) as store, pytest.raises(DeskError, match="damaged"), desk.spoken(store.path):
        store.articles.version(article)


def test_a_desk_whose_words_were_folded_with_accents_is_indexed_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    with Store(path) as store:
        store.intake.take_in(draft("قهوة Café"))
    fourth = sqlite3.connect(path)
    fourth.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    fourth.execute("INSERT INTO word_index (rowid, words) SELECT id, 'قهوه café' FROM searched")
    fourth.execute("PRAGMA user_version = 4")
    fourth.commit()
    fourth.close()
    with Store(path) as store:
        assert [hit.hit for hit in store.search.hits("cafe")] == ["Café"]
        assert store.index.agrees()
