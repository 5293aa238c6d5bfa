"""Files and folders as inputs."""

import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import InputRefused
from factcheck.inputs import read_all
from factcheck.readers import LARGEST, Shut, inputs, name_of, read_path

TEXT = "قالت الوزارة إن الأمر لم يحسم."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, "utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(InputRefused) as refused:
        read_path(path)
    assert path.name in str(refused.value)
    return str(refused.value)


def test_a_draft_is_named_by_its_absolute_path(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    draft = read_path(Path(article.name))
    assert draft.name == str(article.resolve())
    assert draft.text == TEXT


def test_a_title_is_the_name_of_the_file_when_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "صورة.html").write_text("<p>…أ…</p>", "utf-8")
    assert read_path(tmp_path / "صورة.html").title == "…أ…"


def test_what_cannot_be_a_file_is_refused_with_its_name(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "missing.txt")
    assert "no file" in refusal(tmp_path / "missing" / "missing.txt")
    assert "folder" in refusal(tmp_path)
    (tmp_path / "empty.txt").touch()
    assert "empty" in refusal(tmp_path / "empty.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "cannot be read" in refusal(tmp_path / "loop.txt")
    assert "cannot be read" in refusal(tmp_path / ("n" * 400))


def test_a_name_that_no_system_takes_is_refused() -> None:
    with pytest.raises(InputRefused, match="cannot be read"):
        read_path(Path("a\0b.txt"))


@pytest.mark.parametrize("kind", ["fifo", "socket", "device"])
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have about a hundred bytes
    path = Path("pipe.txt")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    else:
        path = Path("/dev/null")
    assert "device or a pipe" in refusal(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "65 MB, of at most 64 MB" in refusal(path)


@pytest.mark.parametrize(("suffix", "size"), [("md", 5_000_000), ("html", 25_000_000)])
def test_a_slow_format_has_a_smaller_limit(tmp_path: Path, suffix: str, size: int) -> None:
    path = tmp_path / f"large.{suffix}"
    path.write_bytes(b"word " * (size // 5))
    assert "too large for its kind" in refusal(path)


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"line\nend.txt"])
def test_a_name_in_another_encoding_can_be_stored(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(TEXT, "utf-8")
    read_path(path).name.encode("utf-8")


def test_a_name_is_kept_to_the_character(tmp_path: Path) -> None:
    path = tmp_path.resolve() / "سطر\u2028آخر\r.txt"
    path.write_text(TEXT, "utf-8")
    assert Path(read_path(path).name) == path


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of an ordinary user, who is at work: the superuser may read everything."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory() as made:
        os.chown(made, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(made)
        finally:
            os.seteuid(0)


def told(found: list[Path | Shut], root: Path) -> dict[str, str]:
    """What is to be opened, and what is not with the reason, by the path below the folder."""
    refused = {one.path: str(one.refusal) for one in found if isinstance(one, Shut)}
    paths = [one.path if isinstance(one, Shut) else one for one in found]
    return {str(path.relative_to(root)): refused.get(path, "") for path in paths}


def test_what_may_not_be_read_is_refused_by_its_name(folder: Path) -> None:
    for path in (folder / "open.txt", folder / "shut.txt", folder / "closed" / "a.txt"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (folder / "shut.txt").chmod(0)
    (folder / "closed").chmod(0)
    try:
        found = told(inputs(folder), folder)
        assert list(found) == ["closed", "open.txt", "shut.txt"]
        assert "closed cannot be read" in found["closed"]
        assert "cannot be read" in refusal(folder / "shut.txt")
        with pytest.raises(InputRefused, match="closed"):
            inputs(folder / "closed")
    finally:
        (folder / "closed").chmod(0o700)


def test_a_folder_gives_what_can_be_read_below_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c/d.HTML",
        "c/e.htm",
        "x.pdf",
        ".hidden.txt",
        ".git/f.txt",
        "data.json",
        "noext",
        "y.png",
        "old.doc",
        "desk.isnad",
        "claims.jsonld",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "folder.txt").mkdir()
    assert list(told(inputs(tmp_path), tmp_path)) == [
        "a.md", "b.txt", "c/d.HTML", "c/e.htm", "claims.jsonld", "desk.isnad", "noext", "old.doc", "x.pdf", "y.png",
    ]  # fmt: skip


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a text, beside it and in it what is no file of its own."""
    (tmp_path / "away.txt").write_text(TEXT, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "given"
    (folder / "in").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "in" / "pipe")
    if os.geteuid() == 0:
        os.mknod(folder / "device.txt", 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero, which never ends
    for name, target in {
        "broken.txt": "nowhere.txt",
        "circle.txt": "circle.txt",
        "out.txt": "../away.txt",
        "far": "../elsewhere",
        "in/up": "..",
        "same": "in",
        "zero.txt": "/dev/zero",
        "latest.txt": "a.txt",
    }.items():
        (folder / name).symlink_to(target)
    return folder


def test_what_is_no_file_in_a_folder_is_named_and_never_opened(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[str]()
    known = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest: opened.append(path.name) or known(path, *rest))
    with socket.socket(socket.AF_UNIX) as bound:
        monkeypatch.chdir(odd)
        bound.bind("socket.txt")
    read = {path.relative_to(odd).as_posix(): found for path, found in read_all([odd])}
    refused = {name: str(one) for name, one in read.items() if isinstance(one, InputRefused)}
    wrong = {
        "pipe.txt": "pipe", "in/pipe": "pipe", "socket.txt": "pipe", "zero.txt": "pipe", "broken.txt": "not there",
        "circle.txt": "back to itself", "out.txt": "outside of the folder", "far": "outside of the folder",
        "in/up": "back to itself", "same": "looked through by itself",
    }  # fmt: skip
    if os.geteuid() == 0:
        wrong["device.txt"] = "device"
    assert sorted(refused) == sorted(wrong)
    for name, reason in wrong.items():
        assert reason in refused[name]
        assert name.rpartition("/")[2] in refused[name]
    assert sorted(set(read) - set(refused)) == ["a.txt", "latest.txt"]
    assert set(opened) == {"a.txt", "latest.txt"}


def test_folders_in_folders_without_end_are_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text(TEXT, "utf-8")
    found = [one.name for one in inputs(tmp_path) if isinstance(one, Path)]
    Path("a.txt").unlink()
    for _ in range(1200):  # pytest itself does not clear away what is so deep
        os.chdir("..")
        Path("d").rmdir()
    assert found == ["a.txt"]


def test_a_file_without_an_ending_is_looked_for_where_it_is_a_text(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/css", "page_files/frame.html", "page_files/logo.png", "scans_files/letter"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "paper").write_bytes(b"%PDF-1.4 \0\0")
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0\0\1" * 9)
    (tmp_path / "nothing").touch()
    assert list(told(inputs(tmp_path), tmp_path)) == [
        "page.html",
        "page_files/frame.html",
        "paper",
        "scans_files/letter",
    ]


def test_a_file_gives_itself_whatever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.touch()
    assert inputs(path) == [path]


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=tmp_path.name):
        inputs(tmp_path)
    with pytest.raises(InputRefused, match="no file"):
        inputs(tmp_path / "missing")


def test_a_name_of_a_link_is_that_of_the_link(article: Path) -> None:
    link = article.parent / "link.txt"
    link.symlink_to(article)
    assert name_of(link) == str(article.parent.resolve() / "link.txt")


def test_a_name_that_no_file_can_have_is_refused_in_words():
    with pytest.raises(InputRefused, match="cannot be read"):
        list(inputs(Path("folder/\ud800.txt")))
