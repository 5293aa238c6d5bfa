"""What other programs read and write, from outside: `validate`, portable desks and annotations between two desks."""

import json

from tests.cli.program import Program

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"


def test_each_file_is_told_by_itself_and_a_bad_one_does_not_stop_the_rest(program: Program, article: str) -> None:
    claim = program.one("mark", article, "--status", "disputed", "--quote", QUOTE)["claim"]
    program.one("claim", claim, "--rating", "false")
    names = ["a.json", "a.isnad", "a.jsonld", "a.claimreview.jsonld", "a.csl.json", "a.warc.gz"]
    for name in names:
        program.one("export", article, "--to", name)
    program.folder.joinpath("rubbish.bin").write_bytes(bytes(range(256)))
    program.folder.joinpath("cut.isnad").write_bytes(program.folder.joinpath("a.isnad").read_bytes()[:99])
    done = program.call("validate", "--json", "rubbish.bin", "cut.isnad", "none.json", *names)
    assert done.status == 1
    rubbish, cut, none, *ours = done.objects
    assert (rubbish["standard"], rubbish["valid"]) == (None, False)
    assert "none that can be validated" in rubbish["problems"][0]
    assert (cut["standard"], cut["problems"]) == (
        "Isnad portable desk 1", ["This portable desk cannot be read: it is damaged or incomplete."])  # fmt: skip
    assert "There is no file" in none["problems"][0]
    assert [one["file"] for one in ours] == names
    assert all(one["valid"] for one in ours)  # a list of no evidence is one too, by its name
    assert program.call("validate", *names[:4]).status == 0
    said = program.call("validate", "rubbish.bin", "a.json").output.splitlines()
    assert said[1] == "a.json is valid: Isnad report 1 (JSON Schema 2020-12)"


def test_a_portable_desk_and_annotations_go_to_another_desk(program: Program, article: str) -> None:
    claim = program.one("mark", article, "--status", "disputed", "--quote", QUOTE)["claim"]
    program.one("claim", claim, "--wording", "صياغة")
    for name in ("a.isnad", "a.jsonld"):
        program.one("export", article, "--to", name)
    other = ("--db", "other.sqlite")
    came = program.one(*other, "import", "a.isnad")
    assert (came["outcome"], came["article"]) == ("added", article)
    here = [step["label"] for step in program.call(*other, "--json", "history", article).objects]
    there = [step["label"] for step in program.call("--json", "history", article).objects]
    assert [label for label in there if "Export" not in label] == here[:-1]
    assert program.one(*other, "import", "a.isnad")["outcome"] == "unchanged"
    assert program.one(*other, "undo", article)["label"] == "Undo: Change a claim"
    assert program.one(*other, "claim", claim, "--note", "من هناك")["note"] == "من هناك"
    program.one(*other, "export", article, "--to", "back.isnad")
    assert program.one("import", "back.isnad")["outcome"] == "updated"
    assert program.one("import", "a.jsonld")["outcome"] == "unchanged"
    tree = json.loads(program.folder.joinpath("a.jsonld").read_bytes())
    tree["items"][0]["id"] = "https://tool.example/1"
    tree["items"][0]["target"]["selector"] = [{"type": "TextQuoteSelector", "exact": "ليس هنا"}]
    program.file("bad.jsonld", json.dumps(tree))
    done = program.call("import", "bad.jsonld")
    assert done.status == 1
    assert "None of these annotations stands in the text" in done.messages


def test_the_whole_desk_goes_into_one_file(program: Program, article: str) -> None:
    program.one("import", "-", given="خبر آخر، فيه كلام.".encode())
    told = program.one("export", "--all", "--to", "desk.isnad")
    assert told["articles"] == 2
    assert len(program.ask("--db", "other.sqlite", "import", "desk.isnad")) == 2
    assert "--all" in program.wrong("export", "--to", "x.json")
