"""Many texts and pages are read together in other processes: what comes of each is what would come of it alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import inputs, readers
from factcheck.apart import Apart
from factcheck.errors import InputRefused
from factcheck.gist import Gists
from factcheck.model import Draft
from factcheck.pieces import Found
from factcheck.pool import Pool, Together
from tests.conftest import TEXT

ODD = {
    "empty.txt": b"   \n",
    "signs.txt": "— 12 ؟".encode(),
    "binary.txt": b"\0\1\2\3" * 40,
    "marks.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "wide.txt": TEXT.encode("utf-16"),
    "windows.txt": TEXT.encode("cp1256"),
    "lines.txt": TEXT.replace("\n", "\r\n").encode(),
    "page.html": f"<p>{TEXT}</p>".encode(),
    "title.md": f"# {TEXT}".encode(),
    "long.txt": ("كلمة " * 5000).encode(),
    "short.html": b"<p>",
    "scripts.html": f"<html><title>عنوان</title><script>{'x' * 300}</script><article><p>{TEXT}</p>".encode(),
    "undeclared.html": f"<html><body><p>{TEXT}</p></body></html>".encode("cp1256"),
    "upper.HTM": f"<!DOCTYPE html><title>خبر</title><p>{TEXT}</p>".encode(),
    "surrogate.txt": "نص \ud800 مكسور".encode("utf-8", "surrogatepass"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contents = {f"{number:03}.txt": f"خبر {number}\n{TEXT}".encode() for number in range(200)}
    for number in range(0, 200, 5):
        contents[f"{number:03}.html"] = f"<html><title>خبر {number}</title><body><p>{TEXT}</p>".encode()
    for at, (name, content) in enumerate(ODD.items()):
        contents[f"{12 * at + 7:03}-{name}"] = content
    for name, content in contents.items():
        tmp_path.joinpath(name).write_bytes(content)
    return tmp_path


def alone(path: Path) -> Found | InputRefused:
    try:
        return list(readers.drafts(path.read_bytes(), str(path)))
    except InputRefused as refusal:
        return refusal


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first text on, as if the processes had been started long ago."""
    monkeypatch.setattr(Pool, "is_ready", True)


def without_gists(found: Found | InputRefused) -> object:
    if isinstance(found, InputRefused):
        return found.sentence
    return [replace(one, gist=None) if isinstance(one, Draft) else one for one in found]


def gists(found: list[Found | InputRefused]) -> list[Draft]:
    read = [one for each in found if not isinstance(each, InputRefused) for one in each]
    return [one for one in read if isinstance(one, Draft) and one.gist is not None]


def test_each_is_read_as_it_is_alone_and_comes_in_its_place(folder: Path, answering: None):
    found = list(inputs.read_all([folder]))
    paths = sorted(folder.iterdir())
    assert [path for path, _ in found] == paths
    assert [without_gists(held) for _, held in found] == [without_gists(alone(path)) for path in paths]


def test_so_it_is_while_the_processes_are_started(folder: Path):
    found = list(inputs.read_all([folder]))
    paths = sorted(folder.iterdir())
    assert [path for path, _ in found] == paths
    assert [without_gists(held) for _, held in found] == [without_gists(alone(path)) for path in paths]


def test_what_a_desk_keeps_of_a_text_comes_with_it(folder: Path, answering: None):
    known = gists([held for _, held in inputs.read_all([folder])])
    assert len(known) > 100
    own = Gists()
    assert all(draft.gist == own.of(draft.text) for draft in known)


def test_one_that_its_process_does_not_survive_harms_no_other(monkeypatch: pytest.MonkeyPatch):
    jobs = tuple((f"خبر {number}\n{TEXT}".encode(), f"{number}.txt") for number in range(5))
    refusal = InputRefused("{name} stopped the program that reads it.", name="3.txt")

    def together(*_: object) -> None:
        raise refusal

    def one(_: Apart, content: bytes, name: str, **_more: object) -> list[Draft]:
        if name == "3.txt":
            raise refusal
        return readers.drafts(content, name)

    monkeypatch.setattr(Apart, "together", together)
    monkeypatch.setattr(Apart, "read", one)
    with Pool(2) as pool:
        found = list(pool.read_all([Together(jobs)]))
    assert [held is refusal for held in found] == [False, False, False, True, False]
    assert len(gists(found)) == 0
