"""Rich Text (.rtf): its text without what sets it."""

import re

from factcheck.model import Draft
from factcheck.readers.drafting import Source, Told, draft
from factcheck.readers.package import damaged
from factcheck.text.encoding import Decoded

MEDIA_TYPE = "application/rtf"

_TITLE = re.compile(r"\{\\title((?:[^{}\\]|\\[^{}])*)\}")
_AUTHOR = re.compile(r"\{\\author((?:[^{}\\]|\\[^{}])*)\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
_BINARY = re.compile(r"(?<!\\)((?:\\\\)*)\\bin(\d{1,9})(?: |(?![\d ]))")
_NOTE = re.compile(r"(?<!\\)\{(?:\\\*)?\\(?:footnote|endnote)(?![a-z])(?:\\ftnalt)?")
_NOTE_SIGN = re.compile(r"\\chftn(?![a-z]) ?")
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
_CONTROLS, _MOST_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]"), 2
_ARABIC_FONT = re.compile(r"\\fcharset178\b")


def read(content: bytes, name: str) -> Draft:
    """Return the draft of a Rich Text file. Raises InputRefused where its text cannot be told."""
    markup = _notes_last(_in_signs(_without_binary(content.decode("latin-1"))))
    if not markup.lstrip("\ufeff\x00\xef\xbb\xbf \r\n").startswith("{\\rtf"):
        raise damaged(name)
    text = _plain(markup, name)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS:  # bytes that no program wrote as a text
        raise damaged(name)
    told = Told(title=_field(_TITLE, markup, name), author=_field(_AUTHOR, markup, name))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return draft(Source(content, name, Decoded("", "")), "\n".join(filter(None, lines)), MEDIA_TYPE, told)


def _without_binary(markup: str) -> str:
    """Return the markup without the bytes of pictures and objects, which may be anything, braces too."""
    kept, at = [], 0
    while found := _BINARY.search(markup, at):
        kept.append(markup[at : found.start()] + found[1])
        at = found.end() + int(found[2])
    return "".join([*kept, markup[at:]])


def _notes_last(markup: str) -> str:
    """Return the markup with its notes, each a paragraph, behind the text, as other documents have them."""
    kept, notes, at = [], list[str](), 0
    for found in _NOTE.finditer(markup):
        if found.start() < at:
            continue
        depth, end = 1, found.end()
        for brace in _BRACE.finditer(markup, end):
            depth += 1 if brace[1] == "{" else -1 if brace[1] == "}" else 0
            if not depth:
                end = brace.end()
                break
        if depth:
            break
        kept.append(markup[at : found.start()])
        notes.append("\\par{" + _NOTE_SIGN.sub("", markup[found.end() : end - 1]) + "}")
        at = end
    rest = markup[at:]
    last = rest.rfind("}")
    return "".join([*kept, rest[:last], *notes, rest[last:]]) if notes and last >= 0 else markup


def _in_signs(markup: str) -> str:
    """Return the markup with each byte beyond ASCII as a sign of the code page, as it should have been written."""
    return re.sub("[\x80-\xff]", lambda byte: f"\\'{ord(byte[0]):02x}", markup)


def _field(field: re.Pattern[str], markup: str, name: str) -> str:
    found = field.search(markup)
    if found is None:
        return ""
    head = _CODE_PAGE.search(markup)
    page = f"\\ansicpg{head[1]}" if head else ""
    return _plain(f"{{\\rtf1\\ansi{page} {found[1].strip()}}}", name).strip()


def _plain(markup: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text

    declared = _CODE_PAGE.search(markup)
    arabic = _ARABIC_FONT.search(markup) and (declared is None or declared[1] == "1252")
    encoding = "cp1256" if arabic else f"cp{declared[1]}" if declared else "cp1252"
    if declared and arabic:  # Word says Latin for the whole, and Arabic by the font of each run
        markup = _CODE_PAGE.sub(r"\\ansicpg1256", markup, count=1)
    try:
        text = str(rtf_to_text(markup, encoding=encoding, errors="replace"))  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, IndexError, KeyError, UnicodeError, RecursionError) as error:
        raise damaged(name) from error
    # A letter beyond U+FFFF is written as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
