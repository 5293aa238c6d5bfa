"""What is measured on: Arabic texts of any length, and desks with articles and claims in them."""

from pathlib import Path

import resources
from db.store import Store
from factcheck import anchors, readers
from factcheck.model import MARKS

_PARAGRAPH_WORDS = 70
_CLAIM_CHARACTERS = 60


def sample() -> bytes:
    """Return the file of the sample article."""
    return resources.path("samples", "article.txt").read_bytes()


def arabic(characters: int, variant: int = 0) -> str:
    """Return an Arabic text of so many characters in paragraphs, made of the sample's words; every variant differs."""
    words = sample().decode().split()
    parts, length, number = [f"نص للقياس {variant}\n"], 0, variant
    while length < characters:
        number += 1
        # A walk through the words that repeats only after a very long time.
        parts.append(
            words[(number * number + number // 7) % len(words)] + ("\n" if number % _PARAGRAPH_WORDS == 0 else " ")
        )
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


def make_files(folder: Path, count: int, characters: int) -> None:
    """Write so many text files into a folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        folder.joinpath(f"{number:05}.txt").write_text(arabic(characters, number), encoding="utf-8")
