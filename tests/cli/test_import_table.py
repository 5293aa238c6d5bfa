"""`import --column`: which column of a table is which field."""

import pytest

from tests.cli.program import Program

TABLE = "a,b,c\nخبر أول,هذا نص الخبر الأول كله,ليلى\nخبر ثان,وهذا نص الخبر الثاني,مها\n"


@pytest.mark.parametrize(
    ("text", "title", "outlet"), [("b", "a", "c"), ("2", "1", "3"), ("B", "A", "C"), ("٢", "a", "c")]
)
def test_a_column_is_told_by_its_head_its_letter_or_its_number(program: Program, text: str, title: str, outlet: str):
    told = [f"--column={field}={column}" for field, column in (("text", text), ("title", title), ("outlet", outlet))]
    found = program.call("--json", "import", program.file("t.csv", TABLE), *told).objects
    assert [one["title"] for one in found] == ["خبر أول", "خبر ثان"]
    assert {one["outlet"] for one in program.call("--json", "articles").objects} == {"ليلى", "مها"}


def test_a_column_that_is_not_there_is_refused_with_those_that_are(program: Program):
    refused = program.call("import", program.file("t.csv", TABLE), "--column", "text=نص")
    assert refused.status == 1
    assert "a, b, c" in refused.messages


def test_what_is_no_field_is_no_call(program: Program):
    assert program.call("import", program.file("t.csv", TABLE), "--column", "body=1").status == 2
    assert program.call("import", program.file("t.csv", TABLE), "--column", "text").status == 2
