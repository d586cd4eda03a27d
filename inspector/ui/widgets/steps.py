"""The strip of steps: 核对, 意见, 签字, 文书; walked back until the first signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT, _CIRCLE, _GAP, _SIDE = 44, 24, 4, 2
_LINE, _LEAST_LINE = 32, 0


class StepStrip(QWidget):
    """Steps from 1. One before the current may be chosen, unless it is closed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._steps: list[_Step] = []
        names = (self.tr("Check"), self.tr("Opinion"), self.tr("Signatures"), self.tr("Document"))
        for n, name in enumerate(names, 1):
            if n > 1:
                row.addWidget(_Line(), 1)
            step = _Step(n, name)
            step.clicked.connect(lambda _checked=False, n=n: self.chosen.emit(n))
            self._steps.append(step)
            row.addWidget(step)
        self._open = True
        self.set_current(1)

    def set_current(self, current: int) -> None:
        """Show where one is."""
        self._current = current
        for n, step in enumerate(self._steps, 1):
            step.show_done(done=n < current)
            step.setChecked(n == current)
            step.updateGeometry()
            step.setEnabled(n == current or (n < current and self._open))

    def set_open(self, *, is_open: bool) -> None:
        """Say whether earlier steps may be gone back to."""
        self._open = is_open
        self.set_current(self._current)

    def fold(self, level: int) -> None:
        """Say only the current step's name, from level 2."""
        for step in self._steps:
            step.fold(folded=level > 1)

    def width_at(self, level: int) -> int:
        """Return the width at a level of folding, the lines between the steps left out."""
        return sum(step.width_at(folded=level > 1) for step in self._steps)


class _Line(QFrame):
    """Joins two steps; gives way where the header is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "step-line")
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_LINE)
        self.setMaximumWidth(_LINE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LINE, 1)


class _Step(ToggleButton):
    """A circle with the step's figure, a tick once it is done, and its word; filled where one is."""

    def __init__(self, n: int, name: str) -> None:
        super().__init__(name)
        self._n, self._done, self._folded = n, False, False
        self.setProperty("role", "step")
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setMinimumHeight(_HEIGHT)

    @override
    def nextCheckState(self) -> None:
        """Where one is, is not chosen by pressing it: the strip says so once one is there."""

    def show_done(self, *, done: bool) -> None:
        """Show the tick, or the figure."""
        if done != self._done:
            self._done = done
            self.setAccessibleDescription(self.tr("done") if done else "")
            self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the circle alone, unless one is here."""
        if folded != self._folded:
            self._folded = folded
            self.setToolTip(self.text() if folded else "")
            self.updateGeometry()
            self.update()

    def width_at(self, *, folded: bool) -> int:
        """Return the width, folded or not."""
        if folded and not self.isChecked():
            return _HEIGHT
        words = QFontMetrics(self._bold()).horizontalAdvance(self.text())  # as where one is: no step may move
        return 2 * _SIDE + self._across() + _GAP + words + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_at(folded=self._folded), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        t, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here, open_ = self.isChecked(), self.isEnabled()
        colour = QColor(t.accent if here or (self._done and open_) else t.ink if open_ else t.muted)
        alone = self._folded and not here
        left = (self.width() - self._across()) / 2 if alone else _SIDE
        circle = QRectF(left, (self.height() - self._across()) / 2, self._across(), self._across())
        painter.setPen(QPen(colour if here or self._done else QColor(t.edge), 1.5))
        painter.setBrush(colour if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        self._paint_in(painter, circle.toRect(), QColor(t.on_accent) if here else colour)
        if not alone:
            painter.setFont(self._bold() if here else self.font())
            painter.setPen(colour)
            words = _SIDE + self._across() + _GAP
            room = QRect(words, 0, self.width() - words, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_in(self, painter: QPainter, circle: QRect, colour: QColor) -> None:
        if self._done:
            size = self._across() * 2 // 3
            tick = pixmap("check", colour.name(), size, self.devicePixelRatioF())
            painter.drawPixmap(circle.center().x() - size // 2 + 1, circle.center().y() - size // 2 + 1, tick)
            return
        small = self._bold()
        small.setPixelSize(fonts.px(12))
        painter.setFont(small)
        painter.setPen(colour)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._n))

    def _bold(self) -> QFont:
        made = QFont(self.font())
        made.setBold(True)
        return made

    def _across(self) -> int:
        return fonts.px(_CIRCLE)
