"""The way back from a report's JSON to the values it was made of, with every promise of the model checked."""

import binascii
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise

from factcheck.degrees import Confidence, Worth
from factcheck.errors import InputRefused
from factcheck.model import Article, Claim, Direction, Original, Passage, Record, Status, Version
from factcheck.report import Report, recorded
from factcheck.report.parts import Part, parse
from factcheck.words import LANGUAGES, N_

_WRITTEN = ("rationale", "unknowns", "topic", "said", "place", "as_of", "look_again", "override")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TOP = ("format", "format_version", "language", "made", "by", "desk", "records")


Contents = Mapping[str, bytes] | None
"""The originals by their SHA-256, where these do not stand in the report itself."""


def report(content: bytes, name: str, newest: int, contents: Contents = None) -> Report:
    """Return the report that these bytes hold, of the format `name` up to version `newest`. Raises InputRefused."""
    whole = parse(content)
    tree = whole.value
    if not isinstance(tree, dict) or tree.get("format") != name:
        raise InputRefused(N_("This file is not a report of Isnad."))
    version = tree.get("format_version")
    if type(version) is int and version > newest:
        # Not the number itself: it may have thousands of digits.
        raise InputRefused(N_("This report was written by a newer version of Isnad, which is needed to read it."))
    if type(version) is not int or version < 1:
        raise InputRefused(N_("This report cannot be read: it does not say in which version of its format it is."))
    top = whole.fields((*_TOP, "pages") if "pages" in tree else _TOP)
    if top["language"].text() not in LANGUAGES:
        raise top["language"].refuse(N_("This report cannot be read: {place} is neither ar nor en."))
    known = _Known()
    records = tuple(_record(part, known, contents) for part in top["records"].items())
    pages = _pages(top["pages"], records) if "pages" in top else ()
    said = (top["language"].text(), top["made"].time(), top["by"].text())
    return Report(records, *said, desk=top["desk"].text(), pages=pages)


def _pages(part: Part, records: Iterable[Record]) -> tuple[tuple[str, int], ...]:
    """The pages of claims, each of one that is in the report."""
    claims = {claim.id for record in records for claim in record.claims}
    pages = part.fields(tuple(id for id in part.value if id in claims) if isinstance(part.value, dict) else ())
    return tuple((id, page.whole()) for id, page in pages.items())


@dataclass(slots=True)
class _Known:
    """The ids that were seen so far: none may stand for two things in one report."""

    seen: set[tuple[str, str]] = field(default_factory=set)

    def once(self, kind: str, part: Part) -> str:
        """Return an id that no earlier part of this kind has."""
        value = part.filled()
        if (kind, value) in self.seen:
            raise part.refuse(N_("This report cannot be read: the id in {place} stands twice."))
        self.seen.add((kind, value))
        return value


def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


_RECORD, _ARTICLE, _VERSION, _CLAIM, _PASSAGE = (_names(kind) for kind in (Record, Article, Version, Claim, Passage))


def _record(part: Part, known: _Known, contents: Contents) -> Record:
    parts = part.fields(_RECORD)
    article = _article(parts["article"], known)
    versions = tuple(_version(item, article, known) for item in parts["versions"].items())
    if not versions:
        raise parts["versions"].refuse(N_("This report cannot be read: {place} is empty."))
    numbers = [version.number for version in versions]
    if numbers[0] < 1 or any(one >= other for one, other in pairwise(numbers)):
        raise parts["versions"].refuse(N_("This report cannot be read: {place} are not in the order of their numbers."))
    by_id = {version.id: version for version in versions}
    claims = tuple(_claim(item, article, by_id, known) for item in parts["claims"].items())
    originals = tuple(_originals(parts["originals"].items(), contents))
    return recorded.complete(Record(article, versions, claims, originals), parts, known.once)


def _article(part: Part, known: _Known) -> Article:
    parts = part.fields(_ARTICLE)
    return Article(
        id=known.once("article", parts["id"]),
        title=parts["title"].text(),
        outlet=parts["outlet"].text(),
        author=parts["author"].text(),
        published=parts["published"].text(),
        url=parts["url"].text(),
        language=parts["language"].text(),
        direction=parts["direction"].member(Direction),
        created=parts["created"].time(),
        reviewer=parts["reviewer"].text(),
    )


