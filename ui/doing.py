"""Deeds that are done by their names: what the window does only once it stands, loaded at the first of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from factcheck.citation import cited
from factcheck.edges import Edge, Unit
from factcheck.errors import IsnadError
from factcheck.words import Words
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from factcheck.model import Claim
    from factcheck.ratings import Rating
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class At:
    """Where a deed is done."""

    window: "MainWindow"
    session: Session
    words: Words
    settings: Settings


Doing = Callable[[At], None]


def do(name: str, at: At) -> None:
    """Do what a deed's name says. Raises KeyError for a name that nothing is done under."""
    _DOINGS[name](at)


def _edge(edge: Edge, unit: Unit, outwards: bool) -> Doing:
    def move(at: At) -> None:
        view, shaping, selected = at.window.article, at.session.shaping, at.window.article.selected_range()
        before, follows = shaping.passage_at(view.caret()), bool(selected and at.session.is_chosen(*selected))
        shaping.move_edge(view.caret(), edge, unit, outwards=outwards)
        now = shaping.passage_at(view.caret())
        if before and now and before != now:
            if follows:  # a selection that was the passage stays just that: a mark's key then means this claim
                view.select_gently(now.start, now.end)
            place = now.start if edge is Edge.START else now.end
            view.bring(place, place)

    return move


def _add_passage(at: At) -> None:
    selected = at.window.article.selected_range()
    if selected:
        at.session.shaping.add_passage(*selected)
    else:
        at.session.refused.emit(at.words("Select the words in the article that are to be added to the claim."))


def _remove_passage(at: At) -> None:
    at.session.shaping.remove_passage(at.window.article.caret())


def _split(at: At) -> None:
    at.session.shaping.split(at.window.article.caret())


def _merge(at: At) -> None:
    at.session.shaping.merge()


def _tab(name: str) -> Doing:
    def show(at: At) -> None:
        at.window.actions_["claims"].setChecked(True)
        at.window.claim.enter_tab(name)

    return show


def _next_claim(at: At) -> None:
    at.session.choose_beside(1)


def _previous_claim(at: At) -> None:
    at.session.choose_beside(-1)


def _copy_claim(at: At) -> None:
    claims, article = at.session.shaping.together(), at.session.article
    if claims and article:
        claims, article = at.session.traffic.outgoing(claims, article)
        QApplication.clipboard().setText("\n\n".join(cited(claim, article, at.words) for claim in claims))
        at.session.told.emit(at.words("The claim was copied."))


def _copy(name: str) -> Doing:
    def copy(at: At) -> None:
        from ui import copying

        claims, article = at.session.shaping.together(), at.session.article
        if claims and article:
            [claim], article = at.session.traffic.outgoing(claims[:1], article)
            getattr(copying, name)(claim, article, at.words, _rating(at, claim))
            at.session.told.emit(at.words("The claim was copied."))

    return copy


def _rating(at: At, claim: "Claim") -> "Rating | None":
    return next((one for one in at.session.standards.scale() if one.id == claim.rating), None)


def _save_card(at: At) -> None:
    from ui import copying

    claims, article = at.session.shaping.together(), at.session.article
    if not claims or article is None:
        return
    [claim], article = at.session.traffic.outgoing(claims[:1], article)
    try:
        written = copying.save_card(at.window, claim, article, at.words, _rating(at, claim))
    except IsnadError as error:
        at.session.refused.emit(error.said(at.words))
    else:
        if written:
            at.session.told.emit(at.words("The picture was written: {file}", file=written))


def _print(at: At) -> None:
    from ui import export_choice
    from ui.printing import Printing

    article, traffic = at.session.article, at.session.traffic
    if article:
        at.window.claim.tell()
        chosen = export_choice.read(at.settings.export_choice(traffic.desk), at.words.language)
        report = replace(traffic.report(article.id, chosen.template.language), desk=chosen.desk)
        Printing(report, traffic, at.words, at.window)


def _save(at: At) -> None:
    """Hand over what is being typed; there is nothing else to save."""
    at.window.claim.tell()
    at.session.told.emit(at.words("Everything is saved: each change goes to the desk as it is made."))


