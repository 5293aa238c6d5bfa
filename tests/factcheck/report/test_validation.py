"""What a file meets: ours in every format, others' files, and files that fall short of one sentence of a standard."""

import gzip
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from factcheck.errors import InputRefused
from factcheck.evidence import EvidenceKind
from factcheck.report import Format, Report, citations, render
from factcheck.report.validation import validate
from factcheck.words import Words
from tests.factcheck.report import made
from tests.factcheck.report.test_exchange import expanded, report

ANNOTATION = "http://www.w3.org/ns/anno.jsonld"


def said(content: bytes) -> list[str]:
    return [Words("en").sentence(problem) for problem in validate(content).problems]


def written(tree: Any) -> bytes:
    return json.dumps(tree).encode()


@pytest.mark.parametrize(
    ("format", "standard"),
    [(Format.JSON, "Isnad report 1 (JSON Schema 2020-12)"), (Format.ISNAD, "Isnad portable desk 1"),
     (Format.ANNOTATIONS, "W3C Web Annotation"), (Format.CLAIMREVIEW, "schema.org ClaimReview"),
     (Format.CSL, "CSL-JSON"), (Format.WARC, "WARC 1.1"), (Format.PDF, "PDF/UA-1"),
     (Format.PDF_A, "PDF/A-3u")],
)  # fmt: skip
def test_what_we_write_meets_what_it_is_to_meet(format: Format, standard: str) -> None:
    finding = validate(render(report(), format))
    assert (finding.standard, finding.problems) == (standard, ())


# The W3C's Web Annotation model, sentence by sentence


def example() -> dict[str, Any]:
    """An annotation with all that the model knows, made by no tool of ours."""
    quote = {"type": "TextQuoteSelector", "exact": "anotation", "prefix": "this is an ", "suffix": " that"}
    place = {"type": "TextPositionSelector", "start": 412, "end": 795}
    return {
        "@context": [ANNOTATION, {"more": "https://a.example/more"}],
        "id": "https://a.example/anno1",
        "type": ["Annotation", "Other"],
        "creator": {"id": "https://a.example/me", "type": "Person", "name": "Me", "nickname": "m"},
        "generator": "https://a.example/tool",
        "created": "2015-10-13T13:00:00Z",
        "modified": "2015-10-14T13:00:00.5Z",
        "generated": "2015-10-14T15:13:28Z",
        "motivation": ["commenting", "oa:tagging", "https://a.example/motive"],
        "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
        "canonical": "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df",
        "body": [
            {"type": "TextualBody", "value": "نص", "purpose": "commenting", "language": "ar", "textDirection": "rtl"},
            "https://a.example/body",
            {"id": "https://a.example/video", "type": "Video", "format": "video/mpeg"},
            {"type": "Choice", "items": ["https://a.example/one", {"type": "TextualBody", "value": "two"}]},
            {"type": "SpecificResource", "purpose": "tagging", "source": "https://a.example/city"},
        ],
        "target": [
            "https://a.example/page",
            {"source": "https://a.example/page", "selector": [{**quote, "refinedBy": dict(place)}, place]},
            {"type": "SpecificResource", "source": {"id": "https://a.example/p", "type": "Text"},
             "state": {"type": "TimeState", "sourceDate": "2015-07-20T13:30:00Z"},
             "selector": {"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "//p"},
                          "endSelector": dict(quote)}},
        ],
    }  # fmt: skip


Change = Callable[[dict[str, Any]], object]

