"""ClaimReviews of this program and of other fact checkers, in the shapes that they are met in, become claims."""

import json
from dataclasses import replace
from typing import Any

import pytest

from db.journal import JOURNALED
from db.store import DESK, Store
from db.taken import Outcome, TakenIn
from factcheck import inputs
from factcheck.attribution import SourceKind
from factcheck.errors import InputRefused, Refused
from factcheck.evidence import EvidenceKind
from factcheck.report import Format, Report, render
from factcheck.words import Words
from tests import worked
from tests.conftest import TEXT, draft

WORDS = Words("en")
QUOTE = "ستنتهك اتفاق عام 2019"
URL = "https://almanara.example/dams"
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checker.example/dams",
    "claimReviewed": f"أي صفقة سدود {QUOTE}",
    "datePublished": "2026-11-20",
    "author": {"@type": "Organization", "name": "المدقق", "url": "https://checker.example/"},
    "reviewRating": {
        "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False",
        "ratingExplanation": "لا نص في الاتفاق على ذلك.",
    },
    "itemReviewed": {
        "@type": "Claim", "author": {"@type": "Person", "name": "سامي داود", "sameAs": "https://who.example/sami"},
        "datePublished": "2026-11-18", "appearance": {"@type": "CreativeWork", "url": URL},
        "firstAppearance": {"@type": "CreativeWork", "url": "https://post.example/1"},
    },
}  # fmt: skip


def with_(**changes: Any) -> dict[str, Any]:
    tree = json.loads(json.dumps(REVIEW)) | changes
    return {name: held for name, held in tree.items() if held is not None}


def item(**changes: Any) -> dict[str, Any]:
    held = REVIEW["itemReviewed"] | changes
    return with_(itemReviewed={name: one for name, one in held.items() if one is not None})


def opened(store: Store, tree: Any) -> TakenIn:
    content = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    [taken] = store.intake.take_in_all(inputs.read(content, "reviews.json"))
    if isinstance(taken, Refused):
        raise taken
    return taken


def told(taken: TakenIn) -> list[str]:
    return [WORDS.sentence(one) for one in taken.warnings]


def rows(store: Store) -> list[Any]:
    return [list(store.tables.table(table).rows) for table in JOURNALED]


@pytest.fixture
def article(store: Store) -> str:
    return store.intake.take_in(draft(url=URL)).article


def test_what_another_fact_checker_found_is_a_claim_with_evidence(store: Store, article: str) -> None:
    taken = opened(store, item(text=f"قالت صحيفة: {QUOTE}", name=QUOTE))
    assert (taken.outcome, taken.article, told(taken)) == (Outcome.ANNOTATED, article, [])
    [claim] = store.claims.of(article)
    assert (claim.wording, claim.passage.quote, claim.said) == (REVIEW["claimReviewed"], QUOTE, "2026-11-18")
    assert claim.rating == store.ratings.named("false").id
    assert (claim.rationale, claim.created[:10]) == ("", "2026-11-20")
    [hop] = store.hops.of(claim.id)
    source = store.sources.get(hop.source)
    assert (source.name_ar, source.kind, source.url) == ("سامي داود", SourceKind.PERSON, "https://who.example/sami")
    assert hop.link == "https://post.example/1"
    [found] = store.evidence.of(claim.id)
    assert (found.kind, found.publisher, found.url) == (EvidenceKind.FACT_CHECK, "المدقق", REVIEW["url"])
    assert (found.quote, found.note) == ("لا نص في الاتفاق على ذلك.", "False (1/5)")
    held = rows(store)
    again = opened(store, item(text=f"قالت صحيفة: {QUOTE}", name=QUOTE))
    assert (again.outcome, rows(store)) == (Outcome.UNCHANGED, held)
    store.undo(article)
    assert store.claims.of(article) == []
    assert store.sources.listed() == []


