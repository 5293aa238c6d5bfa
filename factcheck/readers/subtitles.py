"""Subtitles (.srt, .vtt): what is said, each line behind the time at which it is said."""

import re
from html import unescape

from factcheck.model import Draft
from factcheck.readers import plain
from factcheck.readers.drafting import Source, Told, draft
from factcheck.readers.package import damaged
from factcheck.text.encoding import decode

_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>|<(?:\d+:)?\d+:\d+\.\d+>|\{\\[^{}]*\}")


def read(content: bytes, name: str) -> Draft:
    """Return the draft of subtitles: a line for each, `[hh:mm:ss] what is said`; without any times, of a plain text.

    Raises InputRefused.
    """
    from pysubs2 import SSAFile
    from pysubs2.exceptions import Pysubs2Error

    decoded = decode(content)
    if "-->" not in decoded.text:
        return plain.read(content, name)
    kind = "vtt" if decoded.text.lstrip("\ufeff\n ").startswith("WEBVTT") else "srt"
    try:
        found = SSAFile.from_string(decoded.text, format_=kind)
    except (Pysubs2Error, ValueError) as error:
        raise damaged(name) from error
    shown = unescape if kind == "vtt" else str  # only WebVTT has entities
    told = [(event.start, shown(_said(event.plaintext))) for event in found if not event.is_comment]
    said = [(start, words) for start, words in sorted(told, key=lambda one: one[0]) if words]
    text = "\n".join(f"[{_clock(start)}] {words}" for start, words in said)
    title = _told(decoded.text, said) if kind == "vtt" else Told(title=said[0][1] if said else "")
    return draft(Source(content, name, decoded), text, "text/vtt" if kind == "vtt" else "application/x-subrip", title)


def _told(written: str, said: list[tuple[int, str]]) -> Told:
    """Return what the head of WebVTT tells: a title behind its name, and a language."""
    head = written.lstrip("\ufeff\n ").replace("\r\n", "\n").replace("\r", "\n").partition("\n\n")[0].split("\n")
    title = head[0].removeprefix("WEBVTT").strip(" \t-–—:")
    fields = dict(line.partition(":")[::2] for line in head[1:] if ":" in line and "-->" not in line)
    language = next((value.strip() for key, value in fields.items() if key.strip().lower() == "language"), "")
    return Told(title=title or (said[0][1] if said else ""), language=language)


def _said(text: str) -> str:
    return " ".join(_TAGS.sub("", text).split())


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
