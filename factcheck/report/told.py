"""What a report tells of a claim beside its words: the same facts in the same order for every format."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.attribution import Hop
from factcheck.degrees import Confidence, Worth
from factcheck.dossier import Dossier
from factcheck.evidence import Evidence, Snapshot, Stance
from factcheck.report.scale import placed
from factcheck.words import N_, Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its name, and what is told. `is_link` marks an address, `is_code` a fingerprint or the like."""

    name: str
    value: str
    is_link: bool = False
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One hop, item of evidence, second reading or correction: what it is called, how it stands (or ""), its facts."""

    title: str
    mark: str
    facts: tuple[Fact, ...]
    quote: str = ""
    kind: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one kind under their title; `kind` is `chain`, `evidence`, `reviews` or
    `corrections`."""

    kind: str
    title: str
    items: tuple[Item, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that is told of one claim. `rating` is the verdict's name, or empty; `colour` is its #rrggbb."""

    rating: str
    colour: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]


def told(dossier: Dossier, words: Words) -> Told:
    """Return what is told of a claim, in the language of `words`."""
    rating = dossier.rating
    groups = (
        _chain(dossier, words),
        *_evidence(dossier, words),
        _reviews(dossier, words),
        _corrections(dossier, words),
    )
    return Told(
        rating.name(words.language) if rating else "",
        rating.colour if rating else "",
        tuple(Fact(words(label), value) for label, value in _facts(dossier, words) if value.strip()),
        tuple(group for group in groups if group.items),
    )


def _facts(dossier: Dossier, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what may be said of a claim, each under its label in English; most of it is empty in most claims."""
    claim, listed = dossier.claim, words(N_(", "))
    yield N_("On the scale"), placed(dossier.rating, dossier.ratings, words)
    yield N_("Rationale"), claim.rationale
    yield N_("What is unknown"), claim.unknowns
    sure = claim.confidence
    yield N_("Confidence"), words(sure.label) if sure is not Confidence.NONE else ""
    speakers = dict.fromkeys(_name(hop, dossier, words) for hop in dossier.roots)
    yield N_("Speaker"), listed.join(speakers)
    yield N_("Page"), words.number(dossier.page) if dossier.page else ""
    yield N_("Said on"), claim.said
    yield N_("Said at"), claim.place
    yield N_("As of"), claim.as_of
    yield N_("Topic"), listed.join(part for part in (claim.topic, *claim.tags) if part)
    worth = claim.worth
    yield N_("Worth a check"), words(worth.label) if worth is not Worth.NONE else ""
    lacking = [words.sentence(want.sentence) for want in dossier.lacks()]
    yield N_("What it lacks"), listed.join(lacking)
    yield N_("Reason for the status all the same"), claim.override if lacking else ""


def _name(hop: Hop, dossier: Dossier, words: Words) -> str:
    source = dossier.sources.get(hop.source)
    return source.name(words.language) if source else hop.source


def _chain(dossier: Dossier, words: Words) -> Group:
    items = tuple(_hop(hop, dossier, words) for level in dossier.levels for hop in level)
    weakest = dossier.weakest
    remark = ""
    if items:
        remark = (
            words(N_("Weakest link: {source}"), source=_name(weakest, dossier, words))
            if weakest
            else words(N_("The original was seen at every link."))
        )
    return Group("chain", words(N_("Chain of attribution")), items, remark)


def _hop(hop: Hop, dossier: Dossier, words: Words) -> Item:
    source = dossier.sources.get(hop.source)
    facts = (
        Fact(words(N_("Said on")), hop.said),
        Fact(words(N_("Link")), hop.link, is_link=True),
        Fact(words(N_("Note")), hop.note),
    )
    return Item(
        _name(hop, dossier, words),
        words(hop.seen.label),
        tuple(fact for fact in facts if fact.value.strip()),
        hop.cue.quote if hop.cue else "",
        words(source.kind.label) if source else "",
        hop.level,
    )


_STANCES = (
    (Stance.SUPPORTS, N_("Evidence for")),
    (Stance.UNDERMINES, N_("Evidence against")),
    (Stance.CONTEXT, N_("Context")),
)


def _evidence(dossier: Dossier, words: Words) -> Iterator[Group]:
    kept: dict[str, list[Snapshot]] = {}
    for snapshot in dossier.snapshots:
        kept.setdefault(snapshot.evidence, []).append(snapshot)
    groups = []
    for stance, title in _STANCES:
        items = tuple(
            _item(item, kept.get(item.id, []), dossier, words) for item in dossier.evidence if item.stance is stance
        )
        if items:
            groups.append(Group("evidence", words(title), items))
    count = dossier.independence.count
    if groups and count:
        # What all of the evidence comes to is told where it ends.
        told = words.many("{count} independent root", "{count} independent roots", count)
        name = words(N_("Independence"))
        groups[-1] = replace(groups[-1], remark=f"{name}: {told}")
    yield from groups


def _item(item: Evidence, snapshots: list[Snapshot], dossier: Dossier, words: Words) -> Item:
    chain = " ← ".join(_name(hop, dossier, words) for hop in dossier.chains.get(item.id, ()))
    facts = [
        Fact(words(N_("Publisher")), item.publisher),
        Fact(words(N_("Translation")), item.translation),
        Fact(words(N_("Link")), item.url, is_link=True),
        Fact(words(N_("Published")), item.published),
        Fact(words(N_("Captured")), item.captured),
        Fact(words(N_("Affiliation")), item.affiliation),
        Fact(words(N_("Interests")), item.interests),
        Fact(words(N_("On whose word")), chain),
        Fact(words(N_("Note")), item.note),
    ]
    for snapshot in snapshots:
        facts.append(Fact(words(N_("Archived copy")), snapshot.captured[:16].replace("T", " ") + " UTC", is_code=True))
        facts.append(Fact("SHA-256", snapshot.sha256, is_code=True))
    kind = words(item.kind.label)
    return Item(item.title or kind, "", tuple(fact for fact in facts if fact.value.strip()), item.quote, kind)


def _reviews(dossier: Dossier, words: Words) -> Group:
    items = []
    for review in dossier.reviews:
        verdict = " · ".join(filter(None, (words(review.status.label), review.rating(words.language))))
        changed = "" if review.is_of(dossier.claim, dossier.rating) else words(N_("The verdict was changed since."))
        facts = (
            Fact(words(N_("Verdict that was read")), verdict),
            Fact(words(N_("Remark")), review.remark),
            Fact(words(N_("Read on")), review.at[:16].replace("T", " ") + " UTC", is_code=True),
            Fact(words(N_("Since then")), changed),
        )
        shown = tuple(fact for fact in facts if fact.value.strip())
        items.append(Item(review.by, words(review.decision.label), shown))
    return Group("reviews", words(N_("Second reading")), tuple(items))


def _corrections(dossier: Dossier, words: Words) -> Group:
    items = tuple(
        Item(
            (
                (correction.rating_ar if words.language == "ar" else correction.rating_en)
                or words(correction.status.label)
            ),
            words(correction.status.label),
            (
                Fact(words(N_("Reason")), correction.reason),
                Fact(words(N_("Changed on")), correction.at[:16].replace("T", " ") + " UTC", is_code=True),
                Fact(words(N_("By")), correction.by),
            ),
        )
        for correction in dossier.corrections
    )
    return Group("corrections", words(N_("Corrections: what it was before")), items)
