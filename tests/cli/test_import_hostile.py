"""Files made to do harm: each ends in one sentence, and the desk is as it was."""

import gzip
import io
import zipfile

import pytest

from factcheck.readers import archive
from tests.cli.program import Program
from tests.factcheck.readers import made

LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
WORD = "word/document.xml"
ENDLESS = b"""%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[KIDS]/Count 200000>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF""".replace(b"KIDS", b"3 0 R " * 200_000)
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n"


def parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def word(xml: str) -> bytes:
    return made.zipped({**parts(made.docx()), WORD: xml})


def files() -> dict[str, bytes]:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>نص &l9;</p></body></html>'
    return {
        "laughs.docx": word(f"{LAUGHS}<w>&l9;</w>"),
        "outside.docx": word(f"{OUTSIDE}<w>&l9;</w>"),
        "laughs.xhtml": (LAUGHS + page).encode(),
        "outside.html": (OUTSIDE + page).encode(),
        "bomb.docx": word(" " * 97_000_000),
        "endless.pdf": ENDLESS,
        "itself.pdf": b"%PDF-1.7\n1 0 obj<</Type/Pages/Kids[1 0 R]/Count 1>>endobj\n"
        b"2 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 2 0 R>>\n%%EOF",
        "nested.zip": made.zipped({"a.zip": made.zipped({"b.txt": "نص"})}),
        "many.zip": made.zipped({f"{n}.txt": b"" for n in range(archive.MOST_FILES + 1)}),
        "record.warc": RECORD + b"Content-Type: text/html\r\n\r\n<p>x",
        "nothing.warc": b"WARC/1.0\r\n\r\n\r\n\r\n",
        "zeros.warc.gz": gzip.compress(bytes(10_000_000)),
        "cut.docx": made.docx()[:5000],
        "cut.epub": made.epub()[:400],
        "random.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 40,
        "deep.eml": b"From: a\r\nContent-Type: message/rfc822\r\n\r\n" * 2000 + "نص".encode(),
    }


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return files()


def test_each_ends_in_one_sentence_and_the_desk_is_as_it_was(program: Program, hostile: dict[str, bytes]):
    program.one("import", program.file("first.txt", "نص سليم"))
    before = program.state()
    names = [program.file(name, content).name for name, content in hostile.items()]
    there = sorted(path.name for path in program.folder.iterdir())
    done = program.call("--json", "import", *names)
    told = done.objects
    assert [(one["input"], one["outcome"]) for one in told if one["outcome"] != "refused"] == []
    assert [one["input"] for one in told] == names
    assert [one["reason"] for one in told if one["reason"].count("\n") or "passwd" in one["reason"]] == []
    assert (done.status, program.state()) == (1, before)
    assert sorted(path.name for path in program.folder.iterdir()) == there


def test_a_name_in_an_archive_leads_nowhere(program: Program):
    content = made.zipped({"../../slipped.txt": "نص أول مهرّب", "/tmp/slipped.txt": "نص ثان مهرّب"})
    told = program.ask("import", program.file("slip.zip", content))
    assert [one["outcome"] for one in told] == ["added", "added"]
    assert list(program.folder.parent.glob("slipped.txt")) == []
    assert all(".." not in one["input"] for one in told)


def bombs() -> dict[str, bytes]:
    """Small files that swell to hundreds of megabytes."""
    page = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n"
    lies = bytearray(made.zipped({"a.txt": "نص " * 30_000_000}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lies.rindex(signature) + at
        lies[place : place + 4] = (100).to_bytes(4, "little")
    return {
        "zeros.warc.gz": gzip.compress(bytes(200_000_000), 1),
        "page.warc.gz": gzip.compress(
            page + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + bytes(99_000_000), 1
        ),
        "headers.warc.gz": gzip.compress(b"WARC/1.0\r\n" + b"X: a\r\n" * 30_000_000, 1),
        "several.zip": made.zipped({f"{number}.txt": "a " * 15_000_000 for number in range(4)}),
        "inside.wacz": made.zipped({"archive/data.warc.gz": gzip.compress(bytes(100_000_000), 1)}),
        "lies.zip": bytes(lies),
    }


def test_what_swells_is_unpacked_apart_and_given_up(program: Program):
    names = [program.file(name, content).name for name, content in bombs().items()]
    told = program.call("--json", "import", *names)
    assert {one["outcome"] for one in told.objects} == {"refused"}
    assert len(told.objects) == len(names)
    assert [one["reason"] for one in told.objects if "\n" in one["reason"]] == []


def test_a_link_in_an_archive_is_not_followed_and_no_article(program: Program):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
        packed.writestr("a.txt", "نص في الأرشيف")
    told = program.call("--json", "import", program.file("links.zip", stream.getvalue())).objects
    assert [(one["input"].rpartition("/")[2], one["outcome"]) for one in told] == [
        ("a.txt", "added"),
        ("link.txt", "refused"),
    ]
