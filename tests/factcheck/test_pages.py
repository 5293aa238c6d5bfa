"""A place of a PDF's text is known on its page, and on the picture of it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdfium2 import PdfDocument

from db import layouts
from db.store import Store
from factcheck import pages
from factcheck.apart import Apart
from factcheck.errors import InputRefused
from factcheck.layout import Laid, packed, text_of
from factcheck.model import Version
from factcheck.pages import Paper
from factcheck.readers import read
from tests.db.test_journal import mark

NAMES = ["أحمد", "سلمى", "خالد", "ليلى", "يوسف", "مريم", "طارق", "هند", "عمر", "نور"]
PLACES = ["القاهرة", "بيروت", "تونس", "عمّان", "الرباط", "دمشق", "بغداد", "صنعاء", "الدوحة", "مسقط"]


def sentence(number: int) -> str:
    name, place = NAMES[number % 10], PLACES[(number // 3) % 10]
    return (
        f"قال {name} من {place} في حديثه الطويل إلى وكالة Reuters إن المشروع {100 + number} سينتهي قبل نهاية الشهر،"
        f" وإن {NAMES[(number * 7) % 10]} زار {PLACES[(number * 3) % 10]} أمس لمعاينة ما أُنجز منه."
    )


def document(style: str = "@page { size: A6 }", count: int = 24) -> bytes:
    from weasyprint import HTML

    body = "".join(f"<p>{sentence(number)}</p>" for number in range(count))
    margins = "@page { @top-center { content: 'تقرير' } @bottom-center { content: counter(page) } }"
    made: bytes = HTML(string=f"<html lang=ar dir=rtl><style>{style} {margins}</style>{body}").write_pdf()
    return made


def version_of(content: bytes) -> Version:
    draft = read(content, "/news/a.pdf")
    return Version("v", "a", 1, draft.text, "", draft.media_type, draft.encoding, draft.name, "")


@pytest.fixture
def apart():
    one = Apart()
    yield one
    one.close()


def truth(content: bytes) -> dict[int, int]:
    """The page on which the number of each sentence is, as the document's own text tells it."""
    from pypdfium2 import PdfDocument

    with PdfDocument(content) as opened:
        texts = [opened[at].get_textpage().get_text_range() for at in range(len(opened))]
    return {number: at for number in range(24) for at, text in enumerate(texts, 1) if str(100 + number) in text}


def test_every_sentence_is_known_on_its_page(apart: Apart):
    content = document()
    version = version_of(content)
    found = pages.find(version, Paper(content), apart)
    expected = truth(content)
    assert len(set(expected.values())) > 3
    assert {number: found.at(version.text.index(str(100 + number))) for number in expected} == expected


@pytest.mark.parametrize("style", ["@page { size: A6 }", "@page { size: A6 landscape }"])
def test_a_word_is_found_where_it_is_painted(apart: Apart, style: str):
    content = document(style)
    version = version_of(content)
    found = pages.find(version, Paper(content), apart)
    place = version.text.index("112")
    page = found.at(place)
    picture = pages.draw(version, Paper(content), found, page, 100, apart)
    assert (picture.page, len(picture.dots)) == (page, picture.width * picture.height)
    word = next(word for word in picture.words if word.start <= place < word.end)
    assert 0 < word.left < word.right < 1
    assert 0 < word.top < word.bottom < 1
    across = range(round(word.left * picture.width), round(word.right * picture.width))
    down = range(round(word.top * picture.height), round(word.bottom * picture.height))
    dark = sum(picture.dots[y * picture.width + x] < 128 for y in down for x in across)
    assert dark > 0.05 * len(across) * len(down)
    on_page = [word for word in picture.words if version.text[word.start : word.end].strip(".،")]
    assert len(on_page) > 0.8 * len(version.text[slice(*found.range(page))].split()) / 1.5


