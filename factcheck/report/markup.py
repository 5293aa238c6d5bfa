"""Whether a page keeps to what HTML asks of every page, and whether XML is well-formed."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from factcheck.errors import InputRefused
from factcheck.readers.package import parsed
from factcheck.report.rules import MISSING, TWICE, said
from factcheck.report.uima import is_cas
from factcheck.words import N_, Sentence

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b|<!--|<[A-Za-z_][\w.:-]{0,80}(?:\s+[\w.:-]+\s*=|\s*/?>))")
_ROOTS = {
    "{http://www.w3.org/2000/svg}svg": "SVG",
    "{http://www.w3.org/2005/Atom}feed": "Atom",
    "rss": "RSS",
    "{http://www.tei-c.org/ns/1.0}TEI": "TEI (XML 1.0)",
}
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_OPTIONAL = frozenset(
    (
        *("html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "rt", "rp"),
        *("thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption"),
    )
)
"""The elements that have no end, and those whose end may be left out."""

_NOT_CLOSED = N_("<{value}> in line {line} is not closed.")
_NOT_OPEN = N_("</{value}> in line {line} closes nothing.")

_MOST = 8_000_000  # characters of a page that are looked at
_DEEPEST = 500

Problems = Iterator[Sentence]


def is_xml(content: bytes) -> bool:
    """Return whether a file's bytes begin as XML does."""
    return _XML.match(content[:2000]) is not None


def xml(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    """Return which XML a file is, and what is wrong with it."""
    name = "UIMA CAS (XMI)" if is_cas(content) else "XML 1.0"
    try:
        root = parsed(content, "XML")
    except InputRefused as refusal:
        return name, (refusal.sentence,)
    return _ROOTS.get(str(root.tag), name), ()


def page(text: str) -> Problems:
    """Yield what HTML asks of every page and this one lacks: a doctype, a title, ids that differ, elements closed."""
    reader = _Page()
    reader.feed(text[:_MOST])
    reader.close()
    if not reader.has_doctype:
        yield said(MISSING, "<!doctype html>")
    if not reader.title.strip():
        yield said(MISSING, "<title>")
    yield from reader.problems
    for name, line in reader.open if len(text) <= _MOST else ():
        if name not in _OPTIONAL:
            yield said(_NOT_CLOSED, "", value=name, line=line)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Sentence] = []
        self.open: list[tuple[str, int]] = []
        self.title, self.has_doctype = "", False
        self._ids: set[str] = set()
        self._foreign = 0

    def handle_decl(self, decl: str) -> None:
        self.has_doctype = self.has_doctype or decl.lower().startswith("doctype html")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._identify(attrs)
        if tag not in _VOID:
            self.open.append((tag, self.getpos()[0]))
            self._foreign += tag in {"svg", "math"}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._identify(attrs)
        if tag not in _VOID and not self._foreign and tag not in {"svg", "math"}:
            self.open.append((tag, self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "title" and not self._foreign:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        line = self.getpos()[0]
        near = range(len(self.open) - 1, max(-1, len(self.open) - _DEEPEST), -1)
        at = next((place for place in near if self.open[place][0] == tag), -1)
        if at < 0:
            if tag not in {"p", "br"} and tag not in _VOID:
                self.problems.append(said(_NOT_OPEN, "", value=tag, line=line))
            return
        for name, begun in self.open[at + 1 :]:
            self._foreign -= name in {"svg", "math"}
            if name not in _OPTIONAL:
                self.problems.append(said(_NOT_CLOSED, "", value=name, line=begun))
        self._foreign -= tag in {"svg", "math"}
        del self.open[at:]

    def _identify(self, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                if value in self._ids:
                    self.problems.append(said(TWICE, "id", value=value))
                self._ids.add(value)
