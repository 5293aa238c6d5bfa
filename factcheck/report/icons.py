"""The icons of the four statuses, the same as in the window, drawn in the colour of the text beside them."""

from functools import cache

from markupsafe import Markup

import resources
from factcheck.model import Status
from factcheck.report.inline import trusted

_PRINTED = {
    Status.UNCHECKED: "#4f4f4f",
    Status.SOURCED: "#00527a",
    Status.DISPUTED: "#8f3b00",
    Status.VERIFIED: "#005a41",
}


@cache
def icon(status: Status) -> Markup:
    """Return the icon that stands beside a status's name, as an element of the page."""
    drawing = resources.path("icons", f"{status.value}.svg").read_text(encoding="utf-8").strip()
    # An element of an HTML page needs no namespace, and the page holds no address that is not a source's.
    drawing = drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    # On screen the style sheet draws it in the colour of the words; a printed page takes the drawing's own.
    drawing = drawing.replace("currentColor", _PRINTED[status])
    # A tagged document wants each picture told in words; this one stands beside its own, so it tells nothing more.
    drawing = drawing.replace(">", "><title> </title>", 1)
    return trusted(drawing.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))
