"""What is understood of a query, which written words answer to it, and where they stand, to the character."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Refused
from factcheck.model import Level
from factcheck.search import forms, query
from factcheck.search.lexicon import EQUIVALENTS, WHOLE
from factcheck.search.places import CONTEXT, Field, Hit, Kind, Owner, hits
from factcheck.text.fold import fold_text

SHARED = Path(__file__).parents[3] / "shared" / "data" / "search-variants.tsv"

KNOWN: dict[str, list[str]] = {}
for _word, _other in EQUIVALENTS:
    KNOWN.setdefault(fold_text(_word), []).append(fold_text(_other))
    KNOWN.setdefault(fold_text(_other), []).append(fold_text(_word))


def found(text: str, typed: str, level: Level = Level.PREFIXES) -> list[Hit]:
    return hits(query.parse(typed, level, KNOWN), Owner("a"), [Field(Kind.TEXT, text, "v")])


def words(text: str, typed: str, level: Level = Level.PREFIXES) -> list[str]:
    return [hit.hit for hit in found(text, typed, level)]


ANSWERS = """
مُحَمَّد محمد|محَمدٌ محمد|شكرًا شكرا|كتــــاب كتاب|أحمد احمد|إدارة ادارة|آمال امال|ٱسم اسم|مؤتمر موتمر|قائمة قايمة
مسؤول مسئول|مسئول مسؤول|المسئولين مسؤولين|وبالمسؤولية مسئولية|شئون شؤون|جامعة جامعه|جامعه جامعة|مستشفى مستشفي
علی على|کتاب كتاب|٢٠٢٣ 2023|۲۰۲۳ 2023|2023 ٢٠٢٣|ﻣﺪﺭﺳﺔ مدرسة|ﻷﻥ لأن|هٰذا هذا|Reuters reuters|REUTERS Reuters
المدينة مدينة|والمدينة مدينة|بالمدينة مدينة|كالمدينة مدينة|فالمدينة مدينة|للمدينة مدينة|وللمدينة مدينة|وبالمدينة مدينة
والمدينة المدينة|بالمدينة المدينة|للمدينة المدينة|فللمدينة المدينة|وقال قال|فقال قال|ليكتب يكتب|سيكتب يكتب|وسيكتب يكتب
لوزارة وزارة|بوزارة وزارة|للغة لغة|للغة اللغة|وللغة اللغة|لروسيا روسيا|وروسيا روسيا|بروسيا روسيا|أمريكا أميركا
الأمريكية أميركية|ولأميركا أمريكا|ومائة مئة|سورية سوريا|بـReuters Reuters|وYTN ytn
بـ20 20|بـ٥ 5|2019م 2019|١٤٤٠هـ 1440|ل2030م 2030
الـ20 20|لـUN UN|بدم دم|بالدم دم|للدم دم|بحق حق|لأب أب|سيرد يرد|وستقع تقع|وللأسلحة الأسلحة|للأسلحة لأسلحة
لله الله|وبالله الله|للّجنة اللجنة|لليل الليل|عَلَيۡهِمۡ عليهم|ٱلرَّحْمَٰنِ الرحمن|ﷴ محمد|﷼ ريال|بغ\u2061داد بغداد|ڪتاب كتاب
Café cafe|Cafe\u0301 café|Erdoğan Erdogan|İstanbul istanbul|Straße STRASSE|ＡＢＣ abc|كوفيد-19 كوفيد-١٩|F‑16 F-16
"""

SILENCES = """
بيتر بيت|بوتين وتين|فلاديفوستوك لاديفوستوك|وكالة كالة|ورق رق|ولد لد|بيان يان|كبير بير|سلاح لاح|فرنسا رنسا|كندا ندا
لندن ندن|وزير زير|وبوتين وتين|وبيانات يانات|المانيا مانيا|كتابان كتاب|محمدي محمد|2002 20|1202 20|حملت حمل|الكتب كتاب
سكتاب كتاب|مدرسة المدرسة|كيم أكيم|شمال مال|قلم لم|بعد عد|وسط سط
لوكاشينكو وكاشينكو|بايدن ايدن|بلينكن لينكن|كاميرون اميرون|لولا ولا|بسام سام|سيدني يدني|فساد ساد|فوضى وضى|فيزا يزا
لوحة وحة|وادي ادي|بورصة ورصة|بيضاء يضاء|برميل رميل|إلغاء غاء|ألعاب عاب|ألوان وان|إلكترونية كترونية|التقاط تقاط|والي ي
كيد يد|كرات رات|باتت اتت|سأله اله|ألقيت قيت|كابل ابل
كرة رة|بطن طن|لحن حن|كفر فر|بول ول|ليت يت|سيف يف|بالون ون|1,000 000,1|120 20|2019مدينة 2019|20مليون 20|وتر تر
"""


def pairs(table: str) -> list[list[str]]:
    return [pair.rsplit(" ", 1) for pair in re.split(r"[|\n]", table.strip())]


@pytest.mark.parametrize(("stored", "typed"), pairs(ANSWERS))
def test_spellings_that_answer(stored: str, typed: str):
    assert words(f"قبل {stored}، بعد", typed) == [stored]


@pytest.mark.parametrize(("stored", "typed"), pairs(SILENCES))
def test_words_that_do_not_answer(stored: str, typed: str):
    assert words(f"قبل {stored}، بعد", typed) == []


def test_the_tables_are_long_enough():
    assert len(pairs(ANSWERS)) >= 40
    assert len(pairs(SILENCES)) >= 20


def test_every_shared_variant():
    rows = SHARED.read_text(encoding="utf-8").splitlines()[1:] if SHARED.exists() else []
    for case, stored, typed, answer in (row.split("\t") for row in rows):
        text = re.sub(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", lambda code: chr(int(code[1] or code[2], 16)), stored)
        assert words(f"- {text}.", typed) == ([text] if answer == "yes" else []), case


def test_whole_words_are_spelled_as_they_are_compared():
    assert {fold_text(word) for word in WHOLE} == WHOLE
    assert all(len(fold_text(word).split()) == 1 for pair in EQUIVALENTS for word in pair)
    assert all(fold_text(word) != fold_text(other) for word, other in EQUIVALENTS)


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("سدود كبيرة", ["السدود", "الكبيرة"]),
        ('"السدود الكبيرة"', ["السدود\nالكبيرة"]),
        ("«سدود كبيرة»", ["السدود\nالكبيرة"]),
        ('"الكبيرة السدود"', []),
        ('"السدود في"', []),
        ("كبي*", ["الكبيرة"]),
        ('"سدود كبي*"', ["السدود\nالكبيرة"]),
        ("سدود -نهر", ["السدود"]),
        ("سدود -النيل", []),
        ('سدود -"كبيرة في"', []),
        ('سدود -"في كبيرة"', ["السدود"]),
        ("نهر OR النيل", ["النيل"]),
        ("نهر | سدود", ["السدود"]),
        ("النيل OR سدود -كبيرة", ["النيل"]),
        ("2019-2020", ["2019-2020"]),
        ("2020-2019", []),
        # what makes no sense as a query is its plain words
        ('"سدود', ["السدود"]),
        ("سدود OR", ["السدود"]),
        ("OR سدود", ["السدود"]),
        ("-سدود", ["السدود"]),
        ("سدود - كبيرة", ["السدود", "الكبيرة"]),
        ("(سدود AND", []),
        ("سدود*كبيرة", ["السدود\nالكبيرة"]),
        ('سدود:""', ["السدود"]),
    ],
)
def test_what_a_query_means(typed: str, hit: list[str]):
    assert words("هذه السدود\nالكبيرة في النيل 2019-2020", typed) == hit


def test_levels():
    text = "كتب الكتاب وكتابه كاتبون"
    assert words(text, "كتاب", Level.EXACT) == []
    assert words(text, "كتاب") == ["الكتاب"]
    assert set(words(text, "كتاب", Level.STEMS)) > {"الكتاب"}
    assert words("مسئول", "مسؤول", Level.EXACT) == []
    assert words("فلاديفوستوك والمدرسين", "لاديفوستوك", Level.STEMS) == []
    assert words("فلاديفوستوك والمدرسين", "مدرس", Level.STEMS) == ["والمدرسين"]


def test_the_nearer_a_hit_the_higher_its_score():
    scores = {hit.hit: hit.score for hit in found("مسؤول المسؤول مسئول المسئول مسؤولان", "مسؤول*")}
    assert list(scores) == ["مسؤول", "المسؤول", "مسئول", "المسئول", "مسؤولان"]
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert 0 < scores["مسؤولان"] < scores["مسؤول"] == 1


def test_a_hit_takes_its_marks_and_prefixes_and_the_words_around_it():
    text = f"{'كلمة ' * 20}قال وَلِمُحَمَّدٍ، ذلك {'كلمة ' * 20}"
    (hit,) = found(text, "محمد")
    assert hit.hit == "وَلِمُحَمَّدٍ" == text[hit.start : hit.end]
    assert hit.before + hit.hit + hit.after in text
    assert hit.before.startswith("كلمة")
    assert hit.before.endswith("قال ")
    assert hit.after.startswith("، ذلك")
    assert 0 < len(hit.before) <= CONTEXT
    assert 0 < len(hit.after) <= CONTEXT


def test_an_astral_letter_counts_as_one():
    assert [(hit.start, hit.end) for hit in found("😀 😀😀 محمد", "محمد")] == [(5, 9)]


@pytest.mark.parametrize("level", Level)
def test_what_is_longer_than_any_word_is_found_as_it_is(level: Level):
    long, longer = "ب" * 70, "x" * 300_000
    text = f"قال {long} و{long} {longer}"
    assert words(text, long, level) == [long]
    assert words(text, longer.upper(), level) == [longer]
    assert words(text, long[:-5] + "*", level) == [long]
    many = [f"كلمة{number}" for number in range(300)]
    assert words(" ".join(many), " OR ".join(many), level) == many


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "-", "--", "*", "،؟", "\u200f", "_"])
def test_no_word_at_all_is_refused(typed: str):
    with pytest.raises(Refused, match="no word"):
        query.parse(typed)


ALPHABET = st.sampled_from('ابتونلمسكفية ةىأإ\u064b\u0640\u200f"«»“”-*|()_٣3aZ \nOR😀ﷺﻻﺪﻴİK')
TYPED = st.one_of(st.text(ALPHABET, max_size=30), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))


@given(text=TYPED, typed=TYPED, level=st.sampled_from(Level))
def test_any_string_at_all_finds_places_or_is_refused(text: str, typed: str, level: Level):
    try:
        places = found(text, typed, level)
    except Refused:
        assert not query.WORD.findall(fold_text(typed))
        return
    for hit in places:
        assert text[hit.start : hit.end] == hit.hit
        assert text[: hit.start].endswith(hit.before)
        assert text[hit.end :].startswith(hit.after)
        assert 0 < hit.score <= 1
    ranges = [(hit.start, hit.end) for hit in places]
    assert ranges == sorted(set(ranges))


@given(text=TYPED, typed=TYPED, level=st.sampled_from([Level.EXACT, Level.PREFIXES]))
def test_a_word_is_found_in_a_text_as_in_its_fold(text: str, typed: str, level: Level):
    for word in query.WORD.findall(fold_text(typed))[:1] + query.WORD.findall(fold_text(text)):
        for asked in (word, word + "*", word[:1] + "*"):
            # A side that cannot hold leaves the places as they are, and is looked for in the folded text.
            assert found(text, asked, level) == found(text, f"{asked} OR ضضض", level)


@given(text=st.text(ALPHABET, max_size=60))
def test_every_word_of_a_text_is_found_in_it(text: str):
    for word in query.WORD.findall(fold_text(text)):
        assert any(word in fold_text(hit.hit) for hit in found(text, word, Level.EXACT))


@given(word=st.text(st.sampled_from("ابتكلمونسيف"), min_size=2, max_size=6))
def test_the_shortest_strings_are_in_every_form(word: str):
    known = forms.word(word, Level.PREFIXES, KNOWN)
    assert all(known.core.search(form) for form in known.forms)
    assert all(known.nearness(form) == near for form, near in known.forms.items())
