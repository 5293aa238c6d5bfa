"""A claim on the clipboard in other forms than text: Markdown, HTML, and a card for sharing."""

from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QTextDocument, QTextOption

from factcheck.citation import cited_markdown
from factcheck.model import Article, Claim, Direction, Status
from factcheck.report.inline import quiet
from factcheck.text.direction import paragraph_direction
from factcheck.words import Words
from ui.dragging import claims_data

CARD = QSize(1200, 630)
"""The size of a card in pixels: the shape that the networks show whole."""

_EDGE, _BAR = 84, 18
_COLOURS = {
    Status.SOURCED: "#00527a",
    Status.DISPUTED: "#8f3b00",
    Status.VERIFIED: "#005a41",
    Status.UNCHECKED: "#4f4f4f",
}
_LARGEST, _SMALLEST = 52, 18  # pixels


def copy_markdown(claim: Claim, article: Article, words: Words) -> None:
    """Put a claim on the clipboard as Markdown."""
    QGuiApplication.clipboard().setText(cited_markdown(claim, article, words))


def copy_html(claim: Claim, article: Article, words: Words) -> None:
    """Put a claim on the clipboard as HTML, with its text for programs that take no HTML."""
    QGuiApplication.clipboard().setMimeData(claims_data([claim], article, words))


def copy_card(claim: Claim, article: Article, words: Words) -> None:
    """Put a claim on the clipboard as a picture."""
    QGuiApplication.clipboard().setImage(card(claim, article, words))


def card(claim: Claim, article: Article, words: Words) -> QImage:
    """Return a claim as a picture of the size CARD: its words, its status by name and colour, where it stands."""
    image = QImage(CARD, QImage.Format.Format_RGB32)
    image.fill(QColor("#fdfcf9"))
    said = quiet(" ".join((claim.wording or claim.quoted).split()))
    rightwards = paragraph_direction(said, article.direction) is Direction.RTL
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    colour = QColor(_COLOURS[claim.status])
    painter.fillRect(QRect(CARD.width() - _BAR if rightwards else 0, 0, _BAR, CARD.height()), colour)
    inside = QRectF(_EDGE, _EDGE - 14, CARD.width() - 2 * _EDGE, CARD.height() - 2 * _EDGE + 28)
    footer = _document(_footer(claim, article, words, colour), inside.width(), 25, words.right_to_left)
    room = inside.height() - footer.size().height() - 30
    size = _LARGEST
    quote = _document(f"<p>{escape(said)}</p>", inside.width(), size, rightwards)
    while quote.size().height() > room and size > _SMALLEST:
        size -= 2
        quote = _document(f"<p>{escape(said)}</p>", inside.width(), size, rightwards)
    _draw(painter, quote, inside.topLeft().x(), inside.top(), QRectF(0, 0, inside.width(), room))
    top = inside.bottom() - footer.size().height()
    _draw(painter, footer, inside.left(), top, QRectF(0, 0, inside.width(), footer.size().height()))
    painter.end()
    return image


def _footer(claim: Claim, article: Article, words: Words, colour: QColor) -> str:
    place = " · ".join(f"\u2068{quiet(part)}\u2069" for part in (article.outlet, article.published) if part)
    title = article.title if len(article.title) <= 90 else f"{article.title[:90].rsplit(' ', 1)[0]}…"
    source = " · ".join(part for part in (f"\u2068{quiet(title)}\u2069", place) if part)
    status = escape(words(claim.status.label))
    return f'<p style="color: {colour.name()}"><b>● {status}</b></p><p style="color: #5e5a53">{escape(source)}</p>'


def _document(html: str, width: float, pixels: int, rightwards: bool) -> QTextDocument:
    document = QTextDocument()
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    document.setDefaultFont(font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet("p { margin: 0 0 6px 0; line-height: 130%; color: #1d1b18 }")
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _draw(painter: QPainter, document: QTextDocument, x: float, y: float, clip: QRectF) -> None:
    painter.save()
    painter.translate(x, y)
    document.drawContents(painter, clip)
    painter.restore()
