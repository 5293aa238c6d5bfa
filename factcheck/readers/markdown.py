"""Markdown: its readable text, a paragraph a line, without the signs that only set it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, draft
from factcheck.text.clean import clean
from factcheck.text.encoding import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_FIELDS = {
    "title": "title",
    **dict.fromkeys(("author", "authors", "by"), "author"),
    **dict.fromkeys(("outlet", "site", "source", "publisher"), "outlet"),
    **dict.fromkeys(("date", "published"), "published"),
    **dict.fromkeys(("url", "link", "canonical"), "url"),
    **dict.fromkeys(("lang", "language"), "language"),
}
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a Markdown text; its title is what its front matter or its first heading says.

    Raises InputRefused when there is no text.
    """
    decoded = decode(content)
    fields, body = _front_matter(clean(decoded.text).text)
    tokens = _tokens(body)
    told = Told(
        title=fields.get("title") or _first_heading(tokens),
        author=fields.get("author", ""),
        outlet=fields.get("outlet", ""),
        published=fields.get("published", ""),
        url=fields.get("url", ""),
        language=fields.get("language", ""),
    )
    return draft(Source(content, name, decoded), "\n".join(_lines(tokens)), "text/markdown", told)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the known fields of a head of `key: value` lines, and the text behind it; no fields and all of it else."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    lines = [line for line in found[1].split("\n") if line.strip() and not line.startswith("#")]
    pairs = [(line, _PAIR.fullmatch(line)) for line in lines]
    if not lines or any(pair is None and line[0] not in " \t-" for line, pair in pairs):
        return {}, text
    fields: dict[str, str] = {}
    for _, pair in pairs:
        field = _FIELDS.get(pair[1].lower()) if pair else None
        if pair and field and pair[2]:
            fields.setdefault(field, _unquoted(pair[2].strip()))
    return fields, text[found.end() :]


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _tokens(text: str) -> Sequence["Token"]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _first_heading(tokens: Sequence["Token"]) -> str:
    for opening, token in pairwise(tokens):
        if opening.type == "heading_open" and (heading := _words(token.children or ())):
            return heading
    return ""


def _lines(tokens: Sequence["Token"]) -> Iterator[str]:
    prefix = ""
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                prefix = f"{token.info}{token.markup} " if token.info else ""
            case "tr_open":
                row = []
            case "tr_close":
                yield "\t".join(row or ())
                row = None
            case "inline" if row is not None:
                row.append(_words(token.children or ()))
            case "inline":
                yield prefix + _words(token.children or ())
                prefix = ""
            case "fence" | "code_block":
                yield token.content.rstrip("\n")
            case "html_block":
                yield from filter(None, (line.strip() for line in _TAG.sub("", token.content).split("\n")))


def _words(tokens: Sequence["Token"]) -> str:
    words: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.append(token.content)
            case "softbreak":
                words.append(" ")
            case "hardbreak":
                words.append("\n")
            case "image":
                words.append(_words(token.children or ()))
    return "".join(words).strip()
