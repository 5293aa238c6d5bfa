"""The sample article worked through: every claim with its chain as an analyst reads it, its evidence, its verdict.

The tables say what an analyst would say; `work` does it in a desk by the store's own steps. What comes of it is kept
in resources/samples/worked.json, which anybody can import: `python -m tests.worked` writes it anew.
"""

import sys
from pathlib import Path
from typing import Any

from db import headers
from db.store import Store
from factcheck import anchors
from factcheck.attribution import Seen, SourceKind
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Status
from factcheck.report import Format, Report, write
from factcheck.reviews import Decision

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
WORKED = SAMPLES / "worked.json"

S, D, V, U = Status.SOURCED, Status.DISPUTED, Status.VERIFIED, Status.UNCHECKED

SOURCES: dict[str, dict[str, Any]] = {
    "هاربر ليدجر": {"kind": "outlet", "name_en": "Harbour Ledger", "note": "تصدر في نوردافيا"},
    "وسائل إعلام محلية في كالدورا": {"kind": "anonymous"},
    "إذاعة KLR": {"kind": "outlet", "name_en": "KLR", "aliases": ("إذاعة KLR الكالدورية",)},
    "أوستبرس": {"kind": "agency", "name_en": "Ostpress", "aliases": ("وكالة أنباء أوستبرس",)},
    "مسؤول لم يُسمَّ": {"kind": "anonymous"},
    "هيئة مصايد خليج النوارس": {"kind": "office"},
    "قياسات الملوحة": {"kind": "document", "note": "لم تُنشر"},
    "ثلاثة دبلوماسيين": {"kind": "anonymous", "protected": True},
    "مسودة العقد": {"kind": "document"},
    "وزارة الموارد المائية": {"kind": "office"},
    "سامر الدبّاغ": {"kind": "person", "part_of": "وزارة الموارد المائية", "note": "وزير الموارد المائية"},
    "حكومة أوستمار": {"kind": "office"},
    "حكومة نوردافيا": {"kind": "office"},
    "حكومة لاغونيا": {"kind": "office"},
    "حكومة تيرانوفا": {"kind": "office"},
    "البيان المشترك": {"kind": "document"},
    "وزارة الخارجية في نوردافيا": {"kind": "office", "part_of": "حكومة نوردافيا"},
    "صحيفة المرفأ": {"kind": "outlet", "aliases": ("المرفأ",)},
    "معهد دراسات المياه": {"kind": "office"},
    "خبراء في شؤون المياه": {"kind": "anonymous"},
    "المعارضة": {"kind": "office"},
    "مجموعة فيرتاماري": {"kind": "office", "name_en": "Vertamari"},
    "متحدث باسم فيرتاماري": {"kind": "person", "part_of": "مجموعة فيرتاماري"},
    "الإعلان الرسمي": {"kind": "document"},
    "سفارة كالدورا في نوردافيا": {"kind": "office"},
    "الدول المجاورة": {"kind": "office"},
}

LEDGER = ("هاربر ليدجر", "yes")
GOVERNMENTS = ["حكومة أوستمار", "حكومة نوردافيا", "حكومة لاغونيا", "حكومة تيرانوفا"]

Level = Any  # a name, (name, seen), or a list of these for speakers side by side
Row = tuple[str, Status, list[Level], str, dict[str, Any]]

