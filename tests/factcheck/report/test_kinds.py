"""Every file is told by one clear answer: our exports meet what they are to meet, others are told what is wrong."""

import zipfile
from io import BytesIO

import pytest

from factcheck.errors import InputRefused
from factcheck.report import Format, Report, render
from factcheck.report.validation import validate
from factcheck.words import Words
from tests.factcheck.report import made
from tests.factcheck.report.test_validation import report

WORDS = Words("en")
STANDARDS = {
    Format.HTML: "HTML", Format.PDF: "PDF/UA-1", Format.PDF_A: "PDF/A-3u", Format.MARKDOWN: "CommonMark (UTF-8)",
    Format.DOCX: "Office Open XML (Word)", Format.XLSX: "Office Open XML (Excel)", Format.CSV: "CSV (RFC 4180)",
    Format.JSON: "Isnad report 1 (JSON Schema 2020-12)", Format.WARC: "WARC 1.1", Format.SVG: "SVG",
    Format.ISNAD: "Isnad portable desk 1", Format.ANNOTATIONS: "W3C Web Annotation",
    Format.CLAIMREVIEW: "schema.org ClaimReview", Format.CSL: "CSL-JSON",
}  # fmt: skip


def said(content: bytes, name: str = "") -> list[str]:
    return [WORDS.sentence(one) for one in validate(content, name).problems]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("format", Format)
def test_each_export_meets_its_standard(format: Format, language: str) -> None:
    found = validate(render(report(language), format), f"report{format.suffix}")
    assert STANDARDS[format] in found.standard
    assert [WORDS.sentence(one) for one in found.problems] == []


@pytest.mark.parametrize("format", [Format.CSL, Format.CLAIMREVIEW, Format.ANNOTATIONS, Format.CSV, Format.XLSX])
def test_an_export_of_nothing_meets_it_too(format: Format) -> None:
    found = validate(render(Report((), "ar", made.AT, ""), format), f"report{format.suffix}")
    assert (found.standard, found.problems) == (STANDARDS[format], ())


def repacked(content: bytes, **changed: bytes | None) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = changed.get(name.replace("/", "_").replace(".", "_"), old.read(name))
            if held is not None:
                new.writestr(name, held, old.getinfo(name).compress_type)
    return packed.getvalue()


def test_a_document_of_word_that_lacks_something_is_told() -> None:
    whole = render(report(), Format.DOCX)
    assert said(repacked(whole)) == []
    assert said(repacked(whole, word_document_xml=None)) == [
        "_rels/.rels names a part that the document does not hold: word/document.xml"
    ]
    assert said(repacked(whole, _rels__rels=None)) == ["_rels/.rels is missing."]
    broken = said(repacked(whole, word_document_xml=b"<w:document"))
    assert broken == ["document.xml is damaged, or is not what its name says: it cannot be opened."]
    assert said(whole[:3000]) == ["ZIP is damaged, or is not what its name says: it cannot be opened."]
    at = whole.rindex(b"word/styles.xml", 0, whole.rindex(b"PK\x01\x02"))
    spoilt = bytearray(whole)
    spoilt[len(whole) // 3] ^= 0xFF
    assert len(said(bytes(spoilt))) == 1
    assert at > 0
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", bytes(200_000_000))
    assert "would swell to" in said(bomb.getvalue())[0]


def test_an_open_document() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        parts.writestr("META-INF/manifest.xml", "<manifest/>")
        parts.writestr("content.xml", "<content>نص</content>")
    found = validate(packed.getvalue())
    assert (found.standard, found.problems) == ("OpenDocument", ())
    assert said(repacked(packed.getvalue(), content_xml=None)) == ["content.xml is missing."]


def page(body: str, head: str = "<title>ع</title>", start: str = "<!doctype html>") -> bytes:
    return f"{start}<html lang=ar><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (page("<p>a<p>b<ul><li>c<li>d</ul><br/><img src=x><svg><path d='M0 0'/><g></g></svg>"), []),
        (page("<p>a", start=""), ["<!doctype html> is missing."]),
        (page("<p>a", head="<title> </title>"), ["<title> is missing."]),
        (page("<p id=a>a<p id=a>b"), ["id stands twice: a"]),
        (page("<div><b>a</div>"), ["<b> in line 1 is not closed."]),
        (page("a</div>"), ["</div> in line 1 closes nothing."]),
        (b"<!doctype html>", ["<title> is missing."]),
        (page("<b>" * 3), ["<b> in line 1 is not closed."] * 3),
    ],
)
def test_a_page_of_anybody(content: bytes, problems: list[str]) -> None:
    assert (validate(content).standard, said(content)) == ("HTML", problems)


@pytest.mark.parametrize(
    ("content", "standard", "problem"),
    [
        (b"<a/>", "XML 1.0", ""),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>", "Atom", ""),
        (b"<rss version='2.0'><channel/></rss>", "RSS", ""),
        (b"<a><b></a>", "XML 1.0", "damaged"),
        (b"<!-- a --><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG", ""),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "XML 1.0", "declares entities"),
    ],
)
def test_xml_of_anybody(content: bytes, standard: str, problem: str) -> None:
    assert validate(content).standard == standard
    assert problem in "".join(said(content))
    assert bool(problem) is bool(said(content))


@pytest.mark.parametrize(
    ("name", "content", "standard", "problems"),
    [
        ("a.csv", "أ,ب\r\n1,2\r\n".encode(), "CSV (RFC 4180)", []),
        ("a.csv", "أ;ب\n1;2\n".encode(), "CSV (RFC 4180)", []),
        ("a.csv", b"a,b\n1,2,3\n\n4\n", "CSV (RFC 4180)",
         ["Row 2 has 3 fields, but the first row 2.", "Row 4 has 1 fields, but the first row 2."]),
        ("A.CSV", b'a,b\n"1" x,2\n', "CSV (RFC 4180)",
         ["Row 2 is not as a table writes it: ',' expected after '\"'"]),
        ("a.tsv", "أ\tب".encode("windows-1256"), "TSV", ["The text is not UTF-8 from byte 0 on."]),
        ("a.txt", b"a\0b", "UTF-8", ["The text holds a NUL at character 1."]),
        ("a.md", "# نص".encode(), "CommonMark (UTF-8)", []),
        ("a.ann", b"T1\tX 0 3\tabc\n", "brat standoff", []),
        ("a.ann", b"R1\tX Arg1:T1 Arg2:T2\n", "brat standoff", ["a.ann marks no words of a text."]),
        ("a.x", b"#FORMAT=WebAnno TSV 3.3\n", "WebAnno TSV 3", ["TSV marks no words of a text."]),
        ("a.csl.json", b"[]", "CSL-JSON", []),
    ],
)  # fmt: skip
def test_what_only_a_name_tells(name: str, content: bytes, standard: str, problems: list[str]) -> None:
    assert (validate(content, name).standard, said(content, name)) == (standard, problems)


@pytest.mark.parametrize("name", ["a.json", "a.bin", "a.zip", "a", "a.sqlite"])
@pytest.mark.parametrize("content", [b"\0\1", b"[]", b"{}", b"PK\x05\x06" + bytes(18), b"SQLite format 3\0"])
def test_what_nothing_tells_is_refused_with_one_sentence(name: str, content: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        validate(content, name)
    assert "\n" not in str(refused.value)