@pytest.mark.parametrize(("turn", "cut"), [(90, 0), (180, 0), (270, 40), (0, 40)])
def test_words_are_found_on_pages_that_are_turned_and_cut(apart: Apart, turn: int, cut: int):
    writer = PdfWriter(clone_from=BytesIO(document()))
    for page in writer.pages:
        page.rotate(turn)
        page.cropbox.lower_left = (cut, cut)
    file = BytesIO()
    writer.write(file)
    version = version_of(file.getvalue())
    found = pages.find(version, Paper(file.getvalue()), apart)
    picture = pages.draw(version, Paper(file.getvalue()), found, found.at(version.text.index("105")), 100, apart)
    assert len(picture.words) > 50
    for word in picture.words:
        across = range(round(word.left * picture.width), round(word.right * picture.width))
        down = range(round(word.top * picture.height), round(word.bottom * picture.height))
        assert any(picture.dots[y * picture.width + x] < 128 for y in down for x in across)


def test_words_of_a_line_follow_each_other_from_right_to_left(apart: Apart):
    content = document()
    version = version_of(content)
    found = pages.find(version, Paper(content), apart)
    picture = pages.draw(version, Paper(content), found, 1, 100, apart)
    first = version.text.index("قال")
    words = [word for word in picture.words if first <= word.start < first + 20]
    assert len(words) >= 3
    assert [word.left for word in words] == sorted((word.left for word in words), reverse=True)


def test_a_page_that_is_not_there_and_broken_bytes_are_refused(apart: Apart):
    content = document(count=2)
    version = version_of(content)
    found = pages.find(version, Paper(content), apart)
    with pytest.raises(InputRefused, match="damaged"):
        pages.draw(version, Paper(content), found, 9, 100, apart)
    with pytest.raises(InputRefused):
        pages.find(version, Paper(content[:200]), apart)


def test_a_text_that_stands_on_no_page_has_none(apart: Apart):
    content = document(count=2)
    version = version_of(content)
    other = Version("v", "a", 1, "شيء آخر تمامًا لا يشبه ما في الملف", "", version.media_type, "", "/news/a.pdf", "")
    found = pages.find(other, Paper(content), apart)
    assert found.at(3) == 0
    assert pages.draw(other, Paper(content), found, 1, 50, apart).words == ()


def test_recognised_bytes_of_the_other_process_are_not_believed(monkeypatch: pytest.MonkeyPatch, apart: Apart):
    content = document(count=1)
    version = version_of(content)
    for drawn in (b"", b"P5 9 9 255\nab", b"P6 1 1 255\nabc", b"P5 0 0 255\n", b"P5 x 1 255\na"):
        monkeypatch.setattr(Apart, "asked", lambda *_, drawn=drawn: ({"pages": 1, "words": []}, drawn))
        with pytest.raises(InputRefused, match="cannot be shown"):
            pages.draw(version, Paper(content), pages.Pages(()), 1, 100, apart)


def test_words_that_were_recognised_in_pictures_are_found_on_their_pages(tmp_path: Path, apart: Apart) -> None:
    with PdfDocument.new() as made:
        for _ in range(2):
            made.new_page(595, 842)
        made.save(tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    laid = [
        Laid(page, 0, line, left, 10_000 * line, left + 15_000, 10_000 * line + 3_000, f"{word}{line}")
        for page, words in enumerate(("قالت الوزارة اليوم", "ونفت المصادر ذلك"))
        for line in (1, 2)
        for left, word in zip((80_000, 60_000, 40_000), words.split(), strict=True)
    ]
    text = text_of(laid)
    draft = replace(
        read("نص".encode(), "a.txt"), text=text, original=content, media_type="application/pdf", layout=packed(laid)
    )
    with Store(":memory:") as store:
        taken = store.intake.add(draft)
        at = text.index("المصادر2")
        claim = mark(store, taken.article, at, at + 8)
        version, paper = (
            store.articles.version(taken.article),
            layouts.paper(store, store.articles.version(taken.article)),
        )
        found = pages.find(version, paper, apart)
        assert (found.at(0), found.at(at)) == (1, 2)
        shown = pages.draw(version, paper, found, 2, 50, apart)
        (there,) = [one for one in shown.words if one.start == at]
        assert (there.left, there.top, there.right, there.bottom) == (0.6, 0.2, 0.75, 0.23)
        record = store.articles.record(taken.article)
        assert layouts.pages_of(store, record) == [(claim.id, 2)]
        assert pages.of_record(record) == []  # of the bytes alone nothing is known