ORG = "http://schema.org/"
SHAPES: dict[str, Any] = {
    "a list": [item(text=QUOTE)],
    "a graph": {"@context": "https://schema.org/", "@graph": [{"@type": "WebSite", "name": "x"}, item(text=QUOTE)]},
    "a feed": {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [item(text=QUOTE)]}]},
    "a page": {"@type": "NewsArticle", "review": {"@type": "Review"}, "hasPart": item(text=QUOTE)},
    "several types": item(text=QUOTE) | {"@type": ["ClaimReview", "Article"]},
    "a long name": item(text=QUOTE) | {"@type": "http://schema.org/ClaimReview"},
    "a list of what is reviewed": with_(itemReviewed=[REVIEW["itemReviewed"] | {"text": QUOTE}]),
    "appearances": item(text=QUOTE, appearance=[{"@type": "CreativeWork", "url": "https://x.example/"}, URL]),
    "an address alone": item(text=QUOTE, appearance=URL),
    "another scheme": item(text=QUOTE, appearance={"url": URL.replace("https", "http") + "/"}),
    "only where it was first": item(text=QUOTE, appearance=None, firstAppearance={"@type": "Article", "url": URL}),
    "a creative work": item(text=None, **{"@type": "CreativeWork", "appearance": None, "url": URL, "name": QUOTE}),
    "a creative work of that address": item(**{"@type": "CreativeWork", "appearance": None, "sameAs": URL}, text=QUOTE),
    "no address": item(text=QUOTE, appearance=None, firstAppearance=None),
    "the claim is the quote": with_(claimReviewed=QUOTE),
    "prefixed": json.loads(
        json.dumps(item(text=QUOTE)).replace('"itemReviewed"', '"schema:itemReviewed"')
        .replace('"claimReviewed"', '"schema:claimReviewed"').replace('"ClaimReview"', '"schema:ClaimReview"')
    ),
    "expanded": [{
        "@type": [f"{ORG}ClaimReview"], f"{ORG}claimReviewed": [{"@value": QUOTE, "@language": "ar"}],
        f"{ORG}url": [{"@id": "https://checker.example/dams"}],
        f"{ORG}reviewRating": [{"@type": [f"{ORG}Rating"], f"{ORG}alternateName": [{"@value": "False"}]}],
        f"{ORG}itemReviewed": [{"@type": [f"{ORG}Claim"], f"{ORG}appearance": [{"@id": URL}]}],
    }],
    "by reference": {"@graph": [
        {"@type": "Claim", "@id": "#claim", "text": QUOTE, "appearance": {"@id": URL}},
        {"@type": "Rating", "@id": "#rating", "alternateName": ["Nonsense", "غير صحيح"]},
        with_(itemReviewed={"@id": "#claim"}, reviewRating={"@id": "#rating"}),
    ]},
    "a ring of references": {"@graph": [
        {"@type": "Claim", "@id": "#a", "text": QUOTE, "appearance": [{"@id": "#b"}, {"@id": URL}]},
        {"@type": "CreativeWork", "@id": "#b", "about": {"@id": "#a"}, "isPartOf": {"@id": "#b"}},
        with_(itemReviewed={"@id": "#a"}),
    ]},
    "a sign before it": b"\xef\xbb\xbf" + json.dumps(item(text=QUOTE)).encode(),
}  # fmt: skip


