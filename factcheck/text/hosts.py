"""The links in a text and the hosts that they lead to, with a warning where a host looks like another one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.words import N_, Sentence

_HIDDEN = "\u200b-\u200f\u2060\u061c\u202a-\u202e\u2066-\u2069\u00ad\ufeff"
_ENDINGS = (
    "com org net edu gov mil int info biz news press media tv online site club top xyz live app blog "
    "ae bh dz eg iq jo kw lb ly ma om ps qa sa sd so sy tn ye ir il tr uk us eu fr de es ch ru ua cn in io me co "
    "السعودية مصر امارات قطر الاردن فلسطين المغرب تونس عمان شبكة موقع عرب рф"
)
_LABEL = rf"[^\W_](?:[\w{_HIDDEN}-]*[\w{_HIDDEN}])?"
_LINK = re.compile(
    rf"(?P<scheme>\b(?:https?|ftp)://)(?P<named>[^\s<>\"«»“”،؛]+)"
    rf"|(?<![\w@./-])(?P<bare>(?:{_LABEL}\.)+(?:xn--[a-z0-9-]+|{'|'.join(_ENDINGS.split())}))\b(?!\.?\w)"
    rf"(?P<rest>(?::\d+)?(?:/[^\s<>\"«»“”،؛]*)?)",
    re.IGNORECASE,
)
_TRAILING = ".,:;!?)]}'…؟*_"
_AUTHORITY = re.compile(r"[^/?#\\]*")
_REMOVED = re.compile(f"[{_HIDDEN}]")
_ADDRESS = re.compile(r"[\d.]+|\[[0-9a-f:.]*\]")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")

_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "gv", "info", "ltd", "me", "mil", "ne", "net", "nom", "or"}
    | {"org", "plc", "sch"}
)
_LIKE_LATIN = frozenset("абвгеһіјкӏмнорԛѕтуԝхьѵԁп" + "αινκορτυχωγη" + "օսոհզց")
"""Letters of Cyrillic, Greek and Armenian that are taken for Latin ones."""
_SEEMING = re.compile(f"[{''.join(sorted(_LIKE_LATIN))}]+", re.IGNORECASE)

_ODD_LATIN = re.compile("[\u0138\u0180-\u01c3\u0250-\u02af\u1d00-\u1dbf]|\u0131(?!.*\\.(?:tr|az|kz)$)")
"""Letters of phonetics and of few languages, and outside Turkish hosts the dotless i: they are taken for others."""

_MIXED = N_("The host {host} mixes letters of several scripts ({punycode}).")
_LOOKS_LATIN = N_("The host {host} looks Latin and is not ({punycode}).")
_HIDES = N_("Hidden characters change how this link shows: it leads to {host}.")
_BEFORE_HOST = N_("What stands before @ in this link is no host: it leads to {host}.")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text, `[start, end)` in code points, and where it leads.

    `host` is in Unicode and lower case, `punycode` the same as it goes over the wire, and `registrable` the end of
    the host that somebody registered, to be set off from the rest.
    """

    start: int
    end: int
    host: str
    punycode: str
    registrable: str
    warnings: tuple[Sentence, ...] = ()


def links(text: str) -> list[Link]:
    """Return the links of a text in order: addresses with a scheme, and names of hosts that end as those do."""
    return [link for found in _LINK.finditer(text) if (link := _link(found))]


def look_alikes(text: str, link: Link) -> list[tuple[int, int]]:
    """Return the stretches of a link's host, as ranges of the text, whose letters are taken for Latin and are not."""
    begin = text.find("://", link.start, link.end) + 3 if "://" in text[link.start : link.end] else link.start
    written = _AUTHORITY.match(text[begin : link.end])
    return [(begin + found.start(), begin + found.end()) for found in _SEEMING.finditer(written[0] if written else "")]


def registrable(host: str) -> str:
    """Return the part of a host that somebody registered.

    These are its last two labels, or three where the one before a country is a usual second level, as in `co.uk` and
    `com.eg`. The public suffix list, which knows every registry's own rules, is larger than this program.
    """
    labels = host.split(".")
    if _ADDRESS.fullmatch(host) or len(labels) < 3:
        return host
    country = len(labels[-1]) == 2
    return ".".join(labels[-3 if country and labels[-2] in _SECOND_LEVEL else -2 :])


def _link(found: re.Match[str]) -> Link | None:
    written = found["named"] if found["scheme"] else f"{found['bare']}{found['rest']}"
    kept = written.rstrip(_TRAILING + "\u202c\u2069")
    if ")" in written[len(kept) :] and kept.count("(") > kept.count(")"):
        kept = written[: written.index(")", len(kept)) + 1]
    authority = _AUTHORITY.match(kept)
    user, at, place = (authority[0] if authority else "").rpartition("@")
    name = unicodedata.normalize("NFKC", _REMOVED.sub("", place)).lower()
    host = name if name.startswith("[") else re.sub(r":\d*$", "", name)
    host = ".".join(_unicode(label) for label in _DOTS.split(host.rstrip(".")))
    if not host or not any(map(str.isalnum, host)):
        return None
    wire = host if _ADDRESS.fullmatch(host) else ".".join(_punycode(label) for label in host.split("."))
    warnings = [*_look_alike(host, wire)]
    if _REMOVED.search(kept):
        warnings.append(Sentence.of(_HIDES, host=wire))
    if at and user:
        warnings.append(Sentence.of(_BEFORE_HOST, host=wire))
    end = found.start() + len(found["scheme"] or "") + len(kept)
    return Link(found.start(), end, host, wire, registrable(host), tuple(warnings))


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _look_alike(host: str, wire: str) -> Iterator[Sentence]:
    if _ODD_LATIN.search(host):
        yield Sentence.of(_LOOKS_LATIN, host=host, punycode=wire)
        return
    for label in host.split("."):
        letters = [one for one in unicodedata.normalize("NFD", label) if one.isalpha()]
        scripts = {unicodedata.name(one, "unknown").split()[0] for one in letters}
        if len(scripts) > 1 and not scripts <= {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}:
            yield Sentence.of(_MIXED, host=host, punycode=wire)
            return
        if letters and not label.isascii() and _LIKE_LATIN.issuperset(letters):
            yield Sentence.of(_LOOKS_LATIN, host=host, punycode=wire)
            return
