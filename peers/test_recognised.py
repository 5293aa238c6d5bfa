"""A PDF whose pages are pictures, recognised by the real Tesseract: its words, and where they stand on the pages."""

from io import BytesIO
from typing import Any

from pypdfium2 import PdfDocument
from weasyprint import HTML

from db import layouts
from db.store import Store
from factcheck import inputs, pages
from factcheck.apart import Apart
from factcheck.inputs import Aids
from factcheck.model import Draft
from factcheck.pages import Paper
from peers.test_inputs import RUNNING, STYLE, page, words
from tests.db.test_journal import mark

DOTS = 200
NEAR = 0.02
"""How far from its place a word may be found, in shares of the page's width and height."""


def printed() -> bytes:
    made: bytes = HTML(string=page(copies=3, style=STYLE)).write_pdf()
    return made


def scanned(paper: bytes) -> bytes:
    with PdfDocument(paper) as opened:
        drawn: list[Any] = [one.render(scale=DOTS / 72, grayscale=True).to_pil() for one in opened]
    file = BytesIO()
    drawn[0].save(file, "PDF", save_all=True, append_images=drawn[1:], resolution=DOTS)
    return file.getvalue()


def test_words_in_pictures_are_read_and_have_their_places_on_their_pages() -> None:
    paper = printed()
    (whole,) = inputs.read(paper, "/news/printed.pdf")
    (draft,) = inputs.read(scanned(paper), "/news/scanned.pdf", Aids.RECOGNISE)
    assert isinstance(whole, Draft)
    assert isinstance(draft, Draft)
    wanted, found = words(whole.text), set(words(draft.text))
    assert sum(word in found for word in wanted) >= 0.9 * len(wanted)
    assert draft.text.count(RUNNING) <= 1, "the head of the pages is left out"
    with Store(":memory:") as store:
        taken = store.intake.add(draft)
        version, scan = (
            store.articles.version(taken.article),
            layouts.paper(store, store.articles.version(taken.article)),
        )
        last = version.text.rindex("اللجنة")
        claim = mark(store, taken.article, last, last + len("اللجنة"))
        apart = Apart()
        known = pages.find(version, scan, apart)
        as_printed = Paper(paper)
        text = store.articles.version(store.intake.add(whole).article)
        right = pages.find(text, as_printed, apart)
        count = right.at(len(text.text))
        assert count >= 3
        assert known.at(0) == 1
        assert layouts.pages_of(store, store.articles.record(taken.article)) == [(claim.id, count)]
        for number in (1, count):
            here = pages.draw(version, scan, known, number, 72, apart).words
            there = pages.draw(text, as_printed, right, number, 72, apart).words
            placed = {
                (word.left + word.right, word.top + word.bottom): text.text[word.start : word.end] for word in there
            }
            same = sum(
                any(
                    abs(word.left + word.right - across) < 2 * NEAR
                    and abs(word.top + word.bottom - down) < 2 * NEAR
                    and words(version.text[word.start : word.end]) == words(said)
                    for (across, down), said in placed.items()
                )
                for word in here
            )
            assert same >= 0.85 * len(there) > 20
        apart.close()
