"""Deeds that are done by their names: what the window does only once it stands, loaded at the first of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from factcheck.citation import cited
from factcheck.edges import Edge, Unit
from factcheck.words import Words
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Doing = Callable[["MainWindow", Session, Words], None]


def do(name: str, window: "MainWindow", session: Session, words: Words) -> None:
    """Do what a deed's name says, in a window. Raises KeyError for a name that nothing is done under."""
    _DOINGS[name](window, session, words)


def _edge(edge: Edge, unit: Unit, outwards: bool) -> Doing:
    def move(window: "MainWindow", session: Session, _: Words) -> None:
        view, shaping, selected = window.article, session.shaping, window.article.selected_range()
        before, follows = shaping.passage_at(view.caret()), bool(selected and session.is_chosen(*selected))
        shaping.move_edge(view.caret(), edge, unit, outwards=outwards)
        now = shaping.passage_at(view.caret())
        if before and now and before != now:
            if follows:  # a selection that was the passage stays just that: a mark's key then means this claim
                view.select_gently(now.start, now.end)
            place = now.start if edge is Edge.START else now.end
            view.bring(place, place)

    return move


def _add_passage(window: "MainWindow", session: Session, words: Words) -> None:
    selected = window.article.selected_range()
    if selected:
        session.shaping.add_passage(*selected)
    else:
        session.refused.emit(words("Select the words in the article that are to be added to the claim."))


def _remove_passage(window: "MainWindow", session: Session, _: Words) -> None:
    session.shaping.remove_passage(window.article.caret())


def _split(window: "MainWindow", session: Session, _: Words) -> None:
    session.shaping.split(window.article.caret())


def _merge(_: "MainWindow", session: Session, __: Words) -> None:
    session.shaping.merge()


def _next_claim(_: "MainWindow", session: Session, __: Words) -> None:
    session.choose_beside(1)


def _previous_claim(_: "MainWindow", session: Session, __: Words) -> None:
    session.choose_beside(-1)


def _copy_claim(_: "MainWindow", session: Session, words: Words) -> None:
    claims, article = session.shaping.together(), session.article
    if claims and article:
        QApplication.clipboard().setText("\n\n".join(cited(claim, article, words) for claim in claims))
        session.told.emit(words("The claim was copied."))


_DOINGS: dict[str, Doing] = {
    "add_passage": _add_passage,
    "remove_passage": _remove_passage,
    "split": _split,
    "merge": _merge,
    "next_claim": _next_claim,
    "previous_claim": _previous_claim,
    "copy_claim": _copy_claim,
    **{
        f"{edge}_{unit}_{way}": _edge(edge, unit, way == "more")
        for edge in Edge
        for unit in Unit
        for way in ("more", "less")
    },
}
