"""Where a link leads: a host's addresses, looked up once, and none of them on this machine or in a private network."""

import ipaddress
import re
import socket
import threading
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from factcheck.errors import FetchRefused
from factcheck.words import N_

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HOST = re.compile(r"[0-9a-zA-Z._-]+|[0-9a-fA-F:.]+(%[0-9a-zA-Z]+)?")
_KEPT = "/%:=&?~#+!$,;'@()*[]"  # what stands in a path or a query for itself


@dataclass(frozen=True, slots=True)
class Target:
    """A link taken apart: `url` as it is asked for, in ASCII and without a fragment; `path` with its query."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as the header Host names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str) -> Target:
    """Take a link apart. Raises FetchRefused for anything but an http or https link to a host."""
    try:
        parts = urlsplit(url.strip())
        scheme, port, user = parts.scheme.lower(), parts.port, parts.username
        host = _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise FetchRefused(N_("{link} is not a link that can be followed."), link=_short(url)) from error
    if scheme not in _PORTS:
        raise FetchRefused(N_("Only http and https links are fetched, not {link}"), link=_short(url))
    if not _HOST.fullmatch(host):
        raise FetchRefused(N_("{link} is not a link that can be followed."), link=_short(url))
    if user is not None or parts.password is not None:
        raise FetchRefused(N_("The link holds a user name or a password, so it is not fetched."))
    made = Target("", scheme, host, port or _PORTS[scheme], "")
    path = quote(parts.path, safe=_KEPT) or "/"
    query = quote(parts.query, safe=_KEPT)
    whole = urlunsplit((scheme, made.named, path, query, ""))
    return Target(whole, scheme, host, made.port, f"{path}?{query}" if query else path)


def _ascii(host: str) -> str:
    return host if ":" in host else host.encode("idna").decode("ascii") if host else ""


def _short(url: str, most: int = 120) -> str:
    return url if len(url) <= most else url[: most - 1] + "…"


def addresses(at: Target, private: bool, seconds: float) -> list[str]:
    """Return the addresses of a target's host, looked up once, within so many seconds.

    Raises FetchRefused where the host is not known, or where one of its addresses is on this machine, in a private
    network or otherwise not of the public internet, unless `private` allows it.
    """
    found = list(dict.fromkeys(_looked_up(at, seconds)))
    for each in found:
        if not private and not is_public(each):
            raise FetchRefused(
                N_("{host} leads to {address}, on this machine or in a private network, so it is not fetched."),
                host=at.host,
                address=each,
            )
    return found


def is_public(address: str) -> bool:
    """Return whether an address is of the public internet; one that another is written into must be so twice."""
    one = ipaddress.ip_address(address.partition("%")[0])
    inner = _inside(one)
    if inner is not None and not (inner.is_global and not inner.is_multicast):
        return False
    is_mapped = isinstance(one, ipaddress.IPv6Address) and one.ipv4_mapped is not None
    return is_mapped or (one.is_global and not one.is_multicast)


def _inside(one: Address) -> ipaddress.IPv4Address | None:
    if not isinstance(one, ipaddress.IPv6Address):
        return None
    if one in _NAT64:
        return ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
    return one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)


def _looked_up(at: Target, seconds: float) -> list[str]:
    # The system's look-up knows no time limit, so another thread waits for it; one that hangs is left behind.
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            found.extend(str(info[4][0]) for info in socket.getaddrinfo(at.host, at.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise FetchRefused(
            N_("There is no answer to where {host} is. Is the link right, is the network there?"), host=at.host
        )
    return found
