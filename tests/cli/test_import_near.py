"""`import --near`: what becomes of a text that is nearly the same as one of the desk."""

import pytest

from tests.cli.program import Program
from tests.conftest import TEXT

WORDS = TEXT.split()
CHANGED = " ".join("زيادة" if at == len(WORDS) // 2 else word for at, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("given", "outcome", "articles", "versions"),
    [
        ([], "added", 2, [1, 1]),
        (["--near", "copy"], "added", 2, [1, 1]),
        (["--near", "version"], "new version", 1, [2]),
        (["--near", "skip"], "copy", 1, [1]),
    ],
)
def test_a_text_that_is_nearly_the_same(
    program: Program, given: list[str], outcome: str, articles: int, versions: list[int]
):
    first = program.one("import", program.file("a.txt", TEXT))
    told = program.one("import", program.file("b.txt", CHANGED), *given)
    assert (told["outcome"], told["near"], first["near"]) == (outcome, first["article"], None)
    assert first["title"] in told["warnings"][-1]
    listed = program.call("--json", "articles").objects
    assert (len(listed), [one["versions"] for one in listed]) == (articles, versions)


def test_the_same_words_are_recognised_from_another_place(program: Program):
    first = program.one("import", program.file("a.txt", TEXT))
    told = program.one("import", program.file("b.txt", TEXT.replace("،", " ،")))
    assert (told["outcome"], told["article"], told["near"]) == ("unchanged", first["article"], first["article"])
