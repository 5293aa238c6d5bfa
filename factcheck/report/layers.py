"""What the layers of an annotation project are here: which of them mark statements, and what their features say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Status
from factcheck.text.clean import clean

_LINGUISTIC = re.compile(
    r"(lexmorph|segmentation|syntax|semantics|transform|metadata|phonetics|coref|pdf)\.|"
    r"\b(POS\w*|Lemma|Stem|Token|Sentence|Paragraph|Heading|Div|SurfaceForm|MorphologicalFeatures|Dependency|"
    r"DocumentAnnotation|DocumentMetaData|TagsetDescription|TagDescription|CASMetadata|XMI|NULL|Sofa|View)$"
)
_NOTES = re.compile(r"note|comment|remark|description|rationale|explanation|ملاحظ|تعليق", re.IGNORECASE)
_LONGEST_TAG = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What the features of one mark say: its status, if a label is one, its tags and its note."""

    status: Status | None
    tags: tuple[str, ...]
    note: str


def marks_statements(layer: str) -> bool:
    """Return whether a layer is somebody's own marks, and not what a program tells of each word."""
    return not _LINGUISTIC.search(layer)


def said(features: Iterable[tuple[str, str]], layer: str) -> Said:
    """Return what features, as names and values, say; a mark that has none is of its layer."""
    status, tags, notes = None, list[str](), list[str]()
    for name, value in features:
        line = clean(value).text.strip()
        if not line:
            continue
        if line.lower() in set(Status):
            status = Status(line.lower())
        elif _NOTES.search(name) or len(line) > _LONGEST_TAG or "\n" in line:
            notes.append(line)
        else:
            tags.append(line)
    if not tags and status is None:
        tags = [layer.rpartition(".")[2].rpartition(":")[2]]
    return Said(status, tuple(dict.fromkeys(filter(None, tags))), "\n".join(notes))
