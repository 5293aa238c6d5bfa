"""PDF: read in the order of reading, its broken lines joined, its edges left out; what says no letters is refused."""

import io
from functools import partial

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display

from factcheck.errors import InputRefused
from factcheck.readers import paper, read
from tests.factcheck.readers.made import PARAGRAPHS, TITLE

OTHERS = (
    "ونفت مصادر في المحافظة علمها بالموعد.", "ولم يصدر تعليق من الشركة المنفذة حتى مساء الأربعاء.",
    "وكان المشروع قد توقف قبل ثلاثة أعوام بسبب خلاف على الأرض.", "وتقول لجنة الأهالي إنها لم تُستشر.",
)  # fmt: skip


def pdf(pages: int = 1, title: str = TITLE, direction: str = "rtl") -> bytes:
    from weasyprint import HTML

    edges = "@top-center{content:'صحيفة النهار'} @bottom-center{content:'صفحة ' counter(page)}" if pages > 1 else ""
    told = [(*PARAGRAPHS, OTHERS[page])[page % 2 :] for page in range(pages)]
    body = "".join(
        f"<section style='break-after:page'>{''.join(f'<p>{one} ({page})</p>' for one in told[page])}</section>"
        for page in range(pages)
    )
    style = f"@page{{size:A5;{edges}}} body{{font:14px 'Noto Naskh Arabic'}}"
    page = f"<html lang=ar dir={direction}><title>{title}</title><style>{style}</style><body>{body}"
    return bytes(HTML(string=page).write_pdf())


def words(text: str) -> list[str]:
    return text.replace("،", " ").replace(".", " ").split()


def test_an_arabic_pdf_is_read_in_the_order_of_reading():
    draft = read(pdf(), "/news/a.pdf")
    assert draft.title == TITLE
    wanted = words(" ".join(PARAGRAPHS))
    found = words(draft.text)
    assert sum(word in found for word in wanted) >= 0.97 * len(wanted)
    places = [found.index(word) for word in dict.fromkeys(wanted) if found.count(word) == 1 == wanted.count(word)]
    assert places == sorted(places)
    assert any("order of reading" in warning.template for warning in draft.warnings)


def test_what_repeats_at_the_edges_of_the_pages_is_left_out():
    text = read(pdf(4), "/news/a.pdf").text
    assert "صحيفة النهار" not in text
    assert "صفحة" not in text
    assert text.count("الوزارة") == 2
    assert all(words(one)[1] in text for one in OTHERS)
    assert all(f"({page})" in text for page in range(4))


def test_a_pdf_of_pictures_and_a_locked_one_say_so():
    from pypdf import PdfReader, PdfWriter

    blank = PdfWriter()
    blank.add_blank_page(200, 200)
    with pytest.raises(InputRefused, match="no text"):
        read(written(blank), "a.pdf")
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    locked.encrypt("geheim")
    with pytest.raises(InputRefused, match="password"):
        read(written(locked), "a.pdf")


@pytest.mark.parametrize("cipher", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_its_owner_may_change_is_read(cipher: str):
    from pypdf import PdfReader, PdfWriter

    made = pdf()
    owned = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    owned.encrypt("", "geheim", algorithm=cipher)
    assert read(written(owned), "a.pdf").text == read(made, "a.pdf").text


def written(writer) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("turned", "right"),
    [
        ("األندرويد", "الأندرويد"),
        ("واإلعالن", "والإعلان"),
        ("اآلن", "الآن"),
        ("خالل", "خلال"),
        ("قال", "قال"),
        ("األم", "الأم"),
    ],
)
def test_pairs_that_an_engine_turned_are_put_right(turned: str, right: str):
    known = frozenset({"خلال", "والإعلان", "قال"})
    assert paper.pairs_righted(turned, known) == right


