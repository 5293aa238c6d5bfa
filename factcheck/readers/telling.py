"""A draft as one process tells another of it: everything but its original as JSON holds it, and back."""

from typing import Any

from factcheck.model import Direction, Draft
from factcheck.words import Sentence


def head_of(draft: Draft) -> dict[str, Any]:
    """Return everything of a draft but its original, as JSON holds it."""
    return {
        "text": draft.text, "name": draft.name, "media_type": draft.media_type, "encoding": draft.encoding,
        "title": draft.title, "language": draft.language, "direction": draft.direction.value, "outlet": draft.outlet,
        "author": draft.author, "published": draft.published, "url": draft.url,
        "warnings": [[one.template, dict(one.values)] for one in draft.warnings],
        "guessed": sorted(draft.guessed),
    }  # fmt: skip


def draft_of(head: dict[str, Any], original: bytes) -> Draft:
    """Return the draft that `head_of` told of."""
    warnings = tuple(Sentence.of(template, **values) for template, values in head["warnings"])
    fields = {**head, "direction": Direction(head["direction"]), "warnings": warnings, "original": original}
    fields["guessed"] = frozenset(head["guessed"])
    return Draft(**fields)
