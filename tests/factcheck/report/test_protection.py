"""What is protected leaves in no format, wherever the desk has written it."""

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from factcheck import anchors
from factcheck.attribution import Source, SourceKind
from factcheck.model import Correction, Record, Status
from factcheck.ratings import Rating
from factcheck.report import Format, render
from factcheck.report.protection import unnamed
from factcheck.text.fold import fold_text
from tests.factcheck.report import made
from tests.factcheck.report.test_office import contents


def told_everywhere(name: str) -> Record:
    """A record that says a protected source's name wherever somebody could have written it."""
    worked = made.worked(protected=True)
    ministry = Source("s3", SourceKind.OFFICE, "وزارة لا يعرفها أحد", "Hidden employer")
    spoken = f"قال {name}، {name}: (و{name})"
    elsewhere = anchors.make(spoken, 0, len(spoken), version="another")
    first, *others = worked.claims
    claim = replace(
        first, note=spoken, rationale=spoken, unknowns=spoken, override=spoken, topic=name, tags=(name,), place=name,
        said=name, as_of=name, look_again=name, rating="named",
    )  # fmt: skip
    sources = tuple(
        replace(source, aliases=(*source.aliases, name), part_of="s3")
        if source.protected
        else replace(source, note=spoken)
        for source in worked.sources
    )
    quoted = f"https://example.org/{name.split(maxsplit=1)[0]}/{name}"
    return replace(
        worked,
        claims=(claim, *others),
        sources=(*sources, ministry),
        hops=tuple(replace(hop, note=spoken, said=name, link=quoted) for hop in worked.hops),
        evidence=tuple(
            replace(
                one,
                title=name,
                quote=spoken,
                note=spoken,
                affiliation=name,
                interests=spoken,
                url=quoted,
                translation=spoken,
                published=name,
                captured=name,
                passage=elsewhere,
            )
            for one in worked.evidence
        ),
        ratings=(*worked.ratings, Rating("named", f"كما قال {name}", f"as {name} says", 99, 0, "#123456", "dots")),
        reviews=tuple(replace(one, remark=spoken, rating_ar=name, rating_en=name) for one in worked.reviews),
        corrections=(Correction("k1", first.id, Status.SOURCED, name, name, spoken, made.AT, "ليلى"),),
    )


@pytest.mark.parametrize("name", ["Karim Zayd-Unheard", "الكاتم بن سرّان", "Żółć", "كاتمة"])
@pytest.mark.parametrize("format", list(Format))
def test_no_words_of_the_desk_name_a_protected_source(format: Format, name: str) -> None:
    given = replace(made.report("ar"), records=(told_everywhere(name),))
    secrets = {fold_text(name), fold_text("Hidden employer"), fold_text("وزارة لا يعرفها أحد"), "bureau of numbers"}
    shown = fold_text(readable(render(given, format)))
    assert not [secret for secret in secrets if secret in shown]
    if format is Format.JSON:
        assert fold_text(name) in fold_text(readable(render(replace(given, names_protected=True), format)))


@over(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30), st.sampled_from(["و", "", "ب", "فل"]))
def test_a_name_gives_way_wherever_it_stands_in_a_note(around: str, before: str) -> None:
    record = made.worked(protected=True)
    first, *others = record.claims
    source = replace(record.sources[1], aliases=("كَريم زيدان",))
    note = f"{around} {before}كـريم  زيدان، {around}"
    record = replace(record, claims=(replace(first, note=note), *others), sources=(record.sources[0], source))
    left = unnamed(record).claims[0].note
    assert "كريم زيدان" not in " ".join(fold_text(left).split())
    assert "مصدر محمي 1" in left


def readable(file: bytes) -> str:
    """What can be read in a file of ours: the words of a document, the parts of a packed one."""
    if file.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(file) as opened:
            return "\n".join(page.get_textpage().get_text_range() for page in opened)
    return contents(file)


def test_a_wording_keeps_what_the_article_says() -> None:
    """What is public names nobody anew; what only the desk knows does."""
    record = made.worked(protected=True)
    first, *others = record.claims
    known = replace(record.sources[1], aliases=("الصادرات", "كريم زيدان"))
    claim = replace(first, wording="ارتفعت الصادرات، بحسب كريم زيدان", note="الصادرات")
    left = unnamed(replace(record, claims=(claim, *others), sources=(record.sources[0], known))).claims[0]
    assert left.wording == "ارتفعت الصادرات، بحسب مصدر محمي 1"
    assert left.note == "مصدر محمي 1"


def test_a_source_that_others_name_stays_though_a_protected_one_speaks_for_it() -> None:
    record = made.worked(protected=True)
    told = replace(record, sources=(record.sources[0], replace(record.sources[1], part_of="s1")))
    assert [source.id for source in unnamed(told).sources] == ["s1", "s2"]
    lone = replace(told, hops=tuple(hop for hop in told.hops if hop.source == "s2"))
    assert [source.id for source in unnamed(lone).sources] == ["s2"]