SENTENCES: dict[str, Change] = {
    "3.1 a context": lambda tree: tree.pop("@context"),
    "3.1 the model's context": lambda tree: tree.update({"@context": "https://schema.org"}),
    "3.1 an id": lambda tree: tree.pop("id"),
    "3.1 one id": lambda tree: tree.update(id=["https://a.example/1", "https://a.example/2"]),
    "3.1 an id that is an IRI": lambda tree: tree.update(id="#a1"),
    "3.1 the type Annotation": lambda tree: tree.update(type="Note", target=tree["target"]),
    "3.1 a target": lambda tree: tree.pop("target"),
    "3.1 a target that is not none": lambda tree: tree.update(target=[]),
    "3.2.1 a target that is an IRI": lambda tree: tree.update(target="page one"),
    "3.2.1 a target that is no number": lambda tree: tree.update(target=7),
    "3.2.2 a direction that is known": lambda tree: tree["body"][0].update(textDirection="up"),
    "3.2.4 the value of a text": lambda tree: tree["body"][0].pop("value"),
    "3.2.4 one value of a text": lambda tree: tree["body"][0].update(value=["a", "b"]),
    "3.2.5 a bodyValue that is a text": lambda tree: (tree.pop("body"), tree.update(bodyValue={"value": "x"})),
    "3.2.5 a bodyValue without a body": lambda tree: tree.update(bodyValue="x"),
    "3.2.7 the items of a choice": lambda tree: tree["body"][3].pop("items"),
    "3.3.1 a time with a Z": lambda tree: tree.update(created="2015-10-13T13:00:00+02:00"),
    "3.3.1 a time": lambda tree: tree.update(modified="yesterday"),
    "3.3.1 a time with a day's time": lambda tree: tree.update(generated="2015-10-14"),
    "3.3.2 one nickname": lambda tree: tree["creator"].update(nickname=["a", "b"]),
    "3.3.2 an agent's IRI": lambda tree: tree["creator"].update(id="me"),
    "3.3.5 a motivation that is known": lambda tree: tree.update(motivation="shouting"),
    "3.3.6 rights that are an IRI": lambda tree: tree.update(rights="public domain"),
    "3.3.7 a canonical IRI": lambda tree: tree.update(canonical="x"),
    "4.1 a source": lambda tree: tree["target"][1].pop("source"),
    "4.1 a source that is an IRI": lambda tree: tree["target"][1].update(source="page"),
    "4.2.4 the exact words": lambda tree: tree["target"][1]["selector"][0].pop("exact"),
    "4.2.4 one prefix": lambda tree: tree["target"][1]["selector"][0].update(prefix=["a"]),
    "4.2.5 a start": lambda tree: tree["target"][1]["selector"][1].pop("start"),
    "4.2.5 an end that is a number": lambda tree: tree["target"][1]["selector"][1].update(end="795"),
    "4.2.5 a start from 0 up": lambda tree: tree["target"][1]["selector"][1].update(start=-1),
    "4.2.9 the end of a range": lambda tree: tree["target"][2]["selector"].pop("endSelector"),
    "4.2.3 the value of a path": lambda tree: tree["target"][2]["selector"]["startSelector"].pop("value"),
    "4.2.9 a refinement": lambda tree: tree["target"][1]["selector"][0]["refinedBy"].pop("end"),
    "4.3.1 a time of a state": lambda tree: tree["target"][2]["state"].update(sourceDate="2015"),
}


def test_an_annotation_with_everything_is_valid() -> None:
    assert said(written(example())) == []
    page = {"@context": ANNOTATION, "id": "https://a.example/p1", "type": "AnnotationPage", "startIndex": 0,
            "items": [{name: value for name, value in example().items() if name != "@context"}]}  # fmt: skip
    assert said(written(page)) == []
    first = {name: value for name, value in page.items() if name != "@context"}
    collection = {"@context": ANNOTATION, "id": "https://a.example/c", "type": "AnnotationCollection", "total": 1}
    assert said(written({**collection, "first": first})) == []
    assert said(written({**collection, "total": -1, "first": {**first, "id": "x"}})) == [
        "$.total is not a whole number from 0 up: -1",
        "$.first.id is not an address (IRI): x",
    ]
    assert said(written({**page, "items": {}})) == ["$.items is not a list, or it is empty.", "Annotation is missing."]


@pytest.mark.parametrize("change", SENTENCES.values(), ids=SENTENCES)
def test_an_annotation_that_breaks_one_sentence_of_the_model_is_told_so(change: Change) -> None:
    tree = example()
    change(tree)
    found = said(written(tree))
    assert len(found) == 1, found
    assert found[0].startswith(("$.", "Annotation"))


def test_two_annotations_of_one_name_are_told() -> None:
    page = {"@context": ANNOTATION, "id": "urn:a:p", "type": "AnnotationPage", "items": [example(), example()]}
    assert said(written(page)) == ["$.items[1].id stands twice: https://a.example/anno1"]


