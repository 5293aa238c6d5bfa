"""Claims given another shape: their passages moved, added, taken away; claims cut in two, joined, changed together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.claims import STATUS_LABELS
from db.stamps import now
from factcheck import anchors, edges
from factcheck.edges import Span
from factcheck.errors import PassageRefused
from factcheck.highlights import in_reading_order
from factcheck.model import BETWEEN, Claim, Passage, Status, Version
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store


class Shaping:
    """Changes claims of one article of a store. Each method is one step; of several claims all change, or none."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._claims = store.claims

    # Passages

    def move_passage(self, claim: Claim, passage: Passage, span: Span) -> Claim:
        """Let a passage of a claim be of another range of its version; a wording that was the quote follows it.

        Raises PassageRefused where the range holds no word, or is a passage of the claim already.
        """
        rest = [other for other in claim.passages if other.id != passage.id]
        made = replace(self._passage(claim, passage.version, span, rest), id=passage.id)
        return self._reshape(claim, N_("Move an edge of a claim"), rest, made)

    def add_passage(self, claim: Claim, version: str, span: Span) -> Claim:
        """Let a claim be made in one more place. Raises PassageRefused, as `move_passage` does."""
        made = self._passage(claim, version, span, claim.passages)
        return self._reshape(claim, N_("Add a passage to a claim"), claim.passages, made)

    def remove_passage(self, claim: Claim, passage: Passage) -> Claim:
        """Take one of a claim's passages away from it. Raises PassageRefused where it has no other one."""
        rest = [other for other in claim.passages if other.id != passage.id]
        if not rest:
            raise PassageRefused(N_("This is the only passage of the claim. Delete the claim instead."))
        return self._reshape(claim, N_("Take a passage away from a claim"), rest, None)

    def _passage(self, claim: Claim, version: str, span: Span, others: Iterable[Passage]) -> Passage:
        text = self._version(claim, version).text
        made = anchors.make(text, *anchors.trim(text, *span), version=version)
        if any((other.version, other.start, other.end) == (version, made.start, made.end) for other in others):
            raise PassageRefused(N_("These words are a passage of the claim already."))
        return made

    def _reshape(self, claim: Claim, label: str, kept: Sequence[Passage], made: Passage | None) -> Claim:
        table = self._store.tables.table
        with self._store.step(Sentence.of(label), claim.article):
            ids = {passage.id for passage in kept}
            for gone in (one for one in claim.passages if one.id not in ids and one.id != (made and made.id)):
                table("passage").delete(gone.id)
            if made and made.id:
                table("passage").update(made.id, {**_row(made), "sure": 1.0})
            elif made:
                self._claims.add_passages(claim.id, [made])
            changed = replace(claim, passages=_in_order([*kept, *([made] if made else [])], claim))
            wording = changed.quoted if claim.wording == claim.quoted else claim.wording
            table("claim").update(claim.id, {"wording": wording, "updated": now()})
        return self._claims.get(claim.id)

    # Claims cut and joined

    def split(self, claim: Claim, version: str, at: int) -> tuple[Claim, Claim]:
        """Cut a claim in two where it is read in a version: what stands behind offset `at` becomes a claim of its own.

        The first one keeps note, wording (unless that was the quote), and what it has in other versions; the second
        has its status and its chain of attribution. Raises PassageRefused where there is nothing of the claim on one
        side of the place.
        """
        text = self._version(claim, version).text
        here = [passage for passage in claim.passages if passage.version == version]
        before, behind = edges.cut(text, [(one.start, one.end) for one in here], at)
        if not before or not behind:
            raise PassageRefused(N_("Put the caret inside the claim, between the words where it is to be split."))
        table, made = self._store.tables.table, now()
        first = [anchors.make(text, *span, version=version) for span in before]
        second = tuple(anchors.make(text, *span, version=version) for span in behind)
        with self._store.step(Sentence.of(N_("Split a claim")), claim.article):
            for passage in here:
                table("passage").delete(passage.id)
            written = self._claims.add_passages(claim.id, first)
            elsewhere = [passage for passage in claim.passages if passage.version != version]
            left = replace(claim, passages=_in_order([*elsewhere, *written], claim))
            wording = left.quoted if claim.wording == claim.quoted else claim.wording
            table("claim").update(claim.id, {"wording": wording, "updated": made})
            other = Claim("", claim.article, claim.status, "", "", made, made, second)
            other = self._claims.insert(replace(other, wording=other.quoted))
            self._store.hops.copy(self._store.hops.of(claim.id), other.id)
        return self._claims.get(claim.id), other

    def merge(self, claims: Sequence[Claim], version: str, status: Status) -> Claim:
        """Join claims of one article: the first one takes up the passages, wordings and records of the others.

        Passages that touch become one. `status` is that of the whole. Raises PassageRefused for fewer than two.
        """
        ordered = in_reading_order(claims, version)
        if len(ordered) < 2:
            raise PassageRefused(N_("Choose two claims or more to join them."))
        first, others = ordered[0], ordered[1:]
        own = [claim.wording for claim in ordered if claim.wording != claim.quoted]
        notes = dict.fromkeys(claim.note for claim in ordered if claim.note)
        table = self._store.tables.table
        with self._store.step(Sentence.of(N_("Join claims")), first.article):
            whole = replace(first, passages=self._rejoin(first, ordered))
            said = BETWEEN.join(dict.fromkeys(claim.wording for claim in ordered)) if own else whole.quoted
            values = {"wording": said, "note": "\n\n".join(notes)} | self._store.dossiers.join(ordered)
            self._claims.change(first.id, Sentence.of(N_("Join claims")), status=status, **values)
            for claim in others:
                table("claim").delete(claim.id)
        return self._claims.get(first.id)

    def _rejoin(self, first: Claim, claims: Sequence[Claim]) -> tuple[Passage, ...]:
        """Give the first of some claims the passages of all; those of one version that touch become one."""
        passages = [passage for claim in claims for passage in claim.passages]
        kept: list[Passage] = []
        for version in self._store.articles.versions(first.article):
            here = [passage for passage in passages if passage.version == version.id]
            for span in edges.joined(version.text, [(one.start, one.end) for one in here]):
                same = next((one for one in here if (one.start, one.end) == span), None)
                kept.append(same or anchors.make(version.text, *span, version=version.id))
        for passage in passages:
            self._store.tables.table("passage").delete(passage.id)
        return self._claims.add_passages(first.id, kept)

    # Several at once

    def set_status(self, claims: Sequence[Claim], status: Status) -> None:
        """Change the status of several claims of one article."""
        changed = [claim for claim in claims if claim.status is not status]
        if changed:
            with self._store.step(Sentence.of(STATUS_LABELS[status]), changed[0].article):
                for claim in changed:
                    self._claims.set_status(claim.id, status)

    def remove(self, claims: Sequence[Claim]) -> None:
        """Delete several claims of one article."""
        with self._store.step(Sentence.of(N_("Delete claims")), claims[0].article):
            for claim in claims:
                self._claims.remove(claim.id)

    def _version(self, claim: Claim, version: str) -> Version:
        return next(one for one in self._store.articles.versions(claim.article) if one.id == version)


def _in_order(passages: Sequence[Passage], claim: Claim) -> tuple[Passage, ...]:
    versions = list(dict.fromkeys(passage.version for passage in claim.passages))
    versions += [passage.version for passage in passages if passage.version not in versions]
    return tuple(sorted(passages, key=lambda one: (versions.index(one.version), one.start, one.end)))


def _row(passage: Passage) -> dict[str, int | str]:
    return {
        "start": passage.start, "end": passage.end, "quote": passage.quote, "prefix": passage.prefix,
        "suffix": passage.suffix,
    }  # fmt: skip
