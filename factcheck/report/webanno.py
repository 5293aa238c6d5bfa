"""Marks in WebAnno's table format, version 3, as INCEpTION writes it: a line a token, a column a feature.

What programs tell of every word (parts of speech, lemmas, …), relations and chains are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath

from factcheck.errors import InputRefused
from factcheck.report.annotated import Annotated, Annotation
from factcheck.report.layers import marks_statements, said
from factcheck.selectors import Selector
from factcheck.text.clean import clean
from factcheck.words import N_

_SIGN = b"#FORMAT=WebAnno TSV 3"
_TOKEN = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d{1,9})-(\d{1,9})\t([^\t]*)((?:\t[^\t]*)*)")
_CELL = re.compile(r"((?:\\.|[^\\|\[])*)(?:\[(\d+)\])?", re.DOTALL)
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_ENDS = {"t": "\t", "n": "\n", "r": "\r"}
_NOTHING = N_("{name} marks no words of a text.")


@dataclass(frozen=True, slots=True)
class _Column:
    layer: str
    feature: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    sentence: int


@dataclass(slots=True)
class _Mark:
    layer: str
    tokens: list[_Token] = field(default_factory=list)
    features: dict[str, str] = field(default_factory=dict)


def is_table(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of such a table do."""
    return content.removeprefix(b"\xef\xbb\xbf").startswith(_SIGN)


def read(content: bytes, name: str) -> list[Annotated]:
    """Return the marks of a table, each in the words of its sentence, which tell the text. Raises InputRefused."""
    columns: list[_Column] = []
    sentences: list[str] = []
    starts: dict[int, int] = {}
    marks: dict[tuple[str, str], _Mark] = {}
    for line in content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"):
        if line.startswith("#T_"):
            columns += _columns(line)
        elif line.startswith("#Text="):
            said_ = _plain(line.removeprefix("#Text="))
            if len(starts) < len(sentences):  # a sentence of several lines
                sentences[-1] += f"\n{said_}"
            else:
                sentences.append(said_)
        elif found := _TOKEN.fullmatch(line):
            sentence = max(0, len(sentences) - 1)
            token = _Token(int(found[2]), int(found[3]), _plain(found[4]), sentence)
            starts.setdefault(sentence, token.start)
            _take(found[1], token, zip(columns, found[5].split("\t")[1:], strict=False), marks)
    if not marks:
        raise InputRefused(_NOTHING, name=PurePath(name).name)
    made = tuple(
        _annotation(f"{PurePath(name).stem}:{number}", mark, sentences, starts)
        for number, mark in enumerate(marks.values(), 1)
    )
    return [Annotated(_source(name), made)]


def _source(name: str) -> str:
    """The text's file: the project's export has a folder of its name for each, with one table of each annotator."""
    path = PurePath(name)
    return path.parent.name if path.parent.suffix else path.with_suffix(".txt").name


def _columns(line: str) -> Iterator[_Column]:
    kind, _, rest = line.removeprefix("#T_").partition("=")
    layer, *features = rest.split("|")
    for feature in features or [""]:
        yield _Column(layer, feature, kind == "SP" and not feature.startswith("ROLE_") and marks_statements(layer))


def _take(id: str, token: _Token, cells: Iterator[tuple[_Column, str]], marks: dict[tuple[str, str], _Mark]) -> None:
    for column, cell in cells:
        if not column.is_ours or cell in {"_", ""}:
            continue
        for place, (value, number) in enumerate(_stacked(cell)):
            # Without a number it is of this token alone.
            mark = marks.setdefault((column.layer, number or f"{id} {place}"), _Mark(column.layer))
            if token not in mark.tokens:
                mark.tokens.append(token)
            if value not in {"*", ""}:
                mark.features.setdefault(column.feature, _plain(value))


def _stacked(cell: str) -> Iterator[tuple[str, str]]:
    """The values of a cell in which several marks lie over each other, with their numbers."""
    at = 0
    while at <= len(cell):
        found = _CELL.match(cell, at)
        if found is None:
            return
        yield found[1], found[2] or ""
        after = cell.find("|", found.end())
        at = after + 1 if after >= 0 else len(cell) + 1


def _plain(written: str) -> str:
    return clean(_ESCAPED.sub(lambda found: _ENDS.get(found[1], found[1]), written)).text


def _annotation(id: str, mark: _Mark, sentences: list[str], starts: dict[int, int]) -> Annotation:
    tokens = sorted(mark.tokens, key=lambda token: token.start)
    first, last = tokens[0], tokens[-1]
    quote = first.text
    for before, token in pairwise(tokens):
        quote += (" " if token.start > before.end else "") + token.text
    place = Selector(quote, start=first.start, end=last.end)
    if first.sentence == last.sentence and sentences:
        begin = starts[first.sentence]
        within = Selector(sentences[first.sentence], start=begin, end=begin + len(sentences[first.sentence]))
        place = Selector(quote, start=first.start - begin, end=last.end - begin, within=within)
    told = said(mark.features.items(), mark.layer)
    return Annotation(id, (place,), "", told.note, told.status, told.tags)
