"""What came of the inputs of one import: counted while they come, and said once where they were many."""

from dataclasses import dataclass, field

from factcheck.errors import IsnadError
from factcheck.words import Words

FEW = 8
"""Up to so many inputs, each refusal is told as a sentence of its own."""


@dataclass(slots=True)
class Arrivals:
    """How many articles came in, were known already or have a new version, and every refusal in its order."""

    inputs: int = 0
    added: int = 0
    revised: int = 0
    known: int = 0
    refusals: list[IsnadError] = field(default_factory=list)

    @property
    def are_many(self) -> bool:
        """Whether one sentence says what came of all of them, instead of one for each."""
        return self.inputs > FEW

    def count(self, *, known: bool, revised: bool) -> None:
        """Count one article: it was known already, or it is a new version of one, or it came in."""
        if known:
            self.known += 1
        elif revised:
            self.revised += 1
        else:
            self.added += 1

    def summary(self, words: Words) -> str:
        """Return one line that says how many came in, had a new version, were known, and were refused."""
        told = [words.many("{count} article came in.", "{count} articles came in.", self.added)]
        if self.revised:
            told.append(words.many("{count} has a new version.", "{count} have a new version.", self.revised))
        if self.known:
            told.append(words.many("{count} was in the desk already.", "{count} were in the desk already.", self.known))
        if self.refusals:
            told.append(words.many("{count} was refused.", "{count} were refused.", len(self.refusals)))
        return " ".join(told)

    def reasons(self, words: Words) -> list[str]:
        """Return a sentence for each input that was refused."""
        return [refusal.said(words) for refusal in self.refusals]
