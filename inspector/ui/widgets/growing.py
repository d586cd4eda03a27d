"""A text field that grows with its text, from two lines to six; then it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_FEWEST, _MOST, _FRAME, _LONG = 2, 6, 24, 1000


class GrowingText(QPlainTextEdit):
    """Says when it was left, accepted (Ctrl+Enter) or given up (Escape). Tab goes on, it is not typed."""

    left = Signal()
    accepted = Signal()
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, fewest: int = _FEWEST) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text, unless the user is typing here or it is there already."""
        if not self.hasFocus() and text != self.toPlainText():
            self.setPlainText(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.Resize:
            done = super().event(e)
            self._grow()
            return done
        return super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
        else:
            super().keyPressEvent(e)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _grow(self) -> None:
        lines = self._lines()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if lines > _MOST else policy.ScrollBarAlwaysOff)
        height = min(max(lines, self._fewest), _MOST) * self.fontMetrics().lineSpacing() + _FRAME
        if height != self.height():
            self.setFixedHeight(height)
            self.updateGeometry()

    def _lines(self) -> int:
        """Count the lines the text takes at this width; the document counts only those it has laid out."""
        text = self.toPlainText()
        if len(text) > _LONG:
            return _MOST + 1
        room = max(self.viewport().width() - 2 * round(self.document().documentMargin()), 40)
        wrap = int(Qt.TextFlag.TextWordWrap)
        height = self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), wrap, text).height()
        return max(round(height / self.fontMetrics().lineSpacing()), 1)
