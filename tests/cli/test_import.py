"""`import`: what is read, what it becomes, and what is refused."""

import codecs
import os
from pathlib import Path

import pytest

from db.store import Store
from tests.cli.program import CLAIM, IMPORT, Program
from tests.conftest import SAMPLE, TEXT

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"

ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16 little": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "windows-1256": TEXT.encode("windows-1256"),
}


def test_a_file_becomes_an_article(program: Program):
    file = program.file("a.txt", TEXT)
    told = program.one("import", file)
    assert list(told) == IMPORT
    assert len(told.pop("article")) == len(told.pop("version")) == 32
    assert told == {
        "input": str(file),
        "outcome": "added",
        "title": "وزارة الري تنفي توقيع صفقة السدود",
        "language": "ar",
        "direction": "rtl",
        "characters": len(TEXT),
        "encoding": "utf-8",
        "near": None,
        "warnings": [],
        "reason": None,
    }


def test_for_people_a_line_names_the_article_and_what_became_of_it(program: Program):
    program.file("a.txt", TEXT)
    done = program.call("import", "a.txt")
    article = program.one("articles")["article"]
    assert done.output == f"{article[:8]}  added  وزارة الري تنفي توقيع صفقة السدود\n"
    assert (done.status, done.messages) == (0, "")


def test_the_sample_article_is_read_whole(program: Program):
    told = program.one("import", SAMPLE)
    shown = program.one("show", told["article"])
    assert shown["text"] == SAMPLE.read_text(encoding="utf-8")
    assert told["characters"] == len(shown["text"])


def test_every_encoding_gives_the_same_text(program: Program):
    for encoding, content in ENCODED.items():
        program.desk = program.folder / f"{encoding}.sqlite"
        done = program.call("--json", "import", program.file(f"{encoding}.txt", content))
        assert (done.status, done.messages) == (0, "")
        (told,) = done.objects
        assert (told["outcome"], told["encoding"]) == ("added", encoding.split()[0])
        assert told["characters"] == len(TEXT)
        assert bool(told["warnings"]) == (encoding == "windows-1256")
        with Store(str(program.desk)) as store:
            assert store.articles.version(told["article"]).text == TEXT


def test_a_guess_is_said_to_people_on_the_other_output(program: Program):
    program.file("a.txt", ENCODED["windows-1256"])
    done = program.call("import", "a.txt")
    assert "windows-1256" in done.messages
    assert done.output.count("\n") == 1


def test_the_same_bytes_are_recognised_wherever_they_come_from(program: Program):
    program.file("a.txt", TEXT)
    first = program.one("import", "a.txt")
    program.file("b.txt", TEXT)
    before = program.state()
    for name, given in (("a.txt", b""), ("b.txt", b""), ("-", TEXT.encode())):
        again = program.one("import", name, given=given)
        assert (again["outcome"], again["article"], again["version"]) == (
            "unchanged",
            first["article"],
            first["version"],
        )
    assert program.state() == before


def test_a_changed_file_is_a_new_version_that_keeps_the_claims_whose_words_stand(program: Program):
    program.file("a.txt", TEXT)
    first = program.one("import", "a.txt")
    kept = program.one("mark", first["article"], "--status", "disputed", "--quote", QUOTE)
    lost = program.one("mark", first["article"], "--status", "sourced", "--quote", "لم نوقع شيئًا")
    program.file("a.txt", "تحديث\n" + TEXT.replace("لم نوقع شيئًا", "لا تعليق"))
    done = program.call("import", "a.txt", "--json")
    (told,) = done.objects
    assert (done.status, told["outcome"], told["article"]) == (0, "new version", first["article"])
    assert told["version"] != first["version"]
    assert told["warnings"] == ["Claims whose words are not in the new version: 1."]
    now = program.one("claim", kept["claim"])
    assert (now["version"], now["quote"]) == (told["version"], QUOTE)
    assert (now["start"], now["end"]) == (kept["start"] + 6, kept["end"] + 6)
    assert program.one("claim", lost["claim"])["version"] == first["version"]
    assert program.one("articles")["versions"] == 2


def test_a_folder_is_read_file_by_file_and_its_files_are_named(program: Program):
    for name, text in (("a.txt", "أول خبر"), ("b.md", "# ثاني خبر"), ("c.html", "<p>ثالث خبر هنا</p>")):
        program.folder.joinpath("news", "deep").mkdir(parents=True, exist_ok=True)
        program.file(f"news/deep/{name}", text)
    told = program.ask("import", "news")
    assert [one["input"] for one in told] == [str(Path("news", "deep", name)) for name in ("a.txt", "b.md", "c.html")]
    assert {one["outcome"] for one in told} == {"added"}
    program.file("news/picture.png", b"\x89PNG\r\n")
    done = program.call("import", "news", "--json")
    assert done.status == 1
    (refused,) = [one for one in done.objects if one["outcome"] == "refused"]
    assert refused["input"] == str(Path("news", "picture.png"))
    assert refused["reason"].startswith("picture.png is a picture (PNG)")


