"""A report with everything in it that a format could stumble over."""

import hashlib
from dataclasses import replace

from factcheck import anchors
from factcheck.attribution import Hop, Seen, Source, SourceKind
from factcheck.dossier import Dossier
from factcheck.dossier import of as dossiers
from factcheck.evidence import Evidence, EvidenceKind, Snapshot, Stance
from factcheck.model import Article, Claim, Direction, Original, Record, Status, Version
from factcheck.ratings import Rating
from factcheck.report import Report
from factcheck.reviews import Decision, Review

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


BUREAU = Source(
    "s2", SourceKind.OFFICE, "", "Bureau of Numbers", ("secret alias",), "https://bureau.example", "SECRET NOTE"
)


def worked(*, protected: bool = False) -> Record:
    """The same record, with everything of one claim's check."""
    first, *others = record().claims
    cue = replace(anchors.make(TEXT, *anchors.locate(TEXT, "قال الوزير"), version="v2"), id="p-cue")
    claimed = replace(first, rating="r1", rationale="حيثيات الحكم هنا", unknowns="Who asked?", said="2026-11-01")
    copy = b"<p>the page</p>"
    sha256 = hashlib.sha256(copy).hexdigest()
    return replace(
        record(),
        claims=(claimed, *others),
        originals=tuple(sorted((*record().originals, Original(sha256, copy)), key=lambda each: each.sha256)),
        sources=(Source("s1", SourceKind.PERSON, "الوزير", "The minister"), replace(BUREAU, protected=protected)),
        hops=(
            Hop("h1", first.id, "s1", 1, 0, Seen.YES, "https://example.org/speech", "2026-11-01", cue=cue),
            Hop("h2", first.id, "s2", 2, 0, Seen.NO, "https://bureau.example/table", "", "SECRET NOTE of the hop"),
        ),
        evidence=(
            Evidence(
                "e1", first.id, Stance.SUPPORTS, EvidenceKind.STATEMENT, "بيان الوزارة", "وزارة المالية",
                "https://example.org/e", "The deficit reached 3%", "en", "بلغ العجز 3٪", "2026-11-02", created=AT,
            ),
            Evidence("e2", first.id, Stance.UNDERMINES, EvidenceKind.DATA, "Figures", "An institute", created=AT),
        ),
        snapshots=(
            Snapshot("n1", first.id, "e1", sha256, "https://example.org/e", "https://example.org/e", "text/html", AT),
        ),
        reviews=(
            Review("v1", first.id, Decision.AGREES, "قُرئ كله", first.status, "مُضلِّل", "misleading", AT, "سلمى"),
            Review("v2", first.id, Decision.DISAGREES, "Too harsh", Status.VERIFIED, "", "", LATER, "Karim"),
        ),
        ratings=(Rating("r1", "مُضلِّل", "misleading", 0, 2, "#b06a00", "lines"),),
    )  # fmt: skip


def dossier() -> Dossier:
    return dossiers(worked())["c-outer"]
