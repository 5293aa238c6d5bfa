"""How a document for Word looks: its sheet, its styles, its lines and its footer."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Arial"
"""A font with Arabic and Latin letters that most office programs have; its doubles have no Arabic ones."""

ARABIC = "Noto Naskh Arabic"
"""The font of Arabic letters; the document says that FONT may stand in for it."""

INK, SOFT, HAIR, NAVY = "1D1B18", "5E5A53", "D8D2C6", "17324D"
"""The colours of text, of what is said beside it, of thin lines, and of headings; on white the first two and the last
have at least 4.5 to 1."""

_STYLES = {
    # size, colour, bold, space before and after (points)
    "Normal": (10.5, INK, False, 0, 5),
    "No Spacing": (10.5, INK, False, 2, 2),
    "Title": (25, INK, True, 60, 18),
    "Heading 1": (16, NAVY, True, 26, 8),
    "Heading 2": (11, NAVY, True, 18, 4),
    "Heading 3": (10, NAVY, True, 9, 3),
    "Body Text": (13, INK, False, 0, 8),
    "Quote": (12, INK, False, 3, 3),
    "Caption": (9, SOFT, False, 0, 5),
    "List Bullet": (10.5, INK, False, 0, 3),
    "Footer": (8.5, SOFT, False, 0, 0),
}
_BEFORE_BORDER = frozenset(
    f"w:{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"
    )
)  # fmt: skip

AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
        "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip
AFTER_BIDI_VISUAL = tuple(
    f"w:{name}"
    for name in (
        "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
        "tblLayout", "tblCellMar", "tblLook",
    )
)  # fmt: skip
"""What the schema wants after the marks of direction of a paragraph and of a table."""


def dress(document: "Document") -> None:
    """Give a new document its sheet (A4) and its styles; what the template brings along of others goes."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    for name, look in _STYLES.items():
        _style(document.styles[name], *look)
    border(document.styles["Heading 1"].element.get_or_add_pPr(), "top", NAVY, 6, 6)
    _name_font(document)


def _name_font(document: "Document") -> None:
    """Say in the list of fonts what stands in for the one of Arabic letters where that is missing."""
    fonts = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    entry = f'<w:font w:name="{ARABIC}"><w:altName w:val="{FONT}"/><w:charset w:val="B2"/><w:family w:val="roman"/>'
    named = f'{entry}<w:pitch w:val="variable"/></w:font></w:fonts>'
    fonts._blob = fonts.blob.replace(b"</w:fonts>", named.encode())


def _style(style: Any, size: float, colour: str, bold: bool, before: int, after: int) -> None:
    from docx.shared import Pt

    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    properties.append(
        element("w:rFonts", {f"w:{script}": FONT for script in ("ascii", "hAnsi", "eastAsia")} | {"w:cs": ARABIC})
    )
    # What is not bold says so, since it may rest on a style that is.
    for tag in ("w:b", "w:bCs"):
        properties.append(element(tag, {} if bold else {"w:val": "0"}))
    for tag in ("w:i", "w:iCs"):  # Arabic has no italics
        properties.append(element(tag, {"w:val": "0"}))
    properties.append(element("w:color", {"w:val": colour}))
    for tag in ("w:sz", "w:szCs"):
        properties.append(element(tag, {"w:val": str(round(size * 2))}))
    properties.append(element("w:lang", {"w:val": "en-US", "w:bidi": "ar-SA"}))
    shape = style.element.get_or_add_pPr()
    for old in shape.findall(qn("w:pBdr")):
        shape.remove(old)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if style.name.startswith(("Heading", "Quote")):
        style.paragraph_format.keep_with_next = True


def border(properties: Any, side: str, colour: str, eighths: int, space: int) -> None:
    """Draw a line beside a paragraph or a style's paragraphs: so many eighths of a point, `space` points away."""
    lines = element("w:pBdr", {})
    lines.append(element(f"w:{side}", _line(colour, eighths, space)))
    following = next((child for child in properties if child.tag not in {qn(name) for name in _BEFORE_BORDER}), None)
    if following is None:
        properties.append(lines)
    else:
        following.addprevious(lines)


def rule(properties: Any, colour: str = HAIR) -> None:
    """Draw the lines of a table: a thin one under each row, and nothing else. They go where the schema wants them."""
    lines = element("w:tblBorders", {})
    for side in ("bottom", "insideH"):
        lines.append(element(f"w:{side}", _line(colour, 4, 0)))
    after = {qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook")}
    following = next((child for child in properties if child.tag in after), None)
    if following is None:
        properties.append(lines)
    else:
        following.addprevious(lines)


def insert(parent: Any, tag: str, after: tuple[str, ...]) -> None:
    """Put a new element where the schema wants it: before the first of those that come after it."""
    made = element(tag, {})
    following = next((child for child in parent if child.tag in {qn(name) for name in after}), None)
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)


def tighten(properties: Any) -> None:
    """Let the texts of a table begin and end where those of the paragraphs round it do."""
    margins = element("w:tblCellMar", {})
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", {"w:w": "0", "w:type": "dxa"}))
    following = next((child for child in properties if child.tag == qn("w:tblLook")), None)
    if following is None:
        properties.append(margins)
    else:
        following.addprevious(margins)


def ending(paragraph: "Paragraph", width: float) -> None:
    """Give a paragraph a place at its other side, so many centimetres away: no dots lead to what is not known yet."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)


def ask_for_numbers(document: "Document") -> None:
    """Have the program that opens a document fill in what only it knows: the pages on which things stand."""
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        insert(settings, "w:updateFields", ("w:footnotePr", "w:endnotePr", "w:compat"))


def edge(cell: Any, side: str, colour: str, eighths: int) -> None:
    """Draw a line at one side of a cell."""
    lines = element("w:tcBorders", {})
    lines.append(element(f"w:{side}", _line(colour, eighths, 0)))
    properties = cell._tc.get_or_add_tcPr()
    following = next((child for child in properties if child.tag not in {qn("w:tcW"), qn("w:gridSpan")}), None)
    if following is None:
        properties.append(lines)
    else:
        following.addprevious(lines)


def _line(colour: str, eighths: int, space: int) -> dict[str, str]:
    return {"w:val": "single", "w:sz": str(eighths), "w:space": str(space), "w:color": colour}


def element(tag: str, attributes: dict[str, str]) -> Any:
    """Return a new element of a document with these attributes."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def qn(name: str) -> str:
    """Return a name with its prefix written out, as lxml wants it."""
    from docx.oxml.ns import qn as named

    if name.startswith("xml:"):
        return "{http://www.w3.org/XML/1998/namespace}" + name[4:]
    return str(named(name))
