"""What other programs marked in a text: each kind of their files, and what reads it."""

from collections.abc import Callable

from factcheck.report import annotated, hypothesis, spans, standoff, uima, webanno
from factcheck.report.annotated import Annotated

_KINDS: tuple[tuple[Callable[[bytes, str], bool], Callable[[bytes, str], list[Annotated]]], ...] = (
    (standoff.is_standoff, standoff.read),
    (lambda content, _: webanno.is_table(content), webanno.read),
    (lambda content, _: uima.is_cas(content), uima.read),
    (lambda content, _: hypothesis.is_table(content), lambda content, _: hypothesis.read(content)),
    (lambda content, _: annotated.is_annotations(content), lambda content, _: annotated.read(content)),
    (lambda content, _: spans.is_spans(content), lambda content, _: spans.read(content)),
)


def is_marked(content: bytes, name: str) -> bool:
    """Return whether an input of a name is of one of these kinds, as far as its beginning tells."""
    return any(is_kind(content, name) for is_kind, _ in _KINDS)


def read(content: bytes, name: str) -> list[Annotated] | None:
    """Return the marks of an input, by the texts that they belong to; None where it has none. Raises InputRefused."""
    found = next((reader for is_kind, reader in _KINDS if is_kind(content, name)), None)
    return found(content, name) if found else None
