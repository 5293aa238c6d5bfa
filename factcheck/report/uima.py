"""Marks in a UIMA CAS as XMI, as INCEpTION writes it: the text with all that is marked in it, in one XML file.

Its places count the halves of UTF-16, as Java does. What programs tell of every word is passed over.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from factcheck.errors import InputRefused
from factcheck.readers.package import parsed
from factcheck.report.annotated import Annotated, Annotation
from factcheck.report.layers import marks_statements, said
from factcheck.selectors import Selector, Unit
from factcheck.text.clean import clean
from factcheck.words import N_

_HEAD = 4000
_SIGN = b"http://www.omg.org/XMI"
_CAS = "{http:///uima/cas.ecore}"
_ID = "{http://www.omg.org/XMI}id"
_PLACES = frozenset({"begin", "end", "sofa", _ID})
_NOTHING = N_("{name} marks no words of a text.")


def is_cas(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a CAS as XMI do."""
    head = content[:_HEAD]
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" and _SIGN in head and b"uima/cas" in content[:64_000]


def read(content: bytes, name: str) -> list[Annotated]:
    """Return the marks of a CAS, of the text that it holds. Raises InputRefused."""
    tree = [one for one in parsed(content, name) if isinstance(one.tag, str)]  # without the comments
    texts = {one.get(_ID): one.get("sofaString") or "" for one in tree if one.tag == f"{_CAS}Sofa"}
    found = tuple(mark for sofa, text in texts.items() if sofa and text for mark in _marks(tree, sofa, text, name))
    if not found:
        raise InputRefused(_NOTHING, name=PurePath(name).name)
    told = [one.get(key) or "" for one in tree if _layer(one).endswith("DocumentMetaData") for key in _TITLES]
    titles = tuple(dict.fromkeys(filter(None, told)))
    return [Annotated(next(iter(titles), ""), found, titles)]


_TITLES = ("documentUri", "documentId", "documentTitle")


def _marks(tree: list[Any], sofa: str, text: str, name: str) -> Iterator[Annotation]:
    units = text.encode("utf-16-le", "surrogatepass")
    whole = Selector(clean(text).text)
    for one in tree:
        start, end = _number(one.get("begin")), _number(one.get("end"))
        layer = _layer(one)
        if one.get("sofa") != sofa or not 0 <= start < end <= len(units) // 2 or not marks_statements(layer):
            continue
        words = clean(units[2 * start : 2 * end].decode("utf-16-le", "replace")).text
        # Cleaning takes away little; what stood before a place tells where it is now.
        at = len(clean(units[: 2 * start].decode("utf-16-le", "replace")).text)
        place = Selector(words, start=at, end=at + len(words), within=whole, unit=Unit.CODE_POINTS)
        told = said(_features(one), layer)
        yield Annotation(f"{PurePath(name).stem}:{one.get(_ID)}", (place,), "", told.note, told.status, told.tags)


def _features(one: Any) -> Iterator[tuple[str, str]]:
    """What is said of a mark; what refers to other things by their numbers, and bare numbers, say nothing."""
    for name, value in one.attrib.items():
        if name not in _PLACES and value not in {"true", "false"} and not value.replace(" ", "").isdecimal():
            yield name, value
    for child in one:
        if isinstance(child.tag, str):
            yield child.tag, child.text or ""


def _layer(one: Any) -> str:
    """A type's name as the project has it: `{http:///webanno/custom.ecore}Claim` is webanno.custom.Claim."""
    space, _, kind = one.tag.removeprefix("{").rpartition("}")
    return f"{space.removeprefix('http:///').removesuffix('.ecore').replace('/', '.')}.{kind}"


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else -1
