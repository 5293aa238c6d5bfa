"""A choice of parts, language and format, kept as a file so that a desk's reports are alike."""

import json
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputRefused
from factcheck.report import WHOLE, Format, Portion
from factcheck.words import LANGUAGES, N_

_REFUSED = N_("{name} is no template of a report.")
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
