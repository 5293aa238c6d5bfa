"""A page as it was saved: the article in it, or all of its visible text where no article can be told from the rest."""

import logging
import re
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

from factcheck.errors import InputRefused
from factcheck.model import Direction, Draft
from factcheck.readers import blocks, dateline, scripted
from factcheck.readers.declared import declared
from factcheck.readers.drafting import Source, Told, draft, label
from factcheck.readers.package import OTHER_ENTITIES, TOO_DEEP
from factcheck.text.clean import clean
from factcheck.text.encoding import Decoded, decode
from factcheck.text.mojibake import unwrapped
from factcheck.words import N_, Sentence

_HEAD = 16_384
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_ENTITY = re.compile(r"<!DOCTYPE[^>\[]*\[\s*<!ENTITY", re.IGNORECASE)
_DATE_NAMES = frozenset(
    {"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"}
    | {"dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish_date", "publish-date"}
    | {"parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published"}
)
_SMALL_PAGE = 2_000
"""In characters: of a page as short as this, extractors drop paragraphs, or run them together."""
CLIPPING = "text.clipping"
"""The name under which a piece of a page is read that was copied."""
_PARAGRAPH = 100
"""In characters: a line as long as this is no link or caption."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_ATTRIBUTE = re.compile(r"\s[^\s=\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
_MOST_ATTRIBUTES = 2_000
"""The parser compares each attribute of an element with all before it."""
_OVERLOADED = N_("{name} holds an element with thousands of attributes, as only hostile files do. It was not read.")
_NEARLY_NOTHING = 300
"""In characters: a page that shows less may wait for a program to show the rest."""
_BY_A_PROGRAM = N_(
    "The page shows its text only by a program, which was not run: the text is from the page's own data."
    " Compare it with the page."
)
_FRAMES = N_("{name} shows other pages in frames and holds no text itself. Add the page with the text.")
_LARGEST_FOR_EXTRACTOR = 4_000_000
"""In characters of markup: the extractor takes a second for each million."""


def read(content: bytes, name: str, declared: str = "") -> Draft:
    """Return the draft of an HTML page: the article's paragraphs, a line each, and what the page tells about it.

    Nothing is fetched, nothing is run, no entity outside HTML's own is resolved. Raises InputRefused when the page
    shows no text. `declared` is the encoding that whoever handed the page over says it is in.
    """
    decoded = _unwrapped(decode(content, declared or declared_encoding(content)))
    page = parsed_page(decoded.text, name)
    if page is None:
        raise InputRefused(N_("There is no text in {name}."), name=label(name))
    seen = blocks.visible(page)
    everything = blocks.lines(blocks.region(seen))
    extracts = sum(map(len, everything)) > _SMALL_PAGE and len(decoded.text) <= _LARGEST_FOR_EXTRACTOR
    paragraphs, warnings = _chosen(_article(seen) if extracts else [], everything)
    if sum(map(len, paragraphs)) < _NEARLY_NOTHING and (of_data := _scripted(page)):
        paragraphs, warnings = of_data, (Sentence.of(_BY_A_PROGRAM),)
    if not paragraphs and next(page.iter("frameset"), None) is not None:
        raise InputRefused(_FRAMES, name=label(name))
    told = _told(page, warnings)
    return draft(Source(content, name, decoded), "\n".join(paragraphs), "text/html", told)


def everything(content: bytes, name: str, declared: str = "") -> list[str]:
    """Return every block of text that a page shows, in its order; see `read`. Raises InputRefused."""
    page = parsed_page(_unwrapped(decode(content, declared or declared_encoding(content))).text, name)
    return [] if page is None else [clean(line).text for line in blocks.lines(blocks.visible(page))]


def _unwrapped(decoded: Decoded) -> Decoded:
    found = unwrapped(decoded.text)
    if found is None:
        return decoded
    text, shown = found
    told = N_(
        "Before it came here the page was read as {encoding}, which it is not, and saved so."
        " Its letters were put right; its bytes are kept as they came."
    )
    return replace(decoded, text=text, warnings=(*decoded.warnings, Sentence.of(told, encoding=shown)))


def read_clipping(content: bytes, name: str) -> Draft:
    """Return the draft of a piece that was copied out of a page: all of it, since somebody chose it.

    Nothing is fetched or run. Raises InputRefused when it shows no text.
    """
    decoded = decode(content)
    page = parsed_page(decoded.text, name)
    if page is None:
        raise InputRefused(N_("There is no text in {name}."), name=label(name))
    paragraphs = blocks.lines(blocks.visible(page))
    return draft(Source(content, name, decoded), "\n".join(paragraphs), "text/html", _told(page, ()))


def declared_encoding(content: bytes) -> str:
    """Return the encoding that a page says it is in, as it says it, or empty."""
    head = _COMMENT.sub(b"", content[:_HEAD])
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def parsed_page(text: str, name: str = "") -> Any:
    """Return the root element (lxml) of a page, or None where there is no element in it; nothing is fetched.

    Raises InputRefused for a page that declares entities of its own, or attributes by the thousand.
    """
    from lxml import etree, html

    if _ENTITY.search(text[:_HEAD]):
        raise InputRefused(OTHER_ENTITIES, name=label(name))

    if any(len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise InputRefused(_OVERLOADED, name=label(name))
    markup = clean(text).text
    # Without huge_tree what is nested deeper than 255 elements is lost without a word.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):  # what they raise for a document without any element
        page = None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise InputRefused(TOO_DEEP, name=label(name))  # what lies deeper than 2,048 elements would be lost
    return page


@cache
def _extractor() -> Any:
    import trafilatura

    for library in ("trafilatura", "htmldate"):  # they write to standard error what they find no article in
        logging.getLogger(library).addHandler(logging.NullHandler())
    return trafilatura


def _article(page: Any) -> list[str]:
    try:
        found = _extractor().bare_extraction(page, include_comments=False)
    except Exception:  # noqa: BLE001, its heuristics meet pages that nobody foresaw: the visible text is there all the same
        return []
    return [] if found is None or found.body is None else blocks.lines(found.body)


def _chosen(article: list[str], everything: list[str]) -> tuple[list[str], tuple[Sentence, ...]]:
    """Return the article's lines, or all lines of the page where the extractor clearly missed some of the article."""
    if sum(map(len, everything)) <= _SMALL_PAGE:
        return everything, ()
    paragraphs = [line for line in everything if len(line) >= _PARAGRAPH]
    run_together = len(article) == 1 and len(paragraphs) > 2
    if article and not run_together and 5 * sum(map(len, article)) >= sum(map(len, paragraphs)):
        return article, ()
    template = N_("The article could not be told from the rest of the page: all of its visible text was taken.")
    return everything, (Sentence.of(template),)


