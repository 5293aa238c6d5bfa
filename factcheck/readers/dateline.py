"""The date that a page shows in Arabic words, where it declares none: «الثلاثاء ٥ آذار/مارس ٢٠٢٤»."""

import re
from datetime import date
from typing import Any

from factcheck.text.fold import fold_text

_MONTHS = (
    ("يناير", "كانون الثاني", "جانفي", "ينائر"),
    ("فبراير", "شباط", "فيفري", "فبرائر"),
    ("مارس", "آذار"),
    ("أبريل", "إبريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "حزيران", "جوان", "يونيه"),
    ("يوليو", "تموز", "جويلية", "يوليه", "يوليوز"),
    ("أغسطس", "آب", "أوت", "غشت"),
    ("سبتمبر", "أيلول", "شتنبر"),
    ("أكتوبر", "تشرين الأول"),
    ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر"),
)
"""The months of the year as they are named from Morocco to Iraq."""
_HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الثاني", "ربيع الآخر", "جمادى الأولى", "جمادى الثانية", "جمادى الآخرة", "رجب"),
    *("شعبان", "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة"),
)
_NUMBERS = {fold_text(name): number for number, names in enumerate(_MONTHS, start=1) for name in names}


def _either(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_MONTH = _either(list(_NUMBERS))
_SHOWN = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_MONTH})(?:\s*[/\-(]\s*(?:{_MONTH})\s*\)?)?[\s،,]+(\d{{4}})(?!\d)")
_SHOWN_HIJRI = re.compile(
    rf"(?<!\d)\d{{1,2}}\s+(?:{_either([fold_text(name) for name in _HIJRI])})[\s،,]+1[34]\d\d(?!\d)"
)
_SAYS_SO = re.compile(r"date|time|publish|posted|تاريخ", re.IGNORECASE)
_LONGEST = 120
"""In characters: what is longer is no date line."""
_LONGEST_ABOVE = 60
"""The same of a paragraph that does not say that it is one."""


def shown(page: Any) -> str:
    """Return the date that a page (an lxml element) shows in a part that is there for it, or empty.

    In the common calendar it is ISO 8601, as `2024-03-05`; one of the Hijri calendar is as it stands there.
    """
    hijri = ""
    for one in page.iter():
        if not isinstance(one.tag, str) or not _is_for_it(one):
            continue
        text = " ".join("".join(one.itertext()).split())
        if 0 < len(text) <= _LONGEST:
            if found := in_words(text):
                return found
            hijri = hijri or (text if _SHOWN_HIJRI.search(fold_text(text)) else "")
    return hijri


def above(page: Any) -> str:
    """Return the date that a short paragraph of a page shows, as those above an article's text do, or empty."""
    for one in page.iter("p"):
        text = " ".join("".join(one.itertext()).split())
        if 0 < len(text) <= _LONGEST_ABOVE and (found := in_words(text)):
            return found
    return ""


def _is_for_it(element: Any) -> bool:
    named = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))
    return element.tag == "time" or bool(_SAYS_SO.search(named))


def in_words(text: str) -> str:
    """Return the first date with an Arabic name of a month in a text, as ISO 8601, or empty."""
    found = _SHOWN.search(fold_text(text))
    if found is None:
        return ""
    try:
        return date(int(found[3]), _NUMBERS[found[2]], int(found[1])).isoformat()
    except ValueError:
        return ""