@pytest.mark.parametrize("tree", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_it_is_read(store: Store, article: str, tree: Any) -> None:
    taken = opened(store, tree)
    assert (taken.outcome, taken.article) == (Outcome.ANNOTATED, article)
    [claim] = store.claims.of(article)
    assert claim.passage.quote == QUOTE
    assert claim.rating == store.ratings.named("false").id
    assert opened(store, tree).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("rating", "noted"),
    [
        ({"ratingValue": 4, "bestRating": 6, "worstRating": 1, "alternateName": "Mostly False"}, "Mostly False (4/6)"),
        ({"ratingValue": "٤", "bestRating": "٦", "alternateName": "كاذب في معظمه"}, "كاذب في معظمه (4/6)"),
        ({"ratingValue": -1, "bestRating": -1, "worstRating": -1, "alternateName": "Scam"}, "Scam"),
        ({"ratingValue": "Pants on Fire"}, "Pants on Fire"),
        ({"ratingValue": 2, "bestRating": 10}, "2/10"),
        ({"alternateName": {"@value": "Nem igaz", "@language": "hu"}}, "Nem igaz"),
    ],
)
def test_a_rating_on_another_scale_is_told_and_stands_with_the_evidence(
    store: Store, article: str, rating: dict[str, Any], noted: str
) -> None:
    scale = store.ratings.scale()
    taken = opened(store, item(text=QUOTE) | {"reviewRating": {"@type": "Rating", **rating}})
    [claim] = store.claims.of(article)
    assert (claim.rating, [one.note for one in store.evidence.of(claim.id)]) == ("", [noted])
    assert told(taken) == [f"These ratings are not on this desk's scale; each stands with the evidence: {noted}."]
    assert store.ratings.scale() == scale


def test_a_claim_of_a_text_that_is_not_here_comes_with_its_words(store: Store) -> None:
    other = with_(claimReviewed="The dam holds.", url="https://checker.example/2", inLanguage="en")
    work = {"headline": "Dams", "url": URL, "publisher": {"@type": "Organization", "name": "The Post"}}
    other["itemReviewed"] = {"@type": "Claim", "appearance": {"@type": "Article", **work}}
    taken = opened(store, other)
    assert taken.outcome is Outcome.ADDED
    assert told(taken)[0].startswith("The text in which this was claimed is not in this desk")
    kept = store.articles.get(taken.article)
    assert (kept.title, kept.url, kept.outlet, kept.language) == ("Dams", URL, "The Post", "en")
    assert store.articles.version(taken.article).text == "The dam holds."
    [claim] = store.claims.of(taken.article)
    assert (claim.wording, claim.passage.quote) == ("The dam holds.", "The dam holds.")
    assert opened(store, other).outcome is Outcome.UNCHANGED
    store.undo(DESK)
    assert store.articles.listed() == []
    assert store.claims.of(taken.article) == []


def test_reviews_of_many_texts_are_of_each(store: Store, article: str) -> None:
    far = with_(claimReviewed="الماء يكفي الجميع", url="https://checker.example/2",
                itemReviewed={"@type": "Claim", "appearance": [{"url": "https://far.example/"}]})  # fmt: skip
    same = [item(text=QUOTE), item(text="لم نوقع شيئًا", name="x") | {"url": "https://checker.example/3"}]
    content = json.dumps({"@graph": [*same, far]}).encode()
    here, there = store.intake.take_in_all(inputs.read(content))
    assert isinstance(here, TakenIn)
    assert isinstance(there, TakenIn)
    assert (here.article, there.outcome) == (article, Outcome.ADDED)
    assert len(store.claims.of(article)) == 2
    store.undo(article)
    assert store.claims.of(article) == []


def test_words_that_are_not_in_the_text_are_told_or_refused(store: Store, article: str) -> None:
    missing = item(text="كلام آخر تمامًا") | {"claimReviewed": "ادعاء غير موجود", "url": "https://checker.example/9"}
    taken = opened(store, [item(text=QUOTE), missing])
    assert told(taken) == ["The review was left out of a claim whose words are not in the text: ادعاء غير موجود"]
    held = rows(store)
    with pytest.raises(Refused, match="None of the reviewed claims stands in the text of"):
        opened(store, missing)
    assert rows(store) == held


def test_words_that_stand_in_two_articles_name_both_unless_something_tells_which(store: Store, article: str) -> None:
    other = store.intake.take_in(draft(f"عنوان ثانٍ\nكتبت الوكالة أمس أن أي صفقة {QUOTE}، ولم تزد.")).article
    alone = item(text=QUOTE, appearance=None, firstAppearance=None)
    with pytest.raises(Refused) as refused:
        opened(store, alone)
    assert all(title in str(refused.value) for title in ("وزارة الري تنفي توقيع صفقة السدود", "عنوان ثانٍ"))
    titled = item(text=QUOTE, appearance={"@type": "Article", "headline": "عنوانٌ ثانٍ"}, firstAppearance=None)
    assert opened(store, titled).article == other


