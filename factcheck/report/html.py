"""A report as one web page: no script, nothing fetched, for the screen, the telephone and paper."""

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

import resources
from factcheck.report import Report, inline, method, vowels
from factcheck.report.icons import icon
from factcheck.report.phrases import Phrases
from factcheck.report.sections import section
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
    return _page(report, inline.trusted(f"{_sheet('paper.css')}\n{count}"), inline.trusted(vowels.SEEDED))


def for_figures(figures: list[Markup], language: str) -> str:
    """Return a page of pictures of the attribution alone: each on a sheet of its own, with nothing round it."""
    css = f"{_sheet('paper.css')}\n@page {{ size: 170mm 400mm; margin: 1mm; @top-center {{ content: ''; border: 0 }} }}"
    css += "\n@page :first { margin-top: 1mm }"
    body = "".join(f'<section class="graph" style="margin: 0; break-after: page">{one}</section>' for one in figures)
    direction = inline.direction_of(language).value
    head = f'<meta charset="utf-8"><title>.</title><style>{css} @page {{ @bottom-center {{ content: "" }} }}</style>'
    page = f"<head>{head}</head><body>{vowels.SEEDED}{body}</body>"
    return f'<!doctype html><html lang="{language}" dir="{direction}">{page}</html>'


def _sheet(name: str) -> Markup:
    return inline.trusted(resources.path("report", name).read_text("utf-8"))


def _page(report: Report, css: Markup, seeds: Markup | str = "") -> str:
    phrases = Phrases(Words(report.language))
    records = [section(record, f"a{place}", phrases, report) for place, record in enumerate(report.records, 1)]
    return _template().render(
        report=report,
        records=records,
        portions=report.portions,
        method=method,
        terms=[tuple(map(inline.escaped, pair)) for pair in method.terms(phrases.words)],
        scale=method.scale(report.records),
        css=css,
        seeds=seeds,
        lang=inline.tag_of(report.language),
        dir=inline.direction_of(report.language).value,
        words=phrases,
        many=phrases.many,
        icon=icon,
        moment=inline.moment,
        code=inline.code,
        value=inline.value,
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
