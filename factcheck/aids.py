"""Programs of others that help where an analyst lets them: LibreOffice converts .doc, Tesseract reads pages.

Each runs in a folder of its own that is deleted, with limits of time and memory, without macros, and without a network.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from signal import SIGKILL
from typing import TYPE_CHECKING

from factcheck import layout
from factcheck.errors import InputRefused
from factcheck.readers.drafting import Source, Told, draft, label, suffix
from factcheck.readers.locked import OLD_OFFICE
from factcheck.readers.paper import without_edges
from factcheck.readers.pdf import MEDIA_TYPE, NO_TEXT
from factcheck.readers.unread import SAVE_AS_TEXT
from factcheck.text.encoding import Decoded
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from factcheck.apart import Aids, Apart, Job
    from factcheck.model import Draft

SECONDS = 90.0
"""How long a document or a page may take."""
_MEMORY = 3_000_000_000
_LARGEST = 256_000_000
_MOST_PAGES = 300
_LANGUAGES = ("ara", "eng")
_LIMITED = (
    "import os, resource, sys\n"
    "limits = (resource.RLIMIT_DATA, {memory}), (resource.RLIMIT_FSIZE, {size}), (resource.RLIMIT_CORE, 0)\n"
    "for what, most in limits:\n"
    "    resource.setrlimit(what, (most, most))\n"
    "os.execv(sys.argv[1], sys.argv[1:])"
)
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macro runs, and whatever is asked of the network is asked of a port at which nobody answers."""

_CAN_CONVERT = N_(
    "{name} is an old Word document, which is not read. LibreOffice is installed and can convert it: allow that"
    " (File > What comes in, or --convert), or save it as .docx yourself, and add that file."
)
_CAN_RECOGNISE = N_(
    "There is no text in {name}: its pages are pictures. Tesseract is installed and can recognise their text: allow"
    " that (File > What comes in, or --ocr)."
)
_NO_ARABIC = N_("There is no text in {name}, and Tesseract is installed without Arabic: install its data “ara” first.")
_NOT_CONVERTED = N_("LibreOffice could not convert {name}: it is damaged, or protected by a password.")
_NOT_RECOGNISED = N_("Tesseract found no text on the pages of {name}.")
_NO_PROGRAM = N_("{name} needs {program}, which is not installed here.")
_CONVERTED = N_("LibreOffice converted it from an old Word document: compare it with the document.")
_RECOGNISED = N_(
    "Tesseract recognised the text in the pictures of {pages} pages, and mistakes letters: compare it with them."
)
_LEFT_OUT = N_("Only the first {most} of {pages} pages were recognised.")


def installed(aid: "Aids") -> bool:
    """Return whether the other program that an aid needs can be run here."""
    from factcheck.apart import Aids

    return any(map(_program, ("soffice", "libreoffice") if aid is Aids.CONVERT else ("tesseract",)))


def helped(one: "Apart", job: "Job", refusal: InputRefused, allowed: "Aids") -> "list[Draft]":
    """Return the articles of an input that was refused, read with the help that is allowed.

    Raises InputRefused: the same refusal where no program could help, one that offers it where one is installed.
    """
    content, name = job
    template = refusal.sentence.template
    if template == SAVE_AS_TEXT and suffix(name) == ".doc" and content.startswith(OLD_OFFICE):
        return _converted(one, content, name, refusal, wanted="CONVERT" in _names(allowed))
    if template == NO_TEXT:
        return [_recognised(one, content, name, refusal, wanted="RECOGNISE" in _names(allowed))]
    raise refusal


def _names(allowed: "Aids") -> set[str | None]:
    return {one.name for one in allowed}


