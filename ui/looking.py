"""What is looked at before it comes in: read in a worker, as values that see neither widgets nor the store."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Event

from factcheck import again
from factcheck.errors import IsnadError
from factcheck.model import Draft
from factcheck.text.encoding import Guess
from ui.override import override


@dataclass(frozen=True, slots=True)
class Seen:
    """One article that was read and is not in the desk yet, with the encodings that its bytes may be in."""

    draft: Draft
    encodings: tuple[Guess, ...]


class Looking(Iterator[object]):
    """Yields a `Seen` for an input that is one article; what else an input holds, or its refusal, as it is."""

    expected = 1

    def __init__(self, steps: Iterator[object]) -> None:
        self._steps = steps

    @override
    def __next__(self) -> object:
        found = next(self._steps)
        if isinstance(found, list) and len(found) == 1 and isinstance(found[0], Draft):
            return Seen(found[0], again.encodings(found[0]))
        return found


class Page(Iterator[object]):
    """The page at an address as work: its one result is what it holds. Once `stop` is set, the fetching ends."""

    expected = 1

    def __init__(self, address: str, private: bool) -> None:
        self.stop = Event()
        self._address: str | None = address
        self._private = private

    @override
    def __next__(self) -> object:
        from factcheck import web

        address, self._address = self._address, None
        if address is None:
            raise StopIteration
        found = list(web.read(address, private=self._private, stop=self.stop))
        return Seen(found[0], again.encodings(found[0])) if len(found) == 1 else found


@dataclass(frozen=True, slots=True)
class Again:
    """What a draft is in another encoding, or why it cannot be read in it."""

    encoding: str
    found: Draft | IsnadError


def rereading(draft: Draft, encoding: str) -> Iterator[Again]:
    """Yield a draft as it is in another encoding."""
    try:
        found = again.in_encoding(draft.original, draft.name, draft.media_type, encoding)
        yield Again(encoding, replace(found, url=found.url or draft.url))
    except IsnadError as refusal:
        yield Again(encoding, refusal)


def pasting(text: str) -> Iterator[list[Draft]]:
    """Yield the article that pasted text is. Raises InputRefused."""
    from factcheck import readers

    yield [readers.paste(text)]
