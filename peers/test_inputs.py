"""Every kind of file that is read, made by a program of others: its words, its title and its order are found again."""

import re
import subprocess
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from weasyprint import HTML

from factcheck import inputs
from factcheck.model import Draft
from factcheck.text.fold import fold_text
from tests.factcheck.readers.made import PARAGRAPHS, TITLE

SECONDS = 240
LONG = (
    *PARAGRAPHS,
    "وأكد الإعلام المحلي أن الأرقام الأولى (وهي ٣٫٥ مليون دولار) لا تشمل الإنفاق على الآلات، ولا أجور العاملين.",
    "The ministry told Reuters on 12 March 2024 that the dam would be finished within five years at the latest.",
    "وقال المتحدث: «لا نعلم متى يبدأ العمل»، وأشار إلى أن الاتفاقية ألغيت ثم أعيدت إلى اللجنة الأولى لمراجعتها.",
)
RUNNING = "صحيفة السد اليومية"
STYLE = f"""
@page {{ size: A5; margin: 2cm; @top-center {{ content: "{RUNNING}" }}
         @bottom-center {{ content: "صفحة " counter(page) " من " counter(pages) }} }}
body {{ font-family: "Noto Naskh Arabic", "Amiri", "DejaVu Sans"; font-size: 13pt; text-align: justify }}
"""
COPIES = 6


def page(copies: int = 1, style: str = "") -> str:
    heads = [f"<h2>الفصل {number}</h2>" for number in range(1, copies + 1)] if copies > 1 else [""]
    paragraphs = "".join(head + "".join(f"<p>{one}</p>" for one in LONG) for head in heads)
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{style}</style></head><body><h1>{TITLE}</h1>{paragraphs}</body></html>"
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold_text(re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]", "", text)))


def read(path: Path) -> list[Draft]:
    found = inputs.read(path.read_bytes(), str(path))
    assert all(isinstance(one, Draft) for one in found)
    return [one for one in found if isinstance(one, Draft)]


def runs(text: str) -> set[tuple[str, ...]]:
    """Every four words that follow each other."""
    found = words(text)
    return set(zip(found, found[1:], found[2:], found[3:], strict=False))


def tells(draft: Draft, least: float = 1.0) -> None:
    """Hold that a draft has the text in its order, from right to left."""
    wanted = set().union(*(runs(one) for one in LONG))
    missing = wanted - runs(draft.text)
    assert len(missing) <= (1 - least) * len(wanted), missing
    assert draft.direction == "rtl"
    assert draft.language == "ar"


def converted(folder: Path, source: Path, *targets: str, filter: str = "") -> None:
    for target in targets:
        done = subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={folder.as_uri()}/profile",
             *([f"--infilter={filter}"] if filter else []), "--convert-to", target, "--outdir", str(folder),
             str(source)],
            capture_output=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def chromium(folder: Path, *options: str) -> None:
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}", *options],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the text in each kind of file that LibreOffice writes."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "source.html"
    source.write_text(page(), "utf-8")
    converted(folder, source, "odt", filter="HTML (StarWriter)")
    converted(folder, folder / "source.odt", "docx", "rtf", "epub", "pdf", "xhtml:XHTML Writer File",
              "txt:Text (encoded):UTF8")  # fmt: skip
    return folder


@pytest.mark.parametrize("suffix", ["odt", "docx", "rtf", "epub", "xhtml", "txt"])
def test_what_libreoffice_writes_is_read_to_the_word(office: Path, suffix: str) -> None:
    (draft,) = read(office / f"source.{suffix}")
    tells(draft)
    assert draft.title == TITLE
    lines = [line for line in draft.text.split("\n") if line]
    assert lines[-len(LONG) :] == list(LONG)


def test_what_libreoffice_prints_is_read(office: Path) -> None:
    (draft,) = read(office / "source.pdf")
    tells(draft)
    assert draft.title == TITLE


