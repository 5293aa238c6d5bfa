"""The commands of a terminal on one open desk: the same jobs as the window's, for people and for scripts. No Qt."""

import argparse
import errno
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from db import desk
from db.stamps import now
from db.store import Store
from factcheck import anchors, objects
from factcheck.errors import ExportRefused, InputRefused, IsnadError, Refused
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Status, Step
from factcheck.words import N_, Sentence, Words

if TYPE_CHECKING:
    from factcheck.inputs import Found

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")

DONE, REFUSED = 0, 1
"""Exit statuses: everything was done; something was refused and the rest done."""


class Terminal:
    """The commands on one open desk. Each prints what it found and returns the exit status."""

    def __init__(self, store: Store, words: Words, as_json: bool) -> None:
        self._store = store
        self._words = words
        self._as_json = as_json

    def run(self, command: str, options: argparse.Namespace) -> int:
        """Carry out a command by its name and return its exit status. Raises IsnadError where it is refused."""
        with desk.spoken(self._store.path):
            status: int = getattr(self, f"do_{command}")(options)
        return status

    def do_import(self, options: argparse.Namespace) -> int:
        """Take in files, folders and standard input: each refusal is named, the rest is done."""
        status = DONE
        for name, found in _inputs(options.input):
            try:
                if isinstance(found, InputRefused):
                    raise found
                self._take_in(name, found)
            except Refused as error:
                status = REFUSED
                self._print(objects.of_refusal(name, error.said(self._words)))
                say(error.said(self._words))
        return status

    def _take_in(self, name: str, found: "Found") -> None:
        for one in found:
            taken = self._store.intake.take_in(one)
            article = self._store.articles.get(taken.article)
            version = self._store.articles.version(taken.article)
            warnings = [self._words.sentence(warning) for warning in taken.warnings]
            outcome = taken.outcome.value
            self._print(
                objects.of_import(name, outcome, article, version, warnings),
                f"{article.id[:8]}  {outcome}  {article.title}",
            )
            for warning in warnings if not self._as_json else ():
                say(warning)

    def do_articles(self, options: argparse.Namespace) -> int:
        """List the articles, the newest first."""
        for listed in self._store.articles.listed():
            article = listed.article
            counts = " ".join(f"{status.value[0]}{count}" for status, count in listed.claims.items() if count)
            self._print(
                objects.of_article(article, listed.versions, listed.claims),
                "  ".join(part for part in (article.id[:8], article.title, article.outlet, counts) if part),
            )
        return DONE

    def do_show(self, options: argparse.Namespace) -> int:
        """Print an article and its claims, for people ordered and shaped for the terminal where asked."""
        article = self._store.articles.get(self._article(options))
        version = self._store.articles.version(article.id)
        claims = in_reading_order(self._store.claims.of(article.id), version.id)
        listed = [self._claim_line(number, claim) for number, claim in enumerate(claims, start=1)]
        text = "\n".join([version.text.rstrip("\n"), "", *listed] if listed else [version.text.rstrip("\n")])
        if options.visual and not self._as_json:
            from factcheck.text.visual import visual

            width = get_terminal_size().columns if sys.stdout.isatty() else None
            text = visual(text, width, article.direction)
        self._print(objects.of_text(article, version, claims), text)
        return DONE

    def _claim_line(self, number: int, claim: Claim) -> str:
        note = f" ({claim.note})" if claim.note else ""
        return f"{number}. [{self._words(claim.status.label)}] {claim.wording}{note}  {claim.id[:8]}"

    def do_mark(self, options: argparse.Namespace) -> int:
        """Make a claim of a quote or a range of the article's newest version."""
        article = self._article(options)
        version = self._store.articles.version(article)
        start, end = options.range or anchors.locate(version.text, options.quote)
        passage = anchors.make(version.text, start, end, version=version.id)
        claim = self._store.claims.add(article, passage, Status(options.status), options.wording, options.note)
        return self._print_claim(claim)

    def do_claim(self, options: argparse.Namespace) -> int:
        """Show a claim, change it as one step, or delete it."""
        claims = self._store.claims
        claim = claims.get(claims.resolve(options.claim))
        if options.delete:
            return self._print_claim(claims.remove(claim.id))
        with self._store.step(Sentence.of(N_("Change a claim")), claim.article):
            if options.status:
                claims.set_status(claim.id, Status(options.status))
            if options.wording is not None:
                claims.set_wording(claim.id, options.wording)
            if options.note is not None:
                claims.set_note(claim.id, options.note)
        return self._print_claim(claims.get(claim.id))

    def do_export(self, options: argparse.Namespace) -> int:
        """Write the report of one or several articles; the file's suffix is the format."""
        from factcheck import report

        path = Path(options.to)
        chosen = report.format_of(path)
        if _is_one_file(path, self._store.path):
            raise ExportRefused(N_("{name} is not an ordinary file, so no report is written to it."), name=path.name)
        articles = [self._store.articles.resolve(article) for article in options.article]
        records = tuple(self._store.articles.record(article) for article in dict.fromkeys(articles))
        language = options.language or self._words.language
        size = report.write(report.Report(records, language, now(), self._store.by), path)
        claims = sum(len(record.claims) for record in records)
        found = {"file": str(path), "format": chosen.value, "articles": len(records), "claims": claims, "bytes": size}
        self._print(found, str(path))
        return DONE

    def do_undo(self, options: argparse.Namespace) -> int:
        """Take back the newest step of an article."""
        return self._print_step(self._store.undo(self._article(options)))

    def do_redo(self, options: argparse.Namespace) -> int:
        """Bring back the step that was taken back last."""
        return self._print_step(self._store.redo(self._article(options)))

    def do_history(self, options: argparse.Namespace) -> int:
        """List what was done to an article, the oldest first."""
        for step in self._store.history(self._article(options)):
            self._print_step(step)
        return DONE

    def _article(self, options: argparse.Namespace) -> str:
        return self._store.articles.resolve(options.article)

    def _print_claim(self, claim: Claim) -> int:
        self._print(objects.of_claim(claim), f"{claim.id[:8]}  [{self._words(claim.status.label)}]  {claim.wording}")
        return DONE

    def _print_step(self, step: Step) -> int:
        self._print(objects.of_step(step, self._words), f"{step.at}  {step.by}  {step.title(self._words)}")
        return DONE

    def _print(self, found: dict[str, Any], line: str = "") -> None:
        if self._as_json:
            _write(json.dumps(found, ensure_ascii=False))
        elif line:
            _write(_obeyed_by_none(line))


