"""The rules of the house: how large things may grow, what every file says about itself, and what none may hold."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("main.py", "factcheck", "db", "ui", "resources", "tools")
MODULE, CLASS, FUNCTION, TOOL_FUNCTION = 300, 230, 40, 45
BROAD_EXCEPT = {
    "factcheck/readers/html.py",
    "ui/work.py",
}  # an extractor's guesses on any page; a worker hands on what it met
NOT_OURS = {".git", ".venv", "out", "__pycache__", "build", "dist"}
OUTSIDE = re.compile(r"(?<![\w.~-])/(root|work|home|opt|Users)/|\.\./shared|(?<![\w/])shared/")
REGISTRIES = re.compile(r"pypi\.org|pythonhosted\.|npmjs\.|index[-_]url|/simple/?[\"'\s]|extra[-_]index", re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def code() -> list[Path]:
    """The program's and the tools' modules, without the tests."""
    found = (ROOT.joinpath(room) for room in ROOMS)
    return sorted(path for room in found for path in ([room] if room.is_file() else room.rglob("*.py")))


def texts() -> Iterator[tuple[str, str]]:
    """Name and content of every text file that we wrote."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and (not name.startswith(".") or name == ".ci")]
        for name in sorted(set(names) - NOT_OURS):  # in a second working tree, .git is a file
            path = Path(folder, name)
            try:
                yield named(path), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for path in code():
        yield named(path), ast.parse(path.read_text(encoding="utf-8"))


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    values = {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=values,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def lines(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]


def test_modules_classes_and_functions_stay_small():
    large = [
        f"{named(path)}: {count} lines" for path in code() if (count := len(path.read_text().splitlines())) > MODULE
    ]
    for name, tree in parsed():
        function = TOOL_FUNCTION if name.startswith("tools/") else FUNCTION
        for node in ast.walk(tree):
            limit = CLASS if isinstance(node, ast.ClassDef) else function if isinstance(node, Function) else None
            if limit is not None and lines(node) > limit:
                large.append(f"{name}:{node.lineno} {node.name}: {lines(node)} lines")
    assert not large, "\n".join(large)


def test_everything_public_says_what_it_is():
    silent = []
    for name, tree in parsed():
        if tree.body and ast.get_docstring(tree) is None:
            silent.append(name)
        for owner in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]:
            silent += [f"{name}: {node.name}" for node in public(owner) if ast.get_docstring(node) is None]
    assert not silent, "\n".join(silent)


def public(owner: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """What others may use of a module or class; what only overrides, overloads or sets says it elsewhere."""
    if owner.__class__ is ast.ClassDef and owner.name.startswith("_"):
        return
    for node in owner.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
            if marks.isdisjoint({"override", "overload", "setter"}):
                yield node


def test_whoever_catches_everything_raises_it_again():
    broad = [
        f"{name}:{node.lineno}"
        for name, tree in parsed()
        if name not in BROAD_EXCEPT
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node.type) and not raises_again(node)
    ]
    assert not broad, "\n".join(broad)


def catches_everything(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(name is None or ast.unparse(name) in {"Exception", "BaseException"} for name in names)


def raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_no_text_names_a_place_outside_the_project():
    found = [
        f"{name}: {match.group()}"
        for name, text in texts()
        if not name.startswith("tests/")
        for match in OUTSIDE.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_no_text_names_a_package_registry():
    found = [
        f"{name}: {hit.group()}"
        for name, text in texts()
        if name != named(Path(__file__)) and (hit := REGISTRIES.search(text))
    ]
    assert not found, "\n".join(found)


def test_the_lock_holds_versions_and_hashes_and_no_address():
    lock = ROOT.joinpath("requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(
        r"^(\S+)==(\S+)(?: ;[^\\\n]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.MULTILINE
    )
    assert len(entries) == len(re.findall(r"^\S", lock, re.MULTILINE)) > 20
    assert "http" not in lock
    assert "@" not in lock


def test_qt_is_older_than_the_release_that_aborts():
    lock = ROOT.joinpath("requirements.lock").read_text(encoding="utf-8")
    locked = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", lock, re.MULTILINE)
    assert locked is not None
    assert (6, 11) <= (int(locked[1]), int(locked[2])) < (6, 12)


def test_qt_survives_ten_thousand_calls_that_return_nothing():
    """PySide6 6.12.0 loses one reference to None in each, and aborts after some 3,700 on Python 3.11."""
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel()\n"
        "for number in range(10_000):\n"
        "    label.setText('نص')\n"
        "print('alive')\n"
    )
    done = python("-c", program)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["articles"]], ids=" ".join)
def test_the_command_line_never_loads_qt(arguments: list[str], tmp_path: Path):
    done = python("-X", "importtime", "main.py", *arguments, ISNAD_DB=str(tmp_path / "desk.sqlite"))
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert done.returncode == 0, done.stderr
    assert "argparse" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"PySide6", "shiboken6"}}


def test_the_door_speaks_to_qt_and_sqlite_only_through_the_rooms():
    tree = ast.parse(ROOT.joinpath("main.py").read_text(encoding="utf-8"))
    assert rooms_in(ast.walk(tree)).isdisjoint({"PySide6", "sqlite3", "sqlite_utils"})
    assert "ui" not in rooms_in(tree.body)


def rooms_in(nodes: Iterable[ast.AST]) -> set[str]:
    """The first parts of the names of the modules that these statements import."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def test_no_module_needs_one_that_needs_it():
    rooms = [room for room in ROOMS if room not in {"main.py", "tools"}]
    graph = grimp.build_graph(*rooms, exclude_type_checking_imports=True, cache_dir=None)
    assert {"factcheck.report", "db.store", "ui.main_window"} <= graph.modules
    # This raises CycleError, which names the circle. What is imported inside a function counts; a mere name of a type,
    # as a part has of the whole that made it, does not.
    TopologicalSorter({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}).prepare()


def test_one_room_alone_knows_the_network():
    network = {
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "requests",
        "urllib3",
        "ftplib",
        "smtplib",
        "PySide6.QtNetwork",
    }
    found = [
        f"{name}:{node.lineno}"
        for name, tree in parsed()
        if not name.startswith(("factcheck/fetching/", "tools/"))
        for node in ast.walk(tree)
        for module in imported(node)
        if any(module == one or module.startswith(f"{one}.") for one in network)
    ]
    assert not found, "\n".join(found)


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_words_to_translate_stand_in_the_code_as_they_are():
    """Babel passes over an f-string in silence, and over `Words("ar")("…")`: only a name is known to speak."""
    hidden = [
        f"{name}:{node.lineno}"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and hides(called(node), node.args)
    ]
    assert not hidden, "\n".join(hidden)


def hides(name: str, arguments: list[ast.expr]) -> bool:
    if name.startswith("Words("):
        return isinstance(arguments[0], ast.Constant)
    return name in {"N_", "words", "_words", "many"} and any(isinstance(word, ast.JoinedStr) for word in arguments)


def test_every_error_is_marked_for_translation():
    tree = ast.parse(ROOT.joinpath("factcheck/errors.py").read_text(encoding="utf-8"))
    errors = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    unmarked = [
        f"{name}:{node.lineno}"
        for name, tree in parsed()
        for node in ast.walk(tree)
        if called(node) in errors and node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert not unmarked, "\n".join(unmarked)


def called(node: ast.AST) -> str:
    """The last part of the name of what is called; empty for anything but a call."""
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
