"""Pages made into articles."""

import json
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputRefused
from factcheck.model import Direction, Draft
from factcheck.readers import read
from tests.factcheck.readers.conftest import SHARED

PARAGRAPHS = [
    "قالت صحيفة «النهار الجديد» نقلاً عن وكالة للأنباء إن أي صفقة سدود ستنتهك اتفاق عام 2019 الموقع بين البلدين.",
    "وأضاف المتحدث باسم الوزارة أن الحكومة لم توقع شيئا حتى الآن، وأن ما نشر في اليومين الماضيين غير صحيح.",
    "وكانت الوكالة قد ذكرت الأسبوع الماضي أن المحادثات بلغت مرحلتها الأخيرة، وأن التوقيع متوقع قبل نهاية الشهر.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = (
    '<title>الري تنفي الصفقة - النهار</title><meta property="og:title" content="الري تنفي الصفقة">'
    '<meta property="og:site_name" content="النهار"><meta name="author" content="سلمى خالد">'
    '<link rel="canonical" href="https://example.org/news/1">'
)


def page(body: str = BODY, head: str = HEAD, attributes: str = 'lang="ar" dir="rtl"') -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def draft_of(markup: str, codec: str = "utf-8") -> Draft:
    return read(markup.encode(codec), "/news/page.html")


def said(draft: Draft) -> str:
    return " ".join(warning.template for warning in draft.warnings)


def test_paragraphs_become_lines_and_the_page_tells_the_rest() -> None:
    draft = draft_of(page(head='<meta charset="utf-8">' + HEAD))
    assert draft.text.split("\n") == PARAGRAPHS
    assert (draft.title, draft.outlet, draft.author) == ("الري تنفي الصفقة", "النهار", "سلمى خالد")
    assert (draft.url, draft.language, draft.direction) == ("https://example.org/news/1", "ar", Direction.RTL)
    assert (draft.media_type, draft.encoding, draft.warnings) == ("text/html", "utf-8", ())


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6", "utf-16", "utf-8-sig"])
def test_an_undeclared_encoding_reads_right(codec: str) -> None:
    markup = page().replace("«", "").replace("»", "")
    assert draft_of(markup, codec).text.split("\n")[1:] == PARAGRAPHS[1:]


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1256">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        "<meta content=text/html; charset = windows-1256 http-equiv=Content-Type>",
        '<!-- <meta charset="utf-8"> --><META CHARSET=CP1256>',
    ],
)
def test_a_declared_encoding_is_believed(meta: str) -> None:
    draft = draft_of(page(head=meta), "cp1256")
    assert (draft.encoding, draft.text.split("\n"), draft.warnings) == ("windows-1256", PARAGRAPHS, ())


def test_a_wrong_declaration_is_told() -> None:
    draft = draft_of(page(head='<meta charset="utf-8">'), "cp1256")
    assert draft.text.split("\n") == PARAGRAPHS
    assert "it reads as" in said(draft)


def test_a_small_page_keeps_every_paragraph() -> None:
    draft = draft_of(page("<h1>خبر</h1><p>نعم.</p><div>لا<br>ربما</div><ul><li>أول<li>ثان</ul>", head=""))
    assert draft.text == "خبر\nنعم.\nلا\nربما\nأول\nثان"


def test_what_is_not_seen_is_not_read() -> None:
    hidden = (
        "<script>var a = 'سر'</script><style>p{}</style><noscript>سر</noscript><template>سر</template><!-- سر -->"
        '<p hidden>سر</p><div style="color:red; Display : NONE"><p>سر</p></div><select><option>سر</select>'
    )
    assert draft_of(page(f"<p>خبر</p>{hidden}<p>آخر</p>", head="<title>خ</title>")).text == "خبر\nآخر"


