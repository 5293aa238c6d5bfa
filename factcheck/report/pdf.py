"""A report as a document: PDF/UA-1, tagged, with bookmarks, and links both ways between the text and its claims.

WeasyPrint sets the page that `html` makes, after a style sheet for paper. It needs the system's Pango, so it is
imported when a document is asked for, and no earlier.
"""

import contextlib
import io
import logging
import unicodedata
from types import ModuleType

from factcheck.errors import ExportRefused
from factcheck.report import Format, Report
from factcheck.words import N_

FORMAT = Format.PDF

ACCESSIBLE, ARCHIVAL = "pdf/ua-1", "pdf/a-3u"
"""The standards that a document is made to, as WeasyPrint names them."""


def render(report: Report) -> bytes:
    """Return the document of a report. Raises ExportRefused where Pango is missing."""
    return printed(report, ACCESSIBLE)


def printed(report: Report, standard: str) -> bytes:
    """Return the document of a report, made to ACCESSIBLE or ARCHIVAL. Raises ExportRefused where Pango is missing."""
    from factcheck.report.html import for_paper

    return set_page(for_paper(report), standard)


def set_page(page: str, standard: str) -> bytes:
    """Return a page as a document. Raises ExportRefused where Pango is missing.

    A picture sign that no font of this computer has is named in brackets, since an empty box would tell nothing.
    """
    weasyprint, unknown = _weasyprint(), _Unknown()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(unknown)
    try:
        document = _set(weasyprint, page, standard)
        named = page.translate(unknown.names())
        return document if named == page else _set(weasyprint, named, standard)
    finally:
        logger.removeHandler(unknown)


class _Unknown(logging.Handler):
    """Hears of signs that no font has."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.signs: set[int] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Take in what WeasyPrint warns of."""
        if "unsupported by fonts" in str(record.msg) and isinstance(record.args, tuple):
            self.signs.update(told for told in record.args if isinstance(told, int))

    def names(self) -> dict[int, str]:
        """Return what is written for each of those that are pictures."""
        # Of the planes of pictures, some are newer than the names that Python has.
        pictures = (sign for sign in self.signs if unicodedata.category(chr(sign)) == "So" or 0x1F000 <= sign < 0x1FC00)
        return {sign: f"[{unicodedata.name(chr(sign), 'emoji').lower()}]" for sign in pictures}


def _set(weasyprint: ModuleType, page: str, standard: str) -> bytes:
    from factcheck.report import tags, vowels

    said = tags.leading(page)

    def finished(document: object, pdf: object) -> None:  # WeasyPrint calls it with both
        if vowels.SEEDED in page:
            vowels.take_out_seeds(pdf)
            tags.take_out_first(pdf)
        tags.mended(pdf, said)
        vowels.lifted(pdf)

    # Nothing may be fetched, from the net or from this computer's disk, whatever stands in the page.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    document: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(
        finisher=finished, pdf_variant=standard, pdf_tags=True, custom_metadata=False
    )
    return document


def _weasyprint() -> ModuleType:
    try:
        # Where a library is missing it says so on the standard output, which belongs to our own commands.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise missing() from error
    return weasyprint  # type: ignore[no-any-return]


def missing() -> ExportRefused:
    """Return the refusal of a document where Pango is missing: it says what to install."""
    return ExportRefused(
        N_(
            "A PDF needs Pango, which this computer lacks. Install it (on Debian and Ubuntu: {packages}; "
            "on macOS: {brew}) or choose another format: each of them can be written without it."
        ),
        packages="apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        brew="brew install pango",
    )
