"""What pages declare of themselves: linked data first, references followed, broken JSON read as far as it goes."""

import json

import pytest

from factcheck.readers import read
from factcheck.readers.dateline import in_words

BODY = "<article><h1>عنوان في الصفحة</h1><p>قالت الوزارة يوم الثلاثاء إن أعمال السد الجديد ستبدأ.</p></article>"


def page(head: str = "", body: str = BODY) -> bytes:
    return f'<html lang="ar"><head>{head}</head><body>{body}</body></html>'.encode()


def linked(told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def test_the_publisher_of_the_article_is_the_outlet_and_references_are_followed():
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "بوابة الأخبار"},
            {"@type": "Person", "@id": "#layla", "name": "ليلى حسن"},
            {"@type": "Organization", "@id": "#org", "name": "وكالة النور"},
            {
                "@type": ["NewsArticle"], "headline": "العنوان &quot;الحقيقي&quot;",
                "author": [{"@id": "#layla"}, "سعد"],
                "publisher": {"@id": "#org"}, "datePublished": "2024-03-05T10:00:00+03:00",
                "mainEntityOfPage": {"@id": "https://nour.test/a/1"},
            },
        ],
    }  # fmt: skip
    found = read(page(linked(graph) + '<meta property="og:title" content="آخر | وكالة النور">'), "/a.html")
    assert (found.title, found.outlet, found.author) == ('العنوان "الحقيقي"', "وكالة النور", "ليلى حسن, سعد")
    assert (found.published, found.url) == ("2024-03-05T10:00:00+03:00", "https://nour.test/a/1")
    assert not found.guessed & {"title", "outlet", "author", "published"}


def test_opengraph_stands_in_where_there_is_no_linked_data():
    head = (
        '<meta property="og:title" content="عنوان آخر"><meta property="og:site_name" content="الجريدة">'
        '<meta property="article:published_time" content="2023-01-02T03:04:05Z">'
        '<meta property="article:author" content="https://social.test/someone"><meta name="author" content="منى">'
        '<meta property="og:url" content="https://g.test/x">'
    )
    found = read(page(head), "/a.html")
    assert (found.title, found.outlet, found.author) == ("عنوان آخر", "الجريدة", "منى")
    assert (found.published, found.url) == ("2023-01-02T03:04:05Z", "https://g.test/x")


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","headline":"العنوان","datePublished":"2024-01-01",}',
        '<!-- {"@type":"NewsArticle","headline":"العنوان","datePublished":"2024-01-01"} -->',
        '[[{"@type":"ReportageNewsArticle","headline":"العنوان\n","datePublished":"2024-01-01"}]]',
    ],
)
def test_linked_data_that_is_not_as_it_should_be(text: str):
    found = read(page(f'<script type="application/ld+json">{text}</script>'), "/a.html")
    assert (found.title, found.published) == ("العنوان", "2024-01-01")


@pytest.mark.parametrize(
    "told", ["", "[", "7", '{"@type": 5, "author": [[]]}', '{"@graph": {"@id": []}}', "[" * 100_000]
)
def test_linked_data_that_says_nothing_does_no_harm(told: str):
    found = read(page(f'<script type="application/ld+json">{told}</script>'), "/a.html")
    assert found.title == "عنوان في الصفحة"


def test_what_only_the_text_of_the_page_tells_is_marked_as_a_guess():
    found = read(page(body='<span class="post-date">الثلاثاء ٥ آذار/مارس ٢٠٢٤ - ١٠:٢٢</span>' + BODY), "/a.html")
    assert found.published == "2024-03-05"
    assert "published" in found.guessed
    hijri = read(page(body="<time>24 شعبان 1445 هـ</time>" + BODY), "/a.html")
    assert (hijri.published, "published" in hijri.guessed) == ("24 شعبان 1445 هـ", True)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("نشر في: 1 يناير 2024", "2024-01-01"),
        ("٣٠ كانون الأول ٢٠٢٣", "2023-12-30"),
        ("12 جويلية 2022", "2022-07-12"),
        ("7 تشرين الثاني/نوفمبر، 2021", "2021-11-07"),
        ("٣١ فبراير ٢٠٢٤", ""),
        ("عام 2024", ""),
        ("أول أمس", ""),
    ],
)
def test_a_date_in_arabic_words(text: str, date: str):
    assert in_words(text) == date