CLAIMS: list[Row] = [
    ("الحكومة وقّعت على ما يبدو عقدًا تبلغ قيمته 640 مليون دولار", S, ["وسائل إعلام محلية في كالدورا"],
     "ذكرت وسائل إعلام محلية في كالدورا", {"topic": "العقد"}),
    ("أكبر محطة لتحلية مياه البحر على خليج النوارس", U, ["وسائل إعلام محلية في كالدورا"],
     "ذكرت وسائل إعلام محلية في كالدورا", {"topic": "المحطة", "worth": "medium"}),
    ("تُلحق المحطة ضررًا دائمًا بمصايد الأسماك، وأن ترفع ملوحة المياه قرب سواحلها", U, ["الدول المجاورة"],
     "وسط اعتراضات من الدول المجاورة", {"topic": "البيئة", "worth": "not checkable"}),
    ("جرى التوقيع مساء الأحد في مقر وزارة الموارد المائية بعيدًا عن عدسات المصورين", S, ["إذاعة KLR"],
     "ووفقًا لإذاعة KLR الكالدورية", {"topic": "العقد", "said": "الإثنين"}),
    ("تُعرض بنود العقد على البرلمان في جلسة مغلقة يوم الأربعاء المقبل", S, ["إذاعة KLR"],
     "ووفقًا لإذاعة KLR الكالدورية", {"topic": "العقد", "look_again": "2026-11-26"}),
    ("المحطة ستنتج «ما لا يقل عن 300 ألف متر مكعب من المياه العذبة يوميًا»", D,
     ["أوستبرس", ("مسؤول لم يُسمَّ", "not found")], 'وكانت وكالة أنباء "أوستبرس" الأوستمارية قد نقلت',
     {"topic": "المحطة", "rating": "misleading", "rationale": "يزيد الرقم بمقدار الثلث على الإعلان الرسمي."}),
    ("رقم يزيد بمقدار الثلث على ما ورد في الإعلان الرسمي", S, [("الإعلان الرسمي", "yes")],
     "ما ورد في الإعلان الرسمي", {"topic": "المحطة"}),
    ("ملوحة المياه قرب الحدود البحرية ارتفعت بنسبة 4 في المئة منذ عام 2018", D,
     [LEDGER, "هيئة مصايد خليج النوارس", ("قياسات الملوحة", "not found")], 'حسبما كشفت صحيفة "هاربر ليدجر"',
     {"topic": "البيئة", "rating": "unproven", "unknowns": "لم تُنشر القياسات.", "confidence": "low"}),
    ("تصريف المياه المالحة من المحطة الجديدة سيضاعف هذه الزيادة خلال ثلاث سنوات", U,
     [LEDGER, "هيئة مصايد خليج النوارس"], 'حسبما كشفت صحيفة "هاربر ليدجر"',
     {"topic": "البيئة", "worth": "not checkable"}),
    ("كالدورا تعهدت بمنح المجموعة إعفاءً ضريبيًا مدته 15 عامًا", D, [LEDGER, "ثلاثة دبلوماسيين", "مسودة العقد"],
     "نقلًا عن ثلاثة دبلوماسيين اطّلعوا على مسودة العقد", {"topic": "العقد", "worth": "high", "tags": ["ضرائب"]}),
    ("«لا يتضمن أي إعفاء من أي نوع»", S, ["سامر الدبّاغ"], "وقال للصحفيين", {"topic": "العقد", "tags": ["ضرائب"]}),
    ("مجموعة فيرتاماري بإخفاء نتائج دراسة للأثر البيئي أُجريت عام 2016", S, [LEDGER, GOVERNMENTS],
     "وتابعت الصحيفة", {"topic": "البيئة"}),
    ("أي محطة تُبنى على بعد أقل من 20 كيلومترًا من الحدود البحرية ستمثل خرقًا لاتفاقية حماية مياه الخليج", S,
     [LEDGER, GOVERNMENTS, "البيان المشترك"], "وقالت الحكومات الأربع في بيان مشترك", {"topic": "القانون"}),
    ("العقد هو الأول الذي تبرمه كالدورا مع شركة أجنبية في قطاع المياه منذ أكثر من ست سنوات", S, [LEDGER],
     'وأوضحت "هاربر ليدجر"', {"topic": "العقد"}),
    ("والأكبر منذ موجة الجفاف التي ضربت البلاد في عام 2021", S, [LEDGER], 'وأوضحت "هاربر ليدجر"', {"topic": "العقد"}),
    ("مؤتمر المياه الإقليمي الذي تستضيفه مدينة بورت سيرين ويستمر حتى 21 نوفمبر", U, [LEDGER],
     'وأوضحت "هاربر ليدجر"', {"place": "بورت سيرين"}),
    ("استدعت سفير كالدورا لطلب إيضاحات بشأن المشروع", V, [("وزارة الخارجية في نوردافيا", "yes")],
     "وأعلنت وزارة الخارجية في نوردافيا",
     {"rating": "true", "rationale": "أكّده الطرفان.", "unknowns": "ما جاء في اللقاء.", "confidence": "high",
      "as_of": "2026-11-23", "place": "نوردافيا"}),
    ("يعتمد نحو 70 في المئة من سكانها على الآبار الجوفية", U, [], "", {"topic": "المياه", "worth": "medium"}),
    ("تراجع منسوب بحيراتها إلى أدنى مستوى له منذ أربعة عقود", U, [], "", {"topic": "المياه", "worth": "medium"}),
    ("زار وفد من مهندسي المجموعة، برئاسة إلياس دورانت، الموقع المقترح للمحطة", U, [], "",
     {"topic": "المحطة", "worth": "low"}),
    ("كانت تُستخدم لتصريف مخلفات صناعية محظورة", S, ["صحيفة المرفأ"], 'قالت صحيفة "المرفأ" المحلية',
     {"topic": "البيئة"}),
    ("الأرقام التي أوردتها هيئة المصايد «مبالغ فيها»", S, ["إذاعة KLR", "معهد دراسات المياه"],
     "نقلًا عن معهد دراسات المياه في العاصمة", {"topic": "البيئة"}),
    ("على محطة رصد واحدة تعطلت مرتين في عام 2022", S, ["إذاعة KLR", "معهد دراسات المياه", "أوستبرس"],
     'وفقًا لما نشرته وكالة "أوستبرس"', {"topic": "البيئة"}),
    ("قراءاتها لم تُراجَع من جهة مستقلة", S, ["إذاعة KLR", "معهد دراسات المياه", "أوستبرس"],
     'وفقًا لما نشرته وكالة "أوستبرس"', {"topic": "البيئة"}),
    ("المشروع قد يوفر مياه الشرب لنحو 1.2 مليون نسمة", S, ["خبراء في شؤون المياه"], "ويعتقد خبراء في شؤون المياه",
     {"topic": "المحطة"}),
    ("كلفة الكهرباء اللازمة لتشغيله لم تُعلن بعد", S, ["خبراء في شؤون المياه"], "لكنهم يحذرون",
     {"topic": "المحطة"}),
    ("السعر الحقيقي للمتر المكعب سيبلغ 1.85 دولار", S, ["المعارضة"], "تقول المعارضة", {"topic": "المحطة"}),
    ("ضعف السعر الذي وعدت به الحكومة ناخبيها قبل عامين", U, ["المعارضة"], "تقول المعارضة",
     {"topic": "المحطة", "worth": "high"}),
    ("ورفض متحدث باسم مجموعة فيرتاماري التعليق على هذه الاتهامات", S, [LEDGER], "رسالة إلكترونية إلى الصحيفة",
     {"topic": "العقد"}),
    ("«الحقائق ستتضح عند نشر العقد كاملًا»", S, [LEDGER, "متحدث باسم فيرتاماري"], "في رسالة إلكترونية إلى الصحيفة",
     {"topic": "العقد"}),
]  # fmt: skip
"""Of each claim: its words in the article, its status, its chain outward from the article, the cue words of the chain's
first level, and what is written beside the status."""

