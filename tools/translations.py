"""The translators' catalogues: gather the words from the code, bring the catalogues in line, compile, and check.

`python -m tools.translations update|compile|check`. English stands in the code and is the key. What is gathered: first
arguments of `words(…)` and `N_(…)`, and the two of `many(…)`, under any dotted name, in Python and in templates.
"""

import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from jinja2 import Environment, nodes

from tools.trouble import Trouble, say

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "isnad"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"words": None, "_words": None, "N_": None, "many": (1, 2)}
COMMENT_TAGS = ("Translators:",)
SOURCES = ("main.py", "factcheck/**/*.py", "db/**/*.py", "ui/**/*.py")
TEMPLATES = ("resources/report/**/*.html",)
COUNTLESS_FORMS = 3
"""Arabic's forms for none, one and two say the number in words, and so may leave {count} out."""


def main(arguments: list[str]) -> int:
    """Do one of the jobs; return the exit status."""
    jobs = {"update": update, "compile": compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in jobs:
        say("usage: python -m tools.translations update|compile|check")
        return 2
    try:
        jobs[arguments[0]]()
    except Trouble as trouble:
        say(str(trouble))
        return 1
    return 0


def update() -> None:
    """Put new messages into every catalogue, and take out those that the code no longer says."""
    gathered = gather()
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(gathered, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        written = io.BytesIO()
        write_po(written, catalogue, width=120, no_location=True, sort_output=True)
        path.write_bytes(written.getvalue())
        say(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {len(missing(catalogue, gathered))} to look at")


def compile_all() -> None:
    """Write beside each catalogue the file that the program reads."""
    for path in catalogues():
        compiled = io.BytesIO()
        write_mo(compiled, read(path))
        half_done = path.with_suffix(".mo.new")
        half_done.write_bytes(compiled.getvalue())
        half_done.replace(path.with_suffix(".mo"))


def check() -> None:
    """Name everything that a catalogue lacks; raise Trouble if there is anything."""
    gathered = gather()
    lacks = [f"{path.relative_to(ROOT)}: {line}" for path in catalogues() for line in missing(read(path), gathered)]
    for line in lacks:
        say(line)
    if lacks:
        raise Trouble(f"{len(lacks)} translations need work.")


def missing(catalogue: Catalog, gathered: Catalog) -> list[str]:
    """Return a line for each message that is not translated, not sure, no longer said, or whose placeholders differ."""
    lines = []
    for wanted in gathered:
        if wanted.id:
            found = catalogue.get(wanted.id)
            lines += [f"{complaint}: {_key(wanted)!r}" for complaint in _complaints(wanted, found)]
    lines += [f"no longer said: {_key(old)!r}" for old in catalogue if old.id and gathered.get(old.id) is None]
    return lines + [f"obsolete: {_key(old)!r}" for old in catalogue.obsolete.values()]


def _complaints(wanted: Message, found: Message | None) -> Iterator[str]:
    if found is None:
        yield "not in the catalogue"
        return
    if found.pluralizable != wanted.pluralizable:
        yield "plural in one place only"
        return
    forms = _forms(found.string)
    if not all(forms):
        yield "not translated"
        return
    if found.fuzzy:
        yield "fuzzy"
    ours = set().union(*(placeholders(form) for form in _forms(wanted.id)))
    for number, form in enumerate(forms):
        free = {"count"} if wanted.pluralizable and number < COUNTLESS_FORMS else set()
        if (theirs := placeholders(form)) | free != ours | free:
            yield f"placeholders {sorted(theirs)} in {form!r}, {sorted(ours)} in English"


def placeholders(template: str) -> set[str]:
    """Return the names in a template's braces; a brace that is not one counts as a name that nothing has."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError as error:
        return {f"({error})"}


def gather() -> Catalog:
    """Return everything that the program says, out of the code and the report templates."""
    catalogue = Catalog(domain=DOMAIN, project="Isnad", charset="utf-8")
    extractors: tuple[tuple[Any, tuple[str, ...]], ...] = (("python", SOURCES), (template_calls, TEMPLATES))
    for method, patterns in extractors:
        for path in sorted(found for pattern in patterns for found in ROOT.glob(pattern)):
            with path.open("rb") as source:
                for line, message, comments, _ in extract(method, source, KEYWORDS, COMMENT_TAGS):
                    place = (path.relative_to(ROOT).as_posix(), line)
                    catalogue.add(message, locations=[place], auto_comments=comments)
    return catalogue


def template_calls(
    source: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, list[str | None], list[str]]]:
    """Find a Jinja template's calls of the keywords, as functions or as methods; Babel's interface for extractors."""
    for call in Environment(autoescape=True).parse(source.read().decode("utf-8")).find_all(nodes.Call):
        called = call.node
        name = called.name if isinstance(called, nodes.Name) else getattr(called, "attr", "")
        if name in keywords:
            texts = [argument.value if isinstance(argument, nodes.Const) else None for argument in call.args]
            yield call.lineno, name, [text if isinstance(text, str) else None for text in texts], []


def catalogues() -> list[Path]:
    """Return the translators' files, one for each language."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """Read a translators' file; Trouble if it is not one."""
    try:
        with path.open("rb") as source:
            return read_po(source, locale=path.parts[-3], domain=DOMAIN, abort_invalid=True)
    except (PoFileError, ValueError, OSError) as error:
        raise Trouble(f"{path.name} of language {path.parts[-3]} cannot be read: {error}.") from error


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _key(message: Message) -> str:
    return _forms(message.id)[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
