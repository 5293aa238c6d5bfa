"""Copies of pages and files: kept to the byte, checked, carried by reports, opened by tools for web archives."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from db.check import check
from db.store import Store
from factcheck import evidence, report
from factcheck.errors import InputRefused, NotFound
from factcheck.evidence import EvidenceKind, Stance
from factcheck.fetching import Fetched, fetch
from factcheck.lacks import Requirement
from factcheck.model import Status
from factcheck.report import Format, Report, json
from tests.db.test_journal import mark
from tests.factcheck.fetching.servers import PAGE, serving

MADE = "2020-11-23T08:00:00.000Z"
PLACE = "https://example.org/%D8%AE%D8%A8%D8%B1"
PACKED = gzip.compress(PAGE, mtime=0)
FETCHED = Fetched(
    "http://example.org/a", PLACE, 200, "OK",
    (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("X-A", "ع")),
    ((301, "http://example.org/b"), (302, PLACE)), "text/html", PACKED, MADE, "Mon, 23 Nov 2026",
)  # fmt: skip


@pytest.fixture
def item(store: Store, article: str) -> str:
    """The id of an item of evidence."""
    claim = mark(store, article, status=Status.VERIFIED)
    return store.evidence.add(claim.id, Stance.SUPPORTS, EvidenceKind.DOCUMENT, url="http://example.org/a").id


def test_a_copy_is_kept_as_one_step_and_taken_back(store: Store, article: str, item: str) -> None:
    before = store.articles.record(article)
    kept = store.snapshots.add(item, FETCHED)
    assert store.snapshots.of(item) == [kept]
    assert store.snapshots.content(kept) == PACKED
    assert (kept.headers, kept.redirects) == (FETCHED.headers, FETCHED.redirects)
    assert store.evidence.get(item).captured == MADE[:10]
    store.undo(article)
    assert store.articles.record(article) == before
    store.redo(article)
    store.snapshots.remove(kept.id)
    assert store.snapshots.of(item) == []
    with pytest.raises(NotFound):
        store.snapshots.remove(kept.id)


def test_every_hash_is_computed_anew(store: Store, item: str) -> None:
    kept = store.snapshots.add(item, FETCHED)
    file = store.snapshots.add_file(item, "عقد.pdf", "application/pdf", b"%PDF")
    assert check(store).damaged == ()
    store.connection.execute("UPDATE original SET content = ? WHERE sha256 = ?", (b"other", kept.sha256))
    assert check(store).damaged == (kept.sha256,)
    assert store.snapshots.content(file) == b"%PDF"


def test_copies_go_to_another_desk_with_the_report(store: Store, article: str, item: str) -> None:
    store.snapshots.add(item, FETCHED)
    store.snapshots.add_file(item, "نص.txt", "text/plain", store.articles.version(article).text.encode())
    record = store.articles.record(article)
    assert len(record.originals) == 2  # the file is the article's own text
    (read,) = json.read(json.render(Report((record,), "ar", MADE, ""))).records
    assert read == record
    with Store(":memory:") as other:
        other.intake.take_in(read)
        assert other.articles.record(article) == record
        assert check(other).damaged == ()


def test_a_dropped_file_is_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "صورة.png"
    path.write_bytes(b"\x89PNG")
    assert evidence.read_file(path) == ("صورة.png", "image/png", b"\x89PNG")
    monkeypatch.setattr(evidence, "LARGEST", 3)
    for wrong in (path, tmp_path, tmp_path / "none"):
        with pytest.raises(InputRefused):
            evidence.read_file(wrong)


def test_an_archived_link_is_no_longer_lacking(store: Store, item: str) -> None:
    claim = store.evidence.get(item).claim
    store.checklist.want(Status.VERIFIED, Requirement.ARCHIVED)
    lacked = {want.requirement for want in store.dossiers.of(claim).lacks()}
    store.snapshots.add(item, FETCHED)
    assert lacked - {want.requirement for want in store.dossiers.of(claim).lacks()} == {Requirement.ARCHIVED}


def test_the_archive_opens_in_the_tools_for_web_archives(
    store: Store, article: str, item: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.snapshots.add(item, FETCHED)
    store.snapshots.add_file(item, "عقد 1.pdf", "application/pdf", b"%PDF")
    path = tmp_path / "evidence.warc.gz"
    assert report.format_of(path) is Format.WARC
    report.write(Report((store.articles.record(article),), "ar", MADE, "ليلى"), path)
    found = [
        (record.rec_type, record.rec_headers["WARC-Target-URI"], record.content_stream().read())
        for record in ArchiveIterator(BytesIO(path.read_bytes()))
    ]
    assert [(kind, uri) for kind, uri, _ in found] == [
        ("warcinfo", None),
        ("response", "http://example.org/a"),
        ("response", "http://example.org/b"),
        ("response", PLACE),
        ("metadata", PLACE),
        ("resource", "file:///%D8%B9%D9%82%D8%AF%201.pdf"),
        ("metadata", "file:///%D8%B9%D9%82%D8%AF%201.pdf"),
    ]
    assert found[3][2] == PAGE  # unpacked by the tool, as the header says
    assert found[5][2] == b"%PDF"
    checked = Checker(type("Options", (), {"inputs": [str(path)], "verbose": True})())
    checked.process_all()
    assert checked.exit_value == 0, capsys.readouterr().out


def test_what_was_fetched_is_what_is_kept(store: Store, article: str, item: str) -> None:
    with serving() as (address, _):
        kept = store.snapshots.add(item, fetch(f"{address}/moved", private=True))
        other = store.snapshots.add(item, fetch(f"{address}/page", private=True))
    assert store.snapshots.content(kept) == store.snapshots.content(other) == PAGE
    assert [status for status, _ in kept.redirects] == [301, 302]
    report.render(Report((store.articles.record(article),), "ar", MADE, ""), Format.WARC)


def test_an_archive_without_copies_is_an_archive(store: Store, article: str) -> None:
    content = report.render(Report((store.articles.record(article),), "ar", MADE, ""), Format.WARC)
    assert [record.rec_type for record in ArchiveIterator(BytesIO(content))] == ["warcinfo"]
