"""A program with an empty desk, and one with the house's article in it."""

from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.conftest import TEXT


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """The id of the one article in a desk, and the desk's bytes."""
    program = Program(tmp_path_factory.mktemp("filled"))
    article = str(program.one("import", program.file("خبر.txt", TEXT))["article"])
    return article, program.desk.read_bytes()


@pytest.fixture
def article(program: Program, filled: tuple[str, bytes]) -> str:
    """The id of an article in the program's desk."""
    id, content = filled
    program.desk.write_bytes(content)
    return id
