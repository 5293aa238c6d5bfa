"""What leaves the desk, searched to the byte for protected sources: every format, unpacked as far as it can be."""

import base64
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from db.store import Store
from factcheck import anchors, inputs
from factcheck.attribution import Seen, SourceKind
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status
from factcheck.report import Format, Portion, Report, isnad, render
from factcheck.report import json as whole
from factcheck.report.protection import SAID_ITSELF, UNTOLD, warned
from factcheck.reviews import Decision
from factcheck.text.fold import fold_text
from tests import worked

ARABIC, LATIN, ALIAS, OTHER = "زعفرانة القصَبيّ", "Zaffrana Qasabi", "أمّ اليعاسيب", "Borodin Whistleworth"
LINK, NOTE, MASTER = "https://kestrel-nest.example/me", "تسكن خلف مخبز الفوانيس", "ديوان الفوانيس"
SECRETS = [
    fold_text(each)
    for each in (ARABIC, LATIN, ALIAS, OTHER, LINK, NOTE, MASTER, "Zaffrana", "Qasabi", "Whistleworth", "القصبي")
]
PAGE = f"<!-- {LATIN} --><title>نشرة</title><p>{'قالت الهيئة إن المشروع تأخر عامًا كاملًا عن موعده. ' * 9}</p>"


