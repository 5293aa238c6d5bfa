"""A page at an address, fetched because an analyst asked for it, and read apart like any other input."""

import re
from dataclasses import replace
from email.message import Message
from mimetypes import guess_type
from pathlib import PurePosixPath
from threading import Event
from urllib.parse import unquote, urlsplit

from factcheck.apart import Apart
from factcheck.errors import FetchRefused
from factcheck.fetching import Fetched, Limits, fetch
from factcheck.fetching.decoding import decoded
from factcheck.model import Draft
from factcheck.readers.files import LARGEST
from factcheck.words import N_, Sentence

_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf", "application/epub+zip": ".epub",
    "message/rfc822": ".eml", "multipart/related": ".mhtml", "text/vtt": ".vtt", "text/csv": ".csv",
    "application/x-subrip": ".srt", "application/vnd.oasis.opendocument.text": ".odt", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/json": ".json", "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip
_UNSAID = frozenset({"application/octet-stream", "binary/octet-stream", "application/force-download"})
_NO_TEXT = ("image/", "audio/", "video/", "font/")


def read(address: str, limits: Limits | None = None, private: bool = False, stop: Event | None = None) -> list[Draft]:
    """Fetch the page at an http or https address and return its articles; nothing that it refers to is fetched.

    The link of an article is the address at which the page was found in the end, its name the one that was asked for;
    a warning tells the way where it led through others. The bytes are the page's, unpacked. `private` allows addresses
    on this machine and in private networks; once `stop` is set, the fetching ends. Raises FetchRefused and
    InputRefused.
    """
    fetched = fetch(address.strip(), limits, private, stop=stop)
    content = decoded(fetched.content, fetched.headers, LARGEST)
    host = urlsplit(fetched.final_url).hostname or ""
    if fetched.media_type.startswith(_NO_TEXT):
        raise FetchRefused(
            N_("What {host} sent is no text but {kind}. Save it as a file, and attach it as evidence."),
            host=host,
            kind=fetched.media_type,
        )
    if not content:
        raise FetchRefused(N_("The page at {host} is empty: nothing was kept."), host=host)
    apart = Apart()
    try:
        drafts = apart.read(content, _name(fetched, host), _charset(fetched))
    finally:
        apart.close()
    return [_from(draft, fetched) for draft in drafts]


def _from(draft: Draft, fetched: Fetched) -> Draft:
    return replace(draft, name=fetched.url, url=fetched.final_url, warnings=(*draft.warnings, *_way(fetched)))


def _way(fetched: Fetched) -> tuple[Sentence, ...]:
    if not fetched.redirects:
        return ()
    told = N_("The address {asked} leads on: {way}. What is read is the page at the last of these.")
    way = " → ".join(f"{status} {url}" for status, url in fetched.redirects)
    return (Sentence.of(told, asked=fetched.url, way=way),)


def _name(fetched: Fetched, host: str) -> str:
    """Return a file's name for what was fetched, whose ending is what the server says that it is, else the path's."""
    path = PurePosixPath(unquote(urlsplit(fetched.final_url).path, errors="replace"))
    stem, ending = path.stem or host, path.suffix.lower()
    if fetched.media_type in _UNSAID:
        return f"{stem}{ending}"
    if fetched.media_type == "text/plain" and (guess_type(path.name)[0] or "").startswith("text/"):
        return f"{stem}{ending}"  # servers send .md, .csv, .srt as plain text
    return f"{stem}{_SUFFIXES.get(fetched.media_type, ending)}"


def _charset(fetched: Fetched) -> str:
    told = next((value for name, value in fetched.headers if name.lower() == "content-type"), "")
    header = Message()
    header["Content-Type"] = re.sub(r"[\r\n]", " ", told)
    return header.get_content_charset("")