def test_the_article_of_a_large_page_is_told_from_what_surrounds_it() -> None:
    links = "".join(f'<li><a href="/{number}">رابط إلى خبر آخر رقم {number}</a></li>' for number in range(60))
    draft = draft_of(
        page(f"<nav><ul>{links}</ul></nav><article><h1>الري تنفي</h1>{BODY * 4}</article><footer>{links}</footer>")
    )
    assert all(paragraph in draft.text for paragraph in PARAGRAPHS)
    assert "رابط إلى خبر" not in draft.text


def test_a_page_whose_article_is_not_found_gives_all_of_its_text() -> None:
    draft = draft_of(page(f'<div class="comments">{BODY * 10}</div><div><p>{PARAGRAPHS[0]}</p></div>', head=""))
    assert draft.text.split("\n") == PARAGRAPHS * 10 + PARAGRAPHS[:1]
    assert "all of its visible text" in said(draft)


def test_entities_are_resolved_and_white_space_counts_once() -> None:
    draft = draft_of(page("<p>قال&nbsp;أحمد &amp;\n   <b>سل</b>مى: &#1582;&#x628;&#1585; &lt;عاجل&gt;</p>", head=""))
    assert draft.text == "قال\u00a0أحمد & سلمى: خبر <عاجل>"


def test_the_cells_of_a_row_stand_in_a_line_and_a_table_for_layout_does_not() -> None:
    draft = draft_of(page("<table><tr><th>عام</th><th>عدد</th></tr><tr><td>2019</td><td>13</td></tr></table>", head=""))
    assert draft.text == "عام\tعدد\n2019\t13"
    assert (
        draft_of(page("<table><tr><td><p>أول</p><p>ثان</p></td><td>آخر</td></tr></table>", head="")).text
        == "أول\nثان\nآخر"
    )


def test_preformatted_lines_stay_lines() -> None:
    assert draft_of(page("<pre>بيت أول\nبيت ثان</pre>", head="")).text == "بيت أول\nبيت ثان"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-01T10:00:00+02:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2024-05-01T10:00:00+02:00"}</script>',
    ],
)
def test_a_declared_date_is_kept_as_it_was_given(head: str) -> None:
    draft = draft_of(page(head=HEAD + head))
    assert draft.published == "2024-05-01T10:00:00+02:00"
    assert draft.warnings == ()


def test_a_date_that_was_guessed_is_called_a_guess() -> None:
    draft = draft_of(page(head='<link rel="canonical" href="https://example.org/2024/05/01/news">'))
    assert draft.published == "2024-05-01"
    assert "is a guess" in said(draft)


def test_a_page_without_a_date_has_none() -> None:
    assert draft_of(page()).published == ""


@pytest.mark.parametrize(
    ("attributes", "body", "language", "direction"),
    [
        ('lang="en" dir="ltr"', BODY, "ar", Direction.RTL),
        ('lang="fr-FR"', "<p>Le ministre a parlé.</p>", "fr", Direction.LTR),
        ('lang="ar"', "<p>Das Ministerium teilte mit</p>", "und", Direction.LTR),
        ('dir="RTL"', "<p>Lorem ipsum</p>", "und", Direction.RTL),
        ("", "<p>Lorem ipsum</p>", "und", Direction.LTR),
    ],
)
def test_language_and_direction_are_those_of_the_text(
    attributes: str, body: str, language: str, direction: Direction
) -> None:
    draft = draft_of(page(body, attributes=attributes))
    assert (draft.language, draft.direction) == (language, direction)


def test_a_page_that_shows_nothing_is_refused() -> None:
    for markup in (
        "",
        " ",
        "<!-- x -->",
        "<html></html>",
        page("<script>alert('hi')</script>"),
        page("<img src=a.png>"),
    ):
        with pytest.raises(InputRefused, match=r"page\.html"):
            draft_of(markup)


def test_entities_of_its_own_and_files_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("topsecret")
    bomb = "".join(f'<!ENTITY a{one + 1} "{f"&a{one};" * 10}">' for one in range(9))
    head = f'<!DOCTYPE html [<!ENTITY a0 "lol">{bomb}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    rest = "<html><body><p>خبر &a9; &file;</p></body></html>"
    with pytest.raises(InputRefused, match="declares entities"):
        draft_of(f'<?xml version="1.0" encoding="utf-8"?>{head}{rest}')
    draft = draft_of(head.replace("[<", "[<!ELEMENT p ANY><", 1) + rest)
    assert "lollol" not in draft.text
    assert "topsecret" not in draft.text


