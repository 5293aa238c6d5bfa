"""A report's file: whole or not at all."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from factcheck import report as reporting
from factcheck.errors import ExportRefused
from factcheck.report import Format, format_of, json, write
from factcheck.report.files import replace
from tests.factcheck.report import made

NOBODY = 65534


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.html", Format.HTML), ("a.HTM", Format.HTML), ("تقرير.csv", Format.CSV), ("a.b.Json", Format.JSON)],
)
def test_the_name_tells_the_format(name: str, format: Format) -> None:
    assert format_of(name) is format


@pytest.mark.parametrize("name", ["a", "a.odt", ".html", "a.html.gz"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(ExportRefused, match=r"endings: \.html, \.pdf,"):
        format_of(name)


@pytest.mark.parametrize("format", Format)
def test_each_format_is_written_whole(format: Format, tmp_path: Path) -> None:
    path = tmp_path / f"تقرير{format.suffix}"
    path.write_text("before")
    assert write(made.report(), path, format) == path.stat().st_size
    assert path.read_bytes()[:6] == reporting.render(made.report(), format)[:6]
    assert list(tmp_path.iterdir()) == [path]


def test_a_format_may_be_named_instead(tmp_path: Path) -> None:
    write(made.report(), tmp_path / "report", Format.JSON)
    assert json.read((tmp_path / "report").read_bytes()) == made.report()


def test_a_file_keeps_its_rights_and_a_link_its_target(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch(0o640)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(made.report(), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "real.csv").stat().st_size


def test_places_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    for name, said in [("folder.csv", "is a folder"), ("none/a.csv", "no folder"), ("pipe.csv", "ordinary file")]:
        with pytest.raises(ExportRefused, match=said):
            write(made.report(), tmp_path / name)
    for name in ("x" * 300 + ".csv", "a\0b.csv"):
        with pytest.raises(ExportRefused, match="not written"):
            write(made.report(), tmp_path / name)


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not write"), (errno.EIO, "not written")],
)
def test_a_failure_leaves_the_file_that_was_there(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_text("before")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportRefused, match=said):
        write(made.report(), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@contextmanager
def an_ordinary_user(folder: Path) -> Iterator[None]:
    """Root may write everywhere: as root, be nobody for a while, the owner of the folder."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    os.chown(folder, NOBODY, NOBODY)
    os.setreuid(NOBODY, 0)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setreuid(0, 0)


def test_a_protected_file_and_a_protected_folder_are_refused() -> None:
    # Not in tmp_path: the folders above that one are closed to other users.
    with TemporaryDirectory() as temporary, an_ordinary_user(folder := Path(temporary)):
        path = folder / "a.csv"
        path.touch(0o444)
        with pytest.raises(ExportRefused, match="write-protected"):
            write(made.report(), path)
        path.unlink()
        folder.chmod(0o555)
        with pytest.raises(ExportRefused, match="may not write"):
            write(made.report(), path)
        folder.chmod(0o755)


_KILLED = """
import os, sys
from factcheck.report import files
def hang(descriptor):
    print("written", flush=True)
    sys.stdin.read()
os.fsync = hang
files.replace(sys.argv[1], b"after" * 100_000)
"""


def test_an_export_that_is_killed_leaves_the_old_file_and_the_next_one_clears_up(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("before")
    command = [sys.executable, "-c", _KILLED, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as export:
        assert export.stdout is not None
        assert export.stdout.readline() == b"written\n"
        assert path.read_text() == "before"
        [left] = set(tmp_path.iterdir()) - {path}
        # Another export to the same folder leaves what is being written.
        replace(tmp_path / "b.json", b"other")
        assert left.stat().st_size
        export.kill()
    assert path.read_text() == "before"
    assert left.exists()
    replace(tmp_path / "b.json", b"again")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", "b.json"]
    assert path.read_text() == "before"


def test_what_only_looks_like_a_file_left_behind_stays(tmp_path: Path) -> None:
    mine = [tmp_path / name for name in (".isnad-notes.tmp", f"isnad-{'0' * 32}.tmp", ".tmp")]
    for one in mine:
        one.write_text("mine")
    (tmp_path / f".isnad-{'0' * 32}.tmp").mkdir()
    replace(tmp_path / "a.json", b"{}")
    assert len(list(tmp_path.iterdir())) == 5
