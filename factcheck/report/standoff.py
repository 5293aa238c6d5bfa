"""Marks in brat's standoff format: an `.ann` file beside the text, whose places count the text's characters.

A text-bound annotation becomes a claim, its type a tag; attributes become tags, notes and relations the note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from factcheck.errors import InputRefused
from factcheck.report.annotated import Annotated, Annotation
from factcheck.report.layers import said
from factcheck.selectors import Selector
from factcheck.text.clean import clean
from factcheck.words import N_

ENDING = ".ann"

_LINE = re.compile(r"(?:[TEAMRN]\d+|#\d*|\*)\t")
_BOUND = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
_ROLE = re.compile(r"([^\s:]+):(\S+)")
_MOST = 10_000_000
_NOTHING = N_("{name} marks no words of a text.")


@dataclass(slots=True)
class _Mark:
    label: str
    places: tuple[Selector, ...]
    quote: str
    features: list[tuple[str, str]] = field(default_factory=list)


def is_standoff(content: bytes, name: str) -> bool:
    """Return whether a file is one of brat's: by the ending of its name and by its first line."""
    head = content[:400].removeprefix(b"\xef\xbb\xbf").lstrip().decode("utf-8", "replace")
    return name.lower().endswith(ENDING) and _LINE.match(head) is not None


def read(content: bytes, name: str) -> list[Annotated]:
    """Return the marks of a file, of the text of the same name with the ending `.txt`. Raises InputRefused."""
    lines = [line.split("\t") for line in content[:_MOST].decode("utf-8-sig", "replace").splitlines()]
    marks = {cells[0]: mark for cells in lines if len(cells) >= 2 and (mark := _mark(cells))}
    if not marks:
        raise InputRefused(_NOTHING, name=PurePath(name).name)
    stands = {**marks, **dict(_events(lines, marks))}
    for cells in lines:
        if len(cells) >= 2:
            _tell(cells, stands)
    path = PurePath(name).with_suffix("")
    source = str(path if path.suffix.lower() == ".txt" else path.with_suffix(path.suffix + ".txt"))
    return [Annotated(source, tuple(_annotation(f"{path.name}:{id}", mark) for id, mark in marks.items()))]


def _mark(cells: list[str]) -> _Mark | None:
    found = _BOUND.fullmatch(cells[1].strip()) if cells[0][:1] == "T" else None
    if not found:
        return None
    ranges = [tuple(map(int, pair.split(" "))) for pair in found[2].split(";")]
    quote = clean("\t".join(cells[2:])).text
    return _Mark(found[1], tuple(_places(ranges, quote)), quote)


def _places(ranges: list[tuple[int, ...]], quote: str) -> Iterator[Selector]:
    """The parts of a mark: their words stand together in the file, with a space between each two."""
    lengths = [end - start for start, end in ranges]
    told = len(quote) == sum(lengths) + len(lengths) - 1
    at = 0
    for (start, end), length in zip(ranges, lengths, strict=True):
        own = quote[at : at + length] if told else quote if len(ranges) == 1 else ""
        yield Selector(own, start=start, end=end)
        at += length + 1


def _events(lines: list[list[str]], marks: dict[str, _Mark]) -> Iterator[tuple[str, _Mark]]:
    """What an event is told of is told of the words that it is read from; its roles are among them."""
    for cells in lines:
        if cells[0][:1] != "E" or len(cells) < 2:
            continue
        (_, trigger), *roles = _ROLE.findall(cells[1]) or [("", "")]
        if trigger in marks:
            yield cells[0], marks[trigger]
            marks[trigger].features += [
                ("note", f"{role}: {marks[other].quote}") for role, other in roles if other in marks
            ]


def _tell(cells: list[str], stands: dict[str, _Mark]) -> None:
    """Give a mark what a further line says of it."""
    kind, words = cells[0][:1], cells[1].split(" ")
    mark = stands.get(words[1]) if len(words) > 1 else None
    if kind in {"A", "M"} and mark:
        mark.features.append(("attribute", ": ".join([words[0], *words[2:3]])))
    elif kind == "#" and mark:
        mark.features.append(("note", "\t".join(cells[2:])))
    elif kind == "N" and mark:
        mark.features.append(("note", " ".join([*words[2:], *cells[2:]])))
    elif kind == "R":
        ends = [stands.get(other) for _, other in _ROLE.findall(cells[1])]
        if len(ends) == 2 and ends[0] and ends[1]:
            ends[0].features.append(("note", f"{words[0]}: {ends[1].quote}"))


def _annotation(id: str, mark: _Mark) -> Annotation:
    told = said([("label", mark.label), *mark.features], mark.label)
    return Annotation(id, mark.places, "", told.note, told.status, told.tags)
