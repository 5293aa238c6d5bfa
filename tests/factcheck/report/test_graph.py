"""The attribution as pictures in the report's page and on its sheets."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from lxml import html as lxml_html

from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.model import Record
from factcheck.report import Format, Portion, Report, json, render
from factcheck.text.direction import paragraph_direction
from tests.factcheck.report import made
from tests.worked import WORKED


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
    assert len(figures) == 2  # one would be longer than a sheet
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
    assert numbers == [number for number in range(1, 21) if number != 14]  # one has no chain


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
