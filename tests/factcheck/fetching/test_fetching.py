"""A page is fetched whole, with all that is known of how it came, or refused with the reason; nothing else is asked."""

import socket
import ssl
import threading
from collections.abc import Iterator

import pytest

from factcheck.errors import FetchRefused
from factcheck.fetching import Limits, NoPage, addresses, fetch
from factcheck.fetching.addresses import is_public, target
from factcheck.fetching.decoding import decoded
from tests.factcheck.fetching.servers import OWN_CERTIFICATE, PACKED_BOMB, PAGE, free_port, serving

LIMITS = Limits(seconds=20, size=2**20)
BRIEF = Limits(seconds=0.4, size=2**30)


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    with serving() as running:
        yield running


def refusal(url: str, limits: Limits = LIMITS, private: bool = True) -> str:
    with pytest.raises(FetchRefused) as caught:
        fetch(url, limits, private)
    sentence = str(caught.value)
    assert len(sentence) < 400
    return sentence


def test_a_page_is_kept_to_the_byte_with_its_headers(web: tuple[str, list[str]]) -> None:
    found = fetch(f"{web[0]}/page?q=صورة#part", LIMITS, private=True)
    assert (found.content, found.status, found.media_type) == (PAGE, 200, "text/html")
    assert (found.redirects, found.reason) == ((), "OK")
    assert found.served.endswith("GMT")
    assert found.captured.endswith("Z")
    assert ("X-Title", "عنوان") in found.headers
    assert found.final_url == f"{web[0]}/page?q=%D8%B5%D9%88%D8%B1%D8%A9"
    assert web[1] == ["/page?q=%D8%B5%D9%88%D8%B1%D8%A9"]


def test_redirects_are_followed_and_recorded(web: tuple[str, list[str]]) -> None:
    found = fetch(f"{web[0]}/moved", LIMITS, private=True)
    assert found.content == PAGE
    assert found.url == f"{web[0]}/moved"
    assert found.redirects == ((301, f"{web[0]}/again?x=%D8%A7"), (302, f"{web[0]}/page"))
    assert found.final_url == f"{web[0]}/page"


def test_a_link_that_leads_in_a_ring_is_left(web: tuple[str, list[str]]) -> None:
    assert "followed 10 times" in refusal(f"{web[0]}/round")
    assert len(web[1]) == 11


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "data:text/html,x"]
)
def test_a_redirect_leads_to_no_other_scheme(web: tuple[str, list[str]], link: str) -> None:
    assert "Only http and https" in refusal(f"{web[0]}/away?{link}")


def test_types_are_kept_as_they_are_said(web: tuple[str, list[str]]) -> None:
    assert fetch(f"{web[0]}/lie", LIMITS, private=True).media_type == "text/html"
    untyped = fetch(f"{web[0]}/untyped", LIMITS, private=True)
    assert (untyped.media_type, untyped.content, untyped.served) == ("application/octet-stream", b"\x00\xffbytes", "")


def test_chunks_are_joined(web: tuple[str, list[str]]) -> None:
    assert fetch(f"{web[0]}/chunks", LIMITS, private=True).content == b"firstsecond"


@pytest.mark.parametrize(
    ("path", "limits", "said"),
    [
        ("huge", LIMITS, "larger than 1 MB"),
        ("endless", LIMITS, "larger than 1 MB"),
        ("endless", BRIEF, "too long"),
        ("slow", BRIEF, "too long"),
        ("stuck", BRIEF, "too long"),
        ("cut", LIMITS, "broke off"),
        ("cutchunks", LIMITS, "broke off"),
        ("missing", LIMITS, "answered 404 Not Found"),
        ("nonsense", LIMITS, "did not answer as it should"),
        ("headers", LIMITS, "did not answer as it should"),
    ],
)
def test_what_is_no_whole_page_is_refused_with_the_reason(
    web: tuple[str, list[str]], path: str, limits: Limits, said: str
) -> None:
    assert said in refusal(f"{web[0]}/{path}", limits)


@pytest.mark.parametrize("path", ["sized", "poured"])
def test_a_page_may_be_as_large_as_the_limit_and_no_byte_larger(web: tuple[str, list[str]], path: str) -> None:
    assert len(fetch(f"{web[0]}/{path}?{2**20}", LIMITS, private=True).content) == 2**20
    assert "larger than 1 MB" in refusal(f"{web[0]}/{path}?{2**20 + 1}")


def test_a_request_tells_no_more_than_it_must(web: tuple[str, list[str]]) -> None:
    told = fetch(f"{web[0]}/told", LIMITS, private=True).content.decode()
    names = [line.partition(":")[0].lower() for line in told.splitlines() if line]
    assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
    assert "Accept-Encoding: identity" in told
    assert "User-Agent: Isnad/" in told