def test_our_annotations_are_triples_of_the_model() -> None:
    """Expanded by a JSON-LD processor that did not come from us, nothing is dropped: each key is a term."""
    content = render(report(), Format.ANNOTATIONS)
    oa = "http://www.w3.org/ns/oa#"
    terms = {
        name: f"{oa}{name}"
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "TextQuoteSelector",
            "TextPositionSelector",
            "exact",
            "prefix",
            "suffix",
            "start",
            "end",
        )
    }
    terms |= {
        "id": "@id",
        "type": "@type",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "body": {"@id": f"{oa}hasBody", "@type": "@id"},
        "target": {"@id": f"{oa}hasTarget", "@type": "@id"},
        "source": {"@id": f"{oa}hasSource", "@type": "@id"},
        "selector": {"@id": f"{oa}hasSelector", "@type": "@id"},
        "motivation": {"@id": f"{oa}motivatedBy", "@type": "@vocab"},
        "assessing": f"{oa}assessing",
        "purpose": {"@id": f"{oa}hasPurpose", "@type": "@vocab"},
        "describing": f"{oa}describing",
        "classifying": f"{oa}classifying",
        "tagging": f"{oa}tagging",
        "commenting": f"{oa}commenting",
        "created": "http://purl.org/dc/terms/created",
        "modified": "http://purl.org/dc/terms/modified",
        "generated": "http://purl.org/dc/terms/issued",
        "creator": "http://purl.org/dc/terms/creator",
        "generator": "https://www.w3.org/ns/activitystreams#generator",
        "name": "http://xmlns.com/foaf/0.1/name",
        "Person": "http://xmlns.com/foaf/0.1/Person",
        "Software": "https://www.w3.org/ns/activitystreams#Application",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "partOf": "https://www.w3.org/ns/activitystreams#partOf",
        "total": "https://www.w3.org/ns/activitystreams#total",
        "startIndex": "https://www.w3.org/ns/activitystreams#startIndex",
        "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
        "AnnotationCollection": "https://www.w3.org/ns/activitystreams#OrderedCollection",
    }

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == ANNOTATION
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    tree = json.loads(content)
    back = jsonld.compact(jsonld.expand(tree, {"documentLoader": load}), ANNOTATION, {"documentLoader": load})
    assert back == tree


# ClaimReview: schema.org's vocabulary and what Google asks for

_THING_WORDS = """
    additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage
    name owner potentialAction sameAs subjectOf url
"""
THING = frozenset(_THING_WORDS.split())
_WORK_WORDS = """
    about abstract archivedAt author citation comment contentLocation contributor copyrightHolder
    creator dateCreated dateModified datePublished editor encoding funder genre hasPart headline
    inLanguage isBasedOn isPartOf keywords license mentions mainEntity producer provider publisher
    sdDatePublished sdPublisher sourceOrganization spatial text thumbnailUrl translator version video
"""
WORK = THING | set(_WORK_WORDS.split())
PROPERTIES = {
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewAspect", "reviewBody", "reviewRating"},
    "Claim": WORK | {"appearance", "claimInterpreter", "firstAppearance"},
    "Rating": THING | {"author", "bestRating", "ratingExplanation", "ratingValue", "reviewAspect", "worstRating"},
    "CreativeWork": WORK,
    "Organization": THING | {"address", "email", "logo", "memberOf", "parentOrganization", "telephone"},
    "Person": THING | {"affiliation", "email", "jobTitle", "memberOf", "nationality", "worksFor"},
}
"""Of each type that we write: the properties that schema.org gives it or what it is a kind of (an excerpt)."""

RANGES = {
    "author": {"Organization", "Person"}, "publisher": {"Organization", "Person"}, "citation": {"CreativeWork"},
    "reviewRating": {"Rating"}, "itemReviewed": {"Claim"}, "appearance": {"CreativeWork"},
    "firstAppearance": {"CreativeWork"},
}  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
def test_reviews_hold_to_the_vocabulary(language: str) -> None:
    org = "https://schema.org/"
    seen: set[str] = set()

    def hold(node: dict[str, Any]) -> None:
        if "@type" not in node:
            return
        [kind] = node["@type"]
        kind = kind.removeprefix(org)
        for term, values in node.items():
            if term.startswith("@"):
                continue
            name = term.removeprefix(org)
            assert name in PROPERTIES[kind], (kind, name)
            seen.add(name)
            for value in values:
                if "@type" in value:
                    assert value["@type"][0].removeprefix(org) in RANGES[name], (name, value["@type"])
                    hold(value)
                else:
                    assert name not in RANGES, (name, value)

    for review in expanded(render(report(language), Format.CLAIMREVIEW)):
        hold(review)
    assert {"claimReviewed", "alternateName", "firstAppearance", "citation", "sameAs", "publisher"} <= seen


