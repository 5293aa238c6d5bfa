"""What a start is spared changes nothing: the same enumerations, the same code, only sooner."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from ui.compiled import Compiled

ROOT = Path(__file__).parents[2]

DESCRIBE = """
import enum, hashlib, pickle, sys
if sys.argv[1] == "hastened":
    from ui import start
    start.hasten()
from PySide6 import QtCore, QtGui, QtWidgets

def tried(deed):
    try:
        return repr(deed())
    except Exception as error:
        return repr(error)

def described(one):
    told = [one.__mro__[1:], one.__module__, one.__qualname__, one.__doc__, one._member_names_, len(one)]
    told += sorted(name for name in vars(one) if name not in one.__members__)
    for name, member in one.__members__.items():
        told += [name, member.name, repr(member), str(member), format(member), member._value_, member.__objclass__]
        told.append(getattr(member, "_sort_order_", None))
    some = list(one)[:2]
    told += [some, tried(lambda: one(987654)), tried(lambda: [pickle.loads(pickle.dumps(member)) for member in some])]
    if issubclass(one, enum.Flag):
        told += [one._boundary_, one._flag_mask_, one._all_bits_, tried(lambda: one(0)), tried(lambda: one(1 << 30))]
        told += [tried(lambda: ~some[0]), tried(lambda: some[0] | some[1])]
        told.append(tried(lambda: (some[0] | some[1]) & some[1]))
    return told

def walk(owner, path, deep):
    for name in sorted(vars(owner) if isinstance(owner, type) else dir(owner)):
        found = getattr(owner, name, None)
        if isinstance(found, enum.EnumType):
            print(path, name, hashlib.sha1(repr(described(found)).encode()).hexdigest())
        elif deep and isinstance(found, type) and found.__module__.startswith("PySide6"):
            walk(found, f"{path}.{name}", False)

for module in (QtCore, QtGui, QtWidgets):
    walk(module, module.__name__, True)
"""


def test_enumerations_made_quickly_are_those_made_usually():
    usual, hastened = (described(kind) for kind in ("usual", "hastened"))
    assert len(usual) > 500
    assert [(one, other) for one, other in zip(usual, hastened, strict=True) if one != other] == []


def described(kind: str) -> list[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", DESCRIBE, kind], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8",
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of nobody's, and bytecode that may be written."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path / "module.py"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    builtin = compile
    yield
    assert compile is builtin
    assert "exec" not in vars(dataclasses)


def test_what_was_compiled_once_is_kept(beside: Path):
    first = work(beside, "2 * 3")
    again = work(beside, "2 * 3")
    assert (first, again) == ((6, True), (6, False))


def test_another_text_is_compiled_anew(beside: Path):
    work(beside, "2 * 3")
    assert work(beside, "2 * 4") == (8, True)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9\x05\x00\x00\x00", b"(\x02\x00\x00\x00NN"])
def test_a_file_that_holds_something_else_is_written_anew(beside: Path, content: bytes):
    kept = Path(cache_from_source(str(beside))).with_suffix(".texts")
    kept.parent.mkdir()
    kept.write_bytes(content)
    assert work(beside, "2 * 3") == (6, True)
    assert work(beside, "2 * 3") == (6, False)


def test_nothing_is_written_where_python_writes_no_bytecode(beside: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert work(beside, "2 * 3") == (6, True)
    assert not list(beside.parent.iterdir())


def test_a_folder_that_cannot_be_made_does_no_harm(beside: Path):
    beside.parent.joinpath("__pycache__").write_text("not a folder")
    assert work(beside, "2 * 3") == (6, True)


def test_dataclasses_are_as_they_are(beside: Path):
    for _ in range(2):
        compiled = Compiled(beside)
        compiled.begin()
        made = dataclasses.make_dataclass("Made", [("name", str), ("count", int, 3)], frozen=True, slots=True)
        compiled.end()
        value = made("نص")
        assert (value.name, value.count, value) == ("نص", 3, made("نص", 3))
        assert repr(value) == "Made(name='نص', count=3)"
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.name = "x"


def work(beside: Path, text: str) -> tuple[object, bool]:
    """Evaluate a text, and say whether it had to be compiled for it."""
    compiled = Compiled(beside)
    compiled.begin()
    known = len(compiled._kept)
    value = eval(compile(text, "text", "eval"))
    new = len(compiled._kept) > known
    compiled.end()
    return value, new


def test_pyside_does_without_its_writer_of_stubs_when_the_program_starts():
    program = (
        "from ui import start\nstart.hasten()\nstart.load_qt()\nimport sys\n"
        "from PySide6.QtCore import QObject\n"
        "assert 'argparse' not in sys.modules and 'logging' not in sys.modules\n"
        "try:\n    QObject().setObjectName(1)\nexcept TypeError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "setObjectName" in done.stdout
