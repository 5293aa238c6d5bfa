"""Text that was decoded wrongly before it came here."""

import pytest

from factcheck.text.mojibake import garbled_warnings, looks_garbled

ARABIC = "قالت صحيفة النهار إن الوزارة لم توقع الاتفاق حتى الآن، وإن المحادثات بين البلدين مستمرة"


@pytest.mark.parametrize(
    ("saved", "shown"),
    [("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("cp1256", "cp1252")],
)
def test_arabic_shown_in_another_encoding_is_seen(saved: str, shown: str) -> None:
    assert looks_garbled(ARABIC.encode(saved).decode(shown, "replace"))


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "Ça c'est l'été à Çankaya, où l'élève a été reçu",
        "Ø og Å er bokstaver på norsk; Ù er ikke det",
        "ظ© ط§ هما حرفان هنا، والباقي نص عادي عن الطقس والظروف في المدينة",
        "نص يذكر المثال Ø§Ù„ مرة واحدة ليشرح كيف يظهر الخطأ في بعض البرامج القديمة",
        "",
    ],
)
def test_sound_text_is_not_called_garbled(text: str) -> None:
    assert garbled_warnings(text) == ()
