"""What the desk holds of some articles, written for others: one Report value, one module for each format."""

from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ExportRefused
from factcheck.model import Record
from factcheck.words import N_

if TYPE_CHECKING:
    from factcheck.attribution import Source
    from factcheck.history import History


class Portion(StrEnum):
    """The parts of a report for readers, in their order; a report may be made without any of them but the title."""

    COVER = "cover"
    SUMMARY = "summary"
    ARTICLE = "article"
    CLAIMS = "claims"
    GRAPH = "graph"
    SOURCES = "sources"
    MANIFEST = "manifest"
    METHOD = "method"

    @property
    def label(self) -> str:
        """The template of this part's name."""
        return _PORTION_LABELS[self]


_PORTION_LABELS = {
    Portion.COVER: N_("Cover"),
    Portion.SUMMARY: N_("Summary of the findings"),
    Portion.ARTICLE: N_("The article"),
    Portion.CLAIMS: N_("The claims"),
    Portion.GRAPH: N_("The attribution as a picture"),
    Portion.SOURCES: N_("The sources"),
    Portion.MANIFEST: N_("For checking this report"),
    Portion.METHOD: N_("How to read this report"),
}

WHOLE = frozenset(Portion)


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported, in which language ("ar" or "en"), and who made it when (`made` is UTC, ISO 8601).

    `desk` is what the newsroom or the desk in it calls itself, or empty.

    `portions` are the parts that a report for readers shows; a table and a record for programs hold all there is.
    Sources that the desk protects are named in no format, unless `names_protected` says so. `histories` are those of
    the records that a portable desk is to carry along. `pages` are those of their PDFs on which claims are made, by
    the claims' ids. `protected` are the sources that the desk protects, also those that no record names.
    """

    records: tuple[Record, ...]
    language: str
    made: str
    by: str
    portions: frozenset[Portion] = WHOLE
    names_protected: bool = False
    desk: str = ""
    histories: "tuple[History, ...]" = ()
    pages: tuple[tuple[str, int], ...] = ()
    protected: "tuple[Source, ...]" = ()


class Format(StrEnum):
    """The formats that a report can be written in, by the names that a command knows them by."""

    HTML = "html"
    PDF = "pdf"
    PDF_A = "pdf-a"
    DOCX = "docx"
    MARKDOWN = "md"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    WARC = "warc"
    SVG = "svg"
    ISNAD = "isnad"
    ANNOTATIONS = "annotations"
    CLAIMREVIEW = "claimreview"
    CSL = "csl"

    @property
    def suffix(self) -> str:
        """The usual ending of a file of this format, with its dot."""
        return _SUFFIXES.get(self, f".{self.value}")

    @property
    def label(self) -> str:
        """The template of this format's name."""
        return _LABELS[self]


_LABELS = {
    Format.HTML: N_("A page to read (HTML)"),
    Format.PDF: N_("A document to print and to send (PDF)"),
    Format.PDF_A: N_("A document for the archive (PDF/A)"),
    Format.DOCX: N_("A document to go on writing (Word)"),
    Format.MARKDOWN: N_("A text for other editors (Markdown)"),
    Format.XLSX: N_("A workbook of the claims (Excel)"),
    Format.CSV: N_("A table of the claims (CSV)"),
    Format.JSON: N_("Everything, to be read back in (JSON)"),
    Format.WARC: N_("The kept copies of pages and files (WARC)"),
    Format.SVG: N_("A drawing of the attribution (SVG)"),
    Format.ISNAD: N_("Everything, packed for another desk (Isnad)"),
    Format.ANNOTATIONS: N_("The claims for annotation tools (Web Annotation)"),
    Format.CLAIMREVIEW: N_("The verdicts for search engines (ClaimReview)"),
    Format.CSL: N_("The evidence for reference managers (CSL-JSON)"),
}
_SUFFIXES = {
    Format.PDF_A: ".pdf",
    Format.WARC: ".warc.gz",
    Format.ANNOTATIONS: ".jsonld",
    Format.CLAIMREVIEW: ".claimreview.jsonld",
    Format.CSL: ".csl.json",
}
_PAGED = frozenset(
    {Format.HTML, Format.PDF, Format.PDF_A, Format.DOCX, Format.MARKDOWN, Format.CSV, Format.XLSX, Format.JSON}
)
"""The formats that say on which page of its PDF a claim is made."""
_ENDINGS = {".htm": Format.HTML, **{format.suffix: format for format in reversed(Format)}}


def format_of(path: str | Path) -> Format:
    """Return the format that a file's name asks for. Raises ExportRefused when its suffix is none that there is."""
    name = Path(path)
    found = _ENDINGS.get("".join(name.suffixes[-2:]).lower()) or _ENDINGS.get(name.suffix.lower())
    if found is None:
        endings = ", ".join(dict.fromkeys(format.suffix for format in Format))
        raise ExportRefused(N_("A report is written to a file with one of these endings: {endings}"), endings=endings)
    return found


def leaving(report: Report) -> Report:
    """Return a report as it may leave the desk: without what it is not to name."""
    if report.names_protected:
        return report
    from factcheck.report.protection import without_protected

    return without_protected(report)


def paged(report: Report) -> Report:
    """Return a report that tells on which page of its PDF each claim is made, where that can be found."""
    from factcheck import pages

    told = {claim for claim, _ in report.pages}
    untold = [record for record in report.records if told.isdisjoint(claim.id for claim in record.claims)]
    if not any(record.version.media_type == pages.MEDIA_TYPE for record in untold):
        return report
    found = (one for record in untold for one in pages.of_record(record))
    return replace(report, pages=(*report.pages, *found))


def render(report: Report, format: Format) -> bytes:
    """Return the bytes of a report in a format. Raises ExportRefused where this computer lacks what it takes."""
    report = leaving(report)
    if format in _PAGED:
        report = paged(report)
    # Each format's module is imported when it is asked for: a window that opens needs none of them.
    module = import_module(f"factcheck.report.{format.value.replace('-', '_')}")
    content: bytes = module.render(report)
    return content


def write(report: Report, path: str | Path, format: Format | None = None) -> int:
    """Write a report to a file and return how many bytes it has; without a format, the file's name tells it.

    An existing file is replaced whole or left as it was. Raises ExportRefused when the file cannot be written.
    """
    from factcheck.report.files import replace

    content = render(report, format or format_of(path))
    replace(path, content)
    return len(content)
