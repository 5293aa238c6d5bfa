"""What brat, INCEpTION, WebAnno and the client of Hypothesis marked in a text of the desk becomes claims of it."""

import zipfile
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Store
from db.taken import Outcome, TakenIn
from factcheck import inputs
from factcheck.errors import InputRefused, Refused
from factcheck.model import Claim, Status
from factcheck.words import Words
from tests.conftest import draft

TEXT = "قال الوزير إن السد 😀 آمن.\nوقال الخبير إن السد 𝒜 ليس آمنًا.\nThe minister said: \u201cthe dam is safe\u201d.\n"


def spot(quote: str, nth: int = 0) -> tuple[int, int]:
    start = TEXT.index(quote)
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    return start, start + len(quote)


def ann(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def bound(id: str, label: str, quote: str, nth: int = 0) -> str:
    start, end = spot(quote, nth)
    return f"{id}\t{label} {start} {end}\t{quote}"


BRAT = ann(
    bound("T1", "Statement", "السد 𝒜 ليس آمنًا"),
    bound("T2", "disputed", "the dam is safe"),
    f"T3\tStatement {spot('قال الوزير')[0]} {spot('قال الوزير')[1]};{spot('آمن')[0]} {spot('آمن')[1]}\tقال الوزير آمن",
    "E1\tDenial:T2 Agent:T3",
    "A1\tCertainty T1 High",
    "M1\tNegated E1",
    "R1\tContradicts Arg1:T1 Arg2:T2",
    "*\tEquiv T1 T2",
    "N1\tReference T1 Wikidata:Q12323\tdam",
    "#1\tAnnotatorNotes T1\tمن قاله؟",
)


def taken(store: Store, *found: Any) -> list[TakenIn | Refused]:
    return store.intake.take_in_all([one for each in found for one in each])


def from_files(store: Store, *paths: Path) -> dict[str, Any]:
    """What became of the last thing in each file, by the file's name."""
    return {
        path.name: found if isinstance(found, InputRefused) else taken(store, found)[-1]
        for path, found in inputs.read_all(paths)
    }


def claims(store: Store) -> list[Claim]:
    return [claim for listed in store.articles.listed() for claim in store.claims.of(listed.article.id)]


def check_brat(store: Store) -> None:
    first, second, third = sorted(claims(store), key=lambda claim: claim.passage.start)
    assert [one.quote for one in first.passages] == ["قال الوزير", "آمن"]
    assert (second.passage.quote, second.tags) == ("السد 𝒜 ليس آمنًا", ("Statement", "Certainty: High"))
    assert set(second.note.split("\n")) == {"من قاله؟", "Contradicts: the dam is safe", "Wikidata:Q12323 dam"}
    assert (third.passage.quote, third.status, third.tags) == ("the dam is safe", Status.DISPUTED, ("Negated",))
    assert third.note == "Agent: قال الوزير آمن"
    assert all(one.start == spot(one.quote)[0] for claim in (first, second, third) for one in claim.passages)


def test_brats_marks_beside_their_text_in_a_folder(store: Store, tmp_path: Path) -> None:
    below = tmp_path / "corpus" / "one"
    below.mkdir(parents=True)
    (below / "doc.txt").write_text(TEXT, "utf-8")
    (below / "doc.ann").write_bytes(BRAT)
    (below / "empty.txt").write_text("نص لا علامة فيه.", "utf-8")
    (below / "empty.ann").write_bytes(b"")
    found = from_files(store, tmp_path / "corpus")
    assert {name: one.outcome for name, one in found.items()} == {
        "doc.txt": Outcome.ADDED, "empty.txt": Outcome.ADDED, "doc.ann": Outcome.ANNOTATED,
    }  # fmt: skip
    check_brat(store)
    assert from_files(store, tmp_path / "corpus")["doc.ann"].outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("given", [["doc.ann"], ["doc.ann", "doc.txt"], ["doc.txt", "doc.ann"]])
def test_brats_marks_given_alone_bring_their_text(store: Store, tmp_path: Path, given: list[str]) -> None:
    (tmp_path / "doc.txt").write_text(TEXT, "utf-8")
    (tmp_path / "doc.ann").write_bytes(BRAT)
    found = from_files(store, *(tmp_path / name for name in given))
    assert [one.outcome for one in found.values()] == [Outcome.ADDED, Outcome.ANNOTATED]
    check_brat(store)


def test_brats_marks_in_an_archive(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (("c/doc.ann", BRAT), ("c/doc.txt", TEXT.encode()), ("c/e.ann", b""), ("c/e.txt", b"x y")):
            archive.writestr(name, content)
    assert from_files(store, path)["doc.ann"].outcome is Outcome.ANNOTATED
    check_brat(store)


def test_brats_marks_of_a_text_that_came_in_otherwise(store: Store) -> None:
    article = store.intake.take_in(draft(TEXT.replace("\n", "\n\n"), name="/elsewhere/doc.txt")).article
    [found] = taken(store, inputs.read(BRAT, "/here/doc.ann"))
    assert isinstance(found, TakenIn)
    assert found.article == article
    assert "السد 𝒜 ليس آمنًا" in [claim.passage.quote for claim in claims(store)]
    with Store(":memory:") as empty:
        [refusal] = taken(empty, inputs.read(BRAT, "/here/doc.ann"))
        assert isinstance(refusal, Refused)
        assert "/here/doc.txt" in str(refusal)


@pytest.mark.parametrize(
    "content",
    [
        b"R1\tX Arg1:T1 Arg2:T2\n",
        b"T1\tLabel 5 3\n",
        b"T1\tLabel a b\tx\n",
        b"T1\n",
        b"A1\tX\n",
        b"\xff\xfe\x00",
        b"words",
    ],
)
def test_marks_that_name_nothing_are_refused_with_a_sentence(store: Store, content: bytes) -> None:
    store.intake.take_in(draft(TEXT, name="/doc.txt"))
    with pytest.raises((Refused, InputRefused)) as refused:
        raise_first(taken(store, inputs.read(content, "/doc.ann")))
    assert "\n" not in str(refused.value)
    assert claims(store) == []


def raise_first(found: list[TakenIn | Refused]) -> None:
    if isinstance(found[0], Refused):
        raise found[0]


# Tables and CAS of INCEpTION


def utf16(at: int) -> int:
    return len(TEXT[:at].encode("utf-16-le")) // 2


def webanno(marks: dict[str, tuple[str, str]], version: str = "3.3") -> bytes:
    """The text as a table, each mark (quote: value, note) over its words, as the export has it."""
    lines = [
        f"#FORMAT=WebAnno TSV {version}",
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
        "#T_SP=webanno.custom.Claim|comment|status",
        "#T_RL=webanno.custom.Link|kind|BT_webanno.custom.Claim",
        "",
    ]
    at = number = 0
    for sentence, line in enumerate(TEXT.splitlines(), 1):
        lines += ["", f"#Text={line}"]
        for token, word in enumerate(line.split(" "), 1):
            start = TEXT.index(word, at)
            at = start + len(word)
            over = [
                (value, note, place + 1)
                for place, (quote, (value, note)) in enumerate(marks.items())
                if spot(quote)[0] < at and start < spot(quote)[1]
            ]
            cells = ["|".join(f"{escaped(one[column]) or '*'}[{one[2]}]" for one in over) or "_" for column in (1, 0)]
            number += 1
            lines.append("\t".join([f"{sentence}-{token}", f"{utf16(start)}-{utf16(at)}", escaped(word), "NOUN",
                                    *cells, "_", "_", ""]))  # fmt: skip
    return "\n".join(lines).encode()


def escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in "\\[]|_;*" else one for one in text)


MARKS = {
    "قال الوزير إن": ("sourced", ""),
    "السد 𝒜 ليس آمنًا.": ("", "من [قال] ذلك_؟ a|b"),
    "ليس": ("Strong; one", ""),
    "said: \u201cthe dam": ("VERIFIED", "x"),
}


def check_marks(store: Store) -> None:
    found = {claim.passage.quote: claim for claim in claims(store)}
    assert set(found) == set(MARKS)
    assert {quote: claim.status for quote, claim in found.items()} == dict(
        zip(MARKS, (Status.SOURCED, Status.UNCHECKED, Status.UNCHECKED, Status.VERIFIED), strict=True)
    )
    assert found["السد 𝒜 ليس آمنًا."].note == "من [قال] ذلك_؟ a|b"
    assert found["السد 𝒜 ليس آمنًا."].tags == ("Claim",)
    assert found["ليس"].tags == ("Strong; one",)
    assert all(claim.passage.start == spot(quote)[0] for quote, claim in found.items())


@pytest.mark.parametrize("version", ["3.1", "3.2", "3.3"])
def test_a_table_of_inception(store: Store, version: str) -> None:
    store.intake.take_in(draft("نص آخر تمامًا، لا صلة له بشيء."))
    article = store.intake.take_in(draft(TEXT, name="/doc.txt")).article
    content = webanno(MARKS, version)
    [found] = taken(store, inputs.read(content, "/annotation/doc.txt/laila.tsv"))
    assert isinstance(found, TakenIn)
    assert (found.outcome, found.article) == (Outcome.ANNOTATED, article)
    check_marks(store)
    [again] = taken(store, inputs.read(content, "/annotation/doc.txt/laila.tsv"))
    assert isinstance(again, TakenIn)
    assert again.outcome is Outcome.UNCHANGED


def test_a_table_is_known_by_its_words(store: Store) -> None:
    article = store.intake.take_in(draft(f"عنوان\n\n{TEXT}", name="/other.html")).article
    [found] = taken(store, inputs.read(webanno({"ليس": ("strong", "")}), "/x.tsv"))
    assert isinstance(found, TakenIn)
    assert found.article == article
    [claim] = claims(store)
    assert claim.passage.start == len("عنوان\n\n") + spot("ليس")[0]


def xmi(marks: dict[str, tuple[str, str]], title: str = "doc.txt") -> bytes:
    rows = [f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{attribute(TEXT)}"/>',
            f'<type3:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="{utf16(len(TEXT))}" language="x-unspecified" '
            f'documentTitle="{attribute(title)}" isLastSegment="false"/>']  # fmt: skip
    for number, word in enumerate(TEXT.split(), 10):
        start, end = map(utf16, spot(word))
        rows.append(f'<type5:Token xmi:id="{number}" sofa="1" begin="{start}" end="{end}" order="0"/>')
        rows.append(f'<pos:POS_NOUN xmi:id="{number + 500}" sofa="1" begin="{start}" end="{end}" PosValue="N"/>')
    for number, (quote, (value, note)) in enumerate(marks.items(), 100):
        start, end = map(utf16, spot(quote))
        told = "".join(f' {name}="{attribute(said)}"' for name, said in (("status", value), ("comment", note)) if said)
        rows.append(f'<custom:Claim xmi:id="{number}" sofa="1" begin="{start}" end="{end}"{told}/>')
    rows.append('<cas:View sofa="1" members="2 10 100"/>')
    spaces = {
        "cas": "uima/cas", "custom": "webanno/custom", "type3": "de/tudarmstadt/ukp/dkpro/core/api/metadata/type",
        "type5": "de/tudarmstadt/ukp/dkpro/core/api/segmentation/type",
        "pos": "de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos",
    }  # fmt: skip
    declared = " ".join(f'xmlns:{name}="http:///{path}.ecore"' for name, path in spaces.items())
    head = f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" {declared} xmi:version="2.0">'
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>{head}<!-- --><cas:NULL xmi:id='0'/>{''.join(rows)}</xmi:XMI>".encode()
    )


def attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


@pytest.mark.parametrize("stored", [TEXT, f"عنوان\n{TEXT}ذيل", TEXT.rstrip()])
def test_a_cas_of_inception(store: Store, stored: str) -> None:
    article = store.intake.take_in(draft(stored, name="/doc.txt")).article
    content = xmi(MARKS)
    [found] = taken(store, inputs.read(content, "/laila.xmi"))
    assert isinstance(found, TakenIn)
    assert (found.outcome, found.article) == (Outcome.ANNOTATED, article)
    moved = stored.index(TEXT.rstrip())
    assert {(claim.passage.start, claim.passage.quote) for claim in claims(store)} == {
        (moved + spot(quote)[0], quote) for quote in MARKS
    }
    if not moved:
        check_marks(store)
    [again] = taken(store, inputs.read(content, "/laila.xmi"))
    assert isinstance(again, TakenIn)
    assert again.outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    "content",
    [
        xmi(MARKS)[:900],
        xmi({}),
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
        b'xmlns:cas="http:///uima/cas.ecore">&a;</xmi:XMI>',
        b"#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|x\n\n#Text=a\n1-1\t0-1\ta\t_\t\n",
        b"#FORMAT=WebAnno TSV 3.3\n\x00\xff",
    ],
)
def test_what_marks_nothing_or_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        inputs.read(content, "/a.xmi" if content[:1] == b"<" else "/a.tsv")
    assert "\n" not in str(refused.value)


