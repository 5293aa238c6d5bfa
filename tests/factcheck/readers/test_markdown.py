"""Markdown made into readable text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputRefused
from factcheck.model import Direction
from factcheck.readers import read


def text_of(markdown: str) -> str:
    return read(markdown.encode(), "/a.md").text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# عنوان\n\nفقرة **مهمة** و_مائلة_ هنا\nتتمة.", "عنوان\nفقرة مهمة و_مائلة_ هنا تتمة."),
        ("عنوان\n=====\n\nنص *مائل*", "عنوان\nنص مائل"),
        ('قال [المتحدث](https://example.org "x") أمس', "قال المتحدث أمس"),
        ("<https://example.org> و`code *x*`", "https://example.org وcode *x*"),
        ("![صورة الوزير](a.png) نص", "صورة الوزير نص"),
        ("- أول\n- ثان\n\n  تتمة\n", "أول\nثان\nتتمة"),
        ("3. أول\n4. ثان", "3. أول\n4. ثان"),
        ("> اقتباس\n> كامل", "اقتباس كامل"),
        ("سطر  \nثان", "سطر\nثان"),
        ("```\nx = 1\n\ny\n```\n", "x = 1\n\ny"),
        ("| أ | ب |\n|---|---|\n| ١ | ~~٢~~ |\n", "أ\tب\n١\t٢"),
        ("نص &amp; نص &nbsp;\\*", "نص & نص \u00a0*"),
        ("<div>نص</div>\n\nنص <b>غامق</b><!-- سر -->", "نص\nنص غامق"),
        ("أ\n\n---\n\nب", "أ\nب"),
    ],
)
def test_the_text_stays_and_the_signs_go(markdown: str, text: str) -> None:
    assert text_of(markdown) == text


def test_the_first_heading_is_the_title() -> None:
    draft = read("مقدمة\n\n## عنوان *مائل*\n\nنص".encode(), "/a.markdown")
    assert (draft.title, draft.media_type) == ("عنوان مائل", "text/markdown")


def test_front_matter_tells_what_it_tells() -> None:
    head = (
        '---\ntitle: "صفقة: السدود"\nauthor: سلمى خ.\ndate: 2024-05-01\nsite: النهار\n'
        "url: https://example.org/a\ntags:\n  - ماء\n---\n"
    )
    draft = read((head + "# آخر\n\nنص الخبر").encode(), "/a.md")
    assert draft.text == "آخر\nنص الخبر"
    assert (draft.title, draft.author, draft.published) == ("صفقة: السدود", "سلمى خ.", "2024-05-01")
    assert (draft.outlet, draft.url, draft.direction) == ("النهار", "https://example.org/a", Direction.RTL)


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert text_of("---\nنص عادي هنا\n---\nتتمة") == "نص عادي هنا\nتتمة"


def test_markdown_without_words_is_refused() -> None:
    with pytest.raises(InputRefused, match=r"a\.md"):
        text_of("---\ntitle: x\n---\n\n---\n")


@given(st.text(st.sampled_from("#*_[]()`>-|\n 1.<a>خ!~:\\&;") | st.characters(exclude_categories=["Cs"])))
def test_any_markdown_is_read_or_refused(markdown: str) -> None:
    with suppress(InputRefused):
        assert text_of(markdown)
