"""What other programs read: JSON-LD through a processor, the schema through a validator, desks through a zip."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

import resources
from db.store import Store
from db.taken import Outcome
from factcheck import inputs
from factcheck.errors import InputRefused, Refused
from factcheck.highlights import in_reading_order
from factcheck.model import Status
from factcheck.report import Format, Report, annotations, format_of, isnad, render
from factcheck.report.schema import schema
from factcheck.report.validation import validate
from tests.conftest import draft
from tests.factcheck.report import made

SCHEMA_ORG = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
ANNO = {
    "@context": {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "exact": "http://www.w3.org/ns/oa#exact",
        "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
    }
}


def report(language: str = "ar") -> Report:
    return replace(made.report(language), records=(made.worked(),))


def expanded(content: bytes) -> Any:
    def load(url: str, options: object) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": SCHEMA_ORG if "schema.org" in url else ANNO}

    return jsonld.expand(json.loads(content), {"documentLoader": load, "base": "https://desk.example/report"})


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_rated_claim_is_a_claim_review(language: str) -> None:
    content = render(report(language), Format.CLAIMREVIEW)
    [review] = expanded(content)
    org = "https://schema.org/"
    assert review["@type"] == [f"{org}ClaimReview"]
    assert review[f"{org}claimReviewed"] == [{"@value": "بلغ العجز 3٪"}]
    assert review[f"{org}url"] == [{"@id": "https://desk.example/report#claim-1"}]
    [rating] = review[f"{org}reviewRating"]
    assert rating[f"{org}ratingValue"] == [{"@value": 2}]
    assert rating[f"{org}alternateName"] == [{"@value": {"ar": "مُضلِّل", "en": "misleading"}[language]}]
    [claim] = review[f"{org}itemReviewed"]
    assert claim[f"{org}author"][0][f"{org}name"] == [{"@value": "Bureau of Numbers"}]
    assert claim[f"{org}datePublished"] == [{"@value": "2026-11-01"}]
    assert len(review[f"{org}citation"]) == 2
    assert validate(content).problems == ()


def test_a_review_without_what_search_engines_ask_for_is_not_valid() -> None:
    tree = json.loads(render(report(), Format.CLAIMREVIEW))
    del tree["@graph"][0]["url"]
    tree["@graph"][0]["reviewRating"] = {"ratingValue": "٣"}
    places = [str(dict(problem.values).get("place")) for problem in validate(json.dumps(tree).encode()).problems]
    rating = "$.@graph[0].reviewRating"
    assert places == ["$.@graph[0].url", f"{rating}.@type", f"{rating}.alternateName", f"{rating}.ratingValue"]


def test_each_claim_is_an_annotation_at_its_place() -> None:
    content = render(report(), Format.ANNOTATIONS)
    items = json.loads(content)["items"]
    ordered = in_reading_order(made.worked().claims, "v2")
    assert [item["id"] for item in items] == [f"urn:isnad:claim:{claim.id}" for claim in ordered]
    target = items[0]["target"]
    quote, place = target["selector"]
    assert made.TEXT[place["start"] : place["end"]] == quote["exact"] == ordered[0].passage.quote
    assert {body["purpose"]: body["value"] for body in items[0]["body"]}["classifying"] == "sourced"
    [page] = expanded(content)
    listed = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(listed) == len(items)
    assert validate(content).problems == ()


def test_annotations_come_back_as_the_same_claims(store: Store, article: str) -> None:
    text = store.articles.version(article).text
    annotation = {
        "@context": annotations.CONTEXT,
        "id": "https://tool.example/1",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "why?"}],
        "target": {
            "source": f"urn:isnad:article:{article}",
            "selector": {"type": "TextQuoteSelector", "exact": "اتفاق عام 2019", "prefix": "ستنتهك "},
        },
    }
    [found] = inputs.read(json.dumps(annotation).encode())
    assert store.intake.take_in(found).outcome is Outcome.ANNOTATED
    [claim] = store.claims.of(article)
    assert (claim.status, claim.note, claim.passage.quote) == (Status.UNCHECKED, "why?", "اتفاق عام 2019")
    assert text[claim.passage.start : claim.passage.end] == claim.passage.quote
    assert store.intake.take_in(found).outcome is Outcome.UNCHANGED
    written = render(Report((store.articles.record(article),), "en", made.AT, ""), Format.ANNOTATIONS)
    [again] = inputs.read(written)
    assert store.intake.take_in(again).outcome is Outcome.UNCHANGED
    store.claims.remove(claim.id)
    assert store.intake.take_in(again).outcome is Outcome.ANNOTATED
    [back] = store.claims.of(article)
    assert (back.status, back.wording, back.note) == (claim.status, claim.wording, claim.note)
    assert (back.passage.start, back.passage.end) == (claim.passage.start, claim.passage.end)
    store.undo(article)
    assert store.claims.of(article) == []


def test_annotations_are_found_by_the_address_of_their_text(store: Store) -> None:
    taken = store.intake.take_in(draft(url="https://example.org/news"))
    target = {
        "source": {"id": "https://example.org/news"},
        "selector": [{"type": "TextPositionSelector", "start": 0, "end": 5}],
    }
    tree = {"@context": annotations.CONTEXT, "items": [{"type": ["Annotation"], "target": [target]}]}
    [found] = inputs.read(json.dumps(tree).encode())
    assert store.intake.take_in(found).article == taken.article
    assert [claim.passage.quote for claim in store.claims.of(taken.article)] == ["وزارة"]


def test_annotations_of_another_text_are_refused(store: Store, article: str) -> None:
    def given(source: str, exact: str) -> object:
        target = {"source": source, "selector": {"type": "TextQuoteSelector", "exact": exact}}
        tree = {"@context": annotations.CONTEXT, "type": "Annotation", "target": target}
        return inputs.read(json.dumps(tree).encode())[0]

    with pytest.raises(Refused, match="not in this desk"):
        store.intake.take_in(given("https://example.org/other", "x"))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="None of these"):
        store.intake.take_in(given(f"urn:isnad:article:{article}", "no such words"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "tree",
    [
        {}, [], {"type": "Annotation"}, {"type": "Annotation", "target": 3},
        {"type": "Annotation", "target": [{"source": 1}]},
        {"type": "Annotation", "target": {"source": "a", "selector": [None, 3, {"type": "TextPositionSelector"}]}},
        {"items": [[[{"type": "Annotation", "target": {"source": "a", "selector": {"start": -1}}}]]]},
    ],
)  # fmt: skip
def test_what_is_no_annotation_is_refused(tree: object) -> None:
    content = json.dumps([{"@context": annotations.CONTEXT}, tree]).encode()
    with pytest.raises(InputRefused):
        inputs.read(content)


def test_the_shipped_schema_is_that_of_the_values_and_holds_what_is_written() -> None:
    shipped = json.loads(resources.path("report", "report.schema.json").read_text("utf-8"))
    assert shipped == schema()
    jsonschema.Draft202012Validator.check_schema(shipped)
    content = render(report(), Format.JSON)
    jsonschema.Draft202012Validator(shipped).validate(json.loads(content))
    assert validate(content).problems == ()


def test_a_report_that_was_changed_is_told_where() -> None:
    tree = json.loads(render(report(), Format.JSON))
    tree["records"][0]["claims"][0]["status"] = "true"
    [problem] = validate(json.dumps(tree).encode()).problems
    assert dict(problem.values)["place"] == "$.records[0].claims[0].status"
    tree["records"][0]["claims"][0]["status"] = "verified"
    tree["records"][0]["claims"][0]["passages"][0]["quote"] = "never said"
    assert validate(json.dumps(tree).encode()).problems


def test_a_portable_desk_holds_everything_and_comes_back() -> None:
    content = render(report(), Format.ISNAD)
    assert content == render(report(), Format.ISNAD)
    assert isnad.is_desk(content)
    assert isnad.read(content) == report()
    assert validate(content).problems == ()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        manifest = json.loads(parts.read("manifest.json"))
        assert set(parts.namelist()) == {"manifest.json", *manifest["files"]}
        for original in made.worked().originals:
            assert parts.read(f"originals/{original.sha256}") == original.content


def test_a_portable_desk_goes_into_another_desk_that_has_articles(store: Store, article: str) -> None:
    [found] = inputs.read(render(report(), Format.ISNAD))
    assert store.intake.take_in(found).outcome is Outcome.ADDED
    # A rating of the same names is this desk's own.
    here = store.ratings.named("misleading").id
    claims = [replace(claim, rating=here if claim.rating else "") for claim in made.worked().claims]
    assert set(store.articles.record("a").claims) == set(claims)
    assert store.articles.record("a").evidence == made.worked().evidence
    assert store.articles.get(article).id == article


def test_a_portable_desk_that_was_changed_is_refused() -> None:
    content = render(report(), Format.ISNAD)
    for change in ("report.json", "originals"):
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(packed, "w") as other:
            for name in parts.namelist():
                held = parts.read(name)
                other.writestr(name, held + b" " if name.startswith(change) else held)
        with pytest.raises(InputRefused, match="was changed since it was packed"):
            isnad.read(packed.getvalue())
    for place in range(0, len(content), max(1, len(content) // 200)):
        try:
            assert isnad.read(content[:place] + b"\x00" + content[place + 1 :]) == report()
        except InputRefused:
            continue


def test_evidence_is_a_list_for_reference_managers() -> None:
    content = render(report(), Format.CSL)
    first, second = json.loads(content)
    assert (first["id"], first["type"], first["issued"]) == ("e1", "speech", {"date-parts": [[2026, 11, 2]]})
    assert second["title"] == "Figures"
    assert validate(content).standard == "CSL-JSON"


@pytest.mark.parametrize("content", [b"", b"{}", b"hello", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_what_cannot_be_validated_is_said(content: bytes) -> None:
    with pytest.raises(InputRefused, match="none that can be validated"):
        validate(content)


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.jsonld", Format.ANNOTATIONS), ("a.claimreview.jsonld", Format.CLAIMREVIEW), ("b.c.json", Format.JSON),
     ("a.csl.json", Format.CSL), ("a.ISNAD", Format.ISNAD), ("a.b.pdf", Format.PDF)],
)  # fmt: skip
def test_the_longer_ending_decides(name: str, format: Format) -> None:
    assert format_of(name) is format
