"""A choice of parts, language and format, kept as a file so that a desk's reports are alike."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ExportRefused, InputRefused
from factcheck.report import WHOLE, Format, Portion
from factcheck.words import LANGUAGES, N_

_REFUSED = N_("{name} is no template of a report.")
_NOT_KEPT = N_("The template {name} was not kept: {reason}")
_KIND = "isnad-template"


@dataclass(frozen=True, slots=True)
class Template:
    """How reports are to be made. Protected sources are never part of it: naming them belongs to one desk."""

    language: str
    format: Format
    portions: frozenset[Portion] = WHOLE


def written(template: Template) -> bytes:
    """Return a template as UTF-8 JSON."""
    tree = {
        "kind": _KIND,
        "language": template.language,
        "format": template.format.value,
        "parts": [portion.value for portion in Portion if portion in template.portions],
    }
    return (json.dumps(tree, indent=1) + "\n").encode()


def read(content: bytes, name: str) -> Template:
    """Return the template that was written as these bytes. Raises InputRefused, which names the file."""
    try:
        tree = json.loads(content.decode("utf-8-sig"))
        if tree["kind"] != _KIND or tree["language"] not in LANGUAGES:
            raise InputRefused(_REFUSED, name=name)
        return Template(tree["language"], Format(tree["format"]), frozenset(map(Portion, tree["parts"])))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputRefused(_REFUSED, name=name) from error


def load(path: Path) -> Template:
    """Return the template in a file. Raises InputRefused."""
    from factcheck.readers.files import content

    return read(content(path), path.name)


ENDING = ".json"
_LONGEST_NAME = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)
_NOT_IN_NAMES = frozenset('\\/:*?"<>|')


def is_name(name: str) -> bool:
    """Return whether a template's file may have this name on every system, and lies in its folder under it."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= 2 * _LONGEST_NAME
        and name == " ".join(name.split())
        and not name.startswith(".")
        and not name.endswith(".")
        and name.isprintable()
        and not _NOT_IN_NAMES.intersection(name)
        and not _RESERVED.fullmatch(name)
    )


def folder(desk: str) -> Path | None:
    """Return the folder of the templates that belong to a desk file and go with it; None for one that is not kept."""
    return Path(desk).with_suffix(".templates") if desk and desk != ":memory:" else None


def kept(desk: str) -> list[tuple[str, Template]]:
    """Return the templates that lie beside a desk file, with their names, in their order."""
    beside = folder(desk)
    found: list[tuple[str, Template]] = []
    try:
        files = sorted(beside.glob(f"*{ENDING}")) if beside else []
    except OSError:
        return []
    for file in files:
        with suppress(InputRefused):
            if is_name(file.stem):
                found.append((file.stem, load(file)))
    return found


def add(desk: str, name: str, template: Template) -> bool:
    """Keep a template beside a desk file; one of that name that is there stays. Return whether they are the same now.

    Raises ExportRefused.
    """
    beside = folder(desk)
    if beside is None or not is_name(name):
        return False
    from factcheck.report.files import replace

    path = beside / f"{name}{ENDING}"
    try:
        beside.mkdir(exist_ok=True)
        is_there = path.exists()
    except OSError as error:
        raise ExportRefused(_NOT_KEPT, name=name, reason=error.strerror or str(error)) from error
    if not is_there:
        replace(path, written(template))
        return True
    try:
        return load(path) == template
    except InputRefused:
        return False
