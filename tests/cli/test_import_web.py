"""`import https://…`: a page by its address becomes an article, or is refused, and the desk is as it was."""

import hashlib
import sqlite3

from tests.cli.program import Program
from tests.factcheck.fetching.servers import ARTICLE, serving


def test_a_page_becomes_an_article_with_its_link_and_its_bytes(program: Program):
    with serving() as (here, _):
        told = program.one("import", f"{here}/legacy", "--private")
        again = program.one("import", f"{here}/legacy", "--private")
    assert (told["input"], told["outcome"], told["title"]) == (f"{here}/legacy", "added", "الوزارة تنفي")
    assert (again["outcome"], again["article"]) == ("unchanged", told["article"])
    with sqlite3.connect(program.desk) as desk:
        kept = dict(desk.execute("SELECT sha256, content FROM original"))
        link = desk.execute("SELECT url FROM article").fetchone()
    desk.close()
    content = ARTICLE.encode("windows-1256")
    assert kept == {hashlib.sha256(content).hexdigest(): content}
    assert link == (f"{here}/legacy",)


def test_the_way_that_an_address_led_is_told(program: Program):
    with serving() as (here, _):
        told = program.one("import", f"{here}/moved", "--private")
    (warning,) = told["warnings"]
    assert f"{here}/moved" in warning
    assert f"302 {here}/page" in warning


def test_each_refusal_is_told_and_the_rest_is_done(program: Program):
    file = program.file("a.txt", "نص في ملف")
    with serving() as (here, _):
        done = program.call(
            "--json", "import", f"{here}/page", f"{here}/gone", str(file), "ftp://127.0.0.1/x", "HTTP://[::1]:1/"
        )
    told = done.objects
    outcomes = [(one["input"].removeprefix(here), one["outcome"]) for one in told]
    assert outcomes == [
        *(("/page", "refused"), ("/gone", "refused"), (str(file), "added")),
        *(("ftp://127.0.0.1/x", "refused"), ("HTTP://[::1]:1/", "refused")),
    ]
    assert done.status == 1
    assert all("private network" in told[index]["reason"] for index in (0, 1, 4))
    assert len(program.call("--json", "articles").objects) == 1
