"""What a source is by the look of its name."""

import pytest

from factcheck import kinds
from factcheck.attribution import SourceKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("وكالة أنباء إنترفاكس الروسية", "agency"), ("وَكالة الأنباء", "agency"), ("Anadolu Agency", "agency"),
        ('صحيفة "الجارديان" البريطانية', "outlet"), ("لإذاعة YTN الكورية الجنوبية", "outlet"), ("الجارديان", "outlet"),
        ("Reuters", "outlet"), ("The Guardian", "outlet"), ("", "outlet"), ("«»", "outlet"),
        ("البيت الأبيض", "office"), ("الولايات المتحدة", "office"), ("كوريا الجنوبية", "office"), ("اليابان", "office"),
        ("وزارة الخارجية", "office"), ("وزاره الصحه", "office"), ("الكرملين", "office"),
        ("the United Nations", "office"),
        ("معلومات استخباراتية لم تُعرض", "document"), ("قرار مجلس الأمن 1718", "document"),
        ("مسئولون أمريكيون", "anonymous"), ("مصدر في وزارة الدفاع", "anonymous"), ("المحللون", "anonymous"),
        ("three officials", "anonymous"), ("وزير الدفاع الروسي سيرجي شويجو", "person"),
        ("المتحدث باسم الوزارة", "person"),
    ],
)  # fmt: skip
def test_the_first_telling_word_says_it(name: str, kind: str) -> None:
    assert kinds.guessed(name) is SourceKind(kind)
