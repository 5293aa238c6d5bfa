"""Sentences and clauses, candidates for what an analyst marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.sentences import clauses, sentences
from tests.conftest import SAMPLE

ANYTHING = st.text() | st.text(st.sampled_from('اوقالم.،؟!…«»"() \nABc12؛'))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["قالت الوزارة إن الأمر لم يحسم بعد.", "وأضافت أنها تدرسه."],
        ["هل وقعتم؟", "نعم!", "انتهى الأمر؛", "وعاد الوفد."],
        ["قال د. أحمد علي.", "وأضاف أ.د. محمد ذلك عام 2019 م.", "ثم سافر."],
        ["سنة 1436 هـ.", "وبعدها بعام عاد."],
        ["بلغت 1.2 مليون، أي 3.5 بالمئة.", "ثم هبطت."],
        ["1. البند الأول.", "والباقي بعده."],
        ["قال: «لن نوقع. أبدا.»", "وأضاف آخر."],
        ['"هل وقعتم؟" سأل الصحفي.', "ثم خرج."],
        ["عاد الوزير (انظر ص. 5. أعلاه) أمس.", "ثم سافر."],
        ["بوتين... زيارة مفاجئة… إلى آسيا.", "ثم عاد."],
        ["قالها صحيفة «النهار».", "ثم نفتها."],
        ["قال الوزير.", "وأضاف غيره."],
        ["الأمم المتحدة (ا.م.) أعلنت ذلك.", "ثم نفته (أمس.)", "وانتهى."],
        ["Mr. Smith of the U.S. Army said so.", "He left at 5 p.m. on Jan. 5.", "It was 1.2 miles, e.g. far."],
        ["“No deal.”", "J. K. Rowling wrote it...", "Then she left.", "Really?!", "Yes"],
        ["“Why?” he asked.", "Nobody knew."],
        ["He works at Acme Inc.", "The firm is old."],
    ],
    ids=lambda parts: parts[0][:20],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_full_stop_without_its_space_is_still_one() -> None:
    assert cut("قال الوزير.وأضاف غيره") == ["قال الوزير.", "وأضاف غيره"]


def test_no_sentence_reaches_into_the_next_paragraph() -> None:
    assert cut("عنوان بلا نقطة\n\n  «جملة\nثانية» ") == ["عنوان بلا نقطة", "«جملة", "ثانية»"]


def test_a_quote_that_is_never_closed_hides_nothing() -> None:
    assert len(cut('قال: "لن نوقع. ' + "ثم ذهب إلى المدينة. " * 40)) == 41


def test_the_sample_is_cut_as_a_reader_cuts_it() -> None:
    text = SAMPLE.read_text("utf-8")
    found = cut(text)
    assert len(found) >= len([line for line in text.split("\n") if line.strip()])
    assert all(part[-1] in '.؟!»"' or "\n" in text[text.index(part) + len(part) :][:1] for part in found)


@pytest.mark.parametrize(
    "parts",
    [
        ["أفادت الصحيفة أن الوفد غادر العاصمة أمس", "حيث من المتوقع أن يوقع الاتفاق."],
        ["توجه القطار إلى الحدود الشمالية الشرقية،", "ومن المرجح أن يصل غدا،", "وقال الكرملين إنه ينتظره."],
        ["لديها إمدادات كبيرة من القذائف،", "وفي المقابل يمكن لموسكو أن تساعدها."],
        ["وقالت الولايات المتحدة وبريطانيا وكوريا الجنوبية واليابان، وتونس، إن الصفقة باطلة."],
        ["نفت الوزارة توقيع الصفقة،", "فيما أكدت الصحيفة ما نشرته،", "بينما يستمر التحقيق فيها."],
        ["تحدث «عن الاتفاق، وقال إنه لم يوقع شيئا» أمام الصحفيين."],
        ["من حيث المبدأ وافق الجميع عليها."],
        ["The ministry denied the report,", "while the paper stood by it,", "and nobody signed a thing."],
        ["قال نعم، وذهب."],
    ],
    ids=lambda parts: parts[0][:20],
)
def test_clauses_are_cut_before_a_connective_with_a_verb(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == parts


def test_clauses_are_found_within_their_sentence_alone() -> None:
    text = "قبلها جملة طويلة، وقال الوزير كلاما. نفت الوزارة توقيع الصفقة، وأكدت الصحيفة ما نشرته. بعدها"
    start, end = sentences(text)[1]
    found = clauses(text, start, end)
    assert (found[0][0], found[-1][1], len(found)) == (start, end, 2)


@given(ANYTHING)
def test_all_that_is_no_space_stands_in_one_sentence(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert not text[last:start].strip()
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert not text[last:].strip()


@given(ANYTHING)
def test_all_of_a_sentence_stands_in_one_clause(text: str) -> None:
    for start, end in sentences(text):
        last = start
        for low, high in clauses(text, start, end):
            assert not text[last:low].strip()
            assert last <= low < high <= end
            last = high
        assert last == end


def test_a_long_text_is_cut() -> None:
    text = "قالت الوزارة إن الأمر «لم يُحسم» بعد (2019)، وأضافت أنها تدرسه. " * 5_000 + '"' * 2_000 + "." * 2_000
    assert len(sentences(text)) >= 5_000


def test_a_sentence_of_clauses_without_end_is_cut() -> None:
    text = "، وقالت الوزارة شيئا" * 20_000
    assert len(clauses(text, 0, len(text))) > 10_000
