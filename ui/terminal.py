"""The commands of a terminal on one open desk: the same jobs as the window's, for people and for scripts. No Qt."""

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from db import desk
from db.stamps import now
from db.store import Store
from factcheck import anchors, objects
from factcheck.errors import ExportRefused, InputRefused, Refused
from factcheck.highlights import in_reading_order
from factcheck.model import Claim, Level, Status, Step, Where
from factcheck.words import N_, Sentence, Words
from ui.streams import highlighted, isolated, obeyed_by_none, say, standard_input, write

if TYPE_CHECKING:
    from factcheck.inputs import Found
    from factcheck.search.places import Hit

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

    def do_search(self, options: argparse.Namespace) -> int:
        """Print the places that answer to a query, for people under the article that each is in."""
        where = Where(options.where) if options.where else None
        hits = self._store.search.hits(" ".join(options.query), Level(options.level), where)
        article = ""
        for hit in islice(hits, options.limit):
            if hit.article != article and not self._as_json:
                article = hit.article
                write(obeyed_by_none(f"{article[:8]}  {self._store.articles.get(article).title}"))
            self._print_hit(hit)
        if not article and not self._as_json:
            say(self._words("Nothing was found."))
        return DONE

    def _print_hit(self, hit: "Hit") -> None:
        if self._as_json:
            self._print(objects.of_hit(hit))
            return
        before, found, after = (obeyed_by_none(" ".join(part.split())) for part in (hit.before, hit.hit, hit.after))
        gaps = " " * (hit.before[-1:].isspace()), " " * (hit.after[:1].isspace())
        place = f"  {self._words(hit.kind.label)}  {hit.start}:{hit.end}  {hit.claim[:8]}".rstrip()
        write(f"{place}  {isolated(before + gaps[0] + highlighted(found) + gaps[1] + after)}")

    def do_check(self, options: argparse.Namespace) -> int:
        """Compare everything that the desk keeps with its SHA-256, and the index with the texts."""
        from db.check import Index, check

        found = check(self._store, options.rebuild)
        told = self._words(
            "Originals: {originals}. Texts: {texts}. Articles and claims in the index: {indexed}.",
            originals=found.originals,
            texts=found.texts,
            indexed=found.indexed,
        )
        self._print(objects.of_check(found.originals, found.texts, found.indexed, found.damaged, found.index), told)
        for kept in found.damaged:
            say(
                self._words("What was kept as {sha256} is no longer what it was. Open a copy of the desk.", sha256=kept)
            )
        if found.index is Index.DIFFERS:
            say(self._words("The index of the search does not agree with the texts: check --rebuild makes it anew."))
        return REFUSED if found.damaged or found.index is Index.DIFFERS else DONE

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
            write(json.dumps(found, ensure_ascii=False))
        elif line:
            write(obeyed_by_none(line))


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
            yield name, inputs.read(standard_input())
        except InputRefused as refusal:
            yield name, refusal
