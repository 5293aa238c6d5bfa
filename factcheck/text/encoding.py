"""Bytes made into text: what they declare, else what they show, else a guess that says it is one."""

import codecs
import re
from dataclasses import dataclass

from factcheck.errors import InputRefused
from factcheck.text.codepages import CODE_PAGES, readings
from factcheck.words import N_, Sentence

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32", 4),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig", 1),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16", 2),
)
_UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
_TEXT_CODECS = ("utf-8", "cp125", "iso8859-", "koi8-", "cp720", "cp864", "mac-", "shift_jis", "euc_", "gb", "big5")
_WESTERN = frozenset({"windows-1252", "iso-8859-15"})
_ARABIC = frozenset(CODE_PAGES)
_GUESSED = ("windows-1252", "windows-1250", "windows-1251", "koi8-r", "windows-1253", "windows-1254", "windows-1255")
_UNSURE = 0.1
"""Below this, chardet does not tell the Western code pages apart."""
_LIKE_ARABIC = 0.5

_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT_BEFORE = re.compile(rb"[\x80-\xbf]{0,3}")
_CUT_AFTER = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
_LOST = re.compile("\ufffd+")
_SOUND_EACH = 3
"""How many sound characters there must be for each damaged place of UTF-8."""
_UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_LANE = bytes(range(9))
"""The high bytes of UTF-16 in Latin, Greek, Cyrillic, Hebrew and Arabic; no other encoding makes texts of them."""

