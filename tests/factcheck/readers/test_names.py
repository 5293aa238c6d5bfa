"""File names that deceive: they are shown so that they cannot, and the ending that counts is the one that is meant."""

import os
from pathlib import Path

import pytest

from factcheck import inputs, readers
from factcheck.errors import InputRefused
from factcheck.readers.drafting import label, suffix
from tests.factcheck.readers import made

TURNED = "خبر\u202etxt.exe\u2066\x1b[2J\u2069\n.txt"
UNSHOWN = set("\u202e\u2066\u2069\x1b\n")


def sentences(path: Path) -> list[str]:
    return [str(found) for _, found in inputs.read_all([path]) if isinstance(found, InputRefused)]


def test_a_refusal_shows_no_sign_that_turns_a_name_round(tmp_path: Path):
    empty, folder, pipe, large = (tmp_path / f"{n}{TURNED}" for n in range(4))
    empty.touch()
    folder.mkdir()
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(readers.LARGEST + 1)
    missing = tmp_path / f"4{TURNED}"
    said = [sentence for path in (empty, folder, pipe, large, missing) for sentence in sentences(path)]
    assert len(said) == 5
    assert [sentence for sentence in said if UNSHOWN & set(sentence)] == []
    assert all("txt.exe\ufffd\ufffd[2J" in sentence for sentence in said)


def test_the_name_itself_is_kept_to_the_character(tmp_path: Path):
    file = tmp_path / "خبر\u202etxt.txt"
    file.write_text("نص الخبر", encoding="utf-8")
    ((_, found),) = inputs.read_all([file])
    assert not isinstance(found, InputRefused)
    assert found[0].name.endswith("خبر\u202etxt.txt")  # type: ignore[union-attr]
    assert label(found[0].name) == "خبر\ufffdtxt.txt"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.eml ", ".eml"), ("a.EML.", ".eml"), ("a.eml\u200f", ".eml"), ("a.eml\u202c ", ".eml"), ("a.tar.gz", ".gz"),
        ("a", ""), (".eml", ""), ("", ""), ("a. ", ""), ("مستند.docx\u00a0", ".docx"),
    ],
)  # fmt: skip
def test_what_is_not_seen_after_an_ending_is_no_part_of_it(name: str, ending: str):
    assert suffix(name) == ending


def test_a_mail_whose_name_ends_with_a_space_is_read_as_mail(tmp_path: Path):
    tmp_path.joinpath("رسالة.eml ").write_bytes(made.mail())
    ((_, found),) = inputs.read_all([tmp_path])
    assert not isinstance(found, InputRefused)
    assert found[0].media_type == readers.read(made.mail(), "a.eml").media_type  # type: ignore[union-attr]
    assert "Content-Type" not in found[0].text  # type: ignore[union-attr]
