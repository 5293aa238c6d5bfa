"""The language of a text."""

import pytest

from factcheck.text.language import language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("قالت وزارة الصحة إن الحملة بدأت صباح اليوم في ثلاث محافظات", "ar"),
        ("محمد", "ar"),
        ("ﻗﺎﻟﺖ ﺍﻟﻮﺯﺍﺭﺓ", "ar"),
        ("نقلت القناة عن شركة «گوگل» ومسؤول في «پژو» أن الاتفاقية لم توقع بعد في المدينة", "ar"),
        ("وزیر بهداشت گفت که این برنامه از فردا آغاز می‌شود", "fa"),
        ("وزیر صحت نے کہا ہے کہ یہ مہم کل سے شروع ہو رہی ہے", "ur"),
        ("وەزیری تەندروستی ڕایگەیاند کە هەڵمەتەکە دەست پێ دەکات", "und"),
        ("משרד הבריאות הודיע כי המבצע יתחיל מחר", "he"),
        ("Министерство сообщило, что кампания начнётся завтра, и назвало сроки выплат", "ru"),
        ("Міністерство повідомило, що її кампанія почнеться", "und"),
        ("The ministry said that the campaign of vaccination started in three cities and will go on", "en"),
        ("Das Ministerium teilte mit, dass die Kampagne morgen in drei Städten beginnt", "und"),
        ("De minister zei dat het geen feit is of een besluit", "und"),
        ("Breaking news", "und"),
        ("Το υπουργείο ανακοίνωσε", "und"),
        ("2019 — 12:30", "und"),
        ("", "und"),
    ],
)
def test_script_and_letters_tell_the_language_or_nothing_does(text: str, tag: str) -> None:
    assert language(text) == tag


def test_a_quoted_sentence_does_not_change_the_language() -> None:
    assert (
        language("قال المتحدث للصحيفة: The deal is off, and that is the end of it. " + "وأضاف أن الاتفاق لم يوقع. " * 4)
        == "ar"
    )
