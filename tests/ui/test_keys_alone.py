"""An article is checked from the first mark to the report with nothing but keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from factcheck.model import Claim, Status
from tests.ui.driver import CONTROL, SHIFT, Driver
from tests.ui.test_leaving import answering
from ui.export_dialog import ExportDialog

Key = Qt.Key


def chosen(desktop: Driver) -> Claim:
    claim = desktop.session.claim(desktop.session.chosen)
    assert claim is not None
    return claim


def quotes(desktop: Driver) -> list[str]:
    return [passage.quote for passage in chosen(desktop).passages]


def next_sentence(desktop: Driver, times: int = 1) -> str:
    for _ in range(times):
        desktop.key(Key.Key_F9)
    start, end = desktop.article.selected_range()
    return desktop.text[start:end]


def tab_to(desktop: Driver, name: str) -> None:
    """Press Tab until the keys are where a name says."""
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        desktop.key(Key.Key_Tab)
    raise AssertionError(name)


def mark_and_change(desktop: Driver) -> str:
    """Two keys mark a sentence and change its status; its edge goes back a step and forth again."""
    sentence = next_sentence(desktop, 3)
    desktop.key(Key.Key_2)
    assert (chosen(desktop).status, quotes(desktop)) == (Status.DISPUTED, [sentence])
    desktop.key(Key.Key_3)
    assert chosen(desktop).status is Status.VERIFIED
    desktop.key(Key.Key_F7, SHIFT)
    (shorter,) = quotes(desktop)
    assert sentence.startswith(shorter)
    assert shorter != sentence
    desktop.key(Key.Key_F7)
    assert quotes(desktop) == [sentence]
    return sentence


def add_and_take_away(desktop: Driver, sentence: str) -> None:
    """Another sentence becomes a second passage of the claim; it is gone when it is taken back."""
    other = next_sentence(desktop)
    desktop.key(Key.Key_F4)
    assert quotes(desktop) == [sentence, other]
    desktop.key(Key.Key_Z, CONTROL)
    assert quotes(desktop) == [sentence]


def split_and_join(desktop: Driver, sentence: str) -> None:
    """The claim is split where the caret is in it, and its parts are joined in the list."""
    middle = desktop.text.index(sentence) + len(sentence) // 2
    desktop.key(Key.Key_Home, CONTROL)
    while desktop.article.caret() < middle:
        desktop.key(Key.Key_Left, CONTROL)
    desktop.key(Key.Key_F5)
    assert " ".join(claim.passage.quote for claim in desktop.session.claims) == sentence
    assert len(desktop.session.claims) == 2
    tab_to(desktop, "claimsView")
    desktop.key(Key.Key_Home)
    desktop.key(Key.Key_End, SHIFT)
    desktop.key(Key.Key_F5, SHIFT)
    assert len(desktop.session.claims) == 1
    tab_to(desktop, "articleView")


def tell_sources(desktop: Driver) -> None:
    """Two names that are selected with the caret become two links of the chain."""
    desktop.key(Key.Key_Home, CONTROL)
    for _ in range(2):
        desktop.key(Key.Key_Left, CONTROL | SHIFT)
        desktop.key(Key.Key_Left, CONTROL | SHIFT)
        desktop.key(Key.Key_J, CONTROL)
        desktop.key(Key.Key_Left)
    dossier = desktop.session.recording.dossier()
    assert dossier is not None
    assert len(dossier.hops) == 2


def give_evidence(desktop: Driver, title: str) -> None:
    desktop.key(Key.Key_4, CONTROL)
    assert QApplication.focusWidget() is not desktop.article
    desktop.type(title)
    desktop.key(Key.Key_Return)
    dossier = desktop.session.recording.dossier()
    assert dossier is not None
    assert [item.title for item in dossier.evidence] == [title]


def test_an_article_is_checked_and_reported_with_keys_alone(
    desktop: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = mark_and_change(desktop)
    add_and_take_away(desktop, sentence)
    split_and_join(desktop, sentence)
    tell_sources(desktop)
    give_evidence(desktop, "محضر الجلسة")
    file = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    answering(ExportDialog, lambda dialog: QTest.keyClick(dialog, Key.Key_Return))
    desktop.key(Key.Key_E, CONTROL)
    desktop.wait(lambda: not desktop.session.traffic.is_busy and file.exists())
    assert "محضر الجلسة" in file.read_text("utf-8")
    desktop.front()
