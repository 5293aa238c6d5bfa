"""Files and folders as inputs."""

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import InputRefused
from factcheck.readers import LARGEST, inputs, name_of, read_path

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


def test_what_may_not_be_read_is_refused_or_passed_over(folder: Path) -> None:
    for path in (folder / "open.txt", folder / "shut.txt", folder / "closed" / "a.txt"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (folder / "shut.txt").chmod(0)
    (folder / "closed").chmod(0)
    try:
        assert inputs(folder) == [folder / "open.txt", folder / "shut.txt"]
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
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "c" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "folder.txt").mkdir()
    assert [str(path.relative_to(tmp_path)) for path in inputs(tmp_path)] == [
        "a.md", "b.txt", "c/d.HTML", "c/e.htm", "claims.jsonld", "desk.isnad", "old.doc", "x.pdf",
    ]  # fmt: skip


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
