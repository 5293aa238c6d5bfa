"""A folder is looked through: what is no text for us is told, and what we wrote ourselves comes in with its claims."""

from tests.cli.program import Program
from tests.factcheck.readers import made

FIRST, SECOND = made.PARAGRAPHS


def test_a_folder_says_what_of_it_is_not_read(program: Program):
    folder = program.folder / "given"
    folder.mkdir()
    for name, content in {"a.txt": FIRST, "b.doc": "x", "c.msg": "x", "d.png": "x", "e.isnad": "x"}.items():
        folder.joinpath(name).write_text(content, "utf-8")
    told = program.call("--json", "import", str(folder)).objects
    outcomes = {one["input"].rpartition("/")[2]: one["outcome"] for one in told}
    assert outcomes == {"a.txt": "added"} | dict.fromkeys(("b.doc", "c.msg", "d.png", "e.isnad"), "refused")
    assert all(one["input"].rpartition("/")[2] in one["reason"] for one in told if one["outcome"] == "refused")


def test_a_report_in_a_folder_comes_in(program: Program):
    (told,) = program.ask("import", program.file("a.txt", SECOND.encode()))
    folder = program.folder / "given"
    folder.mkdir()
    done = program.call("export", told["article"], "--to", str(folder / "desk.isnad"))
    assert done.status == 0, done.errors
    told = program.call("--json", "import", str(folder)).objects
    assert [one["outcome"] for one in told] == ["unchanged"]
