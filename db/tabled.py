"""A table of claims that this program wrote becomes claims again, of their text or of an article of their quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from db import placing
from db.stamps import DESK, new_id, now
from db.tables import one
from db.taken import IMPORT, Outcome, TakenIn
from factcheck import anchors
from factcheck.attribution import folded
from factcheck.errors import Refused
from factcheck.model import Claim, Draft, Passage, Version
from factcheck.ratings import MOST, PATTERNS
from factcheck.readers.drafting import first_line, title_of
from factcheck.report.annotations import ARTICLE
from factcheck.report.tabled import Place, Stated, Tabled
from factcheck.selectors import Selector, resolve
from factcheck.text.direction import text_direction
from factcheck.text.language import language
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_LISTED = 10
_COLOUR = "#5f6b7a"
_NOT_THERE = N_("A claim of the table was left out, since its words are not in the text: {claim}")
_MORE = N_("{count} more claims were left out.")
_NONE = N_("None of the claims in this table stands in the text of {title}.")
_THERE = N_("Claims of the table that are in this article already: {count}. They stay as they are.")
_MADE = N_("The text of these claims is not in this desk: the article holds the words that they quote.")
_SCALE = N_("These ratings came onto this desk's scale with the table: {names}.")


def take_in(store: "Store", given: Tabled) -> TakenIn:
    """Make claims of a table's rows, as one step; those that are there stay. What is left out is told.

    Where the desk does not have their text, an article of the words that they quote is made. Raises Refused where none
    of them stands in the text that is meant, or several texts may be meant.
    """
    found = _article(store, given)
    if found is not None:
        return _Arrival(store, given, found[0]).take_in(found[1])
    quoted, given = _quoted(given)
    if not any(map(str.isalpha, quoted.text)):
        raise Refused(_NONE, title=given.title)
    with store.step(Sentence.of(IMPORT, title=quoted.title), DESK):
        is_free = given.id and not one(store.connection, "SELECT 1 FROM article WHERE id = ?", given.id)
        added = store.intake.add_as(quoted, given.id if is_free else new_id())
        taken = _Arrival(store, given, added.article).take_in((Sentence.of(_MADE),))
    return TakenIn(Outcome.ADDED, taken.article, taken.version, taken.warnings)


def _article(store: "Store", given: Tabled) -> tuple[str, tuple[Sentence, ...]] | None:
    if given.id and one(store.connection, "SELECT 1 FROM article WHERE id = ?", given.id):
        return given.id, ()
    for stated in given.claims:
        known = one(store.connection, "SELECT article FROM claim WHERE id = ?", stated.claim.id)
        if known:
            return str(known[0]), ()
    selectors = [Selector(place.quote, start=place.start, end=place.end)
                 for stated in given.claims for place in stated.places[-1:]]  # fmt: skip
    return placing.place(store, [f"{ARTICLE}{given.id}", given.url], [given.title], selectors)


def _quoted(given: Tabled) -> tuple[Draft, Tabled]:
    """An article of what the claims quote, in its order, and the claims with their places in it.

    Quotes that overlap are put together as they did in the text.
    """
    spans = sorted(
        ((place.version, place.start, -place.end, at, nth) for at, stated in enumerate(given.claims)
         for nth, place in enumerate(stated.places))
    )  # fmt: skip
    pieces: list[str] = []
    length = begun = until = version = 0
    moved: dict[tuple[int, int], Place] = {}
    for number, start, _, at, nth in spans:
        place = given.claims[at].places[nth]
        is_whole = start >= 0 and place.end - start == len(place.quote)
        if pieces and is_whole and version == number and start < until and _fits(pieces[-1][start - begun :], place):
            rest = place.quote[len(pieces[-1]) - (start - begun) :]
            pieces[-1] += rest
            length += len(rest)
        else:
            length += 2 if pieces else 0
            pieces.append(place.quote)
            length += len(place.quote)
            begun, version = (start, number) if is_whole else (0, -1)
        until = begun + len(pieces[-1])
        own = length - len(pieces[-1]) + (start - begun if version == number else 0)
        moved[at, nth] = replace(place, version=1, start=own, end=own + len(place.quote))
    text = "\n\n".join(pieces)
    claims = tuple(
        replace(stated, places=tuple(dict.fromkeys(moved[at, nth] for nth in range(len(stated.places)))))
        for at, stated in enumerate(given.claims)
    )
    shown = language(text)
    tongue = given.language if shown == "und" and given.language else shown
    draft = Draft(
        text, text.encode(), "", "text/plain", "utf-8", title_of(given.title) or first_line(text), tongue,
        text_direction(text), given.outlet, "", given.published, given.url,
    )  # fmt: skip
    return draft, replace(given, claims=claims)


def _fits(piece: str, place: Place) -> bool:
    """Whether a quote that begins with a piece of text, or lies in it, says the same there."""
    common = min(len(piece), len(place.quote))
    return bool(piece) and piece[:common] == place.quote[:common]


class _Arrival:
    def __init__(self, store: "Store", given: Tabled, article: str) -> None:
        self._store, self._given, self._article = store, given, article
        self._versions = {version.number: version for version in store.articles.versions(article)}
        self._newest = store.articles.version(article)
        self._held = store.claims.of(article)

    def take_in(self, told: tuple[Sentence, ...]) -> TakenIn:
        fresh, known, left_out = self._sorted_out()
        if not fresh and not known:
            raise Refused(_NONE, title=self._store.articles.get(self._article).title)
        there = (Sentence.of(_THERE, count=known),) if known else ()
        if not fresh:
            return TakenIn(Outcome.UNCHANGED, self._article, self._newest.id, (*told, *there, *left_out))
        with self._store.step(Sentence.of(N_("Take in a table of claims")), self._article):
            ratings, added = self._rated({stated.rating: stated.number for _, stated in fresh if stated.rating})
            for claim, stated in fresh:
                self._store.claims.insert(replace(claim, rating=ratings.get(stated.rating, "")))
        scale = (Sentence.of(_SCALE, names="، ".join(added)),) if added else ()
        warnings = (*told, *there, *scale, *left_out)
        return TakenIn(Outcome.ANNOTATED, self._article, self._newest.id, warnings)

    def _sorted_out(self) -> tuple[list[tuple[Claim, Stated]], int, list[Sentence]]:
        """The claims to make, how many are there already, and what was left out."""
        ids = {claim.id for claim in self._held}
        taken = {(claim.passage.start, claim.passage.end, claim.wording) for claim in self._held}
        fresh: list[tuple[Claim, Stated]] = []
        known, left_out = 0, list[Sentence]()
        for stated in self._given.claims:
            passages = () if stated.claim.id in ids else tuple(self._passages(stated.places))
            claim = self._claim(stated, passages)
            if claim.id in ids:
                known += 1
            elif not passages:
                left_out.append(Sentence.of(_NOT_THERE, claim=claim.wording or stated.places[-1].quote))
            elif not stated.claim.id and (claim.passage.start, claim.passage.end, claim.wording) in taken:
                known += 1
            else:
                ids.add(claim.id)
                fresh.append((claim, stated))
        rest = len(left_out) - _LISTED
        return fresh, known, left_out if rest <= 0 else [*left_out[:_LISTED], Sentence.of(_MORE, count=rest)]

    def _claim(self, stated: Stated, passages: tuple[Passage, ...]) -> Claim:
        own, made = stated.claim, stated.claim.created or now()
        is_elsewhere = one(
            self._store.connection, "SELECT 1 FROM claim WHERE id = ? AND article <> ?", own.id, self._article
        )
        id = new_id() if is_elsewhere or not own.id else own.id
        wording = own.wording or (" ".join(passages[-1].quote.split()) if passages else "")
        return replace(own, id=id, article=self._article, wording=wording, created=made, updated=own.updated or made,
                       passages=passages)  # fmt: skip

    def _passages(self, places: Iterable[Place]) -> Iterator[Passage]:
        """A claim's passages: those at their places in the versions that are meant, else where the words stand now."""
        given = list(places)
        exact = [self._at(place) for place in given]
        if self._given.id == self._article and all(exact):
            yield from sorted(filter(None, exact), key=lambda one: self._numbers[one.version])
            return
        last = [place for place in given if place.version == given[-1].version]
        found = {}
        for place in last:
            for where in resolve(self._newest.text, Selector(place.quote, start=place.start, end=place.end))[:1]:
                found[where.start, where.end] = where.sure
        for (start, end), sure in sorted(found.items()):
            own = anchors.trim(self._newest.text, start, end) if sure < 1 else (start, end)
            yield anchors.make(self._newest.text, *own, version=self._newest.id, sure=sure)

    @property
    def _numbers(self) -> dict[str, int]:
        return {version.id: number for number, version in self._versions.items()}

    def _at(self, place: Place) -> Passage | None:
        version: Version | None = self._versions.get(place.version)
        if version is None or not place.quote.strip() or version.text[place.start : place.end] != place.quote:
            return None
        return anchors.make(version.text, place.start, place.end, version=version.id, sure=place.sure)

    def _rated(self, wanted: dict[str, int]) -> tuple[dict[str, str], list[str]]:
        """The ids of the ratings of these names, and the names of those that were put onto the scale for them."""
        scale = self._store.ratings.scale()
        known = {folded(name): rating.id for rating in scale for name in (rating.name_ar, rating.name_en) if name}
        added = []
        for name, number in wanted.items():
            if folded(name) and folded(name) not in known:
                is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
                names = (name, "") if is_arabic else ("", name)
                made = self._store.ratings.add(*names, number if number <= MOST else 0, _COLOUR, PATTERNS[-1])
                known[folded(name)] = made.id
                added.append(name)
        return {name: known[folded(name)] for name in wanted if folded(name) in known}, added
