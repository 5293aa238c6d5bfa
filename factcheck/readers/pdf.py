"""PDF: the text of its pages by two engines, of which the one that finds more common words is believed."""

import logging
from io import BytesIO
from typing import Any

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import painted, paper
from factcheck.readers.drafting import Source, Told, declared_title, draft, label, made_at
from factcheck.readers.package import damaged, protected
from factcheck.text.backwards import decomposed, forwards, looks_backwards
from factcheck.text.encoding import Decoded
from factcheck.words import N_, Sentence

MEDIA_TYPE = "application/pdf"

_SAMPLE = 4
"""Pages on which the two engines are compared; the second one takes a second for each few pages."""
_MOST_BY_SECOND = 120
_MOST_OF_SAMPLE = 40_000
"""In characters: more than any few pages hold; the second engine compares all that is on a page with all else."""
_SURELY = 0.1
"""The share of common words in a text that was read as it should be: in news it is from 0.15 to 0.25."""
_CLEARLY = 1.15
"""How many times more common words the second engine must find: it breaks lines more often than the first one."""
_MOST_PAGES = 3_000
_PASSWORD = 4  # pdfium's number for a document that wants one
NO_TEXT = N_(
    "There is no text in {name}: its pages are pictures. Read them with a program for recognising text"
    " (Tesseract with Arabic, for example), and add the text that it makes."
)
_UNREADABLE = N_(
    "The letters of {name} can be seen, but the file does not say which letters they are. Print it and read the"
    " pictures with a program for recognising text, or ask for the text."
)
_TOO_LONG = N_("{name} has {pages} pages, more than the {most} that are read.")


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a PDF: its paragraphs in reading order, without what repeats at the edges of the pages.

    Raises InputRefused for one that is damaged, locked, or has no text that can be read.
    """
    pages, meta = _pages(content, name)
    text = paper.joined(paper.without_edges([paper.lines(page) for page in pages]))
    if not any(map(str.isalpha, text)):
        raise InputRefused(NO_TEXT, name=label(name))
    if paper.is_garbage(text):
        raise InputRefused(_UNREADABLE, name=label(name))
    declared = decomposed(meta.get("Title", ""))
    told = Told(
        title="" if paper.is_garbage(declared) else declared_title(declared),
        author=decomposed(meta.get("Author", "")),
        warnings=(*_warnings(text), *made_at(_date(meta.get("CreationDate", "")))),
    )
    return draft(Source(content, name, Decoded("", "")), text, MEDIA_TYPE, told)


def pages(content: bytes, name: str) -> list[str]:
    """Return the text of each page of a PDF, as `read` goes on to join it. Raises InputRefused."""
    return _pages(content, name)[0]


def _pages(content: bytes, name: str) -> tuple[list[str], dict[str, str]]:
    found, meta = _by_pdfium(content, name)
    letters = sum(map(str.isalpha, "".join(found)))
    return (_better(found, content) if _has_arabic(found) or not letters else found), meta


def _by_pdfium(content: bytes, name: str) -> tuple[list[str], dict[str, str]]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
        if len(document) > _MOST_PAGES:
            raise InputRefused(_TOO_LONG, name=label(name), pages=len(document), most=_MOST_PAGES)
        found = [_page(document, number) for number in range(len(document))]
        meta: dict[str, str] = document.get_metadata_dict()
    except PdfiumError as error:
        raise (protected(name) if getattr(error, "err_code", 0) == _PASSWORD else damaged(name)) from error
    return found, meta


def _page(document: Any, number: int) -> str:
    from pypdfium2 import PdfiumError

    try:
        text = str(_upright(document, number).get_textpage().get_text_range())
    except PdfiumError:  # one broken page does not take the others with it
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")


def _upright(document: Any, number: int) -> Any:
    """Return a page; one that is shown upside down as it was set, unless its text was set upside down for that."""
    page = document[number]
    if page.get_rotation() != 180:
        return page
    turned = _words(page)
    page.set_rotation(0)
    if _words(page) < turned:
        page.set_rotation(180)
    return page


def _words(page: Any) -> float:
    return paper.common(_forwards(str(page.get_textpage().get_text_range())))


def _by_pdfminer(content: bytes, most: int) -> list[str]:
    """Return the pages' texts as they show, each line from left to right; nothing where the engine gives up."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    logging.getLogger("pdfminer").propagate = False
    found: list[str] = []
    try:
        for page in extract_pages(BytesIO(content), maxpages=most):
            found.append(_as_shown([box for box in page if isinstance(box, LTTextContainer)]))
    except (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
            AssertionError, OverflowError, ArithmeticError):  # fmt: skip
        return found
    return found


