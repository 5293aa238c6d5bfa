"""What rows are stamped with: ids, times, SHA-256, and the name of the desk's own undo stack."""

import os
from datetime import UTC, datetime

DESK = "desk"
"""The undo stack of what belongs to no one article: what is in the library."""


def new_id() -> str:
    """Return an id that is unique in the world: 32 random hexadecimal digits."""
    return os.urandom(16).hex()


def now() -> str:
    """Return the present time, UTC, in ISO 8601 with milliseconds: `2026-11-23T08:00:00.000Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    import hashlib  # brings OpenSSL along, which is not needed until something comes in

    return hashlib.sha256(content).hexdigest()
