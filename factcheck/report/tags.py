"""The tags of a document as PDF/UA-1 asks for them, where WeasyPrint leaves something to be wished.

What stands at a sheet's edges, and a picture that tells nothing of its own, are ornament and are said to be; a list has
items and nothing else, and of a name and its value the name is the label; a link is there once, and says in words where
it leads.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_EDGE: list[Any] = [b"/Artifact", b"<</Type /Pagination>>", b"BDC"]
_ORNAMENT: list[Any] = [b"/Artifact", b"BMC"]


_LINK = re.compile(r'<a href="#([^"]+)"(?: aria-label="([^"]*)")?[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile("<[^>]*>")
_LONGEST = 160
"""How many code points of a link's words are told where it is described."""


def leading(page: str) -> dict[str, str]:
    """Return what the links of a page that lead to a place in it say, by the ids of these places."""
    said: dict[str, str] = {}
    for id, label, shown in _LINK.findall(page):
        said.setdefault(id, unescape(label or _TAG.sub("", shown))[:_LONGEST])
    return said


def take_out_first(pdf: Any) -> None:
    """Take the first element out of the tree of a document."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    _at(pdf, root["K"][0])["K"].pop(0)


def mended(pdf: Any, said: dict[str, str]) -> None:
    """Mend the tags of a document that WeasyPrint is about to write; `said` is what `leading` found in its page."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    tree = _Tree(pdf)
    tree.mend(root)
    _mend_pages(pdf, root, tree)
    for page in pdf.page_references:
        for reference in _at(pdf, page).get("Annots", ()):
            _describe(_at(pdf, reference), said)


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


class _Tree:
    """The elements of the tree, and which marked pieces of which page stand in it, by the page's reference."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.placed: dict[bytes, set[int]] = {}

    def mend(self, element: Any, *, in_link: bool = False) -> None:
        """Mend everything that is below an element, and note the pieces that are in it then."""
        is_link = element.get("S") == "/Link"
        if is_link and in_link:
            element["S"] = "/Span"
        if element.get("S") == "/L":
            element["K"][:] = list(self._items(element))
        kept = []
        for kid in element["K"]:
            if isinstance(kid, int):
                self.placed.setdefault(element["Pg"], set()).add(kid)
            else:
                below = _at(self.pdf, kid)
                if _tells_nothing(below):
                    continue
                if "S" in below:
                    self.mend(below, in_link=in_link or is_link)
                elif in_link and "Obj" in below:
                    _at(self.pdf, below["Pg"])["Annots"].remove(below["Obj"])
                    continue
            kept.append(kid)
        element["K"][:] = kept

    def _items(self, list_element: Any) -> Iterator[bytes]:
        """Yield what a list has: a group of a name and its value is an item, and the space between two is nothing."""
        for kid in list_element["K"]:
            below = _at(self.pdf, kid)
            if below["S"] == "/Div":
                below["S"] = "/LI"
                parts = [part for each in below["K"] for part in self._parts(each)]
                for place, part in enumerate(parts):
                    element = _at(self.pdf, part)
                    element["P"] = below.reference
                    if place < len(parts) - 1:
                        element["S"] = "/Lbl"
                below["K"][:] = parts
            if below["S"] in {"/LI", "/L", "/Caption"}:
                yield kid

    def _parts(self, kid: bytes) -> list[bytes]:
        below = _at(self.pdf, kid)
        return list(below["K"]) if below["S"] == "/LI" else []


def _tells_nothing(element: Any) -> bool:
    if element.get("S") != "/Figure":
        return False
    told = element.get("Alt")
    return told is None or not str(told.string).strip()


def _describe(note: Any, said: dict[str, str]) -> None:
    target = note.get("Dest")
    words = said.get(target.string) if target is not None else None
    if words and words.strip():
        note["Contents"] = type(target)(words)


def _mend_pages(pdf: Any, root: Any, tree: _Tree) -> None:
    """Make ornament of what is painted on a page and stands nowhere in the tree."""
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page, placed = _at(pdf, reference), tree.placed.get(reference, set())
        stream = _at(pdf, page["Contents"])
        stream.stream = list(_ornamented(stream.stream, placed))
        named = parents[page["StructParents"]]
        named[:] = [each if number in placed else "null" for number, each in enumerate(named)]


def _ornamented(stream: list[Any], placed: set[int]) -> Iterator[Any]:
    at = 0
    while at < len(stream):
        following = stream[at + 1] if at + 1 < len(stream) else None
        if isinstance(following, dict) and "MCID" in following and following["MCID"] not in placed:
            yield from _ORNAMENT if stream[at] in {"/Figure", b"/Figure"} else _EDGE
            at += 3
        else:
            yield stream[at]
            at += 1
