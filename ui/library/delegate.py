"""How an article looks in the library: its title, where it is from, and a small bar of its claims by status."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from factcheck.model import Article, Status
from ui import drawing, faces, palette
from ui.library.model import LISTED
from ui.override import override
from ui.palette import Theme

_PAD, _GAP, _BAR = 12, 4, 4
_TITLE_LINES = 2
_LEAST = 96
"""The pixels below which a row is no longer as narrow as its pane."""
_BAR_ORDER = (Status.VERIFIED, Status.SOURCED, Status.DISPUTED, Status.UNCHECKED)


class LibraryDelegate(QStyledItemDelegate):
    """Draws one article of the library; every text in its own direction."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        line = QFontMetricsF(faces.reading(font)).lineSpacing()
        small = QFontMetricsF(faces.small(font)).lineSpacing()
        return QSize(_LEAST, round(2 * _PAD + _TITLE_LINES * line + _GAP + small + 2 * _GAP + _BAR))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        listed = index.data(LISTED)
        colors: QPalette = option.palette
        theme = Theme.of(colors)
        painter.save()
        area = QRectF(option.rect)
        font: QFont = option.font
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.mixed(theme.paper, theme.accent, 0.12))
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        inner.setTop(
            inner.top()
            + drawing.draw(painter, inner, listed.article.title, faces.reading(font), theme.ink, _TITLE_LINES)
        )
        about = _about(listed.article)
        if about:
            below = inner.adjusted(0, _GAP, 0, 0)
            drawing.draw(painter, below, about, faces.small(font), theme.muted)
        self._draw_bar(
            painter, option, QRectF(inner.left(), area.bottom() - _PAD - _BAR, inner.width(), _BAR), listed.claims
        )
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.hairline)
        drawing.draw_focus(painter, option, theme)
        painter.restore()

    def _draw_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, claims: dict[Status, int]
    ) -> None:
        theme = Theme.of(option.palette)
        total = sum(claims.values())
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        done = 0.0
        for status in _BAR_ORDER if total else ():
            width = area.width() * claims[status] / total
            left = area.right() - done - width if right_to_left else area.left() + done
            painter.fillRect(QRectF(left, area.top(), max(0.0, width - 1), area.height()), theme.inks[status].line)
            done += width


def _about(article: Article) -> str:
    """Outlet, date and language; the date is isolated, since Arabic letters before it would turn its parts round."""
    published = f"\u2068{article.published}\u2069" if article.published else ""
    language = "" if article.language in {"", "und"} else QLocale(article.language).nativeLanguageName()
    return " · ".join(part for part in (article.outlet, published, language) if part)
