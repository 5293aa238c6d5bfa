"""The claim record by command line: chains, sources, evidence, verdicts, what is lacking, scale and checklist."""

import pytest

from tests.cli import program as fields
from tests.cli.program import Program
from tests.factcheck.fetching.servers import serving

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


@pytest.fixture
def claim(program: Program, article: str) -> str:
    return str(program.one("mark", article, "--status", "verified", "--quote", QUOTE, "--rating", "غير دقيق")["claim"])


def test_a_claim_takes_its_verdict(program: Program, article: str, claim: str):
    rated = program.one("claim", claim)
    assert list(rated) == fields.CLAIM
    assert rated["rating"] == next(one["rating"] for one in program.ask("rating", "list") if one["claims"])
    values = {
        "rationale": "لأن", "unknowns": "من؟", "confidence": "low", "topic": "مياه", "said": "الأحد", "place": "بيروت",
        "worth": "not checkable", "as_of": "2026-11-23", "look_again": "2027-01-01", "override": "شاهدناه",
    }  # fmt: skip
    options = [part for name, value in values.items() for part in (f"--{name.replace('_', '-')}", value)]
    changed = program.one("claim", claim, *options, "--tag", "سدود", "--tag", "عقود", "--rating", "misleading")
    assert {name: changed[name] for name in values} == values
    assert changed["tags"] == ["سدود", "عقود"]
    assert program.ask("history", article)[-1]["label"] == "Change a claim"
    assert program.one("claim", claim, "--rating", "", "--tag", "")["rating"] is None
    assert "not a date" in program.refused("claim", claim, "--as-of", "soon")
    assert "no rating" in program.refused("claim", claim, "--rating", "nice")
    assert "no change" in program.wrong("claim", claim, "--delete", "--topic", "x")


def test_a_chain_is_written_hop_by_hop(program: Program, claim: str):
    paper = program.one("hop", "add", claim, "النهار الجديد", "--seen", "yes", "--cue", "نقلاً عن")
    assert list(paper) == fields.HOP
    assert (paper["level"], paper["seen"], paper["cue"]) == (1, "yes", "نقلاً عن")
    agency = program.one("hop", "add", claim, "ANP", "--kind", "agency")
    other = program.one("hop", "add", claim, "رويترز", "--beside", agency["hop"][:8])
    assert (other["level"], other["place"]) == (2, 1)
    program.one("hop", "move", other["hop"], "--level", "1")
    assert [one["name"] for one in program.ask("hop", "list", claim)] == ["رويترز", "النهار الجديد", "ANP"]
    program.one("hop", "change", other["hop"], "--source", "أ ف ب", "--note", "صُحّح")
    assert "already" in program.refused("hop", "change", other["hop"], "--source", "ANP")
    assert "not in the article" in program.refused("hop", "change", other["hop"], "--cue", "بحسب")
    lacks = program.one("lacks", claim)
    assert list(lacks) == fields.LACKS
    assert (lacks["weakest"], lacks["roots"]) == (other["hop"], [agency["source"]])
    program.one("hop", "remove", other["hop"])
    assert program.one("lacks", claim)["weakest"] == agency["hop"]
    for wrong in (["add", claim], ["move", other["hop"]], ["list"]):
        program.wrong("hop", *wrong)


def test_sources_are_kept_and_merged(program: Program, claim: str):
    one = program.one("source", "add", "--name-ar", "الجارديان", "--kind", "outlet", "--alias", "جارديان")
    assert list(one) == fields.SOURCE
    other = program.one("source", "add", "--name-en", "The Guardian", "--part-of", "الجارديان", "--protected", "yes")
    assert (other["part_of"], other["protected"]) == (one["source"], True)
    program.one("hop", "add", claim, other["source"])
    assert program.one("source", "show", "the guardian")["claims"]["verified"] == [claim]
    assert "chains of claims" in program.refused("source", "delete", other["source"])
    merged = program.one("source", "merge", "الجارديان", other["source"])
    assert (merged["name_en"], merged["part_of"], merged["claims"]["verified"]) == ("The Guardian", None, [claim])
    assert program.one("source", "change", "جارديان", "--url", "https://example.org")["url"] == "https://example.org"
    assert QUOTE in program.call("source", "show", "جارديان").output
    assert [found["source"] for found in program.ask("source", "list", "جارد")] == [one["source"]]
    program.one("source", "add", "--name-ar", "عابر")
    program.one("source", "delete", "عابر")
    assert len(program.ask("source", "list")) == 1
    program.wrong("source", "add")
    program.wrong("source", "merge", "a")


