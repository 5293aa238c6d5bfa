"""Everything that the program has stands in the manuals, in their own languages, and what the README shows works."""

import argparse
import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from factcheck.model import Status
from factcheck.readers import READABLE
from factcheck.report import Format
from factcheck.report.csv import COLUMNS
from factcheck.words import LANGUAGES, Words
from tests.cli import program
from ui.deeds import MENUS, all_deeds
from ui.terminal import COMMANDS
from ui.terminal.options import parser_of, window_parser

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT.joinpath("README.md").read_text(encoding="utf-8")
MANUALS = {
    "en": DOCS.joinpath("manual.md").read_text(encoding="utf-8"),
    "ar": DOCS.joinpath("manual.ar.md").read_text(encoding="utf-8"),
}
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
DEEDS = [*(deed for _, deeds in MENUS for deed in deeds if deed.deeds), *all_deeds()]


@pytest.fixture(params=MANUALS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def absent(text: str, wanted: list[str]) -> list[str]:
    return [one for one in wanted if one not in text]


def code(text: str) -> str:
    """What stands in a page as code, each piece on a line of its own."""
    return "\n".join([*re.findall("`([^`\n]+)`", text), *re.findall("(?m)^    (.+)$", text)])


def parsers() -> list[argparse.ArgumentParser]:
    whole = parser_of()
    commands = next(action for action in whole._actions if isinstance(action, argparse._SubParsersAction))
    return [whole, window_parser(), *commands.choices.values()]


def options() -> list[str]:
    found = {option for parser in parsers() for action in parser._actions for option in action.option_strings}
    return sorted(found - {"-h"})


def shown(text: str, language: str) -> str:
    """A menu's text as it is read, without the sign that makes a letter its key."""
    return Words(language)(text).replace("&", "")


def test_every_command_and_option_is_explained(language: str):
    explained = code(MANUALS[language])
    assert len(options()) > 10
    assert absent(explained, options()) == []
    assert [name for name in COMMANDS if not re.search(rf"^{name}\b", explained, re.MULTILINE)] == []


def test_every_environment_variable_is_explained(language: str):
    source = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "main.py", *ROOT.glob("[dfu]*/**/*.py")])
    names = sorted(set(re.findall(r"\bISNAD_[A-Z]+\b", source)))
    assert "ISNAD_DB" in names
    assert absent(code(MANUALS[language]), names) == []
    assert absent(code(README), names) == []


def test_every_format_is_explained(language: str):
    explained = code(MANUALS[language])
    assert absent(explained, [format.suffix for format in Format]) == []
    assert absent(explained, sorted(READABLE)) == []
    assert absent(code(README), [*(format.suffix for format in Format), *sorted(READABLE)]) == []


def test_every_status_is_explained(language: str):
    rows = [line for line in MANUALS[language].splitlines() if line.startswith("|")]
    for status in Status:
        name = Words(language)(status.label)
        assert [row for row in rows if name in row and status.value in row], status


def test_every_menu_and_everything_in_it_is_explained(language: str):
    menus = [shown(title, language) for title, _ in MENUS]
    deeds = [shown(text, language) for deed in DEEDS for text in (deed.text, *(text for _, text in deed.choices))]
    bold = re.findall(r"\*\*([^*\n]+)\*\*", MANUALS[language])
    assert len(deeds) > 25
    assert [text for text in deeds if text not in bold] == []
    assert absent(MANUALS[language], menus) == []


@pytest.mark.usefixtures("qapp")
def test_every_key_is_explained(language: str):
    keys = []
    for deed in DEEDS:
        if isinstance(deed.keys, tuple):
            keys += deed.keys
        elif bindings := QKeySequence.keyBindings(deed.keys):
            keys.append(bindings[0].toString(QKeySequence.SequenceFormat.PortableText))
    assert len(keys) > 20
    assert [key for key in keys if f"`{key}`" not in MANUALS[language]] == []


def test_the_two_manuals_have_the_same_parts():
    parts = {language: [len(mark) for mark in re.findall("(?m)^(#+) ", text)] for language, text in MANUALS.items()}
    rows = {language: len(re.findall(r"(?m)^\|", text)) for language, text in MANUALS.items()}
    assert parts["ar"] == parts["en"]
    assert rows["ar"] == rows["en"]
    assert MANUALS["ar"].startswith('<div dir="rtl" lang="ar">')
    assert MANUALS["ar"].count("<div") == MANUALS["ar"].count("</div>")
    assert set(MANUALS) == set(LANGUAGES)


def test_the_readme_names_every_command_option_and_field():
    assert absent(README, [f"| `{command} " for command in COMMANDS if command != "articles"]) == []
    assert absent(code(README), [option for option in options() if option not in {"--help", "--version"}]) == []
    fields = {
        *program.IMPORT,
        *program.ARTICLE,
        *program.TEXT,
        *program.CLAIM,
        *program.STEP,
        *program.FILE,
        *program.HIT,
        *program.CHECK,
        *program.SOURCE,
        *program.HOP,
        *program.EVIDENCE,
        *program.LACKS,
        *program.RATING,
        *program.WANT,
    }
    assert absent(README, [f"`{field}`" for field in [*sorted(fields), *COLUMNS]]) == []


def test_the_readme_names_every_job_of_make_that_a_user_needs():
    assert absent(README, ["`make run`", "`make test`", "`make bench`"]) == []
    jobs = re.findall(r"(?m)^([a-z]+):.*##", ROOT.joinpath("Makefile").read_text(encoding="utf-8"))
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= set(jobs)


def test_what_the_pages_point_to_is_there():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            assert page.parent.joinpath(target).exists(), (page.name, target)


def test_no_page_promises_an_address():
    assert [page.name for page in PAGES if re.search(r"http\S*://\w", page.read_text(encoding="utf-8"))] == []


def test_the_example_of_the_readme_works(tmp_path: Path):
    lines = [line for line in re.findall("(?m)^    (.+)$", README) if "article" in line and "main.py" in line]
    assert len(lines) == 3
    script = (
        "\n".join(lines).replace(".venv/bin/python", f'"{sys.executable}"').replace("python3", f'"{sys.executable}"')
    )
    target = tmp_path / "report.html"
    done = subprocess.run(
        ["sh", "-euc", script.replace("--to report.html", f"--to '{target}'")],
        cwd=ROOT,
        env={**os.environ, "ISNAD_DB": str(tmp_path / "desk.sqlite"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert '<html lang="ar" dir="rtl"' in target.read_text(encoding="utf-8")


def test_the_desktop_entry_speaks_arabic_and_opens_what_is_read():
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "resources" / "isnad.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert values["Type"] == "Application"
    assert values["Name[ar]"] == "إسناد"
    assert re.search("[ء-ي]", values["Comment[ar]"])
    assert values["Exec"].endswith(" %F")
    assert values["MimeType"] == "text/plain;text/markdown;text/html;"
    assert ROOT.joinpath("resources", "icons", f"{values['Icon']}.svg").is_file()
    assert values["StartupWMClass"] == "isnad"
