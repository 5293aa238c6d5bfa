"""Where a verdict stands on the desk's scale, as a report says it."""

from collections.abc import Sequence

from factcheck.ratings import Rating
from factcheck.words import N_, Words


def ends(ratings: Sequence[Rating]) -> tuple[Rating, Rating] | None:
    """Return the lowest and the highest verdict of a scale, or None where it has no two that differ.

    Verdicts whose number is 0 stand outside the order; of several with one number the first in the list counts.
    """
    ordered = sorted((one for one in ratings if one.number), key=lambda one: (one.number, one.position))
    if not ordered or ordered[0].number == ordered[-1].number:
        return None
    return ordered[0], next(one for one in ordered if one.number == ordered[-1].number)


def placed(rating: Rating | None, ratings: Sequence[Rating], words: Words) -> str:
    """Return a sentence: where the verdict stands between the ends of the scale, or that it is outside; "" without."""
    if rating is None:
        return ""
    if not rating.number:
        return words(N_("outside the order from false to true"))
    found = ends(ratings)
    if found is None:
        return ""
    worst, best = found
    return words(
        N_("{number} of {most}, where {least} is “{worst}” and {most} is “{best}”"),
        number=rating.number,
        least=worst.number,
        most=best.number,
        worst=worst.name(words.language),
        best=best.name(words.language),
    )