_SAMPLE = 65_536
_MAGIC = (
    *(b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
    *(b"II*\0", b"MM\0*", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"RIFF"),
    *(b"ID3", b"OggS", b"\x7fELF", b"MZ\x90", b"bplist", b"%!PS", b"wOFF", b"fLaC", b"\0\0\1\0"),
)

_DAMAGED = N_("Damaged places in the text, replaced by U+FFFD: {count}.")
_TAKEN_FOR = N_("The encoding is not declared. The text was taken for {encoding}: check that it reads right.")
_NOT_AS_DECLARED = N_(
    "The input says that it is {declared}, but it reads as {encoding} and was taken for that:"
    " check that it reads right."
)


_PREVIEW = 160
_NO_SUCH = N_("There is no text encoding that is called {encoding}.")

_TAGS = re.compile(r"</?[a-zA-Z!][^<>]*>|\A[^<>]*[\"'a-z/]>(?=.*<)", re.DOTALL)
"""What a page's line is shown without: whole tags, and the rest of one that begins before it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in (lower case, `utf-8`, `windows-1256`, …), and what is unsure about it.

    `confidence` says from 0 to 1 how sure the encoding is.
    """

    text: str
    encoding: str
    warnings: tuple[Sentence, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that bytes may be in, how likely that is (0 to 1), and a line of the text as it then reads."""

    encoding: str
    confidence: float
    preview: str


def decode(content: bytes, declared: str = "") -> Decoded:
    """Return the text of `content`; `declared` is the encoding that the input says it is in, if it says one.

    Tried in this order: a byte order mark; UTF-16 without one; UTF-8; what is declared; UTF-8 with a few damaged
    places; the likeliest of the Arabic and European code pages. Never raises: what fits nothing becomes U+FFFD.
    """
    name = encoding_name(declared)
    return (
        _by_mark(content)
        or _by_lanes(content)
        or _strictly(content, "utf-8")
        or _as_declared(content, name)
        or _nearly_utf8(content)
        or _by_guess(content, name)
    )


def guesses(content: bytes, declared: str = "") -> list[Guess]:
    """Return the encodings that `content` may be in, for a reader to choose from: first that which `decode` takes."""
    taken = decode(content, declared)
    likely = {one.encoding: one.confidence for one in readings(content)}
    most = 1 - taken.confidence
    others = [name for name in ("utf-8", *CODE_PAGES, *_GUESSED, *_UNICODE[1:]) if name != taken.encoding]
    ranked = sorted(others, key=lambda name: -likely.get(name, 0.0))
    found = [(taken.encoding, taken.confidence), *((name, min(most, likely.get(name, 0.0))) for name in ranked)]
    return [Guess(name, confidence, _preview(content, name)) for name, confidence in found]


def decode_as(content: bytes, encoding: str) -> Decoded:
    """Return the text of `content` in the encoding that a reader chose; what does not fit it becomes U+FFFD.

    Raises InputRefused for a name that is none.
    """
    for mark, codec, name, unit in _MARKS:
        if content.startswith(mark) and encoding in {codec, name}:
            return _by_units(content[len(mark) :], codec, name, unit)
    name = encoding if encoding in _UNICODE else encoding_name(encoding)
    if not name:
        raise InputRefused(_NO_SUCH, encoding=encoding)
    text = content.decode(name, "replace")
    return Decoded(text, name, _damage(text.count("\ufffd")))


def _preview(content: bytes, encoding: str) -> str:
    """Return a line of the text near the first byte that is read differently in different encodings."""
    first = _HIGH.search(content)
    start = max(0, first.start() - _PREVIEW // 4) & ~3 if first else 0
    text = decode_as(content[start : start + 4 * _PREVIEW], encoding).text
    return " ".join(_UNPRINTABLE.sub("\ufffd", _TAGS.sub(" ", text)).split())[:_PREVIEW]


def encoding_name(label: str) -> str:
    """Return the name under which an encoding stands in a `Decoded`, or empty for a label that names no text encoding.

    As browsers do it, ASCII and ISO-8859-1 stand for windows-1252, which holds them.
    """
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    if name in {"ascii", "iso8859-1"}:
        return "windows-1252"
    if not name.startswith(_TEXT_CODECS):
        return ""
    return re.sub(r"^cp(125\d)$", r"windows-\1", name).replace("iso8859-", "iso-8859-")


def looks_binary(content: bytes) -> bool:
    """Return whether `content` is no text: a known format's first bytes, or more control bytes than a text has."""
    if content.startswith(_MAGIC):
        return True
    if content.startswith(tuple(mark for mark, *_ in _MARKS)) or _lane(content):
        return False
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not controls:
        return False
    allowed = 2 + len(sample) // 100 if _nearly_utf8(sample) else len(sample) // 500
    return controls > allowed


def _by_mark(content: bytes) -> Decoded | None:
    for mark, codec, name, unit in _MARKS:
        if content.startswith(mark):
            return _by_units(content[len(mark) :], codec, name, unit)
    return None


def _by_lanes(content: bytes) -> Decoded | None:
    codec = _lane(content)
    return _by_units(content, codec, codec, 2) if codec else None


def _by_units(content: bytes, codec: str, name: str, unit: int) -> Decoded:
    """Decode units of some bytes each; half a unit at the end is damage, lone surrogates are left to `clean`."""
    whole = len(content) - len(content) % unit
    try:
        text = content[:whole].decode(codec, "surrogatepass")
        damaged = 0
    except UnicodeDecodeError:
        text = content[:whole].decode(codec, "replace")
        damaged = text.count("\ufffd")
    if whole < len(content):
        text, damaged = text + "\ufffd", damaged + 1
    return Decoded(text, name, _damage(damaged))


def _damage(count: int) -> tuple[Sentence, ...]:
    return (Sentence.of(_DAMAGED, count=count),) if count else ()


def _lane(content: bytes) -> str:
    """Return the byte order of UTF-16 without a mark, or empty: one byte of each two is then nearly always small."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    small = len(sample) - len(sample.translate(None, _LANE))
    if half < 2 or small < 0.7 * half:
        return ""
    first, second = (len(sample[lane::2]) - len(sample[lane::2].translate(None, _LANE)) for lane in (0, 1))
    if min(first, second) > 0.3 * half or max(first, second) < 0.7 * half:
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _as_declared(content: bytes, declared: str) -> Decoded | None:
    if not declared or declared == "utf-8":
        return None
    if declared in _WESTERN and _mostly_high(content):
        guessed, confidence = _guess(content)
        if guessed in _ARABIC and confidence > _UNSURE:
            return None
    return _strictly(content, declared)


def _mostly_high(content: bytes) -> bool:
    """Return whether most letters are outside ASCII, as in no Western language."""
    words = _TAG.sub(b" ", content[:_SAMPLE])
    high = len(_HIGH.findall(words))
    return high > len(re.findall(rb"[A-Za-z]", words)) // 2


def _nearly_utf8(content: bytes) -> Decoded | None:
    """Decode UTF-8 that has a few damaged places, or that was cut inside a character at either end."""
    cut = content[_CUT_BEFORE.match(content).end() :]  # type: ignore[union-attr]
    cut = _CUT_AFTER.sub(b"", cut)
    sound = len(_SEQUENCE.findall(cut))
    read = cut.replace(b"\xef\xbf\xbd", b"").decode("utf-8", "replace")
    places, damaged = len(_LOST.findall(read)), read.count("\ufffd")
    if sound < max(_SOUND_EACH * places, damaged, 2 if len(cut) < len(content) else 0):
        return None
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    return Decoded(text, "utf-8", _damage(lost), 1 - 1 / (1 + sound / (1 + damaged)))


def _by_guess(content: bytes, declared: str) -> Decoded:
    encoding, confidence = _guess(content)
    if declared and declared != encoding:
        said = Sentence.of(_NOT_AS_DECLARED, declared=declared, encoding=encoding)
    else:
        said = Sentence.of(_TAKEN_FOR, encoding=encoding)
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, (said, *_damage(text.count("\ufffd"))), confidence)


def _guess(content: bytes) -> tuple[str, float]:
    """Return the likeliest code page and how sure that is, from 0 to 1; the markup says nothing and is left out.

    What reads like Arabic is taken for Arabic, even where it is a few words in a Latin text; else chardet decides.
    """
    arabic = readings(content)
    if arabic and arabic[0].likeness >= _LIKE_ARABIC:
        return arabic[0].encoding, arabic[0].confidence
    return _by_chardet(content)


def _by_chardet(content: bytes) -> tuple[str, float]:
    import chardet

    first = _HIGH.search(content)
    start = max(0, first.start() - _SAMPLE // 16) if first else 0
    content = content[start : start + 4 * _SAMPLE]
    candidates = ["windows-1256", "iso-8859-6", "cp720", *_GUESSED]
    found = chardet.detect_all(_TAG.sub(b" ", content), include_encodings=candidates, no_match_encoding="windows-1252")
    ranked = [(encoding_name(one["encoding"] or ""), one["confidence"]) for one in found]
    ranked = [(name, confidence) for name, confidence in ranked if name]
    if not ranked:
        return "windows-1252", 0.0
    best, confidence = max(ranked, key=lambda one: (one[1], one[0] in _ARABIC))
    western = dict(ranked).get("windows-1252", 0.0)
    if best not in _ARABIC and confidence < _UNSURE and western >= confidence - 0.03:
        return "windows-1252", western
    return best, confidence
