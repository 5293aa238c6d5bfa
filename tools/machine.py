"""What the machine itself must bring so that Qt can draw Arabic: shared libraries and a font. Standard library only."""

import ctypes
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tools.trouble import Trouble, say

LIBRARIES: dict[str, tuple[str, ...]] = {
    # Qt itself, also without a screen
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libX11.so.6": ("libx11-6",),
    # its window on X11
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
"""The libraries that PySide6's QtGui and its xcb plugin are linked with and do not bring, with the names of the
Debian or Ubuntu package that holds each, newest release first."""

FONT = "NotoNaskhArabic"
FONT_PACKAGE = ("fonts-noto-core",)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")

UNICODE = Path("/usr/share/unicode/BidiTest.txt")
UNICODE_PACKAGE = "unicode-data"
"""Unicode's own test lines: the tests run over them where they are, and else over a few cases of their own."""

PANGO: dict[str, tuple[str, ...]] = {
    "libpango-1.0.so.0": ("libpango-1.0-0",),
    "libpangoft2-1.0.so.0": ("libpangoft2-1.0-0",),
    "libharfbuzz-subset.so.0": ("libharfbuzz-subset0",),
}
"""What a report needs to be written as PDF, and nothing else does: the window opens without it."""

PDFTOTEXT = "pdftotext"
PDFTOTEXT_PACKAGE = "poppler-utils"
"""A second reader of our PDF files: the tests ask it as well where it is, and else PDFium alone."""

SCREEN_READING = {"Xvfb": "xvfb", "dbus-daemon": "dbus", "/usr/libexec/at-spi-bus-launcher": "at-spi2-core"}
"""A screen and a bus on which tests read the window as a screen reader does, with the packages that bring them."""

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")


def needs() -> str:
    """Return everything that is looked for, as one text: when it changes, the machine is looked at again."""
    return repr(
        (
            sorted(LIBRARIES.items()),
            FONT,
            FONT_PACKAGE,
            UNICODE_PACKAGE,
            sorted(PANGO.items()),
            PDFTOTEXT_PACKAGE,
            sorted(SCREEN_READING.items()),
        )
    )


def prepare() -> None:
    """Install what is missing, where apt may; elsewhere say what to type, and raise Trouble."""
    if not has_apt():
        return
    prefix = root_prefix()
    if not missing_packages():
        if wanted_packages() and prefix is not None:
            try:
                install(wanted_packages, prefix)
            except Trouble as trouble:
                say(f"going on without it: {trouble}")
        return
    if prefix is None:
        command = " ".join(["sudo", *INSTALL[:4], *missing_packages(apt_knows)])
        raise Trouble(f"This machine lacks what Qt needs. Please run: {command}")
    install(lambda known: [*missing_packages(known), *wanted_packages(known)], prefix)
    importlib.invalidate_caches()
    left = missing_packages()
    if left:
        raise Trouble(f"apt did not bring everything that Qt needs; still missing: {', '.join(left)}.")


def install(packages: Callable[[Callable[[str], bool]], Sequence[str]], prefix: Sequence[str]) -> None:
    """Bring apt's lists up to date, then install the packages that `packages` asks for."""
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    say("reading apt's package lists")
    run_quietly([*quiet, "apt-get", "update"])  # a broken list of somebody else's must not stop us: install decides
    names = packages(apt_knows)
    if not names:
        return
    say(f"installing {' '.join(names)}")
    done = run_quietly([*quiet, *INSTALL, *names])
    if done.returncode != 0:
        reasons = [line for line in done.stderr.splitlines() if line.startswith("E:")]
        because = f" ({reasons[-1][3:]})" if reasons else ""
        raise Trouble(f"apt could not install {' '.join(names)}{because}.")


def has_apt() -> bool:
    """Return whether this is Debian, Ubuntu or a relative of theirs, with apt."""
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        return False
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return not {"debian", "ubuntu"}.isdisjoint([release.get("ID", ""), *release.get("ID_LIKE", "").split()])


def missing_packages(known: Callable[[str], bool] = lambda name: True) -> list[str]:
    """Return the packages that are missing here, each under the first of its names that `known` accepts."""
    names = [LIBRARIES[library] for library in LIBRARIES if not loads(library)]
    if not has_font():
        names.append(FONT_PACKAGE)
    if importlib.util.find_spec("ensurepip") is None:
        names.append((f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python3-venv"))
    return sorted({first(alternatives, known) for alternatives in names})


def wanted_packages(known: Callable[[str], bool] = lambda name: True) -> list[str]:
    """Return the packages without which the window opens all the same: for PDF files, and for thorough tests."""
    names = [first(PANGO[library], known) for library in PANGO if not loads(library)]
    names += [UNICODE_PACKAGE] if not UNICODE.exists() else []
    names += [PDFTOTEXT_PACKAGE] if shutil.which(PDFTOTEXT) is None else []
    names += [package for program, package in SCREEN_READING.items() if shutil.which(program) is None]
    return [name for name in names if known(name)]


def has_screen_reading() -> bool:
    """Return whether the window can be read here from outside, as a screen reader does."""
    return sys.platform.startswith("linux") and all(map(shutil.which, SCREEN_READING))


def missing_libraries() -> list[str]:
    """Return the shared libraries that cannot be loaded here, on any Linux."""
    return [library for library in LIBRARIES if not loads(library)] if sys.platform.startswith("linux") else []


def first(names: Sequence[str], known: Callable[[str], bool]) -> str:
    """Return the first name that is known, or the last one if none is."""
    return next((name for name in names if known(name)), names[-1])


def loads(library: str) -> bool:
    """Return whether the loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Return whether the Arabic font lies in one of the folders."""
    return any(
        name.startswith(FONT)
        for folder in folders
        for _, _, names in os.walk(Path(folder).expanduser())
        for name in names
    )


def apt_knows(package: str) -> bool:
    """Return whether apt's lists hold this very package (not one that only stands in for it)."""
    found = run_quietly(["apt-cache", "show", "--no-all-versions", package])
    return found.returncode == 0 and f"Package: {package}\n" in found.stdout


def root_prefix() -> list[str] | None:
    """Return what goes before a command that needs root's rights, or None where we have no such rights."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run_quietly(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def run_quietly(command: Sequence[str], folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command in a folder (else in this one), keeping what it prints."""
    return subprocess.run(
        command,
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
