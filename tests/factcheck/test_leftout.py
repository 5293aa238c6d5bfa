"""What a page shows beside its article: each block in its place, and taken in where the page has it."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck import apart, leftout
from factcheck.leftout import Block
from factcheck.readers import drafts
from tests.factcheck.readers import made

ARTICLE = "عنوان الخبر\nالفقرة الأولى من الخبر.\nالفقرة الثانية."
PAGE = [
    "القائمة",
    "عنوان الخبر",
    "صورة: وكالة",
    "الفقرة الأُولى من الخبر.",
    "شاهد أيضًا",
    "الفقرة الثانية.",
    "حقوق النشر",
]


def test_each_block_is_known_by_its_words_and_stands_where_the_page_has_it():
    found = leftout.blocks(ARTICLE, PAGE)
    assert [block.text for block in found if not block.taken] == ["القائمة", "صورة: وكالة", "شاهد أيضًا", "حقوق النشر"]
    everything = leftout.with_blocks(ARTICLE, found, range(len(found)))
    assert everything.split("\n") == [*PAGE[:3], "الفقرة الأولى من الخبر.", *PAGE[4:]]
    assert leftout.with_blocks(ARTICLE, found, [2]).split("\n")[1] == "صورة: وكالة"
    assert leftout.with_blocks(ARTICLE, found, []) == ARTICLE


def test_blocks_that_an_extractor_ran_together_are_not_left_out():
    first, second = "الفقرة الأولى من هذا الخبر الطويل.", "الفقرة الثانية من هذا الخبر الطويل."
    found = leftout.blocks(f"{first} {second}\nثالث", [first, second, "الخبر", "ثالث"])
    assert [block for block in found if not block.taken] == [Block("الخبر", False, 1)]


@given(st.lists(st.tuples(st.sampled_from("ابتثجحخد"), st.booleans()), max_size=30))
def test_an_article_made_of_blocks_of_a_page_becomes_the_page_again(page: list[tuple[str, bool]]):
    lines = [f"{letter} {number}" for number, (letter, _) in enumerate(page)]
    article = [line for line, (_, taken) in zip(lines, page, strict=True) if taken]
    if not article:
        return
    found = leftout.blocks("\n".join(article), lines)
    assert [block.taken for block in found] == [taken for _, taken in page]
    assert leftout.with_blocks("\n".join(article), found, range(len(found))).split("\n") == lines


def test_all_that_a_page_shows_is_read_apart():
    page = "<body><nav>x</nav><p>أول</p><div hidden>سر</div><script>alert(1)</script><p>ثان</p></body>".encode()
    assert apart.whole(page, "/a.html", "text/html", "utf-8") == ["أول", "ثان"]
    saved = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=windows-1256\r\n\r\n" + "<p>أول<p>ثان".encode("cp1256") + b"\r\n--x--\r\n"
    )
    assert apart.whole(saved, "/a.mhtml", "multipart/related", "utf-8") == ["أول", "ثان"]


@given(
    st.lists(st.tuples(st.sampled_from("ابتثجحخد"), st.booleans()), min_size=1, max_size=12),
    st.integers(0, 40),
    st.integers(1, 40),
)
def test_what_is_marked_holds_the_same_words_when_blocks_come_in(page: list[tuple[str, bool]], start: int, length: int):
    lines = [f"{letter} {number}" for number, (letter, _) in enumerate(page)]
    text = "\n".join(line for line, (_, taken) in zip(lines, page, strict=True) if taken)
    marked = text[start : start + length]
    if not marked.strip():
        return
    found = leftout.blocks(text, lines)
    moved = leftout.Moved(text, found, range(len(found))).of(start, start + len(marked))
    whole = leftout.with_blocks(text, found, range(len(found)))
    words = [piece for piece in (whole[begin:end].strip("\n") for begin, end in moved) if piece]
    assert "\n".join(words) == marked.strip("\n")


def test_of_a_book_the_pages_beside_its_order_of_reading_were_left_out():
    parts = made.unzipped(made.epub())
    book = parts["OEBPS/book.opf"].decode()
    book = book.replace('<itemref idref="b"/>', '<itemref idref="b" linear="no"/>')
    book = book.replace("</manifest>", '<item id="c" href="text/c.xhtml"/></manifest>')
    notes = "<html><body><nav>الفهرس</nav><p>حواشي الكتاب</p></body></html>"
    content = made.zipped(parts | {"OEBPS/book.opf": book.encode(), "OEBPS/text/c.xhtml": notes.encode()})
    (draft,) = drafts(content, "a.epub")
    assert draft.text == made.PARAGRAPHS[0]
    page = apart.whole(content, "a.epub", draft.media_type, "")
    assert page == [*made.PARAGRAPHS, "حواشي الكتاب"]
    assert [block.taken for block in leftout.blocks(draft.text, page)] == [True, False, False]