def test_no_address_that_is_none_is_written() -> None:
    record = made.worked()
    record = replace(
        record,
        article=replace(record.article, url="javascript:alert(1)"),
        hops=tuple(replace(hop, link="not a link") for hop in record.hops),
        evidence=tuple(replace(item, url="file:///etc/passwd") for item in record.evidence),
        sources=tuple(replace(source, url="data:text/html,x") for source in record.sources),
    )
    content = render(Report((record,), "ar", made.AT, "ليلى"), Format.CLAIMREVIEW)
    assert said(content) == []
    for word in (b"javascript:", b"not a link", b"file:", b"data:"):
        assert word not in content


def test_a_scale_of_the_desk_s_own_keeps_its_ends() -> None:
    record = made.worked()
    seven = replace(record.ratings[0], number=7)
    content = render(Report((replace(record, ratings=(seven,)),), "ar", made.AT, ""), Format.CLAIMREVIEW)
    [review] = json.loads(content)["@graph"]
    rating = review["reviewRating"]
    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == (1, 7, 7)
    assert said(content) == []


LACKS: dict[str, tuple[Change, str]] = {
    "claimReviewed": (lambda one: one.pop("claimReviewed"), "$.@graph[0].claimReviewed is missing."),
    "an empty claim": (lambda one: one.update(claimReviewed=" "), "$.@graph[0].claimReviewed is missing."),
    "reviewRating": (lambda one: one.pop("reviewRating"), "$.@graph[0].reviewRating is missing."),
    "a rating that is a word": (
        lambda one: one.update(reviewRating="false"), "$.@graph[0].reviewRating is not an object."),
    "alternateName": (
        lambda one: one["reviewRating"].pop("alternateName"), "$.@graph[0].reviewRating.alternateName is missing."),
    "url": (lambda one: one.pop("url"), "$.@graph[0].url is missing."),
    "Arabic digits": (
        lambda one: one["reviewRating"].update(ratingValue="٣"),
        "The digits in $.@graph[0].reviewRating.ratingValue are not ASCII: ٣"),
    "outside of the scale": (
        lambda one: one["reviewRating"].update(ratingValue=9),
        "$.@graph[0].reviewRating.ratingValue is 9, outside of the scale from 1 to 5."),
    "no number": (
        lambda one: one["reviewRating"].update(bestRating="best"),
        "$.@graph[0].reviewRating.bestRating is not a number: best"),
    "a date in words": (
        lambda one: one.update(datePublished="11 سبتمبر"),
        "$.@graph[0].datePublished is not a date, such as 2026-11-23: 11 سبتمبر"),
    "a date in Arabic digits": (
        lambda one: one["itemReviewed"].update(datePublished="٢٠٢٦"),
        "$.@graph[0].itemReviewed.datePublished is not a date, such as 2026-11-23: ٢٠٢٦"),
    "an author without a name": (
        lambda one: one["author"].pop("name"), "$.@graph[0].author.name is missing."),
    "an author of another kind": (
        lambda one: one["author"].update({"@type": "Dog"}),
        "$.@graph[0].author.@type is Dog, which the standard does not know."),
}  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), LACKS.values(), ids=LACKS)
def test_a_review_that_lacks_something_is_told(change: Change, sentence: str) -> None:
    tree = json.loads(render(report(), Format.CLAIMREVIEW))
    change(tree["@graph"][0])
    assert said(written(tree)) == [sentence]


def test_two_reviews_at_one_address_are_told() -> None:
    tree = json.loads(render(report(), Format.CLAIMREVIEW))
    tree["@graph"] *= 2
    assert said(written(tree)) == ["$.@graph[1].url stands twice: #claim-1"]


def test_a_review_in_somebody_s_page_data_is_found() -> None:
    review = {"@type": ["ClaimReview"], "claimReviewed": "x", "url": "https://a.example/#1",
              "reviewRating": {"@type": "Rating", "alternateName": "False"}}  # fmt: skip
    tree = {"@context": "https://schema.org", "@type": "NewsArticle", "hasPart": {"@graph": [review]}}
    assert said(written(tree)) == []


# CSL-JSON


