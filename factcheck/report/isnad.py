"""A portable desk: articles with everything that is recorded of them, in one zip with a manifest of SHA-256.

`manifest.json` names every other file with its SHA-256 and length; `report.json` is what the JSON format writes, with
each original's bytes taken out of it; `originals/<sha256>` are those bytes; `history.jsonl` holds every step that was
ever done to the articles. Packing the same report twice gives the same bytes.
"""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from factcheck.errors import InputRefused
from factcheck.report import Report, carried, reading
from factcheck.report import json as whole
from factcheck.words import N_

FORMAT, VERSION = "isnad-desk", 1
LARGEST = 2_000_000_000
"""How many bytes a portable desk may hold, unpacked."""

LARGEST_FILE = 500 * 2**20
"""How many bytes of a portable desk are read, as it is packed."""

LARGEST_TEXT = 400_000_000
"""How many bytes its JSON may have, of each file."""

_NAME = re.compile(r"report\.json|history\.jsonl|originals/[0-9a-f]{64}")
_SWELLING, _UNSUSPECTED = 200, 16_000_000  # JSON packs to a tenth; a bomb to a thousandth
_DAMAGED = N_("This portable desk cannot be read: it is damaged or incomplete.")
_ALTERED = N_("This portable desk was changed since it was packed: {name} is not what its manifest says.")
_SWELLS = N_("This portable desk would swell to {size} MB when it is opened. It was not read.")
_FOREIGN = N_("This portable desk was not read: it holds files that Isnad does not write.")
_NEWER = N_("This portable desk was written by a newer version of Isnad, which is needed to read it.")

_NOT_OURS = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, OSError, RuntimeError,
    NotImplementedError, RecursionError, MemoryError,
)  # fmt: skip
"""What a zip that is broken, encrypted or of another shape makes Python raise."""


def render(report: Report) -> bytes:
    """Return the portable desk of a report."""
    held = {record.article.id for record in report.records}
    histories = [history for history in report.histories if history.article in held]
    originals = [each for record in report.records for each in record.originals]
    originals += [each for history in histories for each in history.originals]
    files = {f"originals/{original.sha256}": original.content for original in originals}
    files["report.json"] = _written(whole.tree(report, with_contents=False))
    if histories:
        files["history.jsonl"] = carried.written(histories)
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
            return _read(parts, len(content))
    except _NOT_OURS as error:
        raise InputRefused(_DAMAGED) from error


def _read(parts: zipfile.ZipFile, packed: int) -> Report:
    infos = parts.infolist()
    listed = {info.filename: info for info in infos}
    size = sum(info.file_size for info in infos)
    most = {"manifest.json": LARGEST_TEXT, "report.json": LARGEST_TEXT, "history.jsonl": LARGEST_TEXT}
    if (
        size > min(LARGEST, max(_UNSUSPECTED, packed * _SWELLING))
        or any(info.file_size > most.get(info.filename, LARGEST) for info in infos)
    ):  # fmt: skip
        raise InputRefused(_SWELLS, size=-(-size // 1_000_000))
    manifest = json.loads(parts.read("manifest.json"))
    if manifest["format"] != FORMAT or type(manifest["format_version"]) is not int:
        raise InputRefused(_DAMAGED)
    if manifest["format_version"] > VERSION:
        raise InputRefused(_NEWER)
    files = manifest["files"]
    if len(listed) != len(infos) or not all(map(_NAME.fullmatch, listed.keys() - {"manifest.json"})):
        raise InputRefused(_FOREIGN)
    if set(files) | {"manifest.json"} != set(listed):
        raise InputRefused(_DAMAGED)
    return _report({name: _content(parts, name, files[name]["sha256"]) for name in files})


def _content(parts: zipfile.ZipFile, name: str, sha256: str) -> bytes:
    try:
        content = parts.read(name)
    except (zipfile.BadZipFile, zlib.error) as error:  # its bytes do not have the sum that the zip keeps of them
        raise InputRefused(_ALTERED, name=name) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InputRefused(_ALTERED, name=name)
    return content


def _report(held: Mapping[str, bytes]) -> Report:
    contents = {name.removeprefix("originals/"): content for name, content in held.items() if "/" in name}
    report = reading.report(held["report.json"], whole.FORMAT, whole.VERSION, contents)
    histories = tuple(carried.read(held.get("history.jsonl", b""), contents))
    articles = [history.article for history in histories]
    if len(set(articles)) < len(articles) or not {record.article.id for record in report.records}.issuperset(articles):
        raise InputRefused(_DAMAGED)
    return Report(report.records, report.language, report.made, report.by, histories=histories)
