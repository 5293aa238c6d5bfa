"""The reading process: what hangs, falls or explodes in it is one refused input, and the next one is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import apart, inputs
from factcheck.apart import ROOT, Apart
from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.pool import Pool
from tests.factcheck.readers import made
from tests.factcheck.readers.made import PARAGRAPHS, TITLE, zipped
from tests.factcheck.readers.test_pdf import pdf

ANSWERING = "import sys; sys.path.insert(0, {root!r}); from factcheck.readers import worker; "
HANGING = ANSWERING + "worker.receive(sys.stdin.buffer); import time; time.sleep(1000)"
FALLING = ANSWERING + "worker.receive(sys.stdin.buffer); import os; os._exit(139)"


@pytest.fixture
def process():
    one = Apart()
    yield one
    one.close()


def test_a_draft_comes_back_as_it_was_made(process: Apart):
    content = made.docx()
    from factcheck.readers import drafts

    assert process.read(content, "/news/a.docx") == drafts(content, "/news/a.docx")
    table = f"title,text\n{TITLE},{PARAGRAPHS[0].replace(',', ' ')}\n".encode()
    assert process.read(table, "/news/a.csv") == drafts(table, "/news/a.csv")


def test_a_refusal_comes_back_in_words(process: Apart):
    with pytest.raises(InputRefused, match=r"a\.pdf is damaged"):
        process.read(b"%PDF-1.4 broken", "/news/a.pdf")
    assert process.read(made.rtf(), "/news/a.rtf")[0].title == TITLE


def test_what_hangs_is_ended_and_the_next_one_is_read(process: Apart, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(apart, "SECONDS", 0.5)
        patch.setattr(apart, "_PROGRAM", HANGING)
        with pytest.raises(InputRefused, match=r"a\.docx took longer"):
            process.read(b"PK", "/news/a.docx")
    assert process.read(made.docx(), "/news/b.docx")[0].title == TITLE


def test_what_falls_is_refused_and_the_next_one_is_read(process: Apart, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(apart, "_PROGRAM", FALLING)
        with pytest.raises(InputRefused, match=r"a\.docx stopped the program"):
            process.read(b"PK", "/news/a.docx")
    assert process.read(made.docx(), "/news/b.docx")[0].title == TITLE


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('written', 'w')",
        "import os; os.open('written', os.O_CREAT | os.O_RDONLY)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
        "import os; os.mkdir('made')",
        "bytearray(3_000_000_000)",
    ],
)
def test_the_process_can_do_nothing_but_read(deed: str, tmp_path: Path):
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from factcheck.readers import worker; "
        f"worker.limit(400_000_000); sys.addaudithook(worker._forbid)\n"
        f"try:\n    {deed}\nexcept (PermissionError, MemoryError): print('held')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=60
    )
    assert done.stdout == "held\n", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_several_are_read_at_once_and_come_in_their_order():
    jobs = [(made.docx(PARAGRAPHS[0] + str(number)), f"{number}.docx") for number in range(7)]
    known = InputRefused("There is no text in {name}.", name="x")
    with Pool(2) as pool:
        found = list(pool.read_all([*jobs[:3], known, *jobs[3:]]))
    assert found[3] is known
    texts = [one[0].text for one in found if isinstance(one, list)]
    assert [PARAGRAPHS[0] + str(number) in text for number, text in enumerate(texts)] == [True] * 7


def test_the_files_of_an_archive_come_one_by_one(tmp_path: Path):
    archive = tmp_path / "many.zip"
    archive.write_bytes(
        zipped(
            {
                "a/one.docx": made.docx(),
                "../../out.txt": PARAGRAPHS[0],
                "b/empty.txt": "",
                "c.png": b"\x89PNG",
                "page_files/logo.png": b"\x89PNG",
                "inner.zip": zipped({"x.txt": "نص"}),
                "__MACOSX/a.txt": "x",
                "bad.pdf": b"%PDF-",
            }
        )
    )
    found = {path.relative_to(archive).as_posix(): held for path, held in inputs.read_all([archive])}
    assert {name: isinstance(held, list) for name, held in found.items()} == {
        "a/one.docx": True, "out.txt": True, "b/empty.txt": False, "bad.pdf": False, "inner.zip": False, "c.png": False,
    }  # fmt: skip
    assert "archive in an archive" in str(found["inner.zip"])
    assert "is a picture (PNG)" in str(found["c.png"])
    draft = found["out.txt"][0]
    assert isinstance(draft, Draft)
    assert draft.name == f"{archive}/out.txt"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["many.zip"]


@pytest.mark.parametrize("flags", [0x01, 0x41])
def test_a_file_in_an_archive_that_wants_a_password_says_so(flags: int, tmp_path: Path):
    content = bytearray(zipped({"open.txt": PARAGRAPHS[0], "shut.txt": PARAGRAPHS[1]}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(signature) + at] |= flags
    archive = tmp_path / "a.zip"
    archive.write_bytes(content)
    found = {path.name: held for path, held in inputs.read_all([archive])}
    assert isinstance(found["open.txt"], list)
    assert "shut.txt is protected by a password" in str(found["shut.txt"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the writer leaves its files open
def test_the_pages_of_a_web_archive_come_with_their_addresses(tmp_path: Path):
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "pages.warc.gz"
    page = f"<html dir=rtl><title>{TITLE}</title><p>{PARAGRAPHS[0]}".encode()
    sent = {
        "https://example.org/a": ("text/html", page),
        "https://example.org/b.png": ("image/png", page),
        "https://example.org/paper": ("application/pdf", pdf()),
        "https://example.org/letter?id=3": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            made.docx(),
        ),
        "https://example.org/said": ("text/plain; charset=utf-8", "\n".join(PARAGRAPHS).encode()),
        "https://example.org/robots.txt": ("text/plain", b"User-agent: *"),
        "https://example.org/style": ("text/css", b"p { color: red }"),
    }
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for address, (kind, body) in sent.items():
            head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head)
            )
    found = [one for _, held in inputs.read_all([path]) if isinstance(held, list) for one in held]
    assert [one.name for one in found if isinstance(one, Draft)] == [
        f"https://example.org/{place}" for place in ("a", "paper", "letter?id=3", "said")
    ]
    assert all(isinstance(one, Draft) and PARAGRAPHS[0] in one.text and one.url == one.name for one in found)
    assert isinstance(found[0], Draft)
    assert found[0].title == TITLE


@pytest.mark.parametrize("name", ["a.zip", "a.warc", "a.wacz"])
def test_an_archive_that_is_none_is_refused(name: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    ((_, refused),) = list(inputs.read_all([path]))
    assert isinstance(refused, InputRefused)
    assert name in str(refused)
