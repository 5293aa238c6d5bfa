"""collect, archive, shelve."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Level
from factcheck.sift import PLAIN, Sift
from ui.streams import say
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _list_collections(terminal: "Terminal") -> int:
    for one in terminal.store.collections.listed():
        terminal.print(
            {"collection": one.id, "name": one.name, "articles": one.articles},
            f"{one.id[:8]}  {one.name}  {one.articles}",
        )
    return DONE


def _collected(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", type=text, help="the collection; without one, list all")
    parser.add_argument("article", nargs="*", metavar="ARTICLE", type=text, help="an article's id, or its first digits")
    parser.add_argument("--out", action="store_true", help="take them out instead; without an article, delete it")


def _collect(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List the collections, put articles into one, or take them out of it."""
    store = terminal.store
    if options.name is None:
        return _list_collections(terminal)
    articles = [store.articles.resolve(one) for one in options.article]
    if not options.out:
        collection = store.collections.make(options.name, articles)
    else:
        collection = store.collections.find(options.name)
        if articles:
            store.collections.take(collection, articles)
        else:
            store.collections.remove(collection)
    terminal.print({"collection": collection, "articles": articles}, collection[:8])
    return DONE


def _archived(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="+", metavar="ARTICLE", type=text, help="an article's id, or its first digits")
    parser.add_argument("--out", action="store_true", help="take them out of the archive instead")


def _archive(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Put articles away, or take them out of the archive."""
    store = terminal.store
    articles = [store.articles.resolve(one) for one in options.article]
    (store.collections.fetch if options.out else store.collections.archive)(articles)
    for article in articles:
        terminal.print({"article": article, "archived": not options.out}, article[:8])
    return DONE


def _list_shelves(terminal: "Terminal") -> int:
    import json

    for one in terminal.store.shelves.listed():
        asked = json.loads(one.sift.as_json())
        told = " ".join(f"{name}={value}" for name, value in asked.items())
        terminal.print({"shelf": one.id, "name": one.name, "asks": asked}, f"{one.id[:8]}  {one.name}  {told}")
    return DONE


def _shelved(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", type=text, help="the shelf. Without: list all")
    parser.add_argument("query", nargs="*", metavar="QUERY", type=text, help="as for search; none deletes the shelf")
    parser.add_argument("--level", choices=[level.value for level in Level], default=Level.PREFIXES.value)


def _shelve(terminal: "Terminal", options: argparse.Namespace) -> int:
    """List the saved searches, keep one under a name, or delete one."""
    if options.name is None:
        return _list_shelves(terminal)
    store, words = terminal.store, " ".join(options.query).strip()
    if words:
        shelf = store.shelves.save(options.name, replace(PLAIN, words=words, level=Level(options.level)))
        found = len(store.library.ids(Sift(words=words, level=Level(options.level))))
        terminal.print({"shelf": shelf, "articles": found}, f"{shelf[:8]}  {found}")
    else:
        shelf = store.shelves.find(options.name).id
        store.shelves.remove(shelf)
        terminal.print({"shelf": shelf, "articles": 0}, shelf[:8])
        if not terminal.as_json:
            say(terminal.words("The saved search was deleted."))
    return DONE


COMMANDS = {
    "collect": Command("list the collections, put articles into one", _collected, _collect),
    "archive": Command("put articles away", _archived, _archive),
    "shelve": Command("list the saved searches, keep one", _shelved, _shelve),
}
