"""Says which standard a file meets, whoever wrote it; and where it does not, what is wrong with it."""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import resources
from factcheck.errors import InputRefused
from factcheck.report import annotated, archives, citations, isnad, reviews, web_annotation
from factcheck.report import json as whole
from factcheck.report.rules import kinds, short
from factcheck.words import N_, Sentence

_MOST = 20
_DEEPEST = 40
_UNKNOWN = N_(
    "This file is none that can be validated: a report as JSON, a portable desk, JSON-LD, CSL-JSON, a web archive "
    "(WARC) or a PDF."
)
_PROBLEM = N_("{place}: {problem}")
_LARGEST_METADATA = 1_000_000
_METADATA = re.compile(rb"/Type\s*/Metadata[^\0]{0,400}?stream\r?\n")
_LABELS = re.compile(rb"(pdfaid|pdfuaid):(part|conformance)\s*(?:=\s*[\"']|>)\s*([0-9A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was held against, and what is wrong with it, each with its place; nothing wrong: it meets it."""

    standard: str
    problems: tuple[Sentence, ...]


def validate(content: bytes) -> Finding:
    """Return what a file meets or fails to meet. Raises InputRefused where it is of no kind that is known here."""
    if isnad.is_desk(content):
        return Finding("Isnad portable desk 1", _refusal(isnad.read, content))
    if archives.is_archive(content):
        standard, problems = archives.problems(content)
        return Finding(standard, tuple(islice(problems, _MOST)))
    if content[:1024].find(b"%PDF-") >= 0:
        return _pdf(content)
    if whole.is_report(content):
        return Finding("Isnad report 1 (JSON Schema 2020-12)", _report(content))
    try:
        return _json(json.loads(content.decode("utf-8-sig")), content)
    except (ValueError, RecursionError) as error:
        raise InputRefused(_UNKNOWN) from error


def _json(tree: Any, content: bytes) -> Finding:
    """What a tree of JSON is held against, by what it says it is."""
    if found := list(_typed(tree, "ClaimReview")):
        return Finding("schema.org ClaimReview", tuple(islice(reviews.problems(found), _MOST)))
    if annotated.is_annotations(content) or _says_annotation(tree):
        return Finding("W3C Web Annotation", tuple(islice(web_annotation.problems(tree), _MOST)))
    if isinstance(tree, list) and tree and all(isinstance(one, dict) and "type" in one for one in tree):
        return Finding("CSL-JSON", tuple(islice(citations.problems(tree), _MOST)))
    raise InputRefused(_UNKNOWN)


def _says_annotation(tree: Any) -> bool:
    first = tree[0] if isinstance(tree, list) and tree else tree
    names = {"Annotation", "AnnotationPage", "AnnotationCollection"}
    return isinstance(first, dict) and bool(names.intersection(kinds(first)))


def _refusal(read: Callable[[bytes], object], content: bytes) -> tuple[Sentence, ...]:
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
    errors = jsonschema.Draft202012Validator(schema).iter_errors(tree)
    problems = [
        Sentence.of(_PROBLEM, place=short(error.json_path), problem=short(error.message))
        for error in islice(errors, _MOST)
    ]
    return tuple(problems) or _refusal(whole.read, content)


def _pdf(content: bytes) -> Finding:
    """What a PDF says of itself in its metadata, and whether it opens at all."""
    import pypdfium2

    said = {(name, part): value for told in _metadata(content) for name, part, value in _LABELS.findall(told)}
    archive, access = said.get((b"pdfaid", b"part")), said.get((b"pdfuaid", b"part"))
    names = ["PDF"]
    if archive:
        names.append(f"PDF/A-{(archive + said.get((b'pdfaid', b'conformance'), b'').lower()).decode()}")
    if access:
        names.append(f"PDF/UA-{access.decode()}")
    try:
        with pypdfium2.PdfDocument(content) as opened:
            empty = len(opened) == 0
    except pypdfium2.PdfiumError:
        empty = True
    damaged = (Sentence.of(N_("The PDF cannot be opened: it is damaged, or it wants a password.")),) if empty else ()
    return Finding(", ".join(names[1:] or names), damaged)


def _metadata(content: bytes) -> Iterator[bytes]:
    """The metadata of a PDF: a stream that may be packed."""
    for found in _METADATA.finditer(content):
        start = found.end()
        try:
            yield zlib.decompressobj().decompress(content[start : start + _LARGEST_METADATA], _LARGEST_METADATA)
        except zlib.error:
            yield content[start : start + _LARGEST_METADATA]


def _typed(tree: Any, wanted: str, place: str = "$", depth: int = 0) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every object of a type, with its place."""
    if depth > _DEEPEST:
        return
    if isinstance(tree, list):
        for number, one in enumerate(tree):
            yield from _typed(one, wanted, f"{place}[{number}]", depth + 1)
    elif isinstance(tree, dict):
        if wanted in [kind.rpartition("/")[2] for kind in kinds(tree, "@type")]:
            yield tree, place
        else:
            for name, one in tree.items():
                if isinstance(one, dict | list):
                    yield from _typed(one, wanted, f"{place}.{name}", depth + 1)
