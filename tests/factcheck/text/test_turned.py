"""What hidden characters turn is told in the order in which it is stored."""

import pytest

from factcheck.text.turned import Turned, turned

RLO, LRO, RLE, PDF, RLI, PDI, LRM = "\u202e", "\u202d", "\u202b", "\u202c", "\u2067", "\u2069", "\u200e"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"a {RLO}31{PDF} b", [(2, "31")]),
        (f"x\na{LRO}عدد{PDF}b", [(3, "عدد")]),
        (f"{RLO}ab{PDF}{RLO}{PDF}{RLO} {PDF}", [(0, "ab")]),  # one that turns nothing is left out
        (f"{RLO}ab{RLE}cd{PDF}ef{PDF}gh", [(0, "abcdef"), (3, "cd")]),
        (f"{RLO}to the end{LRM} of its line\nnot here", [(0, "to the end of its line")]),
        (f"a {RLI}closed{PDI} b", []),  # does what a careful writer means
        (f"a {RLI}open", [(2, "open")]),
        (f"{RLI}{RLO}ab{PDI}cd", [(1, "ab")]),  # an isolate ends what was opened in it
        (f"{RLO}a{PDI}b{PDF}c", [(0, "ab")]),
        (f"{PDF}nothing{PDI} opened", []),
        ("", []),
    ],
)
def test_a_stretch_is_told_to_its_end_or_that_of_its_line(text: str, found: list[tuple[int, str]]):
    assert turned(text) == [Turned(*one) for one in found]
