"""The document: its words in order for two readers of PDF that others wrote, its tags, its links, its bookmarks."""

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Event, Timer
from unicodedata import name, normalize

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from db.store import Store
from factcheck import readers
from factcheck.errors import ExportRefused
from factcheck.model import Article, Direction, Record, Version
from factcheck.report import Format, Portion, Report, beside, pdf, render, vowels
from factcheck.text.fold import fold_text
from tests.conftest import SAMPLE
from tests.factcheck.report import made

WORD = re.compile(r"\w+")


@pytest.fixture(scope="module", params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def document(language: str) -> bytes:
    return render(made.report(language), Format.PDF)


def by_pdfium(document: bytes) -> str:
    with pypdfium2.PdfDocument(document) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def by_poppler(document: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True)
    return done.stdout.decode()


ENGINES = [by_pdfium, *([by_poppler] if shutil.which("pdftotext") else [])]


def words(text: str) -> list[str]:
    # The isolates that poppler writes stand between words as spaces do.
    return WORD.findall(fold_text(re.sub("[\u202a-\u202e\u2066-\u2069]", " ", text)))


def news(language: str) -> Report:
    draft = readers.read(SAMPLE.read_bytes(), str(SAMPLE))
    article = Article("a", draft.title, "", "", "", "", "ar", Direction.RTL, made.AT)
    version = Version("v", "a", 1, draft.text, "0" * 64, draft.media_type, draft.encoding, "article.txt", made.AT)
    return Report((Record(article, (version,), ()),), language, made.AT, "ليلى")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_words_are_found_in_logical_order(engine: object, language: str) -> None:
    report = news(language)
    wanted = words(report.records[0].version.text)
    assert len(wanted) > 80
    found = words(engine(render(report, Format.PDF)))  # type: ignore[operator]
    missing = Counter(wanted) - Counter(found)
    assert missing.total() <= 0.015 * len(wanted), missing
    pairs = set(pairwise(found))
    kept = [pair for pair in pairwise(wanted) if pair in pairs]
    assert len(kept) >= 0.8 * (len(wanted) - 1)  # a line's end and a page's lie between some


VOWELLED = (
    "شَيئًا قُرِئَتِ الرِّسالةُ كُلُّها، وأُعيدَ خِلافًا لِلعادةِ نَشرُها؛ مُؤَلَّفٌ مُتَّصِلٌ لاَ يُنسى، بِدِقَّةٍ وَعِنايةٍ. هُوَ لاَعِبٌ، وأَصلًا رَئِيسٌ وَمُؤسَّسةٌ."
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("format", [Format.PDF, Format.PDF_A])
def test_words_with_vowel_marks_are_found(engine: object, format: Format) -> None:
    version = replace(made.record().version, text=VOWELLED)
    report = Report((Record(made.record().article, (version,), ()),), "ar", made.AT, "ليلى")
    found = engine(render(report, format))  # type: ignore[operator]
    assert not Counter(words(VOWELLED)) - Counter(words(found))
    if engine is by_poppler:  # PDFium puts a mark after the full stop that follows it, and no word is the worse for it
        marked = re.compile(r"[\w\u064b-\u0652]+")
        exact = normalize("NFC", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", found))
        assert not Counter(marked.findall(normalize("NFC", VOWELLED))) - Counter(marked.findall(exact))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_word_that_fonts_have_one_sign_for_is_found(engine: object) -> None:
    text = "قال عبدالله إن الله غفور، بالله عليك، والله أكبر."
    version = replace(made.record().version, text=text)
    report = Report((Record(made.record().article, (version,), ()),), "ar", made.AT, "ليلى")
    assert not Counter(words(text)) - Counter(words(engine(render(report, Format.PDF))))  # type: ignore[operator]


@pytest.mark.parametrize("sign", ["\U0001f525", "\U0001fae8", "\U0001f9ff"])
def test_a_sign_that_no_font_has_is_named_and_harms_no_vowel_mark(sign: str) -> None:
    version = replace(made.record().version, text=f"مُؤَلَّفٌ {sign} حريقٌ {sign}{sign} كُلُّها")
    report = Report((Record(made.record().article, (version,), ()),), "ar", made.AT, "ليلى")
    text = by_pdfium(render(report, Format.PDF))
    named = words(text).count(words(name(sign, "emoji"))[-1])
    assert text.count(sign) + named == 3  # some computers have a font for it
    assert not Counter(words("مؤلف حريق كلها")) - Counter(words(text))


def test_the_codes_of_lifted_marks_are_nobody_elses() -> None:
    """A sign that the font lacks has the first code behind its glyphs."""
    font = vowels._Font(None, {}, None, None, {}, {3: b"", 700: b""}, free=600)
    assert [font.mark(3, 0, at) for at in (0, 100)] == [701, 702]
    assert vowels._Font(None, {}, None, None, {}, {3: b""}, free=600).mark(3, 0, 0) == 600


@pytest.mark.parametrize("engine", ENGINES)
def test_the_words_of_a_whole_report_are_found(engine: object, language: str) -> None:
    from tests import worked

    with Store(":memory:", "ليلى") as store:
        record = store.articles.record(worked.work(store))
    report = Report((record,), language, made.AT, "ليلى", names_protected=True)
    found = Counter(words(engine(render(report, Format.PDF))))  # type: ignore[operator]
    sources = {hop.source for hop in record.hops}
    told = [
        record.version.text,
        *(claim.passage.quote for claim in record.claims),
        *(claim.rationale for claim in record.claims),
        *(source.name(language) for source in record.sources if source.id in sources),
        *(item.quote for item in record.evidence),
    ]
    wanted = Counter(words(" ".join(told)))
    assert (wanted & found).total() >= 0.985 * wanted.total(), wanted - found


def test_every_rule_of_its_style_sheet_is_understood(caplog: pytest.LogCaptureFixture) -> None:
    render(made.report(), Format.PDF)
    assert caplog.messages == []


def test_it_says_what_it_is(document: bytes, language: str) -> None:
    reader = PdfReader(io.BytesIO(document))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert made.record().article.title.split()[0] in reader.metadata.title
    assert reader.metadata.author.startswith("ليلى")


def test_every_element_has_its_tag(document: bytes) -> None:
    tags: Counter[str] = Counter()
    rest = [PdfReader(io.BytesIO(document)).trailer["/Root"]["/StructTreeRoot"]]
    while rest:
        node = rest.pop().get_object()
        if isinstance(node, DictionaryObject):
            tags[str(node.get("/S"))] += 1
            kids = node.get("/K", ArrayObject()).get_object()
            rest += list(kids) if isinstance(kids, ArrayObject) else [kids]
    assert tags["/H1"] == 1
    assert tags["/H2"] == 5
    assert tags["/H3"] >= 9
    assert tags["/Link"] >= 18
    assert tags["/P"] > 10
    assert tags["/L"] >= 2


def test_text_and_claims_lead_to_each_other(document: bytes) -> None:
    reader = PdfReader(io.BytesIO(document))
    targets = {
        str(note["/Dest"])
        for page in reader.pages
        for each in page.get("/Annots", [])
        if "/Dest" in (note := each.get_object())
    }
    named = set(reader.named_destinations)
    assert {f"a1-claim-{number}" for number in range(1, 10)} <= targets <= named
    assert len({target for target in targets if target.startswith("a1-quote-")}) == 9


def test_nothing_in_it_acts_or_is_fetched(document: bytes) -> None:
    reader = PdfReader(io.BytesIO(document))
    root = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    actions = [
        note["/A"]["/URI"]
        for page in reader.pages
        for each in page.get("/Annots", [])
        if "/A" in (note := each.get_object())
    ]
    assert set(actions) == {"https://example.org/a?b=1&c=2"}


def test_its_bookmarks_are_its_parts(document: bytes) -> None:
    outline = PdfReader(io.BytesIO(document)).outline
    assert len(outline) == 2  # the title, and its parts below it
    assert len([each for each in outline[1] if not isinstance(each, list)]) == 5


def test_its_pages_are_counted_in_its_language(document: bytes, language: str) -> None:
    pages = len(PdfReader(io.BytesIO(document)).pages)
    text = by_pdfium(document)
    assert (
        re.search(rf"Page\s+2\s+of\s+{pages}", text)
        if language == "en"
        else re.search(rf"صفحة\s+2\s+من\s+{pages}", text)
    )


def test_parts_can_be_left_out() -> None:
    report = Report((made.record(),), "en", made.AT, "ليلى", frozenset({Portion.ARTICLE}))
    text = by_pdfium(render(report, Format.PDF))
    assert "The article" in text
    assert "The claims" not in text
    assert "Version 2" not in text


def test_an_archive_gets_its_own_kind() -> None:
    reader = PdfReader(io.BytesIO(render(made.report("ar"), Format.PDF_A)))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part[>=\"]+3", metadata)
    assert re.search(r"pdfaid:conformance[>=\"]+U", metadata)
    assert "/OutputIntents" in reader.trailer["/Root"]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_without_pango_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            sys.stdout.write("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library")
        return real(name, *rest, **more)

    import builtins

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ExportRefused, match=r"apt install libpango-1\.0-0"):
        pdf.render(made.report())
    assert capsys.readouterr().out == ""
    assert render(made.report(), Format.HTML)


def test_nothing_of_this_computer_gets_into_a_page(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("body::after { content: 'secret words' }")
    page = (
        f'<html lang="en"><head><title>t</title><link rel="stylesheet" href="{secret.as_uri()}"></head><body>x</body>'
    )
    assert "secret" not in by_pdfium(pdf.set_page(page, pdf.ACCESSIBLE))


def test_a_page_of_any_length_reaches_the_process_that_sets_it() -> None:
    """A page longer than a pipe holds, which the process begins to read only when it has started."""
    stop = Event()
    alarm = Timer(120, stop.set)
    alarm.start()
    try:
        document = beside.set_beside(f"<!doctype html><p>أول<!--{'م' * 400_000}--></p><p>آخر</p>", pdf.ACCESSIBLE, stop)
    finally:
        alarm.cancel()
    with pypdfium2.PdfDocument(document) as opened:
        assert "آخر" in opened[0].get_textpage().get_text_range()
