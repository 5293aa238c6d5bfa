"""A report's words as HTML."""

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from factcheck.report import inline
from factcheck.words import Words


@dataclass(frozen=True, slots=True)
class Phrases:
    """The report's words as HTML: called as `Words` is, with every inserted value escaped and isolated."""

    words: Words

    def __call__(self, template: str, /, **values: str | int) -> Markup:
        """Return the template's translation with the values, numbers in the report's digits, put in as markup."""
        form = escape(self.words(template))
        return inline.trusted(form.format(**self._inserted(values))) if values else inline.trusted(form)

    def many(self, singular: str, plural: str, count: int, /) -> Markup:
        """Return the form that `count` takes, with {count} put in."""
        return inline.trusted(escape(self.words.many(singular, plural, count)))

    def _inserted(self, values: dict[str, str | int]) -> dict[str, Markup]:
        return {name: self._piece(value) for name, value in values.items()}

    def _piece(self, value: str | int) -> Markup:
        if isinstance(value, Markup):
            return value
        return inline.code(self.words.number(value)) if isinstance(value, int) else inline.value(value, self.language)

    @property
    def language(self) -> str:
        """The report's language."""
        return self.words.language
