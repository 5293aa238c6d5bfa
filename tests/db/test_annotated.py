"""Annotations from other tools become claims, in each shape that they come in; ours come back as they were."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from db.store import Store
from db.taken import Outcome, TakenIn
from factcheck import inputs
from factcheck.errors import InputRefused, Refused
from factcheck.model import Claim, Record, Status
from factcheck.report import Format, Report, render
from factcheck.selectors import Selector, resolve
from factcheck.text.clean import clean
from factcheck.words import Words
from tests.conftest import draft
from tests.factcheck.report.test_data import records

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
URL = "https://example.org/news/dams"
AT = "2026-11-23T08:00:00.000Z"
TEXT = (
    "قال الوزير إن السد آمن 😀.\n"
    "وقال الخبير إن السد ليس آمنًا.\n"
    "The minister said: \u201cthe dam is\n  safe\u201d 𝒜bc.\n"
    "قال الوزير إن السد آمن مرة أخرى."
)


@pytest.fixture
def article(store: Store) -> str:
    return store.intake.take_in(draft(TEXT, url=URL, name="/a.txt")).article


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    round_it = {name: said for name, said in (("prefix", prefix), ("suffix", suffix)) if said}
    return {"type": "TextQuoteSelector", "exact": exact, **round_it}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def annotation(selector: Any, source: Any = URL, **more: Any) -> dict[str, Any]:
    target = {"source": source, "selector": selector} if source else {"selector": selector}
    return {"@context": CONTEXT, "id": "https://tool.example/1", "type": "Annotation", "target": target, **more}


def take_in(store: Store, tree: Any) -> tuple[TakenIn, list[str]]:
    [found] = inputs.read(json.dumps(tree).encode(), "a.json")
    taken = store.intake.take_in(found)
    return taken, [Words("en").sentence(warning) for warning in taken.warnings]


def quoted(store: Store, article: str) -> list[list[str]]:
    return [[passage.quote for passage in claim.passages] for claim in store.claims.of(article)]


# Shapes of other tools


def test_an_export_of_hypothesis(store: Store, article: str) -> None:
    """The search API and the client's export: no context, no type, positions of JavaScript, replies, page notes."""
    row = {
        "id": "Jx1", "created": "2023-09-11T10:00:00.123456+00:00", "updated": "2023-09-12T10:00:00+03:00",
        "user": "acct:laila@hypothes.is", "uri": URL, "text": "Is it **safe**?", "tags": ["سد", "disputed"],
        "group": "__world__", "hidden": False, "flagged": False, "document": {"title": ["Dams"]},
        "target": [{"source": URL, "selector": [
            {"type": "RangeSelector", "startContainer": "/p[2]", "endContainer": "/p[2]", "startOffset": 0,
             "endOffset": 9},
            position(28, 58), quote("وقال الخبير إن السد ليس آمنًا", "آمن 😀.\n", ".\nThe"),
        ]}],
    }  # fmt: skip
    note = {**row, "id": "page", "target": [{"source": URL}], "tags": []}
    for tree in ({"total": 2, "rows": [row, note]}, {"client_version": "1", "annotations": [row, note]}):
        taken, told = take_in(store, tree)
        assert told[-1] == "The annotation page was left out: it names no words of the text."
    assert taken.outcome is Outcome.UNCHANGED
    [claim] = store.claims.of(article)
    assert claim.passage.quote == "وقال الخبير إن السد ليس آمنًا"
    assert (claim.note, claim.tags, claim.status) == ("Is it **safe**?", ("سد",), Status.DISPUTED)
    assert (claim.created, claim.updated) == ("2023-09-11T10:00:00.123Z", "2023-09-12T07:00:00.000Z")


