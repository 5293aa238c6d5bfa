"""Any sequence of deeds in the window leaves it true to the desk, and all of it can be taken back and brought back.

The deeds are drawn by a seeded generator: a seed that fails fails again, and what was done is told with the failure.
"""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from db.stamps import DESK
from factcheck.model import Claim, Status, Version
from tests.ui.analyst import Analyst, count_steps, newest, state
from tests.ui.driver import SAMPLE, Driver
from ui.article.marks import Mark

DEEDS = 70
SEEDS = range(8)


def look(desktop: Driver) -> None:
    """Compare what the window shows with what the desk holds."""
    store, session = desktop.store, desktop.session
    assert store.index.agrees()
    article, version = session.article, session.version
    claims = store.claims.of(article.id) if article else []
    assert session.claims == sorted(claims, key=session.claims.index)
    model = desktop.window.claims.model
    assert [model.at(model.index(row)) for row in range(model.rowCount())] == session.claims
    if version:
        look_at_marks(desktop, version, claims)
    counts = {status: sum(claim.status is status for claim in claims) for status in Status}
    for status, count in counts.items():
        chip = desktop.window.findChild(QToolButton, f"chip{status.value.capitalize()}")
        assert re.findall(r"\d+", chip.text()) == [str(count)]
    summary = desktop.window.statusBar().summary.text().replace("\u2068", "").replace("\u2069", "")
    told = ", ".join(f"{status} {count}" for status, count in counts.items() if count)
    assert not article or summary.endswith(f"{len(claims)} claim{'s' * (len(claims) != 1)}{': ' * bool(told)}{told}")
    assert (not session.chosen) or session.claim(session.chosen) in claims
    assert not version or desktop.article.stored_text() == version.text
    assert desktop.article.isVisible() is (version is not None)


def look_at_marks(desktop: Driver, version: Version, claims: list[Claim]) -> None:
    here = [(claim, one) for claim in claims for one in claim.passages if one.version == version.id]
    for _, passage in here:
        assert version.text[passage.start : passage.end] == passage.quote
    index = desktop.article._overlay.marks
    drawn = sorted(layer.mark for layer in index.over(0, len(version.text)))
    assert drawn == sorted(Mark(claim.id, one.start, one.end, claim.status) for claim, one in here)
    assert len(index) == len(here)


def reverse_newest(analyst: Analyst, *, back: bool) -> bool:
    """Undo what was done last in the whole desk, or redo what was undone last; return whether there was anything."""
    desktop = analyst.desktop
    stack = newest(analyst, back=back)
    if stack and stack != DESK:
        desktop.session.open_article(stack)
    if stack:
        steps = count_steps(desktop)
        analyst.reverse(stack, back=back)
        assert count_steps(desktop) > steps, (analyst.done, analyst.refused, stack, desktop.store.undoable(stack))
    return bool(stack)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_the_window_is_true_and_all_of_it_can_be_taken_back(closed: Driver, tmp_path: Path, seed: int):
    closed.open(SAMPLE)
    analyst = Analyst(closed, tmp_path, seed)
    for _ in range(DEEDS):
        deed = analyst.think()
        analyst.done.append(deed.__name__)
        before, steps = state(closed), count_steps(closed)
        deed(analyst)
        after = state(closed)
        look(closed)
        if count_steps(closed) == steps:
            assert after == before, analyst.done
        if count_steps(closed) == steps + 1 and deed not in {Analyst.undo, Analyst.redo}:
            analyst.done.append("back")
            assert reverse_newest(analyst, back=True)
            look(closed)
            assert state(closed) == before, analyst.done
            analyst.done.append("forth")
            assert reverse_newest(analyst, back=False)
            look(closed)
            assert state(closed) == after, analyst.done

    last, number = state(closed), 0
    while reverse_newest(analyst, back=True):
        number += 1
    look(closed)
    assert not any(state(closed).values()), analyst.done
    for _ in range(number):
        assert reverse_newest(analyst, back=False)
    look(closed)
    assert state(closed) == last, analyst.done
