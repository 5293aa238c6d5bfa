"""What is recorded of claims as the flat objects that the command line prints; README.md lists their fields."""

from typing import Any

from factcheck.attribution import Hop, Source
from factcheck.dossier import Dossier
from factcheck.evidence import Evidence, Snapshot
from factcheck.lacks import Want
from factcheck.model import Status
from factcheck.past import Deed
from factcheck.ratings import Rating
from factcheck.reviews import Review
from factcheck.words import Words

Object = dict[str, Any]


def of_source(source: Source, claims: dict[Status, list[str]]) -> Object:
    """Return a source's object, with the ids of the claims that rest on it by their status."""
    return {
        "source": source.id,
        "kind": source.kind.value,
        "name_ar": source.name_ar,
        "name_en": source.name_en,
        "aliases": list(source.aliases),
        "url": source.url,
        "note": source.note,
        "protected": source.protected,
        "part_of": source.part_of or None,
        "claims": {status.value: ids for status, ids in claims.items()},
    }


def of_hop(hop: Hop, source: Source) -> Object:
    """Return a hop's object; `evidence` is null where the chain is the claim's own."""
    return {
        "hop": hop.id,
        "claim": hop.claim,
        "evidence": hop.evidence or None,
        "level": hop.level,
        "place": hop.place,
        "source": source.id,
        "name": source.name(),
        "seen": hop.seen.value,
        "link": hop.link,
        "said": hop.said,
        "note": hop.note,
        "cue": hop.cue.quote if hop.cue else None,
    }


def of_evidence(item: Evidence, snapshots: list[Snapshot]) -> Object:
    """Return the object of an item of evidence, with the copies that were kept of it."""
    passage = item.passage
    return {
        "evidence": item.id,
        "claim": item.claim,
        "stance": item.stance.value,
        "kind": item.kind.value,
        "title": item.title,
        "publisher": item.publisher,
        "url": item.url,
        "quote": item.quote,
        "language": item.language,
        "translation": item.translation,
        "published": item.published,
        "captured": item.captured,
        "affiliation": item.affiliation,
        "interests": item.interests,
        "note": item.note,
        "passage": {"version": passage.version, "start": passage.start, "end": passage.end} if passage else None,
        "created": item.created,
        "snapshots": [of_snapshot(one) for one in snapshots if one.evidence == item.id],
    }


def of_snapshot(snapshot: Snapshot) -> Object:
    """Return the object of a copy that was kept."""
    return {
        "snapshot": snapshot.id,
        "sha256": snapshot.sha256,
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "media_type": snapshot.media_type,
        "captured": snapshot.captured,
        "served": snapshot.served,
        "status": snapshot.http_status,
        "redirects": [list(redirect) for redirect in snapshot.redirects],
    }


def of_lacks(found: Dossier, status: Status, words: Words) -> Object:
    """Return what a claim lacks for a status, and what its chain and its evidence come to."""
    weakest = found.weakest
    lacks = found.lacks(status)
    return {
        "claim": found.claim.id,
        "status": status.value,
        "lacks": [want.requirement.value for want in lacks],
        "sentences": [words.sentence(want.sentence) for want in lacks],
        "weakest": weakest.id if weakest else None,
        "roots": [hop.source for hop in found.roots],
        "independent_roots": found.independence.count,
        "origin_unknown": list(found.independence.unknown),
        "override": found.claim.override,
    }


def of_deed(deed: Deed) -> Object:
    """Return the object of a step in a claim's history, with what it changed of the claim, in words."""
    return {
        "step": deed.step.id,
        "label": deed.title,
        "at": deed.step.at,
        "by": deed.step.by,
        "reverses": deed.step.reverses,
        "changes": [{"what": one.what, "before": one.before, "after": one.after} for one in deed.altered],
    }


def of_review(review: Review) -> Object:
    """Return the object of a second reading, with the verdict that was read."""
    return {
        "review": review.id,
        "claim": review.claim,
        "decision": review.decision.value,
        "remark": review.remark,
        "status": review.status.value,
        "rating_ar": review.rating_ar,
        "rating_en": review.rating_en,
        "at": review.at,
        "by": review.by,
    }


def of_rating(rating: Rating, claims: int) -> Object:
    """Return a rating's object, with how many claims have it."""
    return {
        "rating": rating.id,
        "name_ar": rating.name_ar,
        "name_en": rating.name_en,
        "position": rating.position,
        "number": rating.number,
        "colour": rating.colour,
        "pattern": rating.pattern,
        "claims": claims,
    }


def of_want(want: Want, words: Words) -> Object:
    """Return the object of a line of the checklist."""
    return {
        "status": want.status.value,
        "requirement": want.requirement.value,
        "least": want.least,
        "wanted": words.sentence(want.sentence),
    }