def test_an_export_of_recogito(store: Store, article: str) -> None:
    """RecogitoJS and Annotorious: a list, ids with a #, and targets that name no text: their words tell which."""
    one = {
        "@context": CONTEXT, "type": "Annotation", "id": "#a1",
        "body": [{"type": "TextualBody", "value": "الخبير", "purpose": "tagging"},
                 {"type": "TextualBody", "value": "من هو؟", "purpose": "commenting"}],
        "target": {"selector": [quote("وقال الخبير إن السد"), position(27, 46)]},
    }  # fmt: skip
    store.intake.take_in(draft("نص آخر لا صلة له بشيء."))
    taken, told = take_in(store, [one])
    assert taken.article == article
    assert len(told) == 1
    assert "its words stand in" in told[0]
    [claim] = store.claims.of(article)
    assert (claim.tags, claim.note, claim.passage.quote) == (("الخبير",), "من هو؟", "وقال الخبير إن السد")


def test_words_that_stand_in_two_articles_name_both(store: Store, article: str) -> None:
    store.intake.take_in(draft(f"عنوان آخر\n{TEXT}", url="https://other.example/", name="/b.txt", title="عنوان آخر"))
    with pytest.raises(Refused) as refused:
        take_in(store, [annotation(quote("وقال الخبير إن السد"), "")])
    said = str(refused.value)
    assert "more than one article" in said
    assert "عنوان آخر" in said
    assert store.articles.get(article).title in said
    assert store.claims.of(article) == []


WORDS = "وقال الخبير إن السد"
TELLING: dict[str, Any] = {
    "its address": annotation(quote(WORDS), "https://other.example"),
    "its file": annotation(quote(WORDS), "file:///home/laila/b%20c.txt"),
    "the name of its file": annotation(quote(WORDS), "b c.txt"),
    "its title": annotation(quote(WORDS), {"id": "https://cache.example/7", "type": "Text", "title": "عُنوان آخر"}),
    "the title of its document": {**annotation(quote(WORDS), ""), "document": {"title": ["عنوان آخر"]}},
    "its place": annotation([quote(WORDS), position(37, 56)], ""),
    "what stands round it": annotation(quote("The minister said", "سطر.\n"), ""),
}


@pytest.mark.parametrize("tree", TELLING.values(), ids=TELLING)
def test_words_that_stand_in_two_articles_are_of_the_one_that_something_tells(
    store: Store, article: str, tree: Any
) -> None:
    text = f"عنوان آخر\n{TEXT}".replace("آمنًا.\n", "آمنًا.\nسطر.\n")
    other = draft(text, url="https://other.example/", name="/home/laila/b c.txt", title="عنوان آخر")
    wanted = store.intake.take_in(other).article
    assert take_in(store, [tree])[0].article == wanted
    assert store.claims.of(article) == []


def test_two_articles_of_one_title_are_told_apart(store: Store, article: str) -> None:
    store.intake.take_in(draft(TEXT + "\nغيرها.", url="https://other.example/", name="/b.txt"))
    with pytest.raises(Refused) as refused:
        take_in(store, [annotation(quote(WORDS), "")])
    assert f"({article[:8]})" in str(refused.value)


