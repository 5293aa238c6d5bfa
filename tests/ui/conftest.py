"""The program on a real desk file, with nobody at the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.driver import SAMPLE, Driver

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt's is a failure here; allowed are those about what the invisible screen cannot do."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support"))


@pytest.fixture
def closed(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A desk that is not open yet, its program in English; articles come in unseen."""
    driver = Driver(qapp, qtbot, tmp_path)
    driver.settings().language = "en"
    driver.settings().preview = False
    yield driver
    driver.close()


@pytest.fixture
def desktop(closed: Driver) -> Driver:
    """The program with the sample article open."""
    closed.open(SAMPLE)
    return closed
