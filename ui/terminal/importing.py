"""import."""

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import objects
from factcheck.errors import Refused
from factcheck.model import Draft
from ui.streams import say, standard_input
from ui.terminal import DONE, REFUSED, Command
from ui.terminal.arguments import count, name, text

if TYPE_CHECKING:
    from db.taken import TakenIn
    from factcheck.inputs import Aids, Found
    from ui.terminal.terminal import Terminal

_Read = tuple[str, "Found | Refused"]

_TOGETHER_SECONDS = 0.15
"""For so long inputs are read, then those that were are taken in and told."""

_FIELDS = ("text", "title", "outlet", "author", "published", "url", "language")
_ADDRESS = ("http://", "https://")


def _inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input",
        nargs="+",
        metavar="INPUT",
        type=name,
        help="a file, a folder, an address (https://…), or - for standard input",
    )
    parser.add_argument(
        "--near",
        choices=["copy", "version", "skip"],
        default="copy",
        help="a text that is nearly the same as one of the desk: an article of its own, a new version, or left out",
    )
    parser.add_argument("--convert", action="store_true", help="have LibreOffice convert old Word documents (.doc)")
    parser.add_argument("--ocr", action="store_true", help="have Tesseract read PDFs whose pages are pictures")
    parser.add_argument(
        "--column",
        metavar="FIELD=COLUMN",
        action="append",
        type=_column,
        default=[],
        help="a table: which column (its head, letter or number) is the text, title, outlet, author, published, url or"
        " language; may be given again",
    )
    parser.add_argument("--private", action="store_true", help="addresses on this machine and in private networks too")
    parser.add_argument("--seconds", metavar="N", type=count, default=60, help="an address: no longer than this")
    parser.add_argument("--megabytes", metavar="N", type=count, default=64, help="an address: no more than this")


def _column(given: str) -> tuple[str, str]:
    field, _, column = text(given).partition("=")
    if field.strip() not in _FIELDS or "=" not in given:
        raise argparse.ArgumentTypeError(f"{given!r} is not FIELD=COLUMN with a FIELD of {', '.join(_FIELDS)}")
    return field.strip(), column.strip()


def _import(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Take in files, folders, addresses and standard input: each refusal is named, the rest is done."""
    from factcheck.inputs import gathered  # the readers take longer to load than most commands take

    status = DONE
    # Standard input and the network may be long in coming: what was read before is taken in first.
    for kind, given in groupby(options.input, _kind):
        for batch in gathered(_read(kind, given, options), _TOGETHER_SECONDS):
            status = max(status, _take_in(terminal, batch, options.near))
    return status


def _kind(given: str) -> str:
    if given == "-":
        return given
    return "address" if given.strip().lower().startswith(_ADDRESS) else "path"


def _read(kind: str, given: Iterable[str], options: argparse.Namespace) -> Iterator[_Read]:
    """Yield the name of every input, a folder's files one by one, with what it holds or why it was refused."""
    from factcheck import inputs

    if kind == "path":
        names = {Path(one): one for one in given}
        yield from ((names.get(path, str(path)), found) for path, found in _all(names, options))
        return
    for one in given:
        try:
            if kind == "-":
                yield one, inputs.read(standard_input(), aids=_aids(options), columns=dict(options.column))
            else:
                yield one, _fetched(one, options)
        except Refused as refusal:
            yield one, refusal


def _all(paths: Iterable[Path], options: argparse.Namespace) -> "Iterator[tuple[Path, Found | Refused]]":
    from factcheck import inputs

    return inputs.read_all(paths, _aids(options), dict(options.column))


def _aids(options: argparse.Namespace) -> "Aids":
    from factcheck.inputs import Aids

    return (Aids.CONVERT if options.convert else Aids.NONE) | (Aids.RECOGNISE if options.ocr else Aids.NONE)


def _fetched(address: str, options: argparse.Namespace) -> "Found":
    from factcheck import web
    from factcheck.fetching import Limits

    limits = Limits(options.seconds, options.megabytes * 2**20)
    return list(web.read(address, limits, options.private))


def _take_in(terminal: "Terminal", batch: list[_Read], near: str) -> int:
    """Take in what was read, in one transaction, then tell of each input in its order; return the exit status."""
    from db import files
    from factcheck.nearly import Nearly

    read = [found for _, found in batch if not isinstance(found, Refused)]
    outcomes = iter(files.take_in(terminal.store, read, Nearly(near)))
    status = DONE
    for given, found in batch:
        of_input = [found] if isinstance(found, Refused) else list(islice(outcomes, len(found)))
        pieces = [found] if isinstance(found, Refused) else found
        for one, outcome in zip(pieces, of_input, strict=True):
            if isinstance(outcome, Refused):
                status = REFUSED
                terminal.print(objects.of_refusal(given, outcome.said(terminal.words)))
                say(outcome.said(terminal.words))
            else:
                _tell(terminal, given, outcome, one)
    return status


def _tell(terminal: "Terminal", given: str, taken: "TakenIn", read: object) -> None:
    article = terminal.store.articles.get(taken.article)
    version = terminal.store.articles.version(taken.article)
    warnings = [terminal.words.sentence(warning) for warning in taken.warnings]
    outcome = taken.outcome.value
    told = objects.of_import(given, outcome, article, version, warnings, taken.near)
    if isinstance(read, Draft):
        told["encoding"] = read.encoding  # of this input, also where the desk holds its words from another one
    terminal.print(told, f"{article.id[:8]}  {outcome}  {article.title}")
    for warning in warnings if not terminal.as_json else ():
        say(warning)


COMMANDS = {"import": Command("take articles into the desk", _inputs, _import)}
