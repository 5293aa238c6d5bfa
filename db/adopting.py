"""What belongs to a whole desk and comes along with an article: its scale of ratings and its checklist.

A desk that has the usual ones takes over those of the desk that the article comes from, so that the work reads here as
it did there. One that has its own keeps them, and says so.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from db import checklist, ratings
from db.rows import row
from db.stamps import DESK
from factcheck.model import Record
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_SCALE_TAKEN = N_("The scale of ratings of the other desk was taken over: this one had the usual scale.")
_CHECKLIST_TAKEN = N_("The checklist of the other desk was taken over: this one had the usual checklist.")
_CHECKLIST_STAYS = N_("The other desk's checklist is not this desk's, which stays as it is.")


def adopt(store: "Store", record: Record) -> tuple[Sentence, ...]:
    """Take over the scale and the checklist that come with a record where this desk has the usual ones, as one step.

    Returns what is to be said of it. The caller has begun a transaction of several steps.
    """
    scale, wants = store.ratings.scale(), set(store.checklist.wants())
    usual = set(checklist.usual())
    takes_scale = bool(record.ratings) and scale == ratings.defaults() and list(record.ratings) != scale
    takes_checklist = bool(record.checklist) and wants == usual != set(record.checklist)
    if takes_scale or takes_checklist:
        with store.step(Sentence.of(N_("Take over the standards of another desk")), DESK):
            if takes_scale:
                _take_scale(store, record)
            if takes_checklist:
                _take_checklist(store, record)
    stays = bool(record.checklist) and not takes_checklist and set(record.checklist) not in (wants, usual)
    told = ((takes_scale, _SCALE_TAKEN), (takes_checklist, _CHECKLIST_TAKEN), (stays, _CHECKLIST_STAYS))
    return tuple(Sentence.of(template) for is_so, template in told if is_so)


def _take_scale(store: "Store", record: Record) -> None:
    table = store.tables.table("rating")
    theirs = {rating.id for rating in record.ratings}
    others = [one for one in store.ratings.scale() if one.id not in theirs]
    kept = [one for one in others if store.ratings.uses(one.id)]
    for one in others:
        if one not in kept:
            table.delete(one.id)
    behind = max(rating.position for rating in record.ratings) + 1
    for one in (*record.ratings, *(replace(one, position=behind + at) for at, one in enumerate(kept))):
        table.upsert(row(one), pk="id")


def _take_checklist(store: "Store", record: Record) -> None:
    table = store.tables.table("want")
    theirs = {want.id for want in record.checklist}
    for want in store.checklist.wants():
        if want.id not in theirs:
            table.delete(want.id)
    for position, want in enumerate(record.checklist):
        table.upsert({**row(want), "position": position}, pk="id")