@pytest.mark.parametrize("depth", [10, 300, 1_000])
def test_what_is_nested_deep_is_read(depth: int) -> None:
    assert draft_of(page("<div>" * depth + "خبر" + "</div>" * depth, head="")).text == "خبر"


@pytest.mark.parametrize(
    "body",
    ["<div>" * 50_000 + "خبر", "<" * 200_000, "<table><tr><td>" * 5_000 + "خبر", "<a href='" * 20_000, "<b>" * 50_000],
)
def test_a_hostile_page_is_read_or_refused(body: str) -> None:
    with suppress(InputRefused):
        draft_of(page("<p>نص</p>" + body))


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<table>",
        "<td>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "&amp;",
        "&#0;",
        "<article>",
        "<pre>",
        "<time datetime='2024'>",
        "خبر عاجل ",
        "text ",
        "\0",
        "<h1>",
        "<ul><li>",
        '<meta name="date">',
        "<a",
    ]
)


@given(st.lists(TAGS).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        draft = draft_of(markup)
    except InputRefused:
        return
    assert "\0" not in draft.text
    assert draft.text.strip()


def shared_pages() -> list[dict[str, Any]]:
    manifest = SHARED / "manifest.jsonl"
    lines = manifest.read_text("utf-8").splitlines() if manifest.exists() else []
    return [line for line in map(json.loads, lines) if line["type"] == "html" and "mojibake" not in line["path"]]


def test_pages_of_others_read_right() -> None:
    # As many as there are here: none on a machine that has only the project.
    lost = {}
    for wanted in shared_pages():
        path = SHARED / str(wanted["path"])
        text = plain(read(path.read_bytes(), str(path)).text)
        lost[path.name] = [fragment for fragment in wanted.get("must_contain", []) if plain(fragment) not in text]
    assert not {name: fragments for name, fragments in lost.items() if fragments}


def plain(text: str) -> str:
    shown = re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", shown)


def test_a_word_stays_whole_where_a_part_of_it_is_set_off() -> None:
    paragraph = PARAGRAPHS[0].replace("صحيفة", "صح<b>يف</b>ة").replace("سدود", '<a href="/x">سد</a>ود')
    for body in (f"<p>{paragraph}</p>", f"<article><p>{paragraph}</p>{BODY * 8}</article>"):
        assert draft_of(page(body)).text.split("\n")[0] == PARAGRAPHS[0]


def test_hidden_text_does_not_reach_the_article_of_a_large_page_either() -> None:
    hidden = f'<p style="display:none">{PARAGRAPHS[0].replace("صفقة", "سر")}</p>'
    assert "سر سدود" not in draft_of(page(f"<article>{BODY * 5}{hidden}{BODY * 5}</article>")).text


def test_a_body_that_waits_for_a_script_to_be_shown_is_read() -> None:
    markup = page(f"<article>{BODY}</article>").replace("<body>", '<body style="visibility: hidden">')
    assert draft_of(markup).text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize("shown", ["cp1252", "cp1256"])
def test_a_page_that_was_encoded_twice_is_put_right_and_says_so(shown: str) -> None:
    words = "نفت وزارة الري توقيع أي عقد لبناء السد في هذا العام وقالت إن الخبر لا أساس له من الصحة"
    content = f"<html><head><title>{words}</title></head><body><p>{words}</p></body></html>".encode()
    twice = "".join(_as_shown(byte, shown) for byte in content).encode()
    draft = read(twice, "page.html")
    assert (draft.text, draft.title, draft.original) == (words, words, twice)
    assert [dict(warning.values) for warning in draft.warnings] == [{"encoding": f"windows-{shown[2:]}"}]


def _as_shown(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)