EVIDENCE: list[tuple[str, str, str, dict[str, Any], list[Level]]] = [
    ("300 ألف", "undermines", "document", {"title": "الإعلان الرسمي", "quote": "رقم يزيد بمقدار الثلث"},
     ["الإعلان الرسمي"]),
    ("4 في المئة", "undermines", "expert", {"quote": "مبالغ فيها", "affiliation": "معهد دراسات المياه في العاصمة",
                                 "interests": "المعهد تموّله حكومة كالدورا"}, ["إذاعة KLR", "معهد دراسات المياه"]),
    ("4 في المئة", "supports", "data", {"title": "قياسات الهيئة"}, ["هاربر ليدجر", "هيئة مصايد خليج النوارس"]),
    ("إعفاءً ضريبيًا", "undermines", "statement", {"quote": "لا يتضمن أي إعفاء من أي نوع"}, [("سامر الدبّاغ", "no")]),
    ("إعفاءً ضريبيًا", "supports", "document", {"title": "مسودة العقد كما وصفها الدبلوماسيون"},
     ["هاربر ليدجر", "ثلاثة دبلوماسيين"]),
    ("بإخفاء نتائج", "context", "no answer", {"title": "سألنا مجموعة فيرتاماري", "note": "رفض المتحدث التعليق"}, []),
    ("استدعت سفير", "supports", "document", {"title": "بيان وزارة الخارجية", "language": "en",
                                  "quote": "The ambassador was summoned.",
                                  "translation": "استُدعي السفير.", "published": "2026-11-23"},
     [("وزارة الخارجية في نوردافيا", "yes")]),
    ("استدعت سفير", "supports", "reply", {"title": "رد السفارة على سؤالنا"}, [("سفارة كالدورا في نوردافيا", "yes")]),
]  # fmt: skip
"""Of each item: words of its claim, its stance, its kind, its fields, and its own chain."""


