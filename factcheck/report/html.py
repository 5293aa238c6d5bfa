"""A report as one web page: no script, nothing fetched, for the screen, the telephone and paper."""

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

import resources
from factcheck.report import Report, inline
from factcheck.report.icons import icon
from factcheck.report.phrases import Phrases
from factcheck.report.sections import STATUSES, section
from factcheck.words import N_, Words

if TYPE_CHECKING:
    from jinja2 import Template


def render(report: Report) -> bytes:
    """Return the page of a report."""
    return _page(report, _sheet("report.css")).encode()


def for_paper(report: Report) -> str:
    """Return the page of a report as it is set on sheets of paper: the same pieces, another style sheet."""
    counted = Words(report.language)(N_("Page {page} of {pages}"), page="\0", pages="\1")
    counted = counted.replace('"', "").replace("\0", '" counter(page) "').replace("\1", '" counter(pages) "')
    count = f'@page {{ @bottom-center {{ content: "{counted}"; }} }}'
    return _page(report, inline.trusted(f"{_sheet('paper.css')}\n{count}"))


def _sheet(name: str) -> Markup:
    return inline.trusted(resources.path("report", name).read_text("utf-8"))


def _page(report: Report, css: Markup) -> str:
    phrases = Phrases(Words(report.language))
    records = [section(record, f"a{place}", phrases, report.portions) for place, record in enumerate(report.records, 1)]
    return _template().render(
        report=report,
        records=records,
        portions=report.portions,
        statuses=STATUSES,
        css=css,
        lang=inline.tag_of(report.language),
        dir=inline.direction_of(report.language).value,
        words=phrases,
        many=phrases.many,
        icon=icon,
        moment=inline.moment,
    )


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
