"""ClaimReviews become claims of the article in which the claim was made; where the desk has none, of one made of them.

What this program wrote comes back as the desk's own judgement. What another fact checker found is evidence: the rating
is taken where this desk's scale has one of that name, and is otherwise told with the evidence alone.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from db import placing
from db.rows import row
from db.stamps import DESK, new_id, now, sha256
from db.tables import one
from db.taken import IMPORT, Outcome, TakenIn
from factcheck import anchors
from factcheck.attribution import folded
from factcheck.errors import Refused
from factcheck.evidence import Evidence, EvidenceKind, Stance
from factcheck.model import Claim, Passage, Status, Version
from factcheck.report.annotations import CLAIM
from factcheck.report.reviewed import Review, Reviews, draft
from factcheck.selectors import Selector, resolve
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_LISTED = 10
_DAY = len("2026-11-23")
_NOT_THERE = N_("The review was left out of a claim whose words are not in the text: {claim}")
_MORE = N_("{count} more reviews were left out.")
_NONE = N_("None of the reviewed claims stands in the text of {title}.")
_THERE = N_("Reviews whose claims are in this article already: {count}.")
_MADE = N_("The text in which this was claimed is not in this desk: the article holds the words that are reviewed.")
_OTHER_SCALE = N_("These ratings are not on this desk's scale; each stands with the evidence: {names}.")


def take_in(store: "Store", given: Reviews) -> TakenIn:
    """Make a claim of each review, with its rating and evidence, as one step; those that are there stay.

    Where no text of the desk is meant, an article of the reviewed words is made. What is left out is told. Raises
    Refused where none of the reviewed claims stands in the text that is meant, or several texts may be meant.
    """
    found = _article(store, given)
    if found is not None:
        version = store.articles.version(found[0])
        return _Arrival(store, given, version).take_in(found[1])
    new = draft(given)
    with store.step(Sentence.of(IMPORT, title=new.title), DESK):
        added = store.intake.add(new)
        taken = _Arrival(store, given, store.articles.version(added.article)).take_in((Sentence.of(_MADE),))
    if added.outcome is not Outcome.ADDED:
        return taken
    return TakenIn(Outcome.ADDED, taken.article, taken.version, taken.warnings)


def _article(store: "Store", given: Reviews) -> tuple[str, tuple[Sentence, ...]] | None:
    for review in given.reviews:
        known = one(store.connection, "SELECT article FROM claim WHERE id = ?", _own(review))
        if known:
            return str(known[0]), ()
    for words in (
        [review.quotes[0] for review in given.reviews],
        [review.wording for review in given.reviews],
    ):
        found = placing.place(store, given.addresses, [given.title], map(Selector, words))
        if found:
            return found
    return None


def _own(review: Review) -> str:
    return review.id.removeprefix(CLAIM) if review.is_ours else ""


class _Arrival:
    def __init__(self, store: "Store", given: Reviews, version: Version) -> None:
        self._store, self._given, self._version = store, given, version
        self._held = store.claims.of(version.article)
        self._scale = {
            folded(name): one.id for one in store.ratings.scale() for name in (one.name_ar, one.name_en) if name
        }

    def take_in(self, told: tuple[Sentence, ...]) -> TakenIn:
        fresh, known, left_out = self._sorted_out()
        article = self._version.article
        if not fresh and not known:
            raise Refused(_NONE, title=self._store.articles.get(article).title)
        there = (Sentence.of(_THERE, count=known),) if known else ()
        other = dict.fromkeys(review.verdict.said() for _, review in fresh if not self._rating(review))
        names = ", ".join(list(filter(None, other))[:_LISTED])
        scale = (Sentence.of(_OTHER_SCALE, names=names),) if names else ()
        warnings = (*told, *there, *scale, *left_out)
        if not fresh:
            return TakenIn(Outcome.UNCHANGED, article, self._version.id, warnings)
        with self._store.step(Sentence.of(N_("Take in reviews")), article):
            for claim, review in fresh:
                self._insert(self._store.claims.insert(claim).id, review)
        return TakenIn(Outcome.ANNOTATED, article, self._version.id, warnings)

    def _sorted_out(self) -> tuple[list[tuple[Claim, Review]], int, list[Sentence]]:
        """The claims to make, how many are there already, and what was left out."""
        ids = {claim.id for claim in self._held}
        taken = {(claim.passage.start, claim.passage.end, claim.wording) for claim in self._held}
        fresh: list[tuple[Claim, Review]] = []
        known, left_out = 0, list[Sentence]()
        for review in self._given.reviews:
            id, passage = self._id(review), self._passage(review)
            if id in ids:
                known += 1
            elif passage is None:
                left_out.append(Sentence.of(_NOT_THERE, claim=review.wording))
            elif not review.is_ours and (passage.start, passage.end, review.wording) in taken:
                known += 1
            else:
                ids.add(id)
                fresh.append((self._claim(review, id, passage), review))
        rest = len(left_out) - _LISTED
        return fresh, known, left_out if rest <= 0 else [*left_out[:_LISTED], Sentence.of(_MORE, count=rest)]

    def _id(self, review: Review) -> str:
        """The id of the claim that a review becomes: its own where it was a claim, else always the same one here."""
        own, article = _own(review), self._version.article
        if own and not one(self._store.connection, "SELECT 1 FROM claim WHERE id = ? AND article <> ?", own, article):
            return own
        return sha256("\n".join([review.id, review.url, review.by, review.wording, article]).encode())[:32]

    def _passage(self, review: Review) -> Passage | None:
        text = self._version.text
        for quote in dict.fromkeys((*review.quotes, review.wording)):
            for found in resolve(text, Selector(quote))[:1]:
                start, end = anchors.trim(text, found.start, found.end)
                return anchors.make(text, start, end, version=self._version.id, sure=found.sure)
        return None

    def _rating(self, review: Review) -> str:
        return next((self._scale[name] for name in map(folded, review.verdict.names) if name in self._scale), "")

    def _claim(self, review: Review, id: str, passage: Passage) -> Claim:
        made = f"{review.day[:_DAY]}T00:00:00.000Z" if _is_day(review.day[:_DAY]) else now()
        return Claim(
            id, self._version.article, Status.UNCHECKED, review.wording, "", made, made, (passage,),
            rating=self._rating(review), rationale=review.verdict.reasons if review.is_ours else "", said=review.said,
        )  # fmt: skip

    def _insert(self, claim: str, review: Review) -> None:
        """Write who said it, what stands for and against it, and what the other fact checker found."""
        store = self._store
        if review.speaker:
            known = store.sources.named(review.speaker)
            is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in review.speaker)
            names = ("name_ar" if is_arabic else "name_en", "url")
            told = dict(zip(names, (review.speaker, review.speaker_url), strict=True))
            source = known[0] if known else store.sources.add(review.speaker_kind, **told)
            store.hops.add(claim, source.id, link=review.link)
        at = datetime.fromisoformat(now())
        for place, item in enumerate(self._evidence(claim, review)):
            # What is listed by its time keeps the order of the file.
            created = (at + timedelta(milliseconds=place)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            cells = row(item) | {"created": created}
            store.tables.table("evidence").insert(cells)

    def _evidence(self, claim: str, review: Review) -> Iterable[Evidence]:
        if not review.is_ours and any((review.url, review.by, review.verdict.said())):
            yield Evidence(
                new_id(), claim, Stance.CONTEXT, EvidenceKind.FACT_CHECK, title=review.wording, publisher=review.by,
                url=review.url, quote=review.verdict.reasons, published=review.day, note=review.verdict.said(),
            )  # fmt: skip
        for cited in review.cited:
            yield Evidence(
                new_id(), claim, Stance.CONTEXT, EvidenceKind.DOCUMENT, title=cited.title, publisher=cited.publisher,
                url=cited.url, quote=cited.quote, published=cited.published,
            )  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return False
    return text.isascii()