def _scripted(page: Any) -> list[str]:
    """Return the lines of a text that a page shows only by a program, out of its data."""
    found: list[str] = []
    for text in scripted.texts(page):
        shown = parsed_page(f"<body>{text}") if scripted.is_markup(text) else None
        found += text.split("\n") if shown is None else blocks.lines(blocks.visible(shown))
    return [line for line in (" ".join(unescape(one).split()) for one in found) if line]


def _told(page: Any, warnings: tuple[Sentence, ...]) -> Told:
    """Return what a page tells: what it declares for machines before what the extractor makes of the rest."""
    found, said = _metadata(page), declared(page)
    published = said.published or _declared_date(page)
    guessed_date = "" if published else dateline.shown(page) or found.date or dateline.above(page)
    if guessed_date:
        guess = N_("The page does not declare its date. {date} is a guess from its text or its address: check it.")
        warnings = (*warnings, Sentence.of(guess, date=guessed_date))
    author, outlet, url = said.author or found.author or "", said.outlet or found.sitename or "", found.url or ""
    guesses = {"published": guessed_date, "author": author and not said.author, "outlet": outlet and not said.outlet}
    return Told(
        title=said.title or _title(page) or found.title or "",
        author=author,
        outlet=re.sub("^https?://(?:www\\.)?", "", outlet),
        published=published or guessed_date,
        url=said.url or (url if re.match("https?://", url) else ""),
        language=_language(page) or said.language,
        direction=_declared_direction(page),
        warnings=warnings,
        guessed=frozenset(name for name, guess in guesses.items() if guess),
    )


def _language(page: Any) -> str:
    return page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _metadata(page: Any) -> Any:
    extractor = _extractor()
    try:
        return extractor.extract_metadata(page, extensive=False)
    except Exception:  # noqa: BLE001, as above: a page without metadata is still a page
        return extractor.settings.Document()


def _title(page: Any) -> str:
    """Return the heading that the page's title repeats beside the outlet's name; else the title, else a heading."""
    headings = [" ".join("".join(one.itertext()).split()) for one in page.iter("h1")]
    title = next((" ".join("".join(one.itertext()).split()) for one in page.iter("title")), "")
    repeated = next((heading for heading in headings if heading and heading in title), "")
    return repeated or title or next(filter(None, headings), "")


def _declared_date(page: Any) -> str:
    for meta in page.iter("meta"):
        names = {(meta.get(key) or "").lower() for key in ("property", "name", "itemprop")}
        if names & _DATE_NAMES and (meta.get("content") or "").strip():
            return str(meta.get("content"))
    for time in page.iter("time"):
        if (time.get("itemprop") or "").lower() == "datepublished" or "pubdate" in time.attrib:
            return str(time.get("datetime") or "")
    return ""


def _declared_direction(page: Any) -> Direction | None:
    """Return RTL where the page says so; a page that says LTR may only never have been told otherwise."""
    elements = page.iter("html", "body", "main", "article")
    return Direction.RTL if any((one.get("dir") or "").lower() == "rtl" for one in elements) else None
