"""Brings the heavy programs that `make test-peers` opens our files in, where apt may install them.

And a checker of accessibility (axe), which runs in the browser: one script out of a package, checked by its hash.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import machine
from tools.trouble import Trouble, say

PROGRAMS = {
    "soffice": ("libreoffice-writer-nogui", "libreoffice-calc-nogui"),
    "chromium": ("chromium",),
    "pdftotext": ("poppler-utils",),
    "unzip": ("unzip",),
    "tesseract": ("tesseract-ocr", "tesseract-ocr-ara"),
}
"""The programs by the names that they are called by, and the packages that hold them."""


AXE = Path(__file__).parents[1] / ".peers" / "axe_playwright_python" / "axe.min.js"
"""Where the checker's script is when it was brought."""

_AXE_PACKAGE = (
    "axe-playwright-python==0.1.8 --hash=sha256:fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8\n"
)


def bring_axe() -> bool:
    """Bring the checker's script, without what its package asks for beside it; return whether it is there."""
    if not AXE.exists():
        with tempfile.TemporaryDirectory() as folder:
            wanted = Path(folder) / "wanted.txt"
            wanted.write_text(_AXE_PACKAGE, encoding="utf-8")
            options = ["--disable-pip-version-check", "--no-deps", "--require-hashes", "-qq", "--no-input"]
            into = ["--target", str(AXE.parents[1]), "-r", str(wanted)]
            subprocess.run([sys.executable, "-m", "pip", "install", *options, *into], check=False)
    return AXE.exists()


def main() -> int:
    """Install what is missing; the exit status is 1, and one line says why, where that cannot be."""
    if not bring_axe():
        say("the checker of accessibility could not be brought; what pip says stands above.")
        return 1
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
