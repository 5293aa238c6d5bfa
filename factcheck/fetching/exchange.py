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


def exchange(at: Target, deadline: float, size: int, private: bool) -> Answer:
    """Ask for a target and return the answer. Raises FetchRefused."""
    found = addresses(at, private, _left(deadline, at))
    try:
        with _connected(at, found, deadline) as connection:
            connection.request("GET", at.path, headers={
                "Host": at.named, "User-Agent": AGENT, "Accept": "*/*",
                # A page is kept as it is sent, so nobody need pack it for us.
                "Accept-Encoding": "identity", "Connection": "close",
            })  # fmt: skip
            with connection.getresponse() as response:
                return _answer(response, at, deadline, size)
    except ssl.SSLCertVerificationError as error:
        raise FetchRefused(
            N_("The certificate of {host} is not to be trusted: {reason}"), host=at.host, reason=error.verify_message
        ) from error
    except http.client.IncompleteRead as error:
        _left(deadline, at)
        raise _broken(at) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        _left(deadline, at)  # where the time is over, that is the reason
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise FetchRefused(N_("{host} did not answer as it should: {reason}"), host=at.host, reason=reason) from error


def _left(deadline: float, at: Target) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise FetchRefused(N_("{host} took too long: nothing was kept."), host=at.host)
    return left


@contextlib.contextmanager
def _connected(at: Target, found: list[str], deadline: float) -> Iterator[http.client.HTTPConnection]:
    lines = [_reached(at, found, deadline)]
    # A time limit on each read is none on a server that sends a byte a second: the line is cut when the time is over.
    watch = threading.Timer(_left(deadline, at), _cut, (lines,))
    watch.daemon = True
    watch.start()
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
        watch.cancel()
        for line in lines:
            line.close()


def _cut(lines: list[socket.socket]) -> None:
    with contextlib.suppress(OSError):
        # The one that is in use; under a secured line it is that one, since the bare one was handed over to it.
        lines[-1].shutdown(socket.SHUT_RDWR)


def _reached(at: Target, found: list[str], deadline: float) -> socket.socket:
    """A connection to the first address that takes one: to the very addresses that were checked, never to the name."""
    failed: OSError | None = None
    for address in found:
        try:
            return socket.create_connection((address, at.port), timeout=_left(deadline, at))
        except OSError as error:
            failed = error
    raise failed or OSError(at.host)


def _answer(response: http.client.HTTPResponse, at: Target, deadline: float, size: int) -> Answer:
    headers = tuple((name, _text(value)) for name, value in response.getheaders())
    if response.length is not None and response.length > size:
        raise _too_large(at, size)
    content = bytearray()
    while block := response.read1(_BLOCK):
        content += block
        if len(content) > size:
            raise _too_large(at, size)
        _left(deadline, at)
    _left(deadline, at)  # a line that was cut looks like the end of the page
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
