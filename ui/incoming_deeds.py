"""Deeds about what comes in, and about how the open article came in."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.leftout import Block
    from factcheck.model import Version
    from ui.doing import At


def do(name: str, at: "At") -> None:
    """Do what a deed's name says. Raises KeyError for a name that nothing is done under."""
    _DEEDS[name](at)


def _reread(at: "At") -> None:
    from ui.rereading_dialog import RereadingDialog

    at.window.claim.tell()
    readings = at.session.rereading.readings()
    if readings:
        RereadingDialog(at.session.rereading, readings, at.words, at.window).open()
    else:
        at.session.refused.emit(
            at.words("The file of this article says its encoding: there is no other way to read it.")
        )


def _address(at: "At") -> None:
    from ui.dialogs import ask_address

    address = ask_address(at.window, at.words)
    if address:
        at.window.incoming.fetch(address)


def _preview(at: "At") -> None:
    at.settings.preview = at.window.actions_["preview"].isChecked()


def _private(at: "At") -> None:
    at.settings.private_allowed = at.session.private_allowed = at.window.actions_["private"].isChecked()


def _coming(at: "At") -> None:
    from ui.coming_dialog import ComingDialog

    ComingDialog(at.session.traffic, at.settings, at.words, at.window).open()


def _left_out(at: "At") -> None:
    from ui.left_out_dialog import LeftOutDialog

    def show(version: "Version", blocks: "list[Block]") -> None:
        told = at.words("Tick what belongs to the article. It becomes a new version, and the marks stay.")
        take = partial(at.session.leaving_out.take_in, version)
        LeftOutDialog(take, blocks, told, at.words, at.window).open()

    at.window.claim.tell()
    at.session.leaving_out.look(show)


def _page(at: "At") -> None:
    from ui import page_dock

    page_dock.toggle(at.session, at.words, at.settings, at.window)


_DEEDS = {
    "reread": _reread,
    "left_out": _left_out,
    "page": _page,
    "address": _address,
    "preview": _preview,
    "private": _private,
    "coming": _coming,
}