def test_a_packed_page_stays_packed_and_is_unpacked_within_limits(web: tuple[str, list[str]]) -> None:
    found = fetch(f"{web[0]}/bomb", LIMITS, private=True)
    assert found.content == PACKED_BOMB
    with pytest.raises(FetchRefused, match="too large"):
        decoded(found.content, found.headers, 2**20)
    assert len(decoded(found.content, found.headers, 65 * 2**20)) == 65 * 2**20
    assert decoded(PAGE, (("Content-Type", "text/html"),)) == PAGE
    with pytest.raises(FetchRefused, match="damaged"):
        decoded(PAGE, (("content-encoding", "gzip"),))
    with pytest.raises(FetchRefused, match="br"):
        decoded(PAGE, (("content-encoding", "br"),))


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with serving(OWN_CERTIFICATE) as (address, asked):
        assert "certificate" in refusal(f"{address}/page")
        assert asked == []


def test_a_certificate_is_asked_for_the_name_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=str(OWN_CERTIFICATE))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    with serving(OWN_CERTIFICATE) as (address, asked):
        assert fetch(f"{address}/page", LIMITS, private=True).content == PAGE
        assert "too long" in refusal(f"{address}/slow", BRIEF)
        known = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **kind: known("127.0.0.1", *rest, **kind))
        assert "certificate" in refusal(address.replace("127.0.0.1", "bank.example") + "/page")
    assert asked == ["/page", "/slow"]


def test_nothing_that_is_private_is_asked_unless_allowed(web: tuple[str, list[str]]) -> None:
    port = web[0].rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0.0.0.0", "[::ffff:127.0.0.1]"):
        said = refusal(f"http://{host}:{port}/page", private=False)
        assert "private network" in said or "no answer to where" in said
    assert web[1] == []


def test_a_redirect_to_a_private_address_is_not_followed(
    web: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    with serving(host="127.0.0.2") as (inner, asked):
        assert "127.0.0.2, on this machine" in refusal(f"{web[0]}/away?{inner}/page", private=False)
    assert asked == []
    assert len(web[1]) == 1


def test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked(
    web: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers with a public address first and with a private one then gains nothing."""
    known, answers, checked = socket.getaddrinfo, iter(["127.0.0.1", "127.0.0.3"]), list[str]()

    def look_up(host: str, *rest: object, **kind: object) -> object:
        # Python's own connecting looks a number up too, which asks nobody.
        return known(next(answers) if host == "rebound.example" else host, *rest, **kind)  # type: ignore[arg-type]

    def note(address: str) -> bool:
        checked.append(address)
        return True

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(addresses, "is_public", note)
    url = web[0].replace("127.0.0.1", "rebound.example")
    assert fetch(f"{url}/page", LIMITS).content == PAGE
    assert checked == ["127.0.0.1"]
    assert next(answers) == "127.0.0.3"


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "10.0.0.1" in refusal("http://mixed.example/", private=False)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:4700::6810:85e5", True), ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("0.0.0.0", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("192.0.2.1", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False),
        ("ff02::1", False), ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("64:ff9b::0808:0808", True), ("2002:7f00:1::", False), ("2001:0:53aa:64c:0:0:80ff:fffe", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "link",
    [
        "", "example.org", "http://", "http:///path", "http://user:secret@example.org/", "http://[::1",
        "mailto:a@b.org", "file:///etc/passwd", "http://example.org:99999/", "http://exa mple.org/",
        f"http://{'a' * 70}.org/",
        "http://.a/",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused_before_anything_is_asked(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("the network was asked"))
    with pytest.raises(FetchRefused):
        fetch(link)


def test_an_arabic_link_is_asked_for_in_ascii() -> None:
    at = target("https://موقع.example/خبر?س=ص#ط")
    assert at.host == "xn--4gbrim.example"
    assert at.url == "https://xn--4gbrim.example/%D8%AE%D8%A8%D8%B1?%D8%B3=%D8%B5"


def test_nobody_at_home_is_told() -> None:
    assert "did not answer" in refusal(f"http://127.0.0.1:{free_port()}/")
    assert "no answer to where" in refusal("http://no-such-host.invalid/")


def test_an_answer_without_a_page_is_kept_where_it_is_asked_for(web: tuple[str, list[str]]) -> None:
    with pytest.raises(NoPage):
        fetch(f"{web[0]}/nothing", private=True)
    fetched = fetch(f"{web[0]}/nothing", private=True, any_status=True)
    assert (fetched.status, fetched.content) == (404, b"no such page")


@pytest.mark.parametrize("path", ["endless", "slow", "stuck"])
def test_fetching_ends_when_it_is_stopped(web: tuple[str, list[str]], path: str) -> None:
    stop = threading.Event()
    timer = threading.Timer(0.2, stop.set)
    timer.start()
    with pytest.raises(FetchRefused, match="stopped"):
        fetch(f"{web[0]}/{path}", Limits(seconds=600, size=2**40), private=True, stop=stop)
    timer.join()
