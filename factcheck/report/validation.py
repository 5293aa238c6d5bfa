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
from factcheck.report import (
    annotated,
    archives,
    book,
    citations,
    hypothesis,
    isnad,
    linked,
    markup,
    named,
    office,
    reviews,
    spans,
    web_annotation,
    webanno,
)
from factcheck.report import json as whole
from factcheck.report.packed import is_packed, unpacked
from factcheck.report.rules import kinds, short
from factcheck.words import N_, Sentence

_MOST = 20
_DEEPEST = 40
_UNKNOWN = N_(
    "This file is none that can be validated: a report as JSON, a portable desk, JSON-LD, CSL-JSON, a page, XML, a web "
    "archive (WARC), a book (EPUB), a PDF, a document of Office or OpenDocument, a table, or marks of another tool."
)
_NOT_JSON = N_("This is no JSON: line {line}, column {column} cannot be read.")
_PROBLEM = N_("{place}: {problem}")
_LARGEST_METADATA = 1_000_000
_METADATA = re.compile(rb"/Type\s*/Metadata[^\0]{0,400}?stream\r?\n")
_LABELS = re.compile(rb"(pdfaid|pdfuaid):(part|conformance)\s*(?:=\s*[\"']|>)\s*([0-9A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was held against, and what is wrong with it, each with its place; nothing wrong: it meets it."""

    standard: str
    problems: tuple[Sentence, ...]


def validate(content: bytes, name: str = "") -> Finding:
    """Return what a file meets or fails to meet; of one that gzip packed, what it packs.

    What its bytes do not tell, the ending of its `name` may. Raises InputRefused where it is of no kind that is known.
    """
    if is_packed(content) and not archives.is_archive(content):
        finding = validate(unpacked(content), name.removesuffix(".gz"))
        return Finding(f"{finding.standard} (gzip)", finding.problems)
    found = next((held(content) for is_kind, held in _KINDS if is_kind(content)), None)
    if found is None and (by_name := named.finding(content, name)):
        found = Finding(by_name[0], tuple(islice(by_name[1], _MOST)))
    return found or _json(_tree(content), content, name)


def _archive(content: bytes) -> Finding:
    standard, problems = archives.problems(content)
    return Finding(standard, tuple(islice(problems, _MOST)))


def _tree(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        if isinstance(error, json.JSONDecodeError) and start in {b"{", b"["}:
            raise InputRefused(_NOT_JSON, line=error.lineno, column=error.colno) from error
        raise InputRefused(_UNKNOWN) from error


def _page(content: bytes) -> Finding:
    """What a page says of itself as JSON-LD, each piece held against its own standard."""
    standards: list[str] = []
    problems: list[Sentence] = []
    for piece in linked.pieces(content):
        try:
            found = _json(_tree(piece), piece, "")
        except InputRefused as error:
            if error.sentence.template == _NOT_JSON:
                problems.append(error.sentence)
            continue  # most pages tell of an article or a shop, which nothing here is held against
        standards.append(found.standard)
        problems += found.problems
    if not standards and not problems:
        return Finding("HTML", tuple(islice(markup.page(linked.text(content)), _MOST)))
    told = ", ".join(dict.fromkeys(standards)) or "JSON-LD"
    return Finding(f"{told} (HTML)", tuple(problems[:_MOST]))


def _json(tree: Any, content: bytes, name: str) -> Finding:
    """What a tree of JSON is held against, by what it says it is; an empty one by what it is called."""
    if found := list(_typed(tree, "ClaimReview")):
        return Finding("schema.org ClaimReview", tuple(islice(reviews.problems(found), _MOST)))
    if annotated.is_annotations(content) or _says_annotation(tree):
        return Finding("W3C Web Annotation", tuple(islice(web_annotation.problems(tree), _MOST)))
    if isinstance(tree, list) and any(isinstance(one, dict) and "type" in one for one in tree):
        return Finding("CSL-JSON", tuple(islice(citations.problems(tree), _MOST)))
    if spans.is_spans(content):
        return Finding("doccano, Label Studio (JSON)", _refusal(spans.read, content))
    if tree in _EMPTY and (standard := next((told for end, told in _CALLED.items() if name.endswith(end)), "")):
        return Finding(standard, ())
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


_EMPTY: tuple[Any, ...] = ([], {"@context": "https://schema.org", "@graph": []})
_CALLED = {".csl.json": "CSL-JSON", ".claimreview.jsonld": "schema.org ClaimReview"}
"""What a list of nothing is by the end of its name."""

_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Finding]], ...] = (
    (isnad.is_desk, lambda content: Finding("Isnad portable desk 1", _refusal(isnad.read, content))),
    (archives.is_archive, _archive),
    (book.is_book, lambda content: Finding("EPUB", tuple(islice(book.problems(content), _MOST)))),
    (lambda content: content[:1024].find(b"%PDF-") >= 0, _pdf),
    (whole.is_report, lambda content: Finding("Isnad report 1 (JSON Schema 2020-12)", _report(content))),
    (linked.is_page, _page),
    (
        lambda content: bool(office.standard(content)),
        lambda content: Finding(office.standard(content), tuple(islice(office.problems(content), _MOST))),
    ),
    (markup.is_xml, lambda content: Finding(*markup.xml(content))),
    (
        webanno.is_table,
        lambda content: Finding("WebAnno TSV 3", _refusal(lambda held: webanno.read(held, "TSV"), content)),
    ),
    (hypothesis.is_table, lambda content: Finding("Hypothesis (CSV)", _refusal(hypothesis.read, content))),
)
"""How each kind of file begins, and what it is held against; a web archive may be packed and is known all the same."""