def test_the_kind_of_a_new_source_is_guessed_from_its_name(program: Program, claim: str):
    ministry, agency = (program.one("source", "add", name) for name in ("وزارة الخارجية", "Anadolu Agency"))
    assert (ministry["name_ar"], ministry["kind"]) == ("وزارة الخارجية", "office")
    assert (agency["name_en"], agency["kind"]) == ("Anadolu Agency", "agency")
    assert program.one("source", "add", "وكالة", "--kind", "person")["kind"] == "person"
    program.one("hop", "add", claim, "مسؤولون أمريكيون")
    assert program.one("source", "show", "مسؤولون امريكيون")["kind"] == "anonymous"


def test_evidence_comes_and_goes(program: Program, claim: str):
    item = program.one(
        "evidence", "add", claim, "--stance", "supports", "--kind", "document", "--title", "العقد",
        "--publisher", "الوزارة", "--quote", "signed", "--quote-language", "en", "--translation", "وُقّع", "--url", "https://example.org/a",
    )  # fmt: skip
    assert list(item) == fields.EVIDENCE
    assert (item["language"], item["snapshots"], item["passage"]) == ("en", [], None)
    program.one("hop", "add", claim, "رويترز", "--evidence", item["evidence"])
    other = program.one("import", "-", given="خبر آخر عن الوزارة التي لم توقع".encode())["article"]
    there = program.one(
        "evidence", "add", claim, "--stance", "undermines", "--kind", "statement",
        "--article", other, "--quote", "لم توقع",
    )  # fmt: skip
    assert there["passage"]["end"] - there["passage"]["start"] == len("لم توقع")
    changed = program.one("evidence", "change", there["evidence"], "--publisher", "الغد", "--interests", "منافس")
    assert (changed["publisher"], changed["quote"]) == ("الغد", "لم توقع")
    assert program.one("lacks", claim)["independent_roots"] == 2
    program.one("evidence", "delete", item["evidence"])
    assert [one["evidence"] for one in program.ask("evidence", "list", claim)] == [there["evidence"]]
    assert "There is no evidence" in program.refused("evidence", "delete", item["evidence"])
    program.wrong("evidence", "add", claim)
    program.wrong("evidence", "list", claim, "--article", "x")


def test_copies_are_fetched_and_kept_and_exported(program: Program, article: str, claim: str):
    with serving() as (address, asked):
        added = ("evidence", "add", claim, "--stance", "supports", "--kind", "document", "--url", f"{address}/moved")
        item = program.one(*added)["evidence"]
        assert "private network" in program.refused("evidence", "fetch", item)
        assert asked == []
        (kept,) = program.one("evidence", "fetch", item, "--private")["snapshots"]
        assert (kept["status"], kept["final_url"]) == (200, f"{address}/page")
        other = program.one(*added[:-1], f"{address}/endless")["evidence"]
        assert "larger than 1 MB" in program.refused("evidence", "fetch", other, "--private", "--megabytes", "1")
    program.file("عقد.pdf", b"%PDF")
    assert (
        program.one("evidence", "keep", item, "--file", "عقد.pdf")["snapshots"][-1]["media_type"] == "application/pdf"
    )
    assert "cannot be read" in program.refused("evidence", "keep", item, "--file", "none")
    assert program.one("check")["damaged"] == []
    found = program.one("export", article, "--to", "evidence.warc.gz")
    assert found["format"] == "warc"
    assert program.folder.joinpath("evidence.warc.gz").read_bytes()[:2] == b"\x1f\x8b"
    program.wrong("evidence", "keep", item)


def test_what_is_lacking_is_said_in_words_and_never_blocks(program: Program, claim: str):
    assert program.one("lacks", claim)["lacks"] == ["primary seen", "independent roots", "for and against", "rationale"]
    said = program.call("lacks", claim, "--status", "sourced", ISNAD_LANGUAGE="ar").output
    assert "سلسلة إسناد" in said
    assert program.one("claim", claim, "--override", "رأيناه")["override"] == "رأيناه"
    assert "all the same: رأيناه" in program.call("lacks", claim).output
    assert program.call("lacks", claim, "--status", "unchecked").output.startswith("Nothing is lacking.\n")


