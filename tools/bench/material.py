"""What is measured on: Arabic texts of any length, and desks with articles and claims in them."""

from pathlib import Path
from random import Random

import resources
from db.store import Store
from factcheck import anchors, inputs, readers
from factcheck.errors import InputRefused
from factcheck.model import MARKS
from factcheck.pieces import Piece

_PARAGRAPH_WORDS = 70
_CLAIM_CHARACTERS = 60
_TOGETHER_SECONDS = 0.15


def sample() -> bytes:
    """Return the file of the sample article."""
    return resources.path("samples", "article.txt").read_bytes()


def arabic(characters: int, variant: int = 0) -> str:
    """Return an Arabic text of so many characters in paragraphs, made of the sample's words; every variant differs."""
    words = sample().decode().split()
    parts, length, number = [f"نص للقياس {variant}\n"], 0, 0
    chosen = Random(variant)  # noqa: S311, the same text every time
    while length < characters:
        number += 1
        parts.append(chosen.choice(words) + ("\n" if number % _PARAGRAPH_WORDS == 0 else " "))
        length += len(parts[-1])
    return "".join(parts)[:characters].rstrip()


def add_article(store: Store, content: bytes, claims: int) -> str:
    """Put an article with so many claims, spread over its text, into a desk and return its id."""
    article = store.intake.take_in(readers.read(content, "")).article
    version = store.articles.version(article)
    apart = len(version.text) / max(claims, 1)
    for number in range(claims):
        start = int(number * apart)
        start, end = anchors.trim(version.text, start, min(start + _CLAIM_CHARACTERS, len(version.text)))
        passage = anchors.make(version.text, start, end, version=version.id)
        store.claims.add(article, passage, MARKS[number % len(MARKS)])
    return article


def take_in_folder(source: Path, desk: str) -> None:
    """Import a folder into a desk as the command and the window do it: read apart, written together."""
    with Store(desk, "bench") as store:
        for batch in inputs.gathered(inputs.read_all([source]), _TOGETHER_SECONDS):
            found: list[Piece] = []
            for _, one in batch:
                if isinstance(one, InputRefused):
                    raise one
                found += one
            store.intake.take_in_all(found)


def make_files(folder: Path, count: int, characters: int) -> None:
    """Write so many text files into a folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        folder.joinpath(f"{number:05}.txt").write_text(arabic(characters, number), encoding="utf-8")
