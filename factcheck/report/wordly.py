"""A document for Word and its relatives, written paragraph by paragraph, each in its own direction."""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.model import Direction, Status
from factcheck.report import wordlook
from factcheck.report.wordlook import NAVY, SOFT, element, qn
from factcheck.text.direction import paragraph_direction

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_COLOURS = {
    Status.SOURCED: ("0072B2", "dash"),
    Status.DISPUTED: ("D55E00", "wave"),
    Status.VERIFIED: ("009E73", "single"),
    Status.UNCHECKED: ("767676", "dotted"),
}
_TEXT_WIDTH, _PAGE_HEIGHT = 15.2, 21.5  # centimetres
_SHORT = 12
"""The most rows of a table that is kept together."""
_WORDS = {
    Status.SOURCED: "00527A",
    Status.DISPUTED: "8F3B00",
    Status.VERIFIED: "005A41",
    Status.UNCHECKED: "4F4F4F",
}
"""The colours of the statuses' names: at least 4.5 to 1 on white."""

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Writer:
    """Writes one document; `right_to_left` is its own side, that of tables, headings and what has no letters."""

    def __init__(self, right_to_left: bool) -> None:
        import docx

        self.right_to_left = right_to_left
        self.base = Direction.RTL if right_to_left else Direction.LTR
        self.document: Document = docx.Document()
        self._bookmarks, self._breaks = 0, False
        wordlook.dress(self.document)
        section = self.document.sections[0]._sectPr
        if right_to_left:
            wordlook.insert(section, "w:bidi", ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"))

    def title(self, text: str) -> None:
        """Write the title of an article; each but the first begins a page."""
        if len(self.document.paragraphs):
            self.document.add_page_break()  # type: ignore[no-untyped-call]
        self.paragraph(text, "Title")

    @staticmethod
    def colour(status: Status) -> str:
        """Return the colour of a status's lines as rrggbb."""
        return _COLOURS[status][0]

    def heading(self, text: str, level: int, bookmark: str = "", status: Status | None = None) -> None:
        """Write a heading that the contents can lead to, in the colour of a status."""
        paragraph = self.paragraph(text, f"Heading {level}", colour=_WORDS[status] if status else "")
        if self._breaks:  # what stands before it is a page of its own
            paragraph.paragraph_format.page_break_before, self._breaks = True, False
        if bookmark:
            self._bookmarks += 1
            number = str(self._bookmarks)
            start = element("w:bookmarkStart", {"w:id": number, "w:name": bookmark})
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
            paragraph._p.append(element("w:bookmarkEnd", {"w:id": number}))

    def contents(self, title: str, headings: Iterable[tuple[str, str]]) -> None:
        """Write a table of contents: a field that Word keeps up to date, filled with the headings already.

        On which pages they stand only the program knows that lays the document out: it is asked to when it opens it.
        """
        entries = list(headings)
        if not entries:
            return
        self.paragraph(title, bold=True, colour=NAVY)
        for place, (text, bookmark) in enumerate(entries):
            paragraph = self.open(text, self.base, "Normal")
            paragraph.paragraph_format.space_after = 0
            wordlook.ending(paragraph, _TEXT_WIDTH)
            if place == 0:
                _field(paragraph, "begin", ' TOC \\o "1-1" \\h \\z \\u ', "separate")
            link = element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
            for run in self.say(paragraph, text):
                link.append(run._r)
            paragraph._p.append(link)
            at = len(paragraph._p)
            paragraph.add_run().add_tab()
            _field(paragraph, "begin", f" PAGEREF {bookmark} \\h ", "separate", "end")
            link.extend(list(paragraph._p)[at:])
            if place == len(entries) - 1:
                _field(paragraph, "end")
        wordlook.ask_for_numbers(self.document)
        self._breaks = True

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        head: bool = False,
        widths: Sequence[float] = (),
        statuses: Sequence[Status] = (),
    ) -> None:
        """Write a table whose first column is on the document's own side; `widths` are in centimetres.

        With a `head` the first row names the columns, else the first column names the rows. `statuses` are those of the
        rows below the head: the second cell of each is of its colour.
        """
        table = self._table(len(rows), len(rows[0]), widths)
        wordlook.rule(table._tbl.tblPr)
        for place, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                if widths:
                    cell.width = self._cm(widths[column])
                names = place == 0 if head else column == 0
                coloured = statuses and place and column == 1
                colour = _WORDS[statuses[place - 1]] if coloured else SOFT if names else ""
                self._fill(cell.paragraphs[0], text, colour, "No Spacing")
                if head and place == 0:
                    wordlook.edge(cell, "bottom", NAVY, 8)
                # A short table stays on one sheet, and a row of any does.
                if place < len(rows) - 1 and len(rows) <= _SHORT:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
            row._tr.get_or_add_trPr().insert(0, element("w:cantSplit", {}))
        if head:
            table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", {}))
        self._gap()

    def tally(self, counts: Sequence[tuple[Status, str, str]]) -> None:
        """Write how many claims have each status: the number large, the status's name under a line of its colour."""
        table = self._table(2, len(counts), [15.8 / len(counts)] * len(counts))
        for column, (status, name, count) in enumerate(counts):
            number, label = table.cell(0, column), table.cell(1, column)
            colour = _COLOURS[status][0]
            wordlook.edge(number, "top", colour, 24)
            self._fill(number.paragraphs[0], count, "", "No Spacing", size=20)
            self._fill(label.paragraphs[0], name, _WORDS[status], "No Spacing")
        self._gap()

    def _table(self, rows: int, columns: int, widths: Sequence[float]) -> Any:
        table: Any = self.document.add_table(rows, columns)
        if self.right_to_left:
            wordlook.insert(table._tbl.tblPr, "w:bidiVisual", wordlook.AFTER_BIDI_VISUAL)
        wordlook.tighten(table._tbl.tblPr)
        table.autofit = not widths
        for column, width in enumerate(widths):
            table.columns[column].width = self._cm(width)
        return table

    @staticmethod
    def _cm(width: float) -> int:
        from docx.shared import Cm

        return int(Cm(width))

    def _gap(self) -> None:
        """Two tables without a paragraph between them would be one."""
        from docx.shared import Pt

        paragraph: Any = self.document.add_paragraph(style="No Spacing")
        paragraph.paragraph_format.line_spacing = Pt(6)

    def beside(self, paragraph: "Paragraph", colour: str, indent: float = 0.35) -> None:
        """Draw a line along the side where a paragraph begins."""
        properties = paragraph._p.get_or_add_pPr()
        rightwards = properties.find(qn("w:bidi")) is not None
        paragraph.paragraph_format.left_indent = self._cm(indent)
        wordlook.border(properties, "right" if rightwards else "left", colour, 18, 8)

    def pages(self, said: str) -> None:
        """Number the pages: `said` holds \0 where a page's number stands and \1 where the number of pages does."""
        paragraph: Any = self.document.sections[0].footer.paragraphs[0]
        self._direct(paragraph, self.base)
        paragraph.paragraph_format.alignment = 1  # in the middle
        for piece in re.split("([\0\1])", said):
            if piece in {"\0", "\1"}:
                _field(paragraph, "begin", " PAGE " if piece == "\0" else " NUMPAGES ", "end")
            elif piece:
                self.say(paragraph, piece)

    def picture(self, content: bytes, told: str, ratio: float) -> None:
        """Write a picture as wide as the text, or as high as a page (`ratio` is its height for a width of 1).

        `told` is what it shows in words, for readers who do not see it.
        """
        from docx.shared import Cm

        shape: Any = self.document.add_picture(io.BytesIO(content), width=Cm(min(_TEXT_WIDTH, _PAGE_HEIGHT / ratio)))
        shape._inline.docPr.set("descr", _NOT_XML.sub(" ", told))
        shape._inline.docPr.set("name", "isnad")

    def paragraph(self, text: str, style: str = "Normal", *, bold: bool = False, colour: str = "") -> "Paragraph":
        """Write a paragraph of one style and return it; a `colour` is rrggbb."""
        paragraph = self.open(text, self.base, style)
        for run in self.say(paragraph, text, colour=colour):
            if bold:
                run.bold = True
                run.font.cs_bold = True
        return paragraph

    def open(self, text: str, base: Direction, style: str) -> "Paragraph":
        """Return a new paragraph without words, in the direction of `text` (`base` where nothing in it is strong)."""
        paragraph = self.document.add_paragraph(style=style)
        self._direct(paragraph, paragraph_direction(text, base))
        return paragraph

    def say(
        self, paragraph: "Paragraph", text: str, status: Status | None = None, *, colour: str = "", bold: bool = False
    ) -> "list[Run]":
        """Add words to a paragraph, a run for each script, underlined in the way of a status; return the runs."""
        from docx.shared import RGBColor

        runs = []
        right_to_left = paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None
        for piece, is_arabic in _scripts(_NOT_XML.sub(" ", text), right_to_left):
            run = paragraph.add_run(piece)
            if is_arabic:
                run.font.rtl = True
            if bold:
                run.bold = True
                run.font.cs_bold = True
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour)
            if status is not None:
                ink, line = _COLOURS[status]
                run._r.get_or_add_rPr().append(element("w:u", {"w:val": line, "w:color": ink}))
            runs.append(run)
        return runs or [paragraph.add_run("")]

    def comment(self, first: "Run", last: "Run", lines: Sequence[str], by: str) -> None:
        """Hang a comment on the words from one run to another."""
        author = _NOT_XML.sub(" ", by)[:60]
        comment = self.document.add_comment([first, last], "", author, author[:1])
        for place, line in enumerate(lines):
            paragraph: Any = comment.paragraphs[0] if place == 0 else comment.add_paragraph()
            self._fill(paragraph, line)

    def _fill(self, paragraph: Any, text: str, colour: str = "", style: str = "", size: int = 0) -> None:
        from docx.shared import Pt

        if style:
            paragraph.style = style
        direction = paragraph_direction(text, self.base)
        self._direct(paragraph, direction)
        if direction is not self.base:
            paragraph.alignment = 2  # at the end of its own direction, so on the table's side
        for run in self.say(paragraph, text, colour=colour):
            if size:
                run.font.size = Pt(size)
                run._r.get_or_add_rPr().append(element("w:szCs", {"w:val": str(size * 2)}))

    def _direct(self, paragraph: "Paragraph", direction: Direction) -> None:
        # Word's "left" is the paragraph's beginning, so a direction is all it takes.
        if direction is Direction.RTL:
            wordlook.insert(paragraph._p.get_or_add_pPr(), "w:bidi", wordlook.AFTER_BIDI)


def _field(paragraph: "Paragraph", *parts: str) -> None:
    for part in parts:
        run = paragraph.add_run()._r
        if part.startswith(" "):
            instruction = element("w:instrText", {"xml:space": "preserve"})
            instruction.text = part
            run.append(instruction)
        else:
            run.append(element("w:fldChar", {"w:fldCharType": part}))


def _scripts(text: str, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text that are of one script, and whether that is a right-to-left one.

    What has no direction of its own goes with what stands before it, at the beginning with the paragraph.
    """
    start, arabic = 0, right_to_left
    for index, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        now = True if kind in {"R", "AL", "AN"} else False if kind in {"L", "EN"} else arabic
        if kind in {"WS", "ON", "CS"} and right_to_left:
            now = True
        if now is not arabic:
            if index > start:
                yield text[start:index], arabic
            start, arabic = index, now
    if start < len(text):
        yield text[start:], arabic
