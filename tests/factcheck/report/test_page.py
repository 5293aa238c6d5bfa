"""The page: complete, self-contained, and each text in it in its own direction."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from factcheck import anchors
from factcheck.highlights import in_reading_order
from factcheck.model import Article, Claim, Direction, Record, Status, Version
from factcheck.report import Report, html, inline
from tests.factcheck.report import made

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(language: str) -> lxml_html.HtmlElement:
    return parsed(made.report(language))


def parsed(report: Report) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html.render(report).decode())


def without_numbers(element: lxml_html.HtmlElement) -> str:
    return "".join(element.xpath(".//text()[not(ancestor::sup)]"))


def paragraphs(page: lxml_html.HtmlElement) -> list[str]:
    return [without_numbers(each) for each in page.xpath("//div[@class='paper']/p")]


def test_the_page_has_the_reports_language_and_direction(page: lxml_html.HtmlElement, language: str) -> None:
    assert page.get("lang") == language
    assert page.get("dir") == {"ar": "rtl", "en": "ltr"}[language]


def test_the_text_without_markup_and_numbers_is_the_stored_text(page: lxml_html.HtmlElement) -> None:
    assert "\n".join(paragraphs(page)) == made.TEXT


def test_each_paragraph_has_its_own_direction(page: lxml_html.HtmlElement, language: str) -> None:
    found = [(each.get("dir"), each.get("lang")) for each in page.xpath("//div[@class='paper']/p")]
    latin = "en" if language == "en" else "und"
    assert found == [("rtl", "ar"), ("rtl", "ar"), ("ltr", latin), ("rtl", "ar"), ("rtl", "ar")]


def test_the_words_that_a_claim_marks_are_its_quote(page: lxml_html.HtmlElement) -> None:
    places = page.xpath("//mark[@id]/@id")
    assert len(places) == len(set(places)) == 9
    outer = page.xpath("//mark[@id='a1-quote-1-1']")[0]
    assert without_numbers(outer) == "قال الوزير إن العجز بلغ 3 في المئة، وإن الصادرات"
    assert outer.xpath(".//mark[contains(@class, 'verified')]")


def test_marks_of_claims_that_overlap_have_lanes_of_their_own(page: lxml_html.HtmlElement) -> None:
    lanes = [page.xpath(f"//mark[@id='a1-quote-{number}-1']")[0].get("class") for number in (1, 2, 3)]
    assert lanes == ["sourced lane-0", "verified lane-1", "disputed lane-2"]
    assert page.xpath("//section[contains(@class, 'text')]/@class") == ["text lanes-3"]


def test_no_number_stands_inside_a_word(page: lxml_html.HtmlElement) -> None:
    for paragraph in page.xpath("//div[@class='paper']/p"):
        with_gap = "".join(
            "\0" if text.getparent().getparent().tag == "a" else str(text) for text in paragraph.xpath(".//text()")
        )
        assert not re.search(r"[\w\u064b-\u0652]\0+[\w\u064b-\u0652]", with_gap)


def test_a_mark_inside_a_word_takes_whole_letters(page: lxml_html.HtmlElement) -> None:
    mark = next(each for each in page.xpath("//mark") if "ادُهُ" in without_numbers(each))
    assert without_numbers(mark) == "لادُهُ لا"


def test_links_inside_the_page_lead_somewhere_and_back(page: lxml_html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [href for href in page.xpath("//a/@href") if href.startswith("#")]
    assert inner
    assert {href[1:] for href in inner} <= set(ids)
    for number in range(1, 9):
        entry = page.xpath(f"//section[@id='a1-claim-{number}']")[0]
        assert f"#a1-quote-{number}-1" in entry.xpath(".//a/@href")
        assert page.xpath(f"//sup/a[@href='#a1-claim-{number}']")
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(page: lxml_html.HtmlElement) -> None:
    source = html.render(made.report()).decode()
    assert not page.xpath("//script | //link | //iframe | //img | //object | //embed | //base | //form")
    assert not page.xpath("//@src | //@srcset | //@*[starts-with(name(), 'on')]")
    assert "@import" not in source
    assert "url(" not in source
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    # The address of the article is no web address and is shown, not linked; a version's own one is linked.
    outside = [href for href in page.xpath("//a/@href") if not href.startswith("#")]
    assert outside == ["https://example.org/a?b=1&c=2"]


def test_hostile_values_are_text_and_stay_in_their_place(page: lxml_html.HtmlElement) -> None:
    shown = "<script>alert('x')</script>\"><img src=x onerror=y>"
    assert shown in page.xpath("string(//h1)")
    assert shown in page.xpath("string(//p[@class='made'])")
    inserted = page.xpath("//text()[not(ancestor::div[@class='paper'])][not(ancestor::style)]")
    assert not [text for text in inserted if BIDI.search(text)]


def test_every_inserted_value_is_isolated(page: lxml_html.HtmlElement) -> None:
    for value in ("رويترز", "11 سبتمبر", "javascript:alert(1)", "مقالة.html"):
        holders = [each for each in page.xpath("//bdi") if each.text == value]
        assert holders, value
        assert all(each.get("dir") for each in holders)
    assert all(each.getparent().tag == "bdi" for each in page.xpath("//time"))
    assert all(
        each.get("dir") and each.get("lang")
        for each in page.xpath("//blockquote | //div[@class='wording' or @class='note']/p")
    )


def test_quotes_stand_exactly_in_the_marks_of_their_language(page: lxml_html.HtmlElement) -> None:
    quotes = [each.text_content() for each in page.xpath("//blockquote")]
    assert "““exports & imports” fell”" in quotes
    assert "«ارتفعت.\n\nReuters reported»" in quotes
    latin = page.xpath("//blockquote[starts-with(., '““')]")[0]
    assert latin.get("dir") == "ltr"


def test_a_claim_whose_words_are_gone_names_their_version(page: lxml_html.HtmlElement) -> None:
    entry = page.xpath("//section[@id='a1-claim-9']")[0]
    assert entry.xpath(".//p[@class='missing']/bdi/text()") == ["2", "1"]
    assert not entry.xpath(".//a")
    assert "هذه جملة حُذفت لاحقًا" in entry.text_content()


def test_numbers_follow_the_reading_order(page: lxml_html.HtmlElement) -> None:
    ordered = in_reading_order(made.record().claims, "v2")
    shown = [str(each) for each in page.xpath("//section[contains(@class, 'claim ')]/@class")]
    assert shown == [f"claim {claim.status.value}" for claim in ordered]


def test_the_statuses_are_counted_and_explained(page: lxml_html.HtmlElement) -> None:
    counts = page.xpath("//section[@class='tally']//li/bdi/text()")
    assert counts == ["2", "3", "2", "2"]
    assert len(page.xpath("//section[@class='key']//dt[contains(@class, 'status')]")) == 4
    assert len(page.xpath("//section[@class='key']//dt/*[name()='svg']")) == 4


def test_the_fingerprints_stand_in_the_page(page: lxml_html.HtmlElement) -> None:
    shown = page.xpath("//dd[@class='hash']/bdi/text()")
    assert [version.original for version in made.record().versions] == shown[::2]
    assert "private" not in page.text_content()


def test_several_articles_have_a_list_and_ids_of_their_own() -> None:
    other = replace(made.record(), claims=())
    page = parsed(replace(made.report("en"), records=(made.record(), other)))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page.xpath("//nav//a/@href") == ["#a1", "#a2"]
    assert page.xpath("//article[@id='a2']//p[@class='empty']")


@pytest.mark.parametrize("text", ["", "\n", "كلمة", "a\n\n\nb", " \n x \n "])
def test_any_text_comes_out_as_it_is(text: str) -> None:
    assert "\n".join(paragraphs(parsed(simple(text)))) == text


def test_the_sample_comes_out_as_it_is() -> None:
    root = Path(__file__).parents[3]
    places = (root.parent / "shared" / "samples" / "kim-visit.txt", root / "resources" / "samples" / "article.txt")
    text = next(path for path in places if path.exists()).read_text("utf-8")
    ranges = [(at, at + length) for at in range(0, len(text) - 300, 37) for length in (5, 60, 290)]
    page = parsed(simple(text, *ranges))
    assert "\n".join(paragraphs(page)) == text
    assert len(page.xpath("//sup")) == len(page.xpath("//mark[@id]")) == len(ranges)


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("قال سلام", 4, 6, "سلا"),
        ("قال سلَام", 4, 6, "سلَا"),
        ("قال سلام", 6, 8, "لام"),
        ("قال سلَام", 7, 9, "لَام"),
        ("مُحَمَّد", 0, 3, "مُحَ"),
        ("مُحَمَّد", 5, 8, "مَّد"),
        ("أب ت", 0, 1, "أ"),
    ],
)
def test_a_mark_is_widened_to_what_can_be_painted(text: str, start: int, end: int, shown: str) -> None:
    page = parsed(simple(text, (start, end)))
    assert without_numbers(page.xpath("//mark")[0]) == shown
    assert "\n".join(paragraphs(page)) == text


def test_a_host_that_has_no_punycode_is_shown_alone() -> None:
    assert "host" not in inline.link("https://" + "ش" * 80 + ".com/")


def simple(text: str, *ranges: tuple[int, int]) -> Report:
    article = Article("a", "", "", "", "", "", "ar", Direction.RTL, made.AT)
    version = Version("v", "a", 1, text, "0" * 64, "text/plain", "utf-8", "", made.AT)
    passages = [replace(anchors.make(text, *each, version="v"), id=str(at)) for at, each in enumerate(ranges)]
    claims = [Claim(f"c{each.id}", "a", Status.SOURCED, "", "", made.AT, made.AT, (each,)) for each in passages]
    return Report((Record(article, (version,), tuple(claims)),), "ar", made.AT, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\u202eb\u202cc", "abc"),
        ("a\u2067b\u2069c", "a\u2067b\u2069c"),
        ("a\u2069b", "ab"),
        ("\u2066a\u2067b\u2069", "a\u2067b\u2069"),
        ("a\x00b\x9fc", "a b c"),
    ],
)
def test_what_would_reach_out_of_a_value_is_left_out(text: str, shown: str) -> None:
    assert inline.quiet(text) == shown


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://exa\u202emple.org", False),
        ("https://a b", False),
        ("http://[::1", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, linked: bool) -> None:
    assert ("<a " in inline.link(url)) is linked


def test_a_host_that_is_not_ascii_is_shown_in_punycode_too() -> None:
    assert "xn--" in inline.link("https://аррӏе.com/x")


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2023-09-11", '<time datetime="2023-09-11">2023-09-11</time>'),
        ("2023-09-11T10:00:00+03:00", '<time datetime="2023-09-11T07:00:00Z">2023-09-11 07:00 UTC</time>'),
        ("2023-09-11T10:00", '<time datetime="2023-09-11T10:00:00">2023-09-11 10:00</time>'),
        ("0001-01-01T00:00+09:00", "0001-01-01T00:00+09:00</bdi>"),
        ("last <week>", "last &lt;week&gt;</bdi>"),
    ],
)
def test_times_are_dates_with_the_hour_in_utc(stamp: str, shown: str) -> None:
    assert shown in inline.moment(stamp, "en")