def _packed(text: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", text)
    return content.getvalue()


@pytest.fixture(scope="module")
def report() -> Report:
    """The worked desk, in which somebody has written of two protected sources wherever words can be written."""
    with Store(":memory:", "ليلى") as store:
        article = worked.work(store)
        (draft,) = inputs.read(PAGE.encode(), "zaffrana_qasabi.html")
        other = store.intake.take_in(draft).article
        version = store.articles.version(other)
        start = version.text.index("المشروع")
        store.claims.add(other, anchors.make(version.text, start, start + 20, version=version.id), Status.DISPUTED)
        master = store.sources.add(SourceKind.OFFICE, MASTER)
        hidden = store.sources.add(
            SourceKind.PERSON, ARABIC, name_en=LATIN, aliases=(ALIAS,), url=LINK, note=NOTE, protected=True,
            part_of=master.id,
        )  # fmt: skip
        store.sources.add(SourceKind.PERSON, OTHER, protected=True)
        _write(store, article, hidden.id)
        records = (store.articles.record(article), store.articles.record(other))
        histories = tuple(store.dossiers.histories(records, whole=True))
        protected = tuple(source for source in store.sources.listed() if source.protected)
        return Report(records, "ar", "2026-11-23T08:00:00.000Z", "ليلى", histories=histories, protected=protected)


def _write(store: Store, article: str, hidden: str) -> None:
    first, second, third, *_ = store.claims.of(article)
    said = f"قالت {ARABIC}، و{ALIAS} أيضًا: {LATIN} (zaffranaQasabi@mail.example, https://x.example/{quote(ARABIC)})"
    store.hops.add(first.id, hidden, seen=Seen.NO, link=LINK, said=said, note=said)
    store.verdicts.edit(first.id, rationale=said, unknowns=said, topic=said, tags=[LATIN], place=LATIN, said=LATIN)
    store.claims.set_note(first.id, said)
    store.claims.set_wording(second.id, f"{OTHER} يقول إن العقد وُقّع")
    store.claims.set_note(third.id, f"بحسب {OTHER.upper()}")
    store.claims.set_note(third.id, "")
    own = store.evidence.add(first.id, Stance.SUPPORTS, EvidenceKind.STATEMENT, title=said, publisher=LATIN, quote=said)
    store.snapshots.add_file(own.id, "plain.txt", "text/plain", said.encode())
    item = store.evidence.add(
        second.id, Stance.CONTEXT, EvidenceKind.DOCUMENT, title=said, quote=said, translation=said, note=said,
        url="https://x.example/borodin-whistleworth", affiliation=OTHER, interests=said,
    )  # fmt: skip
    store.snapshots.add_file(item.id, "borodin_whistleworth.txt", "text/plain", b"nothing")
    store.snapshots.add_file(item.id, "memo.docx", "application/zip", _packed("<t>Zaffrana</t> <t>Qas</t><t>abi</t>"))
    store.snapshots.add_file(item.id, "letter.txt", "text/plain", said.encode("utf-16"))
    chained = store.evidence.add(third.id, Stance.SUPPORTS, EvidenceKind.STATEMENT, title="رسالة")
    store.hops.add(third.id, hidden, evidence=chained.id, link=LINK, note=said)
    store.reviews.add(first.id, Decision.AGREES, said, "سلمى")
    store.sources.add(SourceKind.OFFICE, f"مكتب {ARABIC}", aliases=(f"office of {OTHER}",), note=said)
    store.hops.add(second.id, store.sources.named(f"مكتب {ARABIC}")[0].id)


def unpacked(content: bytes, depth: int = 0) -> Iterator[str]:
    """Everything that can be read in a file: in its bytes, in what is packed in it, in a PDF's streams and words."""
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16-le", "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                yield name
                yield from unpacked(parts.read(name), depth + 1)
    if content.startswith(b"\x1f\x8b"):
        with gzip.open(io.BytesIO(content)) as file:
            yield from unpacked(file.read(), depth + 1)
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as opened:
            yield "\n".join(page.get_textpage().get_text_range() for page in opened)
        reader = PdfReader(io.BytesIO(content))
        for place in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
            found = reader.get_object(place)
            yield str(found)
            if isinstance(found, StreamObject):
                yield found.get_data().decode("utf-8", "replace")
    for packed in re.findall(rb"[A-Za-z0-9+/]{40,}={0,2}", content) if depth < 2 else ():
        try:
            yield from unpacked(base64.b64decode(packed, validate=True), depth + 1)
        except ValueError:
            continue


def told(content: bytes) -> set[str]:
    """The secrets that can be found in a file, however they are escaped in it."""
    found: set[str] = set()
    for text in unpacked(content):
        written = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
        plain = fold_text("\n".join((text, written, unquote(written), re.sub("<[^<>]*>", "", text))))
        found |= {secret for secret in SECRETS if secret in plain}
    return found


@pytest.mark.parametrize(
    ("format", "language"), [*((format, "en") for format in Format if format is not Format.PDF_A), (Format.HTML, "ar")]
)
def test_no_byte_of_any_format_tells_of_a_protected_source(report: Report, format: Format, language: str) -> None:
    assert told(render(replace(report, language=language), format)) == set()


@pytest.mark.parametrize("format", [Format.JSON, Format.ISNAD, Format.WARC, Format.HTML, Format.PDF])
def test_where_they_may_be_named_they_are(report: Report, format: Format) -> None:
    """Without this, the search above could be blind."""
    given = replace(report, names_protected=True, language="en", portions=frozenset({Portion.CLAIMS}))
    assert fold_text(LATIN) in told(render(given, format))


def test_what_is_left_comes_back_whole(report: Report) -> None:
    for module, format in ((whole, Format.JSON), (isnad, Format.ISNAD)):
        content = render(report, format)
        back = module.read(content)
        assert len(back.records) == 2
        assert {each.sha256 for each in back.records[1].originals} == {back.records[1].version.original}
        assert back.records[1].version.text == report.records[1].version.text
    assert json.loads(render(report, Format.JSON))["records"][1]["versions"][0]["name"].endswith(".html")


def test_what_is_left_out_or_stays_is_said(report: Report) -> None:
    """The article says "ثلاثة دبلوماسيين" itself; the histories tell of the others."""
    first, second = (record.article.title for record in report.records)
    assert warned(report) == [(UNTOLD, first), (UNTOLD, second), (SAID_ITSELF, first)]
    assert warned(replace(report, names_protected=True)) == []
