"""What cannot be done, and the sentence that says why. Anything else that is raised is a bug.

IsnadError
├── Refused                 what was asked for cannot be done; nothing was changed
│   ├── InputRefused        a file or a text cannot become an article
│   ├── NotFound            no article or claim answers to that id, or several do
│   ├── PassageRefused      the range or the quote does not name one place in the text
│   ├── ChainRefused        a chain of attribution would come back to itself
│   ├── FetchRefused        a page at a link cannot be fetched, or may not be
│   ├── NothingToReverse    undo or redo has nothing left, or the record has moved on
│   └── ExportRefused       the report cannot be written there, or not in that format
└── DeskError               the desk file cannot be opened or written
"""

from factcheck.words import Sentence, Words


class IsnadError(Exception):
    """Something that cannot be done; carries the sentence that a person reads."""

    def __init__(self, template: str, /, **values: str | int) -> None:
        self.sentence = Sentence.of(template, **values)
        super().__init__(template, values)

    def __str__(self) -> str:
        return self.said(Words("en"))

    def said(self, words: Words) -> str:
        """Return the sentence in the language of `words`."""
        return words.sentence(self.sentence)


class Refused(IsnadError):
    """What was asked for cannot be done; nothing was changed."""


class InputRefused(Refused):
    """A file or a text cannot become an article."""


class NotFound(Refused):
    """No article or claim answers to that id, or several do."""


class PassageRefused(Refused):
    """The range or the quote does not name one place in the text."""


class ChainRefused(Refused):
    """A chain of attribution would come back to itself."""


class FetchRefused(Refused):
    """A page at a link cannot be fetched, or may not be."""


class NothingToReverse(Refused):
    """Undo or redo has nothing left to do, or the record has moved on since."""


class ExportRefused(Refused):
    """The report cannot be written there, or not in that format."""


class DeskError(IsnadError):
    """The desk file cannot be opened or written."""
