"""Deeds for the record of the chosen claim, done with words that are selected in the article."""

from typing import TYPE_CHECKING

from factcheck.evidence import Stance

if TYPE_CHECKING:
    from ui.doing import At


def do(name: str, at: "At") -> None:
    """Do what a deed's name says. Raises KeyError for a name that nothing is done under."""
    _DEEDS[name](at)


def _name_source(at: "At") -> None:
    _name(at, beside_last=False)


def _name_beside(at: "At") -> None:
    _name(at, beside_last=True)


def _name(at: "At", *, beside_last: bool) -> None:
    selected = at.window.article.selected_range()
    if not selected:
        at.session.refused.emit(at.words("Select the name of the source in the article first."))
        return
    at.session.recording.add_named(*selected, beside_last=beside_last)
    at.window.claim.show_tab("attribution")


def _quote(at: "At") -> None:
    selected = at.window.article.selected_range()
    if not selected:
        at.session.refused.emit(at.words("Select the words in the article that are the evidence."))
        return
    if at.session.chosen:
        at.window.actions_["claims"].setChecked(True)
        at.window.claim.show_tab("evidence")  # made before the item is there, so that it shows it
    at.session.quoting.take_words(*selected, Stance.SUPPORTS)


_DEEDS = {"name_source": _name_source, "name_beside": _name_beside, "quote": _quote}
