"""Says which standard a file meets, whoever wrote it; and where it does not, what is wrong with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import resources
from factcheck.errors import InputRefused
from factcheck.report import annotated, isnad
from factcheck.report import json as whole
from factcheck.words import N_, Sentence

_MOST = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was held against, and what is wrong with it, each with its place; nothing wrong: it meets it."""

    standard: str
    problems: tuple[Sentence, ...]


def validate(content: bytes) -> Finding:
    """Return what a file meets or fails to meet. Raises InputRefused where it is of no kind that is known here."""
    if isnad.is_desk(content):
        return Finding("Isnad portable desk 1", _refusal(isnad.read, content))
    if whole.is_report(content):
        return Finding("Isnad report 1 (JSON Schema 2020-12)", _report(content))
    try:
        tree = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputRefused(
            N_("This file is none that can be validated: a report as JSON, a portable desk, JSON-LD or CSL-JSON.")
        ) from error
    if annotated.is_annotations(content):
        return Finding("W3C Web Annotation", tuple(_annotations(tree))[:_MOST])
    if reviews := list(_typed(tree, "ClaimReview")):
        found = (problem for place, review in enumerate(reviews, 1) for problem in _review(review, place))
        return Finding("schema.org ClaimReview", tuple(found)[:_MOST])
    if isinstance(tree, list) and tree and all(isinstance(one, dict) and "type" in one for one in tree):
        missing = [place for place, one in enumerate(tree, 1) if "id" not in one]
        return Finding("CSL-JSON", tuple(_lacking("id", place) for place in missing)[:_MOST])
    raise InputRefused(
        N_("This file is none that can be validated: a report as JSON, a portable desk, JSON-LD or CSL-JSON.")
    )


def _refusal(read: Any, content: bytes) -> tuple[Sentence, ...]:
    try:
        read(content)
    except InputRefused as error:
        return (error.sentence,)
    return ()


def _report(content: bytes) -> tuple[Sentence, ...]:
    import jsonschema

    schema = json.loads(resources.path("report", "report.schema.json").read_text("utf-8"))
    try:
        tree = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _refusal(whole.read, content)
    validator = jsonschema.Draft202012Validator(schema)
    problems = [
        Sentence.of(N_("{place}: {problem}"), place=error.json_path, problem=error.message[:200])
        for _, error in zip(range(_MOST), validator.iter_errors(tree), strict=False)
    ]
    return tuple(problems) or _refusal(whole.read, content)


def _typed(tree: Any, wanted: str) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for one in tree:
            yield from _typed(one, wanted)
    elif isinstance(tree, dict):
        kinds = tree.get("@type")
        if wanted in (kinds if isinstance(kinds, list) else [kinds]):
            yield tree
        else:
            for one in tree.values():
                yield from _typed(one, wanted) if isinstance(one, dict | list) else ()


def _lacking(name: str, place: int) -> Sentence:
    return Sentence.of(N_("{name} is missing in entry {number}."), name=name, number=place)


def _review(review: dict[str, Any], place: int) -> Iterator[Sentence]:
    for name in ("claimReviewed", "reviewRating", "url"):
        if not review.get(name):
            yield _lacking(name, place)
    rating = review.get("reviewRating")
    if not isinstance(rating, dict) or not (rating.get("alternateName") or "ratingValue" in rating):
        yield _lacking("reviewRating.alternateName", place)
    elif "ratingValue" in rating and not str(rating["ratingValue"]).isascii():
        yield Sentence.of(N_("The digits in entry {number} are not ASCII."), number=place)


def _annotations(tree: Any) -> Iterator[Sentence]:
    found = list(_annotated(tree))
    if not found:
        yield Sentence.of(N_("There is no annotation in this file."))
    for place, one in enumerate(found, 1):
        for name in ("id", "target"):
            if not one.get(name):
                yield _lacking(name, place)
        for target in one["target"] if isinstance(one.get("target"), list) else [one.get("target")]:
            if isinstance(target, dict) and "selector" in target and not target.get("source"):
                yield _lacking("target.source", place)


def _annotated(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for one in tree:
            yield from _annotated(one)
    elif isinstance(tree, dict):
        kinds = tree.get("type")
        if "Annotation" in (kinds if isinstance(kinds, list) else [kinds]):
            yield tree
        for name in ("items", "first", "@graph"):
            yield from _annotated(tree[name]) if name in tree else ()
