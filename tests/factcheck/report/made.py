"""A report with everything in it that a format could stumble over."""

import hashlib
from dataclasses import replace

from factcheck import anchors
from factcheck.model import Article, Claim, Direction, Original, Record, Status, Version
from factcheck.report import Report

AT, LATER = "2026-11-23T08:00:00.000Z", "2026-11-23T09:30:00.000Z"
RLO, PDF, RLI, PDI = "\u202e", "\u202c", "\u2067", "\u2069"

OLD = "قال الوزير إن العجز بلغ ثلاثة في المئة. هذه جملة حُذفت لاحقًا."
TEXT = (
    "قال الوزير إن العجز بلغ 3 في المئة، وإن الصادرات ارتفعت.\n"
    "\n"
    "Reuters reported on <b>Monday</b> that “exports & imports” fell.\n"
    f"  السطر الثالث: بِلادُهُ لا تستورد القمح. {RLO}abc{PDF} انتهى.\n"
    "=1+1; خاتمة"
)
HOSTILE = f"<script>alert('x')</script>\"><img src=x onerror=y> {RLO}moc.live{PDI}{RLI}"


def claim(id: str, status: Status, quote: str, wording: str = "", note: str = "", *, text: str = TEXT) -> Claim:
    version = "v2" if text is TEXT else "v1"
    start, end = anchors.locate(text, quote)
    passage = replace(anchors.make(text, start, end, version=version), id=f"p-{id}")
    return Claim(id, "a", status, wording or " ".join(quote.split()), note, AT, LATER if note else AT, (passage,))


def version(id: str, number: int, text: str, name: str) -> tuple[Version, Original]:
    content = text.encode("utf-16")
    sha256 = hashlib.sha256(content).hexdigest()
    return Version(id, "a", number, text, sha256, "text/html", "utf-16", name, AT), Original(sha256, content)


def record() -> Record:
    old, old_content = version("v1", 1, OLD, "https://example.org/a?b=1&c=2")
    new, new_content = version("v2", 2, TEXT, "/home/somebody/private/مقالة.html")
    several = claim("c-two-places", Status.DISPUTED, "خاتمة")
    again = replace(anchors.make(TEXT, *anchors.locate(TEXT, "انتهى"), version="v2", sure=0.83), id="p-again")
    claims = (
        claim(
            "c-outer",
            Status.SOURCED,
            "قال الوزير إن العجز بلغ 3 في المئة، وإن الصادرات",
            "بلغ العجز 3٪",
            "ملاحظة\nA note",
        ),
        claim("c-nested", Status.VERIFIED, "العجز بلغ 3"),
        claim("c-overlap", Status.DISPUTED, "3 في المئة، وإن الصادرات ارتفعت"),
        claim("c-adjacent", Status.UNCHECKED, "ارتفعت.\n\nReuters reported", HOSTILE, "=cmd|' /C calc'!A0"),
        claim("c-latin", Status.VERIFIED, "“exports & imports” fell", "Trade fell."),
        claim("c-inside-word", Status.SOURCED, "لادُهُ ل"),
        claim("c-formula", Status.UNCHECKED, "=1+1", "+1", HOSTILE),
        replace(several, passages=(again, *several.passages)),
        claim("c-gone", Status.DISPUTED, "هذه جملة حُذفت لاحقًا", text=OLD),
    )
    article = Article(
        "a", f"عنوان {HOSTILE}", "رويترز", HOSTILE, "11 سبتمبر", "javascript:alert(1)", "ar", Direction.RTL, AT
    )
    return Record(article, (old, new), claims, (old_content, new_content))


def report(language: str = "ar") -> Report:
    return Report((record(),), language, AT, f"ليلى {HOSTILE}")