def test_scale_and_checklist_are_the_desk_s(program: Program, claim: str):
    assert [list(one) for one in program.ask("rating", "list")] == [fields.RATING] * 10
    assert "in use" in program.refused("rating", "delete", "inaccurate")
    assert program.one("rating", "delete", "inaccurate", "--replacement", "صحيح")["claims"] == 1
    made = program.one("rating", "add", "--name-en", "half true", "--number", "3", "--colour", "#AABBCC")
    program.one("rating", "move", "half true", "--position", "0")
    assert program.ask("rating", "list")[0]["rating"] == made["rating"]
    assert program.one("rating", "change", "half true", "--name-ar", "نصف صحيح")["name_ar"] == "نصف صحيح"
    assert "no colour" in program.refused("rating", "change", "half true", "--colour", "red")
    assert [list(one) for one in program.ask("wants", "list")] == [fields.WANT] * 6
    program.ask("wants", "add", "verified", "independent roots", "--least", "3")
    program.ask("wants", "drop", "verified", "rationale")
    assert "3 or more" in program.call("lacks", claim).output
    assert program.one("lacks", claim)["lacks"] == ["primary seen", "independent roots", "for and against"]
    assert "1000 at most" in program.refused("wants", "add", "verified", "independent roots", "--least", str(2**70))
    assert "from 0 to 1000" in program.refused("rating", "change", "half true", f"--number={-(2**70)}")
    program.wrong("wants", "add", "verified")
    program.wrong("wants", "restore", "verified", "chain")
    program.wrong("rating", "move", "true")
    program.wrong("rating", "restore", "true")
    program.ask("wants", "restore")
    assert "2 or more" in program.call("lacks", claim).output
    assert [one["name_en"] for one in program.ask("rating", "restore")][:2] == ["true", "partly true"]
    assert "half true" not in program.call("rating", "list").output


def test_the_past_is_told_and_brought_back(program: Program, claim: str):
    program.one("claim", claim, "--status", "disputed", "--rationale", "لأن")
    first, second = program.ask("past", claim)
    assert list(second) == [*fields.STEP, "changes"]
    assert second["changes"] == [
        {"what": "Status", "before": "verified", "after": "disputed"},
        {"what": "Rationale", "before": "", "after": "لأن"},
    ]
    assert "Status: verified → disputed" in program.call("past", claim).output
    assert program.one("past", claim, "--at", first["step"])["status"] == "verified"
    assert program.one("past", claim, "--bring-back", first["step"])["rationale"] == ""
    assert "no state" in program.refused("past", claim, "--at", "x")
    program.one("claim", claim, "--delete")
    program.one("past", claim, "--bring-back", second["step"])
    assert program.one("claim", claim)["status"] == "disputed"


def test_a_correction_asks_for_its_reason(program: Program, article: str, claim: str):
    program.one("export", article, "--to", "a.csv")
    asked = program.call("claim", claim, "--status", "disputed")
    assert (asked.status, "--reason" in asked.messages) == (0, True)
    program.one("claim", claim, "--reason", "وصلنا رد")
    assert [change["after"] for change in program.ask("past", claim)[-1]["changes"]] == ["وصلنا رد"]
    assert program.call("claim", claim, "--status", "sourced", "--reason", "وثيقة").messages == ""


def test_all_of_it_goes_to_another_desk_and_back(program: Program, article: str, claim: str):
    program.one("hop", "add", claim, "ANP", "--seen", "not found")
    program.one("evidence", "add", claim, "--stance", "supports", "--kind", "data")
    program.one("export", article, "--to", "first.json")
    first = program.folder / "first.json"
    taken = program.bare("--db", "other", "import", first)
    assert taken.status == 0
    program.bare("--db", "other", "export", article, "--to", "second.json")
    contents = [path.read_text(encoding="utf-8").partition('"records"')[2] for path in program.folder.glob("*.json")]
    assert contents[0] == contents[1] != ""


def test_a_second_reader_says_whether_the_verdict_stands(program: Program, article: str, claim: str):
    agreed = program.one("review", claim, "--decision", "agrees", "--reader", "سلمى الحاج")
    assert list(agreed) == fields.REVIEW
    verdict = ("agrees", "verified", "غير دقيق", "inaccurate", "سلمى الحاج")
    assert tuple(agreed[name] for name in ("decision", "status", "rating_ar", "rating_en", "by")) == verdict
    assert "says why" in program.refused("review", claim, "--decision", "returned")
    back = program.one("review", claim, "--decision", "returned", "--remark", "أين الوثيقة؟")
    assert (back["remark"], bool(back["by"])) == ("أين الوثيقة؟", True)
    assert program.ask("review", claim) == [agreed, back]
    assert program.one("review", "--delete", back["review"][:12])["deleted"]
    assert program.ask("review", claim) == [agreed]
    program.one("undo", article)
    assert len(program.ask("review", claim)) == 2
    assert "no second reading" in program.refused("review", "--delete", "feed")
    assert program.one("review", "--article", article, "--reader", "سلمى الحاج")["reviewer"] == "سلمى الحاج"
    program.one("export", article, "--to", "r.md", "--desk", "غرفة التحقّق", "--language", "ar")
    page = program.folder.joinpath("r.md").read_text(encoding="utf-8")
    assert "- المُراجِع: سلمى الحاج" in page
    assert "- المكتب: غرفة التحقّق" in page
    for wrong in ([], [claim, "--article", article], ["--article", article], [claim, "--remark", "x"]):
        program.wrong("review", *wrong)
