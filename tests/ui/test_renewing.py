"""What a window keeps of the claims and changes bit by bit is what would be made of them all anew."""

import random

import pytest

from factcheck import anchors
from factcheck.highlights import in_reading_order
from factcheck.model import Status
from tests.ui.driver import Driver
from ui.article.marks import Mark, MarkIndex


def check(desktop: Driver) -> None:
    session, version = desktop.session, desktop.session.version
    stored = desktop.store.claims.of(session.article.id)
    assert session.claims == in_reading_order(stored, version.id)
    assert [session.number(claim.id) for claim in session.claims] == list(range(1, len(stored) + 1))
    marks = [
        Mark(claim.id, passage.start, passage.end, claim.status)
        for claim in stored
        for passage in claim.passages
        if passage.version == version.id
    ]
    shown, anew = desktop.article._overlay.marks, MarkIndex(marks)
    everything = (0, len(version.text))
    assert {layer.mark for layer in shown.over(*everything)} == {layer.mark for layer in anew.over(*everything)}
    assert sorted(layer.level for layer in shown.over(*everything)) == sorted(
        layer.level for layer in anew.over(*everything)
    )
    model = desktop.window.claims.model
    rows = [model.at(model.index(row)) for row in range(model.rowCount())]
    assert rows == session.claims
    assert all(model.row_of(claim.id) == row for row, claim in enumerate(rows))
    assert model.counts() == {status: count for status in Status if (count := sum(c.status is status for c in rows))}


@pytest.mark.parametrize("seed", range(4))
def test_after_any_deeds_all_is_as_if_it_were_made_anew(desktop: Driver, seed: int):
    chance = random.Random(seed)
    session, length = desktop.session, len(desktop.text)

    def mark() -> None:
        start = chance.randrange(length - 60)
        session.mark(start, start + chance.randrange(3, 60), chance.choice(list(Status)))

    def other_program() -> None:
        start = chance.randrange(length - 20)
        passage = anchors.make(desktop.text, start, start + 9, version=session.version.id)
        desktop.store.claims.add(session.article.id, passage, Status.DISPUTED)

    def choose() -> None:
        if session.claims:
            session.choose(chance.choice(session.claims).id)

    def together() -> None:
        if len(session.claims) > 2:
            session.choose_together([claim.id for claim in chance.sample(session.claims, 2)])
            chance.choice([session.shaping.merge, session.shaping.remove])()

    deeds = (mark, mark, mark, other_program, choose, session.undo, session.undo, session.redo, together)
    for _ in range(40):
        chance.choice(deeds)()
        check(desktop)