def test_lines_are_joined_into_paragraphs():
    page = [
        "قالت الوزارة يوم الثلاثاء إن أعمال السد الجديد ستبدأ خلال العام",
        "المقبل وإن الاتفاق لا يشمل أي تمويل.",
        "وأضاف المتحدث أن الأهالي سيحصلون على تعويضات قبل نقلهم إلى القرى",
        "الجديدة.",
    ]
    assert paper.joined([page]) == f"{page[0]} {page[1]}\n{page[2]} {page[3]}"
    assert paper.joined([["a long line of words that ends in a bro-", "ken word and goes on until the other end"]]) == (
        "a long line of words that ends in a broken word and goes on until the other end"
    )


def test_letters_without_meaning_are_told_from_text():
    assert paper.is_garbage("(cid:17)(cid:3)(cid:9)(cid:1312)(cid:1011)")
    assert paper.is_garbage("Ԕ ϸЇ ΰ Î ߙ Ψ ϣ ķ g ϙ ʆ Ϣ i ϸЇ Ԕΰ Î ߙ Ψ́ ϣ ķ g ϙ ʆ ¢һӍΉʽী ഥഀဍ ೅Ϣ ࠮")
    assert not any(map(paper.is_garbage, (*PARAGRAPHS, "Plain English, Ελληνικά and русский", "")))


@pytest.mark.parametrize(
    ("shown", "read_"),
    [
        (".1 قالت الوزارة", "1. قالت الوزارة"),
        ("في 12 مارس .2024", "في 12 مارس 2024."),
        (".The ministry said so", "The ministry said so."),
        ("من الخارج .", "من الخارج."),
        ("-5 درجات", "-5 درجات"),
        ("The price was .5", "The price was .5"),
    ],
)
def test_the_sign_at_the_end_of_a_line_stands_where_it_is_read(shown: str, read_: str):
    assert paper.ends_righted(shown) == read_
    assert paper.ends_righted(f"سطر\n{shown} \nسطر").split("\n")[1].rstrip() == read_


def test_a_latin_sentence_goes_on_in_the_next_line_however_short_this_one_is():
    page = ["قالت الوزارة في بيان طويل لها يوم الثلاثاء إن", "الأعمال ستبدأ.", "The ministry", "told Reuters", "so."]
    assert paper.joined([page])[-30:] == "\nThe ministry told Reuters so."


def drawn(lines: list[str]) -> bytes:
    """A page on which each line is painted sign by sign from the left, by a font that tells its letters."""
    codes = sorted({ord(sign) for line in lines for sign in line})
    told = " ".join(f"<{code:04X}> <{code:04X}>" for code in codes)
    letters = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def"
        f" 1 begincodespacerange <0000> <FFFF> endcodespacerange {len(codes)} beginbfchar {told} endbfchar"
        " endcmap end end"
    )
    painted = "\n".join(
        f"BT /F 12 Tf 1 0 0 1 {560 - 6 * len(line)} {750 - 20 * number} Tm <{line.encode('utf-16-be').hex()}> Tj ET"
        for number, line in enumerate(lines)
    )
    about = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 8 0 R"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(painted)}>>stream\n{painted}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/X{about}>>",
        f"<</Length {len(letters)}>>stream\n{letters}\nendstream",
        "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200"
        "/CapHeight 700/StemV 80>>",
    ]
    body = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.5\n{body}trailer<</Size 9/Root 1 0 R>>\n%%EOF".encode()


@pytest.mark.parametrize("shaped", [reshape, str], ids=["forms", "letters"])
@pytest.mark.parametrize("ordered", [partial(get_display, base_dir="R"), str], ids=["visual", "logical"])
def test_whichever_way_a_program_paints_arabic_it_is_read_in_order(shaped, ordered):
    lines = [
        "قالت الوزارة إن الأعمال ستبدأ خلال العام المقبل، وإن الاتفاق لا يشمل",
        "أي تمويل (من الخارج) بقيمة 3.5 مليون دولار في 12 مارس 2024.",
        "وأضاف المتحدث: «لا نعلم متى يبدأ العمل» في شركة Siemens الألمانية",
    ]
    found = read(drawn([ordered(shaped(line)) for line in lines]), "a.pdf").text
    assert " ".join(found.split()) == " ".join(lines)
