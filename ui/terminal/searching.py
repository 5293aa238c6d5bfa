"""search."""

import argparse
from itertools import islice
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.model import Level, Where
from ui.streams import highlighted, isolated, obeyed_by_none, say, write
from ui.terminal import DONE, Command
from ui.terminal.arguments import count, text

if TYPE_CHECKING:
    from factcheck.search.places import Hit
    from ui.terminal.terminal import Terminal


def _searched(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", type=text, help='words, "a phrase", prefix*, -without, one OR another'
    )
    parser.add_argument("--level", choices=[level.value for level in Level], default=Level.PREFIXES.value)
    parser.add_argument("--in", dest="where", choices=[where.value for where in Where], help="(else everywhere)")
    parser.add_argument("--limit", metavar="N", type=count, help="no more than so many places")


def _search(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Print the places that answer to a query, for people under the article or source that each is in."""
    where = Where(options.where) if options.where else None
    hits = terminal.store.search.hits(" ".join(options.query), Level(options.level), where)
    heading = ""
    for hit in islice(hits, options.limit):
        if heading != (hit.article or hit.source) and not terminal.as_json:
            heading = hit.article or hit.source
            write(obeyed_by_none(f"{heading[:8]}  {_title(terminal, hit)}"))
        _print(terminal, hit)
    if not heading and not terminal.as_json:
        say(terminal.words("Nothing was found."))
    return DONE


def _title(terminal: "Terminal", hit: "Hit") -> str:
    if hit.source:
        return terminal.store.sources.get(hit.source).name(terminal.words.language)
    return terminal.store.articles.get(hit.article).title


def _print(terminal: "Terminal", hit: "Hit") -> None:
    if terminal.as_json:
        terminal.print(objects.of_hit(hit))
        return
    before, found, after = (obeyed_by_none(" ".join(part.split())) for part in (hit.before, hit.hit, hit.after))
    gaps = " " * (hit.before[-1:].isspace()), " " * (hit.after[:1].isspace())
    place = f"  {terminal.words(hit.kind.label)}  {hit.start}:{hit.end}  {hit.evidence[:8] or hit.claim[:8]}".rstrip()
    write(f"{place}  {isolated(before + gaps[0] + highlighted(found) + gaps[1] + after)}")


COMMANDS = {"search": Command("find words in articles, claims, evidence and sources", _searched, _search)}
