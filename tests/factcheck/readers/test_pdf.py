"""PDF: read in the order of reading, its broken lines joined, its edges left out; what says no letters is refused."""

import io

import pytest

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
