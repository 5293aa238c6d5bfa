"""export, validate."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from db import layouts
from db.stamps import now
from factcheck import report
from factcheck.errors import ExportRefused, InputRefused
from factcheck.report import Format, Portion, protection, templates
from factcheck.words import LANGUAGES, N_
from ui.streams import say
from ui.terminal import DONE, REFUSED, Command
from ui.terminal.arguments import name, text

if TYPE_CHECKING:
    from factcheck.report.validation import Finding
    from ui.terminal.terminal import Terminal


def _exported(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "article", nargs="*", default=[], metavar="ARTICLE", type=text, help="an article's id or the beginning of it"
    )
    which.add_argument("--all", action="store_true", help="all articles of the desk")
    parser.add_argument(
        "--to", required=True, metavar="FILE", help="its ending is the format, unless --format names one"
    )
    parser.add_argument(
        "--format", choices=[*Format], type=str, help="the format (else the one that FILE's ending asks for)"
    )
    parser.add_argument(
        "--parts", type=_parts, metavar="PART,PART", help=f"what a report for readers shows: {', '.join(Portion)}"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="the report's language (else the terminal's)")
    parser.add_argument("--desk", default="", metavar="NAME", type=text, help="the newsroom's name, for the cover")
    parser.add_argument("--template", metavar="FILE", type=name, help="parts, language and format as a file keeps them")
    parser.add_argument("--name-protected", action="store_true", help="name the sources that the desk protects")


def _parts(word: str) -> frozenset[Portion]:
    try:
        return frozenset(Portion(part.strip()) for part in word.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is not a list of these: {', '.join(Portion)}") from None


def _export(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Write the report of one or several articles."""
    store, path = terminal.store, Path(options.to)
    kept = templates.load(Path(options.template)) if options.template else None
    chosen = Format(options.format) if options.format else kept.format if kept else report.format_of(path)
    if _is_one_file(path, store.path):
        raise ExportRefused(N_("{name} is not an ordinary file, so no report is written to it."), name=path.name)
    articles = [store.articles.resolve(article) for article in options.article]
    if options.all:
        articles = [listed.article.id for listed in reversed(store.articles.listed())]
    if not articles:
        raise ExportRefused(
            N_("Which articles? Give the beginnings of their ids, or --all for those of the whole desk.")
        )
    records = tuple(store.articles.record(article) for article in dict.fromkeys(articles))
    language = options.language or (kept.language if kept else terminal.words.language)
    portions = options.parts or (kept.portions if kept else report.WHOLE)
    histories = store.dossiers.histories(records, whole=options.all) if chosen is Format.ISNAD else ()
    hidden = tuple(source for source in store.sources.listed() if source.protected)
    named, desk = options.name_protected, options.desk
    pages = tuple(one for record in records for one in layouts.pages_of(store, record))
    made = report.Report(records, language, now(), store.by, portions, named, desk, histories, pages, hidden)
    size = report.write(made, path, chosen)
    store.exports.record((record.article.id for record in records), chosen)
    for sentence, title in protection.warned(made):
        say(terminal.words(sentence, title=title))
    claims = sum(len(record.claims) for record in records)
    found = {"file": str(path), "format": chosen.value, "articles": len(records), "claims": claims, "bytes": size}
    terminal.print(found, str(path))
    return DONE


def _is_one_file(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there: they are two
        return False


def _validated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="+",
        metavar="FILE",
        type=name,
        help="a report, a portable desk, JSON-LD, HTML, XML, CSL-JSON, WARC, EPUB, PDF, DOCX, XLSX, ODT, CSV; or gzip",
    )


def _validate(terminal: "Terminal", options: argparse.Namespace) -> int:
    """Say of each file which standard it meets, or what is wrong with it."""
    status = DONE
    for file in options.file:
        try:
            finding = _held(Path(file))
        except InputRefused as refusal:
            said = refusal.said(terminal.words)
            terminal.print({"file": file, "standard": None, "valid": False, "problems": [said]}, f"{file}: {said}")
            status = REFUSED
            continue
        problems = [terminal.words.sentence(problem) for problem in finding.problems]
        found = {"file": file, "standard": finding.standard, "valid": not problems, "problems": problems}
        verdict = N_("{file} is not valid: {standard}") if problems else N_("{file} is valid: {standard}")
        said = terminal.words(verdict, file=file, standard=finding.standard)
        terminal.print(found, "\n".join([said, *(f"  {problem}" for problem in problems)]))
        status = REFUSED if problems else status
    return status


def _held(path: Path) -> "Finding":
    """A file held against what it seems to be. Raises InputRefused."""
    from factcheck.readers.files import content
    from factcheck.report.isnad import LARGEST_FILE
    from factcheck.report.validation import validate

    return validate(content(path, LARGEST_FILE), path.name)


COMMANDS = {
    "export": Command("write the annotation report", _exported, _export),
    "validate": Command("say which standard a file meets", _validated, _validate),
}
