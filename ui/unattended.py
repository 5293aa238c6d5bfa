"""The main job without anybody at the screen: the sample article is opened, marked with real keys, and reported."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from db.store import Store
from factcheck import anchors
from factcheck.attribution import Seen, SourceKind
from factcheck.errors import ExportRefused
from factcheck.model import MARKS
from factcheck.words import N_, Words

STATEMENTS = (
    "أن كالدورا تعهدت بمنح المجموعة إعفاءً ضريبيًا مدته 15 عامًا",
    "أي محطة تُبنى على بعد أقل من 20 كيلومترًا من الحدود البحرية ستمثل خرقًا لاتفاقية حماية مياه الخليج",
    "استدعت سفير كالدورا لطلب إيضاحات بشأن المشروع",
)
"""Statements of the sample article: one to be sourced, one disputed, one verified, in the order of the keys."""

CHAIN = (
    ("هاربر ليدجر", SourceKind.OUTLET, Seen.NO),
    ("البيان المشترك", SourceKind.DOCUMENT, Seen.NOT_FOUND),
)
"""On whose word the disputed statement rests, from the article outward."""

_PATIENCE_MILLISECONDS = 30_000
_LOOK_MILLISECONDS = 10


def run_unattended(analyst: str, folder: Path, chosen_language: str | None) -> int:
    """Do the main job offscreen on a desk of its own, leave `report.html` and `window.png` in `folder`, print them.

    Returns the exit status. Raises ExportRefused when the report cannot be written there.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    words = Words()
    sys.stderr.write(words("There is no display: the main job is done without one, on the sample article.") + "\n")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportRefused(N_("You may not write in the folder {folder}."), folder=str(folder)) from error
    with tempfile.TemporaryDirectory() as temporary, Store(f"{temporary}/desk.sqlite", analyst) as store:
        report, picture = _work(store, Path(temporary), folder, chosen_language)
    sys.stdout.write(f"{report}\n{picture}\n")
    return 0


def _work(store: Store, temporary: Path, folder: Path, chosen_language: str | None) -> tuple[Path, Path]:
    from PySide6.QtCore import QSettings, Qt, qInstallMessageHandler
    from PySide6.QtTest import QTest

    from ui.app import Application, make_application
    from ui.settings import Settings

    qInstallMessageHandler(_pass_on)
    application = make_application()
    settings = Settings(QSettings(str(temporary / "settings.ini"), QSettings.Format.IniFormat))
    settings.language = chosen_language or settings.language
    desktop = Application(application, store, settings)
    window, session = desktop.window, desktop.session
    desktop.show([], sample=True)
    _wait(lambda: session.version is not None)
    window.article.setFocus()
    version = session.version
    assert version is not None  # noqa: S101, waited for above
    for statement, key in zip(STATEMENTS, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), strict=True):
        window.article.select(*anchors.locate(version.text, statement))
        QTest.keyClick(window.article, key)
    made = {claim.status for claim in session.claims}
    if made != set(MARKS):
        raise RuntimeError(f"the three keys made claims of {sorted(made)}")
    session.choose(session.claims[1].id)
    for name, kind, seen in CHAIN:
        session.recording.add_hop(name, kind)
        dossier = session.recording.dossier()
        assert dossier is not None  # noqa: S101, a claim is chosen
        session.recording.change_hop(dossier.hops[-1].id, seen=seen)
    report, picture = folder / "report.html", folder / "window.png"
    session.traffic.export(version.article, report, settings.language)
    _wait(lambda: not session.traffic.is_busy)
    window.claim.show_tab("attribution")
    QTest.qWait(400)  # for the scrolling to the chosen claim to come to rest
    window.grab().save(str(picture))
    window.close()
    desktop.close()
    return report, picture


def _pass_on(kind: object, context: object, message: str) -> None:
    """Print what Qt has to say, but for what the offscreen platform says of itself at every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def _wait(happened: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    for _ in range(_PATIENCE_MILLISECONDS // _LOOK_MILLISECONDS):
        if happened():
            return
        QTest.qWait(_LOOK_MILLISECONDS)
    raise TimeoutError("the window did not get ready in time")