# Hypothesis


@pytest.mark.parametrize(("separator", "head"), [(",", "Quote"), ("\t", "Quote/description")])
def test_a_table_of_the_client_of_hypothesis(store: Store, separator: str, head: str) -> None:
    url = "https://example.org/dams"
    article = store.intake.take_in(draft(TEXT, url=url)).article
    comment = '"هل ""قال"" هذا؟\nنعم"'
    rows = [
        ["Created at", "Author", "Page", "URL", "Group", "Type", head, "Comment", "Tags"],
        ["2024-01-02 15:04", "laila", "", url, "Public", "Annotation", '"وقال الخبير إن"', comment, '"disputed,سد"'],
        ["2024-01-02 15:05", "laila", "", url, "Public", "Highlight", "the dam is safe", "", ""],
        ["2024-01-02 15:06", "laila", "", url, "Public", "Page note", "", "عام", ""],
    ]  # fmt: skip
    content = "\n".join(separator.join(row) for row in rows).encode()
    [found] = taken(store, inputs.read(content, "/annotations.csv"))
    assert isinstance(found, TakenIn)
    assert [Words("en").sentence(one) for one in found.warnings] == [
        "The annotation عام was left out: it names no words of the text."
    ]
    first, second = store.claims.of(article)
    assert (first.passage.quote, first.note, first.tags) == ("وقال الخبير إن", 'هل "قال" هذا؟\nنعم', ("سد",))
    assert (first.status, first.created) == (Status.DISPUTED, "2024-01-02T15:04:00.000Z")
    assert second.passage.quote == "the dam is safe"
    [again] = taken(store, inputs.read(content, "/annotations.csv"))
    assert isinstance(again, TakenIn)
    assert again.outcome is Outcome.UNCHANGED


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([("a.ann", BRAT), ("a.tsv", webanno(MARKS)), ("a.xmi", xmi(MARKS))]), st.data())
def test_whatever_is_changed_in_a_file_brings_claims_or_a_sentence(
    file: tuple[str, bytes], data: st.DataObject
) -> None:
    name, content = file
    held = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(held) - 1))
        held[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
    with Store(":memory:") as store:
        store.intake.take_in(draft(TEXT, name="/a.txt"))
        try:
            found = inputs.read(bytes(held), f"/{name}")
        except InputRefused:
            return
        for one in taken(store, found):
            assert isinstance(one, TakenIn | Refused)
        for claim in claims(store):
            version = store.articles.version(claim.article)
            assert all(version.text[one.start : one.end] == one.quote for one in claim.passages)


def test_an_ordinary_table_and_page_are_no_marks() -> None:
    [found] = inputs.read("عنوان,نص\nأ,كلام في السد\n".encode(), "/a.csv", columns={"title": "عنوان", "text": "نص"})
    assert not hasattr(found, "annotations")
