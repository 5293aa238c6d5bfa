"""The kinds of files that are not read, each refused by its name, with what to do instead."""

from factcheck.errors import InputRefused
from factcheck.readers.drafting import label, suffix
from factcheck.readers.package import DAMAGED
from factcheck.words import N_

SAVE_AS_TEXT = N_(
    "{name} is a document of a kind that is not read ({kind}). Open it in the program that made it,"
    " save it as plain text or as HTML, and add that file."
)
_COPY_TEXT = N_(
    "{name} is of a kind that is not read ({kind}). Copy its text and paste it, or save it as plain text (.txt)."
)
NO_TEXT_IN_IT = N_("{name} holds no text that can be read ({kind}): add a text, Markdown or HTML file.")
PICTURE = N_(
    "{name} is a picture ({kind}), whose text is not read. Recognise it with another program (Tesseract with Arabic,"
    " for example), and add the text that it makes."
)
RECORDING = N_("{name} is a recording ({kind}), which is not listened to. Add its subtitles (.srt, .vtt) or its text.")
_UNPACK = N_("{name} is an archive of a kind that is not opened ({kind}). Unpack it, and add its folder.")
_ADDRESS = N_("{name} holds only the address of a page ({kind}). Open it in a browser, save the page, and add that.")

_DOCUMENTS = {".doc", ".dot", ".wps", ".wpd", ".fodt", ".pages", ".ppt", ".pptx", ".odp", ".key", ".xls", ".ods"}
_WRAPPED = {".jsonld", ".ps", ".djvu", ".msg", ".webarchive", ".xml", ".json", ".qdpx", ".ann", ".xmi"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".heic", ".ico"}
_SOUNDS = {".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav", ".ogg", ".mkv", ".webm"}
_PACKED_FILES = {".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst", ".lz4", ".lzma", ".cab", ".iso", ".dmg"}
_OTHERS = {".exe", ".dll", ".so", ".db", ".sqlite", ".apk", ".ttf", ".otf", ".woff", ".woff2", ".torrent"}
_LINKS = {".url", ".webloc", ".lnk"}
KINDS = {
    ".isnad": DAMAGED,  # those that are sound were read before
    **dict.fromkeys(_DOCUMENTS, SAVE_AS_TEXT),
    **dict.fromkeys(_WRAPPED, _COPY_TEXT),
    **dict.fromkeys(_PICTURES, PICTURE),
    **dict.fromkeys(_SOUNDS, RECORDING),
    **dict.fromkeys(_PACKED_FILES, _UNPACK),
    **dict.fromkeys(_LINKS, _ADDRESS),
    **dict.fromkeys(_OTHERS, NO_TEXT_IN_IT),
}
"""What is said of each, by the ending of its name."""

MEDIA = frozenset((_PICTURES - {".svg", ".ico"}) | _SOUNDS)
"""Pictures and recordings: somebody may have thought that they are read. What only adorns a page is not among them."""


def refusal(name: str) -> InputRefused:
    """Return the refusal of a file whose name has one of these endings."""
    ending = suffix(name)
    return InputRefused(KINDS[ending], name=label(name), kind=ending[1:].upper())
