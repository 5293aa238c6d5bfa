"""The two list models: what they tell the views is what happened, checked by Qt's own tester as well."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from factcheck.model import Claim, Passage, Status
from factcheck.words import Words
from tests.ui.driver import OTHER, STATEMENT, Driver
from ui.claims.model import CLAIM, NUMBER, ClaimsModel

WARN = QAbstractItemModelTester.FailureReportingMode.Warning  # and a warning is a failure here


def claim(number: int, wording: str = "w", status: Status = Status.SOURCED) -> Claim:
    passage = Passage(f"p{number}", "v", number, number + 1, "q", "", "")
    return Claim(f"c{number}", "a", status, wording, "", "", "", (passage,))


CLAIMS = st.lists(
    st.builds(claim, st.integers(0, 8), st.sampled_from("ab"), st.sampled_from(Status)),
    max_size=8,
    unique_by=lambda one: one.id,
)


class Mirror:
    """A view as simple as can be: it knows of a model only what its signals say."""

    def __init__(self, model: ClaimsModel) -> None:
        self.model = model
        self.rows: list[tuple[Claim, int]] = []
        model.rowsInserted.connect(self._inserted)
        model.rowsAboutToBeRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def _inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [self._read(row) for row in range(first, last + 1)]

    def _removed(self, _: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.rows[row] = self._read(row)

    def _read(self, row: int) -> tuple[Claim, int]:
        index = self.model.index(row)
        return index.data(CLAIM), index.data(NUMBER)


@given(st.lists(CLAIMS, min_size=1, max_size=6))
def test_what_the_model_tells_is_enough_to_know_what_it_holds(states: list[list[Claim]]):
    model = ClaimsModel(Words("en"))
    mirror = Mirror(model)
    for state in states:
        model.set_claims(state)
        assert mirror.rows == [(one, number) for number, one in enumerate(state, start=1)]
        assert model.rowCount() == len(state)


@given(st.lists(CLAIMS, min_size=1, max_size=6), st.lists(st.integers(0, 8)))
def test_rows_that_were_looked_up_and_counts_follow_every_change(states: list[list[Claim]], asked: list[int]):
    model = ClaimsModel(Words("en"))
    for state in states:
        for number in asked:
            model.row_of(f"c{number}")
        model.set_claims(state)
        rows = {one.id: row for row, one in enumerate(state)}
        assert [model.row_of(f"c{number}") for number in range(9)] == [rows.get(f"c{n}", -1) for n in range(9)]
        assert model.counts() == Counter(one.status for one in state)
    assert model.row_of("") == -1


@given(CLAIMS)
def test_the_same_claims_again_are_no_news(state: list[Claim]):
    model = ClaimsModel(Words("en"))
    model.set_claims(state)
    told: list[object] = []
    for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *_: told.append(1))
    model.set_claims(list(state))
    assert told == []


@given(CLAIMS, st.data())
def test_a_changed_claim_is_the_only_news(state: list[Claim], data: st.DataObject):
    if not state:
        return
    model = ClaimsModel(Words("en"))
    model.set_claims(state)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.rowsInserted.connect(lambda *_: told.append((-1, -1)))
    row = data.draw(st.integers(0, len(state) - 1))
    model.set_claims([*state[:row], claim(int(state[row].id[1:]), "changed"), *state[row + 1 :]])
    assert told == [(row, row)]


def test_an_edited_wording_is_a_wish_and_changes_nothing_yet():
    model = ClaimsModel(Words("en"))
    model.set_claims([claim(1, "كما كان")])
    wished: list[tuple[str, str]] = []
    model.wording_wished.connect(lambda id, wording: wished.append((id, wording)))
    assert model.setData(model.index(0), "كما يجب")
    assert not model.setData(QModelIndex(), "nowhere")
    assert wished == [("c1", "كما يجب")]
    assert model.index(0).data() == "كما كان"


def test_a_claim_can_be_edited_and_chosen_and_has_no_children():
    model = ClaimsModel(Words("en"))
    model.set_claims([claim(1)])
    flags = model.flags(model.index(0))
    assert flags & Qt.ItemFlag.ItemIsEditable
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(7)) is None


@pytest.fixture
def tested(desktop: Driver) -> Iterator[Driver]:
    """The program, with Qt's tester looking at both models."""
    models = (desktop.window.claims.model, desktop.window.library.model)
    testers = [QAbstractItemModelTester(model, WARN) for model in models]
    yield desktop
    testers.clear()


def test_the_models_hold_while_claims_come_change_and_go(tested: Driver, tmp_path: Path):
    first = tested.session.article
    assert first is not None
    tested.mark(STATEMENT)
    tested.mark(OTHER, Qt.Key.Key_1)
    tested.mark(STATEMENT[4:20].strip(), Qt.Key.Key_3)
    tested.session.set_status(Status.UNCHECKED)
    tested.session.set_wording(tested.session.chosen, "صياغة أخرى")
    tested.session.remove_claim()
    for _ in range(6):
        tested.session.undo()
    for _ in range(6):
        tested.session.redo()
    path = tmp_path / "other.txt"
    path.write_text("خبر ثان\nقال الوزير إن العقد وُقّع أمس.", encoding="utf-8")
    tested.session.traffic.import_paths([path])
    tested.wait(lambda: tested.session.article != first)
    tested.session.remove_article(first.id)
    tested.session.undo(in_library=True)
    tested.session.open_article(first.id)
    assert len(tested.session.claims) == 2
    assert len(tested.titles()) == 2


def test_the_library_counts_claims_as_they_are_made(desktop: Driver):
    model = desktop.window.library.model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(model.index(0).data(role)).endswith("0 claims")
    desktop.mark(STATEMENT)
    desktop.wait(lambda: str(model.index(0).data(role)).endswith("1 claim"))
    desktop.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desktop.wait(lambda: str(model.index(0).data(role)).endswith("0 claims"))
