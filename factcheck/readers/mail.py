"""Mail (.eml), and pages that a browser saved as one file (.mhtml)."""

import binascii
import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers import blocks, html
from factcheck.readers.drafting import Source, Told, draft, label
from factcheck.readers.package import damaged
from factcheck.text.encoding import Decoded, decode, looks_binary
from factcheck.words import N_, Sentence

MEDIA_TYPE = "message/rfc822"
PAGE = "multipart/related"
"""The type of a page that was saved as one file."""

_ENCIPHERED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_LOCKED = N_(
    "{name} is an encrypted mail. Open it in your mail program, and copy its text or save it as plain text (.txt)."
)
_FRAMES = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_MOST_FRAMES = 20
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+")
_LONGEST_WORD = 80


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a mail: its text, else the text of its page. What is attached is named, not read.

    Raises InputRefused for a mail without text.
    """
    mail = _parsed(content)
    if not mail.keys() and looks_binary(content):
        raise damaged(name)
    text, decoded = _body(mail)
    if not text.strip() and any(part.get_content_type() in _ENCIPHERED for part in mail.walk()):
        raise InputRefused(_LOCKED, name=label(name))
    handed_on = _within(mail)
    text = f"{text.rstrip()}\n\n{handed_on}" if handed_on else text
    warnings = list(decoded.warnings)
    attached = [one for one in (part.get_filename() for part in mail.walk()) if one]
    if attached:
        warnings.append(
            Sentence.of(N_("The files attached to the mail were not read: {names}"), names=", ".join(attached[:20]))
        )
    told = Told(
        title=_header(mail, "subject"), author=_header(mail, "from"), published=_date(mail), warnings=tuple(warnings)
    )
    return draft(Source(content, name, replace(decoded, text="", warnings=())), text, MEDIA_TYPE, told)


def read_page(content: bytes, name: str) -> Draft:
    """Return the draft of a saved page's article, with the address it came from. Raises InputRefused."""
    mail = _parsed(content)
    part = _page(mail, name)
    found = html.read(_bytes(part), name, declared=_charset(part))
    address = _header(mail, "snapshot-content-location") or _header(part, "content-location")
    url = address if address.startswith(("http://", "https://")) else ""
    return replace(found, url=found.url or url, original=content, media_type=PAGE)


def page_of(content: bytes, name: str) -> tuple[bytes, str]:
    """Return the bytes of a saved page's own HTML, and the encoding that it declares. Raises InputRefused."""
    part = _page(_parsed(content), name)
    return _bytes(part), _charset(part)


def _page(mail: EmailMessage, name: str) -> Message:
    pages = [part for part in mail.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise damaged(name)
    if len(pages) > 1 and _FRAMES.search(_bytes(pages[0])):  # it only says where on the window the others stand
        return max(pages[1 : _MOST_FRAMES + 1], key=_shows)
    return pages[0]


def _shows(part: Message) -> int:
    """Return how many characters of text a saved page shows."""
    return sum(map(len, html.everything(_bytes(part), "", _charset(part))))


def _parsed(content: bytes) -> EmailMessage:
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return email.message_from_bytes(content, policy=email.policy.default)


def _body(mail: EmailMessage) -> tuple[str, Decoded]:
    """Return the text of a mail, and how it was decoded."""
    readable = [part for part in _own_parts(mail) if part.get_content_maintype() == "text" and not part.get_filename()]
    plain = next((part for part in readable if part.get_content_type() == "text/plain"), None)
    page = next((part for part in readable if part.get_content_type() == "text/html"), None)
    if plain is not None:
        decoded = decode(_bytes(plain), _charset(plain))
        if decoded.text.strip() or page is None:
            return decoded.text, decoded
    if page is None:
        return "", Decoded("", "")
    decoded = decode(_bytes(page), _charset(page) or html.declared_encoding(_bytes(page)))
    tree = html.parsed_page(decoded.text)
    return "" if tree is None else "\n".join(blocks.lines(blocks.visible(tree))), decoded


def _own_parts(mail: Message) -> Iterator[Message]:
    """Yield the parts of a mail without those of the mails that are in it."""
    if mail.get_content_type() == MEDIA_TYPE:
        return
    yield mail
    if mail.is_multipart():
        for part in mail.get_payload():
            if isinstance(part, Message):
                yield from _own_parts(part)


def _within(mail: EmailMessage) -> str:
    """The text of the mails that a mail hands on, each below its sender and its subject."""
    told = []
    for part in mail.walk():
        if part.get_content_type() == MEDIA_TYPE and isinstance(inner := part.get_payload(0), EmailMessage):
            text, _ = _body(inner)
            head = (_header(inner, "from"), _header(inner, "subject"), _date(inner))
            told.append("\n".join((" · ".join(filter(None, head)), "", text)))
    return "\n\n".join(told)


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    if isinstance(content, bytes) and str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
        packed = content.translate(None, b" \t\r\n")
        if _BASE64.fullmatch(packed) and len(packed) % 4 == 1 and len(packed) > _LONGEST_WORD:
            return binascii.a2b_base64(packed[:-1])  # it was cut off; what there is of it is not decoded then
    return content if isinstance(content, bytes) else b""


def _charset(part: Message) -> str:
    """Return the charset that a part declares; the suffixes say only in which order its letters are meant."""
    declared = (part.get_content_charset() or "").lower()
    return declared.removesuffix("-i").removesuffix("-e") if declared.startswith("iso-8859-") else declared


def _header(part: Message, name: str) -> str:
    try:
        return " ".join(str(part.get(name) or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # what its parser raises on broken headers
        return ""


def _date(mail: Message) -> str:
    try:
        return email.utils.parsedate_to_datetime(_header(mail, "date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
