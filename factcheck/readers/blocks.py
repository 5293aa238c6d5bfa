"""The text of a tree of elements, a block a line: of a page as it is seen, or of what an extractor made of it."""

import re
from copy import deepcopy
from typing import Any

_SPACES = re.compile("[ \t\n\r\f]+")
_SPACES_IN_LINE = re.compile(" *\t *| {2,}")
_INVISIBLE = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "canvas", "audio"}
    | {"video", "map", "datalist", "select", "textarea", "button", "nav", "dialog", "area", "param", "source", "track"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"input", "ins", "kbd", "label", "mark", "nobr", "output", "q", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "hi", "ref", "graphic"}
)
_CELLS = frozenset({"td", "th", "cell"})
_GOOD_PART = 0.3
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def visible(page: Any) -> Any:
    """Return a copy of a page (an lxml element) without what a reader of the page does not see."""
    copy = deepcopy(page)
    for element in [one for one in copy.iterdescendants() if _hidden(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    return copy


def region(page: Any) -> Any:
    """Return the one element of a page that says it is the article and holds a good part of the text, else the body."""
    body = page.find("body")
    body = page if body is None else body
    for tag in ("article", "main"):
        named = list(body.iter(tag))
        if len(named) == 1 and len(named[0].text_content()) >= _GOOD_PART * len(body.text_content()):
            return named[0]
    return body


def lines(root: Any) -> list[str]:
    """Return the text of every block under an lxml element, in order; white space counts as in HTML.

    The cells of a table's row stand in one line with a tab between them, unless there are blocks in them.
    """
    from lxml import etree

    joined = _cells_of_plain_rows(root)
    preformatted = 0
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        starts = event == "start"
        if tag == "pre":
            preformatted += 1 if starts else -1
        if element in joined:
            pieces.append("" if starts else "\t")
        elif tag not in _INLINE:
            pieces.append("\n")
        if piece := element.text if starts else element.tail:
            pieces.append(_SPACES.sub(" ", piece) if not preformatted else piece)
    found = (_spaced(line).strip(" \t") for line in "".join(pieces).split("\n"))
    return [line for line in found if line]


def _spaced(line: str) -> str:
    return _SPACES_IN_LINE.sub(_one_space, line) if "\t" in line or "  " in line else line


def _cells_of_plain_rows(root: Any) -> set[Any]:
    rows = [row for row in root.iter("tr", "row") if all(one.tag in _INLINE | _CELLS for one in row.iterdescendants())]
    return {cell for row in rows for cell in row.iterchildren(*_CELLS)}


def _hidden(element: Any) -> bool:
    if element.tag == "body":  # hidden until a script has run, in some pages
        return False
    return element.tag in _INVISIBLE or "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style", "")))


def _one_space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "
