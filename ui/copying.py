"""A claim on the clipboard in other forms than text: Markdown, HTML, and a card for sharing; and the card as a file."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTextDocument,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QFileDialog, QWidget

from factcheck.citation import cited_markdown
from factcheck.model import Article, Claim, Direction, Status
from factcheck.ratings import Rating
from factcheck.report.inline import quiet
from factcheck.text.direction import paragraph_direction
from factcheck.words import Words
from ui.dragging import claims_data

CARD = QSize(1200, 630)
"""The size of a card in pixels: the shape that the networks show whole."""

_EDGE, _BAR = 84, 18
_PAPER, _INK, _SOFT, _HAIR = "#fdfcf9", "#1d1b18", "#5e5a53", "#d8d2c6"
_COLOURS = {
    Status.SOURCED: "#00527a",
    Status.DISPUTED: "#8f3b00",
    Status.VERIFIED: "#005a41",
    Status.UNCHECKED: "#4f4f4f",
}
_LARGEST, _SMALLEST = 52, 18  # pixels
_FOOT, _SMALL, _BADGE = 118, 24, 26


def copy_markdown(claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> None:
    """Put a claim on the clipboard as Markdown."""
    QGuiApplication.clipboard().setText(cited_markdown(claim, article, words))


def copy_html(claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> None:
    """Put a claim on the clipboard as HTML, with its text for programs that take no HTML."""
    QGuiApplication.clipboard().setMimeData(claims_data([claim], article, words))


def copy_card(claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> None:
    """Put a claim on the clipboard as a picture."""
    QGuiApplication.clipboard().setImage(card(claim, article, words, rating))


def card(claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> QImage:
    """Return a claim as a picture of the size CARD: its words, its status and rating, where it stands."""
    image = QImage(CARD, QImage.Format.Format_RGB32)
    image.fill(QColor(_PAPER))
    drawn = _Card(claim, article, words, rating)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(drawn.bar, QColor(drawn.colour))
    painter.fillRect(drawn.rule, QColor(_HAIR))
    if drawn.badge is not None and rating is not None:
        painter.setPen(QPen(QColor(rating.colour), 2.5))
        painter.drawRoundedRect(drawn.badge, 6, 6)
    for document, at in drawn.texts:
        painter.save()
        painter.translate(at)
        document.drawContents(painter)
        painter.restore()
    painter.end()
    return image


def card_svg(claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> bytes:
    """Return the same as a drawing (SVG) that needs no font: letters are outlines, and their words its description."""
    drawn = _Card(claim, article, words, rating)
    width, height = CARD.width(), CARD.height()
    parts = [_rect(QRectF(0, 0, width, height), _PAPER), _rect(drawn.bar, drawn.colour), _rect(drawn.rule, _HAIR)]
    if drawn.badge is not None and rating is not None:
        at = drawn.badge
        parts.append(
            f'<rect x="{at.x():g}" y="{at.y():g}" width="{at.width():g}" height="{at.height():g}" rx="6" '
            f'fill="none" stroke="{rating.colour}" stroke-width="2.5"/>'
        )
    for document, place in drawn.texts:
        colour = document.property("colour")
        parts += [f'<path fill="{colour}" d="{d}"/>' for d in _outlines(document, place)]
    told = escape(quiet(" ".join((claim.wording or claim.quoted).split())))
    lines = escape(" · ".join(document.toPlainText() for document, _ in drawn.texts[1:]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img"><title>{told}</title><desc>{lines}</desc>{"".join(parts)}</svg>\n'
    ).encode()


def save_card(parent: QWidget, claim: Claim, article: Article, words: Words, rating: Rating | None) -> str:
    """Ask for a file, write a claim's card to it, and return its name, or "" without one. Raises ExportRefused."""
    title = words("A card in a &file…").replace("&", "")
    file, chosen = QFileDialog.getSaveFileName(parent, title, "", "PNG (*.png);;SVG (*.svg)")
    if file and not file.lower().endswith((".svg", ".png")):
        file += ".svg" if "svg" in chosen else ".png"
    if file:
        write_card(Path(file), claim, article, words, rating)
    return file


def write_card(path: Path, claim: Claim, article: Article, words: Words, rating: Rating | None = None) -> None:
    """Write a claim's card as SVG or PNG, as the file's name tells. Raises ExportRefused when that cannot be."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    from factcheck.report.files import replace

    if path.suffix.lower() == ".svg":
        replace(path, card_svg(claim, article, words, rating))
        return
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    card(claim, article, words, rating).save(buffer, "PNG")  # type: ignore[call-overload]
    replace(path, bytes(content.data()))


class _Card:
    """Where everything stands on a card: its bar, its line, the badge of the rating, and its texts at their places."""

    def __init__(self, claim: Claim, article: Article, words: Words, rating: Rating | None) -> None:
        self.colour = _COLOURS[claim.status]
        self.badge: QRectF | None = None
        self.texts: list[tuple[QTextDocument, QPointF]] = []
        said = quiet(" ".join((claim.wording or claim.quoted).split()))
        rightwards = paragraph_direction(said, article.direction) is Direction.RTL
        self.bar = QRectF(QRect(CARD.width() - _BAR if rightwards else 0, 0, _BAR, CARD.height()))
        self.width, self.left = CARD.width() - 2 * _EDGE, float(_EDGE)
        top = CARD.height() - _EDGE - _FOOT
        self.rule = QRectF(self.left, top, self.width, 2)
        self._say(said, rightwards, top - _EDGE - 6)
        self._judge(claim, words, rating, top + 16)
        title = " ".join(article.title.split())
        place = " · ".join(f"\u2068{quiet(part)}\u2069" for part in (article.outlet, article.published) if part)
        for line, text in enumerate((f"\u2068{quiet(title)}\u2069" if title else "", place)):
            self._add(text, _SMALL, _SOFT, words.right_to_left, top + 62 + line * 38)

    def _say(self, said: str, rightwards: bool, room: float) -> None:
        size = _LARGEST
        quote = _document(said, self.width, size, _INK, rightwards)
        while quote.size().height() > room and size > _SMALLEST:
            size -= 2
            quote = _document(said, self.width, size, _INK, rightwards)
        while quote.size().height() > room and len(said) > 1:
            said = f"{said[: len(said) * 9 // 10].rstrip(' …')}…"
            quote = _document(said, self.width, size, _INK, rightwards)
        self.texts.append((quote, QPointF(self.left, _EDGE - 14)))

    def _judge(self, claim: Claim, words: Words, rating: Rating | None, top: float) -> None:
        """Put the status where reading begins, and beside it the rating in a frame of its colour."""
        status = f"● {words(claim.status.label)}"
        metrics = QFontMetricsF(_font(_BADGE, bold=True))
        self._add(status, _BADGE, self.colour, words.right_to_left, top, bold=True)
        if rating is None:
            return
        name = quiet(rating.name(words.language))
        beside, width = metrics.horizontalAdvance(status) + 26, metrics.horizontalAdvance(name) + 4
        at = self.left + self.width - beside - width if words.right_to_left else self.left + beside
        self.badge = QRectF(at - 12, top - 1, width + 24, metrics.height() + 6)
        document = _document(name, width + 8, _BADGE, _INK, words.right_to_left, bold=True)
        self.texts.append((document, QPointF(at - 8 if words.right_to_left else at, top)))

    def _add(self, text: str, size: int, colour: str, rightwards: bool, top: float, *, bold: bool = False) -> None:
        metrics = QFontMetricsF(_font(size, bold=bold))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width)
        self.texts.append((_document(shown, self.width, size, colour, rightwards, bold=bold), QPointF(self.left, top)))


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _document(
    text: str, width: float, pixels: int, colour: str, rightwards: bool, *, bold: bool = False
) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(_font(pixels, bold=bold))
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(f"p {{ margin: 0; line-height: 115%; color: {colour} }}")
    document.setHtml(f"<p>{escape(text)}</p>")
    document.setTextWidth(width)
    document.setProperty("colour", colour)
    return document


def _rect(at: QRectF, colour: str) -> str:
    place = f'x="{at.x():g}" y="{at.y():g}" width="{at.width():g}" height="{at.height():g}"'
    return f'<rect {place} fill="{colour}"/>'


def _outlines(document: QTextDocument, at: QPointF) -> list[str]:
    """Return the letters of a text that stands somewhere, each as an SVG path."""
    document.size()  # lays it out
    found, block = [], document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            for run in layout.lineAt(number).glyphRuns():
                font = run.rawFont()
                for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                    path = font.pathForGlyph(glyph).translated(at + layout.position() + place)
                    found.append(_path(path))
        block = block.next()
    return [path for path in found if path]


def _path(path: QPainterPath) -> str:
    kinds = QPainterPath.ElementType
    letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    elements = (path.elementAt(number) for number in range(path.elementCount()))
    return "".join(f"{letters.get(one.type, ' ')}{one.x:.1f} {one.y:.1f}" for one in elements)