def test_every_kind_of_evidence_is_a_type_of_csl() -> None:
    record = made.worked()
    first = record.evidence[0]
    kinds = tuple(replace(first, id=f"e-{kind.value}", kind=kind) for kind in EvidenceKind)
    content = render(Report((replace(record, evidence=kinds),), "ar", made.AT, ""), Format.CSL)
    assert said(content) == []
    entries = json.loads(content)
    assert {entry["type"] for entry in entries} <= citations.TYPES
    assert len(entries) == len(EvidenceKind)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type": "statement"}, "[0].type is statement, which the standard does not know."),
        ({"id": None}, "[0].id is missing."),
        ({"issued": "2026"}, "[0].issued is not a date, such as 2026-11-23: 2026"),
        ({"issued": {"date-parts": [["x"]]}}, "[0].issued is not a date, such as 2026-11-23: {'date-parts': [['x']]}"),
        ({"title": ["a"]}, "[0].title is not a text."),
        ({"author": "Laila"}, "[0].author is not a list, or it is empty."),
        ({"author": [{"family": "ليلى"}], "issued": {"raw": "أمس"}, "volume": 3}, None),
        ({"issued": {"date-parts": [["2026", 11], [2027]]}}, None),
    ],
)
def test_others_citations(change: dict[str, Any], sentence: str | None) -> None:
    entry = {"id": "a", "type": "webpage", "title": "عنوان", "URL": "https://a.example/"}
    assert said(written([{**entry, **change}])) == ([sentence] if sentence else [])
    assert said(written([entry, entry])) == ["[1].id stands twice: a"]


# Web archives and PDFs


def test_an_archive_that_was_changed_or_cut_off_is_told() -> None:
    content = render(report(), Format.WARC)
    cut = said(content[:-20])
    assert any("damaged or cut off" in sentence for sentence in cut)
    plain = unpacked(content)
    assert validate(plain).standard == "WARC 1.1"
    assert said(plain) == []
    assert "was changed" in said(plain.replace(b"<p>the page</p>", b"<p>the rage</p>"))[0]
    assert said(plain.replace(b"WARC-Record-ID", b"WARC-Rubbish-ID", 1)) == ["record 1: WARC-Record-ID is missing."]


def unpacked(content: bytes) -> bytes:
    import gzip

    return gzip.decompress(content)


def test_a_pdf_of_anybody_is_told_by_what_it_says_of_itself() -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(72, 72)
    plain = BytesIO()
    writer.write(plain)
    assert validate(plain.getvalue()).standard == "PDF"
    assert said(b"%PDF-1.7\nrubbish") == ["The PDF cannot be opened: it is damaged, or it wants a password."]


# Whatever else


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 100, b"\x1f\x8bno gzip", b"PK\x03\x04 something", b"{", b"[" * 200_000, b"[]",
     b'{"a": ' * 50_000, b"\xff\xfe{\0}\0", b"GIF89a", b"[[[[[[]]]]]]", b'{"format": "isnad"}', b"null", b"1"],
)  # fmt: skip
def test_what_is_of_no_kind_that_is_known_is_refused_with_one_sentence(content: bytes) -> None:
    with pytest.raises(InputRefused, match=r"none that can be validated|This is no JSON|no JSON-LD|cannot be unpacked"):
        validate(content)


def test_a_huge_file_is_held_as_well() -> None:
    items = [{**example(), "id": f"https://a.example/{number}"} for number in range(5000)]
    page = {"@context": ANNOTATION, "id": "https://a.example/p", "type": "AnnotationPage", "items": items}
    assert said(written(page)) == []
    for item in items:
        del item["target"]
    assert len(said(written(page))) == 20


@given(st.sampled_from([Format.JSON, Format.ANNOTATIONS, Format.CLAIMREVIEW, Format.CSL]), st.data())
def test_no_change_of_a_tree_brings_more_than_sentences(format: Format, data: st.DataObject) -> None:
    tree = json.loads(render(report(), format))
    for _ in range(data.draw(st.integers(1, 4))):
        node = tree
        while isinstance(node, dict | list) and node:
            key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            if not isinstance(node[key], dict | list) or data.draw(st.integers(0, 4)) == 0:
                node[key] = data.draw(st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.integers()))
                break
            node = node[key]
    try:
        finding = validate(json.dumps(tree).encode())
    except InputRefused:
        return
    for problem in finding.problems:
        for language in ("ar", "en"):
            assert "\n" not in Words(language).sentence(problem)


# What is packed, or stands in something else


