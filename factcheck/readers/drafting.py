"""What every reader does alike: clean text, direction, language and title made into a draft."""

import os
import re
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.errors import InputRefused
from factcheck.model import Direction, Draft
from factcheck.text.clean import clean
from factcheck.text.direction import text_direction
from factcheck.text.encoding import Decoded
from factcheck.text.language import language
from factcheck.text.mojibake import garbled_warnings
from factcheck.words import N_, RIGHT_TO_LEFT, Sentence

_LONGEST_TITLE = 200
_SPACES = re.compile(r"\s+")
_REORDERING = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What makes the end of a file's name look like another one, or speaks to a terminal."""
_UNSEEN_END = re.compile("[\\s.\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+\\Z")
_MADE_BY_PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|document\d*$|مستند\d*$)|\.(?:docx?|dotx?|dotm|pdf|odt|indd|rtf|qxp)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft comes from: its bytes, its name (an absolute path, or empty), and the text they decode to."""

    content: bytes
    name: str
    decoded: Decoded


@dataclass(frozen=True, slots=True)
class Told:
    """What an input tells about its article, as it tells it; empty where it is silent."""

    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    direction: Direction | None = None
    warnings: tuple[Sentence, ...] = ()
    guessed: frozenset[str] = frozenset()


def draft(source: Source, text: str, media_type: str, told: Told) -> Draft:
    """Return the draft of an article whose readable text is `text`.

    Raises InputRefused when the text has no letter in it.
    """
    cleaned = clean(text)
    if not any(map(str.isalpha, cleaned.text)):
        raise InputRefused(_no_text(cleaned.text), name=label(source.name))
    direction = told.direction or text_direction(cleaned.text)
    tag = _language(cleaned.text, told.language)
    return Draft(
        text=cleaned.text,
        original=source.content,
        name=source.name,
        media_type=media_type,
        encoding=source.decoded.encoding,
        title=title_of(told.title) or first_line(cleaned.text) or title_of(PurePath(source.name).stem),
        language=tag,
        direction=direction,
        outlet=one_line(told.outlet),
        author=one_line(told.author),
        published=one_line(told.published),
        url=one_line(told.url),
        warnings=(*source.decoded.warnings, *cleaned.warnings, *garbled_warnings(cleaned.text), *told.warnings),
        guessed=told.guessed | _guessed(source, told, tag),
    )


def _guessed(source: Source, told: Told, tag: str) -> frozenset[str]:
    """Return the fields that are taken from the text itself, because the input does not tell them."""
    declared = re.split("[-_]", told.language.strip().lower())[0]
    shown = {
        "title": not title_of(told.title),
        "language": tag not in {declared, "und"},
        "direction": told.direction is None,
        "encoding": source.decoded.confidence < 1,
    }
    return frozenset(name for name, guessed in shown.items() if guessed)


def label(name: str) -> str:
    """Return how a sentence calls an input: by its file name, or as text when it has none."""
    return shown(one_line(PurePath(name).name)) or "text"


def shown(name: str) -> str:
    """Return a name as a sentence shows it: what would turn its letters round is replaced by U+FFFD."""
    return _REORDERING.sub("\ufffd", name)


def suffix(name: str) -> str:
    """Return the ending of a file's name in lower case, as in `.txt`; what is not seen after it does not count."""
    last = os.path.basename(_UNSEEN_END.sub("", name).rstrip("/"))  # noqa: PTH119, asked of every file several times
    dot = last.rfind(".")
    return last[dot:].lower() if 0 < dot < len(last) - 1 else ""


def one_line(text: str) -> str:
    """Return a field's text as it is stored: clean, and without line ends."""
    return _SPACES.sub(" ", clean(text).text).strip() if text else ""


def title_of(text: str) -> str:
    """Return `text` as a title: one line of at most 200 characters, cut at a word; empty without a letter or digit."""
    line = one_line(text)
    if not any(map(str.isalnum, line)):
        return ""
    if len(line) <= _LONGEST_TITLE:
        return line
    head = line[: _LONGEST_TITLE - 1]
    whole = head if line[len(head)] == " " else head.rpartition(" ")[0]
    return (whole.rstrip() or head) + "…"


def declared_title(text: str) -> str:
    """Return a title that a file's properties tell; empty where a program wrote its own name or a file's there."""
    title = title_of(text)
    return "" if _MADE_BY_PROGRAM.search(title) else title


def made_at(written: str) -> tuple[Sentence, ...]:
    """Return the warning that a file tells only when it was made (`yyyy-mm-dd…`); nothing where it does not."""
    if not written:
        return ()
    told = N_("The file says that it was made on {date}; when its text was published it does not say.")
    return (Sentence.of(told, date=written[:10]),)


def first_line(text: str) -> str:
    """Return the first line of `text` that can be a title, or empty."""
    return next((title for line in text.split("\n") if (title := title_of(line))), "")


def _no_text(text: str) -> str:
    if text.strip():
        return N_("There are no words in {name}: it holds digits and signs alone.")
    return N_("There is no text in {name}.")


def _language(text: str, declared: str) -> str:
    """Return what the text shows, else what was declared, unless it is written in the other direction than this."""
    shown = language(text)
    tag = re.split("[-_]", declared.strip().lower())[0]
    if shown != "und" or not re.fullmatch("[a-z]{2,3}", tag):
        return shown
    return tag if (tag in RIGHT_TO_LEFT) == (text_direction(text) is Direction.RTL) else shown
