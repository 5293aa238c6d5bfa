"""Spans that labelling tools mark in a text which their file holds: doccano (a line of JSON a text), Label Studio.

Their places count characters of that text; they become claims of the article of the desk in which the text stands.
"""

import json
from collections.abc import Iterator
from typing import Any

from factcheck.errors import InputRefused
from factcheck.report.annotated import Annotated, Annotation
from factcheck.selectors import Selector
from factcheck.text.clean import clean
from factcheck.words import N_

_LARGEST = 64_000_000
_HEAD = 500_000
_NAMES = ("label", "labels", "entities")
_NO_SPANS = N_("This file of a labelling tool marks no words of a text.")
_DAMAGED = N_("These annotations cannot be read: the file is damaged, or it is not JSON.")
_SHORT = 60


def is_spans(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a labelling tool do."""
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"[":
        head = content[:_HEAD]
        return b'"data"' in head and b'"annotations"' in head and b'"result"' in head
    if start != b"{":
        return False
    first = content[:_LARGEST].split(b"\n", 1)[0]
    try:
        return _is_line(json.loads(first.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return False


def read(content: bytes) -> list[Annotated]:
    """Return the spans of a file, by the texts that they belong to. Raises InputRefused."""
    try:
        text = content.decode("utf-8-sig") if len(content) <= _LARGEST else ""
        is_list = text.lstrip().startswith("[")
        trees = json.loads(text) if is_list else [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InputRefused(_DAMAGED) from error
    found = [one for tree in trees if isinstance(tree, dict) and (one := _task(tree) if is_list else _line(tree))]
    if not found:
        raise InputRefused(_NO_SPANS)
    return found


def _is_line(tree: Any) -> bool:
    return (
        isinstance(tree, dict)
        and any(isinstance(tree.get(name), str) for name in ("text", "data"))
        and any(isinstance(tree.get(name), list) for name in _NAMES)
    )


def _line(tree: dict[str, Any]) -> Annotated | None:
    text = next((tree[name] for name in ("text", "data") if isinstance(tree.get(name), str)), "")
    spans: list[Any] = next((tree[name] for name in _NAMES if isinstance(tree.get(name), list)), [])
    return _annotated(text, [_span(one) for one in spans], str(tree.get("id", "")))


def _span(one: Any) -> tuple[Any, Any, Any]:
    if isinstance(one, dict):
        return one.get("start_offset"), one.get("end_offset"), one.get("label")
    return (one[0], one[1], one[2]) if isinstance(one, list) and len(one) >= 3 else (None, None, None)


def _task(tree: dict[str, Any]) -> Annotated | None:
    data, made = tree.get("data"), tree.get("annotations")
    text = next((one for one in data.values() if isinstance(one, str)), "") if isinstance(data, dict) else ""
    results = [one.get("result") for one in made if isinstance(one, dict)] if isinstance(made, list) else []
    values = [
        one["value"]
        for result in results
        if isinstance(result, list)
        for one in result
        if isinstance(one, dict) and isinstance(one.get("value"), dict)
    ]
    spans = [(value.get("start"), value.get("end"), label) for value in values for label in _labels(value)]
    return _annotated(text, spans, str(tree.get("id", "")))


def _labels(value: dict[str, Any]) -> list[Any]:
    labels = value.get("labels")
    return labels if isinstance(labels, list) and labels else [""]


def _annotated(text: str, spans: list[tuple[Any, Any, Any]], name: str) -> Annotated | None:
    made = tuple(_annotations(text, spans, name))
    told = " ".join(clean(text[: 2 * _SHORT]).text.split())
    return Annotated(told if len(told) <= _SHORT else f"{told[: _SHORT - 1]}…", made) if made else None


def _annotations(text: str, spans: list[tuple[Any, Any, Any]], name: str) -> Iterator[Annotation]:
    whole = clean(text).text
    labels: dict[tuple[int, int], list[str]] = {}
    for start, end, label in spans:
        if type(start) is int and type(end) is int and 0 <= start < end <= len(text):
            labels.setdefault((start, end), []).append(clean(label).text.strip() if isinstance(label, str) else "")
    for (start, end), tags in labels.items():
        quote = clean(text[start:end]).text
        # Cleaning takes away little; what stood before a place tells where it is now.
        place = len(clean(text[:start]).text)
        found = Selector(quote, start=place, end=place + len(quote), within=Selector(whole))
        yield Annotation(f"{name}:{start}-{end}", (found,), "", "", None, tuple(filter(None, dict.fromkeys(tags))))
