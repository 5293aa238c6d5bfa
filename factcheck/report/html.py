"""A report as one web page: no script, nothing fetched, for the screen, the telephone and paper."""

from functools import cache
from typing import TYPE_CHECKING

import resources
from factcheck.report import Report, inline
from factcheck.report.icons import icon
from factcheck.report.phrases import Phrases
from factcheck.report.sections import STATUSES, section
from factcheck.words import Words

if TYPE_CHECKING:
    from jinja2 import Template


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
    )
    return page.encode()


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
