"""A label, or a choice, of one line that ends in … where the room ends; the whole text is its tool tip.

For titles, crumbs and the like only: content wraps, it is never cut.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.widgets.steady import Choice

_LEAST = 164
"""Width under which a choice is not squeezed, px at the standard size of text."""


class ElidedLabel(QLabel):
    """Shows as much of its text as there is room for."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setText(text)

    @override
    def setText(self, text: str, /) -> None:
        if text == self.text() == self.toolTip():
            return
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)


class ElidedChoice(Choice):
    """A choice that ends in … where the room ends; its open list has the whole texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentIndexChanged.connect(self._tell)
        self.model().dataChanged.connect(self._tell)

    def _tell(self) -> None:
        self.setToolTip(self.currentText())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(_LEAST), super().minimumSizeHint().height())

    @override
    def paintEvent(self, e: QPaintEvent, /) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = shown  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
