"""Fetches one page when an analyst asks for it, and nothing else: the one room of the program that knows the network.

What is fetched is kept to the byte and never run. An address is looked up once, checked, and connected to as it was
checked, so that no name can lead elsewhere in between; redirects are followed by us, each checked like the first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from urllib.parse import urljoin

from factcheck.errors import FetchRefused
from factcheck.fetching.addresses import Target, target
from factcheck.fetching.exchange import Answer, Patience, exchange
from factcheck.words import N_

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long fetching one page may take with all its redirects, how many bytes it may have, how many redirects."""

    seconds: float = 60
    size: int = 64 * 2**20
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the bytes as they were sent, and all that is known of how they came.

    `content` is still encoded as the header Content-Encoding says (`factcheck.fetching.decoding`); how it was cut into
    chunks is undone. `captured` is our clock (UTC, ISO 8601), `served` the server's `Date` as it gave it.
    """

    url: str
    final_url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    redirects: tuple[tuple[int, str], ...]
    media_type: str
    content: bytes
    captured: str
    served: str


class NoPage(FetchRefused):
    """The server answered that there is no page, or that it is not for us: `fetch` with `any_status` has the answer."""


def fetch(
    url: str,
    limits: Limits | None = None,
    private: bool = False,
    any_status: bool = False,
    stop: Event | None = None,
) -> Fetched:
    """Fetch the page at a link; `private` allows addresses on this machine and in private networks.

    `any_status` takes what a server answers that has no page, as it is: that a page is gone may be the evidence. Once
    `stop` is set, by another thread, the fetching ends. Raises FetchRefused, which says why, for anything but a whole
    page, and of its kinds NoPage for one with no status of success.
    """
    limits = limits or Limits()
    patience = Patience(limits.seconds, stop)
    at, redirects = target(url), list[tuple[int, str]]()
    while True:
        answer = exchange(at, patience, limits.size, private)
        if answer.status not in _REDIRECTS or not answer.header("location"):
            if not any_status and not 200 <= answer.status < 300:
                raise NoPage(
                    N_("{host} answered {status} {reason}: there is no page to keep."),
                    host=at.host,
                    status=answer.status,
                    reason=answer.reason,
                )
            return _fetched(url, at, answer, redirects)
        if len(redirects) == limits.redirects:
            raise FetchRefused(N_("The link leads on and on: it was followed {count} times."), count=len(redirects))
        at = target(urljoin(at.url, answer.header("location")))
        redirects.append((answer.status, at.url))


def _fetched(url: str, at: Target, answer: Answer, redirects: list[tuple[int, str]]) -> Fetched:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    media_type = answer.header("content-type").partition(";")[0].strip().lower() or "application/octet-stream"
    return Fetched(
        url, at.url, answer.status, answer.reason, answer.headers, tuple(redirects), media_type, answer.content, now,
        answer.header("date"),
    )  # fmt: skip
