"""Pages whose letters are read by where they are painted: marks, names in other letters, numbers, columns, bullets."""

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from pypdf import PdfReader, PdfWriter

from factcheck.readers import justified, paper, read
from factcheck.readers.signs import Line, Sign
from tests.factcheck.readers.made import PARAGRAPHS

SAID = (
    "قالت الوزارة إن الأعمال ستبدأ نقلاً عن الخطة في مطلع العام المقبل، وإن الاتفاق لا يشمل أي تمويل من الخارج.",
    "ونقلت صحيفة The Guardian عن مسؤول قوله إن الكلفة بلغت 3.5 مليار دولار في 2023، أي ما يعادل 12٪ من الموازنة.",
    "أما المعارضة فرأت أنّ هذه الأرقامَ «غير دقيقة» (سابقاً)، وأنها تخالف ما أُعلن لاحقًا في أغسطس/آب الماضي.",
    "وكان رئيس الوزراء قد وعد سابقاً بإعلان النتائج خلال شهر، إلا أن اللجنة المكلفة لم تجتمع سوى مرة واحدة.",
)
ENGLISH = "The ministry said on Tuesday that the dam (the second one) would be built, and that nothing was paid for it."


def pdf(body: str, style: str = "", direction: str = "rtl") -> bytes:
    from weasyprint import HTML

    style = f"@page{{size:A5}} body{{font:14px 'Noto Naskh Arabic','Noto Sans';{style}}}"
    return bytes(HTML(string=f"<html dir={direction}><style>{style}</style><body>{body}").write_pdf())


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("style", ["", "text-align:justify", "columns:2;column-gap:1cm"])
def test_arabic_is_read_to_the_mark(style: str):
    found = read(pdf("".join(f"<p>{one}</p>" for one in SAID), style), "a.pdf").text
    assert one_line(found) == " ".join(SAID)


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_each_language_keeps_its_own_direction(direction: str):
    body = "".join(f"<p>{one}</p>" for one in SAID[:2]) + f"<p dir=ltr>{ENGLISH}</p>"
    found = one_line(read(pdf(body, direction=direction), "a.pdf").text)
    assert ENGLISH in found
    if direction == "rtl":
        assert found.startswith(" ".join(SAID[:2]))


def test_an_arabic_name_in_an_english_text():
    said = "They call it «السد العالي» and it was opened in 1970, as the people of the town said on Tuesday."
    found = read(pdf(f"<p>{ENGLISH} {ENGLISH}</p><p>{said}</p>", direction="ltr"), "a.pdf").text
    assert said in one_line(found)


def test_a_bullet_stands_before_what_it_belongs_to():
    found = read(pdf(f"<p>{SAID[0]}</p><ul><li>البند الأول<li>البند الثاني</ul>"), "a.pdf").text
    assert found.split("\n")[-2:] == ["• البند الأول", "• البند الثاني"]


def table(page: int) -> str:
    rows = "".join(f"<tr><td>{1950 + 9 * page + row}<td>{row * 7 + page}" for row in range(9))
    return f"<table style='break-after:page'>{rows}</table>"


def test_rows_of_figures_at_the_edges_of_the_pages_are_no_heads():
    found = read(pdf(f"<p>{PARAGRAPHS[0]}</p>" + "".join(map(table, range(4)))), "a.pdf").text
    assert set(map(str, range(1950, 1986))) <= set(re.findall(r"\d{4}", found))


def test_heads_of_even_and_odd_pages_are_left_out():
    bodies = [[f"كلام الصفحة {name}", f"وكلام آخر عن {name}", f"وغيره عن {name}"] for name in "ابجدهوزح"]
    pages = [
        [f"{at + 10} | تقرير" if at % 2 else f"تقرير | {at + 10}", *body, f"صفحة {at + 1} من 8"]
        for at, body in enumerate(bodies)
    ]
    assert paper.without_edges(pages) == bodies


TOLD = "قالت الوزارة إن الأعمال خلال الاتفاق لا تشمل الإعلان في 2023 (أي الله) سلام"


