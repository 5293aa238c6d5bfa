"""A report as PDF/A-3u, for archives: its fonts and colours in it, its text in Unicode."""

from factcheck.report import Report
from factcheck.report.pdf import ARCHIVAL, printed


def render(report: Report) -> bytes:
    """Return the document of a report. Raises ExportRefused where Pango is missing."""
    return printed(report, ARCHIVAL)