def _write(line: str) -> None:
    try:
        print(line, flush=True)  # noqa: T201
    except BrokenPipeError:
        # Whoever read our output has gone. What was asked for is done all the same; its results lead nowhere.
        _silence()
    except OSError as error:
        _silence()
        template = N_("The results cannot be written to standard output: {reason}")
        raise IsnadError(template, reason=error.strerror or str(error)) from error


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str) -> None:
    """Print a message for a person to standard error: standard output holds results alone."""
    print(_obeyed_by_none(sentence), file=sys.stderr, flush=True)  # noqa: T201


def _obeyed_by_none(text: str) -> str:
    """Return a text without controls that a terminal would obey: an article or a file's name may hold some."""
    return _CONTROL.sub("\ufffd", text)


def _is_one_file(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there: they are two
        return False


def _inputs(given: list[str]) -> Iterator[tuple[str, "Found | InputRefused"]]:
    """Yield the name of every input, a folder's files one by one, with what it holds or why it was refused."""
    from factcheck import inputs  # the readers take longer to load than most commands take

    for name in given:
        if name != "-":
            yield from (
                (name if path == Path(name) else str(path), found) for path, found in inputs.read_path(Path(name))
            )
            continue
        try:
            yield name, inputs.read(_standard_input())
        except InputRefused as refusal:
            yield name, refusal


def _standard_input() -> bytes:
    """Return what is piped in, no more of it than tells that it is too large. Raises InputRefused."""
    from factcheck.readers import LARGEST

    try:
        if sys.stdin is None:  # the caller closed it
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(N_("{name} cannot be read: {reason}"), name="-", reason=reason) from error
