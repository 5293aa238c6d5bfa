"""A screen, a bus and the program on them, once for all tests here; a machine that has none of it is not asked."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.outside.reader import Program
from tools.machine import has_screen_reading

ROOT = Path(__file__).parents[3]
collect_ignore = [] if has_screen_reading() else ["test_reading.py", "test_pictures.py"]


@pytest.fixture(scope="module", params=["en", "ar"])
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program in each language with the sample article, on a screen and a bus of its own."""
    folder = tmp_path_factory.mktemp("outside")
    started: list[subprocess.Popen[str]] = []
    try:
        screen = _start(started, ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        environment = {**os.environ, "DISPLAY": f":{screen}", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        environment |= {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
        bus = _start(started, ["dbus-daemon", "--session", "--print-address=1", "--nofork"], environment)
        environment |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment |= {"QT_QPA_PLATFORM": "xcb", "ISNAD_DB": str(folder / "desk.sqlite"), "NO_AT_BRIDGE": "0"}
        running = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "--sample", "--language", request.param],
            env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(running)
        seen = Program(bus, f":{screen}", request.param)
        yield seen
        seen.close()
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.communicate(timeout=20)


def _start(
    started: list["subprocess.Popen[str]"], command: list[str], environment: dict[str, str] | None = None
) -> str:
    """Start a program and return the first line that it says."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    started.append(process)
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 20)
    assert ready, f"{command[0]} says nothing"
    return process.stdout.readline().strip()
