"""Collections, the archive and saved searches on the command line."""

from pathlib import Path

from tests.cli.program import Program


def articles(program: Program, *asked: str) -> list[str]:
    return [str(one["title"]) for one in program.ask("articles", *asked)]


def test_articles_are_kept_in_order(program: Program, tmp_path: Path):
    for name, text in (("a", "سافر إلى روسيا"), ("b", "خبر آخر")):
        tmp_path.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
        program.ask("import", str(tmp_path / f"{name}.txt"))
    other, first = (str(one["article"]) for one in program.ask("articles"))
    made = program.one("collect", "روسيا", first[:8])
    assert program.ask("collect") == [{"collection": made["collection"], "name": "روسيا", "articles": 1}]
    assert articles(program, "--collection", "روسيا") == ["سافر إلى روسيا"]
    program.ask("collect", "روسيا", first, "--out")
    assert articles(program, "--collection", "روسيا") == []
    program.ask("collect", "روسيا", "--out")
    assert program.ask("collect") == []

    program.ask("archive", other)
    assert articles(program) == ["سافر إلى روسيا"]
    assert articles(program, "--archived") == ["خبر آخر"]
    program.ask("archive", other, "--out")
    assert articles(program, "--order", "title") == ["خبر آخر", "سافر إلى روسيا"]

    assert program.one("shelve", "s", "روسيا")["articles"] == 1
    assert program.ask("shelve")[0]["asks"] == {"words": "روسيا"}
    assert articles(program, "--shelf", "s") == ["سافر إلى روسيا"]
    assert articles(program, "--shelf", "s", "--status", "verified") == []
    program.ask("shelve", "s")
    assert program.ask("shelve") == []


def test_what_is_not_there_is_one_sentence(program: Program):
    program.ask("articles")  # makes the desk
    for call in (("articles", "--collection", "x"), ("articles", "--shelf", "x"), ("shelve", "x"), ("archive", "x")):
        assert "x" in program.refused(*call)