@pytest.mark.parametrize("format", [Format.JSON, Format.ANNOTATIONS, Format.CLAIMREVIEW, Format.CSL, Format.ISNAD])
def test_what_gzip_packed_is_held_against_the_same_standard(format: Format) -> None:
    content = render(report(), format)
    plain, packed = validate(content), validate(gzip.compress(content))
    assert (packed.standard, packed.problems) == (f"{plain.standard} (gzip)", plain.problems)


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as refused:
        validate(content)
    return refused.value.said(Words("en"))


def test_what_gzip_packed_ill_is_refused() -> None:
    packed = gzip.compress(render(report(), Format.CSL))
    assert refusal(packed[: len(packed) // 2]) == "This file cannot be unpacked: it is damaged or cut off."
    assert refusal(gzip.compress(packed)) == "This file is packed several times over. It was not read."
    bomb = gzip.compress(bytes(500_000_002), 9)
    assert refusal(bomb) == "This file swells to more than 500 MB when it is unpacked. It was not read."


def page(*scripts: str, charset: str = "utf-8") -> bytes:
    told = "".join(
        f'<script type="application/ld+json; charset=x">{one.replace("<", chr(92) + "u003c")}</script>'
        for one in scripts
    )
    return f"\n<!-- a -->\n<!DOCTYPE HTML><html><head><meta charset={charset}>{told}</head><p>نص".encode(
        charset, "ignore"
    )


def test_the_reviews_in_a_page_are_held_against_what_is_asked_of_them() -> None:
    told = render(report(), Format.CLAIMREVIEW).decode()
    shop = json.dumps({"@context": "https://schema.org", "@type": "Store", "name": "متجر"})
    for content in (page(told), page(shop, told)):
        found = validate(content)
        assert (found.standard, found.problems) == ("schema.org ClaimReview (HTML)", ())
    lacking = {"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "a"}
    assert "$.url is missing." in said(page(json.dumps(lacking)))
    named = json.dumps({**lacking, "author": {"@type": "متجر"}}, ensure_ascii=False)
    assert any("متجر" in one for one in said(page(named, charset="windows-1256")))
    assert said(page(told, '{"@type": "ClaimReview",}')) == ["This is no JSON: line 1, column 25 cannot be read."]


def test_a_page_without_what_could_be_validated_is_held_against_html() -> None:
    for told in ((), ('{"@type": "Store"}',)):
        found = validate(page(*told))
        assert (found.standard, said(page(*told))) == ("HTML", ["<title> is missing."])
    assert refusal(b'{"type": "Annotation",\n "id"}') == "This is no JSON: line 2, column 6 cannot be read."


def book(**changed: str | None) -> bytes:
    """A small book of the third kind, with some of its files changed or left out (None)."""
    from io import BytesIO as Bytes

    container = "urn:oasis:names:tc:opendocument:xmlns:container"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">urn:a</dc:identifier>'
        "<dc:title>كتاب</dc:title><dc:language>ar</dc:language>"
        '<meta property="dcterms:modified">2026-11-23T08:00:00Z</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="one" href="../text/one%20a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    parts: dict[str, str | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'<container xmlns="{container}"><rootfiles>'
        '<rootfile full-path="book/package.opf"/></rootfiles></container>',
        "book/package.opf": package, "book/nav.xhtml": "<html/>", "text/one a.xhtml": "<html/>",
    }  # fmt: skip
    for old, new in changed.items():
        if old in {"container", "page"}:
            parts[{"container": "META-INF/container.xml", "page": "text/one a.xhtml"}[old]] = new
        else:
            parts["book/package.opf"] = package.replace(f"dc:{old}", f"dc:{new}")
    packed = Bytes()
    with zipfile.ZipFile(packed, "w") as files:
        for name, content in parts.items():
            if content is not None:
                files.writestr(name, content)
    return packed.getvalue()


def test_a_book_is_held_against_epub() -> None:
    found = validate(book())
    assert (found.standard, found.problems) == ("EPUB", ())
    assert said(book(container=None)) == ["META-INF/container.xml: rootfile is missing."]
    assert said(book(page=None)) == [
        "book/package.opf: item[1] names a file that the book does not hold: ../text/one a.xhtml"
    ]
    assert said(book(language="other")) == ["book/package.opf: dc:language is missing."]
    assert said(book(container="<a")) == ["EPUB is damaged, or is not what its name says: it cannot be opened."]
    assert said(book()[:300]) == ["EPUB is damaged, or is not what its name says: it cannot be opened."]