def test_what_is_refused_is_named_with_its_reason_and_the_rest_is_done(program: Program):
    program.file("a.txt", TEXT)
    program.file("empty.txt", "")
    program.file("letter.docx", b"PK\x03\x04 not a letter")
    program.file("b.txt", "خبر آخر")
    inputs = ["missing.txt", "a.txt", "empty.txt", "letter.docx", "-", "b.txt"]
    done = program.call("import", *inputs, "--json", given=b"12 34")
    assert done.status == 1
    assert [one["input"] for one in done.objects] == inputs
    assert [one["outcome"] for one in done.objects] == ["refused", "added", "refused", "refused", "refused", "added"]
    refused = [one for one in done.objects if one["outcome"] == "refused"]
    assert all(list(one) == IMPORT for one in done.objects)
    assert done.messages.splitlines() == [one["reason"] for one in refused]
    for one in refused:
        known = {name for name, value in one.items() if value not in (None, [])}
        assert known == {"input", "outcome", "reason"}
        assert one["reason"].endswith(".")
    assert len(program.ask("articles")) == 2


def test_standard_input_is_read_as_what_it_is(program: Program):
    page = "<!doctype html><title>عنوان</title><p dir=rtl>قال المتحدث إن الخبر غير صحيح.</p>"
    told = program.one("import", "-", given=page.encode())
    assert (told["input"], told["title"]) == ("-", "عنوان")
    assert program.refused("import", "-") == "There is no text in text."
    assert "damaged" in program.refused("import", "-", given=b"%PDF-1.7 ...")


def test_an_exported_desk_is_read_back_to_the_last_letter(program: Program, tmp_path_factory: pytest.TempPathFactory):
    program.file("a.txt", TEXT)
    article = program.one("import", "a.txt")["article"]
    program.one("mark", article, "--status", "verified", "--quote", QUOTE, "--wording", "صياغة", "--note", "ملاحظة")
    program.file("a.txt", TEXT + "\nإضافة")
    program.ask("import", "a.txt")
    program.one("export", article, "--to", "all.json")
    other = Program(tmp_path_factory.mktemp("other"))
    told = other.one("import", program.folder / "all.json")
    assert (told["outcome"], told["article"], list(told)) == ("added", article, IMPORT)
    assert other.one("show", article) == program.one("show", article)
    assert list(other.one("show", article)["claims"][0]) == CLAIM
    assert other.ask("articles") == program.ask("articles")
    assert other.one("import", program.folder / "all.json")["outcome"] == "unchanged"
    assert other.one("import", "-", given=program.folder.joinpath("all.json").read_bytes())["outcome"] == "unchanged"
    other.one("claim", told["article"] and other.one("show", article)["claims"][0]["claim"], "--status", "disputed")
    assert "is in this desk already" in other.refused("import", program.folder / "all.json")


def test_a_report_that_was_tampered_with_is_refused(program: Program, article: str):
    program.one("mark", article, "--status", "verified", "--quote", QUOTE)
    program.one("export", article, "--to", "all.json")
    content = program.folder.joinpath("all.json").read_text(encoding="utf-8")
    for changed in (
        content.replace("2019", "2020", 1),
        content[: len(content) // 2],
        content.replace('"records"', '"x"'),
    ):
        program.file("changed.json", changed)
        assert program.refused("import", "changed.json")


def test_any_file_name_is_read_and_told_as_it_is(program: Program):
    names = ["خبر عاجل.txt", "\u202egnp.txt", "-x.txt", "a\nb.txt", "tab\there.txt", "esc\x1b[2J.txt", "%s{0}'\".txt"]
    for name in names:
        program.file(name, f"خبر عن {name!a}")
    told = program.ask("import", "--", *names)
    assert [(one["input"], one["outcome"]) for one in told] == [(name, "added") for name in names]
    for name in names:
        program.folder.joinpath(name).unlink()
    done = program.call("import", "--", *names)
    assert done.status == 1
    assert done.messages.count("There is no file ") == len(names)
    assert "\x1b" not in done.messages


def test_a_file_name_that_is_no_text_is_read_too(program: Program):
    raw = os.fsencode(program.folder) + b"/a\xff\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(TEXT.encode())
    except OSError:  # a file system that keeps text names alone
        raw = os.fsencode(program.file("a.txt", TEXT))
    told = program.one("import", raw)
    assert (told["outcome"], told["input"]) == ("added", os.fsdecode(raw))


def test_controls_in_an_article_do_not_reach_the_terminal(program: Program):
    program.file("a.txt", "خبر \x1b[31m أحمر\nنص \x07 آخر\x9b")
    done = program.call("import", "a.txt")
    shown = program.call("show", program.one("articles")["article"])
    assert "\x1b" not in done.output + shown.output
    assert "\x07" not in shown.output
    assert "\x9b" not in shown.output
    assert program.one("show", program.one("articles")["article"])["text"].startswith("خبر \x1b[31m أحمر")
