"""Subtitles (.srt, .vtt): what is said, each line behind the time at which it is said."""

import re
from html import unescape

from factcheck.model import Draft
from factcheck.readers import plain
from factcheck.readers.drafting import Source, Told, draft
from factcheck.readers.package import damaged
from factcheck.text.encoding import decode

_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>|<(?:\d+:)?\d+:\d+\.\d+>|\{\\[^{}]*\}")

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_TIME = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>")

Said = tuple[int, str]
"""When something is said, in milliseconds, and the words."""


def read(content: bytes, name: str) -> Draft:
    """Return the draft of subtitles: a line for each, `[hh:mm:ss] what is said`; without any times, of a plain text.

    Raises InputRefused.
    """
    decoded = decode(content)
    if "-->" not in decoded.text:
        return plain.read(content, name)
    written = decoded.text.lstrip("\ufeff\n ").replace("\r\n", "\n").replace("\r", "\n")
    is_vtt = written.startswith("WEBVTT")
    told = _web(written) if is_vtt else _subrip(decoded.text, name)
    said = [(start, words) for start, words in sorted(told, key=lambda one: one[0]) if words]
    text = "\n".join(f"[{_clock(start)}] {words}" for start, words in said)
    title = _told(written, said) if is_vtt else Told(title=said[0][1] if said else "")
    return draft(Source(content, name, decoded), text, "text/vtt" if is_vtt else "application/x-subrip", title)


def _subrip(written: str, name: str) -> list[Said]:
    from pysubs2 import SSAFile
    from pysubs2.exceptions import Pysubs2Error

    try:
        found = SSAFile.from_string(written, format_="srt")
    except (Pysubs2Error, ValueError) as error:
        raise damaged(name) from error
    return [(event.start, _said(event.plaintext)) for event in found if not event.is_comment]


def _web(written: str) -> list[Said]:
    """Return what the cues of WebVTT say, a voice that is named before its words.

    The library takes what stands between cues, notes, styles and their names, for words of the cue before.
    """
    told: list[Said] = []
    for block in _BLANK.split(written)[1:]:
        lines = block.split("\n")
        at = next((number for number, line in enumerate(lines[:2]) if "-->" in line), None)
        time = None if at is None else _TIME.match(lines[at].strip())
        if at is None or time is None:
            continue
        hours, minutes, seconds, part = (int(digits or 0) for digits in time.groups())
        start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + part
        before, *voices = _VOICE.split("\n".join(lines[at + 1 :]))
        told.append((start, unescape(_said(before))))
        for voice, words in zip(voices[::2], voices[1::2], strict=True):
            named, heard = unescape(_said(voice or "")), unescape(_said(words))
            told.append((start, f"{named}: {heard}" if named and heard else heard))
    return told


def _told(written: str, said: list[tuple[int, str]]) -> Told:
    """Return what the head of WebVTT tells: a title behind its name, and a language."""
    head = written.partition("\n\n")[0].split("\n")
    title = head[0].removeprefix("WEBVTT").strip(" \t-–—:")
    fields = dict(line.partition(":")[::2] for line in head[1:] if ":" in line and "-->" not in line)
    language = next((value.strip() for key, value in fields.items() if key.strip().lower() == "language"), "")
    return Told(title=title or (said[0][1] if said else ""), language=language)


def _said(text: str) -> str:
    return " ".join(_TAGS.sub("", text).split())


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