def painted(signs: list[str], *, one_by_one: bool) -> bytes:
    """A PDF on which signs stand from left to right, each of them the letters that it is told to be."""
    known = sorted(set(signs))
    code = {sign: b"%02x" % (65 + number) for number, sign in enumerate(known)}
    table = " ".join(f"<{code[sign].decode()}><{sign.encode('utf-16-be').hex()}>" for sign in known)
    told = f"begincmap 1 begincodespacerange <00><ff> endcodespacerange {len(known)} beginbfchar {table} endbfchar"
    if one_by_one:
        line = b"500 700 Td " + b" ".join(b"<%s> Tj -7.2 0 Td" % code[sign] for sign in reversed(signs))
    else:
        line = b"50 700 Td <%s> Tj" % b"".join(code[sign] for sign in signs)
    streams = (b"BT /F 12 Tf %s ET" % line, f"{told} endcmap".encode())
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        *(b"<</Length %d>>stream\n%s\nendstream" % (len(one), one) for one in streams),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 5 0 R>>",
    ]  # fmt: skip
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(parts, 1))
    return b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R>>"


@pytest.mark.parametrize("one_by_one", [False, True])
@pytest.mark.parametrize("kind", ["letters", "forms", "pairs"])
def test_old_programs_paint_letters_in_their_own_ways(kind: str, *, one_by_one: bool):
    shown = get_display(reshape(TOLD) if kind == "forms" else TOLD)
    signs = re.findall("[اأإآ]ل|.", shown) if kind == "pairs" else list(shown)
    signs = [sign[::-1] for sign in signs]
    assert read(painted(signs, one_by_one=one_by_one), "a.pdf").text == TOLD


def test_a_short_pair_of_brackets_faces_its_text():
    assert paper.signs_righted("Reuters reported )1(\nوقال (ثانيًا) إنه\nوعاد (ثالثًا)").startswith(
        "Reuters reported (1)\n"
    )


def sample(name: str) -> str:
    """The text of a page that another program made, its vowel signs in one order."""
    content = Path(__file__).with_name("painted").joinpath(f"{name}.pdf").read_bytes()
    return normalize("NFC", one_line(read(content, "a.pdf").text))


@pytest.mark.parametrize("program", ["libreoffice", "chromium"])
def test_a_line_of_which_every_letter_has_its_vowel_stays_one(program: str):
    found = sample(f"vowels_{program}")
    for said in ("قَالَ رَسُولُ اللهِ", "عَلَيْهِ وَسَلَّمَ: إِنَّمَا الأَعْمَالُ بِالنِّيَّاتِ، وَإِنَّمَا"):
        assert normalize("NFC", said) in found


def test_a_letter_that_is_told_with_its_mark_is_kept_over_the_same_letter_of_the_next_line():
    found = sample("narrow_chromium")
    assert "لكن مصدرًا مطلعًا قال" in found
    assert "عمود ضيق فيه خبر آخر عن التعليم في المدارس الريفية" in found


def test_the_full_stop_of_arabic_in_paragraphs_from_left_to_right_ends_its_sentence():
    found = read(pdf(f"<p>{SAID[2]}</p><p>{SAID[3]}</p>", direction="ltr"), "a.pdf").text
    assert found.endswith("واحدة.")
    assert "الماضي." in found
    assert paper.ends_righted("...وقال\n.قال نعم.\n. وقال") == "...وقال\n.قال نعم.\n. وقال"


def test_an_address_over_two_lines_is_one():
    assert (
        paper.joined([["انظر الرابط وهو طويل https://", "example.org/a?b=1 في آخر السطر"]]).count("https://example")
        == 1
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_stretched_line_of_few_words_goes_on_and_a_paragraph_ends_where_it_does(columns: int):
    told = [one for _ in range(3) for one in SAID]
    body = "".join(f"<p>{one}</p>" for one in told)
    style = f"columns:{columns};column-gap:1cm;text-align:justify;font-size:{9 if columns == 3 else 11}px"
    assert read(pdf(body, style), "a.pdf").text.split("\n") == told


def test_lines_that_are_not_set_to_an_edge_say_nothing_of_their_length():
    def line(left: float) -> Line:
        return Line(10, [Sign("ا", 0, left, left + 1, 0, left), Sign("ب", 1, 299, 300, 0, 299)])

    assert justified.marks([line(left) for left in (100, 107, 103, 150, 111)]) == [""] * 5
    assert justified.marks([line(left) for left in (100, 100, 103, 150, 100)]) == [
        justified.REACHES, justified.REACHES, "", justified.FALLS_SHORT, justified.REACHES,
    ]  # fmt: skip
    assert justified.marks([]) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_reads_as_before(turn: int):
    content = Path(__file__).with_name("painted").joinpath("narrow_chromium.pdf").read_bytes()
    turned = PdfWriter()
    for one in PdfReader(BytesIO(content)).pages:
        turned.add_page(one.rotate(turn))
    stream = BytesIO()
    turned.write(stream)
    assert read(stream.getvalue(), "a.pdf").text == read(content, "a.pdf").text
