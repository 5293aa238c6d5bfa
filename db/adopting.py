"""What belongs to a whole desk and comes along with an article: its scale, its checklist, and its kept searches.

A desk that has the usual ones takes over those of the desk that the article comes from, so that the work reads here as
it did there. One that has its own keeps them, and says so.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from db import checklist, equivalents, ratings
from db.rows import row
from db.stamps import DESK
from db.tables import insert
from factcheck.errors import ExportRefused
from factcheck.history import Library
from factcheck.lacks import Want
from factcheck.model import Record
from factcheck.sift import Shelf, Sift
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_SCALE_TAKEN = N_("The scale of ratings of the other desk was taken over: this one had the usual scale.")
_CHECKLIST_TAKEN = N_("The checklist of the other desk was taken over: this one had the usual checklist.")
_CHECKLIST_STAYS = N_("The other desk's checklist is not this desk's, which stays as it is.")
_SHELF_STAYS = N_("The saved search {name} is another one in the other desk; this desk's stays as it is.")
_PAIRS_COME = N_("Words that the other desk's search takes for each other are taken so here as well: {words}.")
_PAIRS_TAKEN = N_("What the other desk's search takes for one word was taken over: this one had the usual words.")
_TEMPLATE_STAYS = N_("The template {name} is another one in the other desk; this desk's stays as it is.")
_LISTED = 5


def adopt(store: "Store", record: Record) -> tuple[Sentence, ...]:
    """Take over the scale and the checklist that come with a record where this desk has the usual ones, as one step.

    Returns what is to be said of it. The caller has begun a transaction of several steps.
    """
    record = replace(record, checklist=_once(record.checklist))
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


def _once(wants: tuple[Want, ...]) -> tuple[Want, ...]:
    """The lines of a checklist, of those that ask the same of the same status the first one."""
    return tuple({(want.status, want.requirement): want for want in reversed(wants)}.values())[::-1]


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
    theirs = set(record.checklist)
    for want in store.checklist.wants():
        if want not in theirs:
            table.delete(want.id)
    for position, want in enumerate(record.checklist):
        table.upsert({**row(want), "position": position}, pk="id")


def shelve(store: "Store", library: Library) -> tuple[Sentence, ...]:
    """Add the collections, kept searches and equivalents of another desk that this one lacks, as one step.

    What is called the same here stays as it is. Returns what is to be said of it; the same again changes nothing. The
    caller has begun a transaction of several steps.
    """
    known = {id: _collection(store, id, name) for id, name, _ in library.collections}
    fresh = [
        dict(zip(("id", "name", "created"), each, strict=True)) for each in library.collections if not known[each[0]]
    ]
    shelves, told = _shelves(store, library, {id: here or id for id, here in known.items()})
    pairs, spare, said = _pairs(store, library)
    if fresh or shelves or pairs or spare:
        with store.step(Sentence.of(N_("Take over the searches of another desk")), DESK):
            for collection in fresh:
                insert(store.connection, "collection", collection)
            for shelf in shelves:
                insert(store.connection, "shelf", shelf)
            for pair in spare:
                store.equivalents.drop(pair)
            for pair in pairs:
                store.equivalents.keep(pair)
    return (*told, *said)


def keep_templates(store: "Store", library: Library) -> tuple[Sentence, ...]:
    """Keep the templates of another desk beside this one's file; those of the same name stay, and are told.

    They are files, which no undo takes back. Raises nothing: one that cannot be written is told.
    """
    from factcheck.report import templates

    told: list[Sentence] = []
    for name, held in library.templates:
        try:
            is_kept = templates.add(store.path, name, templates.read(held.encode(), name))
        except ExportRefused as error:
            told.append(error.sentence)
            continue
        if not is_kept and templates.folder(store.path):
            told.append(Sentence.of(_TEMPLATE_STAYS, name=name))
    return tuple(told)


def _collection(store: "Store", id: str, name: str) -> str:
    """The collection of this desk that another desk's is: the same, or one of the same name; empty if there is none."""
    query = "SELECT id FROM collection WHERE id = ?1 OR name = ?2 ORDER BY id = ?1 DESC, id LIMIT 1"
    found = store.connection.execute(query, (id, name)).fetchone()
    return str(found[0]) if found else ""


def _shelves(
    store: "Store", library: Library, collections: dict[str, str]
) -> tuple[list[dict[str, str]], list[Sentence]]:
    """The kept searches that this desk lacks, as rows, and what is said of those that it has otherwise."""
    fresh: list[dict[str, str]] = []
    told: list[Sentence] = []
    held = store.shelves.listed()
    ids, names = {shelf.id: shelf for shelf in held}, {shelf.name: shelf for shelf in held}
    for id, name, written, created in library.shelves:
        sift = Sift.from_json(written)
        sift = replace(sift, collection=collections.get(sift.collection, sift.collection))
        here = names.get(name) or ids.get(id)
        if here is None:
            fresh.append({"id": id, "name": name, "sift": sift.as_json(), "created": created})
            names[name] = ids[id] = Shelf(id, name, sift)
        elif here.sift != sift:
            told.append(Sentence.of(_SHELF_STAYS, name=name))
    return fresh, told


def _pairs(store: "Store", library: Library) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[Sentence]]:
    """The pairs of words to add, those to take away, and what is said of it."""
    here, theirs, usual = set(store.equivalents.pairs()), equivalents.whole(library.equivalents), equivalents.usual()
    if here == usual != theirs and theirs:
        return sorted(theirs - here), sorted(here - theirs), [Sentence.of(_PAIRS_TAKEN)]
    come = sorted(theirs - here - usual)
    told = [" = ".join(pair) for pair in come[:_LISTED]] + ["…"] * (len(come) > _LISTED)
    return come, [], [Sentence.of(_PAIRS_COME, words="، ".join(told))] if come else []
