"""Whether a document of the office programs wants a password, so that nobody is told that it is damaged."""

from contextlib import suppress

from factcheck.errors import InputRefused
from factcheck.readers.package import Package

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How files of the old kind begin; what Word and Excel encrypt today lies in one as well."""

_ZIP = b"PK\x03\x04"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SECTOR = 64
"""The least bytes between where streams may begin: short ones lie in short sectors."""
_WORD, _ENCRYPTED_WORD = b"\xec\xa5", 0x0100
"""How the stream of an old Word document begins, and the bit of the word at 10 that says that it is enciphered."""
_SHEETS, _PASSWORD, _RECORDS = b"\x09\x08", 0x002F, 16
"""How that of an old workbook begins (BOF), the record that wants a password, and among how many it stands."""
_OPEN_DOCUMENT = (b"manifest:encryption-data", b":encrypted-package")


def is_locked(content: bytes) -> bool:
    """Return whether a document of Word, Excel or the OpenDocument programs can be opened with a password only."""
    if content.startswith(OLD_OFFICE):
        starts = range(_SECTOR, len(content), _SECTOR)
        return _PACKAGE in content or any(_is_enciphered(content, at) for at in starts)
    if content.startswith(_ZIP):
        with suppress(InputRefused):
            package = Package(content, "")
            names = package.names()
            if "encrypted-package" in names:
                return True
            manifest = package.part("META-INF/manifest.xml") if "mimetype" in names else None
            return any(sign in (manifest or b"") for sign in _OPEN_DOCUMENT)
    return False


def _is_enciphered(content: bytes, at: int) -> bool:
    """Whether a sector is the first one of an enciphered document or workbook."""
    if content.startswith(_WORD, at):
        return bool(int.from_bytes(content[at + 10 : at + 12], "little") & _ENCRYPTED_WORD)
    if not content.startswith(_SHEETS, at):
        return False
    for _ in range(_RECORDS):
        kind, length = (int.from_bytes(content[at + n : at + n + 2], "little") for n in (0, 2))
        if kind == _PASSWORD or not length:
            return kind == _PASSWORD
        at += 4 + length
    return False
