"""Text that comes in the order in which it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Direction
from factcheck.text.backwards import decomposed, forwards, looks_backwards
from factcheck.text.visual import visual

LINES = [
    "قالت صحيفة «النهار الجديد» نقلا عن وكالة ANP إن",
    "أي صفقة سدود ستنتهك اتفاق عام 2019.",
    "وأضاف المتحدث (أمس): لم نوقع شيئا، ولا نية لنا.",
]


@pytest.mark.parametrize("line", LINES)
def test_what_a_terminal_is_given_reads_again(line: str) -> None:
    assert forwards(visual(line, direction=Direction.RTL)) == line


def test_each_line_is_put_right_on_its_own() -> None:
    assert forwards(visual("\n".join(LINES))) == "\n".join(LINES)


def test_backwards_is_seen_and_forwards_is_not_taken_for_it() -> None:
    text = "\n".join(LINES)
    assert looks_backwards(visual(text))
    assert looks_backwards(decomposed(visual(text)))
    assert not looks_backwards(text)
    assert not looks_backwards("No Arabic here")


def test_only_presentation_forms_become_letters() -> None:
    assert decomposed("ﻻ ﺍﻟﻜﻮﺭﻳﺔ ﷲ ﷺ e\u0301 ½ ①") == "لا الكورية الله صلى الله عليه وسلم e\u0301 ½ ①"


@given(st.text() | st.text(st.sampled_from("ابﻻ(1a\u2067\u202e\u200f\r\n\U0003fff0")))
def test_any_text_can_be_turned(text: str) -> None:
    assert forwards(text).count("\n") == text.count("\n")
    looks_backwards(text)
