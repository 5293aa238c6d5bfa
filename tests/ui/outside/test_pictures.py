"""Pictures of the real window on a screen, in both languages and both themes, with the sample article worked through.

They stand in the README and the manuals: with `ISNAD_PICTURES=docs/pictures` in the environment they are written there.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

ROOT = Path(__file__).parents[3]
SIZE = (1280, 800)
SHOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from db.store import Store
from factcheck import inputs
from factcheck.model import Status
from ui.app import Application, make_application
from ui.settings import Settings

folder, language, theme, target, *size = sys.argv[1:]
kept = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
settings = Settings(kept)
settings.language, settings.theme = language, theme
application = make_application()
with Store(f"{folder}/desk.sqlite", "ليلى") as store:
    store.intake.take_in_all(inputs.read(Path("resources/samples/worked.json").read_bytes(), "worked.json"))
    desktop = Application(application, store, settings)
    desktop.window.resize(*map(int, size))
    desktop.show([])
    desktop.window.complete()
    QTest.qWaitForWindowExposed(desktop.window)
    disputed = [claim for claim in desktop.session.claims if claim.status is Status.DISPUTED]
    most = max(disputed, key=lambda claim: len(store.hops.of(claim.id)))
    desktop.session.choose(most.id)
    desktop.window.claim.show_tab("attribution")
    QTest.qWait(1500)  # for the scrolling to come to rest, and for the passage to be no longer set off
    desktop.window.grab().save(target, "PNG")
    desktop.window.close()
    desktop.close()
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], 20)
        assert ready, "the screen does not come up"
        yield f":{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="module")
def pictures(screen: str, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], QImage]:
    """A picture by its language and theme."""
    found = {}
    for language in ("ar", "en"):
        for theme in ("light", "dark"):
            folder = tmp_path_factory.mktemp("pictures")
            name = f"window-{language}{'' if theme == 'light' else '-dark'}.png"
            target = Path(os.environ.get("ISNAD_PICTURES") or folder).resolve() / name
            environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(folder)}
            done = subprocess.run(
                [sys.executable, "-c", SHOW, str(folder), language, theme, str(target), *map(str, SIZE)], cwd=ROOT,
                env=environment, capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            found[language, theme] = QImage(str(target))
    return found


def light(image: QImage, left: int, top: int, width: int, height: int) -> float:
    """How light a part of a picture is, from 0 to 255."""
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    part = image.copy(left, top, width, height).scaled(1, 1, whole, smooth)
    return QColor(part.pixel(0, 0)).lightness()


def test_each_shows_the_whole_window(pictures: dict[tuple[str, str], QImage]):
    for image in pictures.values():
        assert (image.width(), image.height()) == SIZE
        colours = {image.pixel(x, y) for x in range(0, SIZE[0], 3) for y in range(0, SIZE[1], 3)}
        assert len(colours) > 40


def test_a_theme_is_light_or_dark_all_over(pictures: dict[tuple[str, str], QImage]):
    for (_, theme), image in pictures.items():
        for part in ((0, 0, 200, 60), (500, 200, 300, 300), (20, 500, 200, 200), (1050, 500, 200, 200)):
            assert (light(image, *part) > 160) is (theme == "light"), (theme, part)


def test_the_languages_mirror_each_other(pictures: dict[tuple[str, str], QImage]):
    # The bar of the chosen claim stands at the edge of its list, which is on the far side of where reading begins.
    for theme in ("light", "dark"):
        for language, edge in (("ar", range(372, 378)), ("en", range(902, 908))):
            image = pictures[language, theme]
            inks = {QColor(image.pixel(x, y)).hue() for x in edge for y in range(380, 450)}
            assert any(10 < hue < 40 for hue in inks), (language, theme)  # the orange of a disputed claim
