"""Values as pieces of HTML: escaped, isolated, each with its own language and direction.

The pieces are put together by hand instead of by a template, because a report has thousands of them; and they are
escaped by the standard library, which is several times as fast as markupsafe on short texts.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from factcheck.model import Direction
from factcheck.text.direction import paragraph_direction
from factcheck.words import RIGHT_TO_LEFT

# LRE RLE PDF LRO RLO, which nothing contains but the end of a paragraph; what a browser may not show at all.
_OVERRIDES = re.compile(r"[\u202a-\u202e]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SUSPECT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_OURS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", re.ASCII)
"""How the desk writes a time: these are the many, and need no arithmetic."""

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NO_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def trusted(html: str) -> Markup:
    """Return HTML whose values the caller has escaped."""
    # Markup(html) looks for an __html__ method first, which takes longer than all the rest; a str has none.
    return str.__new__(Markup, html)


def escaped(text: str) -> Markup:
    """Return a text of our own as HTML."""
    return trusted(escape(text))


def quiet(text: str) -> str:
    """Return a value without the characters that would reach out of it: overrides, unbalanced isolates, controls."""
    if not _SUSPECT.search(text):
        return text
    text = _CONTROLS.sub(" ", _OVERRIDES.sub("", text))
    kept = list(text)
    open_at: list[int] = []
    for index, character in enumerate(text):
        if character in _OPENING:
            open_at.append(index)
        elif character == _CLOSING:
            if open_at:
                open_at.pop()
            else:
                kept[index] = ""
    for index in open_at:
        kept[index] = ""
    return "".join(kept)


def tag_of(language: str) -> str:
    """Return a language's BCP 47 tag, or `und` for what is not shaped like one."""
    return language if _TAG.fullmatch(language) else "und"


@cache
def direction_of(language: str) -> Direction:
    """Return the direction that a language is written in."""
    return Direction.RTL if language.partition("-")[0].lower() in RIGHT_TO_LEFT else Direction.LTR


def attributes(text: str, *likely: str, base: Direction | None = None) -> str:
    """Return the `lang` and `dir` attributes of a text: its direction by its first strong character, else `base`.

    The language is the first of the likely ones that is written in that direction: a guess, but one that never gives
    Arabic letters to an English voice. `und` when none is.
    """
    return _attributes(paragraph_direction(text, base or direction_of(likely[0])), likely)


@cache
def _attributes(direction: Direction, likely: tuple[str, ...]) -> str:
    language = next((tag for tag in likely if direction_of(tag) is direction), "und")
    return f'lang="{tag_of(language)}" dir="{direction.value}"'


def value(text: str, *likely: str) -> Markup:
    """Return a one-line value, isolated, with its own language and direction."""
    line = quiet(" ".join(text.split()))
    return trusted(f"<bdi {attributes(line, *likely)}>{escape(line)}</bdi>")


def code(text: str | int) -> Markup:
    """Return an identifier, a number or a range, isolated and from left to right."""
    return trusted(f'<bdi dir="ltr">{escape(quiet(str(text)))}</bdi>')


def blocks(text: str, *likely: str) -> Markup:
    """Return a text of several lines as paragraphs, each with its own language and direction."""
    lines = (quiet(line) for line in text.strip().split("\n"))
    return trusted("".join(f"<p {attributes(line, *likely)}>{escape(line)}</p>" for line in lines))


def moment(stamp: str, *likely: str) -> Markup:
    """Return a time as date and UTC time of day, a date as a date, and anything else as it is written."""
    try:
        shown, machine = _times(stamp)
    except (ValueError, OverflowError):
        return value(stamp, *likely)
    return trusted(f'<bdi dir="ltr"><time datetime="{machine}">{shown}</time></bdi>')


def _times(stamp: str) -> tuple[str, str]:
    if len(stamp) == len("2023-09-11"):
        day = date.fromisoformat(stamp).isoformat()
        return day, day
    at = datetime.fromisoformat(stamp)
    if _OURS.fullmatch(stamp):
        return f"{stamp[:10]} {stamp[11:16]} UTC", f"{stamp[:19]}Z"
    # Without a zone it is not known which one is meant, so none is claimed. (strftime would take ten times as long.)
    local = at if at.tzinfo is None else at.astimezone(UTC).replace(tzinfo=None)
    machine = local.isoformat(timespec="seconds")
    shown = machine[:16].replace("T", " ")
    return (shown, machine) if at.tzinfo is None else (f"{shown} UTC", f"{machine}Z")


def link(url: str) -> Markup:
    """Return an address, from left to right; one of the web can be followed, any other is only shown.

    A host that is not ASCII is shown in punycode as well, because other alphabets have letters that look Latin.
    """
    shown = escape(quiet(url.strip()))
    host = _host(url)
    if host is None:
        return trusted(f'<bdi dir="ltr">{shown}</bdi>')
    anchor = f'<bdi dir="ltr"><a href="{escape(url)}" rel="noopener noreferrer">{shown}</a></bdi>'
    return trusted(anchor + "".join(_punycode(host)))


def _host(url: str) -> str | None:
    if _NO_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None


def _punycode(host: str) -> Iterator[str]:
    if not host.isascii():
        try:
            yield f' <bdi dir="ltr" class="host">({escape(host.encode("idna").decode("ascii"))})</bdi>'
        except UnicodeError:
            return
