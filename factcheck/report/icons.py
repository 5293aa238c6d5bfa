"""The shapes of the four statuses, drawn in the colour of the text beside them."""

from functools import cache

from markupsafe import Markup

from factcheck.model import Status
from factcheck.report.inline import trusted

# Shapes on a grid of 16, told apart by their outline alone: a chain, a warning sign, a tick in a circle, dots.
_SHAPES = {
    Status.SOURCED: '<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0'
    'l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7"/>',
    Status.DISPUTED: '<path d="M8 2.2 14.3 13.3H1.7zM8 6.4v3.2M8 11.5v.1"/>',
    Status.VERIFIED: '<circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.7-4.2"/>',
    Status.UNCHECKED: '<circle cx="8" cy="8" r="6.2" stroke-dasharray="1.6 2.3"/>',
}


@cache
def icon(status: Status) -> Markup:
    """Return the shape that stands beside a status's name, drawn in the colour of the text."""
    return trusted(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{_SHAPES[status]}</svg>')
