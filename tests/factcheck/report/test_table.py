"""The table: read back by the standard library's own reader, cell by cell."""

import csv
import io
from dataclasses import replace

import pytest

from factcheck.ratings import DEFAULTS, Rating
from factcheck.report import csv as table
from tests.factcheck.report import made


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_is_what_excel_expects() -> None:
    content = table.render(made.report())
    assert content.startswith(b"\xef\xbb\xbfarticle_id,title,")
    assert content.endswith(b"\r\n")
    assert tuple(rows(content)[0]) == table.COLUMNS


def test_each_claim_is_one_row_in_reading_order() -> None:
    found = rows(table.render(made.report()))
    assert [row["number"] for row in found] == [str(number) for number in range(1, 10)]
    first, last = found[0], found[-1]
    assert first["claim_id"] == "c-outer"
    assert first["quote"] == made.TEXT[int(first["start"]) : int(first["end"])]
    assert (first["status"], first["version"], first["note"]) == ("sourced", "2", "ملاحظة\nA note")
    assert (last["claim_id"], last["version"]) == ("c-gone", "1")
    assert last["quote"] == made.OLD[int(last["start"]) : int(last["end"])]


def test_a_line_break_stays_inside_its_cell() -> None:
    found = {row["claim_id"]: row for row in rows(table.render(made.report()))}
    assert found["c-adjacent"]["quote"] == "ارتفعت.\n\nReuters reported"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "\u00a0@x", "＝1"])
def test_what_could_be_a_formula_is_not_one(text: str) -> None:
    claim = replace(made.record().claims[0], note=text)
    report = replace(made.report(), records=(replace(made.record(), claims=(claim,)),))
    assert rows(table.render(report))[0]["note"] == f"'{text}"


def test_other_texts_are_left_alone() -> None:
    found = {row["claim_id"]: row for row in rows(table.render(made.report()))}
    assert found["c-adjacent"]["wording"] == made.HOSTILE
    assert found["c-two-places"]["quote"] == "انتهى"


def test_a_report_without_claims_has_its_header() -> None:
    report = replace(made.report(), records=())
    assert table.render(report).decode("utf-8-sig") == ",".join(table.COLUMNS) + "\r\n"


def test_a_rating_comes_with_its_place_on_the_scale() -> None:
    record = made.record()
    scale = tuple(Rating(f"r{place}", *row[:2], place, *row[2:]) for place, row in enumerate(DEFAULTS))
    claims = tuple(
        replace(claim, rating=one.id) for claim, one in zip(record.claims, (scale[3], scale[-1]), strict=False)
    )
    report = made.report("en")
    found = rows(table.render(replace(report, records=(replace(record, ratings=scale, claims=claims),))))
    by_rating = {
        row["rating"]: [row[name] for name in ("scale", "rating_value", "worst_rating", "best_rating")] for row in found
    }
    middle, outside = by_rating[scale[3].name("en")], by_rating[scale[-1].name("en")]
    assert middle[1:] == ["2", "1", "5"]
    assert middle[0].startswith("2 of 5, where 1 is")
    assert scale[0].name("en") in middle[0]
    assert outside == ["outside the order from false to true", "", "", ""]
