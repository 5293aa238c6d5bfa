"""Sentences taken by key: the one at the caret, its paragraph, the next one and the one before."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot

from factcheck.text.sentences import Span, sentences
from ui.article.view import ArticleView


class SentenceKeys(QObject):
    """Selects sentences in an article. Only the paragraphs that are asked about are cut into theirs."""

    def __init__(self, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view

    @Slot()
    def take(self) -> None:
        """Select the sentence at the caret; where that is selected, its paragraph."""
        start, end = self._selection()
        paragraph = self._paragraph(start)
        found = list(self._sentences(*paragraph))
        for sentence in found:
            if start < sentence[1] or sentence == found[-1]:
                whole = (found[0][0], found[-1][1])
                self._select(whole if sentence == (start, end) or whole == (start, end) else sentence)
                return

    @Slot()
    def go_on(self) -> None:
        """Select the next sentence that begins behind the caret, or behind where the selection begins."""
        start, end = self._selection()
        behind = start if start < end else start - 1
        text, paragraph = self._view.stored_text(), self._paragraph(start)
        while True:
            for sentence in self._sentences(*paragraph):
                if sentence[0] > behind:
                    self._select(sentence)
                    return
            if paragraph[1] >= len(text):
                return
            paragraph = self._paragraph(paragraph[1] + 1)

    @Slot()
    def go_back(self) -> None:
        """Select the last sentence that begins before the caret or the selection."""
        start, _ = self._selection()
        paragraph = self._paragraph(start)
        while True:
            before = [sentence for sentence in self._sentences(*paragraph) if sentence[0] < start]
            if before:
                self._select(before[-1])
                return
            if paragraph[0] == 0:
                return
            paragraph = self._paragraph(paragraph[0] - 1)

    def _selection(self) -> Span:
        caret = self._view.caret()
        return self._view.selected_range() or (caret, caret)

    def _paragraph(self, offset: int) -> Span:
        text = self._view.stored_text()
        end = text.find("\n", offset)
        return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)

    def _sentences(self, start: int, end: int) -> Iterator[Span]:
        return ((start + low, start + high) for low, high in sentences(self._view.text_in(start, end)))

    def _select(self, sentence: Span) -> None:
        self._view.select_gently(*sentence)
        self._view.scroll_to(*sentence)
        self._view.setFocus()