@pytest.mark.parametrize(
    "tree", [{"@type": "ClaimReview"}, {"@type": "ClaimReview", "claimReviewed": " ", "itemReviewed": 5},
             {"x": "ClaimReview"}, [[["ClaimReview"]]], b'{"@type": "ClaimReview", "claimReviewed": "x"'],
)  # fmt: skip
def test_what_reviews_nothing_is_refused_with_a_sentence(tree: Any) -> None:
    content = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    with pytest.raises(InputRefused) as refused:
        inputs.read(content, "a.jsonld")
    assert "\n" not in str(refused.value)


def test_nodes_that_refer_to_each_other_without_end_take_no_time(store: Store, article: str) -> None:
    doubled = [
        {"@id": f"#{n}", "@type": "Claim", "a": {"@id": f"#{n + 1}"}, "b": {"@id": f"#{n + 1}"}} for n in range(60)
    ]
    tree = {"@graph": [*doubled, item(text=QUOTE) | {"about": {"@id": "#0"}, "itemReviewed": {"@id": "#0"}}]}
    assert opened(store, tree).outcome is Outcome.ANNOTATED
    deep: Any = item(text=QUOTE)
    for _ in range(400):
        deep = {"x": [deep]}
    with pytest.raises(InputRefused):
        inputs.read(json.dumps(deep).encode(), "a.json")


def reviews(store: Store, article: str) -> Any:
    report = Report((store.articles.record(article),), "ar", "2026-11-23T08:00:00.000Z", "ليلى")
    return json.loads(render(report, Format.CLAIMREVIEW))


def test_our_own_come_back_as_the_same_claims_and_a_second_round_changes_nothing(store: Store) -> None:
    article = worked.work(store)
    tree = reviews(store, article)
    rated = {claim.id: claim for claim in store.claims.of(article) if claim.rating}
    assert rated
    # Into the desk itself nothing comes; into one that has the text, the claims do.
    assert opened(store, tree).outcome is Outcome.UNCHANGED
    with Store(":memory:") as other:
        record = store.articles.record(article)
        other.intake.take_in(replace(record, claims=(), evidence=(), hops=(), snapshots=(), corrections=(), reviews=()))
        assert opened(other, tree).article == article
        for claim in other.claims.of(article):
            own = rated.pop(claim.id)
            told = (claim.wording, claim.rating, claim.rationale, claim.passage.quote)
            assert told == (own.wording, own.rating, own.rationale, own.passage.quote)
    assert not rated
    # Into an empty one, with the words alone; from then on each round is the same.
    with Store(":memory:") as second, Store(":memory:") as third:
        once = reviews(second, opened(second, tree).article)
        twice = reviews(third, opened(third, once).article)
        assert twice == once
        assert [numbered(one) for one in once["@graph"]] == [numbered(one) for one in tree["@graph"]]


def numbered(review: dict[str, Any]) -> dict[str, Any]:
    return review | {"url": ""}


def test_others_come_out_as_the_same_after_one_round(store: Store, article: str) -> None:
    opened(store, item(text=QUOTE) | {"citation": ["https://law.example/", {"@type": "Article", "headline": "نص"}]})
    with Store(":memory:") as second, Store(":memory:") as third:
        tree = reviews(store, article)
        once = reviews(second, opened(second, tree).article)
        assert reviews(third, opened(third, once).article) == once
        assert [one["name"] for one in once["@graph"][0]["citation"]][1:] == ["https://law.example/", "نص"]


def test_texts_are_read_and_not_taken_for_reviews(store: Store) -> None:
    assert not hasattr(inputs.read(f"{TEXT} ClaimReview".encode(), "a.txt")[0], "reviews")
