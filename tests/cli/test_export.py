"""`export`: the report as a page, a table and data, written whole or not at all."""

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.program import FILE, Program
from tests.factcheck.test_pages import document, truth

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


@pytest.fixture
def marked(program: Program, article: str) -> str:
    """The id of an article with one claim."""
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE, "--note", "=1+1")
    return article


def test_the_suffix_is_the_format(program: Program, marked: str):
    for suffix in ("html", "csv", "json", "HTML"):
        told = program.one("export", marked, "--to", f"تقرير.{suffix}")
        content = program.folder.joinpath(f"تقرير.{suffix}").read_bytes()
        assert list(told) == FILE
        assert (told["file"], told["format"]) == (f"تقرير.{suffix}", suffix.lower())
        assert (told["articles"], told["claims"], told["bytes"]) == (1, 1, len(content))
        assert QUOTE in content.decode("utf-8-sig")
    assert program.call("export", marked, "--to", "تقرير.csv").output == "تقرير.csv\n"


def test_each_format_is_what_it_says(program: Program, marked: str):
    for name in ("a.html", "a.csv", "a.json"):
        program.one("export", marked, "--to", name)
    page = program.folder.joinpath("a.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<script" not in page.lower()
    table = program.folder.joinpath("a.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert (row["status"], row["quote"], row["note"]) == ("disputed", QUOTE, "'=1+1")
    assert json.loads(program.folder.joinpath("a.json").read_bytes())["format"] == "isnad-report"


def test_several_articles_go_into_one_report_each_once(program: Program, marked: str):
    other = program.one("import", "-", given="خبر آخر".encode())["article"]
    told = program.one("export", marked, other, marked[:12], "--to", "both.json")
    assert (told["articles"], told["claims"]) == (2, 1)
    records = json.loads(program.folder.joinpath("both.json").read_bytes())["records"]
    assert [record["article"]["id"] for record in records] == [marked, other]


def test_the_report_speaks_the_language_that_is_asked_for(program: Program, marked: str):
    pages = {}
    for language in ("ar", "en"):
        program.one("export", marked, "--to", f"{language}.html", "--language", language)
        pages[language] = program.folder.joinpath(f"{language}.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl"' in pages["ar"]
    assert '<html lang="en" dir="ltr"' in pages["en"]
    program.call("export", marked, "--to", "usual.html", ISNAD_LANGUAGE="ar_EG.UTF-8")
    assert '<html lang="ar"' in program.folder.joinpath("usual.html").read_text(encoding="utf-8")
    assert "--language" in program.wrong("export", marked, "--to", "x.html", "--language", "fr")


def test_an_unknown_suffix_is_refused(program: Program, marked: str):
    for name in ("report.odt", ".html", ""):
        said = program.refused("export", marked, "--to", name)
        assert said.startswith("A report is written to a file with one of these endings: .html, .pdf,")


def test_a_place_that_cannot_be_written_is_refused_and_left_as_it_was(program: Program, marked: str):
    program.folder.joinpath("folder.html").mkdir()
    assert "folder" in program.refused("export", marked, "--to", "folder.html")
    assert program.refused("export", marked, "--to", "nowhere/a.html").startswith("There is no folder")
    assert program.refused("export", marked, "--to", f"{'a' * 300}.html")
    kept = program.file("kept.html", "kept")
    assert program.refused("export", "unknown", "--to", "kept.html") == "There is no article unknown in this desk."
    assert program.refused("export", marked, "unknown", "--to", "kept.html")
    assert kept.read_text() == "kept"
    assert {path.name for path in program.folder.iterdir() if path.name.endswith(".tmp")} == set()


def test_the_desk_is_never_written_over_by_a_report_of_it(program: Program):
    program.desk = program.folder / "desk.json"
    article = program.one("import", "-", given="خبر".encode())["article"]
    os.link(program.desk, program.folder / "link.json")
    for name in ("desk.json", "./desk.json", "link.json"):
        assert "no report is written to it" in program.refused("export", article, "--to", name)
    assert program.one("articles")["article"] == article


def test_a_report_may_have_a_name_that_is_no_text(program: Program, marked: str):
    name = b"a\xff.html"
    try:
        Path(program.folder, os.fsdecode(name)).touch()
    except OSError:  # a file system that keeps text names alone
        name = b"a.html"
    told = program.one("export", marked, "--to", name)
    assert told["file"] == os.fsdecode(name)
    assert Path(program.folder, os.fsdecode(name)).stat().st_size == told["bytes"]


def test_a_claim_of_a_pdf_is_told_with_its_page(program: Program, tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(document())
    article = program.one("import", str(path))["article"]
    program.one("mark", article, "--status", "disputed", "--quote", "119")
    page = truth(document())[19]
    for ending in (".md", ".html"):
        program.one("export", article, "--to", str(tmp_path / f"report{ending}"), "--language", "en")
        content = (tmp_path / f"report{ending}").read_text(encoding="utf-8")
        words = re.sub(r"<[^>]*>|[\W_]+", " ", content)
        assert f" Page {page} " in " ".join(words.split())
    for ending in (".csv", ".xlsx"):
        program.one("export", article, "--to", str(tmp_path / f"report{ending}"), "--language", "en")
    table = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    [told] = csv.DictReader(io.StringIO(table, newline=""))
    program.one("export", article, "--to", str(tmp_path / "report.json"))
    whole = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(whole["pages"].values()) == [page]
    heads, row, *_ = load_workbook(tmp_path / "report.xlsx").worksheets[0].iter_rows(values_only=True)
    assert (told["page"], row[heads.index("Page")]) == (str(page), page)
    assert program.one("show", article)["claims"][0]["page"] == page
