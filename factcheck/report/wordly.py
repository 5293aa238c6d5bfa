"""A document for Word and its relatives, written paragraph by paragraph, each in its own direction."""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.model import Direction, Status
from factcheck.text.direction import paragraph_direction

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT = "Arial"
"""A font with Arabic and Latin letters that every office program has, or has a double of."""

_COLOURS = {
    Status.SOURCED: ("0072B2", "dash"),
    Status.DISPUTED: ("D55E00", "wave"),
    Status.VERIFIED: ("009E73", "single"),
    Status.UNCHECKED: ("767676", "dotted"),
}
_TEXT_WIDTH, _PAGE_HEIGHT = 15.2, 21.5  # centimetres
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Writer:
    """Writes one document; `right_to_left` is its own side, that of tables, headings and what has no letters."""

    def __init__(self, right_to_left: bool) -> None:
        import docx

        self.right_to_left = right_to_left
        self.base = Direction.RTL if right_to_left else Direction.LTR
        self.document: Document = docx.Document()
        self._bookmarks = 0
        for name, size in (("Normal", 11), ("Body Text", 13), ("Quote", 12), ("Caption", 9)):
            self._style(name, size)
        for name, size in (("Title", 26), ("Heading 1", 17), ("Heading 2", 12), ("Heading 3", 11), ("TOC Heading", 15)):
            if name in self.document.styles:
                self._style(name, size)
        section = self.document.sections[0]._sectPr
        if right_to_left:
            self._insert(section, "w:bidi", ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"))

    def title(self, text: str) -> None:
        """Write the title of an article; each but the first begins a page."""
        if len(self.document.paragraphs):
            self.document.add_page_break()  # type: ignore[no-untyped-call]
        self.paragraph(text, "Title")

    def heading(self, text: str, level: int, bookmark: str = "") -> None:
        """Write a heading that the contents can lead to."""
        paragraph = self.paragraph(text, f"Heading {level}")
        if bookmark:
            self._bookmarks += 1
            number = str(self._bookmarks)
            start = self._element("w:bookmarkStart", {"w:id": number, "w:name": bookmark})
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
            paragraph._p.append(self._element("w:bookmarkEnd", {"w:id": number}))

    def contents(self, title: str, headings: Iterable[tuple[str, int, str]]) -> None:
        """Write a table of contents: a field that Word keeps up to date, filled with the headings already."""
        entries = list(headings)
        if not entries:
            return
        self.paragraph(title, bold=True)
        for place, (text, level, bookmark) in enumerate(entries):
            paragraph = self.open(text, self.base, "Normal")
            paragraph.paragraph_format.left_indent = 180_000 * (level - 1) * 2
            paragraph.paragraph_format.space_after = 0
            if place == 0:
                self._field(paragraph, "begin", ' TOC \\o "1-2" \\h \\z \\u ', "separate")
            link = self._element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
            for run in self.say(paragraph, text):
                link.append(run._r)
            paragraph._p.append(link)
            if place == len(entries) - 1:
                self._field(paragraph, "end")

    def table(self, rows: Sequence[Sequence[str]], *, head: bool = False, widths: Sequence[float] = ()) -> None:
        """Write a table whose first column is on the document's own side; `widths` are in centimetres."""
        from docx.shared import Cm

        table: Any = self.document.add_table(len(rows), len(rows[0]), "Light List Accent 1" if head else "Table Grid")
        if self.right_to_left:
            properties = table._tbl.tblPr
            self._insert(properties, "w:bidiVisual", _AFTER_BIDI_VISUAL)
        table.autofit = not widths
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
        for row, cells in zip(table.rows, rows, strict=True):
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                if widths:
                    cell.width = Cm(widths[column])
                self._fill(cell.paragraphs[0], text)
        self.document.add_paragraph()

    def picture(self, content: bytes, told: str, ratio: float) -> None:
        """Write a picture as wide as the text, or as high as a page (`ratio` is its height for a width of 1).

        `told` is what it shows in words, for readers who do not see it.
        """
        from docx.shared import Cm

        shape: Any = self.document.add_picture(io.BytesIO(content), width=Cm(min(_TEXT_WIDTH, _PAGE_HEIGHT / ratio)))
        shape._inline.docPr.set("descr", _NOT_XML.sub(" ", told))
        shape._inline.docPr.set("name", "isnad")

    def paragraph(self, text: str, style: str = "Normal", *, bold: bool = False) -> "Paragraph":
        """Write a paragraph of one style and return it."""
        paragraph = self.open(text, self.base, style)
        for run in self.say(paragraph, text):
            if bold:
                run.bold = True
                run.font.cs_bold = True
        return paragraph

    def open(self, text: str, base: Direction, style: str) -> "Paragraph":
        """Return a new paragraph without words, in the direction of `text` (`base` where nothing in it is strong)."""
        paragraph = self.document.add_paragraph(style=style)
        self._direct(paragraph, paragraph_direction(text, base))
        return paragraph

    def say(self, paragraph: "Paragraph", text: str, status: Status | None = None) -> "list[Run]":
        """Add words to a paragraph, a run for each script, underlined in the way of a status; return the runs."""
        runs = []
        right_to_left = paragraph._p.pPr is not None and paragraph._p.pPr.find(_qn("w:bidi")) is not None
        for piece, is_arabic in _scripts(_NOT_XML.sub(" ", text), right_to_left):
            run = paragraph.add_run(piece)
            if is_arabic:
                run.font.rtl = True
            if status is not None:
                colour, line = _COLOURS[status]
                run._r.get_or_add_rPr().append(self._element("w:u", {"w:val": line, "w:color": colour}))
            runs.append(run)
        return runs or [paragraph.add_run("")]

    def comment(self, first: "Run", last: "Run", lines: Sequence[str], by: str) -> None:
        """Hang a comment on the words from one run to another."""
        author = _NOT_XML.sub(" ", by)[:60]
        comment = self.document.add_comment([first, last], "", author, author[:1])
        for place, line in enumerate(lines):
            paragraph: Any = comment.paragraphs[0] if place == 0 else comment.add_paragraph()
            self._fill(paragraph, line)

    def _fill(self, paragraph: "Paragraph", text: str) -> None:
        self._direct(paragraph, paragraph_direction(text, self.base))
        self.say(paragraph, text)

    def _direct(self, paragraph: "Paragraph", direction: Direction) -> None:
        # Word's "left" is the paragraph's beginning, so a direction is all it takes.
        if direction is Direction.RTL:
            self._insert(paragraph._p.get_or_add_pPr(), "w:bidi", _AFTER_BIDI)

    def _style(self, name: str, size: int) -> None:
        style: Any = self.document.styles[name]
        properties = style.element.get_or_add_rPr()
        for tag in ("w:rFonts", "w:sz", "w:szCs", "w:lang"):
            for old in properties.findall(_qn(tag)):
                properties.remove(old)
        fonts = {f"w:{script}": FONT for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        properties.insert(0, self._element("w:rFonts", fonts))
        bold = properties.find(_qn("w:b"))
        if bold is not None:
            bold.addnext(self._element("w:bCs", {}))
        for tag in ("w:sz", "w:szCs"):
            properties.append(self._element(tag, {"w:val": str(size * 2)}))
        properties.append(self._element("w:lang", {"w:val": "en-US", "w:bidi": "ar-SA"}))

    def _field(self, paragraph: "Paragraph", *parts: str) -> None:
        for part in parts:
            run = paragraph.add_run()._r
            if part.startswith(" "):
                instruction = self._element("w:instrText", {"xml:space": "preserve"})
                instruction.text = part
                run.append(instruction)
            else:
                run.append(self._element("w:fldChar", {"w:fldCharType": part}))

    @staticmethod
    def _element(tag: str, attributes: dict[str, str]) -> Any:
        from docx.oxml import OxmlElement

        element: Any = OxmlElement(tag)
        for name, value in attributes.items():
            element.set(_qn(name), value)
        return element

    def _insert(self, parent: Any, tag: str, after: tuple[str, ...]) -> None:
        """Put an element where the schema wants it: before the first of those that come after it."""
        element = self._element(tag, {})
        following = next((child for child in parent if child.tag in {_qn(name) for name in after}), None)
        if following is None:
            parent.append(element)
        else:
            following.addprevious(element)


_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
        "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip
_AFTER_BIDI_VISUAL = tuple(
    f"w:{name}"
    for name in (
        "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
        "tblLayout", "tblCellMar", "tblLook",
    )
)  # fmt: skip


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    if name.startswith("xml:"):
        return "{http://www.w3.org/XML/1998/namespace}" + name[4:]
    return str(qn(name))


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
