"""The desk's scale of verdicts: data that the desk can change. These ten are what a new desk begins with."""

import re
from dataclasses import dataclass

from factcheck.errors import Refused
from factcheck.words import N_

PATTERNS = ("solid", "dots", "lines", "steep", "grid", "waves", "dashes", "checks", "rings", "empty")
"""The patterns that tell ratings apart where colour does not."""

MOST = 1000
"""No rating has a larger number."""

_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Rating:
    """One verdict of the scale. `position` orders the scale from 0; `number` is its value for machines (5 is true).

    `colour` is #rrggbb in lower case, `pattern` one of PATTERNS: colour never carries the meaning alone.
    """

    id: str
    name_ar: str
    name_en: str
    position: int
    number: int
    colour: str
    pattern: str

    def name(self, language: str = "ar") -> str:
        """Return the name in a language, or in the other where there is none in this one."""
        return (self.name_ar or self.name_en) if language == "ar" else (self.name_en or self.name_ar)


DEFAULTS = (
    ("صحيح", "true", 5, "#1b7f4b", "solid"),
    ("صحيح جزئيًا", "partly true", 3, "#6f8f1f", "checks"),
    ("سياق ناقص", "missing context", 3, "#8a7a00", "dashes"),
    ("مُضلِّل", "misleading", 2, "#b06a00", "lines"),
    ("غير دقيق", "inaccurate", 2, "#c2571a", "steep"),
    ("قديم أُعيد نشره", "old, published anew", 2, "#7a6650", "waves"),
    ("غير صحيح", "false", 1, "#b3261e", "grid"),
    ("مُفبرك", "fabricated", 1, "#7d1f3f", "rings"),
    ("ساخر", "satire", 0, "#6a4fa3", "dots"),
    ("غير محسوم", "unproven", 0, "#5f6b7a", "empty"),
)
"""Arabic name, English name, number (0: outside the order of true and false), colour, pattern."""


def checked(rating: Rating) -> Rating:
    """Return a rating that the desk can keep. Raises Refused for no name, and for no such colour, number or pattern."""
    if not rating.name_ar and not rating.name_en:
        raise Refused(N_("A rating needs a name."))
    if not _COLOUR.fullmatch(rating.colour):
        raise Refused(N_("{colour} is no colour: write it as # and six hexadecimal digits."), colour=rating.colour)
    if not 0 <= rating.number <= MOST:
        raise Refused(N_("The number of a rating is from 0 to {most}."), most=MOST)
    if rating.pattern not in PATTERNS:
        raise Refused(
            N_("There is no pattern {pattern}: there are {patterns}."),
            pattern=rating.pattern,
            patterns=", ".join(PATTERNS),
        )
    return rating
