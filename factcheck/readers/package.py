"""The parts of a file that is a ZIP of parts (Word, OpenDocument, EPUB): inflated with a limit, never to the disk."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from factcheck.errors import InputRefused
from factcheck.readers.drafting import label
from factcheck.words import N_

LARGEST_PART = 96_000_000
"""The most bytes that one part may inflate to."""

_BLOCK = 1 << 20
DAMAGED = N_("{name} is damaged, or is not what its name says: it cannot be opened.")
_PROTECTED = N_("{name} is protected by a password. Save a copy without one, and add that.")
_SWELLS = N_("{name} swells to more than {most} MB when it is opened. It was not read.")
OTHER_ENTITIES = N_("{name} declares entities of its own, as only hostile files do. It was not read.")
TOO_DEEP = N_("{name} is nested more deeply than any text is. It was not read.")
_TOO_MUCH = (
    ("depth", TOO_DEEP),
    ("memory", N_("{name} needs more memory than a text should. It was not read.")),
    ("huge", N_("{name} holds a piece of text that is longer than any text is. Save it as plain text (.txt).")),
)
"""How libxml2 says that something is beyond its limits, and what is said of it."""


class Package:
    """The parts of one ZIP, by their names. `name` is how refusals call the file."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open a ZIP's list of parts. Raises InputRefused where there is none."""
        self.name = label(name)
        self._left = LARGEST_PART
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise damaged(name) from error

    def names(self) -> list[str]:
        """Return the names of all parts, in the order of the file."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """Return a part's bytes, or None where there is no such part.

        Raises InputRefused for one that is encrypted or damaged, and as soon as the parts read so far swell to more
        than LARGEST_PART bytes, whatever the ZIP says of their size.
        """
        if name not in self._zip.NameToInfo:
            return None
        pieces: list[bytes] = []
        try:
            with self._zip.open(name) as stream:
                while piece := stream.read(_BLOCK):
                    pieces.append(piece)
                    self._left -= len(piece)
                    if self._left < 0:
                        raise InputRefused(_SWELLS, name=self.name, most=LARGEST_PART // 1_000_000)
        except RuntimeError as error:  # what zipfile raises for a part that wants a password
            raise protected(self.name) from error
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise damaged(self.name) from error
        return b"".join(pieces)

    def tree(self, name: str) -> Any:
        """Return the root element of an XML part, or None where there is no such part. Raises InputRefused."""
        content = self.part(name)
        return None if content is None else parsed(content, self.name)


def parsed(content: bytes, name: str) -> Any:
    """Return the root element (lxml) of XML. Nothing is fetched and no entity is put in.

    Raises InputRefused for what is no XML, and for XML that declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        template = next((told for sign, told in _TOO_MUCH if sign in str(error).lower()), DAMAGED)
        raise InputRefused(template, name=label(name)) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise InputRefused(OTHER_ENTITIES, name=label(name))
    return root


def damaged(name: str) -> InputRefused:
    """Return the refusal of a file that is not what it should be."""
    return InputRefused(DAMAGED, name=label(name))


def protected(name: str) -> InputRefused:
    """Return the refusal of a file that wants a password."""
    return InputRefused(_PROTECTED, name=label(name))
