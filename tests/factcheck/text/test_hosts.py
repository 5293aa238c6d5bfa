"""Links, where they lead, and those that look as if they led elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.hosts import links, look_alikes, registrable


@pytest.mark.parametrize(
    ("text", "link", "host"),
    [
        ("زر https://www.bbc.co.uk/news?x=1، ثم", "https://www.bbc.co.uk/news?x=1", "www.bbc.co.uk"),
        ("(https://en.example.org/wiki/A_(b)).", "https://en.example.org/wiki/A_(b)", "en.example.org"),
        ("(انظر http://example.com/a)", "http://example.com/a", "example.com"),
        ("https://EXAMPLE.com.eg:8080/.", "https://EXAMPLE.com.eg:8080/", "example.com.eg"),
        ("موقع www.alarabiya.net.", "www.alarabiya.net", "www.alarabiya.net"),
        ("https://192.168.1.1:80/a", "https://192.168.1.1:80/a", "192.168.1.1"),
        ("https://مثال.مصر/ا", "https://مثال.مصر/ا", "مثال.مصر"),
    ],
)
def test_a_link_is_found_whole_and_its_host_named(text: str, link: str, host: str) -> None:
    (found,) = links(text)
    assert (text[found.start : found.end], found.host, found.warnings) == (link, host, ())


@pytest.mark.parametrize("text", ["", "user@bbc.com", "e.g. this", "file.txt", "10.5", "https://", "قال.ثم", "U.S."])
def test_what_leads_nowhere_is_no_link(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("text", "punycode", "warning"),
    [
        ("аррӏе.com", "xn--80ak6aa92e.com", "looks Latin"),
        ("http://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com", "looks Latin"),
        ("paypаl.com", "xn--paypl-7ve.com", "several scripts"),
        ("https://ɡoogle.com", "xn--oogle-qmc.com", "looks Latin"),
        ("https://mıcrosoft.com", "xn--mcrosoft-tkb.com", "looks Latin"),
        ("https://ќіеѕ.com", "xn--e1a8dbx.com", "looks Latin"),
        ("bbc.com/\u202emoc.live", "bbc.com", "Hidden characters"),
        ("b\u200bbc.com", "bbc.com", "Hidden characters"),
        ("http://bbc.com@evil.ru/x", "evil.ru", "before @"),
    ],
)
def test_a_host_that_looks_like_another_is_told(text: str, punycode: str, warning: str) -> None:
    (found,) = links(text)
    assert found.punycode == punycode
    assert [warning in one.template for one in found.warnings] == [True]


@pytest.mark.parametrize(
    "text", ["https://مثال.مصر", "https://пример.рф", "https://例え.jp", "https://bücher.de", "https://ışık.com.tr"]
)
def test_a_host_of_one_script_is_no_warning(text: str) -> None:
    assert links(text)[0].warnings == ()


@pytest.mark.parametrize(
    ("host", "end"),
    [
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("a.b.com", "b.com"),
        ("moe.gov.sa", "moe.gov.sa"),
        ("x.y.eg", "y.eg"),
        ("10.0.0.1", "10.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_the_end_that_somebody_registered_is_set_off(host: str, end: str) -> None:
    assert registrable(host) == end


@given(st.text() | st.text(st.sampled_from("a.б-/:@ com\u202exn()[]،https")))
def test_any_text_has_links_or_none(text: str) -> None:
    end = 0
    for link in links(f"{text} https://{text}"):
        assert end <= link.start < link.end
        assert link.host.endswith(link.registrable)
        end = link.end


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("زر https://аррӏе.com/аб الآن", ["аррӏе"]),
        ("http://paypаl.cοm", ["а", "ο"]),
        ("https://www.bbc.com/рус", []),
        ("https://مثال.مصر/ا", []),
    ],
)
def test_letters_that_look_latin_are_pointed_at_in_the_host_alone(text: str, letters: list[str]) -> None:
    (link,) = links(text)
    assert [text[start:end] for start, end in look_alikes(text, link)] == letters