def test_collections_pages_and_their_items(store: Store, article: str) -> None:
    items = [annotation(quote("وقال الخبير"), id="https://tool.example/1"), annotation(quote("الوزير", "The "), id="x")]
    page = {"id": "https://tool.example/p", "type": "AnnotationPage", "items": items[:1]}
    collection = {"@context": CONTEXT, "type": "AnnotationCollection", "total": 1, "first": page}
    taken, told = take_in(store, collection)
    assert taken.outcome is Outcome.ANNOTATED
    assert [one for one in told if "UTF-16" not in one] == []
    graph = {"@context": CONTEXT, "@graph": [{"@id": "y", "@type": "oa:Annotation", "target": items[0]["target"],
                                              "body": {"@type": "TextualBody", "value": "ثانٍ"}}]}  # fmt: skip
    assert take_in(store, graph)[0].outcome is Outcome.UNCHANGED  # the same words under another name
    with pytest.raises(Refused, match="no annotation in this file"):
        take_in(store, {"@context": CONTEXT, "type": "AnnotationCollection", "first": "https://tool.example/p?page=1"})


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        (quote("الخبير إن السد"), ["الخبير إن السد"]),
        (position(0, 10), ["قال الوزير"]),
        # Code points: the emoji before it counts one.
        (position(TEXT.index("الخبير"), TEXT.index(" إن السد ليس")), ["الخبير"]),
        # A quote that stands twice, told apart by what stands before it, after it, or by where it is.
        (quote("قال الوزير إن السد آمن", "", " مرة"), ["قال الوزير إن السد آمن"]),
        ([quote("قال الوزير إن السد آمن"), position(80, 100)], ["قال الوزير إن السد آمن"]),
        # Told apart by nothing, it means both.
        (quote("قال الوزير إن السد آمن"), ["قال الوزير إن السد آمن"] * 2),
        # A position that was counted in another text gives way to the words.
        ([position(3, 9), quote("وقال الخبير")], ["وقال الخبير"]),
        # Another tool may have written the spaces otherwise.
        (quote("the dam is safe"), ["the dam is\n  safe"]),
        # A refinement: the quote in a part of the text, the range in a part of it.
        ({**quote("وقال الخبير إن السد ليس آمنًا"), "refinedBy": quote("السد")}, ["السد"]),
        ({**quote("وقال الخبير إن السد ليس آمنًا"), "refinedBy": position(5, 11)}, ["الخبير"]),
        ({**position(26, 60), "refinedBy": {**quote("السد ليس"), "refinedBy": position(5, 8)}}, ["ليس"]),
        # Of a wider part that plain text has no answer to, the words are found all the same.
        ({"type": "FragmentSelector", "value": "p2", "refinedBy": quote("الخبير")}, ["الخبير"]),
        ({"type": "RangeSelector", "startSelector": quote("وقال الخبير"), "endSelector": quote("السد ليس")},
         ["وقال الخبير إن"]),
        ([{"type": "XPathSelector", "value": "/p[2]"}, quote("الخبير")], ["الخبير"]),
        # Numbers and words as some tools write them.
        ({**position(0, 10), "start": "0", "end": 10.0}, ["قال الوزير"]),
        ({"type": ["TextQuoteSelector"], "exact": [{"@value": "وقال الخبير", "@language": "ar"}]}, ["وقال الخبير"]),
    ],
)  # fmt: skip
def test_every_way_to_name_a_place(store: Store, article: str, selector: Any, found: list[str]) -> None:
    taken, told = take_in(store, annotation(selector))
    assert taken.outcome is Outcome.ANNOTATED
    assert [one for one in told if "UTF-16" not in one] == []
    assert quoted(store, article) == [found]
    text = store.articles.version(article).text
    [claim] = store.claims.of(article)
    assert all(text[one.start : one.end] == one.quote for one in claim.passages)


EMOJI = "خبر 😀 عن السد 😀 الكبير، وقال الوزير إن السد آمن."


def utf16(text: str, words: str) -> tuple[int, int]:
    """Where words stand, as browsers count."""
    before = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return before, before + len(words.encode("utf-16-le")) // 2


@pytest.fixture
def emoji(store: Store) -> str:
    return store.intake.take_in(draft(EMOJI, url=URL, name="/e.txt")).article


def test_places_are_counted_as_the_quotes_of_their_file_are(store: Store, emoji: str) -> None:
    told = [quote("السد", "إن "), position(*utf16(EMOJI, "الكبير"))]
    tree = [
        annotation([quote("الكبير"), position(*utf16(EMOJI, "الكبير"))], id="https://t.example/1"),
        annotation(position(*utf16(EMOJI, "الوزير")), id="https://t.example/2"),
    ]
    _, warnings = take_in(store, tree)
    assert sorted(quoted(store, emoji)) == [["الكبير"], ["الوزير"]]
    assert warnings == []
    start = EMOJI.index("آمن")
    assert quoted_by(position(start, start + 3), told[0]) == ["آمن"]