def _version(part: Part, article: Article, known: _Known) -> Version:
    parts = part.fields(_VERSION)
    return Version(
        id=known.once("version", parts["id"]),
        article=_same(parts["article"], article.id),
        number=parts["number"].whole(),
        text=parts["text"].text(),
        original=_sha256(parts["original"]),
        media_type=parts["media_type"].text(),
        encoding=parts["encoding"].text(),
        name=parts["name"].text(),
        captured=parts["captured"].time(),
    )


def _claim(part: Part, article: Article, versions: dict[str, Version], known: _Known) -> Claim:
    parts = part.fields(_CLAIM)
    claim = Claim(
        id=known.once("claim", parts["id"]),
        article=_same(parts["article"], article.id),
        status=parts["status"].member(Status),
        wording=parts["wording"].text(),
        note=parts["note"].text(),
        created=parts["created"].time(),
        updated=parts["updated"].time(),
        passages=tuple(_passage(item, versions, known) for item in parts["passages"].items()),
        rating=parts["rating"].text(),
        confidence=parts["confidence"].member(Confidence),
        worth=parts["worth"].member(Worth),
        tags=tuple(item.filled() for item in parts["tags"].items()),
        **{name: parts[name].text() for name in _WRITTEN},
    )
    if not claim.passages:
        raise parts["passages"].refuse(N_("This report cannot be read: {place} is empty."))
    numbers = [versions[passage.version].number for passage in claim.passages]
    if numbers != sorted(numbers):
        raise parts["passages"].refuse(
            N_("This report cannot be read: {place} are not in the order of their versions.")
        )
    return claim


def _passage(part: Part, versions: dict[str, Version], known: _Known) -> Passage:
    parts = part.fields(_PASSAGE)
    passage = Passage(
        id=known.once("passage", parts["id"]),
        version=parts["version"].text(),
        start=parts["start"].whole(),
        end=parts["end"].whole(),
        quote=parts["quote"].text(),
        prefix=parts["prefix"].text(),
        suffix=parts["suffix"].text(),
        sure=parts["sure"].share(),
    )
    if passage.version not in versions:
        raise parts["version"].refuse(N_("This report cannot be read: {place} names no version of the article."))
    if not passage.quote.strip():
        raise parts["quote"].refuse(N_("This report cannot be read: {place} is empty."))
    text = versions[passage.version].text
    if not passage.start < passage.end <= len(text):
        raise part.refuse(N_("This report cannot be read: the range in {place} reaches outside the text."))
    # Compared by length first: a thousand short quotes are cheap, a thousand that claim the whole text are too.
    if len(passage.quote) != passage.end - passage.start or not text.startswith(passage.quote, passage.start):
        raise part.refuse(N_("This report cannot be read: the quote in {place} is not what stands at its place."))
    if not text.endswith(passage.prefix, 0, passage.start) or not text.startswith(passage.suffix, passage.end):
        raise part.refuse(N_("This report cannot be read: the words round the quote in {place} are not the text's."))
    return passage


def _originals(parts: Iterable[Part], contents: Contents) -> Iterable[Original]:
    seen: set[str] = set()
    for part in parts:
        each = part.fields(("sha256", "content") if contents is None else ("sha256",))
        sha256 = _sha256(each["sha256"])
        if sha256 in seen:
            raise part.refuse(N_("This report cannot be read: the id in {place} stands twice."))
        seen.add(sha256)
        content = _decoded(each["content"]) if contents is None else contents.get(sha256, b"")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise part.refuse(N_("The file in {place} was changed: its bytes do not have the SHA-256 that is given."))
        yield Original(sha256, content)


def _decoded(part: Part) -> bytes:
    try:
        return binascii.a2b_base64(part.text().encode("ascii"), strict_mode=True)
    except ValueError as error:
        raise part.refuse(N_("This report cannot be read: {place} is not base64.")) from error


def _sha256(part: Part) -> str:
    value = part.text()
    if not _SHA256.fullmatch(value):
        raise part.refuse(N_("This report cannot be read: {place} is not a SHA-256."))
    return value


def _same(part: Part, article: str) -> str:
    if part.text() != article:
        raise part.refuse(N_("This report cannot be read: {place} names another article."))
    return article
