"""The attribution as pictures in the report's page and on its sheets."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from lxml import html as lxml_html
from PIL import Image, ImageOps

from factcheck import dossier
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.model import Record
from factcheck.network import Edge, Network, Node
from factcheck.report import Format, Portion, Report, drawings, graph, json, render
from factcheck.report.bands import bands
from factcheck.report.phrases import Phrases
from factcheck.report.told import told
from factcheck.text.direction import paragraph_direction
from factcheck.words import Words
from tests.factcheck.report import made
from tests.worked import CLAIMS, WORKED


@pytest.fixture(scope="module")
def worked() -> Record:
    return json.read(WORKED.read_bytes()).records[0]


def report(record: Record, language: str) -> Report:
    return Report((record,), language, made.AT, "", frozenset({Portion.GRAPH}))


def page(record: Record, language: str = "ar") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render(report(record, language), Format.HTML).decode())


def left(box: lxml_html.HtmlElement) -> float:
    return float(box.get("style").partition("left: ")[2].partition("px")[0])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_claim_with_a_chain_is_drawn_once_where_reading_begins(worked: Record, language: str) -> None:
    figures = page(worked, language).xpath("//section[@class='graph']/figure")
    assert len(figures) > 1  # one would be longer than a sheet
    numbers = []
    for figure in figures:
        claims = figure.xpath(".//li[not(@class='source')]")
        numbers += [int(claim.xpath(".//span[@class='kind']/bdi")[0].text) for claim in claims]
        near = {left(claim) for claim in claims}
        others = [left(source) for source in figure.xpath(".//li[@class='source']")]
        assert len(near) == 1
        assert min(near) > max(others) if language == "ar" else max(near) < min(others)
        width = float(figure.xpath(".//div[@class='drawn']/@style")[0].partition("width: ")[2].partition("px")[0])
        assert width <= 613
    assert numbers == [number for number, claim in enumerate(CLAIMS, start=1) if claim[2]]  # some have no chain


@pytest.mark.parametrize("speakers", [18, 19, 45])
def test_speakers_side_by_side_stand_on_sheets(worked: Record, speakers: int) -> None:
    """More than a sheet holds go on in a picture of their own, with the roots that they rest on."""
    claim = worked.claims[0]
    sources = [Source(f"s{at}", SourceKind.PERSON, f"المتحدث رقم {at}") for at in range(speakers + 1)]
    hops = [Hop(f"h{at}", claim.id, f"s{at}", 1, at, Seen.NO) for at in range(speakers)]
    hops.append(Hop("root", claim.id, f"s{speakers}", 2, 0, Seen.YES))
    record = replace(worked, claims=(claim,), hops=tuple(hops), sources=tuple(sources), evidence=(), snapshots=())
    figures = page(record).xpath("//section[@class='graph']/figure")
    assert len(figures) == -(-speakers // 18)
    drawn = [name for figure in figures for name in figure.xpath(".//li[@class='source']/span[@class='name']//text()")]
    assert {f"المتحدث رقم {at}" for at in range(speakers + 1)} <= set(drawn)
    for figure in figures:
        assert len(figure.xpath(".//li[not(@class='source')]")) == 1
        style = figure.xpath(".//div[@class='drawn']/@style")[0]
        assert float(style.partition("height: ")[2].partition("px")[0]) < 880
    document = pypdfium2.PdfDocument(io.BytesIO(render(report(record, "ar"), Format.PDF)))
    assert len(document) <= len(figures) + 1  # none is cut in two


def test_protected_sources_have_no_name_in_it(worked: Record) -> None:
    text = page(worked).xpath("//section[@class='graph']")[0].text_content()
    assert "مصدر محمي 1" in text
    assert "ثلاثة دبلوماسيين" not in text


def test_the_words_on_paper_are_joined_letters_and_can_be_searched(worked: Record) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(render(report(worked, "ar"), Format.PDF)))
    text = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    assert "هاربر" in text
    assert paragraph_direction(text).value == "rtl"


def test_no_chain_no_picture_and_too_many_a_sentence(worked: Record) -> None:
    bare = replace(worked, hops=())
    assert not page(bare).xpath("//section[@class='graph']")
    claims = tuple(replace(worked.claims[0], id=f"c{number}") for number in range(61))
    hops = tuple(replace(worked.hops[0], id=f"h{claim.id}", claim=claim.id, evidence="", cue=None) for claim in claims)
    crowded = replace(worked, claims=claims, hops=hops, evidence=(), snapshots=(), corrections=())
    section = page(crowded, "en").xpath("//section[@class='graph']")[0]
    assert not section.xpath(".//figure")
    assert "61 claims" in section.text_content()


def test_hostile_names_stay_names() -> None:
    record = made.record()
    source = Source("s", SourceKind.PERSON, made.HOSTILE)
    shown = replace(record, sources=(source,), hops=(Hop("h", record.claims[0].id, "s", 1, 0, Seen.NO),))
    section = page(shown).xpath("//section[@class='graph']")[0]
    assert not section.xpath(".//script | .//img")
    assert "<script>" in section.text_content()


def test_a_chain_that_is_wider_than_a_sheet_goes_on_in_the_next_picture() -> None:
    record = made.worked()
    first = record.claims[0].id
    sources = tuple(Source(f"s{number}", SourceKind.PERSON, f"راوٍ {number}") for number in range(20))
    hops = tuple(Hop(f"h{number}", first, f"s{number}", number + 1) for number in range(20))
    long = replace(record, sources=sources, hops=hops)
    figures = [lxml_html.fromstring(figure) for figure in graph.figures(long, Phrases(Words("en")))]
    names = [[box.text_content() for box in figure.xpath(".//span[@class='name']")] for figure in figures]
    assert [len(each) for each in names] == [7, 7, 7, 3]
    assert [each[-1] for each in names[:-1]] == [each[0] for each in names[1:]]
    assert len({name for each in names for name in each}) == 21
    widths = [re.search(r"width: ([\d.]+)px", figure.xpath(".//div/@style")[0]) for figure in figures]
    assert all(width and float(width[1]) <= 612 for width in widths)
    assert len(graph.figures(replace(long, hops=hops[:6]), Phrases(Words("en")))) == 1


def test_a_line_that_crosses_to_the_next_picture_is_drawn_in_both() -> None:
    nodes = [Node(str(place), str(place), place, 0) for place in range(5)]
    near = [Edge(str(place), str(place + 1), Seen.YES) for place in range(4)]
    whole = Network((*nodes, Node("far", "far", 4, 1)), (*near, Edge("0", "far", Seen.NO, (1, 1, 1))), 5, 2)
    first, second = bands(whole, 3)
    assert [(node.name, node.layer, node.row) for node in first.nodes] == [
        ("0", 0, 0), ("1", 1, 0), ("2", 2, 0), ("…", 2, 1)
    ]  # fmt: skip
    assert first.edges[-1] == Edge("0", "0 far 2", Seen.NO, (1,))
    assert second.edges[-1] == Edge("0 far 2", "far", Seen.NO, (1,))
    assert list(bands(whole, 5)) == [whole]


def test_a_verdict_stands_on_its_scale(worked: Record) -> None:
    known = dossier.of(worked)
    rated = next(one for one in known.values() if one.rating and one.rating.name_en == "misleading")
    facts = {fact.name: fact.value for fact in told(rated, Words("en")).facts}
    assert re.sub("[\u2068\u2069]", "", facts["On the scale"]) == "2 of 5, where 1 is “false” and 5 is “true”"
    outside = next(one for one in known.values() if one.rating and one.rating.name_en == "unproven")
    facts = {fact.name: fact.value for fact in told(outside, Words("en")).facts}
    assert facts["On the scale"] == "outside the order from false to true"
    unrated = next(one for one in known.values() if not one.rating)
    assert "On the scale" not in {fact.name for fact in told(unrated, Words("en")).facts}


def test_a_picture_for_a_document_is_small_and_begins_at_its_top(worked: Record) -> None:
    for drawing in drawings.drawings(worked, Words("ar")):
        assert len(drawing.content) < 120_000
        with Image.open(io.BytesIO(drawing.content)) as opened:
            left, top, right, bottom = ImageOps.invert(opened.convert("L")).getbbox()
            assert opened.mode == "P"
            assert top < 60
            assert bottom == opened.height
            assert right - left > opened.width // 2
