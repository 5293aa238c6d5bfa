"""`articles` and `show`: what the desk holds, for scripts and for people."""

import unicodedata

from tests.cli.program import ARTICLE, CLAIM, Program
from tests.cli.program import TEXT as FIELDS
from tests.conftest import TEXT

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


def test_an_empty_desk_lists_nothing(program: Program):
    assert program.ask("articles") == []
    assert program.call("articles").output == ""


def test_articles_are_listed_the_newest_first_with_what_is_known(program: Program, article: str):
    page = (
        '<html lang="ar" dir="rtl"><head><title>عنوان</title><meta property="og:site_name" content="الصحيفة">'
        '<meta property="article:published_time" content="2023-09-11"></head>'
        "<body><article><h1>عنوان</h1><p>قال المتحدث إن الخبر غير صحيح ولا أساس له.</p></article></body></html>"
    )
    newer = program.one("import", program.file("b.html", page))["article"]
    program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    listed = program.ask("articles")
    assert [one["article"] for one in listed] == [newer, article]
    assert all(list(one) == ARTICLE for one in listed)
    assert (listed[0]["outlet"], listed[0]["published"]) == ("الصحيفة", "2023-09-11")
    assert (listed[1]["outlet"], listed[1]["published"], listed[1]["versions"]) == ("", "", 1)
    assert listed[1]["claims"] == {"unchecked": 0, "sourced": 0, "disputed": 1, "verified": 0}
    lines = program.call("articles").output.splitlines()
    assert lines[1] == f"{article[:8]}  {listed[1]['title']}  d1"


def test_an_article_is_shown_with_its_claims_in_reading_order(program: Program, article: str):
    later = program.one("mark", article, "--status", "sourced", "--quote", "لم نوقع شيئًا", "--note", "بلا تسجيل")
    earlier = program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    shown = program.one("show", article)
    assert list(shown) == FIELDS
    assert (shown["article"], shown["title"], shown["text"]) == (article, TEXT.split("\n")[0], TEXT)
    assert shown["claims"] == [earlier, later]
    assert all(list(claim) == CLAIM for claim in shown["claims"])
    assert program.call("show", article).output == (
        f"{TEXT}\n\n"
        f"1. [disputed] {QUOTE}  {earlier['claim'][:8]}\n"
        f"2. [sourced] لم نوقع شيئًا (بلا تسجيل)  {later['claim'][:8]}\n"
    )


def test_visual_output_is_shaped_and_ordered_and_keeps_its_marks(program: Program):
    text = "قال: «نصٌّ مُشكَّل» عام 2019 عبر ANP\nLatin first ثم عربي"
    article = program.one("import", program.file("a.txt", text))["article"]
    first, second = program.call("show", article, "--visual").output.splitlines()
    # Read from the left, a line from right to left begins with its end.
    assert first.startswith("ANP ")
    assert " 2019 " in first
    assert second.startswith("Latin first ")
    assert not [letter for letter in first + second if "\u0621" <= letter <= "\u064a"]
    marks = [letter for letter in first if unicodedata.category(letter) == "Mn"]
    assert sorted(marks) == sorted(letter for letter in text if unicodedata.category(letter) == "Mn")
    # The guillemets are mirrored, since the terminal does not do it.
    assert first.index("«") < first.index("»")
    assert unicodedata.normalize("NFKC", "".join(letter for letter in second if letter >= "\ufe70")) == "يبرعمث"


def test_scripts_get_the_text_in_its_stored_order(program: Program, article: str):
    assert program.ask("show", article, "--visual") == program.ask("show", article)