def _as_shown(boxes: list[Any]) -> str:
    """Return the text of a page's boxes; the letters of one sign of Arabic turned round where the lines are."""
    from pdfminer.layout import LTChar, LTTextLine

    plain = "\n".join(box.get_text() for box in boxes)
    if not looks_backwards(plain):
        return plain

    def shown(sign: Any) -> str:
        text = str(sign.get_text())  # lam-alef is one sign, and its letters stand in it in their own order
        return text[::-1] if isinstance(sign, LTChar) and len(text) > 1 and _has_arabic([text]) else text

    lines = ([line for line in box if isinstance(line, LTTextLine)] for box in boxes)
    return "\n".join("".join(shown(sign) for line in several for sign in line) for several in lines)


def _as_painted(pages: list[str], content: bytes) -> list[str]:
    """Return the pages' texts in the order of reading, by the places of their letters; else as pdfium orders them."""
    from pypdfium2 import PdfDocument, PdfiumError

    ordered = [_forwards(page) for page in pages]
    if sum(map(len, pages)) > painted.MOST_SIGNS:
        return ordered
    try:
        with PdfDocument(content) as opened:
            lines = [
                painted.lines(_upright(opened, number)) if 0 < len(page) <= painted.MOST_OF_PAGE else None
                for number, page in enumerate(pages)
            ]
    except PdfiumError:
        return ordered
    rtl = paper.runs_from_right("".join(pages))
    shown = [paper.read_from(found, right_to_left=rtl) if found else ordered[at] for at, found in enumerate(lines)]
    whole, before = "\n".join(shown), "\n".join(ordered)
    is_shattered = 2 * len(paper.lines(whole)) < len(paper.lines(before))
    return shown if is_shattered or paper.common(whole) >= paper.common(before) / _CLEARLY else ordered


def _better(pages: list[str], content: bytes) -> list[str]:
    """Return the text of the engine that finds more common words in the first pages, its order put right."""
    first = [paper.ends_righted(paper.signs_righted(page)) for page in _as_painted(pages, content)]
    turned = paper.turns_pairs("\n".join(first))
    if sum(map(len, first[:_SAMPLE])) > _MOST_OF_SAMPLE:
        return first
    if not turned and paper.common("\n".join(first)) > _SURELY:
        return first
    sample = [_forwards(page) for page in _by_pdfminer(content, _SAMPLE)]
    words = paper.vocabulary("\n".join(sample))
    first = [paper.pairs_righted(page, words) if turned else page for page in first]
    if paper.common("\n".join(sample)) <= _CLEARLY * paper.common("\n".join(first[:_SAMPLE])):
        return first
    if len(pages) > _MOST_BY_SECOND:
        return first
    if len(pages) > _SAMPLE:
        return [paper.ends_righted(_forwards(page)) for page in _by_pdfminer(content, len(pages))]
    return [paper.ends_righted(page) for page in sample]


def _forwards(text: str) -> str:
    return forwards(text) if looks_backwards(text) else decomposed(text)


def _has_arabic(pages: list[str]) -> bool:
    return any("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for page in pages for sign in page)


def _date(written: str) -> str:
    """Return the day of a PDF's date (`D:20230911…`), or empty."""
    digits = written.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else ""


def _warnings(text: str) -> tuple[Sentence, ...]:
    if _has_arabic([text]):
        told = N_("The text comes out of a PDF, which keeps no order of reading: compare it with the pages.")
        return (Sentence.of(told),)
    return ()
