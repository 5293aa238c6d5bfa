"""The histories in a portable desk, as lines of JSON: of each article one line, then one for each of its steps.

A change is kept as the row after it; the row before it is what the change before it left.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from string import Formatter
from typing import Any

from factcheck.errors import InputRefused
from factcheck.history import KINDS, History, Library, PastStep, chained
from factcheck.model import Original, Step, StepKind
from factcheck.past import RowChange
from factcheck.report import recorded, templates
from factcheck.report.parts import MOST, Part, parse
from factcheck.sift import Sift
from factcheck.words import N_, Sentence

_ARTICLE = ("article", "steps", "sources", "originals", "collections", "archived")
_STEP = ("id", "own", "kind", "label", "values", "at", "by", "reverses", "changes")


def written(histories: Iterable[History]) -> bytes:
    """Return the histories as UTF-8, one JSON object a line; the originals by their SHA-256 alone."""
    lines = []
    for history in histories:
        head = {
            "article": history.article,
            "steps": len(history.steps),
            "sources": [asdict(source) for source in history.sources],
            "originals": [original.sha256 for original in history.originals],
            "collections": history.collections,
            "archived": history.archived,
            **({"library": _told(history.library)} if history.library else {}),
        }
        lines += [head, *map(_step, history.steps)]
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines).encode()


def _told(library: Library) -> dict[str, Any]:
    tree = asdict(library)
    return tree if library.templates else {name: held for name, held in tree.items() if name != "templates"}


def _step(past: PastStep) -> dict[str, Any]:
    step = past.step
    return {
        "id": step.id, "own": past.own, "kind": step.kind.value, "label": step.label.template,
        "values": dict(step.label.values), "at": step.at, "by": step.by, "reverses": step.reverses or "",
        "changes": [[change.kind, change.row, change.after] for change in past.changes],
    }  # fmt: skip


def read(content: bytes, contents: Mapping[str, bytes]) -> Iterator[History]:
    """Yield the histories that were written as these bytes; `contents` are the originals. Raises InputRefused."""
    # At the line feed alone: JSON may hold other characters that end a line.
    split = enumerate(filter(None, content.split(b"\n")))
    lines = iter([Part(parse(line).value, f"history[{number}]") for number, line in split])
    for line in lines:
        has_library = isinstance(line.value, dict) and "library" in line.value
        head = line.fields((*_ARTICLE, "library") if has_library else _ARTICLE)
        steps = [_past(next(lines, Part(None, ""))) for _ in range(head["steps"].whole())]
        found = chained(steps)
        if [len(one.changes) for one in found] != [len(one.changes) for one in steps]:
            raise _refusal(line)
        yield History(
            head["article"].filled(),
            found,
            tuple(recorded.source(part) for part in head["sources"].items()),
            tuple(Original(part.text(), _content(part, contents)) for part in head["originals"].items()),
            collections=tuple(map(_collection, head["collections"].items())),
            archived=head["archived"].time() if head["archived"].value else "",
            library=_library(head["library"]) if has_library else None,
        )


def _collection(part: Part) -> tuple[str, str, str]:
    id, name, created = _cells(part, 3)
    return id.filled(), name.filled(), created.time()


def _library(part: Part) -> Library:
    has_templates = isinstance(part.value, dict) and "templates" in part.value
    names = ("collections", "shelves", "equivalents")
    held = part.fields((*names, "templates") if has_templates else names)
    return Library(
        tuple(map(_collection, held["collections"].items())),
        tuple(map(_shelf, held["shelves"].items())),
        tuple(map(_equivalent, held["equivalents"].items())),
        tuple(map(_template, held["templates"].items())) if has_templates else (),
    )


def _shelf(part: Part) -> tuple[str, str, str, str]:
    id, name, sift, created = _cells(part, 4)
    try:
        # As this program writes it, so that a search that it does not know is none that it keeps.
        written = Sift.from_json(sift.filled()).as_json()
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _refusal(sift) from error
    return id.filled(), name.filled(), written, created.time()


def _equivalent(part: Part) -> tuple[str, str]:
    word, other = _cells(part, 2)
    return word.filled(), other.filled()


def _template(part: Part) -> tuple[str, str]:
    name, held = _cells(part, 2)
    if not templates.is_name(name.filled()):
        raise _refusal(name)
    return name.filled(), templates.written(templates.read(held.filled().encode(), name.filled())).decode()


def _cells(part: Part, count: int) -> list[Part]:
    cells = list(part.items())
    if len(cells) != count:
        raise _refusal(part)
    return cells


def _past(part: Part) -> PastStep:
    parts = part.fields(_STEP)
    values = parts["values"].value
    if not isinstance(values, dict) or not all(
        _is_cell(value) and type(value) in {str, int} for value in values.values()
    ):
        raise _refusal(parts["values"])
    label = Sentence(parts["label"].filled(), tuple(values.items()))
    step = Step(
        parts["id"].filled(), parts["kind"].member(StepKind), label, parts["at"].time(), parts["by"].text(),
        parts["reverses"].text() or None,
    )  # fmt: skip
    _check_label(step.label, part)
    return PastStep(step, parts["own"].flag(), tuple(_change(item) for item in parts["changes"].items()))


def _check_label(label: Sentence, part: Part) -> None:
    """Refuse a label in whose braces stands anything but the bare name of one of its values."""
    names = {name for name, _ in label.values}
    try:
        braces = [brace[1:] for brace in Formatter().parse(label.template) if brace[1] is not None]
    except ValueError as error:
        raise _refusal(part) from error
    if names and any(name not in names or form or turned for name, form, turned in braces):
        raise _refusal(part)


def _change(part: Part) -> RowChange:
    cells = list(part.items())
    if len(cells) != 3 or cells[0].text() not in KINDS:
        raise _refusal(part)
    after = cells[2].value
    if after is not None and not _is_row(after, cells[1].filled()):
        raise _refusal(part)
    return RowChange(cells[0].text(), cells[1].filled(), None, after)


def _is_row(cells: Any, id: str) -> bool:
    return isinstance(cells, dict) and cells.get("id") == id and all(_is_cell(value) for value in cells.values())


def _is_cell(value: Any) -> bool:
    """Whether a value is one that a row of the desk can hold."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    if type(value) is int:
        return abs(value) < MOST
    return value is None or type(value) is float


def _content(part: Part, contents: Mapping[str, bytes]) -> bytes:
    if part.text() not in contents:
        raise _refusal(part)
    return contents[part.text()]


def _refusal(part: Part) -> InputRefused:
    return part.refuse(N_("The history in this portable desk cannot be read: {place} is not as Isnad writes it."))
