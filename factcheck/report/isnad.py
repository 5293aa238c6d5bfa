"""A portable desk: articles with everything that is recorded of them, in one zip with a manifest of SHA-256.

`manifest.json` names every other file with its SHA-256 and length; `report.json` is what the JSON format writes, with
each original's bytes taken out of it; `originals/<sha256>` are those bytes. Packing the same report twice gives the
same bytes.
"""

import base64
import hashlib
import io
import json
import re
import zipfile
import zlib
from typing import Any

from factcheck.errors import InputRefused
from factcheck.report import Report
from factcheck.report import json as whole
from factcheck.words import N_

FORMAT, VERSION = "isnad-desk", 1
LARGEST = 2_000_000_000
"""How many bytes a portable desk may hold, unpacked."""

_NAME = re.compile(r"report\.json|originals/[0-9a-f]{64}")
_DAMAGED = N_("This portable desk cannot be read: it is damaged, or it was changed.")

_NOT_OURS = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, OSError, RuntimeError,
)  # fmt: skip
"""What a zip that is broken, encrypted or of another shape makes Python raise."""


def render(report: Report) -> bytes:
    """Return the portable desk of a report."""
    tree = json.loads(whole.render(report))
    files: dict[str, bytes] = {}
    for record in tree["records"]:
        for original in record["originals"]:
            files[f"originals/{original['sha256']}"] = base64.b64decode(original.pop("content"))
    files["report.json"] = _written(tree)
    manifest = {
        "format": FORMAT,
        "format_version": VERSION,
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in sorted(files.items())
        },
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        # The manifest comes first, uncompressed: what the file is can be seen in its first bytes.
        parts.writestr(zipfile.ZipInfo("manifest.json"), _written(manifest))
        for name, content in sorted(files.items()):
            parts.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _written(tree: Any) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def is_desk(content: bytes) -> bool:
    """Return whether a file's bytes begin as those of a portable desk do."""
    return content.startswith(b"PK\x03\x04") and content[30:43] == b"manifest.json"


def read(content: bytes) -> Report:
    """Return the report that was packed. Raises InputRefused for anything that `render` would not have packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return _read(parts)
    except _NOT_OURS as error:
        raise InputRefused(_DAMAGED) from error


def _read(parts: zipfile.ZipFile) -> Report:
    listed = {info.filename: info for info in parts.infolist()}
    if sum(info.file_size for info in listed.values()) > LARGEST or len(listed) != len(parts.infolist()):
        raise InputRefused(_DAMAGED)
    manifest = json.loads(parts.read("manifest.json"))
    if manifest["format"] != FORMAT or type(manifest["format_version"]) is not int:
        raise InputRefused(_DAMAGED)
    if manifest["format_version"] > VERSION:
        raise InputRefused(
            N_("This portable desk was written by a newer version of Isnad, which is needed to read it.")
        )
    files = manifest["files"]
    if set(files) | {"manifest.json"} != set(listed) or not all(map(_NAME.fullmatch, files)):
        raise InputRefused(_DAMAGED)
    held = {name: parts.read(name) for name in files}
    for name, content in held.items():
        if hashlib.sha256(content).hexdigest() != files[name]["sha256"]:
            raise InputRefused(_DAMAGED)
    tree = json.loads(held["report.json"])
    for record in tree["records"]:
        for original in record["originals"]:
            original["content"] = base64.b64encode(held[f"originals/{original['sha256']}"]).decode("ascii")
    return whole.read(_written(tree))
