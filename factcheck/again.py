"""Bytes that were read already, read again in the encoding that a reader chose."""

from dataclasses import replace

from factcheck import inputs
from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.text import encoding
from factcheck.text.encoding import Guess
from factcheck.words import N_

_NAMES = {"text/html": "text.clipping"}
"""The name of what was pasted, and so has none: all of it is read."""


def encodings(draft: Draft) -> tuple[Guess, ...]:
    """Return the encodings that a draft's bytes may be in, the one that it was read in first; none where it is told."""
    if not draft.encoding or not draft.media_type.startswith("text/") or draft.media_type == "text/csv":
        return ()
    found = encoding.guesses(draft.original)
    return tuple(sorted(found, key=lambda one: one.encoding != draft.encoding))


def in_encoding(original: bytes, name: str, media_type: str, chosen: str) -> Draft:
    """Return the draft of an input's bytes in another encoding; `name` as it was read under, or empty.

    Raises InputRefused where it then holds no article.
    """
    decoded = encoding.decode_as(original, chosen)
    content = decoded.text.encode("utf-8", "replace")
    found = inputs.read(content, _file_name(name, media_type))
    draft = next((one for one in found if isinstance(one, Draft)), None)
    if draft is None:
        raise InputRefused(N_("There is no text in {name}."), name=name or "text")
    guessed = draft.guessed - {"encoding"}
    return replace(
        draft, original=original, name=name, encoding=decoded.encoding, guessed=guessed,
        warnings=(*decoded.warnings, *draft.warnings),
    )  # fmt: skip


def _file_name(name: str, media_type: str) -> str:
    if name and "://" not in name:
        return name
    return ("page.html" if name else _NAMES[media_type]) if media_type == "text/html" else ""
