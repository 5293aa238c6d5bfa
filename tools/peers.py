"""Brings the heavy programs that `make test-peers` opens our files in, where apt may install them."""

import shutil
import sys

from tools import machine
from tools.trouble import Trouble, say

PROGRAMS = {
    "soffice": ("libreoffice-writer-nogui", "libreoffice-calc-nogui"),
    "chromium": ("chromium",),
    "pdftotext": ("poppler-utils",),
    "unzip": ("unzip",),
}
"""The programs by the names that they are called by, and the packages that hold them."""


def main() -> int:
    """Install what is missing; the exit status is 1, and one line says why, where that cannot be."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if not missing:
        return 0
    packages = [package for name in missing for package in PROGRAMS[name]]
    prefix = machine.root_prefix() if machine.has_apt() else None
    if prefix is None:
        say(f"please install {', '.join(missing)} (on Debian and Ubuntu: {' '.join(packages)})")
        return 1
    try:
        machine.install(lambda known: packages, prefix)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
