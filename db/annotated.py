"""Annotations of a text that is in the desk, made by this program or another one, become claims of it."""

from typing import TYPE_CHECKING

from db.intake import Outcome, TakenIn
from db.stamps import now
from db.tables import one
from factcheck import anchors
from factcheck.errors import Refused
from factcheck.model import Claim, Passage, Status, Version
from factcheck.report.annotations import ARTICLE, CLAIM, Annotated, Annotation, Place
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


def take_in(store: "Store", given: Annotated) -> TakenIn:
    """Make a claim of each annotation whose words stand in the article, as one step; those that are there stay.

    Raises Refused where the text is not in the desk, or none of the annotations names words of it.
    """
    article = _article(store, given.source)
    version = store.articles.version(article)
    there = {claim.id for claim in store.claims.of(article)}
    taken = {(claim.passage.start, claim.passage.end, claim.wording) for claim in store.claims.of(article)}
    fresh, lost = [], 0
    for annotation in given.annotations:
        if annotation.id.removeprefix(CLAIM) in there:
            continue
        found = [passage for place in annotation.places if (passage := _passage(place, version)) is not None]
        lost += not found
        claim = _claim(annotation, article, tuple(found)) if found else None
        if claim and (claim.passage.start, claim.passage.end, claim.wording) not in taken:
            fresh.append(claim)
    if lost == len(given.annotations):
        raise Refused(N_("None of these annotations stands in the text of {source}."), source=given.source)
    warnings = (
        (Sentence.of(N_("{count} annotations were left out: their words are not in the text."), count=lost),)
        if lost
        else ()
    )
    if not fresh:
        return TakenIn(Outcome.UNCHANGED, article, version.id, warnings)
    with store.step(Sentence.of(N_("Take in annotations")), article):
        for claim in fresh:
            store.claims.insert(claim)
    return TakenIn(Outcome.ANNOTATED, article, version.id, warnings)


def _article(store: "Store", source: str) -> str:
    if source.startswith(ARTICLE):
        row = one(store.connection, "SELECT id FROM article WHERE id = ?", source.removeprefix(ARTICLE))
    else:
        row = one(store.connection, "SELECT id FROM article WHERE url = ? ORDER BY created DESC LIMIT 1", source)
    if row is None:
        raise Refused(N_("The text that these annotations belong to is not in this desk: {source}"), source=source)
    return str(row[0])


def _passage(place: Place, version: Version) -> Passage | None:
    text, sure = version.text, 1.0
    start, end = place.start, place.end
    named = place.quote.strip()
    if not (0 <= start < end <= len(text)) or (named and text[start:end] != place.quote):
        # Another tool may have counted in another text: the words themselves decide, with those round them.
        meant = Passage("", version.id, max(start, 0), max(end, 0), place.quote, place.prefix, place.suffix)
        found = anchors.find(text, meant) if named else None
        if found is None:
            return None
        start, end, sure = found.start, found.end, found.sure
    start, end = anchors.trim(text, start, end)
    return anchors.make(text, start, end, version=version.id, sure=sure) if start < end else None


def _claim(annotation: Annotation, article: str, passages: tuple[Passage, ...]) -> Claim:
    made = now()
    wording = annotation.wording.strip() or " ".join(passages[0].quote.split())
    ordered = tuple(sorted(passages, key=lambda passage: (passage.start, passage.end)))
    return Claim("", article, annotation.status or Status.UNCHECKED, wording, annotation.note, made, made, ordered)
