"""export."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from db.stamps import now
from factcheck.errors import ExportRefused
from factcheck.words import LANGUAGES, N_
from ui.terminal import DONE, Command
from ui.terminal.arguments import text

if TYPE_CHECKING:
    from ui.terminal.terminal import Terminal


def _exported(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article", nargs="+", metavar="ARTICLE", type=text, help="an article's id or the beginning of it"
    )
    parser.add_argument("--to", required=True, metavar="FILE", help="its suffix is the format: .html, .csv or .json")
    parser.add_argument("--language", choices=LANGUAGES, help="the report's language (else the terminal's)")


def _export(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Write the report of one or several articles; the file's suffix is the format."""
    from factcheck import report

    store, path = terminal.store, Path(options.to)
    chosen = report.format_of(path)
    if _is_one_file(path, store.path):
        raise ExportRefused(N_("{name} is not an ordinary file, so no report is written to it."), name=path.name)
    articles = [store.articles.resolve(article) for article in options.article]
    records = tuple(store.articles.record(article) for article in dict.fromkeys(articles))
    language = options.language or terminal.words.language
    size = report.write(report.Report(records, language, now(), store.by), path)
    claims = sum(len(record.claims) for record in records)
    found = {"file": str(path), "format": chosen.value, "articles": len(records), "claims": claims, "bytes": size}
    terminal.print(found, str(path))
    return DONE


def _is_one_file(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there: they are two
        return False


COMMANDS = {"export": Command("write the annotation report", _exported, _export)}