HEADER = {
    "outlet": "صحيفة المنارة", "author": "هدى سالم", "published": "2026-11-18",
    "url": "https://almanara.example/2026/11/18/desalination", "reviewer": "سلمى الحاج",
}  # fmt: skip

READINGS = (
    ("300 ألف", Decision.AGREES, "الرقم في الإعلان الرسمي 200 ألف متر مكعب كما ذُكر.", "سلمى الحاج"),
    ("استدعت سفير", Decision.AGREES, "", "سلمى الحاج"),
    ("إعفاءً ضريبيًا", Decision.RETURNED, "لم نرَ مسودة العقد نفسها: يُسأل الدبلوماسيون عن نسخة منها.", "سلمى الحاج"),
)
"""Of each second reading: words of its claim, what the reader says, the remark, the reader."""

COPY = (0, "الإعلان الرسمي.txt", "text/plain", "تبلغ طاقة المحطة 200 ألف متر مكعب يوميًا.\n".encode())
"""A copy that was kept: the number of its item of evidence, its name, its media type, its bytes."""


def work(store: Store) -> str:
    """Take the sample article into a desk, work it through, and return its id."""
    (draft,) = _drafts()
    article = store.intake.take_in(draft).article
    version = store.articles.version(article)
    for field, value in HEADER.items():
        headers.change(store, store.articles.get(article), field, value)
    for name, fields in SOURCES.items():
        part_of = fields.get("part_of", "")
        made = {**fields, "part_of": store.sources.named(part_of)[0].id} if part_of else fields
        store.sources.add(SourceKind(made["kind"]), name, **{key: made[key] for key in made if key != "kind"})
    claims: dict[str, str] = {}
    for quote, status, chain, cue, verdict in CLAIMS:
        place = anchors.locate(version.text, quote)
        claim = store.claims.add(article, anchors.make(version.text, *place, version=version.id), status).id
        claims[quote] = claim
        said = anchors.make(version.text, *_near(version.text, cue, place[0]), version=version.id) if cue else None
        _chain(store, claim, chain, cue=said)
        values = dict(verdict)
        if "rating" in values:
            values["rating"] = store.ratings.named(values["rating"]).id
        store.verdicts.edit(claim, **values)
    items: list[str] = []
    for words, stance, kind, fields, chain in EVIDENCE:
        claim = _of(claims, words)
        item = store.evidence.add(claim, Stance(stance), EvidenceKind(kind), **fields)
        _chain(store, claim, chain, evidence=item.id)
        items.append(item.id)
    store.snapshots.add_file(items[COPY[0]], *COPY[1:])
    for words, decision, remark, by in READINGS:
        store.reviews.add(_of(claims, words), decision, remark, by)
    return article


def _of(claims: dict[str, str], words: str) -> str:
    """The one claim whose quote holds the words."""
    (found,) = (claim for quote, claim in claims.items() if words in quote)
    return found


def _drafts() -> list[Any]:
    from factcheck import inputs

    return list(inputs.read((SAMPLES / "article.txt").read_bytes(), "article.txt"))


def _near(text: str, cue: str, start: int) -> tuple[int, int]:
    """The place of cue words that stands nearest to a claim."""
    return min(anchors.places(text, cue), key=lambda place: abs(place[0] - start))


def _chain(store: Store, claim: str, chain: list[Level], evidence: str = "", cue: Any = None) -> None:
    for number, level in enumerate(chain, start=1):
        beside = ""
        for speaker in level if isinstance(level, list) else [level]:
            name, seen = speaker if isinstance(speaker, tuple) else (speaker, "no")
            (source,) = store.sources.named(name)
            hop = store.hops.add(
                claim, source.id, beside=beside, evidence=evidence, seen=Seen(seen), cue=cue if number == 1 else None
            )  # fmt: skip
            beside = hop.id


def main() -> None:
    """Write what comes of it where anybody can import it."""
    with Store(":memory:", "إسناد") as store:
        record = store.articles.record(work(store))
        write(
            Report((record,), "ar", record.article.created, "إسناد", names_protected=True, desk="مكتب التحقّق"),
            WORKED,
            Format.JSON,
        )


if __name__ == "__main__":
    sys.exit(main())


__all__ = ["CLAIMS", "EVIDENCE", "SOURCES", "WORKED", "work"]
