"""A page by its address: fetched within limits, read apart, its link where it was found, its bytes as they were."""

import pytest

from factcheck import web
from factcheck.errors import FetchRefused, InputRefused
from factcheck.fetching import Limits
from tests.factcheck.fetching.servers import ARTICLE, PAGE, serving

QUICK = Limits(seconds=20, size=1_000_000)


def test_a_page_is_read_and_what_it_refers_to_is_not_fetched():
    with serving() as (here, asked):
        (draft,) = web.read(f"{here}/legacy", QUICK, private=True)
    assert draft.text == "نفت الوزارة توقيع أي عقد لبناء السد.\nوقال المتحدث إن القرار لم يصدر بعد."
    assert (draft.title, draft.encoding, draft.media_type) == ("الوزارة تنفي", "windows-1256", "text/html")
    assert draft.original == ARTICLE.encode("windows-1256")
    assert (draft.name, draft.url, draft.warnings) == (f"{here}/legacy", f"{here}/legacy", ())
    assert asked == ["/legacy"]


def test_the_link_is_where_the_page_was_found_and_a_warning_tells_the_way():
    with serving() as (here, _):
        (draft,) = web.read(f"{here}/moved", QUICK, private=True)
    assert (draft.name, draft.url, draft.original) == (f"{here}/moved", f"{here}/page", PAGE)
    (told,) = draft.warnings
    assert dict(told.values) == {"asked": f"{here}/moved", "way": f"301 {here}/again?x=%D8%A7 → 302 {here}/page"}


def test_the_server_says_in_which_encoding_a_text_is():
    with serving() as (here, _):
        (draft,) = web.read(f"{here}/misread", QUICK, private=True)
    assert (draft.text, draft.encoding) == ("日本の灌漑省は契約を否定した。", "shift_jis")


def test_what_is_packed_is_kept_unpacked():
    with serving() as (here, _):
        (draft,) = web.read(f"{here}/packed", QUICK, private=True)
    assert draft.original == ARTICLE.encode()


def test_the_path_tells_what_a_plain_text_is():
    with serving() as (here, _):
        (draft,) = web.read(f"{here}/notes/a.md", QUICK, private=True)
    assert (draft.title, draft.text) == ("سدّ", "سدّ\nنص غليظ هنا")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nowhere", "answered 404"),
        ("round", "leads on and on"),
        ("away?file:///etc/passwd", "Only http and https"),
        ("endless", "is larger than 1 MB"),
        ("huge", "is larger than 1 MB"),
        ("bomb", "too large when it is unpacked"),
        ("empty", "is empty"),
        ("cut", "broke off"),
        ("nonsense", "did not answer as it should"),
    ],
)
def test_what_is_no_whole_page_is_refused(path: str, sentence: str):
    with serving() as (here, _), pytest.raises(FetchRefused, match=sentence):
        web.read(f"{here}/{path}", QUICK, private=True)


@pytest.mark.parametrize(
    ("kind", "refusal"), [("image/png", FetchRefused), ("application/msword", InputRefused), ("x/y", InputRefused)]
)
def test_what_is_no_text_is_refused_by_its_kind(kind: str, refusal: type[Exception], monkeypatch: pytest.MonkeyPatch):
    from tests.factcheck.fetching.servers import Handler

    def send(handler: Handler) -> None:
        handler.send(b"\x89PNG\r\n\x1a\n\0\0\0", Content_Type=kind)

    monkeypatch.setattr(Handler, "do_lie", send)
    with serving() as (here, _), pytest.raises(refusal, match=r"no text|is not read|not a text"):
        web.read(f"{here}/lie", QUICK, private=True)


@pytest.mark.parametrize("path", ["slow", "stuck"])
def test_a_server_that_dawdles_is_left(path: str):
    with serving() as (here, _), pytest.raises(FetchRefused, match="took too long"):
        web.read(f"{here}/{path}", Limits(seconds=0.5), private=True)


def test_this_machine_is_not_asked_unless_it_is_allowed():
    with serving() as (here, asked):
        with pytest.raises(FetchRefused, match="on this machine or in a private network"):
            web.read(f"{here}/page", QUICK)
        assert asked == []
