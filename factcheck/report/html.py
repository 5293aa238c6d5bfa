"""A report as one web page: no script, nothing fetched, for the screen, the telephone and paper."""

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

import resources
from factcheck.model import Status
from factcheck.report import Report, inline
from factcheck.report.phrases import Phrases
from factcheck.report.sections import STATUSES, section
from factcheck.words import N_, Words

if TYPE_CHECKING:
    from jinja2 import Template

# Shapes on a grid of 16, told apart by their outline alone: a chain, a warning sign, a tick in a circle, dots.
_SHAPES = {
    Status.SOURCED: '<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0'
    'l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7"/>',
    Status.DISPUTED: '<path d="M8 2.2 14.3 13.3H1.7zM8 6.4v3.2M8 11.5v.1"/>',
    Status.VERIFIED: '<circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.7-4.2"/>',
    Status.UNCHECKED: '<circle cx="8" cy="8" r="6.2" stroke-dasharray="1.6 2.3"/>',
}


def render(report: Report) -> bytes:
    """Return the page of a report."""
    phrases = Phrases(Words(report.language))
    records = [section(record, f"a{place}", phrases) for place, record in enumerate(report.records, 1)]
    page = _template().render(
        report=report,
        records=records,
        statuses=STATUSES,
        css=inline.trusted(resources.path("report", "report.css").read_text("utf-8")),
        lang=inline.tag_of(report.language),
        dir=inline.direction_of(report.language).value,
        words=phrases,
        many=phrases.many,
        icon=icon,
        moment=inline.moment,
        **_repeated(phrases),
    )
    return page.encode()


def _repeated(words: Phrases) -> dict[str, object]:
    """Return what every claim of a report says again, looked up once."""
    return {
        "labels": {
            status: icon(status) + inline.trusted("<span>") + words(status.label) + inline.trusted("</span>")
            for status in STATUSES
        },
        "note_label": words(N_("Note")),
        "created_label": words(N_("Marked")),
        "updated_label": words(N_("changed")),
        "large": inline.trusted(' class="large"'),
    }


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resources.path("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


@cache
def icon(status: Status) -> Markup:
    """Return the shape that stands beside a status's name, drawn in the colour of the text."""
    return inline.trusted(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{_SHAPES[status]}</svg>')
