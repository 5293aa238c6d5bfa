"""One request and its answer, over a connection to an address that was checked, within limits of time and size."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from factcheck.errors import FetchRefused
from factcheck.fetching.addresses import Target, addresses
from factcheck.words import N_

AGENT = "Isnad/0.1 (evidence kept by a fact-checker)"
_BLOCK = 64 * 1024
_LOOK = 0.05
"""Seconds between two looks whether the page is still waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status, its headers in their order, and the body as it was sent."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """Return the first header of a name, or empty."""
        return next((value for held, value in self.headers if held.lower() == name), "")


class Patience:
    """How long a page is waited for: so many seconds from now on, or until `stop` is set, if that is sooner."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self._until = monotonic() + seconds
        self._stop = stop or threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nobody waits any longer."""
        return self._stop.is_set() or monotonic() >= self._until

    def left(self, at: Target) -> float:
        """Return how many seconds are left to wait for a target. Raises FetchRefused where none is."""
        if self._stop.is_set():
            raise FetchRefused(N_("Fetching from {host} was stopped: nothing was kept."), host=at.host)
        left = self._until - monotonic()
        if left <= 0:
            raise FetchRefused(N_("{host} took too long: nothing was kept."), host=at.host)
        return left


def exchange(at: Target, patience: Patience, size: int, private: bool) -> Answer:
    """Ask for a target and return the answer. Raises FetchRefused."""
    found = addresses(at, private, patience.left(at))
    try:
        with _connected(at, found, patience) as connection:
            connection.request("GET", at.path, headers={
                "Host": at.named, "User-Agent": AGENT, "Accept": "*/*",
                # A page is kept as it is sent, so nobody need pack it for us.
                "Accept-Encoding": "identity", "Connection": "close",
            })  # fmt: skip
            with connection.getresponse() as response:
                return _answer(response, at, patience, size)
    except ssl.SSLCertVerificationError as error:
        raise FetchRefused(
            N_("The certificate of {host} is not to be trusted: {reason}"), host=at.host, reason=error.verify_message
        ) from error
    except http.client.IncompleteRead as error:
        patience.left(at)
        raise _broken(at) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        patience.left(at)  # where the time is over, that is the reason
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise FetchRefused(N_("{host} did not answer as it should: {reason}"), host=at.host, reason=reason) from error


@contextlib.contextmanager
def _connected(at: Target, found: list[str], patience: Patience) -> Iterator[http.client.HTTPConnection]:
    lines, done = [_reached(at, found, patience)], threading.Event()
    # A time limit on each read is none on a server that sends a byte a second: the line is cut when the time is over.
    threading.Thread(target=_watch, args=(lines, patience, done), daemon=True).start()
    try:
        if at.scheme == "https":
            context = ssl.create_default_context()
            secured = context.wrap_socket(lines[0], server_hostname=at.host, do_handshake_on_connect=False)
            lines.append(secured)
            secured.do_handshake()
        connection = http.client.HTTPConnection(at.host, at.port)
        connection.sock = lines[-1]
        yield connection
    finally:
        done.set()
        for line in lines:
            line.close()


def _watch(lines: list[socket.socket], patience: Patience, done: threading.Event) -> None:
    """Cut the line when nobody waits any longer."""
    while not patience.is_over:
        if done.wait(_LOOK):
            return
    with contextlib.suppress(OSError):
        # The one that is in use; under a secured line it is that one, since the bare one was handed over to it.
        lines[-1].shutdown(socket.SHUT_RDWR)


def _reached(at: Target, found: list[str], patience: Patience) -> socket.socket:
    """A connection to the first address that takes one: to the very addresses that were checked, never to the name."""
    failed: OSError | None = None
    for address in found:
        try:
            return socket.create_connection((address, at.port), timeout=patience.left(at))
        except OSError as error:
            failed = error
    raise failed or OSError(at.host)


def _answer(response: http.client.HTTPResponse, at: Target, patience: Patience, size: int) -> Answer:
    headers = tuple((name, _text(value)) for name, value in response.getheaders())
    if response.length is not None and response.length > size:
        raise _too_large(at, size)
    content = bytearray()
    while block := response.read1(_BLOCK):
        content += block
        if len(content) > size:
            raise _too_large(at, size)
        patience.left(at)
    patience.left(at)  # a line that was cut looks like the end of the page
    if response.length:
        raise _broken(at)
    return Answer(response.status, _text(response.reason), headers, bytes(content))


def _broken(at: Target) -> FetchRefused:
    return FetchRefused(N_("{host} broke off in the middle of the page: nothing was kept."), host=at.host)


def _too_large(at: Target, size: int) -> FetchRefused:
    return FetchRefused(
        N_("The page at {host} is larger than {size} MB: nothing was kept."), host=at.host, size=max(1, size // 2**20)
    )


def _text(sent: str) -> str:
    """A header as text: many servers send UTF-8, which is read as Latin-1 here; what is neither stays as it is read."""
    try:
        read = sent.encode("latin-1").decode("utf-8")
    except UnicodeError:
        read = sent
    return read.replace("\0", "\ufffd")
