"""What is painted on a page: letters with their places, and the lines that they stand on."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Sign:
    """A letter and where it is: its number on the page, its left and right edges, its line's height; its marks."""

    text: str
    at: int
    left: float
    right: float
    base: float
    origin: float
    word: int = 0
    marks: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Return where its middle is."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Line:
    """What is painted at one height: the height of its letters, and its signs."""

    high: float
    signs: list[Sign]

    @property
    def base(self) -> float:
        """Return the height that it stands at."""
        return self.signs[0].base

    @property
    def left(self) -> float:
        """Return where it begins."""
        return min(sign.left for sign in self.signs)

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(sign.right for sign in self.signs)

    @property
    def at(self) -> int:
        """Return the number of its first letter on the page."""
        return min(sign.at for sign in self.signs)
