"""Texts that are the same but for little: told by their runs of words, and known again by a few numbers."""

import subprocess
import sys
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from factcheck.apart import ROOT
from factcheck.gist import Gists
from factcheck.nearness import NEARLY, Sketcher
from factcheck.search.indexed import Tokens
from tests.conftest import TEXT

WORDS = TEXT.split()


def shared(one: str, other: str) -> int:
    sketcher = Sketcher()
    return len(set(sketcher.sketch(one).marks) & set(sketcher.sketch(other).marks))


def test_every_twentieth_word_may_differ():
    words = WORDS * 3
    changed = [f"غير{at}" if at % 20 == 10 else word for at, word in enumerate(words)]
    assert Sketcher().share(" ".join(words), " ".join(changed)) >= NEARLY
    assert shared(" ".join(words), " ".join(changed)) >= 1


def test_another_text_of_the_same_words_is_none():
    assert Sketcher().share(TEXT, " ".join(sorted(WORDS))) < 0.05
    assert Sketcher().share(TEXT, "") == 0


def test_marks_signs_and_forms_of_letters_make_no_difference():
    dressed = TEXT.replace("ا", "أ").replace("،", " -").replace("ر", "رَ").replace("س", "ســ")
    assert Sketcher().sketch(dressed) == Sketcher().sketch(TEXT)
    assert Sketcher().share(dressed, TEXT) == 1


def test_a_short_text_is_known_by_all_its_words_alone():
    short = Sketcher().sketch("نفت الوزارة الخبر")
    assert short.marks == ()
    assert short.words == Sketcher().sketch("نفت، الوزارة: الخبر!").words != Sketcher().sketch("نفت الوزارة").words
    assert Sketcher().sketch(" … ").words == 0


def test_a_sketch_is_the_same_in_every_process():
    program = "import sys; from factcheck.nearness import Sketcher; print(Sketcher().sketch(sys.stdin.read()))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input=TEXT, cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.strip() == str(Sketcher().sketch(TEXT))


@given(st.lists(st.sampled_from("ابجدهوز"), max_size=60), st.lists(st.sampled_from("ابجدهوز"), max_size=60))
def test_the_share_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]):
    sketcher = Sketcher()
    share = sketcher.share(" ".join(one), " ".join(other))
    assert 0 <= share <= 1
    assert share == sketcher.share(" ".join(other), " ".join(one))
    assert share == 1 or one != other or not one


def test_a_text_whose_gist_was_made_elsewhere_is_found_as_any_other():
    gist = Gists().of(TEXT)
    assert gist.sketch == Sketcher().sketch(TEXT)
    assert gist.words == Tokens().words((TEXT,))
    assert gist.sha256 == sha256(TEXT.encode()).hexdigest()