def quoted_by(place: dict[str, Any], known: dict[str, Any]) -> list[str]:
    """The words of a place in code points, beside an annotation whose quote and place say that they are these."""
    with Store(":memory:", "ليلى") as store:
        article = store.intake.take_in(draft(EMOJI, url=URL)).article
        start = EMOJI.index(known["exact"], 10)
        tree = [
            annotation([known, position(start, start + len(known["exact"]))], id="https://t.example/1"),
            annotation(place, id="https://t.example/2"),
        ]
        _, warnings = take_in(store, tree)
        assert warnings == []
        return next(found for found in quoted(store, article) if found != [known["exact"]])


def test_what_a_place_counts_is_asked_where_nothing_tells_it(store: Store, emoji: str) -> None:
    start = EMOJI.index("الوزير")
    _, [warning] = take_in(store, annotation(position(start, start + 6)))
    assert "UTF-16" in warning
    assert quoted(store, emoji) == [["الوزير"]]


def test_what_stands_before_the_first_emoji_is_not_asked_about(store: Store, emoji: str) -> None:
    assert take_in(store, annotation(position(0, 3)))[1] == []
    assert quoted(store, emoji) == [["خبر"]]


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ({"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=0,3"}, "خبر"),
        ({"type": "FragmentSelector", "value": "char=,3"}, "خبر"),
        ({"type": "FragmentSelector", "value": ":~:text=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1"}, "الوزير"),
        ({"type": "FragmentSelector", "value": ":~:text=وقال-,الوزير,السد,-آمن"}, "الوزير إن السد"),
        ({"type": "DataPositionSelector", "start": 0, "end": len("خبر".encode())}, "خبر"),
        (
            {
                "type": "DataPositionSelector",
                "start": len(EMOJI[: EMOJI.index("الكبير")].encode()),
                "end": len(EMOJI[: EMOJI.index("الكبير") + 6].encode()),
            },
            "الكبير",
        ),
    ],
)
def test_characters_and_bytes_are_counted_as_their_kind_says(
    store: Store, emoji: str, selector: dict[str, Any], found: str
) -> None:
    assert take_in(store, annotation(selector))[1] == []
    assert quoted(store, emoji) == [[found]]


def test_the_end_of_an_address_may_be_a_place(store: Store, emoji: str) -> None:
    take_in(store, {"@context": CONTEXT, "id": "x:1", "type": "Annotation", "target": f"{URL}#char=0,3"})
    assert quoted(store, emoji) == [["خبر"]]


def test_places_that_are_not_there_and_claims_that_are_there_are_told(store: Store, article: str) -> None:
    two = annotation([quote("إن السد آمن مرة")], id="https://t.example/1")
    two["target"] = [two["target"], {"source": URL, "selector": quote("لا شيء")}]
    _, [warning] = take_in(store, two)
    assert "places were left out" in warning
    taken, warnings = take_in(store, two)
    assert taken.outcome is Outcome.UNCHANGED
    assert any("already" in warning for warning in warnings)


def test_the_second_place_is_found_by_what_stands_round_it(store: Store, article: str) -> None:
    take_in(store, annotation(quote("قال الوزير إن السد آمن", "", " مرة")))
    [claim] = store.claims.of(article)
    assert claim.passage.start == TEXT.rindex("قال الوزير")
    assert claim.passage.sure == 1.0


def test_several_targets_are_several_passages_of_one_claim(store: Store, article: str) -> None:
    targets = [{"source": URL, "selector": quote("الخبير")}, {"source": URL, "selector": quote("The minister")}]
    tree = {**annotation(quote("x")), "target": [*targets, "https://elsewhere.example/"]}
    ours, elsewhere = store.intake.take_in_all(inputs.read(json.dumps(tree).encode(), "a.json"))
    assert isinstance(ours, TakenIn)
    assert "https://elsewhere.example/" in str(elsewhere)
    assert quoted(store, article) == [["الخبير", "The minister"]]
    twice = {**annotation(quote("x"), id="t", bodyValue="مرتين"), "target": [targets[1], targets[1]]}
    take_in(store, twice)
    assert quoted(store, article)[-1] == ["The minister"]
    composite = {"type": "Composite", "items": targets}
    taken, _ = take_in(store, {**annotation(quote("x"), id="c", bodyValue="معًا"), "target": composite})
    assert taken.outcome is Outcome.UNCHANGED


TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "dcterms": "http://purl.org/dc/terms/", "rdf": RDF, "id": "@id", "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix",
                                       "suffix", "start", "end", "refinedBy", "bodyValue", "TextualBody")},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "tagging": "oa:tagging", "commenting": "oa:commenting", "value": "rdf:value",
    "created": {"@id": "dcterms:created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
}  # fmt: skip
LONG = {name: TERMS[name] for name in ("oa", "dcterms", "rdf")}
FORMS: dict[str, Any] = {
    "expanded": jsonld.expand,
    "flattened": jsonld.flatten,
    "a graph": lambda tree: {"@context": LONG, "@graph": jsonld.flatten(tree)},
    "prefixed": lambda tree: jsonld.compact(tree, LONG),
    "flattened and prefixed": lambda tree: jsonld.flatten(tree, LONG),
    "contexts in a list": lambda tree: {**tree, "@context": [CONTEXT, {"mine": "https://mine.example/"}]},
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_json_ld_says_the_same(store: Store, article: str, form: Any) -> None:
    bodies = [
        {"type": "TextualBody", "value": "سد", "purpose": "tagging"},
        {"type": "TextualBody", "value": "من هو؟", "purpose": "commenting"},
    ]
    wider = {**quote("وقال الخبير إن السد ليس آمنًا"), "refinedBy": quote("الخبير")}
    tree = annotation([quote("وقال الخبير"), position(27, 38)], body=bodies, created="2024-01-02T03:04:05Z")
    finer = annotation(wider, id="https://tool.example/2", motivation="tagging")
    for one, quoted_ in ((tree, "وقال الخبير"), (finer, "الخبير")):
        taken, _ = take_in(store, form({**one, "@context": TERMS}))
        assert (taken.outcome, taken.article) == (Outcome.ANNOTATED, article)
        claim = next(claim for claim in store.claims.of(article) if claim.passage.quote == quoted_)
        if one is tree:
            assert (claim.tags, claim.note, claim.created[:10]) == (("سد",), "من هو؟", "2024-01-02")


@pytest.mark.parametrize(
    ("more", "claim"),
    [
        ({"bodyValue": "نص"}, {"note": "نص"}),
        ({"body": "https://a.example/"}, {"note": "https://a.example/"}),
        ({"body": {"id": "https://a.example/", "type": "Video"}}, {"note": "https://a.example/"}),
        ({"body": {"type": "SpecificResource", "purpose": "tagging", "source": "https://a.example/tag"}},
         {"tags": ("https://a.example/tag",)}),
        ({"motivation": "tagging", "body": {"type": "TextualBody", "value": "سد"}}, {"tags": ("سد",)}),
        ({"motivation": ["describing"], "body": {"value": "السد غير آمن"}}, {"wording": "السد غير آمن", "note": ""}),
        ({"body": {"type": "TextualBody", "value": "<p>نعم <b>لا</b></p><script>x</script>", "format": "text/html"}},
         {"note": "نعم  لا x"}),
        ({"body": [{"value": "أ"}, {"value": "ب", "purpose": "questioning"}, 7, None, {"value": 3}]}, {"note": "أ\nب"}),
        ({"body": {"type": "Choice", "items": [{"value": "نعم"}, {"value": "yes"}]}}, {"note": "نعم\nyes"}),
        ({"body": {"value": "verified", "purpose": "tagging"}}, {"status": Status.VERIFIED, "tags": ()}),
        ({"body": [{"value": "sourced", "purpose": "classifying"}, {"value": "verified", "purpose": "tagging"}]},
         {"status": Status.SOURCED, "tags": ("verified",)}),
    ],
)  # fmt: skip
def test_every_kind_of_body(store: Store, article: str, more: dict[str, Any], claim: dict[str, Any]) -> None:
    take_in(store, annotation(quote("الخبير"), **more))
    [made] = store.claims.of(article)
    assert {name: getattr(made, name) for name in claim} == claim


@pytest.mark.parametrize(
    "source",
    [URL, URL + "/", URL + "#p2", URL.replace("https", "http"), {"id": URL, "type": "Text"}, {"@id": URL}],
)
def test_a_text_is_known_by_its_address_however_it_is_written(store: Store, article: str, source: Any) -> None:
    assert take_in(store, annotation(quote("الخبير"), source))[0].article == article


def test_what_is_not_found_is_refused_by_name_and_the_others_are_done(store: Store, article: str) -> None:
    tree = [
        annotation(quote("ليس هنا 😀 أبدًا"), id="https://tool.example/gone"),
        annotation(position(9000, 9001), id="https://tool.example/outside"),
        annotation({"type": "SvgSelector", "value": "<svg/>"}, id="https://tool.example/picture"),
        annotation({"type": "XPathSelector", "refinedBy": position(0, 3)}, id="https://tool.example/path"),
        annotation(quote("الخبير"), id="https://tool.example/good"),
    ]
    taken, told = take_in(store, tree)
    assert taken.outcome is Outcome.ANNOTATED
    assert quoted(store, article) == [["الخبير"]]
    assert told == [
        "The annotation https://tool.example/gone was left out: its words are not in the text: ليس هنا 😀 أبدًا",
        "The annotation https://tool.example/outside was left out: the text ends before its place, 9000 to 9001.",
        "The annotation https://tool.example/picture was left out: it names no words of the text.",
        "The annotation https://tool.example/path was left out: it names no words of the text.",
    ]
    many = [annotation(quote(f"غائب {number}"), id=f"n{number}") for number in range(30)]
    _, told = take_in(store, [*many, tree[-1]])
    assert len([one for one in told if "already" not in one]) == 11
    assert told[-1] == "20 more annotations were left out."


def test_an_annotation_is_known_again_after_its_claim_was_changed(store: Store, article: str) -> None:
    tree = annotation(quote("الخبير"))
    take_in(store, tree)
    [claim] = store.claims.of(article)
    store.claims.set_wording(claim.id, "صياغتي")
    assert take_in(store, tree)[0].outcome is Outcome.UNCHANGED
    assert len(store.claims.of(article)) == 1
    store.undo(article)
    store.undo(article)
    assert store.claims.of(article) == []


# Ours


def bare(claim: Claim) -> Claim:
    """What an annotation carries of a claim: its words, status, tags, note, times, and places in the newest version."""
    newest = [replace(one, id="", sure=1.0) for one in claim.passages if one.version == claim.passage.version]
    return replace(
        claim, passages=tuple(newest), rating="", rationale="", unknowns="", topic="", said="", place="", as_of="",
        look_again="", override="", confidence=type(claim.confidence).NONE, worth=type(claim.worth).NONE,
    )  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(records("a"))
def test_claims_come_back_from_our_annotations_and_a_second_round_changes_nothing(record: Record) -> None:
    """One round makes of wordings and notes of white space what an analyst could have typed; then all stays."""
    # What the desk keeps is clean, but for what JSON of elsewhere brought.
    assume(clean(record.version.text).text == record.version.text)
    with Store(":memory:") as first, Store(":memory:") as second, Store(":memory:") as third:
        for store in (second, third):
            store.intake.take_in(
                replace(record, claims=(), hops=(), evidence=(), snapshots=(), corrections=(), reviews=())
            )
        first.intake.take_in(record)
        files = []
        for here, there in ((first, second), (second, third)):
            files.append(
                render(Report((here.articles.record("a"),), "ar", AT, "ليلى", names_protected=True), Format.ANNOTATIONS)
            )
            if here.claims.of("a"):
                for found in inputs.read(files[-1], "a.jsonld"):
                    assert not there.intake.take_in(found).warnings
        newest = [claim for claim in first.claims.of("a") if claim.passage.version == record.version.id]
        came = {claim.id: bare(claim) for claim in second.claims.of("a")}
        for claim in newest:
            wanted = bare(claim)
            made = came[claim.id]
            assert (made.status, made.passages) == (wanted.status, wanted.passages)
            assert (made.created, made.updated) == (wanted.created, wanted.updated)
            if wanted.wording.strip():
                assert made.wording == clean(wanted.wording).text.strip()
            assert made.note == (clean(wanted.note).text if wanted.note.strip() else "")
        assert [bare(claim) for claim in third.claims.of("a")] == list(came.values())
        last = render(Report((third.articles.record("a"),), "ar", AT, "ليلى", names_protected=True), Format.ANNOTATIONS)
        assert json.loads(last)["items"] == json.loads(files[1])["items"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_a_range_and_its_quote_are_found_where_they_were(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    [found] = resolve(text, Selector(text[start:end], start=start, end=end))
    assert (found.start, found.end) == (start, end)
    if text[start:end].strip():
        round_it = Selector(text[start:end], text[max(0, start - 32) : start], text[end : end + 32])
        assert (start, end) in {(one.start, one.end) for one in resolve(text, round_it)}


def doccano(text: str, *spans: tuple[int, int, str]) -> str:
    return json.dumps({"id": 7, "text": text, "label": spans, "Comments": []}, ensure_ascii=False)


def label_studio(text: str, *spans: tuple[int, int, str]) -> str:
    values = [{"start": start, "end": end, "text": text[start:end], "labels": [label]} for start, end, label in spans]
    result = [{"value": value, "from_name": "label", "to_name": "text", "type": "labels"} for value in values]
    return json.dumps([{"id": 7, "data": {"text": text}, "annotations": [{"id": 1, "result": result}]}])


@pytest.mark.parametrize("written", [doccano, label_studio])
@pytest.mark.parametrize("part", [TEXT, TEXT.split("\n")[4], TEXT.partition("\n")[0]])
def test_spans_of_labelling_tools(store: Store, article: str, written: Any, part: str) -> None:
    at = part.index("آمن")
    content = written(part, (at, at + 3, "خبر"), (0, 3, "قول"), (0, 3, "فعل"), (5, 3, "x"), (0, 9999, "x")).encode()
    [taken] = store.intake.take_in_all(inputs.read(content, "/all.jsonl"))
    assert isinstance(taken, TakenIn)
    assert taken.outcome is Outcome.ANNOTATED
    offset = TEXT.index(part)
    found = [(one.passage.start, one.passage.end, one.wording, set(one.tags)) for one in store.claims.of(article)]
    assert sorted(found) == [
        (offset, offset + 3, "قال", {"قول", "فعل"}), (offset + at, offset + at + 3, "آمن", {"خبر"}),
    ]  # fmt: skip
    [again] = store.intake.take_in_all(inputs.read(content, "/all.jsonl"))
    assert isinstance(again, TakenIn)
    assert again.outcome is Outcome.UNCHANGED


def test_spans_of_a_text_that_is_not_here_say_which(store: Store, article: str) -> None:
    content = f"{doccano('Another text than those here.', (0, 7, 'x'))}\n{doccano('نص بلا علامات هنا')}\n".encode()
    [taken] = store.intake.take_in_all(inputs.read(content, "/all.jsonl"))
    assert isinstance(taken, Refused)
    assert "not in this desk: Another text than those here." in str(taken)
    with pytest.raises(InputRefused, match="marks no words"):
        inputs.read(doccano("نص بلا علامات هنا").encode(), "/all.jsonl")
    with pytest.raises(InputRefused, match="damaged"):
        inputs.read(f"{doccano('Another text', (0, 7, 'x'))}\n{{".encode(), "/all.jsonl")
