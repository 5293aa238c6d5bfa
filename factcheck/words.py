"""The words a person reads, in the language that person chose: one catalogue for window, reports and errors.

The catalogues are gettext's (`resources/locale/<language>/LC_MESSAGES/isnad.po`), because a report and an error
have words too and know nothing of Qt. English stands in the code and is the key.
"""

import gettext
from dataclasses import dataclass
from functools import cache

import resources

LANGUAGES = ("ar", "en")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "dv", "ckb", "sd", "ug"})

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def N_(template: str) -> str:  # noqa: N802, gettext's own name for it
    """Mark a template for translation and return it as it is; the words are looked up when they are shown."""
    return template


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for a person, not yet in a language: an English template and the values that go into its braces."""

    template: str
    values: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, template: str, /, **values: str | int) -> "Sentence":
        """Return the sentence made of a template that `N_` marked, and its values."""
        return cls(template, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Words:
    """A language to speak: called with an English template, it returns the sentence in that language.

    `isolate` puts U+2068 … U+2069 round every inserted text, so that Latin names stay in place inside Arabic.
    `arabic_digits` writes numbers that the program counts as ٠١٢٣; text that somebody wrote is never changed.
    """

    language: str = "en"
    isolate: bool = False
    arabic_digits: bool = False

    @property
    def right_to_left(self) -> bool:
        """Whether this language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    def __call__(self, template: str, /, **values: str | int) -> str:
        """Return the template's translation with the values put in."""
        return self._fill(_catalogue(self.language).gettext(template), values)

    def many(self, singular: str, plural: str, count: int, /, **values: str | int) -> str:
        """Return the form that `count` takes in this language (Arabic has six), with {count} and the values put in."""
        form = _catalogue(self.language).ngettext(singular, plural, count)
        return self._fill(form, {"count": count, **values})

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence that was made without a language, in this one."""
        return self(sentence.template, **dict(sentence.values))

    def number(self, number: int) -> str:
        """Return a whole number in the digits that the reader chose."""
        return str(number).translate(_ARABIC_INDIC) if self.arabic_digits else str(number)

    def _fill(self, form: str, values: dict[str, str | int]) -> str:
        return form.format(**{name: self._inserted(value) for name, value in values.items()}) if values else form

    def _inserted(self, value: str | int) -> str:
        if isinstance(value, int):
            return self.number(value)
        return f"{_FIRST_STRONG_ISOLATE}{value}{_POP_ISOLATE}" if self.isolate else value


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    # Opened by its path: gettext's own search asks the system's locales first, which a start can do without.
    compiled = resources.path("locale", language, "LC_MESSAGES", "isnad.mo")
    try:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()
