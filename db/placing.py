"""Which article of the desk something belongs to that another program wrote of a text: by address, title and words."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from db.tables import one
from factcheck.attribution import folded
from factcheck.errors import Refused
from factcheck.report.annotations import ARTICLE
from factcheck.selectors import Selector, agreement, counted, resolve, unit
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_TRIED = 3
_LEAST_QUOTE = 12
_MOST = 20
_ID = 8
_BY_WORDS = N_(
    "The file names no text of this desk; its words stand in {title}, so they were taken as those of that article."
)
_SEVERAL = N_(
    "The words stand in more than one article of this desk: {first}, and {second}. "
    "They were not taken in, since nothing in the file tells which of these is meant."
)
Told = tuple[Sentence, ...]


def place(
    store: "Store", sources: Sequence[str], titles: Sequence[str], selectors: Iterable[Selector]
) -> tuple[str, Told] | None:
    """Return the article that is meant and what is to be said of it, or None where the desk has none.

    It is known by an address or its name in a desk; of several, or where none is told, the one in which the words
    stand, which has one of the titles, and in which most of the words stand at their places. Raises Refused where more
    than one is left.
    """
    places = [one for one in selectors if one.is_usable]
    addressed = _addressed(store, sources)
    if len(addressed) == 1:
        return addressed[0], ()
    worded = _by_words(store, places, addressed)
    left = worded or addressed
    if not left:
        return None
    found = _preferred(store, left, titles, places)
    return found, () if addressed else (Sentence.of(_BY_WORDS, title=store.articles.get(found).title),)


def _addressed(store: "Store", sources: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    for source in sources:
        if source.startswith(ARTICLE):
            row = one(store.connection, "SELECT id FROM article WHERE id = ?", source.removeprefix(ARTICLE))
            if row is not None:
                return [str(row[0])]
            continue
        for address in _spellings(source):
            query = "SELECT id FROM article WHERE url = ? AND url <> '' ORDER BY created DESC"
            rows = store.connection.execute(query, (address,)).fetchall()
            found.update({str(id): None for (id,) in rows})
            if rows:
                break
    return list(found) or [article for source in sources for article in _filed(store, source)]


def _filed(store: "Store", source: str) -> list[str]:
    """The articles that came from a file of this path, or of this name where no folder is told."""
    path = unquote(source.removeprefix("file://")) if source.startswith("file://") else source
    if "://" in path or not path.strip("/"):
        return []
    query = "SELECT DISTINCT article FROM version WHERE name = ?1"
    if "/" not in path and "." in path:
        query += " OR substr(name, -length(?1) - 1) = '/' || ?1"
    return [str(article) for (article,) in store.connection.execute(query, (path,))]


def _spellings(source: str) -> Iterable[str]:
    """An address, and the same without its fragment, with the other scheme, and with or without a slash at its end."""
    bare = source.partition("#")[0]
    for address in (source, bare):
        other = address.replace("http://", "https://", 1) if address.startswith("http://") else ""
        other = other or (address.replace("https://", "http://", 1) if address.startswith("https://") else "")
        for one_ in filter(None, (address, other)):
            yield one_
            yield one_.rstrip("/") if one_.endswith("/") else f"{one_}/"


def _by_words(store: "Store", places: Iterable[Selector], among: Sequence[str]) -> list[str]:
    """The articles in which all of the longest quotes stand, if they are long enough to tell a text by."""
    quotes = {(place.within or place).quote for place in places}
    longest = sorted((quote for quote in quotes if len(quote) >= _LEAST_QUOTE), key=len, reverse=True)[:_TRIED]
    if not longest:
        return []
    here = " AND ".join(["instr(t.content, ?)"] * len(longest))
    if among:
        here += f" AND v.article IN ({', '.join('?' * len(among))})"
    rows = store.connection.execute(
        "SELECT v.article FROM version v JOIN text t ON t.sha256 = v.text WHERE v.number = "
        f"(SELECT max(number) FROM version w WHERE w.article = v.article) AND {here} LIMIT {_MOST}",
        (*longest, *among),
    )
    return [str(article) for (article,) in rows]


def _preferred(store: "Store", found: list[str], titles: Sequence[str], places: Sequence[Selector]) -> str:
    wanted = set(filter(None, map(folded, titles)))
    if len(found) > 1 and wanted:
        found = [id for id in found if folded(store.articles.get(id).title) in wanted] or found
    if len(found) > 1:
        rank = {id: _at_their_places(store.articles.version(id).text, places) for id in found}
        found = [id for id in found if rank[id] == max(rank.values())]
    if len(found) > 1:
        first, second = (store.articles.get(id) for id in found[:2])
        names = [
            f"{one.title} ({one.id[:_ID]})" if first.title == second.title else one.title for one in (first, second)
        ]
        raise Refused(_SEVERAL, first=names[0], second=names[1])
    return found[0]


def _at_their_places(text: str, places: Sequence[Selector]) -> float:
    """How surely the words stand where they are said to stand, of all places together."""
    counts = unit(text, places)
    agreed = 0.0
    for place in (place.within or place for place in places):
        if place.start >= 0 and place.quote.strip():
            exact = resolve(
                text, counted(Selector(start=place.start, end=place.end, unit=place.unit), counts or place.unit)
            )
            agreed += any(text[one.start : one.end] == place.quote for one in exact)
        if place.prefix or place.suffix:
            agreed += agreement(text, place)
    return agreed