def _palette(at: At) -> None:
    from ui.command_palette import CommandPalette

    CommandPalette(at.window.actions_, at.words, at.window).show()


def _shortcuts(at: At) -> None:
    from ui.keys_dialog import KeysDialog

    KeysDialog(at.window.actions_, at.window.article, at.words, at.settings, at.window).open()


def _about(at: At) -> None:
    from ui.dialogs import show_about

    show_about(at.window, at.words)


def _details(at: At) -> None:
    at.window.pane.details.toggle()


def _reading(at: At) -> None:
    from ui import reading_dialog

    reading_dialog.show(at.window.pane, at.window.actions_, at.words, at.settings)


def _graph(at: At) -> None:
    from ui.graph.dialog import GraphDialog

    at.window.claim.tell()
    GraphDialog(at.session, at.words, at.window).show()


def _sources(at: At) -> None:
    from ui import sources

    sources.show(at.session, at.words, at.window)


def _about_source(at: At) -> None:
    from ui import sources
    from ui.claim.attribution import AttributionTab

    tab = at.window.claim.findChild(AttributionTab)
    source = at.session.sourcing.of_hop(tab.strip.chosen) if tab else ""
    if source:
        sources.show(at.session, at.words, at.window, source)
    else:
        at.session.refused.emit(at.words("Choose a link of the chain of attribution first."))


def _desk_settings(at: At) -> None:
    from ui.scale.window import DeskSettings

    DeskSettings(at.session, at.words, at.window).show()


def _tags(at: At) -> None:
    from ui.claims.tags_dialog import TagsDialog

    at.window.claim.tell()
    TagsDialog(at.session.tagging, at.words, at.window).open()


def _recent(at: At) -> None:
    menu = at.window.actions_["recent"].menu()
    if isinstance(menu, QMenu):
        menu.popup(at.window.mapToGlobal(QPoint(at.window.width() // 3, at.window.height() // 4)))


def _new_window(at: At) -> None:
    """Show the article that the library is on while it has the keys, else the open one, in a window beside this."""
    chosen = at.window.library.selected() if at.window.library.view.hasFocus() else ""
    at.window.wished.emit(chosen or (at.session.article.id if at.session.article else ""))


def _quit(at: At) -> None:
    at.window.wished.emit("quit")


def _library(name: str) -> Doing:
    def deed(at: At) -> None:
        from ui.library import deeds

        deeds.do(name, at)

    return deed


def _incoming(name: str) -> Doing:
    def deed(at: At) -> None:
        from ui import incoming_deeds

        incoming_deeds.do(name, at)

    return deed


def _record(name: str) -> Doing:
    def deed(at: At) -> None:
        from ui.claim import deeds

        deeds.do(name, at)

    return deed


_DOINGS: dict[str, Doing] = {
    "add_passage": _add_passage,
    "remove_passage": _remove_passage,
    "split": _split,
    "merge": _merge,
    **{name: _record(name) for name in ("name_source", "name_beside", "quote")},
    **{f"tab_{name}": _tab(name) for name in ("attribution", "evidence", "verdict", "history")},
    "next_claim": _next_claim,
    "previous_claim": _previous_claim,
    "copy_claim": _copy_claim,
    "copy_markdown": _copy("copy_markdown"),
    "copy_html": _copy("copy_html"),
    "copy_card": _copy("copy_card"),
    "save_card": _save_card,
    "print": _print,
    "save": _save,
    **{name: _incoming(name) for name in ("page", "reread", "left_out", "address", "preview", "private", "coming")},
    "about": _about,
    "palette": _palette,
    "details": _details,
    "reading": _reading,
    "graph": _graph,
    "sources": _sources,
    "desk_settings": _desk_settings,
    "about_source": _about_source,
    "tags": _tags,
    "recent": _recent,
    "new_window": _new_window,
    "quit": _quit,
    **{name: _library(name) for name in ("collect", "take_out", "archive", "save_search", "delete_place")},
    "shortcuts": _shortcuts,
    **{
        f"{edge}_{unit}_{way}": _edge(edge, unit, way == "more")
        for edge in Edge
        for unit in Unit
        for way in ("more", "less")
    },
}
