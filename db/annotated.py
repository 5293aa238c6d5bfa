"""Annotations of a text that is in the desk, made by this program or another one, become claims of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from db import placing
from db.stamps import now, sha256
from db.tables import one
from db.taken import Outcome, TakenIn
from factcheck import anchors
from factcheck.errors import Refused
from factcheck.model import Claim, Passage, Status, Version
from factcheck.report.annotated import Annotated, Annotation
from factcheck.report.annotations import CLAIM
from factcheck.selectors import Selector, Unit, counted, resolve, unit
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_LISTED = 10
_SHORT = 80

_NO_WORDS = N_("The annotation {name} was left out: it names no words of the text.")
_NOT_THERE = N_("The annotation {name} was left out: its words are not in the text: {quote}")
_OUTSIDE = N_("The annotation {name} was left out: the text ends before its place, {start} to {end}.")
_MORE = N_("{count} more annotations were left out.")
_IN_PART = N_("Of the annotation {name}, {count} places were left out: their words are not in the text.")
_THERE = N_("Annotations that are claims of this article already: {count}.")
_UNTOLD = N_(
    "The file does not tell whether its places count characters or the halves of UTF-16. They were taken as characters:"
    " look at those behind an emoji or another rare sign."
)


def take_in(store: "Store", given: Annotated) -> TakenIn:
    """Make a claim of each annotation whose words stand in the article, as one step; those that are there stay.

    What is left out is told by name, with the reason. Raises Refused where the text is not in the desk, or none of the
    annotations names words of it.
    """
    article, told = _article(store, given)
    version = store.articles.version(article)
    counts, untold = _unit(given.annotations, version.text)
    fresh, known, left_out = _sorted_out(store, given, version, counts)
    if not fresh and not known:
        title = store.articles.get(article).title
        raise Refused(N_("None of these annotations stands in the text of {title}."), title=title)
    there = (Sentence.of(_THERE, count=known),) if known else ()
    warnings = (*told, *untold, *there, *_shortened_list(left_out))
    if not fresh:
        return TakenIn(Outcome.UNCHANGED, article, version.id, warnings)
    with store.step(Sentence.of(N_("Take in annotations")), article):
        for claim in fresh:
            store.claims.insert(claim)
    return TakenIn(Outcome.ANNOTATED, article, version.id, warnings)


def _sorted_out(
    store: "Store", given: Annotated, version: Version, counts: Unit
) -> tuple[list[Claim], int, list[Sentence]]:
    """The claims that annotations become, how many are claims already, and what was left out, wholly or in part."""
    held = store.claims.of(version.article)
    there = {claim.id for claim in held}
    taken = {_key(claim) for claim in held}
    fresh: list[Claim] = []
    known, left_out, in_part = 0, list[Sentence](), list[Sentence]()
    for annotation in given.annotations:
        id = _id(store, annotation, version.article)
        each = [tuple(_passages(counted(place, counts), version)) for place in annotation.places]
        found = tuple(dict.fromkeys(passage for passages in each for passage in passages))
        if not found:
            left_out.append(_reason(annotation, version))
            continue
        if not all(each):
            in_part.append(Sentence.of(_IN_PART, name=_name(annotation), count=each.count(())))
        claim = _claim(annotation, version.article, found, id)
        if (id and id in there) or (not _is_ours(annotation) and _key(claim) in taken):
            known += 1
            continue
        there.add(id)
        fresh.append(claim)
    return fresh, known, [*left_out, *in_part]


def _unit(annotations: Iterable[Annotation], text: str) -> tuple[Unit, tuple[Sentence, ...]]:
    """What the places of a file count, and what is to be said where that is not known."""
    told = unit(text, [place for annotation in annotations for place in annotation.places])
    return (told, ()) if told else (Unit.CODE_POINTS, (Sentence.of(_UNTOLD),))


def _key(claim: Claim) -> tuple[int, int, str]:
    return claim.passage.start, claim.passage.end, claim.wording


def _is_ours(annotation: Annotation) -> bool:
    return annotation.id.startswith(CLAIM)


def _id(store: "Store", annotation: Annotation, article: str) -> str:
    """The id of the claim that an annotation becomes: its own where it was a claim, else always the same one here."""
    own = annotation.id.removeprefix(CLAIM) if _is_ours(annotation) else ""
    elsewhere = one(store.connection, "SELECT 1 FROM claim WHERE id = ? AND article <> ?", own, article)
    if own and not elsewhere:
        return own
    return sha256(f"{annotation.id}\n{article}".encode())[:32] if annotation.id else ""


def _article(store: "Store", given: Annotated) -> tuple[str, tuple[Sentence, ...]]:
    """The article that the annotations belong to: by its name, by its address, or, unnamed, by their words."""
    selectors = [place for annotation in given.annotations for place in annotation.places]
    found = placing.place(store, [given.source], given.titles, selectors)
    if found is None:
        said = given.source or next(iter(given.titles), "") or "–"
        raise Refused(N_("The text that these annotations belong to is not in this desk: {source}"), source=said)
    return found


def _passages(place: Selector, version: Version) -> Iterable[Passage]:
    for found in resolve(version.text, place):
        start, end = found.start, found.end
        if version.text[start:end] != place.quote:
            start, end = anchors.trim(version.text, start, end)
        if version.text[start:end].strip():
            yield anchors.make(version.text, start, end, version=version.id, sure=found.sure)


def _reason(annotation: Annotation, version: Version) -> Sentence:
    name = _name(annotation)
    place = next((place for place in annotation.places if place.is_usable), None)
    if place is None:
        return Sentence.of(_NO_WORDS, name=name)
    if place.quote.strip():
        return Sentence.of(_NOT_THERE, name=name, quote=_short(place.quote))
    if place.within is None and place.end > len(version.text):
        return Sentence.of(_OUTSIDE, name=name, start=place.start, end=place.end)
    return Sentence.of(_NO_WORDS, name=name)


def _name(annotation: Annotation) -> str:
    return _short(annotation.id or annotation.note or annotation.wording or "–")


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def _shortened_list(left_out: list[Sentence]) -> list[Sentence]:
    rest = len(left_out) - _LISTED
    return left_out if rest <= 0 else [*left_out[:_LISTED], Sentence.of(_MORE, count=rest)]


def _claim(annotation: Annotation, article: str, passages: tuple[Passage, ...], id: str) -> Claim:
    made = now()
    ordered = tuple(sorted(passages, key=lambda passage: (passage.start, passage.end)))
    wording = annotation.wording.strip() or " ".join(ordered[0].quote.split())
    created = annotation.created or made
    return Claim(
        id, article, annotation.status or Status.UNCHECKED, wording, annotation.note, created,
        annotation.modified or created, ordered, tags=annotation.tags,
    )  # fmt: skip
