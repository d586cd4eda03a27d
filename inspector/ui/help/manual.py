"""The manual, which is shipped with the program: its chapters at the left, the text with its pictures at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget
from typing_extensions import override

from inspector.base import places
from inspector.ui.help.topics import CHAPTERS
from inspector.ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

    from inspector.base.messages import Language

_CHAPTER_LEVEL = 2
_NARROW = 860
_LINE_PERCENT, _AFTER, _AFTER_LISTED, _BEFORE_HEADING = 135, 10, 4, 28
_MOST_WIDTH = 860
"""Widest picture, in logical pixels: a line of text as wide as that is still easy to read."""


class _Text(QTextBrowser):
    """Fits pictures to its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:  # Qt's name
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        folder = self.searchPaths()[0]
        url = name.path() if isinstance(name, QUrl) else name
        picture = QImage(f"{folder}/{url}")
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 2 * int(self.document().documentMargin()), _MOST_WIDTH)
        if picture.width() > room * ratio:
            picture = picture.scaledToWidth(int(room * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture


class ManualView(QWidget):
    """Reads ``docs/manual/<language>/README.md``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = "zh"
        self.chapters = QListWidget()
        self.chapters.setProperty("role", "groups")
        self.chapters.setAccessibleName(self.tr("Chapters"))
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = _Text()
        self.text.setProperty("role", "manual")
        self.text.setAccessibleName(self.tr("Manual"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.chapters)
        row.addWidget(self.text, 1)
        self.chapters.currentRowChanged.connect(self._turn_to)

    def open_at(self, language: Language, chapter: str) -> None:
        """Show the manual in a language, at a chapter."""
        self._language = language
        self._read()
        self.chapters.blockSignals(True)  # Qt's signature; filling in is no choice
        self.chapters.clear()
        self.chapters.addItems([block.text() for block in self._heads()])
        self.chapters.setFixedWidth(self.chapters.sizeHintForColumn(0) + 48)
        self.chapters.blockSignals(False)  # as above
        self.chapters.setCurrentRow(CHAPTERS.index(chapter))
        self._turn_to(self.chapters.currentRow())
        self.text.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chapters.setVisible(self.width() >= _NARROW)
        if self.text.toPlainText():
            self._read()
            self._turn_to(self.chapters.currentRow())

    def _read(self) -> None:
        folder = places.manual() / self._language
        self.text.setSearchPaths([str(folder)])
        self.text.document().clear()
        self.text.setMarkdown((folder / "README.md").read_text("utf-8"))
        self._set_type()

    def _set_type(self) -> None:
        """Give lines and paragraphs room, and keys the look of keys: Markdown has no say in that."""
        key = QTextCharFormat()
        key.setBackground(QColor(tokens.current().selected))
        key.setFontFamilies(self.font().families())
        key.setFontFixedPitch(False)
        for block in self._blocks():
            layout = block.blockFormat()
            level = layout.headingLevel()
            listed = layout.indent() > 0 or block.textList() is not None  # pyright: ignore[reportUnnecessaryComparison]  # the stub forgets None
            layout.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            layout.setTopMargin(_BEFORE_HEADING if level == _CHAPTER_LEVEL else 0)
            layout.setBottomMargin(_AFTER_LISTED if listed else _AFTER)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(layout)
            for start, length in [(f.position(), f.length()) for f in self._keys_in(block)]:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(key)

    def _keys_in(self, block: QTextBlock) -> Iterator[QTextFragment]:
        part = block.begin()
        while not part.atEnd():
            if part.fragment().charFormat().fontFixedPitch():
                yield part.fragment()
            part += 1

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.text.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _heads(self) -> list[QTextBlock]:
        return [block for block in self._blocks() if block.blockFormat().headingLevel() == _CHAPTER_LEVEL]

    def _turn_to(self, row: int) -> None:
        heads = self._heads()
        if 0 <= row < len(heads):
            top = self.text.document().documentLayout().blockBoundingRect(heads[row]).top()
            self.text.verticalScrollBar().setValue(int(top) - 8)
