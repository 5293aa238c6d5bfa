"""What a file is held against that only its name tells: tables, plain texts, and marks that lie beside a text."""

import csv
import io
from collections.abc import Callable, Iterator

from factcheck.errors import InputRefused
from factcheck.report import standoff
from factcheck.report.rules import said
from factcheck.words import N_, Sentence

_MOST = 64 * 1024 * 1024
_NOT_UTF8 = N_("The text is not UTF-8 from byte {value} on.")
_NUL = N_("The text holds a NUL at character {value}.")
_FIELDS = N_("Row {row} has {count} fields, but the first row {wanted}.")
_QUOTES = N_("Row {row} is not as a table writes it: {reason}")

Problems = Iterator[Sentence]


def finding(content: bytes, name: str) -> tuple[str, Problems] | None:
    """Return what a file of this name is held against, and what is wrong with it; None where its name tells nothing."""
    lower = name.lower()
    return next((held(content, name) for ending, held in _KINDS.items() if lower.endswith(ending)), None)


def _decoded(content: bytes) -> tuple[str, list[Sentence]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [said(_NOT_UTF8, "", value=error.start)]
    nul = text.find("\0")
    return text, [said(_NUL, "", value=nul)] if nul >= 0 else []


def _table(content: bytes, name: str) -> tuple[str, Problems]:
    is_tabs = name.lower().endswith(".tsv")
    return "TSV" if is_tabs else "CSV (RFC 4180)", _rows(content, "\t" if is_tabs else "")


def _rows(content: bytes, separator: str) -> Problems:
    text, wrong = _decoded(content)
    yield from wrong
    if wrong:
        return
    csv.field_size_limit(_MOST)
    separator = separator or max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    wanted = row = 0
    try:
        for row, cells in enumerate(rows, 1):
            wanted = wanted or len(cells)
            if len(cells) != wanted and cells:
                yield Sentence.of(_FIELDS, row=row, count=len(cells), wanted=wanted)
    except csv.Error as error:
        yield Sentence.of(_QUOTES, row=row + 1, reason=str(error))


def _marks(content: bytes, name: str) -> tuple[str, Problems]:
    def problems() -> Problems:
        try:
            standoff.read(content, name)
        except InputRefused as refusal:
            yield refusal.sentence

    return "brat standoff", problems()


def _text(standard: str) -> Callable[[bytes, str], tuple[str, Problems]]:
    return lambda content, _: (standard, iter(_decoded(content)[1]))


_KINDS = {
    ".csv": _table,
    ".tsv": _table,
    ".ann": _marks,
    ".md": _text("CommonMark (UTF-8)"),
    ".markdown": _text("CommonMark (UTF-8)"),
    ".txt": _text("UTF-8"),
}