def test_a_table_of_libreoffice_s_holds_an_article_a_row(tmp_path: Path) -> None:
    source = tmp_path / "source.csv"
    rows = [f'"{TITLE} {number}";"{one}";2024-03-{number:02d}' for number, one in enumerate(LONG, 1)]
    source.write_text("\n".join(["العنوان;النص;التاريخ", *rows]), "utf-8")
    converted(tmp_path, source, "xlsx", filter="CSV:59,34,76,1")
    for path in (source, tmp_path / "source.xlsx"):
        drafts = read(path)
        assert [draft.text for draft in drafts] == list(LONG)
        assert [draft.title for draft in drafts] == [f"{TITLE} {number}" for number in range(1, len(LONG) + 1)]
        assert [draft.published for draft in drafts] == [f"2024-03-{number:02d}" for number in range(1, len(LONG) + 1)]


def test_what_weasyprint_prints_is_read_without_its_heads_and_feet(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    HTML(string=page(COPIES, STYLE)).write_pdf(path)
    (draft,) = read(path)
    tells(draft)
    assert draft.title == TITLE
    assert RUNNING not in draft.text
    assert not re.search(r"صفحة\s*\d", draft.text)
    lines = [line for line in draft.text.split("\n") if line.strip()]
    assert len(lines) <= 1.25 * (COPIES * (len(LONG) + 1) + 1), "broken lines are joined to paragraphs"


def test_what_chromium_prints_is_read(tmp_path: Path) -> None:
    source = tmp_path / "source.html"
    source.write_text(page(2), "utf-8")
    chromium(tmp_path, f"--print-to-pdf={tmp_path / 'printed.pdf'}", "--no-pdf-header-footer", source.as_uri())
    (draft,) = read(tmp_path / "printed.pdf")
    tells(draft)


def test_what_chromium_saves_of_a_page_is_read(tmp_path: Path) -> None:
    source = tmp_path / "source.html"
    source.write_text(page(), "utf-8")
    chromium(tmp_path, f"--print-to-pdf={tmp_path / 'x.pdf'}", source.as_uri())
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'chromium'}",
         "--dump-dom", source.as_uri()],
        capture_output=True, check=True, timeout=SECONDS,
    )  # fmt: skip
    saved = tmp_path / "saved.html"
    saved.write_bytes(done.stdout)
    (draft,) = read(saved)
    tells(draft)
    assert draft.title == TITLE


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_python_s_mail_is_read(tmp_path: Path, charset: str, transfer: str) -> None:
    mail = EmailMessage()
    mail["From"] = Address("سعاد", "suad", "paper.example")
    mail["Subject"] = TITLE
    mail["Date"] = "Tue, 12 Mar 2024 08:00:00 +0300"
    text = "\n".join(LONG)
    mail.set_content(text if charset == "utf-8" else text.replace("٣٫٥", "3.5"), charset=charset, cte=transfer)
    mail.add_attachment(b"<p>not this</p>", "text", "html", filename="مرفق.html")
    path = tmp_path / "a.eml"
    path.write_bytes(mail.as_bytes())
    (draft,) = read(path)
    assert [one for one in LONG if one.replace("٣٫٥", "") not in draft.text.replace("٣٫٥", "").replace("3.5", "")] == []
    assert (draft.title, draft.author, draft.published[:10]) == (
        TITLE,
        "سعاد <suad@paper.example>",
        "2024-03-12",
    )


def test_a_web_archive_of_warcio_s_gives_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in (1, 2):
            with tmp_path.joinpath("page.html").open("w+b") as body:
                body.write(page().replace(TITLE, f"{TITLE} {number}").encode())
                body.seek(0)
                head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    f"https://paper.example/{number}", "response", body, http_headers=head
                )
                writer.write_record(record)
                record.raw_stream.close()
    found = [one for _, one in inputs.read_all([path])]
    drafts = [one for several in found if isinstance(several, list) for one in several if isinstance(one, Draft)]
    assert [draft.title for draft in drafts] == [f"{TITLE} 1", f"{TITLE} 2"]
    for draft in drafts:
        tells(draft)