def _converted(one: "Apart", content: bytes, name: str, refusal: InputRefused, *, wanted: bool) -> "list[Draft]":
    office = _program("soffice") or _program("libreoffice")
    if not (office and wanted):
        raise _unhelped(name, refusal, "LibreOffice", _CAN_CONVERT, installed=bool(office), wanted=wanted)
    with tempfile.TemporaryDirectory(prefix="isnad-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        folder.joinpath("in.doc").write_bytes(content)
        profile = folder / "profile"
        profile.joinpath("user").mkdir(parents=True)
        profile.joinpath("user", "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        asked = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck")
        _run(
            office,
            *asked,
            "--infilter=MS Word 97",
            "--convert-to",
            "docx",
            "--outdir",
            temporary,
            "in.doc",
            folder=folder,
        )
        made = folder / "in.docx"
        document = made.read_bytes() if made.is_file() and made.stat().st_size <= _LARGEST else b""
    if not document:
        raise InputRefused(_NOT_CONVERTED, name=label(name))
    told = Sentence.of(_CONVERTED)
    found = one.read(document, f"{name}.docx")
    return [
        replace(draft, original=content, name=name, media_type="application/msword", warnings=(*draft.warnings, told))
        for draft in found
    ]


def _recognised(one: "Apart", content: bytes, name: str, refusal: InputRefused, *, wanted: bool) -> "Draft":
    tesseract = _program("tesseract")
    if not (tesseract and wanted):
        raise _unhelped(name, refusal, "Tesseract", _CAN_RECOGNISE, installed=bool(tesseract), wanted=wanted)
    with tempfile.TemporaryDirectory(prefix="isnad-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        known = _run(tesseract, "--list-langs", folder=folder).decode("utf-8", "replace").split()
        languages = "+".join(language for language in _LANGUAGES if language in known)
        if "ara" not in languages:
            raise InputRefused(_NO_ARABIC, name=label(name))
        pages, looked_at, laid = 0, 0, list[layout.Laid]()
        for pages, drawn in _pictures(one, content, name):  # noqa: B007, it is told after the last page
            picture = folder / f"{looked_at}.pgm"
            picture.write_bytes(drawn)
            read = _run(tesseract, picture.name, "stdout", "-l", languages, "tsv", folder=folder)
            laid += layout.of_table(read.decode("utf-8", "replace"), looked_at)
            looked_at += 1
            picture.unlink()
    laid = _running(laid)
    text = layout.text_of(laid)
    if not any(map(str.isalpha, text)):
        raise InputRefused(_NOT_RECOGNISED, name=label(name))
    warnings = [Sentence.of(_RECOGNISED, pages=looked_at)]
    if pages > looked_at:
        warnings.append(Sentence.of(_LEFT_OUT, most=looked_at, pages=pages))
    found = draft(Source(content, name, Decoded("", "")), text, MEDIA_TYPE, Told(warnings=tuple(warnings)))
    return replace(found, layout=layout.packed(laid))


def _running(laid: list[layout.Laid]) -> list[layout.Laid]:
    """Return the words without the heads, feet and numbers of the pages."""
    lines = [(page, line, " ".join(one.word for one in line)) for page, line in layout.lines_of(laid)]
    pages = [[text for _, _, text in there] for _, there in groupby(lines, key=lambda one: one[0])]
    left, running = deque(text for page in without_edges(pages) for text in page), list[layout.Laid]()
    for _, line, text in lines:  # what is left is in the same order
        if left and text == left[0]:
            left.popleft()
            running += line
    return running


def _pictures(one: "Apart", content: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    number, pages = 0, 1
    while number < min(pages, _MOST_PAGES):
        pages, drawn = one.picture(content, name, number)
        yield pages, drawn
        number += 1


def _unhelped(
    name: str, refusal: InputRefused, program: str, offer: str, *, installed: bool, wanted: bool
) -> InputRefused:
    if wanted:
        return InputRefused(_NO_PROGRAM, name=label(name), program=program)
    return InputRefused(offer, name=label(name)) if installed else refusal


def _program(name: str) -> str | None:
    """Return the path of a program of others; where limits cannot be set it is not run."""
    return None if sys.platform == "win32" else shutil.which(name)


def _run(program: str, *arguments: str, folder: Path) -> bytes:
    """Return what a program prints, run in a folder of its own with limits; empty where it fails or takes too long."""
    limited = [sys.executable, "-I", "-c", _LIMITED.format(memory=_MEMORY, size=_LARGEST)]
    dead = "http://127.0.0.1:9"
    process = subprocess.Popen(  # noqa: S603, the program that the analyst lets help, and its arguments are ours
        [*limited, program, *arguments],
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1", "http_proxy": dead, "https_proxy": dead, "SAL_USE_VCLPLUGIN": "svp",
            **{name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ},
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        printed, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        printed = b""
    finally:
        with suppress(OSError):
            os.killpg(process.pid, SIGKILL)  # with all that it started
        process.communicate()
    return printed if process.returncode == 0 else b""


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}'
        "</oor:items>"
    )
